"""The values of the blocks a section is made of. One codec and lowering each in `blocks/`."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from brief_composer.model.ids import ActorId, BlockId, EvidenceId, QuoteId, RecommendationId
from brief_composer.model.richtext import Prose


class Evidence(Struct, frozen=True):
    """One use of a quote. `text` is what is printed: the quote's words, or the words with marked
    omissions ("[…]") and insertions ("[and]")."""

    id: EvidenceId
    quote: QuoteId
    text: str


class LibraryOrigin(Struct, frozen=True):
    """Which library recommendation a block was made from, in which language, and what it said.

    `digest` is the SHA-256 of the library's wording then, so that "the library text has changed
    since" can be said.
    """

    id: RecommendationId
    language: str
    digest: str


class TextBlock(Struct, frozen=True, tag="text"):
    """Paragraphs and lists. Long prose is kept in several blocks, which print as one."""

    id: BlockId
    prose: Prose = ()


class RecommendationBlock(Struct, frozen=True, tag="recommendation"):
    """One thing that is asked for: title, wording, addressees and its evidence.

    `note` is for the authors only. `position` marks it as the organisation's own position, which
    needs no evidence.
    """

    id: BlockId
    title: str = ""
    prose: Prose = ()
    addressees: tuple[ActorId, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    origin: LibraryOrigin | None = None
    note: str = ""
    position: bool = False


Block: TypeAlias = TextBlock | RecommendationBlock
