"""Content as it stands in a file: texts, lists and mappings, each with its line and column.

Belongs here: the values a reader of files makes, and `Fields`, which takes typed values out of a
mapping and notes every fault with its place. Does not belong here: reading YAML or any other
notation, or what a certain kind of file must contain.

A fault is a Finding whose code has words under "error.<code>"; "content-…" for all of these.
"""

from __future__ import annotations

from difflib import get_close_matches
from enum import Enum
from typing import TypeAlias, TypeVar

from msgspec import Struct

from brief_composer.model import markup
from brief_composer.model.finding import Finding, Origin, Severity
from brief_composer.model.richtext import Prose


class TextNode(Struct, frozen=True):
    """Characters. Everything that is neither a list nor a mapping is text: `NO`, `1.10`, `31`."""

    text: str
    line: int = 0
    column: int = 0


class ListNode(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int = 0
    column: int = 0


class MapNode(Struct, frozen=True):
    """A mapping: names and what stands under them, in the order of the file."""

    entries: tuple[tuple[TextNode, Node], ...]
    line: int = 0
    column: int = 0


Node: TypeAlias = TextNode | ListNode | MapNode

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain]"
"""What a codec makes of a value to have it written down."""

_EnumT = TypeVar("_EnumT", bound=Enum)

SHOWN = 60
"""How many characters of a wrong text a fault repeats."""

MOST_FAULTS = 200
"""Faults noted of one file: nobody reads more, and a file made to harm has millions."""


class Faults:
    """Collects the faults of one file. `path` is what the file is called in them."""

    __slots__ = ("found", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Finding] = []

    def note(self, code: str, node: Node | None, **params: str | int) -> None:
        """Note a fault at the place of a node."""
        if self.full:
            return
        line, column = (node.line, node.column) if node else (0, 0)
        origin = Origin(self.path, line, column)
        self.found.append(Finding(code, Severity.FIX, "", tuple(params.items()), origin))

    @property
    def full(self) -> bool:
        """Whether nothing more will be noted."""
        return len(self.found) >= MOST_FAULTS


class Fields:
    """The named values of one mapping. Each is asked for by name; what is absent is the default.

    `done` notes the names nobody asked for: call it last.
    """

    __slots__ = ("_entries", "_keys", "_known", "faults", "node")

    def __init__(self, node: Node, faults: Faults) -> None:
        self.node = node
        self.faults = faults
        self._entries: dict[str, Node] = {}
        self._keys: list[TextNode] = []
        self._known: list[str] = []
        if not isinstance(node, MapNode):
            faults.note("content-not-mapping", node, there=shown(node))
            return
        for key, value in node.entries:
            if key.text in self._entries:
                faults.note("content-twice", key, there=shown(key))
            else:
                self._keys.append(key)
                self._entries[key.text] = value

    def get(self, name: str, *, required: bool = False) -> Node | None:
        """Whatever stands under a name."""
        self._known.append(name)
        value = self._entries.get(name)
        if value is None and required and isinstance(self.node, MapNode):
            self.faults.note("content-missing", self.node, expected=name)
        return value

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """The text under a name."""
        node = self.get(name, required=required)
        return default if node is None else self._text(name, node, default)

    def line(self, name: str, default: str = "", *, required: bool = False) -> str:
        """The text under a name as a single line."""
        return markup.normal_line(self.text(name, default, required=required))

    def prose(self, name: str) -> Prose:
        """The text under a name read as markup."""
        return markup.parse(self.text(name))

    def number(self, name: str) -> int:
        """The whole number under a name, not below 0; 0 where there is none."""
        node = self.get(name)
        text = self._text(name, node, "0").strip() if node is not None else "0"
        if node is not None and not (text.isascii() and text.isdigit() and len(text) <= 9):
            self.faults.note("content-not-number", node, there=shown(node), key=name)
            return 0
        return int(text)

    def flag(self, name: str) -> bool:
        """Whether "true" stands under a name."""
        node = self.get(name)
        if node is None:
            return False
        text = self._text(name, node, "false").strip().lower()
        if text not in ("true", "false"):
            self.faults.note("content-not-true-false", node, there=shown(node), key=name)
        return text == "true"

    def choice(self, name: str, default: _EnumT, *, required: bool = False) -> _EnumT:
        """The member of the default's Enum whose value stands under a name."""
        node = self.get(name, required=required)
        if node is None:
            return default
        text = self._text(name, node, str(default.value)).strip()
        for member in type(default):
            if member.value == text:
                return member
        known = [str(member.value) for member in type(default)]
        self.faults.note(
            "content-not-one-of", node, there=shown(node), key=name, expected=", ".join(known)
        )
        return default

    def items(self, name: str) -> tuple[Node, ...]:
        """The members of the list under a name."""
        node = self.get(name)
        match node:
            case None:
                return ()
            case ListNode():
                return node.items
            case _:
                self.faults.note("content-not-list", node, there=shown(node), key=name)
                return ()

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of the list under a name."""
        return tuple(self._text(name, item, "") for item in self.items(name))

    def part(self, name: str) -> Fields | None:
        """The mapping under a name."""
        node = self.get(name)
        return None if node is None else Fields(node, self.faults)

    def done(self) -> None:
        """Note every name nobody asked for, with the known one it looks like."""
        for key in self._keys:
            if self.faults.full:
                return
            if key.text not in self._known:
                near = get_close_matches(key.text[:SHOWN], self._known, 1)
                code = "content-unknown-near" if near else "content-unknown"
                expected = near[0] if near else ", ".join(dict.fromkeys(self._known))
                self.faults.note(code, key, there=shown(key), expected=expected)

    def _text(self, name: str, node: Node, default: str) -> str:
        if isinstance(node, TextNode):
            return node.text
        self.faults.note("content-not-text", node, there=shown(node), key=name)
        return default


def shown(node: Node) -> str:
    """A node in few words: its text on one line, or the names in it."""
    match node:
        case TextNode():
            text = markup.normal_line(node.text[: 4 * SHOWN])
        case ListNode():
            text = "- " + ", ".join(shown(item) for item in node.items[:3])
        case MapNode():
            text = ", ".join(f"{markup.normal_line(key.text)}:" for key, _ in node.entries[:4])
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
