"""A PDF of a document that wants its notes at the end."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.endnotes import gathered
from brief_composer.render.compose import compose
from brief_composer.render.writers import ignore, writer
from tests import example, readback, themes
from tests.readback import pdf


def test_a_pdf_carries_them_as_a_last_section_with_every_word() -> None:
    brief = example.brief()
    wanted = replace(brief, details=replace(brief.details, references="endnotes"))
    document = compose(wanted, example.ACTORS)
    made = pdf.read(writer("pdf").write(document, themes.standard(), ignore))
    kept = readback.of_tree(gathered(document)).lines
    # A PDF spells spaces that do not break as plain ones.
    plain = [line.replace("\u00a0", " ").replace("\u202f", " ") for line in kept]
    shown = [line.replace("\u00a0", " ").replace("\u202f", " ") for line in made.lines]
    assert shown == plain
    assert made.notes == ()
