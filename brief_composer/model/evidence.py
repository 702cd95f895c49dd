"""Quotes and the sources they come from, as a brief and the library both carry them.

A quote's `chain` runs from whoever first published the words to the document they were taken
from: ("iss-2016", "dakono-2022", "doherty-2024") reads "ISS 2016, quoted in Dakono 2022, quoted in
Doherty 2024". The words are checked against the last link, the document at hand.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from brief_composer.model.ids import QuoteId, RecommendationId, SourceId


class Name(Struct, frozen=True):
    """A name in CSL-JSON terms: a person (`family`, `given`) or a body (`literal`)."""

    family: str = ""
    given: str = ""
    literal: str = ""


class EvidenceKind(Enum):
    """What kind of knowledge a source offers."""

    FIRST_HAND = "first-hand"
    SURVEY = "survey"
    OFFICIAL = "official"
    ANALYSIS = "analysis"
    PRESS = "press"
    PROFILE = "profile"
    COMMENTARY = "commentary"


class Record(Struct, frozen=True, rename="kebab"):
    """A bibliographic record in CSL-JSON terms. Dates are written 2019, 2019-10 or 2019-10-09.

    `translated_title` is the title in the brief's language where the work bears another; CSL has
    no name for it. An article stands in an `issue` of a `volume`; a `number` is that of a report
    or of a book in its series. An interview's `author` answers the questions.
    """

    title: str
    type: str = "report"
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    issued: str = ""
    publisher: str = ""
    publisher_place: str = ""
    container_title: str = ""
    collection_title: str = ""
    number: str = ""
    volume: str = ""
    page: str = ""
    genre: str = ""
    url: str = ""
    accessed: str = ""
    language: str = ""
    translated_title: str = ""
    issue: str = ""
    edition: str = ""
    doi: str = ""


class Source(Struct, frozen=True):
    """A document one can quote from or cite. `as_of` is the date its facts stand for."""

    id: SourceId
    record: Record
    kind: EvidenceKind = EvidenceKind.ANALYSIS
    as_of: str = ""
    licence: str = ""
    note: str = ""


class Locator(Struct, frozen=True):
    """Where in the document the words stand; `paragraph` is how the paragraph begins."""

    page: str = ""
    paragraph: str = ""


class Speaker(Struct, frozen=True):
    """Who said or wrote the words. `name` is empty where the source leaves them unnamed."""

    name: str = ""
    role: str = ""


class Verified(Struct, frozen=True):
    """Who compared the words with the document, and when ("2026-11-22").

    `how` is "library" (the bundled library's own check against the original), "document" (the
    document itself was compared on this computer) or "hand" (a person compared it).
    """

    how: str
    on: str = ""


class Quote(Struct, frozen=True):
    """Words taken from a document, exactly as they stand there.

    `digest` is the SHA-256 of the words when they were taken (`model.quoting.digest`): a brief
    whose copy no longer answers to it has been altered.
    """

    id: QuoteId
    text: str
    chain: tuple[SourceId, ...]
    language: str = "en"
    locator: Locator = Locator()
    speaker: Speaker = Speaker()
    spoken_on: str = ""
    spoken_at: str = ""
    about: str = ""
    consent: str = ""
    risk: str = ""
    supports: tuple[RecommendationId, ...] = ()
    against: tuple[RecommendationId, ...] = ()
    verified: Verified | None = None
    digest: str = ""

    @property
    def document(self) -> SourceId:
        """The document the words were taken from and are checked against."""
        return self.chain[-1]

    @property
    def origin(self) -> SourceId:
        """The work the words were first published in."""
        return self.chain[0]
