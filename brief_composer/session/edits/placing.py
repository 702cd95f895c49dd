"""Putting new blocks into a brief, and one paragraph of a block in the place of another.

Belongs here: what tables, figures, boxes and pull quotes have in common. Does not belong here:
running text (`session.edits.text`).
"""

from __future__ import annotations

from collections.abc import Callable

from brief_composer.model import markup
from brief_composer.model.blocks import Block, as_cell, with_prose
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Paragraph
from brief_composer.session.edits.parts import (
    NO_SOURCES,
    Edit,
    Ids,
    Sources,
    cited,
    insert,
    takes_blocks,
    with_block,
    with_blocks,
    with_counter,
    with_sources,
    without_unused,
)


def insert_block(
    section_id: SectionId,
    index: int | None,
    make: Callable[[BlockId], Block],
    sources: Sources = NO_SOURCES,
) -> Edit:
    """The block `make` makes for a new id, at an index of a section's blocks (None: at the end).

    Copies the records of sources it cites out of `sources`.
    """

    def edit(brief: Brief) -> Brief:
        section = brief.section(section_id)
        if section is None or not takes_blocks(section):
            return brief
        ids = Ids(brief)
        block = make(ids.block())
        after = with_blocks(brief, section, insert(section.blocks, index, block))
        return with_sources(with_counter(after, ids), cited(block.prose), sources)

    return edit


def set_line(
    block_id: BlockId, number: int, line: Paragraph, sources: Sources = NO_SOURCES
) -> Edit:
    """Another paragraph in the place of `block.prose[number]`: a cell, a caption, a line of source.

    Changes nothing where the block has no such paragraph.
    """
    wanted = as_cell(markup.normal((line,)))

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if block is None or not 0 <= number < len(block.prose):
            return brief
        old = block.prose[number]
        prose = (*block.prose[:number], wanted, *block.prose[number + 1 :])
        after = with_block(brief, block, with_prose(block, prose))
        if set(cited((wanted,))) - set(cited((old,))):
            after = with_sources(after, cited((wanted,)), sources)
        return without_unused(brief, after) if set(cited((old,))) else after

    return edit
