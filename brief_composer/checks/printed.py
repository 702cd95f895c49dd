"""What of a brief is printed, and how its parts are called in a finding."""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.model.blocks import Block, RecommendationBlock
from brief_composer.model.brief import Brief, Section


def sections(brief: Brief) -> tuple[Section, ...]:
    """The sections that are not left out."""
    return tuple(section for section in brief.sections if not section.left_out)


def blocks(brief: Brief) -> Iterator[Block]:
    """The blocks of the sections that are not left out, in order."""
    for section in sections(brief):
        yield from section.blocks


def recommendations(brief: Brief) -> tuple[RecommendationBlock, ...]:
    """The recommendations that are printed, in order."""
    return tuple(b for b in blocks(brief) if isinstance(b, RecommendationBlock))


def name(block: RecommendationBlock, brief: Brief) -> str:
    """The title of a recommendation, or its number ("R3") while it has none."""
    if block.title.strip():
        return block.title.strip()
    same = (n for n, other in enumerate(brief.recommendations(), 1) if other is block)
    return f"R{next(same, 0)}"
