"""What the rules report of a brief, and what they leave alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.checks import samples
from brief_composer.checks.context import Context
from brief_composer.checks.engine import run
from brief_composer.library.items import Library
from brief_composer.model.brief import Section, SectionRole, SetAside
from brief_composer.model.finding import Finding, Severity
from brief_composer.model.ids import SectionId


def found(context: Context, code: str) -> list[Finding]:
    return [item for item in run(context).open if item.code == code]


def with_brief(context: Context, **changes: object) -> Context:
    return Context(replace(context.brief, **changes), context.library)


def left_out(context: Context) -> Context:
    sections = tuple(replace(section, left_out=True) for section in context.brief.sections)
    return with_brief(context, sections=sections)


# --------------------------------------------------------------------------- quote-altered


def quoting(printed: str, copy: str = samples.WORDS, library: str = "") -> Context:
    """A brief that prints `printed`, keeps `copy`; `library` are the library's own words."""
    context = samples.context(samples.asks("b1", "Talk", evidence=printed))
    known = samples.quote(library)
    shelf = replace(context.library, quotes={known.id: known} if library else {})
    return Context(replace(context.brief, quotes=(samples.quote(copy),)), shelf)


@pytest.mark.parametrize("printed", [samples.WORDS, "[…] kept the road open [again] for a year"])
def test_marked_changes_are_no_alteration(printed: str) -> None:
    assert found(quoting(printed), "quote-altered") == []


def test_an_altered_quote_is_told_at_its_place_with_both_wordings() -> None:
    [item] = found(quoting(samples.WORDS.replace("year", "week")), "quote-altered")
    assert item.where == "e-b1"
    assert (item.param("a"), item.param("b")) == ("open for a year", "open for a week")


def test_a_copy_that_was_changed_along_with_the_print_is_told() -> None:
    changed = samples.WORDS.replace("open", "shut")
    [item] = found(quoting(changed, copy=changed), "quote-altered")
    assert (item.param("a"), item.param("b")) == ("", changed.removesuffix(" year.") + "…")


def test_a_changed_copy_is_compared_with_the_library() -> None:
    changed = samples.WORDS.replace("open", "shut")
    [item] = found(quoting(changed, copy=changed, library=samples.WORDS), "quote-altered")
    assert "open" in str(item.param("a"))
    assert "shut" in str(item.param("b"))


def test_a_copy_that_differs_from_the_library_is_told_though_the_print_is_right() -> None:
    changed = samples.WORDS.replace("open", "shut")
    context = quoting(samples.WORDS, copy=changed, library=samples.WORDS)
    assert len(found(context, "quote-altered")) == 1


def test_a_quote_that_is_not_printed_is_left_alone() -> None:
    assert found(left_out(quoting("Other words.")), "quote-altered") == []


def test_an_altered_quote_cannot_be_set_aside() -> None:
    context = quoting("Other words.")
    aside = (SetAside("quote-altered", "e-b1", "It is fine"),)
    report = run(with_brief(context, set_aside=aside))
    assert report.count(Severity.FIX) == 1
    assert report.set_aside == ()


# --------------------------------------------------------------------------- preconditions


SECOND = samples.asks("b2", "Take the second step", "second-step")
FIRST = samples.asks("b1", "Take the first step", "first-step")


def test_a_missing_step_is_named_in_the_language_of_the_brief() -> None:
    context = samples.context(SECOND)
    french = replace(context.brief.details, language="fr-FR")
    [item] = found(with_brief(context, details=french), "precondition-missing")
    assert item.param("need") == "Faire le premier pas"


def test_a_step_in_a_section_left_out_is_missing() -> None:
    context = samples.context(SECOND)
    hidden = Section(SectionId("s2"), "Later", blocks=(FIRST,), left_out=True)
    sections = (*context.brief.sections, hidden)
    assert found(with_brief(context, sections=sections), "precondition-missing")


def test_a_recommendation_of_ones_own_expects_nothing() -> None:
    assert found(samples.context(samples.asks("b1", "Talk")), "precondition-missing") == []


