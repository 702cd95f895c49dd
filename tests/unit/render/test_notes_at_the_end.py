"""A PDF of a document that wants its notes at the end."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.doc.tree import Document, Fact, Imprint, Note, NoteRef, Paragraph, Text
from brief_composer.render import styles
from brief_composer.render.compose import compose
from brief_composer.render.theme import Theme
from brief_composer.render.writers import ignore, writer
from tests import example, readback, themes
from tests.pdf_reading import read
from tests.readback import pdf
from tests.trees import every_kind, para, plain

THEMES = [styles.theme(each.id) for each in styles.names()]


def _at_end(document: Document) -> Document:
    return replace(document, notes_at="end", notes_title="Notes")


def test_a_pdf_says_every_word_and_every_note_of_a_brief() -> None:
    brief = example.brief()
    wanted = replace(brief, details=replace(brief.details, references="endnotes"))
    document = compose(wanted, example.ACTORS)
    made = pdf.read(writer("pdf").write(document, themes.standard(), ignore))
    kept = readback.of_tree(document)

    # A PDF spells spaces that do not break as plain ones.
    def spaced(line: str) -> str:
        return line.replace("\u00a0", " ").replace("\u202f", " ")

    shown = [spaced(line) for line in made.lines if line != document.notes_title]
    assert shown == [spaced(line) for line in kept.lines]
    assert [[spaced(line) for line in note] for note in made.notes] == [
        [spaced(line) for line in note] for note in kept.notes
    ]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.id)
def test_calls_and_notes_lead_to_each_other(theme: Theme) -> None:
    root = read(writer("pdf").write(_at_end(every_kind()), theme, ignore))
    assert [call.text for call in root.calls()] == ["¹", "²", "¹", "³"]
    assert all(call.all("Link") for call in root.calls())
    notes = root.all("Note")
    assert [note.raw["/ID"] for note in notes] == ["note-1", "note-2", "note-3"]
    assert all(note.all("Lbl")[0].all("Link") for note in notes)


def test_notes_stand_under_their_heading_before_the_imprint() -> None:
    said = Paragraph((Text("Said."), NoteRef("n1")))
    imprint = Imprint((Fact("Licence:", (Text("CC BY 4.0"),)),))
    document = _at_end(plain(said, imprint, notes=(Note("n1", (para("Known."),)),)))
    root = read(writer("pdf").write(document, themes.standard(), ignore))
    shown = [each.text.strip() for each in root.kids if not isinstance(each, str)]
    assert shown == ["Said.¹", "Notes", "¹ Known.", "Licence: CC BY 4.0"]
