"""What stands in an exported web page."""

from __future__ import annotations

import pytest
from lxml import html

from brief_composer.doc.tree import (
    Contents,
    Document,
    Entry,
    Fact,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Link,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    QuoteRole,
    Table,
    Text,
)
from brief_composer.render.writers import WriterError, ignore, writer
from tests import themes
from tests.readback import html as reading
from tests.trees import document, everything, png, text


def made(tree: Document, **theme: object) -> bytes:
    return writer("html").write(tree, themes.standard(**theme), ignore)


def page(tree: Document, **theme: object) -> html.HtmlElement:
    return html.document_fromstring(made(tree, **theme).decode("utf-8"))


def test_a_page_with_everything_says_it_all_in_order() -> None:
    assert reading.read(made(everything())) == reading.of_tree(everything())


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


def test_the_contents_are_a_list_of_links_with_deeper_ones_under_their_own() -> None:
    entries = (
        Entry(1, "Why", "1", "s1", "2"), Entry(2, "Ask", "R1", "b1", "2"),
        Entry(1, "How", "2", "s2", "3"),
    )  # fmt: skip
    headings = (Heading(each.level, text(each.words), origin=each.target) for each in entries)
    nav = page(document(Contents(entries, "Contents"), *headings)).find(".//nav")
    assert nav is not None
    assert nav.get("aria-label") == "Contents"
    assert [a.text for a in nav.findall("ol/li/p/a")] == ["1 Why", "2 How"]
    assert [a.get("href") for a in nav.findall("ol/li/ol/li/p/a")] == ["#bc-b1"]


def test_an_imprint_at_the_end_stands_below_the_notes_it_calls() -> None:
    last = Imprint((Fact("Licence:", (Text("CC BY 4.0"), NoteRef("n"))),))
    root = page(document(last, notes=(Note("n", (Paragraph(text("Said.")),)),), foot="Us"))
    assert [p.text_content() for p in root.iterfind("body/footer//p")] == [
        "Licence: CC BY 4.01",
        "Us",
    ]
    assert root.find("body/main//li[@id='note-1']") is not None


def test_words_that_catch_the_eye_stand_aside() -> None:
    root = page(document(Quote((Paragraph(text("Talk.")),), role=QuoteRole.PULL)))
    assert root.findtext(".//aside/blockquote/p") == "Talk."


def test_a_decorative_picture_is_passed_over_and_another_described() -> None:
    root = page(document(Figure(png()), Figure(png(), "Bars")))
    assert [image.get("alt") for image in root.iter("img")] == ["", "Bars"]


def test_a_column_without_a_name_has_no_empty_heading() -> None:
    root = page(document(Table(((), text("2026")), ((text("Mopti"), text("3")),))))
    assert [cell.tag for cell in root.iterfind(".//thead/tr/*")] == ["td", "th"]


def test_a_language_read_from_the_right_says_so() -> None:
    root = page(document(Paragraph((Foreign("ar", text("سلام")),))))
    assert root.find(".//span[@lang='ar']").get("dir") == "rtl"  # pyright: ignore


def test_notes_in_another_language_say_so() -> None:
    note = Note("n", (Paragraph(text("Mot à mot"), lang="fr"),))
    root = page(document(Paragraph((NoteRef("n"),)), notes=(note,)))
    assert root.find(".//li[@id='note-1']/p").get("lang") == "fr"  # pyright: ignore


def test_a_typeface_without_serifs_is_stood_in_for_by_one_without() -> None:
    sheet = page(everything(), body=themes.standard().heading).findtext(".//style") or ""
    assert '"BriefSans", Calibri' in sheet
    assert "Georgia" not in sheet


def test_notes_stand_under_their_own_heading() -> None:
    note = Note("n", (Paragraph(text("Said.")),))
    root = page(document(Paragraph((NoteRef("n"),)), notes=(note,), notes_title="Notes"))
    assert root.findtext(".//section[@role='doc-endnotes']/h2") == "Notes"
