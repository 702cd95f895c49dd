"""How many words a brief has, counted the same way wherever it is said.

Counted are the wording of every printed section: prose, the titles of recommendations and the
words of their quotes as printed, tables, captions, boxes and pull quotes. Not counted are the
headings of sections, notes for the authors,
citations and the list of sources. A blank counts as its label.

Values never change, so a count is kept for each block by its identity: after an edit only the
blocks that are new are counted.
"""

from __future__ import annotations

from typing import assert_never

from brief_composer.model.blocks import (
    Block,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.richtext import count_words, plain

_MOST = 20_000


class _Counts:
    """The words of blocks seen. A block is kept with its count, so its identity stays its own."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Block, int]] = {}

    def of(self, block: Block) -> int:
        known = self._known.get(id(block))
        if known is not None and known[0] is block:
            return known[1]
        if len(self._known) >= _MOST:
            self._known.clear()
        words = _count(block)
        self._known[id(block)] = (block, words)
        return words


_COUNTS = _Counts()


def block_words(block: Block) -> int:
    """The words of one block."""
    return _COUNTS.of(block)


def section_words(section: Section) -> int:
    """The words of a section's blocks, printed or not; 0 for a list of sources."""
    if section.role is SectionRole.SOURCES:
        return 0
    return sum(map(_COUNTS.of, section.blocks))


def brief_words(brief: Brief) -> int:
    """The words of all sections that are printed."""
    return sum(section_words(section) for section in brief.sections if not section.left_out)


def _count(block: Block) -> int:
    match block:
        case TextBlock() | TableBlock():
            return count_words(plain(block.prose))
        case FigureBlock():
            return count_words(plain(block.prose)) + count_words(block.credit)
        case PullQuoteBlock():
            return count_words(block.text)
        case BoxBlock():
            return count_words(block.title) + count_words(plain(block.prose))
        case RecommendationBlock():
            quoted = sum(count_words(evidence.text) for evidence in block.evidence)
            return count_words(block.title) + count_words(plain(block.prose)) + quoted
        case _:
            assert_never(block)
