"""The values of the blocks a section is made of. One codec and lowering each in `blocks/`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import chain
from typing import TypeAlias, assert_never

from msgspec import Struct, structs

from brief_composer.model.ids import (
    ActorId,
    BlockId,
    EvidenceId,
    MediumId,
    QuoteId,
    RecommendationId,
)
from brief_composer.model.richtext import (
    Inline,
    Paragraph,
    Prose,
    Run,
    joined,
    paragraph,
    plain,
)


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


class Align(Enum):
    """How a column of a table is set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class TableBlock(Struct, frozen=True, tag="table"):
    """A table: rows of cells, the first row naming the columns. A cell is one paragraph.

    Every row is as long as the first (`even`); `align` says how the columns are set, as far as it
    goes, LEFT behind that. `source` is the line under the table.
    """

    id: BlockId
    rows: tuple[tuple[Paragraph, ...], ...] = ()
    align: tuple[Align, ...] = ()
    caption: Paragraph = Paragraph()
    source: Paragraph = Paragraph()

    @property
    def columns(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def prose(self) -> Prose:
        """Every paragraph, in reading order: caption, cells, source."""
        return (self.caption, *chain.from_iterable(self.rows), self.source)

    def aligned(self, column: int) -> Align:
        """How a column is set."""
        return self.align[column] if column < len(self.align) else Align.LEFT


class FigureBlock(Struct, frozen=True, tag="figure"):
    """A picture of the brief's media with what is said about it.

    `alt` tells those who do not see it what it shows; a `decorative` one shows nothing that
    matters. `width` is in millimetres, 0 for the picture's own.
    """

    id: BlockId
    medium: MediumId
    alt: str = ""
    decorative: bool = False
    caption: Paragraph = Paragraph()
    credit: str = ""
    width: int = 0

    @property
    def prose(self) -> Prose:
        """The caption."""
        return (self.caption,)


class PullQuoteBlock(Struct, frozen=True, tag="pull-quote"):
    """Words set large to catch the eye: those of a quote the brief has (with marked omissions and
    insertions, checked like any use of it), or the brief's own where `quote` is ""."""

    id: BlockId
    text: str = ""
    quote: QuoteId = QuoteId("")

    @property
    def prose(self) -> Prose:
        """The brief's own words; somebody else's are no prose of the brief."""
        return () if self.quote else (paragraph(self.text),)


class BoxBlock(Struct, frozen=True, tag="box"):
    """A box apart from the running text: how it was done, a case, a definition."""

    id: BlockId
    title: str = ""
    prose: Prose = ()


Block: TypeAlias = (
    TextBlock | RecommendationBlock | TableBlock | FigureBlock | PullQuoteBlock | BoxBlock
)


def with_prose(block: Block, prose: Prose) -> Block:
    """The block with other paragraphs in the places of `block.prose`.

    Where their number is fixed (a table, a caption) missing ones are empty and those over are left
    out.
    """
    match block:
        case TextBlock() | RecommendationBlock() | BoxBlock():
            return structs.replace(block, prose=prose)
        case TableBlock():
            given = iter(prose)
            caption = next(given, Paragraph())
            rows = tuple(
                _same(row, tuple(next(given, Paragraph()) for _ in row)) for row in block.rows
            )
            source = next(given, Paragraph())
            return structs.replace(block, rows=rows, caption=caption, source=source)
        case FigureBlock():
            return structs.replace(block, caption=prose[0] if prose else Paragraph())
        case PullQuoteBlock():
            return block if block.quote else structs.replace(block, text=plain(prose[:1]))
        case _:
            assert_never(block)


def _same(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The row that was there, where every cell is the same: then nothing is laid out again."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new


def quotes_of(block: Block) -> tuple[QuoteId, ...]:
    """The quotes a block uses, once for each use."""
    match block:
        case RecommendationBlock():
            return tuple(each.quote for each in block.evidence)
        case PullQuoteBlock():
            return (block.quote,) if block.quote else ()
        case _:
            return ()


def even(rows: tuple[tuple[Paragraph, ...], ...]) -> tuple[tuple[Paragraph, ...], ...]:
    """Rows made as long as the longest of them with empty cells."""
    width = max(map(len, rows), default=0)
    if all(len(row) == width for row in rows):
        return rows
    return tuple((*row, *(Paragraph() for _ in range(width - len(row)))) for row in rows)


def as_cell(prose: Prose) -> Paragraph:
    """Any prose as the one paragraph of a cell or a caption, its lines kept."""
    if len(prose) == 1 and prose[0] == Paragraph(prose[0].inlines):
        return prose[0]
    return Paragraph(joined(_lines(prose)))


def _lines(prose: Prose) -> Iterator[Inline]:
    for number, part in enumerate(prose):
        if number:
            yield Run("\n")
        yield from part.inlines
