"""Fills a form from the nodes of a file and notes everything that does not fit, with its place.

Belongs here: the check of one value against its declared type. What cannot be used is left out,
what can be is kept: an unknown name never costs a recommendation. Does not belong here: what the
forms are (`library.forms`), faults between files (`library.load`).
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, Final, TypeVar

import msgspec

from brief_composer.library.forms import DATE_PATTERN, ID_PATTERN, Both
from brief_composer.model.finding import Finding, Origin, Severity, finding
from brief_composer.model.node import ListNode, MapNode, Node, TextNode, shown

FormT = TypeVar("FormT", bound=msgspec.Struct)

_MISSING: Final = object()
_PATTERNS = {ID_PATTERN: "library.not-id", DATE_PATTERN: "library.not-date"}


def fill(node: Node, form: type[FormT], path: str) -> tuple[FormT | None, tuple[Finding, ...]]:
    """The form filled from a node, None when too much is missing; and the faults found."""
    plain = _plain(node)
    if plain is not _MISSING:
        try:
            return msgspec.convert(plain, form, strict=False), ()
        except msgspec.ValidationError:
            pass
    # Only a file that does not fit is looked at value by value.
    from msgspec import inspect

    walk = _Walk(path)
    usable = walk.value(node, inspect.type_info(form), "")
    if usable is _MISSING:
        return None, tuple(walk.found)
    return msgspec.convert(usable, form, strict=False), tuple(walk.found)


def _plain(node: Node) -> Any:
    """The node as texts, lists and dictionaries; _MISSING when a name stands in it twice."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            items = [_plain(item) for item in node.items]
            return _MISSING if _MISSING in items else items
        case MapNode():
            mapping = {key.text: _plain(value) for key, value in node.entries}
            twice = len(mapping) < len(node.entries)
            return _MISSING if twice or _MISSING in mapping.values() else mapping


class _Walk:
    """Reads nodes against types, keeps what fits and notes what does not."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.found: list[Finding] = []

    def value(self, node: Node, kind: Any, key: str) -> Any:
        """What the node holds of that type; _MISSING when it cannot be used."""
        match type(kind).__name__:
            case "Metadata":
                return self.value(node, kind.type, key)
            case "UnionType":
                wanted = next(t for t in kind.types if type(t).__name__ != "NoneType")
                return self.value(node, wanted, key)
            case "StructType":
                return self._mapping(node, kind, key)
            case "VarTupleType":
                return self._list(node, kind, key)
            case _ if not isinstance(node, TextNode):
                return self._miss("library.not-text", node, key=key, found=shown(node))
            case "StrType":
                return self._text(node, kind, key)
            case "IntType":
                return self._number(node, key)
            case "BoolType":
                return self._flag(node, key)
            case _:
                return self._choice(node, kind, key)

    def _mapping(self, node: Node, kind: Any, key: str) -> Any:
        if not isinstance(node, MapNode):
            return self._miss("library.not-mapping", node, key=key, found=shown(node))
        fields = {field.encode_name: field for field in kind.fields}
        values: dict[str, Any] = {}
        first: dict[str, int] = {}
        misspelt: set[str] = set()
        for name, value in node.entries:
            if name.text in first:
                self._note("library.key-twice", name, key=name.text, line=first[name.text])
                continue
            first[name.text] = name.line
            if name.text not in fields:
                misspelt.add(self._unknown(name, list(fields)))
                continue
            below = f"{key}.{name.text}" if key else name.text
            if kind.cls is Both and isinstance(value, TextNode) and not value.text.strip():
                continue
            usable = self.value(value, fields[name.text].type, below)
            if usable is not _MISSING:
                values[name.text] = usable
        if kind.cls is Both:
            return self._languages(node, key, values)
        missing = [name for name, field in fields.items() if field.required and name not in values]
        for name in missing:
            if name not in first and name not in misspelt:
                self._note("library.key-missing", node, expected=name)
        return _MISSING if missing else values

    def _languages(self, node: Node, key: str, values: dict[str, Any]) -> Any:
        """Both languages; one stands in for the other where that is missing."""
        missing = [language for language in ("en", "fr") if language not in values]
        for language in missing:
            self._note("library.language-missing", node, key=key, language=language)
        if len(missing) == 2:
            return _MISSING
        return dict.fromkeys(missing, next(iter(values.values()))) | values

    def _unknown(self, name: TextNode, known: list[str]) -> str:
        """Note a name that is not known; the known one it looks like, "" for none."""
        near = get_close_matches(name.text[:60], known, 1)
        code = "library.key-unknown-near" if near else "library.key-unknown"
        self._note(code, name, found=shown(name), expected=near[0] if near else ", ".join(known))
        return near[0] if near else ""

    def _list(self, node: Node, kind: Any, key: str) -> Any:
        if isinstance(node, TextNode) and not node.text.strip():
            node = ListNode((), node.line, node.column)
        if not isinstance(node, ListNode):
            return self._miss("library.not-list", node, key=key, found=shown(node))
        items = [self.value(item, kind.item_type, key) for item in node.items]
        usable = [item for item in items if item is not _MISSING]
        if len(usable) < (kind.min_length or 0):
            return self._miss("library.empty", node, key=key)
        return usable

    def _text(self, node: TextNode, kind: Any, key: str) -> Any:
        if kind.min_length and not node.text.strip():
            return self._miss("library.empty", node, key=key)
        if kind.pattern and not re.search(kind.pattern, node.text):
            code = _PATTERNS.get(kind.pattern, "library.not-digest")
            return self._miss(code, node, key=key, found=shown(node))
        return node.text

    def _number(self, node: TextNode, key: str) -> Any:
        text = node.text.strip()
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            return self._miss("library.not-number", node, key=key, found=shown(node))
        return int(text)

    def _flag(self, node: TextNode, key: str) -> Any:
        if node.text.lower() not in ("true", "false"):
            return self._miss("library.not-true-false", node, key=key, found=shown(node))
        return node.text.lower() == "true"

    def _choice(self, node: TextNode, kind: Any, key: str) -> Any:
        cases: tuple[str, ...] = (
            tuple(member.value for member in kind.cls)
            if type(kind).__name__ == "EnumType"
            else kind.values
        )
        if node.text in cases:
            return node.text
        known = ", ".join(cases)
        return self._miss("library.not-one-of", node, key=key, found=shown(node), expected=known)

    def _note(self, code: str, node: Node, **params: str | int) -> None:
        origin = Origin(self._path, node.line, node.column)
        self.found.append(finding(code, Severity.FIX, "", origin, **params))

    def _miss(self, code: str, node: Node, **params: str | int) -> Any:
        self._note(code, node, **params)
        return _MISSING
