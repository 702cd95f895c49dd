"""Which words of a brief the loaded-term check tells, and what it offers instead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.checks import samples
from brief_composer.checks.context import Context
from brief_composer.checks.engine import Report, run
from brief_composer.model.brief import SUBTITLE, TITLE, SetAside
from brief_composer.model.evidence import Record, Source
from brief_composer.model.finding import Finding, Severity
from brief_composer.model.ids import SourceId


def looked_at(context: Context, **details: str) -> Report:
    brief = replace(context.brief, details=replace(context.brief.details, **details))
    return run(Context(brief, context.library))


def report(words: str, **details: str) -> Report:
    return looked_at(samples.context(samples.text("b1", words)), **details)


def found(words: str, **details: str) -> list[Finding]:
    return [item for item in report(words, **details).open if item.code == "loaded-term"]


def terms(words: str, **details: str) -> list[str]:
    return [str(item.param("term")) for item in found(words, **details)]


def test_a_term_comes_with_better_words_the_reason_and_its_place() -> None:
    [item] = found("Yes.\n\nThe terrorist groups left.")
    assert item.severity is Severity.REVIEW
    assert (item.where, item.param("paragraph")) == ("b1", 1)
    assert (item.param("start"), item.param("end")) == (4, 20)
    assert (item.param("term"), item.param("better")) == ("terrorist groups", "armed groups")
    assert str(item.param("why")).endswith("who designated it and when.")


def test_better_words_and_reason_are_in_the_language_of_the_brief() -> None:
    [item] = found("Les groupes terroristes sont partis.", language="fr-FR")
    assert (item.param("term"), item.param("better")) == ("groupes terroristes", "groupes armés")
    assert str(item.param("why")).startswith("Le mot juge")


def test_the_words_of_one_language_are_no_terms_in_the_other() -> None:
    assert terms("Le jihadisme, les terroristes, la milice", language="en-GB") == []
    assert terms("The militias and the dowry", language="fr") == []


@pytest.mark.parametrize(
    "words",
    [
        "He spoke of “terrorist groups”.",
        "He spoke of 'terrorist groups' again.",
        "See [the report](https://example.org/terrorist-groups).",
        "The Global Counterterrorism Forum met.",
        "So it says in Terrorist groups of the lake, a book.",
        "Meet the {body: terrorist groups}.",
    ],
)
def test_what_is_not_the_writers_own_is_left_alone(words: str) -> None:
    context = samples.context(samples.text("b1", words))
    book = Source(SourceId("book"), Record("Terrorist groups of the lake"))
    context = Context(replace(context.brief, sources=(book,)), context.library)
    assert [item for item in run(context).open if item.code == "loaded-term"] == []


def test_evidence_is_never_judged() -> None:
    block = samples.asks("b1", "Talk", evidence="the terrorist groups")
    assert [i.code for i in run(samples.context(block)).open if i.code == "loaded-term"] == []


def test_a_word_that_is_bold_in_part_is_found() -> None:
    assert terms("The **terror**ist groups left.") == ["terrorist groups"]


def test_titles_are_the_writers_own_too() -> None:
    context = samples.context(samples.asks("b1", "Meet terrorist groups", position=True))
    given = {"title": "Terrorist groups", "subtitle": "On militias"}
    section = replace(context.brief.sections[0], title="The bandits")
    context = Context(replace(context.brief, sections=(section,)), context.library)
    items = [item for item in looked_at(context, **given).open if item.code == "loaded-term"]
    assert [(i.where, i.param("paragraph"), i.param("words")) for i in items] == [
        ("", TITLE, "Armed groups"),
        ("", SUBTITLE, "self-defence groups"),
        ("s1", TITLE, "armed individuals"),
        ("b1", TITLE, "armed groups"),
    ]


def test_what_is_only_good_to_know_is_a_note() -> None:
    made = report("Rebels came.")
    assert made.open == ()
    assert [item.param("term") for item in made.notes] == ["Rebels"]
    assert "loaded-term" in made.passed


def test_a_word_weighs_differently_before_the_authorities() -> None:
    assert terms("The junta met.") == []
    [item] = found("The junta met.", profile="authorities")
    assert "no further" in str(item.param("why"))


def test_readers_the_list_does_not_know_are_readers_like_any() -> None:
    assert terms("The junta met terrorist groups.", profile="somebody") == ["terrorist groups"]


def test_an_article_goes_along_where_it_has_to_change() -> None:
    [item] = found("He met a bandit there.")
    assert (item.param("term"), item.param("was"), item.param("words")) == (
        "bandit",
        "a bandit",
        "an armed individual",
    )


def test_what_the_author_must_add_shows_in_square_brackets() -> None:
    [item] = found("Hear the youth.")
    assert (item.param("better"), item.param("words")) == (
        "young people aged [ages]",
        "young people aged {ages}",
    )


def test_keeping_a_term_keeps_it_in_its_block_and_no_other_term() -> None:
    context = samples.context(
        samples.text("b1", "Bandits, bandits and militias."), samples.text("b2", "Bandits.")
    )
    first = next(item for item in run(context).open if item.code == "loaded-term")
    aside = (SetAside("loaded-term", first.aside_where),)
    made = run(Context(replace(context.brief, set_aside=aside), context.library))
    assert [(i.where, i.param("term")) for i in made.open] == [
        ("b1", "militias"),
        ("b2", "Bandits"),
    ]
    assert [i.param("term") for i in made.set_aside] == ["Bandits", "bandits"]
