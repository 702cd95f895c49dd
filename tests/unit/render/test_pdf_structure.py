"""The structure of the PDF: what a screen reader gets to hear."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from brief_composer.doc import text as doc_text
from brief_composer.doc.tree import Document
from brief_composer.render import styles
from brief_composer.render.theme import Theme
from brief_composer.render.writers.pdf import Layouter, layout
from tests import trees
from tests.pdf_reading import Element, faults, read

STANDARD = styles.theme("standard")
ALL = [styles.theme(style.id) for style in styles.names()]
_LAYOUTER = Layouter()


@pytest.fixture(scope="module", params=ALL, ids=lambda theme: theme.id)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


@pytest.fixture(scope="module")
def pdf(theme: Theme) -> bytes:
    return layout(trees.every_kind(), theme).pdf


@pytest.fixture(scope="module")
def tree(pdf: bytes) -> Element:
    return read(pdf)


def squeezed(words: str) -> str:
    """Words as they are heard: no soft hyphens, any white space as one space."""
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\u200c\u200d\u2060\ufeff]", "", words)).strip()


def said(tree: Element, *, notes: bool) -> list[str]:
    """The paragraphs of the tree in reading order, calls of notes left out."""
    out: list[str] = []

    def visit(element: Element, inside: bool) -> None:
        inside = inside or element.kind == "Note"
        if element.kind == "TOCI" and not notes:
            out.append(squeezed(element.text))
            return
        if element.kind in ("P", "H1", "H2", "H3", "H4", "Caption"):
            if inside == notes:
                out.append(squeezed(_without_calls(element)))
            return
        for kid in element.kids:
            if isinstance(kid, Element):
                visit(kid, inside)

    visit(tree, False)
    return [line for line in out if line]


def _without_calls(element: Element) -> str:
    parts = (kid if isinstance(kid, str) else "" if kid.kind == "Reference" else _without_calls(kid)
             for kid in element.kids)  # fmt: skip
    return "".join(parts)


def expected(document: Document) -> list[str]:
    lines = (squeezed(line) for line in doc_text.lines(document))
    return [line for line in lines if line]


def test_nothing_is_painted_outside_the_structure(pdf: bytes) -> None:
    assert faults(pdf) == []


def test_the_words_read_aloud_are_those_of_the_document(tree: Element) -> None:
    assert said(tree, notes=False) == expected(trees.every_kind())


def test_each_note_called_is_read_once_and_in_order(tree: Element) -> None:
    assert said(tree, notes=True) == [
        "First note.", "Second note,", "in two paragraphs.", "See there",
    ]  # fmt: skip


def test_the_title_is_the_one_heading_of_the_first_level(tree: Element) -> None:
    assert [each.text.strip() for each in tree.all("H1")] == [
        "Talking first: what comes before disarmament"
    ]


def test_headings_never_skip_a_level(tree: Element) -> None:
    levels = [int(each.kind[1]) for each in tree.all("H1", "H2", "H3", "H4")]
    assert levels == [1, 2, 3, 4, 2]


def test_header_cells_say_which_cells_they_stand_for(tree: Element) -> None:
    assert [each.raw["/A"]["/Scope"] for each in tree.all("TH")] == ["/Column", "/Column"]


def test_a_table_has_as_many_cells_in_every_row(tree: Element) -> None:
    rows = [[kid.kind for kid in row.walk() if kid.kind in ("TH", "TD")] for row in tree.all("TR")]
    assert rows == [["TH", "TH"], ["TD", "TD"], ["TD", "TD"]]


def test_list_items_have_a_label_and_a_body(tree: Element) -> None:
    ordered = next(each for each in tree.all("L") if each.raw["/A"]["/ListNumbering"] == "/Decimal")
    first = ordered.all("LI")[0]
    assert [kid.kind for kid in first.kids if isinstance(kid, Element)] == ["Lbl", "LBody"]
    assert first.all("Lbl")[0].text == "1. "


def test_the_contents_are_lines_that_lead_to_their_headings(tree: Element) -> None:
    assert [line.text for line in tree.all("TOCI")] == ["1 Why now 3", "R1 Gate DDR on SSR"]
    assert all(line.all("Link") for line in tree.all("TOCI"))
    assert [each.text for each in tree.all("TOC")[0].all("Caption")] == ["What is where"]


def test_a_picture_has_its_description_and_place(tree: Element) -> None:
    (figure,) = tree.all("Figure")
    assert figure.raw["/Alt"] == "Two bars"
    assert len(figure.raw["/A"]["/BBox"]) == 4


def test_a_decorative_picture_is_not_in_the_tree(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        objects = [page.Resources.get("/XObject", {}) for page in file.pages]
        pictures = [each for held in objects for each in held.values()]
    assert len([each for each in pictures if each.Subtype == "/Image"]) >= 2
    assert len(read(pdf).all("Figure")) == 1


def test_words_in_another_language_say_so(tree: Element) -> None:
    (span,) = tree.all("Span")
    assert (span.text, span.raw["/Lang"]) == ("la paix d’abord", "fr")
    foreign = tree.all("BlockQuote")[1]
    assert foreign.raw["/Lang"] == "fr"


def test_the_line_naming_a_foreign_quote_is_in_the_documents_language(tree: Element) -> None:
    foreign = tree.all("BlockQuote")[1]
    assert [each.raw.get("/Lang", "") for each in foreign.all("P")] == ["", "en-GB"]


def test_notes_and_their_calls_lead_to_each_other(pdf: bytes) -> None:
    calls = read(pdf).calls()
    assert [call.text for call in calls] == ["¹", "²", "¹", "³"]
    notes = read(pdf).all("Note")
    assert [note.raw["/ID"] for note in notes] == ["note-1", "note-2", "note-3"]
    assert all(note.all("Lbl")[0].all("Link") for note in notes)


def test_a_note_is_called_on_the_page_it_stands_on(theme: Theme) -> None:
    blocks = tuple(
        trees.Paragraph((trees.Text(trees.LOREM * 2), trees.NoteRef(f"n{n}"))) for n in range(40)
    )
    notes = tuple(
        trees.Note(f"n{n}", (trees.para(f"Note {n}. {trees.LOREM * (n % 3)}"),)) for n in range(40)
    )
    tree = read(layout(trees.plain(*blocks, notes=notes), theme).pdf)
    called = [call.all("Link")[0].pages[0] for call in tree.calls()]
    stands = [note.all("P")[0].pages[0] for note in tree.all("Note")]
    assert len(called) == 40
    assert called == stands


def test_text_in_no_typeface_stays_in_the_file_and_is_reported() -> None:
    laid = layout(trees.plain(trees.para("N’Ko ߒߞߏ and 😀")), STANDARD)
    assert laid.missing == ("ߏ", "ߒ", "ߞ", "😀")
    assert said(read(laid.pdf), notes=False) == ["N’Ko ߒߞߏ and 😀"]


def test_a_letter_the_body_lacks_is_taken_from_the_other_family() -> None:
    laid = layout(trees.plain(trees.para("Bamanankan: fɔɔ")), STANDARD)
    assert laid.missing == ()


def test_the_outline_nests_as_the_headings_do(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
        (title,) = outline.root
        assert [each.title for each in title.children] == ["1 Why now", "2 Sources"]
        assert title.children[0].children[0].title == "R1 Gate DDR on SSR"


def test_the_file_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.Root.Lang) == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle is True
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == "Talking first"
            assert metadata["pdfuaid:part"] == "1"
        assert str(file.docinfo.Title) == "Talking first"


def test_every_typeface_is_in_the_file(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for font in file.pages[0].Resources.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_checker_finds_nothing(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf)
    checker = Path(sys.executable).with_name("pdfua")
    done = subprocess.run([checker, "check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
    # Shrinking a tree takes minutes and rarely makes it plainer.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(trees.odd_documents(), st.sampled_from(ALL))
def test_any_document_becomes_a_sound_file_that_says_all_of_it(
    document: Document, theme: Theme
) -> None:
    pdf = _LAYOUTER.layout(document, theme).pdf
    assert faults(pdf) == []
    assert said(read(pdf), notes=False) == expected(document)
