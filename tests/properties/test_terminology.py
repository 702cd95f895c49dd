"""Whatever the text: quotes are never judged, and what is put in place of a term is none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from brief_composer.checks import samples
from brief_composer.checks.context import Context
from brief_composer.checks.rules import acronym, loaded_term
from brief_composer.library import terms
from brief_composer.library.terminology import HIDDEN, own_voice, phrases
from brief_composer.model.brief import Brief
from brief_composer.model.finding import Finding
from brief_composer.model.richtext import paragraph, plain
from brief_composer.session.edits.wording import replace_words

WORDS = terms.bundled()
PHRASES = {
    "en": sorted({p.words for t in WORDS.terms for w in t.en for p in phrases(w)}),
    "fr": sorted({p.words for t in WORDS.terms for w in t.fr for p in phrases(w)}),
}
MARKS = st.sampled_from(["“”", "«»", '""', "‘’", "„“", "‹›"])
ANYTHING = st.text(max_size=80) | st.text("ab “”‘’'«»\"\n. (DR)SsÉé’-/", max_size=60)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and a sentence with terms of it here and there."""
    language = draw(st.sampled_from(["en", "fr"]))
    term = st.sampled_from(PHRASES[language])
    filler = st.sampled_from(
        ["The council", "d’", "a", "an ", "le", "Then.", "walks", ",", "(then)"]
    )
    parts = draw(st.lists(term | filler, min_size=1, max_size=6))
    return language, " ".join(parts)


def context(language: str, text: str) -> Context:
    block = replace(samples.text("b1", ""), prose=(paragraph(text),))
    made = samples.context(block)
    details = replace(made.brief.details, language=language)
    return Context(replace(made.brief, details=details), made.library)


def put(brief: Brief, finding: Finding) -> Brief:
    at, start, end = (int(finding.param(name)) for name in ("paragraph", "start", "end"))
    words, was = str(finding.param("words")), str(finding.param("was"))
    return replace_words(finding.where, at, start, end, words, was)(brief)


@given(sentences(), MARKS)
@settings(max_examples=150)
def test_no_term_is_found_between_quotation_marks(said: tuple[str, str], marks: str) -> None:
    language, text = said
    inner = "".join(c for c in text if c not in marks and c not in "’‘")
    assert list(loaded_term.check(context(language, f"{marks[0]}{inner}{marks[1]}"))) == []


@given(sentences())
@settings(max_examples=150)
def test_replacing_every_term_removes_it(said: tuple[str, str]) -> None:
    language, text = said
    first = context(language, text)
    found = list(loaded_term.check(first))
    brief = first.brief
    for finding in sorted(found, key=lambda item: -int(item.param("start"))):
        after = put(brief, finding)
        assert after is not brief
        brief = after
    left = {item.param("term_id") for item in loaded_term.check(Context(brief, first.library))}
    assert not left & {item.param("term_id") for item in found}


@given(ANYTHING, st.sampled_from(["en", "fr"]))
@settings(max_examples=200)
def test_any_text_can_be_looked_at_and_each_place_is_what_it_says(text: str, language: str) -> None:
    first = context(language, text)
    for rule in (loaded_term, acronym):
        for finding in rule.check(first):
            start, end = int(finding.param("start")), int(finding.param("end"))
            assert plain(first.brief.sections[0].blocks[0].prose)[start:end] == finding.param("was")


@given(ANYTHING)
def test_what_is_hidden_keeps_every_other_character_at_its_place(text: str) -> None:
    voice = own_voice(text, ("ab",))
    assert len(voice) == len(text)
    assert all(a in (b, HIDDEN) for a, b in zip(voice, text, strict=True))


@given(st.sampled_from(sorted({a.short.en for a in WORDS.acronyms if not a.everyday})))
def test_initials_written_out_are_explained(short: str) -> None:
    first = context("en", f"Here {short} stands.")
    found = [item for item in acronym.check(first) if item.param("short") == short]
    assert len(found) <= 1
    brief = first.brief
    for finding in found:
        brief = put(brief, finding)
    assert not [
        i for i in acronym.check(Context(brief, first.library)) if i.param("short") == short
    ]
