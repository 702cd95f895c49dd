"""What the outline shows of a brief, as values. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from brief_composer.checks.engine import Report
from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import Brief, SectionRole
from brief_composer.model.finding import Severity
from brief_composer.model.measure import block_words, section_words

UNNUMBERED = frozenset(
    {SectionRole.SUMMARY, SectionRole.KEY_MESSAGES, SectionRole.METHOD, SectionRole.ABOUT}
)
"""Roles of sections that are printed without a number."""


class OutlineRow(NamedTuple):
    """One row: a section (`number` "3" or "") or a recommendation (`number` "R2").

    `words` is -1 for a list that makes itself; `level` is "fix", "review" or "" for what the
    checks found in it.
    """

    id: str
    number: str
    title: str
    words: int
    level: str
    is_section: bool
    left_out: bool = False


def outline_rows(brief: Brief, report: Report | None) -> tuple[OutlineRow, ...]:
    """Every section with its recommendations under it, in order."""
    levels = _levels(report)
    return tuple(_rows(brief, levels))


def _rows(brief: Brief, levels: dict[str, str]) -> Iterator[OutlineRow]:
    number = asks = 0
    for section in brief.sections:
        numbered = section.role not in UNNUMBERED and not section.left_out
        number += numbered
        words = -1 if section.role is SectionRole.SOURCES else section_words(section)
        yield OutlineRow(
            section.id,
            str(number) if numbered else "",
            section.title,
            words,
            levels.get(section.id, ""),
            True,
            section.left_out,
        )
        for block in section.blocks:
            if isinstance(block, RecommendationBlock):
                asks += 1
                level = _worst([levels.get(id, "") for id in _ids(block)])
                yield OutlineRow(
                    block.id, f"R{asks}", block.title, block_words(block), level, False
                )


def _ids(block: RecommendationBlock) -> list[str]:
    return [block.id, *(evidence.id for evidence in block.evidence)]


def _levels(report: Report | None) -> dict[str, str]:
    levels: dict[str, str] = {}
    for finding in report.open if report else ():
        level = finding.severity.value
        if finding.severity is not Severity.NOTE:
            levels[finding.where] = _worst([levels.get(finding.where, ""), level])
    return levels


def _worst(levels: list[str]) -> str:
    return next((level for level in ("fix", "review") if level in levels), "")
