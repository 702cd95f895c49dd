"""What may be done to a quote's words on the way to the page, and what may not."""

from __future__ import annotations

import pytest

from brief_composer.model.quoting import Comparison, Mark, Verdict, compare, digest

WORDS = (
    "The elders, who had met twice before, could not agree on the well; nobody asked the herders."
)


def verdict(printed: str, words: str = WORDS) -> Verdict:
    return compare(words, printed).verdict


def said(comparison: Comparison) -> tuple[str, str]:
    return comparison.source_says, comparison.brief_says


def test_the_same_words_match() -> None:
    assert verdict(WORDS) is Verdict.MATCHES


@pytest.mark.parametrize("sign", ["[…]", "[...]", "[ … ]", "[. . .]"])
def test_a_marked_omission_shortens(sign: str) -> None:
    printed = f"The elders {sign} could not agree on the well; nobody asked the herders."
    assert verdict(printed.replace("elders [", "elders, [")) is Verdict.SHORTENED


def test_an_omission_may_stand_at_either_end() -> None:
    assert verdict("[…] could not agree on the well […]") is Verdict.SHORTENED


def test_several_omissions_keep_the_order_of_the_words() -> None:
    assert verdict("The elders […] could not […] asked the herders.") is Verdict.SHORTENED
    assert verdict("could not […] The elders […] the herders.") is Verdict.ALTERED


def test_an_omission_without_brackets_alters() -> None:
    assert verdict("The elders … could not agree on the well; nobody asked […]") is Verdict.ALTERED


def test_words_dropped_at_the_end_without_a_mark_alter() -> None:
    found = compare(WORDS, "The elders, who had met twice before, could not agree on the well.")
    assert found.verdict is Verdict.ALTERED
    assert "nobody asked" in found.source_says


def test_a_marked_insertion_matches() -> None:
    found = compare(WORDS, WORDS.replace("herders", "[nomadic] herders"))
    assert (found.verdict, found.marks) == (Verdict.MATCHES, Mark.INSERTION)


def test_an_insertion_does_not_stand_for_words() -> None:
    assert verdict(WORDS.replace("elders", "[men]")) is Verdict.ALTERED


def test_sic_matches() -> None:
    assert compare("They was late.", "They was [sic] late.").marks is Mark.SIC


def test_a_marked_first_letter_matches_anywhere() -> None:
    found = compare(WORDS, "[…] [N]obody asked the herders.")
    assert found.verdict is Verdict.SHORTENED
    assert Mark.FIRST_LETTER in found.marks


def test_the_very_first_letter_needs_no_mark() -> None:
    assert verdict("t" + WORDS[1:]) is Verdict.MATCHES


def test_another_first_letter_needs_its_mark() -> None:
    assert verdict("[…] Could not agree on the well; Nobody asked the herders.") is Verdict.ALTERED


@pytest.mark.parametrize("end", ["", ",", ";", ":"])
def test_the_final_punctuation_is_free(end: str) -> None:
    found = compare(WORDS, WORDS[:-1] + end)
    assert (found.verdict, found.marks) == (Verdict.MATCHES, Mark.END_PUNCTUATION)


@pytest.mark.parametrize("end", ["?", "…", " …"])
def test_a_final_sign_that_changes_the_sense_alters(end: str) -> None:
    assert verdict(WORDS[:-1] + end) is Verdict.ALTERED


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("an oﬃcial ﬁgure", "an official figure"),
        ("a co\u00adoperative", "a cooperative"),
        ("one\u00a0two\n three", "one two three"),
        ("he said “no” and ‘yes’", "he said \"no\" and 'yes'"),
        ("le « cessez-le-feu » tient", "le “cessez-le-feu” tient"),
        ("it’s a non‑state group", "it's a non-state group"),
        ("une trêve\u202f; la paix", "une trêve; la paix"),
        ("re\u0301gion", "région"),
        ("so … on", "so ... on"),
    ],
)
def test_how_it_is_set_is_not_looked_at(words: str, printed: str) -> None:
    assert compare(words, printed) == Comparison(Verdict.MATCHES)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("a cease-fire held", "a ceasefire held"),
        ("a cease-fire held", "a cease fire held"),
        ("peace – or war", "peace - or war"),
        ("peace – or war", "peace — or war"),
        ("they did not go", "they did go"),
        ("in May, June", "in May June"),
        ("the State", "the state"),
        ("4,900 men", "4 900 men"),
    ],
)
def test_everything_else_is_looked_at(words: str, printed: str) -> None:
    assert verdict(printed, words) is Verdict.ALTERED


def test_brackets_of_the_source_are_words_of_the_source() -> None:
    words = "They came […] [and] stayed."
    assert compare(words, words.replace("They", "they")).marks is Mark.FIRST_LETTER
    assert verdict("They came and stayed.", words) is Verdict.ALTERED
    assert verdict("They came […] stayed.", words) is Verdict.SHORTENED


@pytest.mark.parametrize("printed", ["", "[…]", "[something else]", "[…] [sic]", " . "])
def test_nothing_of_the_source_is_no_quote(printed: str) -> None:
    assert verdict(printed) is Verdict.ALTERED


def test_a_changed_word_is_shown_with_its_neighbours() -> None:
    assert said(compare(WORDS, WORDS.replace("twice", "often"))) == (
        "who had met twice before, could not",
        "who had met often before, could not",
    )


def test_a_dropped_word_is_shown() -> None:
    source, brief = said(compare(WORDS, WORDS.replace("not ", "")))
    assert "could not agree" in source
    assert "could agree" in brief


def test_a_change_after_an_omission_is_shown_beside_its_own_place() -> None:
    source, brief = said(compare(WORDS, "The elders […] nobody told the herders."))
    assert "asked" in source
    assert "told" in brief


def test_a_bracket_that_is_never_closed_alters() -> None:
    assert verdict(WORDS + " [and") is Verdict.ALTERED


def test_the_fingerprint_is_the_sha_256_of_the_characters() -> None:
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
