"""Documents no one would write on purpose: each is a sound file, or is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from brief_composer.doc.tree import (
    Blank,
    Callout,
    Contents,
    Document,
    Entry,
    Fact,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Label,
    Link,
    Masthead,
    Note,
    NoteRef,
    Paragraph,
    Table,
    Text,
)
from brief_composer.render.writers import WriterError, ignore, writer
from tests import readback, themes
from tests.readback import docx as reading
from tests.trees import document, png, text
from tests.validators.docx import faults

ODD = "a\x00\x0b\ud800\ufffe<&>\"' \u202eسلام، (ߒߞߏ) 👩🏽\u200d🌾\u2028z"
ROW = tuple(text(f"c{n}") for n in range(4))
LONG = "donaudampfschifffahrtsgesellschaft" * 40


def table(columns: int) -> Table:
    row = tuple(text(f"c{n}") for n in range(columns))
    return Table(row, (row, row), caption=text("Wide"))


TREES = {
    "an empty brief": document(),
    "a word longer than a line": document(Paragraph(text(LONG)), Table((text(LONG),), ())),
    "a table wider than the page": document(table(40)),
    "a note longer than a page": document(
        Paragraph((Text("a"), NoteRef("n"))),
        notes=(Note("n", tuple(Paragraph(text("word " * 200)) for _ in range(20))),),
    ),
    "a table of four thousand cells": document(
        Table(ROW * 5, (ROW * 5,) * 200, caption=text("Long"), label=Label("Table", 1), origin="t")
    ),
    "a thousand notes": document(
        *(Paragraph((Text(f"a{n}"), NoteRef(f"n{n}"))) for n in range(1000)),
        notes=tuple(Note(f"n{n}", (Paragraph(text(f"Note {n}")),)) for n in range(1000)),
    ),
    "contents of five hundred lines": document(
        Contents(tuple(Entry(1 + n % 4, f"Part {n}", str(n), "s", str(n)) for n in range(500))),
        Heading(1, text("Part"), origin="s"),
    ),
    "odd characters wherever characters stand": document(
        Masthead(ODD, ODD, ODD, ODD, ODD, ODD, (ODD,), ODD),
        Contents((Entry(1, ODD, ODD, "s", ODD),), ODD),
        Callout((Paragraph((Blank(ODD, "choice", (ODD, ODD, "\x07")),)),), ODD, origin="s"),
        Table((text(ODD),), (), caption=text(ODD), label=Label(ODD, 1, ODD), origin="t"),
        Paragraph((Link("#t", (Text(f"{ODD} 1"),)), Foreign("ar", (Text(ODD),)))),
        Figure(png(), ODD, text(ODD), ODD, origin="f"),
        Imprint((Fact(ODD, text(ODD)),)),
        running_head=ODD,
        foot=ODD,
        draft=ODD,
    ),
    "many scripts": document(
        Paragraph(text("سلام ߒߞߏ 😀👩🏽‍🌾 한국어 中文 עברית ไทย"), lang="nqo"),
        Paragraph(text("\u202eturned\u202c \u200bnothing\u2060")),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("theme", [themes.standard(), themes.alert()], ids=lambda theme: theme.id)
@pytest.mark.parametrize("tree", TREES.values(), ids=TREES.keys())
def test_it_is_a_sound_file_that_says_it_all(
    tree: Document, theme: themes.Theme, tmp_path: Path
) -> None:
    data = writer("docx").write(tree, theme, ignore)
    file = tmp_path / "file.docx"
    file.write_bytes(data)
    found = [*faults(data), *map(str, OpenXmlValidator().validate(str(file)).errors)]
    assert [*found, *map(str, check(file))] == []
    assert reading.read(data) == readback.of_tree(tree)


def test_a_table_word_would_refuse_is_refused_by_name() -> None:
    assert faults(writer("docx").write(document(table(63)), themes.standard(), ignore)) == []
    with pytest.raises(WriterError) as problem:
        writer("docx").write(document(table(64)), themes.standard(), ignore)
    assert (problem.value.code, problem.value.params["columns"]) == ("table-too-wide", 64)
