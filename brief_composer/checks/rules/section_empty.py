"""A section has nothing in it.

What it does: tells printed sections without anything a reader would see. A list of sources is never
empty: it is made from what the brief quotes and cites.

Why it matters: the export leaves an empty section out, heading and all; that should be known.

Instead: write it, or leave it out on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.blocks import (
    Block,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import SectionRole
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.model.richtext import is_empty

CODE = "section-empty"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """One finding for each empty section."""
    for section in printed.sections(context.brief):
        if section.role is not SectionRole.SOURCES and all(map(_nothing_in, section.blocks)):
            yield finding(CODE, SEVERITY, section.id, None, section=section.title)


def _nothing_in(block: Block) -> bool:
    match block:
        case TextBlock() | TableBlock():
            return is_empty(block.prose)
        case FigureBlock():
            return False
        case PullQuoteBlock():
            return not block.text.strip()
        case BoxBlock():
            return not block.title.strip() and is_empty(block.prose)
        case RecommendationBlock():
            return not block.title.strip() and is_empty(block.prose) and not block.evidence
        case _:
            assert_never(block)


def good() -> Context:
    """One sentence."""
    return samples.context(samples.text("b1", "A sentence."))


def bad() -> Context:
    """A paragraph without words."""
    return samples.context(samples.text("b1", ""))
