"""Which words of a brief are counted."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.checks import samples
from brief_composer.model.brief import Section, SectionRole
from brief_composer.model.ids import SectionId
from brief_composer.model.measure import block_words, brief_words, section_words


def test_a_recommendation_counts_its_title_wording_and_quotes() -> None:
    block = samples.asks("b1", "Keep talking", evidence="One road stayed open.")
    assert block_words(block) == 2 + 4 + 4


def test_notes_for_the_authors_do_not_count() -> None:
    block = samples.asks("b1", "Keep talking")
    assert block_words(replace(block, note="Ask Awa first")) == block_words(block)


def test_a_section_left_out_does_not_count() -> None:
    brief = samples.context(samples.text("b1", "Three words here")).brief
    hidden = replace(brief.sections[0], id=SectionId("s2"), left_out=True)
    assert brief_words(replace(brief, sections=(*brief.sections, hidden))) == 3


def test_the_heading_of_a_section_does_not_count() -> None:
    section = Section(SectionId("s1"), "A long heading", blocks=(samples.text("b1", "One"),))
    assert section_words(section) == 1


def test_a_list_of_sources_has_no_words_of_its_own() -> None:
    blocks = (samples.text("b1", "One"),)
    assert section_words(Section(SectionId("s1"), "", SectionRole.SOURCES, blocks)) == 0


def test_a_changed_block_is_counted_anew() -> None:
    counts = [block_words(samples.text("b1", "word " * n)) for n in (5, 7, 5)]
    assert counts == [5, 7, 5]
