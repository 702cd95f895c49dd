"""What stands in an exported web page."""

from __future__ import annotations

import pytest
from lxml import html

from brief_composer.doc.tree import Document, Figure, Link, Note, NoteRef, Paragraph, Text
from brief_composer.render.writers import WriterError, ignore, writer
from tests import readback, themes
from tests.readback import html as reading
from tests.trees import document, everything, png, text


def made(tree: Document, **theme: object) -> bytes:
    return writer("html").write(tree, themes.standard(**theme), ignore)


def page(tree: Document, **theme: object) -> html.HtmlElement:
    return html.document_fromstring(made(tree, **theme).decode("utf-8"))


def test_a_page_with_everything_says_it_all_in_order() -> None:
    assert reading.read(made(everything())) == readback.of_tree(everything())


def test_the_same_document_makes_the_same_bytes() -> None:
    assert made(everything()) == made(everything())


def test_the_page_needs_nothing_from_elsewhere() -> None:
    root = page(everything())
    assert root.findall(".//script") == []
    assert root.findall(".//link") == []
    assert all(image.get("src", "").startswith("data:") for image in root.iter("img"))


def test_the_page_says_its_language_and_title() -> None:
    root = page(everything())
    assert root.get("lang") == "en-GB"
    assert root.findtext(".//title") == "A brief"


def test_there_is_one_heading_of_the_first_level_and_no_id_twice() -> None:
    root = page(everything())
    assert [h.text for h in root.iter("h1")] == ["The title"]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere() -> None:
    root = page(everything())
    ids = {element.get("id") for element in root.iter()}
    inside = [a.get("href", "")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")]
    assert inside
    assert set(inside) <= ids


def test_notes_and_calls_lead_to_each_other() -> None:
    root = page(everything())
    first = root.get_element_by_id("note-1")
    assert first.find(".//a[@role='doc-backlink']") is not None
    assert root.get_element_by_id("call-1").get("href") == "#note-1"


def test_tables_name_their_columns() -> None:
    root = page(everything())
    assert [th.get("scope") for th in root.iter("th")] == ["col", "col", "col"]


def test_quotes_in_another_language_say_so() -> None:
    root = page(everything())
    assert [q.get("lang") for q in root.iter("blockquote")] == ["fr", None]


def test_nothing_written_becomes_markup() -> None:
    evil = '<script>alert("1")</script>'
    root = page(
        document(
            Paragraph((Text(evil), Link("javascript:alert(1)", (Text("x"),)))),
            Figure(png(), evil), draft=evil, foot=evil,
        ),
        name=evil,
    )  # fmt: skip
    assert root.findall(".//script") == []
    assert root.findall(".//a") == []


def test_a_picture_that_is_none_stops_the_export() -> None:
    with pytest.raises(WriterError) as problem:
        made(document(Figure(b"GIF89a", "The map")))
    assert (problem.value.code, problem.value.params) == ("picture-kind", {"alt": "The map"})


@pytest.mark.parametrize(
    ("notes", "code"),
    [((), "note-missing"), ((Note("n", (Paragraph((NoteRef("n"),)),)),), "note-in-note")],
)
def test_calls_that_lead_nowhere_stop_the_export(notes: tuple[Note, ...], code: str) -> None:
    with pytest.raises(WriterError) as problem:
        made(document(Paragraph((*text("a"), NoteRef("n"))), notes=notes))
    assert problem.value.code == code


def test_the_logo_stands_over_the_title_with_what_is_said_of_it() -> None:
    root = page(everything(), logo=png(), logo_alt="Our mark")
    assert next(root.iter("img")).get("alt") == "Our mark"
