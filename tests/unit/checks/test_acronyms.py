"""When initials count as explained, and what is offered where they are not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.checks import samples
from brief_composer.checks.context import Context
from brief_composer.checks.engine import run
from brief_composer.model.brief import SetAside
from brief_composer.model.finding import Finding


def in_language(context: Context, language: str) -> Context:
    details = replace(context.brief.details, language=language)
    return Context(replace(context.brief, details=details), context.library)


def found(*words: str, language: str = "en-GB") -> list[Finding]:
    blocks = (samples.text(f"b{n}", each) for n, each in enumerate(words, 1))
    report = run(in_language(samples.context(*blocks), language))
    return [item for item in report.open if item.code == "acronym"]


def shorts(*words: str, language: str = "en-GB") -> list[str]:
    return [str(item.param("short")) for item in found(*words, language=language)]


@pytest.mark.parametrize(
    "words",
    [
        "Security sector reform (SSR) comes first.",
        "SSR (security sector reform) comes first.",
        "The council for reform (SSR) decides.",
        "Security sector reform, or SSR, comes first.",
        "The SSR council leads security sector reform (SSR).",
        "The reform\u00a0(SSR) comes first. SSR is slow.",
        "The Peace Unit (PXU) met.",
        "The PXU (Peace Expert Unit) met.",
        "The UN, two NGOs and UNICEF met in the EU.",
        "Chapter XIV and the MUST NOT rule; NOT NOW.",
        "He said “SSR comes first”.",
        "FAMa stands for Malian Armed Forces.",
    ],
)
def test_what_is_explained_or_known_to_all_is_not_told(words: str) -> None:
    assert shorts(words) == []


def test_initials_nobody_explains_are_told_once_at_their_first_use() -> None:
    items = found("First comes SSR.", "Then SSR again, security sector reform (SSR).")
    assert [(item.where, item.param("short")) for item in items] == [("b1", "SSR")]


def test_the_offer_writes_them_out_in_the_language_of_the_brief() -> None:
    [item] = found("La RSS vient d’abord.", language="fr-FR")
    assert item.param("words") == "réforme du secteur de la sécurité (RSS)"


def test_at_the_beginning_of_a_sentence_the_long_form_begins_with_a_capital() -> None:
    [item] = found("Peace. SSR comes first.")
    assert item.param("words") == "Security sector reform (SSR)"


def test_the_article_before_them_goes_along() -> None:
    [item] = found("It needs an SSR council.")
    assert (item.param("was"), item.param("words")) == ("an SSR", "a security sector reform (SSR)")


def test_several_of_them_are_several_when_written_out() -> None:
    [item] = found("Roads with IEDs are closed.")
    assert item.param("words") == "improvised explosive devices (IEDs)"


def test_initials_that_are_not_in_the_list_say_so() -> None:
    [item] = found("The QZX met.")
    assert (item.param("short"), item.param("long"), item.ending) == ("QZX", "", "-unknown")


def test_titles_neither_use_nor_explain() -> None:
    context = samples.context(
        samples.asks("b1", "Reform SSR", position=True), samples.text("b2", "SSR is slow.")
    )
    assert [i.where for i in run(context).open if i.code == "acronym"] == ["b2"]


def test_known_to_readers_holds_for_the_whole_brief() -> None:
    context = samples.context(samples.text("b1", "SSR and CVR."))
    first = next(item for item in run(context).open if item.code == "acronym")
    aside = (SetAside("acronym", first.aside_where),)
    moved = samples.context(samples.text("b7", "More SSR and CVR."))
    report = run(Context(replace(moved.brief, set_aside=aside), moved.library))
    assert [item.param("short") for item in report.open] == ["CVR"]
