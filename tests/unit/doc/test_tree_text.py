"""The words of a tree and the ways through it."""

from __future__ import annotations

import pytest

from brief_composer.doc.dump import dump
from brief_composer.doc.text import heading_text, inline_text, lines, masthead_lines, printable
from brief_composer.doc.tree import Blank, Heading, LineBreak, Masthead, NoteRef, Strong, Text
from brief_composer.doc.walk import note_numbers, origins
from tests.trees import everything


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain « à »\u00a0:", "plain « à »\u00a0:"),
        ("a\tb\nc\u2028d", "a b c d"),
        ("a\x00\x07\x1b\x7f\ufffeb", "ab"),
        ("half \ud83d", "half \ufffd"),
        ("😀 ߒߞߏ سلام", "😀 ߒߞߏ سلام"),
    ],
)
def test_what_no_file_can_hold_is_left_out(given: str, shown: str) -> None:
    assert printable(given) == shown


def test_inlines_read_as_their_words() -> None:
    inlines = (Text("a "), Strong((Text("b"),)), LineBreak(), Blank("when"), NoteRef("n"))
    assert inline_text(inlines) == "a b\nwhen"
    assert inline_text(inlines, {"n": 4}) == "a b\nwhen[4]"


def test_a_masthead_is_read_from_the_organisation_to_the_authors() -> None:
    masthead = Masthead("T", "S", "O", "Brief 1", "May 2024", "For: X", ("A", "B"), "mail")
    assert [line for _, line in masthead_lines(masthead)] == [
        "O", "Brief 1 · May 2024", "T", "S", "For: X", "A, B · mail",
    ]  # fmt: skip


def test_a_heading_is_read_with_its_number() -> None:
    assert heading_text(Heading(1, (Text("Context"),), number="2")) == "2 Context"


def test_notes_are_numbered_by_first_call() -> None:
    assert note_numbers(everything()) == {"n1": 1, "n2": 2, "e1": 3}


def test_no_line_of_a_document_is_blank() -> None:
    assert all(line.strip() for line in lines(everything()))


def test_origins_come_once_in_reading_order() -> None:
    found = origins(everything())
    assert len(found) == len(set(found))
    assert found[:3] == ("s1", "b3", "s2")


def test_a_dump_shows_every_kind_of_node() -> None:
    shown = dump(everything())
    kinds = "masthead heading paragraph list quote callout table figure references"
    for kind in kinds.split():
        assert f" {kind}" in shown
