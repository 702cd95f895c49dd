"""A quote is found in a document, or the difference is told."""

from __future__ import annotations

import pytest

from brief_composer.sources.canonical import canonical
from brief_composer.sources.locate import (
    Agreement,
    Difference,
    LeftAside,
    Place,
    contains,
    locate,
    paragraph_start,
)

DOCUMENT = """A report on wells

The Govern-
ment dug “deep” wells in the multi-
ethnic north.  It asked non-state groups for
leave, an oﬃcial said : « oui ».

A second paragraph speaks of the river
and of its short- and
long-term floods…
"""
TEXT = canonical(DOCUMENT)


def found(quote: str) -> Place:
    return locate(quote, TEXT)


def original(place: Place) -> str:
    return DOCUMENT[place.start : place.end]


def test_the_same_characters_are_exact() -> None:
    place = found("wells in the")
    assert place.agreement is Agreement.EXACT
    assert original(place) == "wells in the"


def test_offsets_lead_back_to_the_original() -> None:
    place = found("north. It asked")
    assert original(place) == "north.  It asked"
    assert place.left_aside is LeftAside.SPACES


@pytest.mark.parametrize(
    "read", ["Government dug", "Govern-ment dug", "multiethnic", "multi-ethnic"]
)
def test_a_hyphen_at_a_line_end_is_read_both_ways(read: str) -> None:
    place = found(read)
    assert place.agreement is Agreement.NORMALISED
    assert LeftAside.LINE_END_HYPHENS in place.left_aside


def test_a_hyphen_within_a_line_must_be_there() -> None:
    place = found("asked nonstate groups")
    assert place.agreement is Agreement.NEAR
    assert place.differences == (Difference("non-state", "nonstate"),)


def test_a_hyphen_the_source_does_not_have_is_told() -> None:
    assert found("sec-ond paragraph").agreement is Agreement.NEAR


def test_a_quote_broken_at_its_own_line_ends_is_found() -> None:
    assert found("It asked non-\nstate groups").agreement is Agreement.NORMALISED


def test_a_hanging_hyphen_is_found_on_one_line() -> None:
    assert found("short- and long-term floods").agreement is Agreement.NORMALISED


@pytest.mark.parametrize(
    ("quote", "aside"),
    [
        ('dug "deep" wells', LeftAside.QUOTE_MARKS),
        ("an official said", LeftAside.LIGATURES),
        ("dug “dee\u00adp” wells", LeftAside.SOFT_HYPHENS),
        ('said: "oui".', LeftAside.SPACES | LeftAside.QUOTE_MARKS),
    ],
)
def test_what_was_left_aside_is_told(quote: str, aside: LeftAside) -> None:
    place = found(quote)
    assert (place.agreement, place.left_aside) == (Agreement.NORMALISED, aside)


def test_marks_around_a_quote_are_not_part_of_it() -> None:
    place = found("“It asked non-state groups”")
    assert place.agreement is Agreement.NORMALISED
    assert original(place) == "It asked non-state groups"


def test_half_a_word_is_not_found_as_a_word() -> None:
    assert found("he river and of its shor").agreement is Agreement.NEAR
    assert not contains("ond paragraph", TEXT)


def test_a_word_altered_is_near_with_the_difference() -> None:
    place = found("A second paragraph tells of the river and of its")
    assert place.agreement is Agreement.NEAR
    assert place.differences == (Difference("speaks", "tells"),)


def test_something_else_is_nowhere() -> None:
    assert found("Quantum xylophones jazz vividly beyond Zürich").agreement is Agreement.NONE


@pytest.mark.parametrize("quote", ["", "  ", "\u00ad", "“”"])
def test_no_words_are_nowhere(quote: str) -> None:
    assert found(quote).agreement is Agreement.NONE


def test_nothing_is_found_in_an_empty_document() -> None:
    assert locate("words", canonical("")).agreement is Agreement.NONE


def test_the_paragraph_of_a_place_begins_after_the_empty_line() -> None:
    place = found("its short- and long-term floods")
    assert paragraph_start(TEXT, place.start, 4) == "A second paragraph speaks"


def test_the_sign_pdf_readers_put_at_line_ends_is_read_both_ways() -> None:
    document = canonical("a multi\ufffe\nethnic town and a Govern\ufffement")
    assert contains("multi-ethnic town", document)
    assert contains("a Government", document)
