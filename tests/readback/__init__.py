"""Reading exported files back, to compare what they say with the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from brief_composer.doc.text import inline_text, lines
from brief_composer.doc.tree import Document
from brief_composer.doc.walk import note_numbers


class Read(NamedTuple):
    """The lines of a file, and the lines of each of its notes, in order."""

    lines: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...]


def of_tree(document: Document) -> Read:
    """What a file made from the document must say."""
    numbers = note_numbers(document)
    notes = {note.id: note for note in document.notes}
    return Read(
        tidy(lines(document, numbers)),
        tuple(tidy(inline_text(p.inlines) for p in notes[id].blocks) for id in numbers),
    )


def tidy(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines with runs of plain spaces made one, and without those that say nothing."""
    tidied = (re.sub("[ \n]+", " ", line).strip() for line in lines)
    return tuple(line for line in tidied if line)
