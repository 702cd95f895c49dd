"""The PDF writer: tagged to PDF/UA-1, notes at the foot of their page.

`layout` makes the file and says what stands where; a `Layouter` kept between calls remembers what
it has set. `docs/design/pdf.md` tells how the pieces work together.
"""

from __future__ import annotations

from brief_composer.doc.text import characters
from brief_composer.doc.tree import Document
from brief_composer.render.theme import Theme
from brief_composer.render.writers import Progress, Writer, ignore
from brief_composer.render.writers.pdf.fonts import FontSet
from brief_composer.render.writers.pdf.layouter import Layout, Layouter
from brief_composer.render.writers.pdf.places import Place


def layout(document: Document, theme: Theme, progress: Progress = ignore) -> Layout:
    """The document as a PDF, with the places of its blocks. Same values, same bytes.

    Raises WriterError: `font-missing` (name); `picture-missing`, `picture-kind`,
    `picture-broken`, `picture-too-large` (alt); `note-missing`, `note-in-note` (note).
    """
    return Layouter(remembers=False).layout(document, theme, progress)


def write(document: Document, theme: Theme, progress: Progress) -> bytes:
    """The document as a PDF. Raises as `layout` does."""
    return layout(document, theme, progress).pdf


def lacks(document: Document, theme: Theme) -> tuple[str, ...]:
    """The characters that none of the theme's typefaces has, or that are written from right to
    left, which we cannot set: printed as boxes. Raises WriterError `font-missing` (name)."""
    return FontSet(theme, {}).lacking(characters(document))


WRITER = Writer(format="pdf", suffix=".pdf", write=write, lacks=lacks)

__all__ = ["WRITER", "Layout", "Layouter", "Place", "layout"]
