"""What a person is told about two states of a brief."""

from __future__ import annotations

import pytest
from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import (
    Evidence,
    FigureBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import Brief, Details, Section, SectionRole, SetAside
from brief_composer.model.evidence import Name, Quote, Record, Source
from brief_composer.model.ids import (
    ActorId,
    BlockId,
    EvidenceId,
    MediumId,
    QuoteId,
    SectionId,
    SourceId,
)
from brief_composer.model.richtext import paragraph
from brief_composer.session.differences import Difference, How, What, compare
from brief_composer.session.word_changes import Mark, Piece, of_prose, of_text, pieces

ODU = Source(SourceId("odu"), Record("Who crosses?", author=(Name("Odu"),), issued="2019-10"))
QUOTE = Quote(QuoteId("q1"), "The ferry waits.", (ODU.id,))
E1 = Evidence(EvidenceId("e9"), QUOTE.id, QUOTE.text)


def text(id: str, words: str) -> TextBlock:
    return TextBlock(BlockId(id), markup.parse(words))


def rec(id: str, title: str, words: str = "", *evidence: Evidence) -> RecommendationBlock:
    return RecommendationBlock(BlockId(id), title, markup.parse(words), evidence=evidence)


FERRY = rec("b4", "Run two ferries", "Run two ferries from May.", E1)
A = Section(SectionId("s1"), "Summary", SectionRole.SUMMARY, (text("b2", "One two three."),))
B = Section(SectionId("s3"), "What to do", blocks=(FERRY, rec("b5", "Pay the crew")))
C = Section(SectionId("s6"), "Why", blocks=(text("b7", "It rains."), text("b8", "It floods.")))
BRIEF = Brief(Details("The river"), (A, B, C), (QUOTE,), (ODU,), counter=9)


def with_section(section: Section) -> Brief:
    sections = tuple(section if each.id == section.id else each for each in BRIEF.sections)
    return structs.replace(BRIEF, sections=sections)


def told(after: Brief, before: Brief = BRIEF) -> list[tuple[str, str, str]]:
    return [(row.key, row.part, row.label) for row in compare(before, after).rows]


def test_equal_briefs_do_not_differ_though_they_are_other_values() -> None:
    again = structs.replace(BRIEF, sections=tuple(structs.replace(s) for s in BRIEF.sections))
    assert compare(BRIEF, again) == Difference()


def test_the_counter_of_ids_is_no_difference() -> None:
    assert not compare(BRIEF, structs.replace(BRIEF, counter=40))


def test_a_detail_is_told_word_by_word() -> None:
    after = structs.replace(BRIEF, details=Details("The wide river"))
    (group,) = compare(BRIEF, after).groups
    assert group.title == "details"
    (row,) = group.rows
    assert (row.what, row.how, row.part) == (What.DETAIL, How.CHANGED, "title")
    inserted = Piece(Mark.INSERTED, "wide ")
    assert row.pieces == (Piece(Mark.SAME, "The "), inserted, Piece(Mark.SAME, "river"))


def test_a_section_that_came_is_told_with_what_stands_in_it() -> None:
    new = Section(SectionId("s20"), "Costs", blocks=(text("b21", "Low."),))
    assert told(structs.replace(BRIEF, sections=(A, new, B, C))) == [
        ("section-added", "", "Costs"),
        ("text-added", "", ""),
    ]


def test_a_section_that_went_is_told_where_it_stood() -> None:
    after = structs.replace(BRIEF, sections=(A, C))
    difference = compare(BRIEF, after)
    assert [group.title for group in difference.groups] == ["What to do"]
    assert told(after) == [
        ("section-removed", "", "What to do"),
        ("recommendation-removed", "", "Run two ferries"),
        ("recommendation-removed", "", "Pay the crew"),
    ]


def test_of_sections_in_another_order_the_fewest_are_called_moved() -> None:
    assert told(structs.replace(BRIEF, sections=(C, A, B))) == [("section-moved", "", "Why")]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "To do"), ("limit", 120), ("left_out", True), ("hint", "Say"), ("role", "x")],
)
def test_what_a_section_says_of_itself_is_told(field: str, value: object) -> None:
    value = SectionRole.METHOD if field == "role" else value
    after = with_section(structs.replace(B, **{field: value}))
    title = "To do" if field == "title" else "What to do"
    assert told(after) == [("section-changed", field, title)]


def test_a_block_in_another_place_of_its_section_is_moved() -> None:
    assert told(with_section(structs.replace(C, blocks=C.blocks[::-1]))) == [("text-moved", "", "")]


def test_a_block_in_another_section_says_where_it_stood() -> None:
    sections = (A, structs.replace(B, blocks=B.blocks[1:]), structs.replace(C, blocks=(FERRY,)))
    rows = compare(BRIEF, structs.replace(BRIEF, sections=sections)).rows
    assert [(row.key, row.was) for row in rows] == [
        ("text-removed", ""),
        ("text-removed", ""),
        ("recommendation-moved", "What to do"),
    ]


def test_a_block_under_another_id_that_says_the_same_is_the_same_block() -> None:
    other = structs.replace(FERRY, id=BlockId("b40"))
    assert not compare(BRIEF, with_section(structs.replace(B, blocks=(other, B.blocks[1]))))


def test_a_block_of_another_kind_under_the_same_id_is_another_block() -> None:
    other = text("b4", "Run two ferries from May.")
    assert told(with_section(structs.replace(B, blocks=(other, B.blocks[1])))) == [
        ("recommendation-removed", "", "Run two ferries"),
        ("text-added", "", ""),
    ]


