"""Boxes and pull quotes: what stands apart from the running text."""

from __future__ import annotations

from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import BoxBlock, PullQuoteBlock
from brief_composer.model.brief import Brief
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Prose
from brief_composer.session.edits.parts import (
    NO_SOURCES,
    Edit,
    Sources,
    one_line,
    with_block,
    with_quotes,
)
from brief_composer.session.edits.placing import insert_block


def insert_box(
    section_id: SectionId,
    index: int | None,
    title: str = "",
    prose: Prose = (),
    sources: Sources = NO_SOURCES,
) -> Edit:
    """A box at an index of a section's blocks (None: at the end)."""
    words, said = markup.normal(prose), one_line(title)
    return insert_block(section_id, index, lambda id: BoxBlock(id, said, words), sources)


def set_box_title(block_id: BlockId, title: str) -> Edit:
    """What a box is called."""

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if not isinstance(block, BoxBlock):
            return brief
        return with_block(brief, block, structs.replace(block, title=one_line(title)))

    return edit


def insert_pull_quote(
    section_id: SectionId,
    index: int | None,
    text: str = "",
    quote: Quote | None = None,
    sources: Sources = NO_SOURCES,
) -> Edit:
    """Words set large: of a quote, which is copied into the brief with its sources, or our own."""
    words = markup.normal_text(text).strip()

    def edit(brief: Brief) -> Brief:
        if quote is None:
            return insert_block(section_id, index, lambda id: PullQuoteBlock(id, words))(brief)
        own = brief.quote(quote.id) or quote
        put = insert_block(
            section_id, index, lambda id: PullQuoteBlock(id, words or own.text, own.id)
        )
        after = put(brief)
        return after if after is brief else with_quotes(after, (own,), sources)

    return edit


def set_pull_text(block_id: BlockId, text: str) -> Edit:
    """Other words of our own in a pull quote; those of a quote are not typed over."""
    words = markup.normal_text(text)

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if not isinstance(block, PullQuoteBlock) or block.quote:
            return brief
        return with_block(brief, block, structs.replace(block, text=words))

    return edit
