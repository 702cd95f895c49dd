"""A brief: details, sections, and its own copies of the quotes and sources it uses."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from brief_composer.model.blocks import Block, Evidence, FigureBlock, RecommendationBlock
from brief_composer.model.evidence import Quote, Source
from brief_composer.model.ids import (
    BlockId,
    EvidenceId,
    MediumId,
    QuoteId,
    SectionId,
    SourceId,
)
from brief_composer.model.made_from import MadeFrom
from brief_composer.model.media import Medium
from brief_composer.model.terms import Term

TITLE, SUBTITLE = -1, -2
"""What stands in the place of a paragraph's number for the title of a brief, a section or a block,
and for the subtitle of a brief."""

PROFILES = ("", "authorities", "donors", "radio")
"""The kinds of readers a brief can be for, before whom words weigh differently; "" for any."""


class SectionRole(Enum):
    """What a section is for; it decides what stands in it by default and how it is printed."""

    TEXT = "text"
    SUMMARY = "summary"
    KEY_MESSAGES = "key-messages"
    RECOMMENDATIONS = "recommendations"
    METHOD = "method"
    SOURCES = "sources"
    ABOUT = "about"


class Section(Struct, frozen=True):
    """A heading and the blocks under it.

    `hint` is the grey line shown while the section is empty. `limit` is in words, 0 for none.
    `left_out` sections are kept but not printed. A SOURCES section has no blocks: its list is made
    from what the brief quotes and cites. `plan` is the part of the template it was made from, ""
    for one of the author's own.
    """

    id: SectionId
    title: str
    role: SectionRole = SectionRole.TEXT
    blocks: tuple[Block, ...] = ()
    hint: str = ""
    limit: int = 0
    left_out: bool = False
    plan: str = ""


class Author(Struct, frozen=True):
    """Somebody who wrote the brief, what they are, and how to reach them."""

    name: str = ""
    role: str = ""
    contact: str = ""


CONTENTS = ("", "yes", "no")
"""Whether a brief prints its contents; "" for what the house style says."""


class Details(Struct, frozen=True):
    """What a brief says about itself. `date` is 2026-11-22; `language` is a tag such as "en-GB".

    `audience` is whom it is for in the authors' words, `profile` which of PROFILES they are.
    `citations` is a citation style and `references` where references go; "" for what the house
    style says. `contents` is one of CONTENTS. The names from `place` on are those of the imprint; a
    `suggested_citation` that is empty is made from the others.
    """

    title: str = ""
    subtitle: str = ""
    audience: str = ""
    date: str = ""
    language: str = "en-GB"
    organisation: str = ""
    authors: tuple[Author, ...] = ()
    contact: str = ""
    series: str = ""
    number: str = ""
    template: str = ""
    house_style: str = "standard"
    word_limit: int = 0
    profile: str = ""
    citations: str = ""
    references: str = ""
    contents: str = ""
    place: str = ""
    publisher: str = ""
    licence: str = ""
    issn: str = ""
    doi: str = ""
    suggested_citation: str = ""
    funder: str = ""
    disclaimer: str = ""

    @property
    def author_names(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(author.name for author in self.authors if author.name)


class SetAside(Struct, frozen=True):
    """A finding the authors looked at and put away, and why (kept, not printed)."""

    code: str
    where: str
    reason: str = ""


class Brief(Struct, frozen=True):
    """The whole brief. `counter` is the number of the last identifier given out.

    `made_from` is its template as it was then; `terms` are the words to avoid the template brought
    along, beside those of the library.

    `id` tells this brief from every other, whatever its file is called (see `ids.fresh`); "" in one
    that was never opened for writing. `media` are the pictures its figures show, and those of
    figures taken out since the brief was opened; only those in use are written down.
    """

    details: Details = Details()
    sections: tuple[Section, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    counter: int = 0
    id: str = ""
    made_from: MadeFrom | None = None
    terms: tuple[Term, ...] = ()
    media: tuple[Medium, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Every block, in the order of the page."""
        for section in self.sections:
            yield from section.blocks

    def recommendations(self) -> tuple[RecommendationBlock, ...]:
        """The recommendations in order: the first is R1."""
        return tuple(b for b in self.blocks() if isinstance(b, RecommendationBlock))

    def section(self, id: SectionId) -> Section | None:
        """The section of that id."""
        return next((s for s in self.sections if s.id == id), None)

    def section_of(self, id: BlockId) -> Section | None:
        """The section the block stands in."""
        for section in self.sections:  # plain loops: asked at every key
            for block in section.blocks:
                if block.id == id:
                    return section
        return None

    def block(self, id: BlockId) -> Block | None:
        """The block of that id."""
        for section in self.sections:
            for block in section.blocks:
                if block.id == id:
                    return block
        return None

    def evidence(self, id: EvidenceId) -> tuple[RecommendationBlock, Evidence] | None:
        """The use of a quote of that id, with the recommendation it stands under."""
        for block in self.recommendations():
            for evidence in block.evidence:
                if evidence.id == id:
                    return block, evidence
        return None

    def quote(self, id: QuoteId) -> Quote | None:
        """The brief's own copy of a quote."""
        return next((q for q in self.quotes if q.id == id), None)

    def source(self, id: SourceId) -> Source | None:
        """The brief's own copy of a source record."""
        return next((s for s in self.sources if s.id == id), None)

    def medium(self, id: MediumId) -> Medium | None:
        """The picture of that id."""
        return next((m for m in self.media if m.id == id), None)

    def media_in_use(self) -> tuple[Medium, ...]:
        """The pictures its figures show, each once, in the order of the page."""
        wanted = dict.fromkeys(b.medium for b in self.blocks() if isinstance(b, FigureBlock))
        have = {medium.id: medium for medium in self.media}
        return tuple(have[id] for id in wanted if id in have)
