"""Words find what they mean, whatever their accents and endings."""

from __future__ import annotations

import pytest

from brief_composer.library.search import Entry, fold, index, search

AMONG = index(
    (
        Entry("talk", "Ouvrir un dialogue communautaire", "Parler", "Les anciens des communautés."),
        Entry("truce", "Conclure des cessez-le-feu locaux", "", "Un dialogue précède la trêve."),
        Entry("gate", "Gate DDR on SSR", "Disarm later", "Militias should disarm; disarmament."),
        Entry("well", "Dig wells", "Water for the militia’s town", "No one digs."),
    )
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("communautaires", "talk"),
        ("COMMUNAUTÉ", "talk"),
        ("treve", "truce"),
        ("trêve", "truce"),
        ("local", "truce"),
        ("cessez", "truce"),
        ("cessez-le-feu", "truce"),
        ("disarming", "gate"),
        ("ssr", "gate"),
        ("well", "well"),
        ("anc", "talk"),
        ("d’anciens", "talk"),
    ],
)
def test_a_word_is_found(query: str, first: str) -> None:
    assert search(AMONG, query)[0] == first


def test_a_title_comes_before_a_text() -> None:
    assert search(AMONG, "dialogue") == ("talk", "truce")


def test_a_line_comes_before_a_text() -> None:
    assert search(AMONG, "militia") == ("well", "gate")


def test_all_words_must_be_found() -> None:
    assert search(AMONG, "dialogue trêve") == ("truce",)
    assert search(AMONG, "dialogue wells") == ()


def test_nothing_asked_for_is_everything_in_order() -> None:
    assert search(AMONG, "  ") == ("talk", "truce", "gate", "well")


def test_what_is_not_there_is_not_found() -> None:
    assert search(AMONG, "amnesty") == ()


def test_only_so_many_are_given() -> None:
    assert len(search(AMONG, "", most=2)) == 2


def test_letters_are_folded() -> None:
    assert fold("Énoncé du cœur, ÎLE") == "enonce du coeur, ile"


def test_an_empty_index_finds_nothing() -> None:
    assert search(index(()), "word") == ()


@pytest.mark.parametrize(
    ("query", "found"), [("d", ("talk", "truce", "gate", "well")), ("ss", ("gate",))]
)
def test_one_or_two_letters_begin_words_of_titles(query: str, found: tuple[str, ...]) -> None:
    assert search(AMONG, query) == found


def test_a_word_of_two_letters_is_found_anywhere() -> None:
    among = index((Entry("a", "Title", "", "Ask the UN."), Entry("b", "Unite", "", "Nothing.")))
    assert search(among, "un") == ("b", "a")


def test_a_whole_word_comes_before_the_beginning_of_one() -> None:
    among = index((Entry("a", "Wellness"), Entry("b", "Well")))
    assert search(among, "well") == ("b", "a")
