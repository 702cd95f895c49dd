"""Writes mappings, lists and texts as YAML a person can read and change by hand.

Long texts stand as they are, indented under `|`; short lists and mappings on one line. Text that
another YAML reader would take for a number, a date or a yes/no is quoted. Reading is the matter of
`library.yaml_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from brief_composer.model.node import Plain

WIDTH = 92
"""Longest line of a list or mapping written on one line."""

_UNPRINTABLE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"  # as YAML counts
)
_QUOTED = re.compile(f'[\\\\"\t\n{_UNPRINTABLE}]')
_NOT_LITERAL = re.compile(f"[{_UNPRINTABLE}]|(?:^|\n)\t|(?:^|\n)[ \t]+(?:\n|$)")
_BARE = re.compile(
    f'[^\\W\\d_](?:[^:#\t\n"\\\\{_UNPRINTABLE}]|:(?=[^\\s,\\[\\]{{}}])|(?<=[^\\s])#)*'
)
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_HALF = "\ufffd"
"""What half a character becomes: it has no place in a file."""


def write(content: Mapping[str, Plain]) -> str:
    """The YAML text of a mapping. The same content gives the same text."""
    return "".join(_mapping(content, 0))


def _mapping(content: Mapping[str, Plain], indent: int) -> Iterator[str]:
    pad = " " * indent
    for number, (key, value) in enumerate(content.items()):
        yield f"{pad if number else ''}{_inline(key)}:"
        yield from _value(value, indent)


def _value(value: Plain, indent: int) -> Iterator[str]:
    """What stands after a colon, to the end of its last line."""
    match value:
        case dict() | list():
            line = _on_one_line(value, WIDTH - indent)
            if line:
                yield f" {line}\n"
            elif isinstance(value, dict):
                yield f"\n{' ' * (indent + 2)}"
                yield from _mapping(value, indent + 2)
            else:
                yield "\n"
                for item in value:
                    yield f"{' ' * (indent + 2)}-"
                    yield from _item(item, indent + 2)
        case _:
            yield f" {_scalar(value, indent)}\n"


def _item(item: Plain, indent: int) -> Iterator[str]:
    if isinstance(item, dict) and not _on_one_line(item, WIDTH - indent):
        yield " "
        yield from _mapping(item, indent + 2)
    else:
        yield from _value(item, indent)


def _on_one_line(value: dict[str, Plain] | list[Plain], room: int) -> str:
    """A short list or mapping of single words and lines; "" for any other."""
    if isinstance(value, dict):
        if len(value) > 3 or not all(_is_short(each) for each in value.values()):
            return "" if value else "{}"
        parts = [f"{_inline(key)}: {_inline(each)}" for key, each in value.items()]
        line = "{" + ", ".join(parts) + "}"
    else:
        if not all(_is_short(each) for each in value):
            return ""
        line = "[" + ", ".join(_inline(each) for each in value) + "]"
    return line if len(line) <= room else ""


def _is_short(value: Plain) -> TypeGuard[str | int | bool]:
    return not isinstance(value, dict | list) and (
        not isinstance(value, str) or len(value) <= WIDTH
    )


def _inline(value: Plain) -> str:
    if isinstance(value, str):
        return value if _is_bare(value) and not _FLOW_SIGNS.search(value) else _quoted(value)
    return _scalar(value, 0)


def _scalar(value: Plain, indent: int) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            if "\n" in value and _can_stand(value):
                return _literal(value, indent + 2)
            return value if _is_bare(value) else _quoted(value)
        case _:
            raise TypeError(type(value))


def _is_bare(text: str) -> bool:
    return (
        _BARE.fullmatch(text) is not None and not text[-1].isspace() and text.lower() not in _TAKEN
    )


def _quoted(text: str) -> str:
    return '"' + _QUOTED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return _HALF
    return _SHORT_ESCAPES.get(char) or f"\\u{ord(char):04X}"


def _can_stand(text: str) -> bool:
    return not text.endswith("\n\n") and text != "\n" and not _NOT_LITERAL.search(text)


def _literal(text: str, indent: int) -> str:
    lines = text.split("\n")
    mark = "|"
    if text.startswith((" ", "\n")):
        mark += "2"
    if lines[-1]:
        mark += "-"
    else:
        lines.pop()
    pad = " " * indent
    return "\n".join([mark, *(pad + line if line else "" for line in lines)])
