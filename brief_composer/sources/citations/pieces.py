"""Building a citation from parts without doubled or missing punctuation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from brief_composer.doc.text import inline_text
from brief_composer.doc.tree import Emphasis, Foreign, Inline, Link, Text
from brief_composer.words import base_language

Inlines: TypeAlias = tuple[Inline, ...]

_ENDS = "?!…"
_WEB = ("http://", "https://")


def plain(text: str) -> Inlines:
    """Characters, nothing when there are none."""
    return (Text(text),) if text else ()


def italic(text: str, language: str, around: str) -> Inlines:
    """A title in italics, marked as foreign where the text around it is in another language."""
    if not text:
        return ()
    inner: Inline = Emphasis((Text(text),))
    return (foreign(inner, language, around),)


def foreign(inner: Inline, language: str, around: str) -> Inline:
    """The inline, marked with its language where that differs from the one around it."""
    base = language.replace("_", "-").split("-")[0].lower()
    return inner if not base or base == base_language(around) else Foreign(language, (inner,))


def address(url: str) -> Inlines:
    """A web address as a link; anything else as plain characters."""
    url = url.strip()
    return (Link(url, (Text(url),)),) if url.startswith(_WEB) else plain(url)


def joined(parts: Iterable[Inlines], separator: str = ", ") -> Inlines:
    """The parts that say something, parted by `separator`.

    After "?" or "!" a full stop, and a comma that stands alone, is left out.
    """
    out: list[Inline] = []
    for part in parts:
        if not part:
            continue
        if out:
            out.append(Text(_after(out, separator)))
        out.extend(part)
    return merged(out)


def closed(inlines: Inlines) -> Inlines:
    """The same with a full stop at the end, unless a mark stands there."""
    text = inline_text(inlines).rstrip("’”»\u202f ")
    return inlines if not text or text[-1] in _ENDS + "." else merged((*inlines, Text(".")))


def merged(inlines: Iterable[Inline]) -> Inlines:
    """The same with neighbouring characters in one piece."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and out and isinstance(last := out[-1], Text):
            out[-1] = Text(last.text + inline.text)
        elif not isinstance(inline, Text) or inline.text:
            out.append(inline)
    return tuple(out)


def _after(before: list[Inline], separator: str) -> str:
    ends = inline_text(before[-1:])[-1:]
    doubled = ends in _ENDS if separator == ", " else ends in _ENDS + "."
    return " " if separator in (", ", ". ") and ends and doubled else separator