def test_each_part_of_a_recommendation_is_told_by_itself() -> None:
    new = structs.replace(FERRY, title="Run three ferries", note="Ask Odu", position=True)
    assert told(with_section(structs.replace(B, blocks=(new, B.blocks[1])))) == [
        ("recommendation-changed", "title", "Run three ferries"),
        ("recommendation-changed", "note", "Run three ferries"),
        ("recommendation-changed", "position", "Run three ferries"),
    ]


def test_an_addressee_is_called_by_the_name_given() -> None:
    new = structs.replace(FERRY, addressees=(ActorId("council"),))
    after = with_section(structs.replace(B, blocks=(new, B.blocks[1])))
    (row,) = compare(BRIEF, after, {"council": "River Council"}).rows
    assert row.pieces == (Piece(Mark.INSERTED, "River Council"),)


def test_a_table_is_called_by_its_caption_and_compared_cell_by_cell() -> None:
    def table(*cells: str) -> TableBlock:
        rows = tuple((paragraph(each), paragraph("7")) for each in cells)
        return TableBlock(BlockId("b30"), rows, caption=paragraph("Who crosses"))

    before = with_section(structs.replace(C, blocks=(table("River", "Two boats"),)))
    after = with_section(structs.replace(C, blocks=(table("River", "Three boats"),)))
    (row,) = compare(before, after).rows
    assert (row.key, row.part, row.label) == ("table-changed", "text", "Who crosses")
    shown = "".join(f"{each.mark.value[0]}({each.text})" for each in row.pieces)
    assert shown == "s(River | 7\n)d(Two)i(Three)s( boats | 7)"


def test_another_picture_in_a_figure_is_told() -> None:
    def figure(medium: str) -> FigureBlock:
        return FigureBlock(BlockId("b30"), MediumId(medium), "A ferry")

    before = with_section(structs.replace(C, blocks=(figure("a" * 64),)))
    after = with_section(structs.replace(C, blocks=(figure("b" * 64),)))
    assert told(after, before) == [("figure-changed", "picture", "A ferry")]


def test_a_quote_that_went_is_told_once_with_its_source() -> None:
    bare = structs.replace(FERRY, evidence=())
    after = with_section(structs.replace(B, blocks=(bare, B.blocks[1])))
    after = structs.replace(after, quotes=())
    (row,) = compare(BRIEF, after).rows
    assert (row.key, row.label) == ("evidence-removed", "Odu 2019")
    assert row.pieces == (Piece(Mark.DELETED, "The ferry waits."),)


def test_a_changed_copy_of_a_quote_is_told() -> None:
    quote = structs.replace(QUOTE, text="The ferry went.")
    assert told(structs.replace(BRIEF, quotes=(quote,))) == [("quote-changed", "text", "Odu 2019")]


def test_a_source_that_came_is_told() -> None:
    other = Source(SourceId("bac"), Record("The bank"))
    assert told(structs.replace(BRIEF, sources=(ODU, other))) == [("source-added", "", "The bank")]


def test_the_order_of_sources_is_no_difference() -> None:
    other = Source(SourceId("bac"), Record("The bank"))
    both = structs.replace(BRIEF, sources=(ODU, other))
    assert not compare(both, structs.replace(BRIEF, sources=(other, ODU)))


def test_a_finding_set_aside_is_told_with_its_reason() -> None:
    after = structs.replace(BRIEF, set_aside=(SetAside("acronym", "/DDR", "known here"),))
    (row,) = compare(BRIEF, after).rows
    assert (row.key, row.pieces) == ("aside-added", (Piece(Mark.INSERTED, "known here"),))


# ----------------------------------------------------------------------------------------- words


def marked(before: str, after: str) -> str:
    shown = {Mark.SAME: "{}", Mark.INSERTED: "+{}+", Mark.DELETED: "-{}-", Mark.LOOK: "~{}~"}
    found = pieces(of_prose(markup.parse(before)), of_prose(markup.parse(after)))
    return "".join(shown[each.mark].format(each.text) for each in found)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("The boat is late.", "The boat is very late.", "The boat is +very +late."),
        ("Pay them in May.", "Pay them in June.", "Pay them in -May-+June+."),
        ("Peace-building works", "Peacebuilding works", "-Peace-building-+Peacebuilding+ works"),
        ("All is well here now.", "All is **well** here now.", "All is ~well~ here now."),
        ("One thing", "- One thing", "~One thing~"),
        ("A good: day", "A good\u00a0: day", "A good+\u00a0+: day"),
        ("A good day", "A good\u00a0day", "A good~\u00a0~day"),
        ("Say it, {date} soon.", "Say it, {month} soon.", "Say it, -[date]-+[month]+ soon."),
        ("First one.\n\nSecond one.", "First one. Second one.", "First one.-\n-+ +Second one."),
        ("", "Something", "+Something+"),
    ],
)
def test_changed_words_are_marked(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


def test_texts_with_next_to_nothing_in_common_are_shown_one_after_the_other() -> None:
    old = "Fighters who lay down arms shall find work in the town."
    new = "We met the council twice, and the minutes of both are kept."
    assert marked(old, new) == f"-{old}-+{new}+"


def test_a_small_word_between_two_changes_is_part_of_them() -> None:
    old, new = "They keep boats of wood near home.", "They keep rafts of reed near home."
    assert marked(old, new) == "They keep -boats of wood-+rafts of reed+ near home."


def test_a_citation_is_called_by_its_source() -> None:
    tokens = of_prose(markup.parse("See [@odu, p. 4]."), {"odu": "Odu 2019"})
    assert "".join(each.text for each in tokens) == "See (Odu 2019, p. 4)."


def test_plain_words_are_compared_too() -> None:
    assert pieces(of_text("a b"), of_text("a b")) == (Piece(Mark.SAME, "a b"),)
