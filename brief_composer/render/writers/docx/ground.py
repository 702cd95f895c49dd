"""What a Word file is filled on: our own template.

Belongs here: handing each piece of markup to the part of the package it belongs in. A user's own
Word file as the ground is the matter of `base`.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as TYPE
from docx.opc.part import Part

from brief_composer.doc.tree import Block, Document
from brief_composer.render.theme import Theme
from brief_composer.render.writers.docx import parts
from brief_composer.render.writers.docx.frame import columns, set_sections
from brief_composer.render.writers.docx.links import Links
from brief_composer.render.writers.docx.looks import style_sheet
from brief_composer.render.writers.docx.notes import NoteKind, separators
from brief_composer.render.writers.docx.numbering import Counted, counting
from brief_composer.render.writers.docx.package import Package, fill, template
from brief_composer.render.writers.docx.xml import DECLARATION, NAMESPACES

NOTES = {
    NoteKind.FOOT: (TYPE.FOOTNOTES, CONTENT.WML_FOOTNOTES),
    NoteKind.END: (TYPE.ENDNOTES, CONTENT.WML_ENDNOTES),
}
"""The relationship and the type of the part that holds notes of each kind."""

Headings = tuple[Counted, Counted, Counted]


class Ground:
    """A package to be filled: the body first, then the rest, in any order."""

    def __init__(self, theme: Theme, data: bytes) -> None:
        self.package = Package(data)
        self.theme = theme
        """The house style, its lengths those of the pages there are."""

    @property
    def has_sections(self) -> bool:
        """Whether the pages are there already; the body brings none of its own then."""
        return False

    def headings(self, blocks: Sequence[Block]) -> Headings:
        """How the headings among those blocks are numbered."""
        return counting(blocks)

    def put_body(self, markup: str, links: Links, document: Document) -> None:
        """The inside of the body, the mark of its last section left out."""
        # python-docx holds the sections alone: a long body would be parsed to be spelt out again.
        first = columns(1, self.theme)
        marks = f"<w:p><w:pPr>{first}</w:pPr></w:p>" * markup.count(first)
        last = columns(self.theme.columns, self.theme)
        fill(self.package.document.element[0], marks + last)
        links.keep(self.package.main, markup)
        set_sections(self.package, document, self.theme)
        self.package.put_body(markup)

    def put_notes(self, kind: NoteKind, markup: str, links: Links) -> None:
        """The notes, all of one kind."""
        links.keep(self._put_notes(kind, separators(kind) + markup), markup)

    def _put_notes(self, kind: NoteKind, inner: str) -> Part:
        type, content_type = NOTES[kind]
        name = self.package.name(type) or f"/word/{kind.value}s.xml"
        content = f"{DECLARATION}<w:{kind.value}s {NAMESPACES}>{inner}</w:{kind.value}s>"
        return self.package.put(name, type, content_type, content)

    def put_styles(self, headings: Headings, language: str) -> None:
        """The style sheet, and what goes with it."""
        first, second, third = (counted.around is not None for counted in headings)
        sheet = style_sheet(self.theme, language, (first, second, third))
        self.package.put_whole(TYPE.STYLES, "styles", sheet)
        parts.set_settings(self.package.document.settings.element, self.theme, language)
        parts.put_theme(self.package, self.theme)

    def put_lists(self, markup: str) -> None:
        """What numbers and marks paragraphs."""
        self.package.put_whole(TYPE.NUMBERING, "numbering", markup)

    def put_remarks(self, markup: str) -> None:
        """The remarks, where there are any."""
        fill(self.package.remarks, markup)


def own(theme: Theme) -> Ground:
    """Our own template as the ground."""
    return Ground(theme, template())
