"""What a template keeps of a brief, and what a brief made from it begins with."""

from __future__ import annotations

import pytest
from msgspec import structs

from brief_composer.checks import engine
from brief_composer.library.items import Library, StyleFile, Template
from brief_composer.library.load import load
from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, Details, Section, SectionRole
from brief_composer.model.ids import BlockId, RecommendationId, SectionId
from brief_composer.model.terms import Bilingual, Level, Term, Wording
from brief_composer.session.start import new_brief
from brief_composer.session.templating import Keep, Naming, boilerplate, template_of

NAMING = Naming("0123456789abcdef", "Country note")
WEASEL = Term(
    "weasel",
    Level.SUGGEST,
    (Wording("stakeholder(s)", ("partner(s)",)),),
    (Wording("partie(s) prenante(s)", ("partenaire(s) local(aux)",)),),
    Bilingual("Say who.", "Dites qui."),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture
def brief(library: Library) -> Brief:
    """A brief of the bundled "Policy brief" with a recommendation and some text."""
    made = begun(library.templates["policy-brief"], library, "gate-ddr-on-ssr")
    text = TextBlock(made.sections[2].blocks[0].id, markup.parse("Much has changed."))
    third = structs.replace(made.sections[2], blocks=(text,))
    return structs.replace(made, sections=(*made.sections[:2], third, *made.sections[3:]))


def begun(template: Template, library: Library, *asks: str, language: str = "en-GB") -> Brief:
    chosen = [RecommendationId(each) for each in asks]
    return new_brief(template, "One", "", "2026-11-22", language, "", library, chosen)


USUAL = Keep()


def made(brief: Brief, library: Library, keep: Keep = USUAL) -> Template:
    return template_of(brief, NAMING, keep, library.templates["policy-brief"])


def test_sections_keep_their_titles_hints_limits_and_order(brief: Brief, library: Library) -> None:
    again = begun(made(brief, library), library)
    kept = [(s.title, s.role, s.hint, s.limit) for s in again.sections]
    assert kept == [(s.title, s.role, s.hint, s.limit) for s in brief.sections]


def test_what_was_written_is_left_unless_it_is_wanted(brief: Brief, library: Library) -> None:
    again = begun(made(brief, library), library)
    assert again.recommendations() == ()
    assert again.quotes == ()
    assert again.sections[2].blocks[0].prose == ()


def test_boilerplate_with_its_blanks_is_kept(brief: Brief, library: Library) -> None:
    again = begun(made(brief, library), library)
    assert again.sections[-1].blocks[0].prose == brief.sections[-1].blocks[0].prose
    assert [s.title for s in boilerplate(brief, library.templates["policy-brief"])] == ["About us"]


def test_without_boilerplate_the_section_is_empty(brief: Brief, library: Library) -> None:
    again = begun(made(brief, library, Keep(boilerplate=False)), library)
    assert again.sections[-1].blocks[0].prose == ()


def test_recommendations_come_with_their_quotes_and_sources(brief: Brief, library: Library) -> None:
    again = begun(made(brief, library, Keep(recommendations=True)), library)
    assert again.recommendations() == brief.recommendations()
    assert again.quotes == brief.quotes
    assert again.sources == brief.sources
    assert again.sections[2].blocks[0].prose == ()


def test_all_text_leaves_the_recommendations_out(brief: Brief, library: Library) -> None:
    again = begun(made(brief, library, Keep(text=True)), library)
    assert again.recommendations() == ()
    assert again.sections[2].blocks == brief.sections[2].blocks


def test_limits_are_left_out_where_they_are_not_wanted(brief: Brief, library: Library) -> None:
    again = begun(made(brief, library, Keep(limits=False)), library)
    assert again.details.word_limit == 0
    assert not any(section.limit for section in again.sections)


def test_without_its_house_style_a_template_looks_standard(brief: Brief, library: Library) -> None:
    assert made(brief, library).house_style == "recommendations-first"
    assert made(brief, library, Keep(house_style=False)).house_style == "standard"


def test_the_file_of_an_own_house_style_goes_along(brief: Brief, library: Library) -> None:
    style = StyleFile("Ours.briefstyle", b"a style")
    assert template_of(brief, NAMING, Keep(), style=style).style == style
    assert template_of(brief, NAMING, Keep(house_style=False), style=style).style is None


def test_without_sections_those_of_the_first_template_stand_in(
    brief: Brief, library: Library
) -> None:
    base = library.templates["policy-brief"]
    kept = made(structs.replace(brief, sections=brief.sections[:2]), library, Keep(sections=False))
    assert kept.sections == base.sections


def test_title_and_date_are_never_kept(brief: Brief, library: Library) -> None:
    details = made(brief, library, Keep(recommendations=True, text=True)).content.details
    assert (details.title, details.date) == ("", "")


def test_the_organisation_is_kept_with_the_boilerplate(brief: Brief, library: Library) -> None:
    details = structs.replace(brief.details, organisation="Sahel Centre", subtitle="Six steps")
    kept = made(structs.replace(brief, details=details), library)
    assert kept.content.details.organisation == "Sahel Centre"
    assert kept.content.details.subtitle == ""


def test_a_template_has_the_language_of_its_brief(library: Library) -> None:
    french = begun(library.templates["policy-brief"], library, language="fr-FR")
    kept = made(french, library)
    assert kept.languages == ("fr",)
    assert kept.sections[0].title == Bilingual(fr="Résumé")
    assert begun(kept, library, language="en-GB").sections[0].title == "Résumé"


def test_sections_keep_the_key_of_the_part_they_were_made_from(
    brief: Brief, library: Library
) -> None:
    own = Section(SectionId("s99"), "Summary")
    kept = made(structs.replace(brief, sections=(*brief.sections, own)), library)
    assert kept.sections[0].key == "summary"
    assert kept.sections[-1].key == "summary-2"


def test_words_to_avoid_of_ones_own_hold_in_a_brief_made_from_the_template(
    brief: Brief, library: Library
) -> None:
    kept = template_of(brief, NAMING, Keep(), None, [WEASEL])
    again = begun(kept, library)
    text = TextBlock(BlockId("b900"), markup.parse("All stakeholders met."))
    section = Section(SectionId("s900"), "Text", blocks=(text,))
    again = structs.replace(again, sections=(section,))
    report = engine.run(engine.Context(again, library))
    found = [f.param("better") for f in report.open if f.code == "loaded-term"]
    assert found == ["partners"]
    without = structs.replace(again, terms=())
    report = engine.run(engine.Context(without, library))
    assert not [f for f in report.open if f.code == "loaded-term"]


def test_words_to_avoid_stay_behind_where_they_are_not_wanted(brief: Brief) -> None:
    assert template_of(brief, NAMING, Keep(words=False), None, [WEASEL]).content.terms == ()


def test_a_section_with_a_blank_is_boilerplate_whatever_it_is_for() -> None:
    text = TextBlock(BlockId("b1"), markup.parse("Meet in {place: where} on {date: when}."))
    plain = TextBlock(BlockId("b2"), markup.parse("Meet in Mopti."))
    sections = (
        Section(SectionId("s1"), "With", SectionRole.TEXT, (text,)),
        Section(SectionId("s2"), "Without", SectionRole.TEXT, (plain,)),
    )
    brief = Brief(Details(), sections, counter=4)
    assert [section.title for section in boilerplate(brief, None)] == ["With"]
