"""What prose becomes on the page: paragraphs, nested lists, subheadings, citations.

Belongs here: lowering shared by every kind of block, and `Setting`, what lowering may ask about the
document around it. Not a kind of block itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol, assert_never

from msgspec import Struct

from brief_composer.doc import tree
from brief_composer.model.blocks import Evidence
from brief_composer.model.ids import ActorId, BlockId, MediumId
from brief_composer.model.richtext import Blank, Cite, Inline, Paragraph, ParagraphKind, Prose, Run
from brief_composer.words import Words

_AFTER_MARKS = ".,;:!?…”’)"  # English sets the call of a note after these


class Setting(Protocol):
    """The document a block is lowered into."""

    @property
    def words(self) -> Words:
        """The printed words, in the document's language."""
        ...

    def actor(self, id: ActorId) -> str:
        """The name of an addressee in the document's language."""
        ...

    def cite(self, cites: tuple[Cite, ...]) -> tuple[tree.Inline, ...]:
        """What cites these sources where they are cited: the call of a note, words in brackets, or
        nothing."""
        ...

    def number(self, id: BlockId) -> str:
        """The number of a recommendation as it is printed: "3."."""
        ...

    def quotation(self, evidence: Evidence) -> tuple[tree.Block, ...]:
        """A quote under a recommendation, as it is printed; nothing when its quote is missing."""
        ...

    def pulled(self, evidence: Evidence) -> tuple[tree.Block, ...]:
        """A quote's words set large to catch the eye."""
        ...

    def label(self, id: BlockId) -> tree.Label | None:
        """What stands before the caption of a table or figure; None where it has no number."""
        ...

    def reference(self, target: str) -> str:
        """What a link to a part of the brief ("#b12") says there: "Table 1"; "" where it is up to
        whoever wrote it."""
        ...

    def stands(self, target: str) -> bool:
        """Whether what a link to a part of the brief leads to is printed."""
        ...

    def picture(self, id: MediumId) -> bytes | None:
        """The file of a picture the brief carries."""
        ...


class Placed(Struct, frozen=True):
    """A paragraph and the id of the block it stands in."""

    paragraph: Paragraph
    origin: str


def placed(prose: Prose, origin: str) -> tuple[Placed, ...]:
    """The paragraphs of one block's prose."""
    return tuple(Placed(paragraph, origin) for paragraph in prose)


def lower(parts: Iterable[Placed], setting: Setting, heading: int) -> tuple[tree.Block, ...]:
    """Paragraphs as blocks: neighbouring list paragraphs are one list, whichever block they are
    from; subheadings get the level `heading`; empty paragraphs are left out."""
    out: list[tree.Block] = []
    filled = (part for part in parts if _filled(part.paragraph))
    for is_list, group in groupby(filled, lambda part: _is_list(part.paragraph)):
        if is_list:
            out.extend(_lists(tuple(group), setting))
        else:
            out.extend(_plain(part, setting, heading) for part in group)
    return tuple(out)


def lower_inlines(inlines: Iterable[Inline], setting: Setting) -> tuple[tree.Inline, ...]:
    """Inlines as inlines of the tree; neighbouring citations share one note."""
    out: list[tree.Inline] = []
    cites: list[Cite] = []
    for inline in _referred(inlines, setting):
        match inline:
            case Cite():
                cites.append(inline)
                continue
            case Run() if cites and not inline.text.strip():
                continue
            case Run():
                if cites:
                    inline = _call(out, cites, inline, setting)
                out.extend(_run(inline))
            case Blank():
                _call(out, cites, None, setting)
                out.append(tree.Blank(inline.label, inline.kind.value, inline.options))
            case _:
                assert_never(inline)
    _call(out, cites, None, setting)
    return tuple(out)


def _referred(inlines: Iterable[Inline], setting: Setting) -> Iterator[Inline]:
    """The inlines, references to numbered parts of the brief saying their number of today.

    A link to a part that is not printed is plain words.
    """
    last = ""
    for inline in inlines:
        link = inline.link if isinstance(inline, Run) else ""
        if not link.startswith("#") or not isinstance(inline, Run):
            last = ""
            yield inline
            continue
        said = setting.reference(link)
        if said and link == last:  # a reference whose looks change in the middle is said once
            continue
        last = link if said else ""
        there = link if setting.stands(link) else ""
        yield Run(said or inline.text, inline.bold, inline.italic, there)


def _call(
    out: list[tree.Inline], cites: list[Cite], following: Run | None, setting: Setting
) -> Run:
    """Put what the collected citations become behind the last word; the run that remains.

    English wants the call of a note after the punctuation that follows, French before it. Words in
    brackets stand before it, parted by a space.
    """
    following = following or Run("")
    if not cites:
        return following
    if out and isinstance(last := out[-1], tree.Text):
        out[-1] = tree.Text(last.text.rstrip(" "))
    called = setting.cite(tuple(cites))
    cites.clear()
    marks = ""
    if called and not isinstance(called[0], tree.NoteRef):
        out.extend((tree.Text(" "), *called) if out else called)
        return following
    if called and setting.words.language == "en":
        rest = following.text.lstrip(_AFTER_MARKS)
        marks = following.text[: len(following.text) - len(rest)]
    if marks:
        out.extend(_run(Run(marks, following.bold, following.italic, following.link)))
    out.extend(called)
    return Run(following.text[len(marks) :], following.bold, following.italic, following.link)


def _run(run: Run) -> Iterator[tree.Inline]:
    inlines = tuple(_lines(run.text))
    if not inlines:
        return
    if run.italic:
        inlines = (tree.Emphasis(inlines),)
    if run.bold:
        inlines = (tree.Strong(inlines),)
    if run.link:
        inlines = (tree.Link(run.link, inlines),)
    yield from inlines


def _lines(text: str) -> Iterator[tree.Inline]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield tree.LineBreak()
        if line:
            yield tree.Text(line)


def _filled(paragraph: Paragraph) -> bool:
    return any(not isinstance(i, Run) or i.text.strip() for i in paragraph.inlines)


def _is_list(paragraph: Paragraph) -> bool:
    return paragraph.kind in (ParagraphKind.BULLET, ParagraphKind.NUMBER)


def _plain(part: Placed, setting: Setting, heading: int) -> tree.Block:
    inlines = lower_inlines(part.paragraph.inlines, setting)
    if part.paragraph.kind is ParagraphKind.SUBHEADING:
        return tree.Heading(heading, inlines, origin=part.origin)
    return tree.Paragraph(inlines, origin=part.origin)


def _lists(parts: tuple[Placed, ...], setting: Setting) -> Iterator[tree.List]:
    """The lists of a run of list paragraphs; deeper ones nest in the item before them."""
    top = min(parts[0].paragraph.level, *(part.paragraph.level for part in parts))
    starts = [i for i, part in enumerate(parts) if part.paragraph.level == top or i == 0]
    items = [parts[a:b] for a, b in zip(starts, [*starts[1:], len(parts)], strict=True)]
    for kind, group in groupby(items, lambda item: item[0].paragraph.kind):
        listed = tuple(group)
        yield tree.List(
            tuple(_item(item, setting) for item in listed),
            ordered=kind is ParagraphKind.NUMBER,
            origin=listed[0][0].origin,
        )


def _item(parts: tuple[Placed, ...], setting: Setting) -> tree.Item:
    first, *deeper = parts
    words = tree.Paragraph(lower_inlines(first.paragraph.inlines, setting), origin=first.origin)
    return tree.Item((words, *(_lists(tuple(deeper), setting) if deeper else ())))
