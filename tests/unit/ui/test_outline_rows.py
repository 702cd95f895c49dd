"""Where things let go of in the outline would stand, and what places are called."""

from __future__ import annotations

from msgspec import structs

from brief_composer.model.blocks import Evidence, RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId, SectionId
from brief_composer.session.edits.blocks import move_block
from brief_composer.session.edits.sections import move_section
from brief_composer.ui.panes.outline_rows import (
    Spot,
    block_spot,
    outline_rows,
    place_name,
    row_of,
    section_spot,
)


def _ask(id: str, *evidence: str) -> RecommendationBlock:
    used = tuple(Evidence(EvidenceId(each), QuoteId("q"), "words") for each in evidence)
    return RecommendationBlock(BlockId(id), title=id.upper(), evidence=used)


# Rows: 0 Summary, 1 "1 Asks", 2 R1, 3 R2, 4 "2 Risks", 5 R3, 6 "3 Sources"
BRIEF = Brief(
    sections=(
        Section(SectionId("s1"), "Summary", SectionRole.SUMMARY, (TextBlock(BlockId("t1")),)),
        Section(
            SectionId("s2"),
            "Asks",
            SectionRole.RECOMMENDATIONS,
            (TextBlock(BlockId("t2")), _ask("a", "e1"), _ask("b")),
        ),
        Section(SectionId("s3"), "Risks", blocks=(TextBlock(BlockId("t3")), _ask("c"))),
        Section(SectionId("s4"), "Sources", SectionRole.SOURCES),
    )
)


def _order(brief: Brief) -> list[str]:
    return [row.id for row in outline_rows(brief, None)]


def _after_drop(row: int, moved: str) -> list[str]:
    spot = block_spot(BRIEF, row, moved)
    assert spot is not None
    return _order(move_block(BlockId(moved), spot.section, spot.at)(BRIEF))


def test_numbers_count_printed_sections_and_recommendations() -> None:
    numbers = [row.number for row in outline_rows(BRIEF, None)]
    assert numbers == ["", "1", "R1", "R2", "2", "R3", "3"]


def test_a_section_left_out_has_no_number() -> None:
    risks = structs.replace(BRIEF.sections[2], left_out=True)
    brief = structs.replace(BRIEF, sections=(*BRIEF.sections[:2], risks, BRIEF.sections[3]))
    assert [row.number for row in outline_rows(brief, None) if row.is_section] == ["", "1", "", "2"]


def test_a_block_let_go_of_above_a_row_stands_there() -> None:
    assert _after_drop(2, "b") == ["s1", "s2", "b", "a", "s3", "c", "s4"]
    assert _after_drop(5, "a") == ["s1", "s2", "b", "s3", "a", "c", "s4"]
    assert _after_drop(6, "a") == ["s1", "s2", "b", "s3", "c", "a", "s4"]


def test_a_block_let_go_of_where_it_stands_goes_nowhere() -> None:
    assert block_spot(BRIEF, 2, "a") is None
    assert block_spot(BRIEF, 3, "a") is None


def test_nothing_can_be_put_above_the_first_section_or_into_the_sources() -> None:
    assert block_spot(BRIEF, 0, "a") is None
    assert block_spot(BRIEF, 7, "a") is None


def test_a_new_block_comes_after_the_one_it_is_let_go_of_under() -> None:
    assert block_spot(BRIEF, 3) == Spot(3, 2, SectionId("s2"), "R1")


def test_a_block_in_a_section_without_any_comes_after_its_text() -> None:
    spot = block_spot(BRIEF, 1, "a")
    assert spot == Spot(1, 1, SectionId("s1"), "")


def test_a_section_let_go_of_among_recommendations_comes_after_their_section() -> None:
    spot = section_spot(BRIEF, SectionId("s1"), 3)
    assert spot is not None
    assert (spot.row, spot.after) == (4, "Asks")
    moved = move_section(SectionId("s1"), spot.at)(BRIEF)
    assert [section.id for section in moved.sections] == ["s2", "s1", "s3", "s4"]


def test_a_section_let_go_of_where_it_stands_goes_nowhere() -> None:
    assert section_spot(BRIEF, SectionId("s2"), 1) is None
    assert section_spot(BRIEF, SectionId("s2"), 3) is None


def test_places_have_the_names_of_their_rows() -> None:
    assert place_name(BRIEF, "e1") == "R1 A"
    assert place_name(BRIEF, "t3") == "2 Risks"
    assert place_name(BRIEF, "t1") == "Summary"
    assert place_name(BRIEF, "") == ""
    assert row_of(BRIEF, "t2") == "s2"
