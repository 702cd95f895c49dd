"""What may be done to the words of a quote, and what comes and goes with it."""

from __future__ import annotations

import pytest

from brief_composer.model.blocks import Evidence, RecommendationBlock
from brief_composer.model.brief import Brief, Section
from brief_composer.model.evidence import Quote, Record, Source
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId, SectionId, SourceId
from brief_composer.session.edits import evidence

WORDS = "They came, at night [sic], and took the cattle."
FIRST, LAST = SourceId("iss-2016"), SourceId("doherty-2024")
SOURCES = {id: Source(id, Record(id)) for id in (FIRST, LAST)}
QUOTE = Quote(QuoteId("doherty-2024-q01"), WORDS, (FIRST, LAST))
E1 = EvidenceId("e3")


def brief(text: str = WORDS) -> Brief:
    rec = RecommendationBlock(BlockId("b2"), evidence=(Evidence(E1, QUOTE.id, text),))
    empty = RecommendationBlock(BlockId("b4"))
    section = Section(SectionId("s1"), "", blocks=(rec, empty))
    return Brief(sections=(section,), quotes=(QUOTE,), sources=tuple(SOURCES.values()), counter=4)


def printed(brief: Brief) -> str:
    found = brief.evidence(E1)
    assert found is not None
    return found[1].text


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("at night", "They came, […] [sic], and took the cattle."),
        ("They came,", "[…] at night [sic], and took the cattle."),
        ("took the cattle", "They came, at night [sic], and […]."),
        ("[si", "They came, at night […], and took the cattle."),
        (WORDS, WORDS),
        ("", WORDS),
    ],
)
def test_words_are_left_out_with_a_mark(words: str, left: str) -> None:
    start = WORDS.index(words)
    after = evidence.mark_omission(E1, start, start + len(words))(brief())
    assert printed(after) == left


def test_omissions_that_meet_become_one() -> None:
    text = "They came, […] [sic], and took."
    at = text.index("[sic]")
    after = evidence.mark_omission(E1, at, at + 5)(brief(text))
    assert printed(after) == "They came, […], and took."


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (0, "[the men] They came, at night [sic], and took the cattle."),
        (4, "They [the men] came, at night [sic], and took the cattle."),
        (2, "They [the men] came, at night [sic], and took the cattle."),
        (22, "They came, at night [sic] [the men], and took the cattle."),
        (99, "They came, at night [sic], and took the cattle. [the men]"),
    ],
)
def test_our_own_words_stand_in_brackets_between_words(at: int, left: str) -> None:
    assert printed(evidence.insert_words(E1, at, " the [men] ")(brief())) == left


def test_the_source_wording_is_restored() -> None:
    assert printed(evidence.restore_quote(E1)(brief("They went."))) == WORDS


def test_the_librarys_words_replace_an_altered_copy() -> None:
    original = Quote(QUOTE.id, "They came by day.", QUOTE.chain)
    after = evidence.restore_quote(E1, original)(brief())
    assert printed(after) == "They came by day."
    assert after.quotes == (original,)


def test_a_quote_brings_every_source_of_its_chain() -> None:
    bare = Brief(sections=(Section(SectionId("s1"), "", blocks=brief().sections[0].blocks[1:]),))
    after = evidence.add_quote(BlockId("b4"), QUOTE, SOURCES)(bare)
    assert after.quotes == (QUOTE,)
    assert {source.id for source in after.sources} == {FIRST, LAST}


def test_a_quote_is_not_added_twice_unless_asked() -> None:
    before = brief()
    assert evidence.add_quote(BlockId("b2"), QUOTE, SOURCES)(before) is before
    again = evidence.add_quote(BlockId("b2"), QUOTE, SOURCES, again=True)(before)
    assert len(again.recommendations()[0].evidence) == 2


def test_the_last_use_of_a_quote_takes_its_copy_and_sources_along() -> None:
    after = evidence.remove_evidence(E1)(brief())
    assert (after.quotes, after.sources) == ((), ())


def test_what_was_never_in_use_stays() -> None:
    spare = Source(SourceId("spare"), Record("Spare"))
    start = Brief(sections=brief().sections, quotes=(QUOTE,), sources=(*brief().sources, spare))
    assert evidence.remove_evidence(E1)(start).sources == (spare,)


def test_a_quote_moves_with_its_identity() -> None:
    after = evidence.move_evidence(E1, BlockId("b4"))(brief())
    first, second = after.recommendations()
    assert (first.evidence, second.evidence) == ((), brief().recommendations()[0].evidence)
    assert after.quotes == (QUOTE,)


def test_a_quote_does_not_move_to_where_it_stands_already() -> None:
    start = evidence.add_quote(BlockId("b4"), QUOTE, SOURCES)(brief())
    assert evidence.move_evidence(E1, BlockId("b4"))(start) is start
