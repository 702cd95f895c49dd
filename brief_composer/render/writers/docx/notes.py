"""Footnotes and endnotes: the parts that hold them."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from brief_composer.doc.tree import Document, Note
from brief_composer.doc.walk import note_calls
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx.inlines import Line, Runs
from brief_composer.render.writers.docx.links import Links
from brief_composer.render.writers.docx.xml import direction


class NoteKind(Enum):
    """Where Word sets a note: at the foot of the page of its call, or at the end."""

    FOOT = "footnote"
    END = "endnote"


def separators(kind: NoteKind) -> str:
    """What stands between text and notes: every part with notes begins with it."""
    return "".join(
        f'<w:{kind.value} w:type="{what}" w:id="{id}"><w:p><w:pPr><w:spacing w:before="0" '
        f'w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{what}/></w:r></w:p>'
        f"</w:{kind.value}>"
        for id, what in ((-1, "separator"), (0, "continuationSeparator"))
    )


class Notes:
    """The notes of a document that are called somewhere, numbered by order of first call."""

    def __init__(self, document: Document) -> None:
        # In order of first call, as a document's notes are numbered.
        self._calls = Counter(note_calls(document.blocks))
        self._numbers = {id: number for number, id in enumerate(self._calls, start=1)}
        self.kind = NoteKind.END if document.notes_at == "end" else NoteKind.FOOT
        self._notes = {note.id: note for note in document.notes}

    @property
    def tag(self) -> str:
        """What a call is named after."""
        return self.kind.value

    def number(self, note: str) -> int | None:
        """The number of a note; None when the document has no such note."""
        return self._numbers.get(note) if note in self._notes else None

    def again(self, note: str) -> bool:
        """Whether it is called more than once."""
        return self._calls[note] > 1

    def markup(self, links: Links) -> str:
        """The notes as they stand in their part. Raises WriterError: `note-in-note`."""
        runs = Runs(links, {}, _NoCalls())
        return "".join(
            _note(self._notes[id], number, runs, self.kind)
            for id, number in self._numbers.items()
            if id in self._notes
        )


class _NoCalls:
    """A note calls no note."""

    tag = ""

    def number(self, note: str) -> int | None:
        raise WriterError("note-in-note", note=note)

    def again(self, note: str) -> bool:
        raise WriterError("note-in-note", note=note)


def _note(note: Note, number: int, runs: Runs, kind: NoteKind) -> str:
    """A note; every paragraph of it, the first behind its number."""
    tag, name = kind.value, kind.value.capitalize()
    style = f'<w:pStyle w:val="{name}Text"/>'
    mark = (
        f'<w:r><w:rPr><w:rStyle w:val="{name}Reference"/></w:rPr><w:{tag}Ref/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    )
    lines = [runs.line(paragraph.inlines) for paragraph in note.blocks]
    lines = [line for line in lines if line.markup] or [Line("", "")]
    paragraphs = (
        f"<w:p><w:pPr>{style}{direction(line.said)}</w:pPr>{'' if after else mark}{line.markup}"
        "</w:p>"
        for after, line in enumerate(lines)
    )
    return f'<w:{tag} w:id="{number}">{"".join(paragraphs)}</w:{tag}>'
