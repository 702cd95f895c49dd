"""The bundled words to avoid, proper names and initials."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from brief_composer.library import terms
from brief_composer.library.inspect import inspect
from brief_composer.library.items import Bilingual, Level, Library, Template, Term, Wording
from brief_composer.library.load import load
from brief_composer.library.terminology import Match, own_voice, phrases
from brief_composer.model import markup
from brief_composer.model.brief import PROFILES
from brief_composer.model.richtext import plain
from tests.unit.library.conftest import Shelf

WORDS = terms.bundled()
LANGUAGES = ("en", "fr")
EVERY = [
    pytest.param(term, wording, language, id=f"{term.id}-{language}-{wording.words[:24]}")
    for term in WORDS.terms
    for language in LANGUAGES
    for wording in (term.fr if language == "fr" else term.en)
]


def found(text: str, language: str) -> list[Match]:
    return list(terms.matcher(WORDS, language).find(own_voice(text)))


def test_all_forty_nine_terms_are_there() -> None:
    assert [term.id for term in WORDS.terms] == [f"t{n}" for n in range(1, 50)]


@pytest.mark.parametrize(("term", "wording", "language"), EVERY)
def test_every_phrase_is_found_as_its_term(term: Term, wording: Wording, language: str) -> None:
    made = phrases(wording)
    assert made
    for phrase in made:
        assert term.id in {match.term.id for match in found(phrase.words, language)}, phrase.words


@pytest.mark.parametrize(("term", "wording", "language"), EVERY)
def test_no_words_to_use_are_themselves_to_avoid(
    term: Term, wording: Wording, language: str
) -> None:
    for phrase in phrases(wording):
        for use in phrase.use:
            assert [match.term.id for match in found(use, language)] == [], use


@pytest.mark.parametrize("term", WORDS.terms, ids=lambda term: term.id)
def test_a_term_says_why_in_two_short_sentences_and_who_says_so(term: Term) -> None:
    assert term.source
    reasons = [term.why, *(item.why for item in term.audiences)]
    for reason in reasons:
        assert reason.en != reason.fr
        assert max(len(reason.en.split()), len(reason.fr.split())) <= 40


@pytest.mark.parametrize("profile", [profile for profile in PROFILES if profile])
def test_each_kind_of_readers_judges_some_words_otherwise(profile: str) -> None:
    judged = [term for term in WORDS.terms if term.judged(profile)[0] is not term.level]
    assert len(judged) >= 2


def test_the_same_word_weighs_differently_before_different_readers() -> None:
    junta = next(term for term in WORDS.terms if term.id == "t24")
    levels = {profile: junta.judged(profile)[0] for profile in PROFILES}
    assert levels == {
        "": Level.INFORM,
        "authorities": Level.STOP,
        "donors": Level.INFORM,
        "radio": Level.SUGGEST,
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the Global Counterterrorism Forum", "en"),
        ("the Counter Extremism Project (CEP)", "en"),
        ("the Coordination of Azawad Movements", "en"),
        ("the National Movement for the Liberation of Azawad", "en"),
        ("countering violent extremism (CVE)", "en"),
        ("women, youth, peace and security (YPS)", "en"),
        ("le Front de libération de l’Azawad", "fr"),
        ("le Pôle judiciaire spécialisé de lutte contre le terrorisme", "fr"),
        ("le régime de sanctions", "fr"),
        ("the group “jihadist” label", "en"),
    ],
)
def test_proper_names_and_quoted_words_are_left_alone(text: str, language: str) -> None:
    judged = [match for match in found(text, language) if match.term.level is not Level.INFORM]
    assert judged == []


@pytest.mark.parametrize(
    "written",
    [
        "Jamâ’ah Nusrah al-Islâm wal-Muslimîn",
        "Jama'a Nusrat ul-Islam wa al-Muslimin",
        "jama’at nusrat al-islam wal-muslimin",
        "JNIM",
    ],
)
def test_a_name_is_known_by_every_spelling(written: str) -> None:
    entry = WORDS.name(written)
    assert entry is not None
    assert entry.id == "jnim"


@pytest.mark.parametrize(
    ("written", "preferred"),
    [
        ("Amadou Koufa", "Amadou Kouffa"),
        ("Iyad ag Ghaly", "Iyad ag Ghali"),
        ("Goita", None),
        ("Assimi Goita", "Assimi Goïta"),
        ("FAMA", "Malian Armed Forces (FAMa)"),
        ("Platforme", "the Platform"),
        ("Katibat Macina", "Katiba Macina"),
    ],
)
def test_spellings_that_differ_among_the_documents_lead_to_one(
    written: str, preferred: str | None
) -> None:
    entry = WORDS.name(written)
    assert (entry.name.en if entry else None) == preferred


def test_no_spelling_belongs_to_two_names() -> None:
    for entry in WORDS.names:
        for written in (entry.name.en, entry.name.fr, *entry.variants):
            assert WORDS.name(written) is entry, written


def test_initials_have_both_long_forms() -> None:
    ddr, ssr = WORDS.acronym("DDR", "fr"), WORDS.acronym("RSS", "fr")
    assert ddr is not None
    assert ssr is not None
    assert ddr.long.fr == "désarmement, démobilisation et réintégration"
    assert (ssr.short.en, ssr.long.en) == ("SSR", "security sector reform")


def test_initials_of_the_other_language_are_known_too() -> None:
    item = WORDS.acronym("SSR", "fr")
    assert item is not None
    assert item.id == "ssr"


# ------------------------------------------------------------------------ the library's own voice


def texts(library: Library) -> Iterator[tuple[str, Bilingual]]:
    for item in library.recommendations.values():
        guards = item.safeguards
        for text in (item.title, item.line, item.text, item.short, item.indicator):
            yield item.id, text
        for text in (guards.harm, guards.first, guards.stop, guards.names):
            yield item.id, text
        for relation in item.relations:
            yield item.id, relation.reason
    for template in library.templates.values():
        yield from of_template(template)
    for theme in library.themes.values():
        yield theme.id, theme.name
    for actor in library.actors.values():
        yield actor.id, actor.name
        yield actor.id, actor.note


def of_template(template: Template) -> Iterator[tuple[str, Bilingual]]:
    yield template.id, template.name
    yield template.id, template.line
    for section in template.sections:
        for text in (section.title, section.hint, section.text):
            yield template.id, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_library_keeps_to_its_own_terms(language: str) -> None:
    seen = 0
    for id, text in texts(load()):
        words = plain(markup.parse(text[language]))
        seen += 1
        judged = [m for m in found(words, language) if m.term.level is not Level.INFORM]
        assert [(id, m.term.id, words[m.start : m.end]) for m in judged] == []
    assert seen > 400


# ----------------------------------------------------------------------------- reading and faults


def test_they_are_not_read_with_the_library() -> None:
    assert load().terms == {}
    code = (
        "import sys, brief_composer.cli.main; from brief_composer.library import load, terms; "
        "load.load(); sys.exit(terms.bundled.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


TERMS = """\
format: brief-composer/terms/1
terms:
  - id: raider
    level: stop
    find:
      en: [{words: "raider(s)", use: ["armed individual(s)"]}]
      fr: [{words: "pillard(s)", use: ["individu(s) armé(s)"]}]
    why: {en: It judges., fr: Il juge.}
    source: Our style guide
    seen_in: [wells-2020]
