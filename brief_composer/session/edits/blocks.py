"""Any block: removing, moving, copying it, and a recommendation turned into plain text."""

from __future__ import annotations

from msgspec import structs

from brief_composer.model.blocks import (
    Block,
    BoxBlock,
    Evidence,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import Brief, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Cite, Inline, Paragraph, ParagraphKind, Prose, Run
from brief_composer.session.edits.parts import (
    Edit,
    Ids,
    index_of,
    insert,
    takes_blocks,
    with_blocks,
    with_counter,
    without_empty_texts,
    without_unused,
)
from brief_composer.session.edits.text import pieces


def remove_block(block_id: BlockId) -> Edit:
    """A block, and the quotes and sources nothing else uses."""

    def edit(brief: Brief) -> Brief:
        return without_unused(brief, _taken_out(brief, block_id))

    return edit


def move_block(block_id: BlockId, section_id: SectionId, index: int) -> Edit:
    """A block elsewhere: at that index of a section's blocks, counted without the block itself."""

    def edit(brief: Brief) -> Brief:
        source, target = brief.section_of(block_id), brief.section(section_id)
        block = brief.block(block_id)
        if source is None or target is None or block is None or not takes_blocks(target):
            return brief
        if source is target:
            others = tuple(each for each in source.blocks if each is not block)
            blocks = insert(others, index, block)
            if all(a is b for a, b in zip(blocks, source.blocks, strict=True)):
                return brief
            return with_blocks(brief, source, without_empty_texts(blocks))
        after = _taken_out(brief, block_id)
        return with_blocks(after, target, insert(target.blocks, index, block))

    return edit


def move_before(block_id: BlockId, before: BlockId) -> Edit:
    """A block right before another, in the other's section."""

    def edit(brief: Brief) -> Brief:
        target = brief.section_of(before)
        if target is None or block_id == before:
            return brief
        others = [block.id for block in target.blocks if block.id != block_id]
        return move_block(block_id, target.id, others.index(before))(brief)

    return edit


def move_up(block_id: BlockId) -> Edit:
    """A block one place up; from the top of its section, to the end of the one before."""

    def edit(brief: Brief) -> Brief:
        section = brief.section_of(block_id)
        if section is None:
            return brief
        at = index_of(section, block_id)
        if at:
            return move_block(block_id, section.id, at - 1)(brief)
        above = _neighbour(brief, section, -1)
        return move_block(block_id, above.id, len(above.blocks))(brief) if above else brief

    return edit


def move_down(block_id: BlockId) -> Edit:
    """A block one place down; from the foot of its section, to the top of the one after."""

    def edit(brief: Brief) -> Brief:
        section = brief.section_of(block_id)
        if section is None:
            return brief
        at = index_of(section, block_id)
        if at + 1 < len(section.blocks):
            return move_block(block_id, section.id, at + 1)(brief)
        below = _neighbour(brief, section, 1)
        return move_block(block_id, below.id, 0)(brief) if below else brief

    return edit


def duplicate_block(block_id: BlockId) -> Edit:
    """A copy of a block right after it, with identifiers of its own."""

    def edit(brief: Brief) -> Brief:
        section, block = brief.section_of(block_id), brief.block(block_id)
        if section is None or block is None:
            return brief
        ids = Ids(brief)
        blocks = insert(section.blocks, index_of(section, block_id) + 1, _copy(block, ids))
        return with_counter(with_blocks(brief, section, blocks), ids)

    return edit


def turn_into_text(block_id: BlockId) -> Edit:
    """A recommendation as plain text: its title a subheading, its quotes cited paragraphs.

    The addressees and the note go; the words stay.
    """

    def edit(brief: Brief) -> Brief:
        section, block = brief.section_of(block_id), brief.block(block_id)
        if section is None or not isinstance(block, RecommendationBlock):
            return brief
        ids = Ids(brief)
        first, *others = pieces(_as_text(block, brief))
        texts = (TextBlock(block.id, first), *(TextBlock(ids.block(), each) for each in others))
        at = index_of(section, block_id)
        blocks = without_empty_texts(section.blocks[:at] + texts + section.blocks[at + 1 :])
        after = with_blocks(brief, section, blocks)
        return without_unused(brief, with_counter(after, ids) if others else after)

    return edit


def _taken_out(brief: Brief, block_id: BlockId) -> Brief:
    section = brief.section_of(block_id)
    if section is None:
        return brief
    blocks = tuple(block for block in section.blocks if block.id != block_id)
    return with_blocks(brief, section, without_empty_texts(blocks))


def _neighbour(brief: Brief, section: Section, step: int) -> Section | None:
    """The next section in a direction that takes blocks."""
    at = brief.sections.index(section) + step
    while 0 <= at < len(brief.sections):
        if takes_blocks(brief.sections[at]):
            return brief.sections[at]
        at += step
    return None


def _copy(block: Block, ids: Ids) -> Block:
    match block:
        case TextBlock() | TableBlock() | FigureBlock() | PullQuoteBlock() | BoxBlock():
            return structs.replace(block, id=ids.block())
        case RecommendationBlock():
            id = ids.block()
            evidence = tuple(structs.replace(each, id=ids.evidence()) for each in block.evidence)
            return structs.replace(block, id=id, evidence=evidence)


def _as_text(block: RecommendationBlock, brief: Brief) -> Prose:
    title = Paragraph((Run(block.title),), ParagraphKind.SUBHEADING)
    quotes = tuple(_as_paragraph(each, brief) for each in block.evidence)
    return ((title,) if block.title else ()) + block.prose + quotes


def _as_paragraph(evidence: Evidence, brief: Brief) -> Paragraph:
    french = brief.details.language.lower().startswith("fr")
    text = f"«\u202f{evidence.text}\u202f»" if french else f"“{evidence.text}”"
    quote = brief.quote(evidence.quote)
    inlines: tuple[Inline, ...] = (Run(text),)
    if quote:
        page = f"p. {quote.locator.page}" if quote.locator.page else ""
        inlines = (Run(text + " "), Cite(quote.document, page))
    return Paragraph(inlines)
