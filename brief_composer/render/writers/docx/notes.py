"""Footnotes: `word/footnotes.xml`."""

from __future__ import annotations

from collections import Counter

from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as TYPE

from brief_composer.doc.tree import Document, Note, NoteRef
from brief_composer.doc.walk import inlines, note_numbers
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx.inlines import Runs
from brief_composer.render.writers.docx.links import Links
from brief_composer.render.writers.docx.package import Package
from brief_composer.render.writers.docx.xml import DECLARATION, NAMESPACES

SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" '
    f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_MARK = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
)
_STYLE = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'


class Notes:
    """The notes of a document that are called somewhere, numbered by order of first call."""

    def __init__(self, document: Document) -> None:
        calls = (i.note for i in inlines(document.blocks) if isinstance(i, NoteRef))
        self._calls = Counter(calls)
        self._numbers = note_numbers(document)
        self._notes = {note.id: note for note in document.notes}

    def number(self, note: str) -> int | None:
        """The number of a note; None when the document has no such note."""
        return self._numbers.get(note) if note in self._notes else None

    def again(self, note: str) -> bool:
        """Whether it is called more than once."""
        return self._calls[note] > 1

    def put(self, package: Package) -> None:
        """Put the notes into the package. Raises WriterError: `note-in-note`."""
        links = Links()
        runs = Runs(links, {}, _NoCalls())
        shown = "".join(
            _note(self._notes[id], number, runs)
            for id, number in self._numbers.items()
            if id in self._notes
        )
        content = f"{DECLARATION}<w:footnotes {NAMESPACES}>{SEPARATORS}{shown}</w:footnotes>"
        part = package.put("/word/footnotes.xml", TYPE.FOOTNOTES, CONTENT.WML_FOOTNOTES, content)
        links.keep(part, shown)


class _NoCalls:
    """A note calls no note."""

    def number(self, note: str) -> int | None:
        raise WriterError("note-in-note", note=note)

    def again(self, note: str) -> bool:
        raise WriterError("note-in-note", note=note)


def _note(note: Note, number: int, runs: Runs) -> str:
    """A footnote; every paragraph of it, the first behind its number."""
    parts = [runs.write(paragraph.inlines) for paragraph in note.blocks]
    first, *rest = [part for part in parts if part] or [""]
    paragraphs = [f"<w:p>{_STYLE}{_MARK}{first}</w:p>"]
    paragraphs += [f"<w:p>{_STYLE}{part}</w:p>" for part in rest]
    return f'<w:footnote w:id="{number}">{"".join(paragraphs)}</w:footnote>'
