"""Word files.

Belongs here: WordprocessingML, all of it, and nothing of any other format. Every part is written
as text from the document and the theme; see docs/adr/0022-word-files-as-text.md for why not through
python-docx.
"""

from __future__ import annotations

from brief_composer.doc.tree import Callout, Document, Masthead
from brief_composer.doc.walk import walk
from brief_composer.render.theme import Theme
from brief_composer.render.writers import Progress, Writer, WriterError
from brief_composer.render.writers.docx import parts
from brief_composer.render.writers.docx.body import Body, Tools
from brief_composer.render.writers.docx.fonts import font_table
from brief_composer.render.writers.docx.frame import Frame
from brief_composer.render.writers.docx.inlines import Runs
from brief_composer.render.writers.docx.links import Relationships
from brief_composer.render.writers.docx.looks import style_sheet
from brief_composer.render.writers.docx.notes import Notes
from brief_composer.render.writers.docx.numbering import Lists, counting
from brief_composer.render.writers.docx.package import pack
from brief_composer.render.writers.docx.paragraphs import Paragraphs, bookmark_names
from brief_composer.render.writers.docx.pictures import Pictures
from brief_composer.render.writers.docx.xml import DECLARATION, NAMESPACES

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def write(document: Document, theme: Theme, progress: Progress) -> bytes:
    """The document as a Word file. Raises WriterError: `note-missing`, `note-in-note`, and
    `picture-missing`, `picture-kind`, `picture-broken` (alt)."""
    progress(0, 0)
    files = _Files(document, theme)
    made = pack(files.parts())
    progress(1, 1)
    return made


class _Files:
    """One export: the parts of the package, filled while the body is written."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._links = Relationships()
        self._note_links = Relationships()
        self._notes = Notes(document)
        self._lists = Lists()
        self._pictures = Pictures(self._links)
        self._headings = counting(document.blocks)
        origins = dict.fromkeys(block.origin for block in walk(document.blocks) if block.origin)
        self._bookmarks = bookmark_names(origins)

    def parts(self) -> dict[str, str | bytes]:
        """Every part of the package by name, the body among the first."""
        language = self._document.properties.lang
        first, second, third = (counted.around is not None for counted in self._headings)
        for kind in ("styles", "settings", "numbering", "fontTable", "footnotes"):
            self._links.to(kind, f"{kind}.xml")
        self._links.to("theme", "theme/theme1.xml")
        self._links.to("customXml", "../customXml/item1.xml")
        frame = Frame(self._document, self._theme, self._links)
        paragraphs = Paragraphs(self._bookmarks)
        body = self._body(paragraphs, frame)
        notes = self._notes.part(self._note_links)
        made: dict[str, str | bytes] = {
            "_rels/.rels": _package_links(),
            "word/document.xml": body,
            "word/styles.xml": style_sheet(self._theme, language, (first, second, third)),
            "word/numbering.xml": self._lists.part(self._theme, self._headings),
            "word/settings.xml": parts.settings(language),
            "word/fontTable.xml": font_table(self._theme),
            "word/theme/theme1.xml": parts.word_theme(self._theme),
            "word/footnotes.xml": notes,
            **frame.parts,
            "docProps/core.xml": parts.core_properties(self._document.properties),
            "docProps/app.xml": parts.app_properties(self._document.properties),
            **_exported(paragraphs, self._bookmarks, self._document),
        }
        if self._document.comments:
            self._links.to("comments", "comments.xml")
            remarks = parts.comments(self._document.comments, self._document.properties)
            made["word/comments.xml"] = remarks
        self._links.forget_unused(body)
        self._note_links.forget_unused(notes)
        made["word/_rels/document.xml.rels"] = self._links.part()
        if len(self._note_links):
            made["word/_rels/footnotes.xml.rels"] = self._note_links.part()
        return made | self._pictures.parts

    def _body(self, paragraphs: Paragraphs, frame: Frame) -> str:
        runs = Runs(self._links, self._bookmarks, self._notes)
        tools = Tools(self._theme, runs, paragraphs, self._lists, self._pictures, self._headings)
        body = Body(tools)
        columns = self._theme.columns
        head = _leading(self._document) if columns > 1 else 0
        body.write(self._document.blocks[:head])
        split = bool(head) and paragraphs.end_section(frame.section(1, first=True))
        body.write(self._document.blocks[head:])
        if paragraphs.last in ("", "</w:tbl>"):
            paragraphs.add("TableEnd", "")  # Word wants a paragraph at the end
        closing = frame.section(columns, first=not split)
        marked = paragraphs.markup(_remarks(self._document), runs.linked)
        return (
            f"{DECLARATION}<w:document {NAMESPACES}><w:body>{marked}{closing}</w:body></w:document>"
        )


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


def _exported(
    paragraphs: Paragraphs, bookmarks: dict[str, str], document: Document
) -> dict[str, str | bytes]:
    links = Relationships()
    links.to("customXmlProps", "itemProps1.xml")
    return {
        "customXml/item1.xml": parts.exported(paragraphs.texts(), bookmarks, document.properties),
        "customXml/itemProps1.xml": parts.exported_properties(),
        "customXml/_rels/item1.xml.rels": links.part(),
    }


def _package_links() -> str:
    links = Relationships()
    links.to("officeDocument", "word/document.xml")
    links.to(_PACKAGE, "docProps/core.xml")
    links.to("extended-properties", "docProps/app.xml")
    return links.part()


WRITER = Writer("docx", ".docx", write)

__all__ = ["WRITER", "WriterError", "write"]
