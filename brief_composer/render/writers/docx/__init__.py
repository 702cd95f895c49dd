"""Word files.

Belongs here: WordprocessingML, all of it, and nothing of any other format. python-docx carries the
package, the sections and the parts; what stands in them is written in bulk from the document and
the theme; see docs/adr/0022-python-docx-carries-word-files.md.
"""

from __future__ import annotations

from brief_composer.doc.text import printable
from brief_composer.doc.tree import Callout, Contents, Document, Heading, Masthead, Text
from brief_composer.doc.walk import walk
from brief_composer.render.theme import Theme
from brief_composer.render.writers import Progress, Writer, WriterError
from brief_composer.render.writers.docx import parts
from brief_composer.render.writers.docx.body import Body, Tools
from brief_composer.render.writers.docx.fields import Labels
from brief_composer.render.writers.docx.frame import columns
from brief_composer.render.writers.docx.ground import Ground, own
from brief_composer.render.writers.docx.inlines import Runs
from brief_composer.render.writers.docx.links import Links
from brief_composer.render.writers.docx.notes import NoteKind, Notes
from brief_composer.render.writers.docx.numbering import Lists
from brief_composer.render.writers.docx.paragraphs import Paragraphs, bookmark_names
from brief_composer.render.writers.docx.pictures import Pictures


def write(document: Document, theme: Theme, progress: Progress) -> bytes:
    """The document as a Word file. Raises WriterError: `note-missing`, `note-in-note`,
    `picture-missing`, `picture-kind`, `picture-broken` (alt), `table-too-wide` (columns,
    most), `word-base-broken`, `word-base-macros`."""
    progress(0, 0)
    made = _File(document, theme).made()
    progress(1, 1)
    return made


class _File:
    """One export: the ground, filled while the body is written."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document = document
        self._ground = _ground(theme)
        self._links = Links()
        self._notes = Notes(document)
        self._lists = Lists()
        blocks = tuple(walk(document.blocks))
        self._headings = self._ground.headings(blocks)
        self._labels = Labels(blocks)
        origins = dict.fromkeys(block.origin for block in blocks if block.origin)
        self._bookmarks = bookmark_names(origins)

    def made(self) -> bytes:
        """The whole file."""
        ground, document = self._ground, self._document
        properties = document.properties
        paragraphs = Paragraphs(self._bookmarks)
        ground.put_styles(self._headings, properties.lang)
        ground.put_body(self._body(paragraphs), self._links, document)
        links = Links()
        ground.put_notes(self._notes.kind, self._notes.markup(links), links)
        ground.put_lists(self._lists.markup(ground.theme, self._headings))
        if document.comments:
            ground.put_remarks(parts.comments(document.comments, properties))
        parts.set_properties(ground.package, properties)
        parts.put_exported(ground.package, paragraphs.texts(), self._bookmarks, properties)
        return ground.package.pack()

    def _body(self, paragraphs: Paragraphs) -> str:
        """The inside of the body, but for the mark of its last section."""
        theme, blocks = self._ground.theme, self._document.blocks
        runs = Runs(self._links, self._bookmarks, self._notes, self._labels)
        pictures = Pictures(self._ground.package)
        body = Body(
            Tools(theme, runs, paragraphs, self._lists, pictures, self._labels, self._headings)
        )
        spanning = theme.columns > 1 and not self._ground.has_sections
        head = _leading(self._document) if spanning else 0
        body.write(blocks[:head])
        if head:
            paragraphs.end_section(columns(1, theme))
        body.write(blocks[head:])
        if self._notes.kind is NoteKind.END and (title := printable(self._document.notes_title)):
            body.write((Heading(1, (Text(title),)),))
        if paragraphs.last in ("", "</w:tbl>"):
            paragraphs.add("TableEnd", "")  # Word wants a paragraph at the end
        return paragraphs.markup(_remarks(self._document), runs.linked)


def _ground(theme: Theme) -> Ground:
    """What the file is filled on."""
    if not theme.word_base:
        return own(theme)
    # What knows the files of others is loaded where there is one: it costs every export time.
    from brief_composer.render.writers.docx.base import Base

    return Base(theme)


def _leading(document: Document) -> int:
    """How many blocks stand over the columns: the masthead, contents, and a box under it."""
    count = 0
    for block in document.blocks:
        if not isinstance(block, (Masthead, Contents, Callout)):
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
