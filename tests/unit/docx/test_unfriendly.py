"""Documents no one would write on purpose: each is a sound file, or is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from brief_composer.doc.tree import Document, Note, NoteRef, Paragraph, Table, Text
from brief_composer.render.writers import WriterError, ignore, writer
from tests import readback, themes
from tests.readback import docx as reading
from tests.trees import document, text
from tests.validators.docx import faults

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
