"""How words to avoid are written down, found in text and fitted in."""

from __future__ import annotations

import pytest

from brief_composer.library.items import Bilingual, Level, Term, Wording
from brief_composer.library.terminology import HIDDEN, Matcher, fitted, own_voice, phrases

REASON = Bilingual("Because.", "Parce que.")


def term(id: str, *words: str, use: str = "other", unless: tuple[str, ...] = ()) -> Term:
    wordings = tuple(Wording(each, (use,)) for each in words)
    return Term(id, Level.SUGGEST, wordings, wordings, REASON, unless_en=unless)


def found(text: str, *terms: Term, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    matches = Matcher(terms, names, "en").find(own_voice(text))
    return [(match.term.id, text[match.start : match.end]) for match in matches]


RAIDER = term("raider", "raider(s)")
BAND = term("band", "raider band(s)")


# ------------------------------------------------------------------------------------ notation


def test_what_stands_in_round_brackets_may_be_left_out_or_chosen() -> None:
    made = phrases(Wording("(big|small) cat(s)", ("x",)))
    assert [each.words for each in made] == ["big cat", "big cats", "small cat", "small cats"]


def test_a_choice_is_made_again_in_the_words_to_use() -> None:
    made = phrases(Wording("(milice|la milice)", ("(groupe|le groupe) armé",)))
    assert [each.use for each in made] == [("groupe armé",), ("le groupe armé",)]


def test_the_last_choice_goes_on_where_the_words_to_use_have_more() -> None:
    plural = phrases(Wording("enfant(s)", ("jeune(s) associé(s)",)))[1]
    assert plural.use == ("jeunes associés",)


def test_a_choice_in_square_brackets_is_not_carried_over() -> None:
    made = phrases(Wording("organi[s|z]ation(s)", ("group(s)",)))
    assert [(each.words, each.use[0]) for each in made] == [
        ("organisation", "group"),
        ("organisations", "groups"),
        ("organization", "group"),
        ("organizations", "groups"),
    ]


@pytest.mark.parametrize(
    ("words", "use"),
    [
        ("cat(s", "dog"),
        ("cat|s", "dog"),
        ("cat(s)", "(one|two|three)"),
        ("cat", "dog[s]"),
        ("(a|b)" * 10, "x"),
    ],
)
def test_notation_that_makes_no_sense_stands_for_nothing(words: str, use: str) -> None:
    assert phrases(Wording(words, (use,))) == ()


# ------------------------------------------------------------------------------------- finding


def test_capitals_accents_and_the_sign_between_words_are_not_looked_at() -> None:
    text = "Éleveurs armés, eleveur-arme and ÉLEVEUR\u00a0ARMÉ"
    assert [words for _, words in found(text, term("t", "éleveur(s) armé(s)"))] == [
        "Éleveurs armés",
        "eleveur-arme",
        "ÉLEVEUR\u00a0ARMÉ",
    ]


def test_a_word_is_found_whole() -> None:
    assert found("braiders, raiderish, raider", RAIDER) == [("raider", "raider")]


def test_of_two_terms_at_one_place_the_longer_is_meant() -> None:
    assert found("A raider band and raiders.", RAIDER, BAND) == [
        ("band", "raider band"),
        ("raider", "raiders"),
    ]


def test_a_full_stop_or_comma_parts_the_words_of_a_phrase() -> None:
    assert found("One raider. Band two; raider, band", BAND) == []


def test_no_word_of_a_proper_name_is_judged() -> None:
    names = ("Raider Watch, North and South",)
    text = "The Raider Watch, North and South says raiders came."
    assert found(text, RAIDER, names=names) == [("raider", "raiders")]


def test_a_phrase_in_which_the_word_is_meant_otherwise_is_left_alone() -> None:
    item = term("raider", "raider(s)", unless=("corporate raider(s)",))
    assert found("corporate raiders, raiders", item) == [("raider", "raiders")]


def test_initials_may_ask_for_their_capitals() -> None:
    item = Term("t", Level.INFORM, (Wording("CVE", ("x",), exact=True),), (), REASON)
    assert found("cve, Cve and CVE", item) == [("t", "CVE")]


# ----------------------------------------------------------------------------------- own voice


@pytest.mark.parametrize(
    "text",
    [
        "He said “raiders came”.",
        "Il a dit «\u202fraiders\u202f».",
        'He said "raiders came".',
        "He said ‘the chief’s raiders came’ then.",
        "He said 'the raiders' then.",
        "Er sagte „raiders“.",
        "‹raiders›",
        "See https://example.org/raiders and www.raiders.example.",
    ],
)
def test_quoted_words_and_addresses_are_not_the_writers_own(text: str) -> None:
    assert found(text, RAIDER) == []


@pytest.mark.parametrize(
    "text",
    [
        "It’s the raiders’ road.",
        "the chiefs' raiders' cattle",
        "An open “mark, raiders",
        '5" raiders',
    ],
)
def test_an_apostrophe_or_a_lone_mark_hides_nothing(text: str) -> None:
    assert [words for _, words in found(text, RAIDER)] == ["raiders"]


def test_a_title_of_a_source_is_hidden_at_the_same_length() -> None:
    text = "As Raiders of the Lake says, raiders came."
    voice = own_voice(text, ("Raiders of the Lake",))
    assert len(voice) == len(text)
    assert voice.index("raiders") == text.index("raiders came")
    assert voice.count(HIDDEN) == len("Raiders of the Lake")


# ------------------------------------------------------------------------------------- fitting


@pytest.mark.parametrize(
    ("text", "old", "new", "language", "result"),
    [
        ("Bandits came.", "Bandits", "armed men", "en", "Armed men came."),
        ("They met. Bandits came.", "Bandits", "armed men", "en", "They met. Armed men came."),
        ("The Islamist court", "Islamist", "armed group", "en", "The armed group court"),
        ("a bandit", "bandit", "armed man", "en", "an armed man"),
        ("an Islamist", "Islamist", "member", "en", "a member"),
        ("A bandit", "bandit", "armed man", "en", "An armed man"),
        ("a bandit", "bandit", "united man", "en", "a united man"),
        ("plan bandit", "bandit", "armed man", "en", "plan armed man"),
        ("beaucoup d’extrémistes", "extrémistes", "membres", "fr", "beaucoup de membres"),
        ("un groupe de bandits", "bandits", "individus", "fr", "un groupe d’individus"),
        ("grande bandit", "bandit", "individu", "fr", "grande individu"),
    ],
)
def test_new_words_fit_in(text: str, old: str, new: str, language: str, result: str) -> None:
    start = text.index(old)
    made = fitted(text, start, start + len(old), new, language)
    assert text[: made.start] + made.words + text[made.end :] == result
