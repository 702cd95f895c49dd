"""Where a brief names its sources: in notes, at the end, in the text, in a list alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.doc import tree
from brief_composer.doc.text import inline_text, text
from brief_composer.doc.walk import walk
from brief_composer.model.brief import Brief, Details, SectionRole
from brief_composer.render.citing import Place, manner
from brief_composer.render.compose import compose
from brief_composer.render.options import Options, in_house
from tests import example, themes
from tests.example import QUOTES, prose_block, recommendation, section, use

PARTS = (
    section("s1", "Why", SectionRole.TEXT, prose_block("b1", "Boats wait [@odu-2019, p. 2]. Yes.")),
    section(
        "s2",
        "Do",
        SectionRole.RECOMMENDATIONS,
        recommendation("b2", "Run it", "So.", use("e1", QUOTES[0]), use("e2", QUOTES[1])),
    ),
)
ABOUT = section("s9", "About us", SectionRole.ABOUT, prose_block("b9", "We like rivers."))
SOURCES = section("s8", "Sources", SectionRole.SOURCES)


def composed(
    *more,
    citations="",
    references="",
    language="en-GB",
    parts=PARTS,
    options=Options(),  # noqa: B008
) -> tree.Document:
    details = Details(language=language, citations=citations, references=references)
    sources = (example.ODU, example.WATCH, example.BAC)
    return compose(Brief(details, (*parts, *more), QUOTES, sources), example.ACTORS, options)


def calls(document: tree.Document) -> int:
    return str(document).count("NoteRef(")


def headings(document: tree.Document) -> list[str]:
    return [
        inline_text(block.inlines)
        for block in walk(document.blocks)
        if isinstance(block, tree.Heading) and block.level == 1
    ]


def entries(document: tree.Document) -> list[str]:
    lists = [block for block in walk(document.blocks) if isinstance(block, tree.References)]
    return [inline_text(entry) for block in lists for entry in block.entries]


def test_a_brief_without_a_wish_has_plain_notes_at_the_foot_of_the_page() -> None:
    document = composed()
    assert document.notes_at == "page"
    assert calls(document) == 3
    assert inline_text(document.notes[0].blocks[0].inlines).startswith("Odu, M.")
    assert entries(document) == []


def test_a_style_of_author_and_date_stands_in_the_text_before_the_full_stop() -> None:
    document = composed(citations="apa")
    assert "Boats wait (Odu, 2019, p.\u00a02). Yes." in text(document)
    assert document.notes == ()
    assert calls(document) == 0


def test_it_adds_a_list_where_the_brief_has_none_before_what_is_about_the_authors() -> None:
    document = composed(ABOUT, citations="chicago-author-date")
    assert headings(document) == ["Why", "Do", "References", "About us"]
    assert [entry.split(".")[0] for entry in entries(document)] == [
        "Ferry Watch",
        "Observatoire du fleuve",
        "Odu, Mara Jean-Luc",
    ]
    assert headings(composed(citations="apa", language="fr"))[-1] == "Références"


def test_the_briefs_own_list_is_not_doubled() -> None:
    document = composed(SOURCES, ABOUT, citations="apa")
    assert headings(document) == ["Why", "Do", "Sources", "About us"]


def test_no_list_is_made_when_none_is_wanted() -> None:
    assert entries(composed(citations="apa", options=Options(sources_list=False))) == []


def test_apa_lists_only_the_work_that_was_read() -> None:
    assert [entry.split(" (")[0] for entry in entries(composed(citations="apa"))] == [
        "Observatoire du fleuve.",
        "Odu, M.\u00a0J.-L.",
    ]


def test_a_quotation_ends_with_its_speaker_and_source_in_brackets() -> None:
    shown = text(composed(citations="harvard"))
    assert "(Ferry Watch, 2018, quoted in Odu, 2019, p.\u00a03)" in shown
    assert "A trader on the east bank (Observatoire du fleuve, 2017, paragraph" in shown


def test_with_a_list_alone_nothing_is_cited_in_the_text() -> None:
    document = composed(references="list")
    assert "Boats wait. Yes." in text(document)
    assert document.notes == ()
    assert calls(document) == 0
    assert len(entries(document)) == 3
    assert "Ferry Watch (2018), quoted in Odu (2019), p.\u00a03" in text(document)


def test_endnotes_are_notes_of_a_document_that_wants_them_at_its_end() -> None:
    document = composed(references="endnotes", language="fr")
    assert (document.notes_at, document.notes_title) == ("end", "Notes")
    assert calls(document) == len(document.notes) == 3


def test_the_same_source_right_after_itself_is_ibid_in_chicago_notes() -> None:
    prose = prose_block("b1", "A [@odu-2019, p. 2] b [@odu-2019, p. 4] c [@odu-2019, p. 4].")
    document = composed(
        citations="chicago-notes", parts=(section("s1", "", SectionRole.TEXT, prose),)
    )
    notes = [inline_text(note.blocks[0].inlines) for note in document.notes]
    assert notes[1:] == ["Ibid., 4.", "Ibid."]


def test_after_a_note_of_several_works_nothing_is_ibid() -> None:
    prose = prose_block("b1", "A [@odu-2019] [@bac-2017] b [@bac-2017] c.")
    document = composed(
        citations="chicago-notes", parts=(section("s1", "", SectionRole.TEXT, prose),)
    )
    assert inline_text(document.notes[1].blocks[0].inlines) == (
        "Observatoire du fleuve, Le bac et la rive."
    )


@pytest.mark.parametrize(
    ("citations", "references", "place"),
    [
        ("", "", Place.FOOT),
        ("", "endnotes", Place.END),
        ("", "text", Place.FOOT),
        ("apa", "", Place.TEXT),
        ("apa", "endnotes", Place.TEXT),
        ("apa", "list", Place.LIST),
        ("chicago-notes", "list", Place.LIST),
        ("chicago-notes", "no such place", Place.FOOT),
        ("no such style", "", Place.FOOT),
    ],
)
def test_style_and_place_go_together(citations: str, references: str, place: Place) -> None:
    details = Details(citations=citations, references=references)
    assert manner(details, Options()).place is place


def test_the_briefs_wish_goes_before_the_house_style() -> None:
    house = in_house(Options(), replace(themes.standard(), citations="apa", references="endnotes"))
    assert manner(Details(), house).style.id == "apa"
    chosen = manner(Details(citations="chicago-notes"), house)
    assert (chosen.style.id, chosen.place) == ("chicago-notes", Place.END)
    assert manner(Details(citations="notes", references="footnotes"), house).place is Place.FOOT


def test_words_in_brackets_need_no_space_at_the_start_of_a_paragraph() -> None:
    parts = (section("s1", "", SectionRole.TEXT, prose_block("b1", "[@odu-2019] says so.")),)
    assert "\n(Odu, 2019) says so." in "\n" + text(composed(citations="apa", parts=parts))
