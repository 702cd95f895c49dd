"""What stands in a Word file, part by part."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree
from PIL import Image

from brief_composer.doc.tree import (
    Callout,
    Document,
    Figure,
    Heading,
    Item,
    Link,
    List,
    Note,
    NoteRef,
    Paragraph,
    Properties,
    Quote,
    Text,
)
from brief_composer.render.compose import compose
from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError, ignore, writer
from tests import example, readback, themes
from tests.readback import docx as reading
from tests.trees import document, everything, png, text
from tests.validators.docx import R, W, faults

BAND = themes.standard()


def made(tree: Document, theme: Theme = BAND) -> bytes:
    return writer("docx").write(tree, theme, ignore)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return etree.fromstring(container.read(name))


def styles_used(data: bytes) -> list[str]:
    body = part(data, "word/document.xml")
    return [style.get(f"{W}val") or "" for style in body.iter(f"{W}pStyle")]


def test_the_same_document_makes_the_same_bytes() -> None:
    assert made(everything()) == made(everything())


def test_an_empty_document_makes_a_sound_file() -> None:
    data = made(document())
    assert faults(data) == []
    assert len(docx.Document(io.BytesIO(data)).paragraphs) == 1


def test_a_file_with_everything_says_it_all_in_order() -> None:
    data = made(everything())
    assert faults(data) == []
    assert reading.read(data) == readback.of_tree(everything())


def test_word_files_open_in_python_docx_with_word_s_own_style_names() -> None:
    names = {p.style.name for p in docx.Document(io.BytesIO(made(everything()))).paragraphs}  # pyright: ignore
    built_in = {"Title", "Subtitle", "Heading 1", "Heading 2", "Quote", "Intense Quote", "Caption"}
    assert built_in | {"List Bullet", "List Number", "List Number 2", "Normal"} <= names


def test_headings_that_count_number_themselves_and_the_others_do_not() -> None:
    data = made(
        document(
            Heading(1, text("a"), number="1"), Heading(1, text("b")),
            Heading(1, text("c"), number="2"),
        )
    )  # fmt: skip
    assert styles_used(data) == ["Heading1", "Heading1Plain", "Heading1"]
    assert reading.read(data).lines == ("1 a", "b", "2 c")


@pytest.mark.parametrize("numbers", [("1", "3"), ("IV", "V"), ("2", "1"), ("1", "1.")])
def test_numbers_that_do_not_count_are_written_out(numbers: tuple[str, str]) -> None:
    data = made(document(*(Heading(1, text("x"), number=number) for number in numbers)))
    assert reading.read(data).lines == tuple(f"{number} x" for number in numbers)
    assert styles_used(data) == ["Heading1", "Heading1"]


def test_numbers_with_letters_around_them_count_too() -> None:
    data = made(document(*(Heading(2, text("x"), number=f"R{n}") for n in (1, 2))))
    body = part(data, "word/document.xml")
    assert "".join(t.text or "" for t in body.iter(f"{W}t")) == "xx"
    assert reading.read(data).lines == ("R1 x", "R2 x")


def test_each_numbered_list_starts_at_one() -> None:
    one = List((Item((Paragraph(text("a")),)),), ordered=True)
    data = made(document(one, Paragraph(text("between")), one))
    body = part(data, "word/document.xml")
    lists = [number.get(f"{W}val") for number in body.iter(f"{W}numId")]
    assert len(set(lists)) == 2
    starts = part(data, "word/numbering.xml").iter(f"{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_notes_are_footnotes_with_all_their_paragraphs() -> None:
    note = Note("n", (Paragraph(text("One.")), Paragraph(text("Two."))))
    data = made(document(Paragraph((Text("a"), NoteRef("n"))), notes=(note,)))
    assert reading.read(data) == (("a[1]",), (("One.", "Two."),))


def test_a_note_called_twice_is_there_once_and_the_second_call_leads_to_the_first() -> None:
    note = Note("n", (Paragraph(text("One.")),))
    data = made(document(Paragraph((NoteRef("n"), Text("a"), NoteRef("n"))), notes=(note,)))
    assert faults(data) == []
    assert reading.read(data) == (("[1]a[1]",), (("One.",),))


def test_a_thousand_notes_are_all_there() -> None:
    notes = tuple(Note(f"n{n}", (Paragraph(text(f"Note {n}.")),)) for n in range(1000))
    blocks = [Paragraph((Text("a"), NoteRef(note.id))) for note in notes]
    data = made(document(*blocks, notes=notes))
    assert faults(data) == []
    assert len(reading.read(data).notes) == 1000


def test_every_block_lies_in_a_hidden_bookmark_and_is_remembered_with_its_words() -> None:
    data = made(compose(example.brief(), example.ACTORS))
    body = part(data, "word/document.xml")
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    remembered = {
        block.get("id"): (block.get("bookmark"), block.text)
        for block in part(data, "customXml/item1.xml")
    }
    assert {"b1", "b2", "b3", "b4", "e1", "s3"} <= set(remembered)
    assert {bookmark for bookmark, _ in remembered.values()} <= bookmarks
    assert remembered["b8"] == ("_bc_b8", "We like rivers.")
    assert remembered["b4"][1] == (
        "1. Run the ferry daily\nFor: River Council; Donors\n"
        "The council should run it, because markets wait."
    )


def test_a_block_that_comes_back_later_has_a_second_bookmark() -> None:
    data = made(document(*(Paragraph(text("x"), origin=origin) for origin in ("b1", "b2", "b1"))))
    body = part(data, "word/document.xml")
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert names == ["_bc_b1", "_bc_b2", "_bc_b1__2"]


def test_quotes_in_another_language_carry_it() -> None:
    quote = Quote((Paragraph(text("Mot à mot"), lang="fr"),), lang="fr")
    body = part(made(document(quote)), "word/document.xml")
    assert [lang.get(f"{W}val") for lang in body.iter(f"{W}lang")] == ["fr-FR"]


def test_words_from_right_to_left_are_set_so() -> None:
    quote = Quote((Paragraph(text("سلام"), lang="ar"),), lang="ar")
    data = made(document(quote))
    assert faults(data) == []
    body = part(data, "word/document.xml")
    assert body.find(f".//{W}bidi") is not None
    assert body.find(f".//{W}rtl") is not None


def test_words_from_right_to_left_among_others_are_runs_of_their_own() -> None:
    data = made(document(Paragraph((Text("Peace (سلام، شكرا) and ߒߞߏ."),))))
    assert faults(data) == []
    runs = [*part(data, "word/document.xml").iter(f"{W}r")]
    said = ["".join(t.text or "" for t in run.iter(f"{W}t")) for run in runs]
    turned = [run.find(f"{W}rPr/{W}rtl") is not None for run in runs]
    assert said == ["Peace (", "سلام، شكرا", ") and ", "ߒߞߏ", "."]
    assert turned == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("words", "lang", "turned"),
    [
        ("(سلام) and more", "", True),
        ("ߒߞߏ", "", True),
        ("Peace (سلام)", "", False),
        ("Peace", "ar", True),
        ("سلام", "fr", False),
        ("12 %", "", False),
    ],
)
def test_a_paragraph_is_turned_round_by_its_language_or_its_first_letter(
    words: str, lang: str, turned: bool
) -> None:
    note = Note("n", (Paragraph((Text(words),)),))
    data = made(document(Paragraph((Text(words), NoteRef("n")), lang=lang), notes=(note,)))
    assert faults(data) == []
    assert (part(data, "word/document.xml").find(f".//{W}bidi") is not None) is turned
    in_note = part(data, "word/footnotes.xml").find(f".//{W}bidi") is not None
    assert lang or in_note is turned


def test_scripts_our_faces_lack_have_a_face_that_comes_with_word() -> None:
    fonts = part(made(document()), "word/theme/theme1.xml")
    named = {e.get("script"): e.get("typeface") for e in fonts.iter() if e.get("script")}
    assert {"Arab": "Arial", "Nkoo": "Ebrima"}.items() <= named.items()


def test_the_file_says_its_title_authors_and_language() -> None:
    tree = Document(Properties("A & B", "fr-FR", ("Ana", "Jo"), date="2026-11-22"), ())
    about = docx.Document(io.BytesIO(made(tree))).core_properties
    assert (about.title, about.author, about.language) == ("A & B", "Ana; Jo", "fr-FR")
    assert about.created is not None
    assert about.created.date().isoformat() == "2026-11-22"


def test_addresses_word_does_not_take_stay_plain_words() -> None:
    good = ["https://example.org/a b", "http://x.org:80/?q=ü#f", "mailto:a@example.org"]
    bad = ["javascript:alert(1)", "http://[", "https://exa mple.org", "C:\\file", "https://x" * 999]
    data = made(document(*(Paragraph((Link(to, text("words")),)) for to in good + bad)))
    assert faults(data) == []
    body = part(data, "word/document.xml")
    links = [link for link in body.iter(f"{W}hyperlink") if link.get(f"{R}id")]
    assert len(links) == len(good)
    assert reading.read(data).lines == ("words",) * len(good + bad)


def test_a_link_to_a_block_leads_to_its_bookmark() -> None:
    data = made(
        document(Paragraph((Link("#b2", text("there")),)), Paragraph(text("x"), origin="b2"))
    )
    link = part(data, "word/document.xml").find(f".//{W}hyperlink")
    assert link is not None
    assert link.get(f"{W}anchor") == "_bc_b2"


def test_pictures_carry_what_is_said_of_them_or_are_marked_as_decoration() -> None:
    data = made(document(Figure(png(), 'A "field"'), Figure(png(50, 10))))
    body = etree.tostring(part(data, "word/document.xml")).decode()
    assert 'descr="A &quot;field&quot;"' in body
    assert "decorative" in body


def test_the_same_picture_is_stored_once() -> None:
    data = made(document(Figure(png(), "a"), Figure(png(), "b")))
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert [n for n in container.namelist() if "media" in n] == ["word/media/image1.png"]


def test_a_picture_is_never_wider_than_the_column_nor_higher_than_the_page() -> None:
    for width, height, asked in ((4000, 40, 0), (40, 4000, 0), (400, 400, 5000)):
        data = made(document(Figure(png(width, height), "x", width_mm=asked)))
        extent = next(
            e for e in part(data, "word/document.xml").iter() if str(e.tag).endswith("}extent")
        )
        assert int(extent.get("cx") or 0) <= 164 * 36000
        assert int(extent.get("cy") or 0) <= 297 * 36000 * 2 / 3


def test_a_picture_of_sixty_megapixels_is_written_as_it_is() -> None:
    out = io.BytesIO()
    Image.new("1", (10000, 6000)).save(out, "PNG")
    assert faults(made(document(Figure(out.getvalue(), "large")))) == []


@pytest.mark.parametrize(
    ("image", "code"),
    [(b"", "picture-missing"), (b"GIF89a", "picture-kind"), (png()[:60], "picture-broken")],
)
def test_a_picture_that_is_none_stops_the_export_and_says_which(image: bytes, code: str) -> None:
    with pytest.raises(WriterError) as problem:
        made(document(Figure(image, "The map")))
    assert (problem.value.code, problem.value.params) == (code, {"alt": "The map"})


def test_a_call_without_its_note_stops_the_export() -> None:
    with pytest.raises(WriterError) as problem:
        made(document(Paragraph((NoteRef("lost"),))))
    assert problem.value.code == "note-missing"


def test_a_call_inside_a_note_stops_the_export() -> None:
    note = Note("n", (Paragraph((NoteRef("n"),)),))
    with pytest.raises(WriterError) as problem:
        made(document(Paragraph((NoteRef("n"),)), notes=(note,)))
    assert problem.value.code == "note-in-note"


def test_characters_no_file_can_hold_do_not_break_it() -> None:
    strange = "a\x00\x0b\ud800\uffff😀ߒ&<>\"'"
    tree = document(Heading(1, text(strange)), Callout((), strange), running_head=strange)
    assert faults(made(tree)) == []


def test_the_draft_mark_stands_on_every_page() -> None:
    data = made(document(draft="Draft"))
    for name in ("header1", "header2"):
        words = "".join(t.text or "" for t in part(data, f"word/{name}.xml").iter(f"{W}t"))
        assert "Draft" in words


def test_two_columns_begin_under_the_masthead() -> None:
    data = made(everything(), themes.alert())
    body = part(data, "word/document.xml")
    columns = [cols.get(f"{W}num") for cols in body.iter(f"{W}cols")]
    assert columns == [None, "2"]


@pytest.mark.parametrize("band", [True, False])
def test_a_logo_comes_first_and_is_no_larger_than_its_room(band: bool) -> None:
    theme = themes.standard(cover_band=band, logo=png(400, 20), logo_alt="Our mark")
    data = made(everything(), theme)
    assert styles_used(data)[0] == "Logo"
    extent = next(e for e in part(data, "word/document.xml").iter() if "extent" in str(e.tag))
    assert (extent.get("cx"), extent.get("cy")) == (str(56 * 36000), str(56 * 1800))


def test_remarks_hang_on_the_block_they_are_about() -> None:
    data = made(everything())
    comments = docx.Document(io.BytesIO(data)).comments
    assert [comment.author for comment in comments] == ["Awa Diallo", "Jean"]
    body = part(data, "word/document.xml")
    start = next(c for c in body.iter(f"{W}commentRangeStart") if c.get(f"{W}id") == "0")
    heading = start.getparent()
    assert heading is not None
    assert "Ask this" in "".join(t.text or "" for t in heading.iter(f"{W}t"))


def test_notes_at_the_end_are_endnotes_of_word() -> None:
    note = Note("n", (Paragraph(text("One.")), Paragraph(text("Two."))))
    call = Paragraph((Text("a"), NoteRef("n"), NoteRef("n")))
    data = made(document(call, notes=(note,), notes_at="end", notes_title="Notes"))
    assert faults(data) == []
    assert reading.read(data) == (("a[1][1]", "Notes"), (("One.", "Two."),))
    ends = part(data, "word/endnotes.xml")
    assert ends.find(f"{W}endnote/{W}p/{W}r/{W}endnoteRef") is not None
    assert {"EndnoteText"} == {style.get(f"{W}val") for style in ends.iter(f"{W}pStyle")}
