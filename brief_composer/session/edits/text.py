"""Writing: the prose of a block, and how long prose is kept in several text blocks.

A text block holds at most MAX_PARAGRAPHS paragraphs, so that an editor never lays out more than it
shows; neighbouring text blocks print as one.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import Block, TextBlock, with_prose
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Blank, Inline, Prose, Run, joined
from brief_composer.session.edits.parts import (
    NO_SOURCES,
    Edit,
    Ids,
    Sources,
    cited,
    index_of,
    insert,
    takes_blocks,
    with_block,
    with_blocks,
    with_counter,
    with_sources,
    without_unused,
)

MAX_PARAGRAPHS = 30
"""How many paragraphs one text block holds."""


def set_prose(block_id: BlockId, prose: Prose, sources: Sources = NO_SOURCES) -> Edit:
    """What a block says. Copies the records of newly cited sources out of `sources`.

    Too long a prose spills into new text blocks after it. A text block left with no paragraph at
    all goes when it has another text block as its neighbour.
    """

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if block is None:
            return brief
        wanted = _normal_beside(prose, block.prose)
        if block.prose == wanted:
            return brief
        match block:
            case TextBlock():
                after = _set_text(brief, block, wanted)
            case _:
                after = with_block(brief, block, with_prose(block, wanted))
        old, new = set(cited(block.prose)), set(cited(wanted))
        after = with_sources(after, cited(wanted), sources) if new - old else after
        return without_unused(brief, after) if old - new else after

    return edit


def _normal_beside(prose: Prose, known: Prose) -> Prose:
    """The prose in normal form; paragraphs that stand in `known` already are."""
    kept = {id(part) for part in known}
    return tuple(p if id(p) in kept else markup.normal((p,))[0] for p in prose)


def insert_text(
    section_id: SectionId, index: int | None, prose: Prose, sources: Sources = NO_SOURCES
) -> Edit:
    """New text at an index of a section's blocks (None: at the end)."""
    wanted = markup.normal(prose)

    def edit(brief: Brief) -> Brief:
        section = brief.section(section_id)
        if section is None or not takes_blocks(section):
            return brief
        ids = Ids(brief)
        new = [TextBlock(ids.block(), piece) for piece in pieces(wanted)]
        after = with_blocks(brief, section, insert(section.blocks, index, *new))
        return with_counter(with_sources(after, cited(wanted), sources), ids)

    return edit


def split_text(block_id: BlockId, at: int) -> Edit:
    """Two text blocks of one: the paragraphs from `at` on stand in a new block after it."""

    def edit(brief: Brief) -> Brief:
        section, block = brief.section_of(block_id), brief.block(block_id)
        if section is None or not isinstance(block, TextBlock) or not 0 < at < len(block.prose):
            return brief
        ids = Ids(brief)
        parts = (
            structs.replace(block, prose=block.prose[:at]),
            TextBlock(ids.block(), block.prose[at:]),
        )
        return with_counter(_put(brief, block, parts), ids)

    return edit


def merge_text(block_id: BlockId, *, join: bool = False) -> Edit:
    """A text block together with the text block right before it, where they fit into one.

    With `join`, the two paragraphs that meet become one, in any case.
    """

    def edit(brief: Brief) -> Brief:
        section, block = brief.section_of(block_id), brief.block(block_id)
        if section is None or not isinstance(block, TextBlock):
            return brief
        at = index_of(section, block_id)
        last = section.blocks[at - 1] if at else None
        if not isinstance(last, TextBlock):
            return brief
        head, tail = last.prose, block.prose
        if join and head and tail:
            meeting = structs.replace(
                head[-1], inlines=joined((*head[-1].inlines, *tail[0].inlines))
            )
            head, tail = (*head[:-1], meeting), tail[1:]
        if len(head) + len(tail) <= MAX_PARAGRAPHS:
            head, tail = head + tail, ()
        elif not join:
            return brief
        kept: tuple[Block, ...] = (structs.replace(last, prose=head),)
        if tail:
            kept += (structs.replace(block, prose=tail),)
        return with_blocks(
            brief, section, section.blocks[: at - 1] + kept + section.blocks[at + 1 :]
        )

    return edit


def remove_blank(block_id: BlockId, index: int) -> Edit:
    """A block without its blank of that number (from 0), and without the gap it leaves."""

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if block is None or index < 0:
            return brief
        left = index
        for number, part in enumerate(block.prose):
            places = [n for n, inline in enumerate(part.inlines) if isinstance(inline, Blank)]
            if left < len(places):
                inlines = _without(part.inlines, places[left])
                new = structs.replace(part, inlines=inlines)
                prose = (*block.prose[:number], new, *block.prose[number + 1 :])
                return with_block(brief, block, with_prose(block, prose))
            left -= len(places)
        return brief

    return edit


def _set_text(brief: Brief, block: TextBlock, prose: Prose) -> Brief:
    if not prose and _has_text_beside(brief, block):
        return _put(brief, block, ())
    ids = Ids(brief)
    first, *others = pieces(prose)
    parts = (
        structs.replace(block, prose=first),
        *(TextBlock(ids.block(), piece) for piece in others),
    )
    after = _put(brief, block, parts)
    return with_counter(after, ids) if others else after


def pieces(prose: Prose) -> tuple[Prose, ...]:
    """The prose in as few pieces as will hold it, all about as long."""
    count = max(1, -(-len(prose) // MAX_PARAGRAPHS))
    cuts = [len(prose) * n // count for n in range(count + 1)]
    return tuple(prose[a:b] for a, b in pairwise(cuts))


def _put(brief: Brief, block: Block, new: tuple[Block, ...]) -> Brief:
    """The brief with other blocks where one stood."""
    section = brief.section_of(block.id)
    if section is None:
        return brief
    at = index_of(section, block.id)
    return with_blocks(brief, section, section.blocks[:at] + new + section.blocks[at + 1 :])


def _has_text_beside(brief: Brief, block: Block) -> bool:
    section = brief.section_of(block.id)
    if section is None:
        return False
    at = index_of(section, block.id)
    beside = section.blocks[max(0, at - 1) : at] + section.blocks[at + 1 : at + 2]
    return any(isinstance(each, TextBlock) for each in beside)


def _without(inlines: tuple[Inline, ...], at: int) -> tuple[Inline, ...]:
    """Inlines without one; of the two spaces that meet then, one goes."""
    before, after = inlines[:at], inlines[at + 1 :]
    last = before[-1] if before else None
    first = after[0] if after else None
    open_end = last is None or (isinstance(last, Run) and last.text.endswith(" "))
    if open_end and isinstance(first, Run) and first.text.startswith(" "):
        after = (structs.replace(first, text=first.text[1:]), *after[1:])
    elif first is None and isinstance(last, Run):
        before = (*before[:-1], structs.replace(last, text=last.text.rstrip(" ")))
    return joined((*before, *after))