def test_a_recommendation_the_library_no_longer_has_expects_nothing() -> None:
    nothing = Library({}, {}, {}, {}, {}, {})
    assert found(samples.context(SECOND, library=nothing), "precondition-missing") == []


def test_the_order_says_how_many_places_later() -> None:
    between = samples.asks("b3", "Wait", position=True)
    [item] = found(samples.context(SECOND, between, FIRST), "precondition-order")
    assert (item.where, item.param("n"), item.param("need_block")) == ("b2", 2, "b1")


def test_a_step_named_twice_counts_where_it_comes_first() -> None:
    again = replace(FIRST, id=SECOND.id)
    assert found(samples.context(FIRST, SECOND, again), "precondition-order") == []


def test_one_step_set_aside_does_not_hide_another() -> None:
    context = samples.context(SECOND)
    aside = (SetAside("precondition-missing", "b2/other-step", "Done"),)
    assert found(with_brief(context, set_aside=aside), "precondition-missing")
    [item] = found(context, "precondition-missing")
    aside = (SetAside(item.code, item.aside_where, "Done last year"),)
    report = run(with_brief(context, set_aside=aside))
    assert [each.code for each in report.set_aside] == ["precondition-missing"]


# --------------------------------------------------------------------------- length, emptiness


def test_a_brief_without_a_limit_is_never_too_long() -> None:
    assert found(samples.context(samples.text("b1", "word " * 500)), "too-long") == []


def test_too_long_names_the_longest_section() -> None:
    context = samples.context(samples.text("b1", "Four words are here"), word_limit=2)
    short = Section(SectionId("s2"), "End", blocks=(samples.text("b2", "One"),))
    [item] = found(with_brief(context, sections=(*context.brief.sections, short)), "too-long")
    assert (item.param("section"), item.param("k"), item.param("total")) == ("Body", 4, 5)


def test_a_section_left_out_may_be_empty() -> None:
    assert found(left_out(samples.context()), "section-empty") == []


def test_a_list_of_sources_is_never_empty() -> None:
    sources = (Section(SectionId("s1"), "Sources", SectionRole.SOURCES),)
    assert found(with_brief(samples.context(), sections=sources), "section-empty") == []


def test_a_section_with_a_citation_alone_is_not_empty() -> None:
    assert found(samples.context(samples.text("b1", "[@n-2020]")), "section-empty") == []


# --------------------------------------------------------------------------- blanks


def test_a_blank_is_shown_in_its_sentence_alone() -> None:
    text = "Act now. The {body: council} meets in {place: a town}. Then rest."
    first, second = found(samples.context(samples.text("b1", text)), "blank-left")
    assert first.param("sentence") == "The [council] meets in [a town]."
    assert (second.param("label"), second.param("inline")) == ("a town", 3)


def test_a_blank_in_a_recommendation_is_told() -> None:
    block = replace(samples.asks("b1", "Talk"), prose=samples.text("x", "By {date: day}").prose)
    assert [item.where for item in found(samples.context(block), "blank-left")] == ["b1"]


# --------------------------------------------------------------------------- the run


def test_what_must_be_fixed_comes_first_then_the_order_of_the_page() -> None:
    context = samples.context(
        samples.asks("b1", "Talk"),
        samples.asks("b2", "Listen"),
        samples.text("b3", "By {date: day}"),
    )
    assert [(item.code, item.where) for item in run(context).open] == [
        ("blank-left", "b3"),
        ("unsupported", "b1"),
        ("unsupported", "b2"),
    ]


def test_what_was_set_aside_is_kept_apart() -> None:
    context = samples.context(samples.asks("b1", "Talk"))
    report = run(with_brief(context, set_aside=(SetAside("unsupported", "b1", "Known"),)))
    assert report.open == ()
    assert [item.code for item in report.set_aside] == ["unsupported"]


def test_rules_that_found_nothing_have_passed() -> None:
    report = run(samples.context(samples.asks("b1", "Talk")))
    assert "unsupported" not in report.passed
    assert "quote-altered" in report.passed


def test_a_recommendation_without_a_title_goes_by_its_number() -> None:
    [item] = found(samples.context(samples.asks("b1", "")), "unsupported")
    assert item.param("rec") == "R1"
