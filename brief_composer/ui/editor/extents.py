"""Places inside prose, counted as Qt counts them, and pure changes at such places.

Belongs here: how wide an inline is, cutting, splicing, joining and re-kinding paragraphs. Does not
belong here: Qt. Offsets are in UTF-16 units, because that is what QTextCursor counts in; a chip
(citation or blank) is one unit wide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from brief_composer.model.richtext import (
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    joined,
)

MAX_LEVEL = 3
LISTS = (ParagraphKind.BULLET, ParagraphKind.NUMBER)


class Spot(NamedTuple):
    """A place between two characters: the paragraph's index and the offset in it."""

    paragraph: int
    offset: int


def units(text: str) -> int:
    """How many UTF-16 units the text takes."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)


def width(inlines: Iterable[Inline]) -> int:
    """How many units some inlines take."""
    return sum(units(i.text) if isinstance(i, Run) else 1 for i in inlines)


def clip(text: str, start: int, end: int) -> str:
    """The part of the text between two unit offsets."""
    if units(text) == len(text):
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")


def cut(inlines: Iterable[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """The inlines between two offsets."""
    out: list[Inline] = []
    at = 0
    for inline in inlines:
        size = units(inline.text) if isinstance(inline, Run) else 1
        a, b = max(start - at, 0), min(end - at, size)
        if a < b:
            out.append(
                replace(inline, text=clip(inline.text, a, b)) if isinstance(inline, Run) else inline
            )
        at += size
    return joined(out)


def end_of(prose: Prose) -> Spot:
    """The last place of the prose."""
    return Spot(len(prose) - 1, width(prose[-1].inlines)) if prose else Spot(0, 0)


def selected(prose: Prose, start: Spot, end: Spot) -> Prose:
    """The part of the prose between two places; part of one paragraph is a body paragraph."""
    parts = prose[start.paragraph : end.paragraph + 1]
    if len(parts) == 1:
        whole = start.offset == 0 and end.offset >= width(parts[0].inlines)
        inlines = cut(parts[0].inlines, start.offset, end.offset)
        return (replace(parts[0], inlines=inlines) if whole else Paragraph(inlines),)
    first = replace(parts[0], inlines=cut(parts[0].inlines, start.offset, 1 << 30))
    last = replace(parts[-1], inlines=cut(parts[-1].inlines, 0, end.offset))
    return (first, *parts[1:-1], last)


def splice(prose: Prose, start: Spot, end: Spot, new: Prose) -> tuple[Prose, Spot]:
    """The prose with what stands between two places replaced, and the place after what came in.

    One body paragraph flows into the paragraph it lands in. Of several, the first joins the words
    before it (or, where there are none, brings its own kind), the last takes the words after it.
    """
    prose = prose or (Paragraph(),)
    opening, closing = prose[start.paragraph], prose[end.paragraph]
    head = cut(opening.inlines, 0, start.offset)
    tail = cut(closing.inlines, end.offset, 1 << 30)
    new = new or (Paragraph(),)
    first, last = new[0], new[-1]
    takes_kind = not head and (len(new) > 1 or (first.kind is not ParagraphKind.BODY and not tail))
    lead = first if takes_kind else opening
    if len(new) == 1:
        middle = (replace(lead, inlines=joined((*head, *first.inlines, *tail))),)
        at = width(head) + width(first.inlines)
    else:
        middle = (
            replace(lead, inlines=joined((*head, *first.inlines))),
            *new[1:-1],
            replace(last, inlines=joined((*last.inlines, *tail))),
        )
        at = width(last.inlines)
    whole = (*prose[: start.paragraph], *middle, *prose[end.paragraph + 1 :])
    return whole, Spot(start.paragraph + len(new) - 1, at)


def rekind(prose: Prose, first: int, last: int, kind: ParagraphKind) -> Prose:
    """The prose with the paragraphs `first` to `last` of another kind."""

    def change(part: Paragraph) -> Paragraph:
        return replace(part, kind=kind, level=part.level if kind in LISTS else 0)

    return _mapped(prose or (Paragraph(),), first, last, change)


def indent(prose: Prose, first: int, last: int, by: int) -> Prose:
    """The prose with list items `first` to `last` deeper (+1) or less deep (-1)."""

    def change(part: Paragraph) -> Paragraph:
        if part.kind not in LISTS:
            return part
        return replace(part, level=min(max(part.level + by, 0), MAX_LEVEL))

    return _mapped(prose, first, last, change)


def restyle(prose: Prose, start: Spot, end: Spot, change: Callable[[Run], Run]) -> Prose:
    """The prose with the look of every run between two places changed."""
    out = list(prose)
    for index in range(start.paragraph, end.paragraph + 1):
        inlines = prose[index].inlines
        a = start.offset if index == start.paragraph else 0
        b = end.offset if index == end.paragraph else 1 << 30
        middle = (change(i) if isinstance(i, Run) else i for i in cut(inlines, a, b))
        new = joined((*cut(inlines, 0, a), *middle, *cut(inlines, b, 1 << 30)))
        if new != inlines:
            out[index] = replace(prose[index], inlines=new)
    return tuple(out)


def runs_between(prose: Prose, start: Spot, end: Spot) -> list[Run]:
    """The runs between two places."""
    parts = selected(prose, start, end) if prose else ()
    return [i for part in parts for i in part.inlines if isinstance(i, Run)]


def _mapped(prose: Prose, first: int, last: int, change: Callable[[Paragraph], Paragraph]) -> Prose:
    return tuple(
        change(part) if first <= index <= last else part for index, part in enumerate(prose)
    )
