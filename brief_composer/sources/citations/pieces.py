"""Building a citation from parts without doubled or missing punctuation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from brief_composer.doc.text import inline_text
from brief_composer.doc.tree import Emphasis, Foreign, Inline, Link, Text
from brief_composer.words import base_language

Inlines: TypeAlias = tuple[Inline, ...]

_ENDS = "?!…"
_CLOSING = "’”»\u202f\u00a0 "
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


def joined(parts: Iterable[Inlines], separator: str = ", ", *, american: bool = False) -> Inlines:
    """The parts that say something, parted by `separator`.

    After "?" or "!" a full stop, and a comma that stands alone, is left out. In `american` text
    commas and full stops go before closing marks.
    """
    out: list[Inline] = []
    for part in parts:
        if not part:
            continue
        if out:
            _put(out, _after(out, separator), american=american)
        out.extend(part)
    return merged(out)


def strung(*parts: tuple[str, Inlines], american: bool = False) -> Inlines:
    """The parts that say something, each after its own separator where something precedes it.

    No full stop follows another, nor "?" or "!"; commas may. `american` as in `joined`.
    """
    out: list[Inline] = []
    for separator, part in parts:
        if not part:
            continue
        if out:
            if separator[:1] == "." and _last(out) in _ENDS + ".":
                separator = separator[1:]
            _put(out, separator, american=american)
        out.extend(part)
    return merged(out)


def closed(inlines: Inlines, *, american: bool = False) -> Inlines:
    """The same with a full stop at the end, unless a mark stands there."""
    out = list(inlines)
    if not out or _last(out) in _ENDS + ".":
        return inlines
    _put(out, ".", american=american)
    return merged(out)


def bracketed(inlines: Inlines, opening: str = "(", closing: str = ")") -> Inlines:
    """The same in brackets; nothing stays nothing."""
    return merged((Text(opening), *inlines, Text(closing))) if inlines else ()


def capital(inlines: Inlines) -> Inlines:
    """The same with its first letter a capital, where it begins with characters."""
    if inlines and isinstance(first := inlines[0], Text):
        return (Text(first.text[:1].upper() + first.text[1:]), *inlines[1:])
    return inlines


def merged(inlines: Iterable[Inline]) -> Inlines:
    """The same with neighbouring characters in one piece."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and out and isinstance(last := out[-1], Text):
            out[-1] = Text(last.text + inline.text)
        elif not isinstance(inline, Text) or inline.text:
            out.append(inline)
    return tuple(out)


def _put(out: list[Inline], mark: str, *, american: bool) -> None:
    """Append a separator; in American text its comma or full stop goes inside closing marks."""
    last = out[-1]
    if american and mark[:1] in (",", ".") and isinstance(last, Text) and last.text[-1:] == "”":
        out[-1] = Text(f"{last.text[:-1]}{mark[0]}”")
        mark = mark[1:]
    if mark:
        out.append(Text(mark))


def _last(inlines: list[Inline]) -> str:
    """The last character, closing marks left aside; a space for none."""
    last = inlines[-1]
    text = last.text if isinstance(last, Text) else inline_text((last,))
    text = text.rstrip(_CLOSING) or inline_text(inlines[-3:]).rstrip(_CLOSING)
    return text[-1:] or " "


def _after(before: list[Inline], separator: str) -> str:
    """The separator, without the mark that would double the one it follows."""
    if separator == ". ":
        return " " if _last(before) in _ENDS + "." else separator
    ends = inline_text(before[-1:])[-1:]
    return " " if separator == ", " and ends and ends in _ENDS else separator
