"""Chicago notes: in full, short, "Ibid."; capitals of titles; ranges of pages."""

from __future__ import annotations

import pytest

from brief_composer.doc.text import inline_text
from brief_composer.model.evidence import Record
from brief_composer.sources import citations
from brief_composer.sources.citations import Reference, Work, terms
from brief_composer.sources.citations.chicago import cut
from brief_composer.sources.citations.terms import pages
from brief_composer.sources.citations.titles import headlined, main
from tests.example import BAC, ODU, WATCH

STYLE = citations.style("chicago-notes")
EN, FR = terms("en-GB"), terms("fr")
ODU_WORK, WATCH_WORK, BAC_WORK = citations.works((ODU, WATCH, BAC)).values()
SEEN = frozenset({ODU.id, WATCH.id, BAC.id})


def note(*references: Reference, language: citations.Terms = EN) -> str:
    return inline_text(STYLE.note(references, language)).replace("\u00a0", " ")


def test_the_first_note_is_full_and_the_second_short() -> None:
    assert note(Reference((ODU_WORK,), "p. 3")) == (
        "Mara Jean-Luc Odu, Ferries First: Who Crosses?, Delta Papers 8/2019 (Delta Institute, "
        "2019), 3, https://example.org/ferries?a=1."
    )
    assert note(Reference((ODU_WORK,), "p. 3", SEEN)) == "Odu, Ferries First, 3."


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("p. 3", "p. 3", "Ibid."),
        ("p. 3", "p. 5", "Ibid., 5."),
        ("", "", "Ibid."),
        ("", "p. 5", "Ibid., 5."),
        ("p. 3", "", "Odu, Ferries First."),
        (None, "p. 3", "Odu, Ferries First, 3."),
    ],
)
def test_ibid_stands_for_the_work_of_the_note_before(
    before: str | None, now: str, words: str
) -> None:
    assert note(Reference((ODU_WORK,), now, SEEN, before=before)) == words


def test_words_at_third_hand_are_traced_through_every_work() -> None:
    chain = (WATCH_WORK, BAC_WORK, ODU_WORK)
    assert note(Reference(chain, "3", frozenset({ODU.id}))) == (
        "Ferry Watch, The Crossing Count (2018), quoted in Observatoire du fleuve, Le bac et la "
        "rive (Observatoire du fleuve, 2017), quoted in Odu, Ferries First, 3."
    )
    assert ", cité dans Odu" in note(Reference(chain, "3", SEEN), language=FR)


def test_where_a_list_gives_the_addresses_notes_do_not() -> None:
    assert "https" not in note(Reference((ODU_WORK,), listed=True))


def test_a_note_may_cite_several_works() -> None:
    both = note(Reference((WATCH_WORK,), "2", SEEN), Reference((ODU_WORK,), "3", SEEN))
    assert both == "Ferry Watch, The Crossing Count, 2; Odu, Ferries First, 3."


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("who pays the ferryman?", "Who Pays the Ferryman?"),
        ("from raft to ropeway: a history of it", "From Raft to Ropeway: A History of It"),
        ("what are ferries for", "What Are Ferries For"),
        ("the post-flood river", "The Post-Flood River"),
        ("UN aid and iPhones", "UN Aid and iPhones"),
        ("the “free” ferry", "The “Free” Ferry"),
        ("", ""),
    ],
)
def test_english_titles_have_headline_capitals(written: str, printed: str) -> None:
    assert headlined(written) == printed


@pytest.mark.parametrize("language", ["fr", "de", "bm"])
def test_titles_in_other_languages_keep_their_letters(language: str) -> None:
    work = Work(ODU.id, Record("le bac et la rive", language=language, issued="2019"))
    assert "le bac et la rive" in note(Reference((work,)))


@pytest.mark.parametrize(
    ("whole", "short"),
    [("Boats: a history", "Boats"), ("Le bac\u00a0: enquête", "Le bac"), ("Boats", "Boats")],
)
def test_a_short_title_has_no_subtitle(whole: str, short: str) -> None:
    assert main(whole) == short


@pytest.mark.parametrize(
    ("range", "printed"),
    [
        ("3–10", "3–10"),
        ("71–72", "71–72"),
        ("100–104", "100–104"),
        ("107–108", "107–8"),
        ("321–328", "321–28"),
        ("498–532", "498–532"),
        ("1087–1089", "1087–89"),
        ("98–104", "98–104"),
    ],
)
def test_second_numbers_of_ranges_are_cut_as_the_manual_does(range: str, printed: str) -> None:
    assert cut(range) == printed


@pytest.mark.parametrize(
    ("place", "bare"),
    [
        ("p. 3", "3"),
        ("pp.\u00a014-16", "14–16"),
        ("xiv", "xiv"),
        ("para. 12", ""),
        ("paragraph beginning “Once…”", ""),
        ("", ""),
    ],
)
def test_pages_are_told_from_other_places(place: str, bare: str) -> None:
    assert pages(place) == bare


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [("1", "1st", "1re"), ("2", "2nd", "2e"), ("11", "11th", "11e"), ("23", "23rd", "23e")],
)
def test_editions_are_counted_as_the_language_does(number: str, english: str, french: str) -> None:
    assert (EN.ordinal(number), FR.ordinal(number)) == (english, french)
    assert EN.ordinal("revised") == "revised"
