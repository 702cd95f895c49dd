"""What a brief remembers of its template is in its file."""

from __future__ import annotations

from msgspec import structs

from brief_composer.library.load import load
from brief_composer.library.terms import bundled
from brief_composer.model.brief import Brief
from brief_composer.session.start import new_brief
from brief_composer.storage import plain


def begun() -> Brief:
    library = load()
    template = library.templates["policy-brief"]
    return new_brief(template, "One", "", "2026-11-22", "fr-FR", "", library)


def test_what_it_was_made_from_is_read_back() -> None:
    brief = begun()
    assert brief.made_from is not None
    assert brief.made_from.name == "Note de politique"
    assert brief.made_from.part("summary") is not None
    assert plain.read(plain.write(brief), "x").brief == brief


def test_every_word_to_avoid_is_read_back_but_for_its_place() -> None:
    origin = structs.replace(bundled().terms[0].origin, path="", line=0, column=0)
    terms = tuple(structs.replace(term, origin=origin, owner="") for term in bundled().terms)
    brief = structs.replace(begun(), terms=terms)
    assert plain.read(plain.write(brief), "x").brief.terms == terms


def test_a_mark_takes_little_room() -> None:
    brief = begun()
    without = structs.replace(brief, made_from=None)
    assert brief.made_from is not None
    room = len(plain.write(brief)) - len(plain.write(without))
    assert room < 150 * len(brief.made_from.parts) + 300
