"""What Word counts by itself, and the results a file has until it does."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from lxml import etree

from brief_composer.doc.tree import (
    Blank,
    Contents,
    Document,
    Entry,
    Figure,
    Heading,
    Label,
    Link,
    Paragraph,
    Table,
    Text,
)
from brief_composer.render.writers import ignore, writer
from brief_composer.render.writers.docx.measures import column_width
from tests import readback, themes
from tests.readback import docx as reading
from tests.trees import document, png, text
from tests.validators.docx import W, faults


def made(tree: Document) -> bytes:
    return writer("docx").write(tree, themes.standard(), ignore)


def body(data: bytes) -> etree._Element:
    return python_docx.Document(io.BytesIO(data)).element[0]


def instructions(data: bytes) -> list[str]:
    """The fields of the body, in order."""
    return [(e.text or "").strip() for e in body(data).iter(f"{W}instrText")]


def table(number: int, origin: str, word: str = "Table") -> Table:
    return Table((text("a"),), ((text("b"),),), caption=text("Said"), label=Label(word, number),
                 origin=origin)  # fmt: skip


CONTENTS = Contents(
    (
        Entry(1, "Why", "1", "s1", "1"),
        Entry(2, "Who & how", "", "b1", "12"),
        Entry(1, "Gone", "", "s9", "3"),
        Entry(1, "Unknown page", "2", "s1"),
    ),
    "Contents",
    "c1",
)
UNDER = (Heading(1, text("Why"), "1", "s1"), Heading(2, text("Who & how"), origin="b1"))


def test_the_contents_are_a_field_whose_lines_and_pages_are_there_already() -> None:
    data = made(document(CONTENTS, *UNDER))
    assert faults(data) == []
    assert instructions(data) == [
        r'TOC \o "1-2" \h \z \u', r"PAGEREF _bc_s1 \h", r"PAGEREF _bc_b1 \h",
    ]  # fmt: skip
    assert reading.read(data)[0][:5] == (
        "Contents", "1 Why 1", "Who & how 12", "Gone 3", "2 Unknown page",
    )  # fmt: skip


def test_the_lines_of_the_contents_are_in_word_s_own_styles_and_lead_to_their_headings() -> None:
    data = made(document(CONTENTS, *UNDER))
    lines = python_docx.Document(io.BytesIO(data)).paragraphs[:5]
    names = [line.style.name if line.style else "" for line in lines]
    assert names == ["TOC Heading", "toc 1", "toc 2", "toc 1", "toc 1"]
    leads = [link.get(f"{W}anchor") for link in body(data).iter(f"{W}hyperlink")]
    assert leads == ["_bc_s1", "_bc_b1", "_bc_s1"]


def test_nothing_is_asked_when_the_file_is_opened() -> None:
    opened = python_docx.Document(io.BytesIO(made(document(CONTENTS, *UNDER))))
    assert opened.settings.element.find(f"{W}updateFields") is None


def test_word_counts_tables_and_figures_apart() -> None:
    picture = Figure(png(), "A field", text("A field"), label=Label("Figure", 1), origin="f1")
    data = made(document(table(1, "t1"), picture, table(2, "t2")))
    assert faults(data) == []
    assert instructions(data) == [
        r"SEQ Table \* ARABIC", r"SEQ Figure \* ARABIC", r"SEQ Table \* ARABIC",
    ]  # fmt: skip
    assert [line for line in reading.read(data)[0] if "." in line] == [
        "Table\u00a01. Said", "Figure\u00a01. A field", "Table\u00a02. Said",
    ]  # fmt: skip


def test_a_number_that_does_not_follow_is_set() -> None:
    data = made(document(table(4, "t1"), table(5, "t2")))
    assert instructions(data) == [r"SEQ Table \* ARABIC \r 4", r"SEQ Table \* ARABIC"]


def test_a_label_of_several_words_counts_under_one_name() -> None:
    data = made(document(table(1, "t1", "Tableau n°")))
    assert faults(data) == []
    assert instructions(data) == [r"SEQ Tableau_n_ \* ARABIC"]


@pytest.mark.parametrize("space", [" ", "\u00a0"])
def test_words_that_say_a_label_are_a_reference_to_it(space: str) -> None:
    see = Paragraph((Text("See "), Link("#t1", (Text(f"Table{space}1"),)), Text(".")))
    tree = document(see, table(1, "t1"))
    data = made(tree)
    assert faults(data) == []
    assert instructions(data)[0] == r"REF _bc_label_1 \h"
    assert reading.read(data) == readback.of_tree(tree)


def test_a_reference_begins_with_the_letter_it_is_written_with() -> None:
    see = Paragraph((Link("#t1", (Text("tableau\u00a01 "),)), Text("dit tout.")))
    tree = document(see, table(1, "t1", "Tableau"))
    data = made(tree)
    assert faults(data) == []
    assert instructions(data)[0] == r"REF _bc_label_1 \h"
    assert reading.read(data) == readback.of_tree(tree)


def test_the_bookmark_of_a_label_holds_its_number_alone() -> None:
    data = made(document(table(12, "t1")))
    held: list[str] = []
    inside = False
    for element in body(data).iter():
        if element.tag == f"{W}bookmarkStart" and "label" in (element.get(f"{W}name") or ""):
            inside = True
        elif element.tag == f"{W}bookmarkEnd" and held:
            break
        elif inside and element.tag == f"{W}t":
            held.append(element.text or "")
    assert held == ["12"]


def test_other_words_are_a_link_to_the_block() -> None:
    see = Paragraph((Link("#t1", (Text("the table below"),)),))
    data = made(document(see, table(1, "t1")))
    assert [link.get(f"{W}anchor") for link in body(data).iter(f"{W}hyperlink")] == ["_bc_t1"]


def test_a_caption_stands_over_a_table_and_under_a_picture() -> None:
    picture = Figure(png(), "A field", text("A field"), label=Label("Figure", 1))
    styles = [s.get(f"{W}val") for s in body(made(document(table(1, "t"), picture))).iter(
        f"{W}pStyle")]  # fmt: skip
    assert styles == ["Caption", "TableHead", "TableText", "Figure", "CaptionBelow", "TableEnd"][:5]


def test_every_column_has_room_for_its_longest_word_while_there_is_room() -> None:
    head = (text("Quand"), text("Qui a été interrogé"), text("Souhait"), text("%"))
    row = (text("Début 2015"), text("Gao, Kidal"), text("La négociation " * 8), text("52,6"))
    theme = themes.alert()
    data = writer("docx").write(document(Table(head, (row,))), theme, ignore)
    grid = [int(c.get(f"{W}w") or 0) for c in body(data).iter(f"{W}gridCol")]
    assert sum(grid) == column_width(theme)
    for width, longest in zip(grid, ("Quand", "interrogé", "négociation", "52,6"), strict=True):
        assert width - 200 >= len(longest) * theme.size * 0.87 * 0.5 * 20


def test_the_columns_of_a_table_are_as_wide_as_their_words_want() -> None:
    row = (text("A rather long cell with a good many words"), text("12"))
    grid = [int(c.get(f"{W}w") or 0) for c in body(made(document(Table(row, (row,))))).iter(
        f"{W}gridCol")]  # fmt: skip
    assert grid[0] > 4 * grid[1] > 0


@pytest.mark.parametrize(
    ("gap", "kind"),
    [
        (Blank("when it ends", "date"), "date"),
        (Blank("who leads", "choice", ("A & B", "A & B", "", "C")), "dropDownList"),
        (Blank("who leads", "choice"), "richText"),
        (Blank("x" * 90), "richText"),
    ],
)
def test_a_blank_is_a_control_of_its_kind_that_shows_its_label(gap: Blank, kind: str) -> None:
    tree = document(Paragraph((Text("It is "), gap, Text("."))))
    data = made(tree)
    assert faults(data) == []
    assert reading.read(data) == readback.of_tree(tree)
    control = body(data).find(f".//{W}sdt/{W}sdtPr")
    assert control is not None
    assert control.find(f"{W}showingPlcHdr") is not None
    assert control.find(f"{W}{kind}") is not None


def test_a_choice_offers_each_option_once() -> None:
    gap = Blank("who leads", "choice", ("A & B", "A & B", " ", "C"))
    data = made(document(Paragraph((gap,))))
    offered = [item.get(f"{W}value") for item in body(data).iter(f"{W}listItem")]
    assert offered == ["A & B", "C"]
