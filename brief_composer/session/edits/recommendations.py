"""Recommendations: taken from the library or written anew, their titles, notes and addressees."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import structs

from brief_composer.library.items import Recommendation, wording_digest
from brief_composer.model import markup
from brief_composer.model.blocks import Evidence, LibraryOrigin, RecommendationBlock
from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import ActorId, BlockId, SectionId
from brief_composer.session.edits.parts import (
    NO_SOURCES,
    Edit,
    Ids,
    Sources,
    cited,
    index_of,
    insert,
    one_line,
    recommendation,
    takes_blocks,
    with_block,
    with_blocks,
    with_counter,
    with_quotes,
    with_sources,
)


def add_recommendation(
    section_id: SectionId | None,
    index: int | None,
    item: Recommendation,
    language: str,
    quotes: Iterable[Quote] = (),
    sources: Sources = NO_SOURCES,
    *,
    short: bool = False,
) -> Edit:
    """A recommendation of the library, with its wording in a language and some quotes as evidence.

    Without a section it goes where recommendations stand; without an index, to the end there.
    Copies the quotes, and every source they came through or the wording cites, into the brief.
    """
    chosen = tuple(dict.fromkeys(quotes))

    def edit(brief: Brief) -> Brief:
        ids = Ids(brief)
        block = _from_library(ids, item, language, chosen, short)
        after = with_quotes(_inserted(brief, section_id, index, block, ids), chosen, sources)
        return with_sources(after, cited(block.prose), sources)

    return edit


def add_before(
    block_id: BlockId,
    item: Recommendation,
    language: str,
    quotes: Iterable[Quote] = (),
    sources: Sources = NO_SOURCES,
) -> Edit:
    """A recommendation of the library right before a block that needs it."""
    chosen = tuple(quotes)

    def edit(brief: Brief) -> Brief:
        section = brief.section_of(block_id)
        if section is None:
            return brief
        at = index_of(section, block_id)
        return add_recommendation(section.id, at, item, language, chosen, sources)(brief)

    return edit


def write_own_recommendation(
    section_id: SectionId | None = None, index: int | None = None, title: str = ""
) -> Edit:
    """An empty recommendation to be written; places as for `add_recommendation`."""

    def edit(brief: Brief) -> Brief:
        ids = Ids(brief)
        block = RecommendationBlock(ids.block(), one_line(title))
        return _inserted(brief, section_id, index, block, ids)

    return edit


def set_title(block_id: BlockId, title: str) -> Edit:
    """What a recommendation asks for, in one line."""
    wanted = one_line(title)
    return _change(block_id, lambda block: structs.replace(block, title=wanted))


def set_note(block_id: BlockId, note: str) -> Edit:
    """The authors' own note on a recommendation; it is never printed."""
    wanted = markup.normal_text(note)
    return _change(block_id, lambda block: structs.replace(block, note=wanted))


def set_addressees(block_id: BlockId, addressees: Iterable[ActorId]) -> Edit:
    """Whom a recommendation is addressed to, in order."""
    wanted = tuple(dict.fromkeys(addressees))
    return _change(block_id, lambda block: structs.replace(block, addressees=wanted))


def mark_position(block_id: BlockId, position: bool = True) -> Edit:
    """Whether a recommendation is the organisation's own position, which needs no evidence."""
    return _change(block_id, lambda block: structs.replace(block, position=position))


def home(brief: Brief, section_id: SectionId | None = None) -> Section | None:
    """The section a recommendation goes to: the one named, else where recommendations stand.

    A brief without a section for recommendations has them in its last section of text.
    """
    if section_id is not None:
        named = brief.section(section_id)
        return named if named and takes_blocks(named) else None
    taking = [section for section in brief.sections if takes_blocks(section)]
    for role in (SectionRole.RECOMMENDATIONS, SectionRole.TEXT):
        found = [section for section in taking if section.role is role]
        if found:
            return found[0] if role is SectionRole.RECOMMENDATIONS else found[-1]
    return taking[-1] if taking else None


def _from_library(
    ids: Ids, item: Recommendation, language: str, quotes: tuple[Quote, ...], short: bool
) -> RecommendationBlock:
    french = language.lower().startswith("fr") and bool(item.text.fr)
    wording = (item.short if short else item.text)[language]
    return RecommendationBlock(
        id=ids.block(),
        title=item.title[language],
        prose=markup.parse(wording),
        addressees=item.addressees,
        evidence=tuple(Evidence(ids.evidence(), quote.id, quote.text) for quote in quotes),
        origin=LibraryOrigin(item.id, "fr" if french else "en", wording_digest(item, language)),
    )


def _inserted(
    brief: Brief,
    section_id: SectionId | None,
    index: int | None,
    block: RecommendationBlock,
    ids: Ids,
) -> Brief:
    section = home(brief, section_id)
    if section is None and section_id is not None:
        return brief
    if section is None:
        section = Section(ids.section(), "", SectionRole.RECOMMENDATIONS)
        brief = structs.replace(brief, sections=(*brief.sections, section))
    after = with_blocks(brief, section, insert(section.blocks, index, block))
    return with_counter(after, ids)


def _change(
    block_id: BlockId, change: Callable[[RecommendationBlock], RecommendationBlock]
) -> Edit:
    def edit(brief: Brief) -> Brief:
        block = recommendation(brief, block_id)
        return with_block(brief, block, change(block)) if block else brief

    return edit
