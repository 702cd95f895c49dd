"""Long prose in several blocks, and what happens where blocks meet."""

from __future__ import annotations

from brief_composer.model import markup
from brief_composer.model.blocks import Block, RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.evidence import Record, Source
from brief_composer.model.ids import BlockId, SectionId, SourceId
from brief_composer.model.richtext import Prose, paragraph, plain
from brief_composer.session.edits import blocks, recommendations, text
from brief_composer.session.edits.parts import together

S1, S2, B1, B2, B3 = SectionId("s1"), SectionId("s2"), BlockId("b1"), BlockId("b2"), BlockId("b3")


def brief(*content: Block) -> Brief:
    sections = (Section(S1, "One", blocks=content), Section(S2, "Two", SectionRole.SOURCES))
    return Brief(sections=sections, counter=9)


def written(words: str) -> Prose:
    return markup.parse(words)


def many(count: int) -> Prose:
    return tuple(paragraph(f"p{n}") for n in range(count))


def said(brief: Brief) -> list[str]:
    return [plain(block.prose) for block in brief.sections[0].blocks]


def test_long_prose_spills_into_new_blocks_of_even_length() -> None:
    after = text.set_prose(B1, many(61))(brief(TextBlock(B1)))
    first, *others = after.sections[0].blocks
    assert [len(block.prose) for block in after.blocks()] == [20, 20, 21]
    assert first.id == B1
    assert [block.id for block in others] == ["b10", "b11"]
    assert sum((block.prose for block in after.blocks()), ()) == many(61)


def test_a_text_left_with_nothing_goes_beside_another_text() -> None:
    start = brief(TextBlock(B1, written("a")), TextBlock(B2, written("b")))
    assert said(text.set_prose(B2, ())(start)) == ["a"]


def test_a_text_that_stands_alone_stays_when_emptied() -> None:
    after = text.set_prose(B1, ())(brief(TextBlock(B1, written("a"))))
    assert after.sections[0].blocks == (TextBlock(B1),)


def test_an_empty_paragraph_typed_stays() -> None:
    start = brief(TextBlock(B1, written("a")), TextBlock(B2, written("b")))
    assert len(text.set_prose(B2, written("{}"))(start).sections[0].blocks) == 2


def test_a_text_is_split_for_something_to_stand_between() -> None:
    start = brief(TextBlock(B1, written("a\n\nb\n\nc")))
    edit = together(text.split_text(B1, 1), recommendations.write_own_recommendation(S1, 1, "R"))
    after = edit(start)
    assert said(after) == ["a", "", "b\nc"]


def test_texts_that_meet_can_be_joined() -> None:
    start = brief(TextBlock(B1, written("a\n\nb")), TextBlock(B2, written("c\n\nd")))
    assert said(text.merge_text(B2)(start)) == ["a\nb\nc\nd"]
    assert said(text.merge_text(B2, join=True)(start)) == ["a\nbc\nd"]


def test_long_texts_that_meet_join_only_the_paragraphs_that_touch() -> None:
    start = brief(TextBlock(B1, many(20)), TextBlock(B2, many(20)))
    assert text.merge_text(B2)(start) is start
    after = text.merge_text(B2, join=True)(start)
    assert [len(block.prose) for block in after.blocks()] == [20, 19]
    assert said(after)[0].endswith("p18\np19p0")


def test_a_text_does_not_join_a_recommendation() -> None:
    start = brief(RecommendationBlock(B1), TextBlock(B2, written("a")))
    assert text.merge_text(B2)(start) is start


def test_empty_texts_that_come_to_touch_become_one() -> None:
    start = brief(TextBlock(B1), RecommendationBlock(B2), TextBlock(B3, written("a")))
    assert said(blocks.remove_block(B2)(start)) == ["a"]


def test_a_citation_brings_its_source_and_takes_it_along() -> None:
    sources = {SourceId("a"): Source(SourceId("a"), Record("A"))}
    cited = text.set_prose(B1, written("x [@a]"), sources)(brief(TextBlock(B1)))
    assert [source.id for source in cited.sources] == ["a"]
    assert text.set_prose(B1, written("x"))(cited).sources == ()


def test_a_blank_goes_without_leaving_a_gap() -> None:
    start = brief(TextBlock(B1, written("by {the body}, in {place: where} now\n\n{x} y")))
    once = text.remove_blank(B1, 1)(start)
    assert said(text.remove_blank(B1, 1)(once)) == ["by the body, in now\ny"]
    assert text.remove_blank(B1, 7)(start) is start


def test_a_list_of_sources_takes_no_blocks() -> None:
    start = brief(TextBlock(B1, written("a")))
    assert text.insert_text(S2, 0, written("b"))(start) is start
    assert blocks.move_block(B1, S2, 0)(start) is start
    assert recommendations.write_own_recommendation(S2)(start) is start


def test_a_recommendation_turned_into_text_keeps_its_words() -> None:
    start = brief(RecommendationBlock(B1, "Title", written("Do it.")))
    assert said(blocks.turn_into_text(B1)(start)) == ["Title\nDo it."]


def test_a_brief_without_sections_gets_one_for_a_recommendation() -> None:
    after = recommendations.write_own_recommendation()(Brief())
    assert [section.role for section in after.sections] == [SectionRole.RECOMMENDATIONS]
    assert len(after.recommendations()) == 1
