"""What the outline shows of a brief, as values, and where a dragged row would go. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brief_composer.checks.engine import Report
from brief_composer.model.blocks import Block, RecommendationBlock
from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.finding import Severity
from brief_composer.model.ids import BlockId, EvidenceId, SectionId
from brief_composer.model.measure import section_words
from brief_composer.session.edits.parts import takes_blocks

UNNUMBERED = frozenset(
    {SectionRole.SUMMARY, SectionRole.KEY_MESSAGES, SectionRole.METHOD, SectionRole.ABOUT}
)
"""Roles of sections that are printed without a number."""


class OutlineRow(NamedTuple):
    """One row: a section (`number` "3" or "") or a recommendation (`number` "R2").

    `words` is -1 for a list that makes itself and for recommendations; `level` is "fix", "review"
    or "" for what the checks found in it.
    """

    id: str
    number: str
    title: str
    words: int
    level: str
    is_section: bool
    left_out: bool = False


class Spot(NamedTuple):
    """Where something let go of in the outline would stand: `at` an index of a section's blocks, or
    (no `section`) of the sections; both counted without what is moved.

    `row` is the number of the row the line is drawn above; `after` is "R2" or the title of the
    section it would come after, "" for the first place.
    """

    row: int
    at: int
    section: SectionId = SectionId("")
    after: str = ""


# ------------------------------------------------------------------------------------------- rows


def outline_rows(brief: Brief, report: Report | None) -> tuple[OutlineRow, ...]:
    """Every section with its recommendations under it, in order."""
    return tuple(_rows(brief, _levels(report)))


def row_of(brief: Brief, id: str) -> str:
    """The id of the row a place belongs to: a recommendation's for its quotes, a section's for its
    text; "" for none."""
    found = brief.evidence(EvidenceId(id))
    place = found[0].id if found else BlockId(id)
    if isinstance(brief.block(place), RecommendationBlock):
        return place
    home = brief.section_of(place) or brief.section(SectionId(id))
    return home.id if home else ""


def place_name(brief: Brief, where: str) -> str:
    """A place as people say it: "R3 Agree local ceasefires", "1 Context", "" for the whole."""
    return place_names(brief).get(where, "")


def place_names(brief: Brief) -> dict[str, str]:
    """What people call every section, block and piece of evidence."""
    names = {row.id: f"{row.number} {row.title}".strip() for row in _rows(brief, {})}
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, RecommendationBlock):
                names.update((each.id, names[block.id]) for each in block.evidence)
            else:
                names[block.id] = names[section.id]
    return names


def _rows(brief: Brief, levels: dict[str, str]) -> Iterator[OutlineRow]:
    number = asks = 0
    for section in brief.sections:
        numbered = section.role not in UNNUMBERED and not section.left_out
        number += numbered
        yield OutlineRow(
            section.id,
            str(number) if numbered else "",
            section.title,
            -1 if section.role is SectionRole.SOURCES else section_words(section),
            _section_level(section, levels),
            True,
            section.left_out,
        )
        for block in section.blocks:
            if isinstance(block, RecommendationBlock):
                asks += 1
                yield OutlineRow(
                    block.id, f"R{asks}", block.title, -1, _block_level(block, levels), False
                )


def _section_level(section: Section, levels: dict[str, str]) -> str:
    """The worst of what was found in a section itself and in its text: recommendations say their
    own."""
    texts = [block.id for block in section.blocks if not isinstance(block, RecommendationBlock)]
    return _worst([levels.get(id, "") for id in (section.id, *texts)])


def _block_level(block: Block, levels: dict[str, str]) -> str:
    evidence = block.evidence if isinstance(block, RecommendationBlock) else ()
    return _worst([levels.get(id, "") for id in (block.id, *(each.id for each in evidence))])


def _levels(report: Report | None) -> dict[str, str]:
    levels: dict[str, str] = {}
    for finding in report.open if report else ():
        if finding.severity is not Severity.NOTE:
            both = [levels.get(finding.where, ""), finding.severity.value]
            levels[finding.where] = _worst(both)
    return levels


def _worst(levels: Sequence[str]) -> str:
    return next((level for level in ("fix", "review") if level in levels), "")


# ------------------------------------------------------------------------------------------ spots


def section_spot(brief: Brief, moved: SectionId, row: int) -> Spot | None:
    """Where a section let go of above that row would stand; None where it stands already.

    Let go of among another section's recommendations it comes after that section.
    """
    rows = tuple(_rows(brief, {}))
    while row < len(rows) and not rows[row].is_section:
        row += 1
    order = [section.id for section in brief.sections]
    if moved not in order:
        return None
    above = [each for each in rows[:row] if each.is_section]
    others = [each for each in above if each.id != moved]
    if len(others) == order.index(moved):
        return None
    return Spot(row, len(others), after=others[-1].title if others else "")


def block_spot(brief: Brief, row: int, moved: str = "") -> Spot | None:
    """Where a recommendation let go of above that row would stand; None where it cannot or stands
    already. `moved` is the block that is dragged, "" for one that is new."""
    rows = tuple(_rows(brief, {}))
    row = min(max(row, 0), len(rows))
    above = [each for each in rows[:row] if each.is_section]
    section = brief.section(SectionId(above[-1].id)) if above else None
    if section is None or not takes_blocks(section):
        return None
    ids: list[str] = [block.id for block in section.blocks]
    last = next((each for each in reversed(rows[:row]) if each.id in ids), None)
    index = ids.index(last.id) + 1 if last else _first_index(section, row, rows)
    if moved in ids:
        at = ids.index(moved)
        if index in (at, at + 1):
            return None
        index -= at < index
    return Spot(row, index, section.id, last.number if last else "")


def _first_index(section: Section, row: int, rows: Sequence[OutlineRow]) -> int:
    """Right before the section's first recommendation; after its text where it has none."""
    ids: list[str] = [block.id for block in section.blocks]
    following = rows[row].id if row < len(rows) else ""
    return ids.index(following) if following in ids else len(ids)