"""


def test_a_folder_of_ones_own_may_hold_terms(shelf: Shelf) -> None:
    shelf.write("terms.yaml", TERMS)
    library = shelf.load()
    assert library.findings == ()
    own = terms.vocabulary(library)
    assert own.terms[0].id == "raider"
    assert own.terms[0].origin.line == 3
    assert own.acronyms == WORDS.acronyms
    assert terms.vocabulary(library) is own


def test_a_term_of_ones_own_stands_for_the_bundled_one_of_its_id(shelf: Shelf) -> None:
    shelf.write("terms.yaml", TERMS.replace("id: raider", "id: t19"))
    own = terms.vocabulary(shelf.load())
    assert [term.en[0].words for term in own.terms if term.id == "t19"] == ["raider(s)"]


def test_a_term_that_names_an_unknown_source_is_told_at_its_line(shelf: Shelf) -> None:
    shelf.write("terms.yaml", TERMS.replace("wells-2020", "wells-2021"))
    fault = shelf.only("unknown-source")
    assert fault.origin is not None
    assert (fault.origin.line, fault.param("found")) == (10, "wells-2021")


def test_notation_that_makes_no_sense_is_told_at_its_line(shelf: Shelf) -> None:
    shelf.write("terms.yaml", TERMS.replace('"raider(s)"', '"raider(s"'))
    [fault] = [f for f in shelf.inspect().findings if f.code == "library.wording"]
    assert fault.origin is not None
    assert (fault.origin.line, fault.param("found")) == (6, "raider(s")


def test_initials_that_stand_for_two_things_are_told(shelf: Shelf) -> None:
    shelf.write(
        "acronyms.yaml",
        "format: brief-composer/acronyms/1\nacronyms:\n"
        "  - {id: one, short: {en: ABC, fr: ABC}, long: {en: A b c, fr: Un a b c}}\n"
        "  - {id: two, short: {en: ABC, fr: XYZ}, long: {en: All c, fr: Tous c}}\n",
    )
    [fault] = [f for f in shelf.inspect().findings if f.code == "library.short-twice"]
    assert fault.origin is not None
    assert (fault.origin.line, fault.param("expected")) == (4, "one")


def test_the_bundled_words_are_a_part_of_what_is_looked_over() -> None:
    library = inspect().library
    assert (len(library.terms), len(library.names)) == (len(WORDS.terms), len(WORDS.names))


def test_a_vocabulary_is_equal_to_itself_alone() -> None:
    assert replace(WORDS) != WORDS
