"""What edits are made of: finding and replacing parts, identifiers, quotes and sources in use.

Belongs here: steps more than one edit needs. An edit a person would name stands in a module of its
kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import Block, RecommendationBlock, TextBlock, quotes_of
from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.evidence import Quote, Source
from brief_composer.model.ids import BlockId, EvidenceId, SectionId, SourceId
from brief_composer.model.richtext import Cite, Prose, is_empty

Edit: TypeAlias = Callable[[Brief], Brief]
Sources: TypeAlias = Mapping[SourceId, Source]

NO_SOURCES: Sources = {}


class Ids:
    """Gives out identifiers no part of the brief has had yet; `counter` is the last number."""

    __slots__ = ("counter",)

    def __init__(self, brief: Brief) -> None:
        self.counter = brief.counter

    def section(self) -> SectionId:
        """A new section's."""
        return SectionId(self._next("s"))

    def block(self) -> BlockId:
        """A new block's."""
        return BlockId(self._next("b"))

    def evidence(self) -> EvidenceId:
        """A new use of a quote's."""
        return EvidenceId(self._next("e"))

    def _next(self, letter: str) -> str:
        self.counter += 1
        return f"{letter}{self.counter}"


def together(*edits: Edit) -> Edit:
    """One edit that makes several, one after the other."""

    def edit(brief: Brief) -> Brief:
        for each in edits:
            brief = each(brief)
        return brief

    return edit


# ------------------------------------------------------------------------------ blocks and sections


def takes_blocks(section: Section) -> bool:
    """Whether blocks may stand in the section: a list of sources is made, not written."""
    return section.role is not SectionRole.SOURCES


def with_section(brief: Brief, old: Section, new: Section) -> Brief:
    """The brief with one section in place of another."""
    if old is new:
        return brief
    sections = tuple(new if each is old else each for each in brief.sections)
    return structs.replace(brief, sections=sections)


def with_blocks(brief: Brief, section: Section, blocks: tuple[Block, ...]) -> Brief:
    """The brief with other blocks in a section."""
    return with_section(brief, section, structs.replace(section, blocks=blocks))


def with_block(brief: Brief, old: Block, new: Block) -> Brief:
    """The brief with one block in place of another; the same brief where they are equal."""
    section = brief.section_of(old.id)
    if section is None or old == new:
        return brief
    return with_blocks(brief, section, tuple(new if b is old else b for b in section.blocks))


def with_counter(brief: Brief, ids: Ids) -> Brief:
    """The brief that remembers which identifiers were given out."""
    return structs.replace(brief, counter=ids.counter)


def insert(blocks: tuple[Block, ...], index: int | None, *new: Block) -> tuple[Block, ...]:
    """Blocks with new ones at an index (the end for None or too large a number)."""
    at = len(blocks) if index is None else max(0, min(index, len(blocks)))
    return (*blocks[:at], *new, *blocks[at:])


def index_of(section: Section, block_id: BlockId) -> int:
    """Where a block stands in its section."""
    return next(n for n, block in enumerate(section.blocks) if block.id == block_id)


def without_empty_texts(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks without the empty texts that have another text as their neighbour."""
    kept: list[Block] = []
    for block in blocks:
        last = kept[-1] if kept else None
        if isinstance(block, TextBlock) and isinstance(last, TextBlock):
            if is_empty(block.prose):
                continue
            if is_empty(last.prose):
                kept.pop()
        kept.append(block)
    return blocks if len(kept) == len(blocks) else tuple(kept)


# ------------------------------------------------------------------------------- quotes and sources


def cited(prose: Prose) -> Iterator[SourceId]:
    """The sources cited in some prose."""
    for part in prose:
        for inline in part.inlines:
            if isinstance(inline, Cite):
                yield inline.source


def with_quotes(brief: Brief, quotes: Iterable[Quote], sources: Sources) -> Brief:
    """The brief with copies of the quotes it lacks, and of every source they came through."""
    have = {quote.id for quote in brief.quotes}
    new = tuple(quote for quote in quotes if quote.id not in have)
    if new:
        brief = structs.replace(brief, quotes=brief.quotes + new)
    return with_sources(brief, (id for quote in new for id in quote.chain), sources)


def with_sources(brief: Brief, wanted: Iterable[SourceId], sources: Sources) -> Brief:
    """The brief with copies of the sources it lacks; those not on offer are left out."""
    have = {source.id for source in brief.sources}
    new = tuple(sources[id] for id in dict.fromkeys(wanted) if id not in have and id in sources)
    return structs.replace(brief, sources=brief.sources + new) if new else brief


def without_unused(before: Brief, after: Brief) -> Brief:
    """`after` without the quotes and sources whose last use went since `before`.

    What was not in use before either stays: it was put there on purpose.
    """
    if before is after:
        return after
    quotes = _quotes_in_use(before) - _quotes_in_use(after)
    sources = _sources_in_use(before) - _sources_in_use(after)
    if not quotes and not sources:
        return after
    return structs.replace(
        after,
        quotes=tuple(each for each in after.quotes if each.id not in quotes),
        sources=tuple(each for each in after.sources if each.id not in sources),
    )


def only_used(brief: Brief) -> Brief:
    """The brief without any quote or source that nothing in it uses."""
    quotes, sources = _quotes_in_use(brief), _sources_in_use(brief)
    return structs.replace(
        brief,
        quotes=tuple(each for each in brief.quotes if each.id in quotes),
        sources=tuple(each for each in brief.sources if each.id in sources),
    )


def _quotes_in_use(brief: Brief) -> set[str]:
    return {id for block in brief.blocks() for id in quotes_of(block)}


def _sources_in_use(brief: Brief) -> set[str]:
    quotes = _quotes_in_use(brief)
    used: set[str] = {id for quote in brief.quotes if quote.id in quotes for id in quote.chain}
    for block in brief.blocks():
        used.update(cited(block.prose))
    return used


# ------------------------------------------------------------------------------------------- words


def one_line(text: str) -> str:
    """What was typed into a field of one line, spaces kept as typed."""
    return markup.normal_text(text).replace("\n", " ")


def recommendation(brief: Brief, block_id: BlockId) -> RecommendationBlock | None:
    """The recommendation of that id."""
    block = brief.block(block_id)
    return block if isinstance(block, RecommendationBlock) else None
