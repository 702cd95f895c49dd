"""Word files.

Belongs here: WordprocessingML, all of it, and nothing of any other format. python-docx carries the
package, the sections and the parts; what stands in them is written in bulk from the document and
the theme; see docs/adr/0022-python-docx-carries-word-files.md.
"""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as TYPE

from brief_composer.doc.endnotes import gathered
from brief_composer.doc.tree import Callout, Document, Masthead
from brief_composer.doc.walk import walk
from brief_composer.render.theme import Theme
from brief_composer.render.writers import Progress, Writer, WriterError
from brief_composer.render.writers.docx import parts
from brief_composer.render.writers.docx.body import Body, Tools
from brief_composer.render.writers.docx.frame import columns, set_sections
from brief_composer.render.writers.docx.inlines import Runs
from brief_composer.render.writers.docx.links import Links
from brief_composer.render.writers.docx.looks import style_sheet
from brief_composer.render.writers.docx.notes import Notes
from brief_composer.render.writers.docx.numbering import Lists, counting
from brief_composer.render.writers.docx.package import Package, fill, template
from brief_composer.render.writers.docx.paragraphs import Paragraphs, bookmark_names
from brief_composer.render.writers.docx.pictures import Pictures


def write(document: Document, theme: Theme, progress: Progress) -> bytes:
    """The document as a Word file. Raises WriterError: `note-missing`, `note-in-note`, and
    `picture-missing`, `picture-kind`, `picture-broken` (alt)."""
    progress(0, 0)
    made = _File(gathered(document), theme).made()
    progress(1, 1)
    return made


class _File:
    """One export: the template, filled while the body is written."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._package = Package(template())
        self._links = Links()
        self._notes = Notes(document)
        self._lists = Lists()
        self._headings = counting(document.blocks)
        origins = dict.fromkeys(block.origin for block in walk(document.blocks) if block.origin)
        self._bookmarks = bookmark_names(origins)

    def made(self) -> bytes:
        """The whole file."""
        package, document, theme = self._package, self._document, self._theme
        paragraphs = Paragraphs(self._bookmarks)
        body = self._body(paragraphs)
        fill(package.document.element[0], body)
        self._links.keep(package.main, body)
        set_sections(package, document, theme)
        self._notes.put(package)
        numbering = self._lists.markup(theme, self._headings)
        fill(package.part(TYPE.NUMBERING).element, numbering)
        self._styles()
        if document.comments:
            remarks = parts.comments(document.comments, document.properties)
            _ = package.document.comments  # makes the part they stand in
            fill(package.part(TYPE.COMMENTS).element, remarks)
        parts.set_properties(package, document.properties)
        parts.put_exported(package, paragraphs.texts(), self._bookmarks, document.properties)
        return package.pack()

    def _styles(self) -> None:
        package, theme = self._package, self._theme
        language = self._document.properties.lang
        first, second, third = (counted.around is not None for counted in self._headings)
        sheet = style_sheet(theme, language, (first, second, third))
        fill(package.document.styles.element, sheet)
        parts.set_language(package.document.settings.element, language)
        parts.put_theme(package, theme)

    def _body(self, paragraphs: Paragraphs) -> str:
        """The inside of the body."""
        runs = Runs(self._links, self._bookmarks, self._notes)
        pictures = Pictures(self._package)
        tools = Tools(self._theme, runs, paragraphs, self._lists, pictures, self._headings)
        body = Body(tools)
        count = self._theme.columns
        head = _leading(self._document) if count > 1 else 0
        body.write(self._document.blocks[:head])
        if head:
            paragraphs.end_section(columns(1, self._theme))
        body.write(self._document.blocks[head:])
        if paragraphs.last in ("", "</w:tbl>"):
            paragraphs.add("TableEnd", "")  # Word wants a paragraph at the end
        marked = paragraphs.markup(_remarks(self._document), runs.linked)
        return marked + columns(count, self._theme)


def _leading(document: Document) -> int:
    """How many blocks stand over the columns: the masthead, and a box under it."""
    count = 0
    for block in document.blocks:
        if not isinstance(block, (Masthead, Callout)):
            break
        count += 1
    return count


def _remarks(document: Document) -> dict[str, list[int]]:
    """The ids of the remarks by the origin they are on."""
    out: dict[str, list[int]] = {}
    for id, remark in enumerate(document.comments):
        out.setdefault(remark.origin, []).append(id)
    return out


WRITER = Writer("docx", ".docx", write)

__all__ = ["WRITER", "WriterError", "write"]
