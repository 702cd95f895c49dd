"""What a hand-written export script would start from: a document as a flat list of lines.

Made before the clock starts, so that the floors below pay for nothing but writing.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from brief_composer.doc.text import masthead_lines
from brief_composer.doc.tree import (
    Blank,
    Block,
    Callout,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Masthead,
    NoteRef,
    Paragraph,
    Quote,
    References,
    Strong,
    Table,
    Text,
)
from brief_composer.doc.walk import note_numbers

Run: TypeAlias = list[Any]
"""Text, "b" and "i" for bold and italic, a web address, the number of a note called after it."""


def flat(document: Document) -> str:
    """The document as JSON: `lines` of (kind, runs, more), and `notes` in order."""
    numbers = note_numbers(document)
    lines = list(_blocks(document.blocks, numbers))
    notes = {note.id: note for note in document.notes}
    said = [
        [run for block in notes[id].blocks for run in _runs(block.inlines, numbers)]
        for id in numbers
    ]
    return json.dumps({"title": document.properties.title, "lines": lines, "notes": said})


def _blocks(blocks: Iterable[Block], numbers: dict[str, int]) -> Iterator[list[Any]]:
    for block in blocks:
        match block:
            case Masthead():
                for field, line in masthead_lines(block):
                    yield ["title" if field == "title" else "small", [[line, "", "", 0]], 0]
            case Heading():
                number = [[f"{block.number} ", "", "", 0]] if block.number else []
                yield ["heading", number + _runs(block.inlines, numbers), block.level]
            case Paragraph():
                yield ["text", _runs(block.inlines, numbers), 0]
            case List():
                kind = "number" if block.ordered else "bullet"
                for item in block.items:
                    for _, runs, more in _blocks(item.blocks, numbers):
                        yield [kind, runs, more]
            case Quote():
                for paragraph in block.blocks:
                    yield ["quote", _runs(paragraph.inlines, numbers), 0]
                yield ["small", _runs(block.attribution, numbers), 0]
            case Callout():
                yield ["heading", [[block.title, "", "", 0]], 2]
                yield from _blocks(block.blocks, numbers)
            case Table():
                rows = [[_runs(cell, numbers) for cell in row] for row in block.rows]
                head = [_runs(cell, numbers) for cell in block.header]
                yield ["caption", _runs(block.caption, numbers), 0]
                yield ["table", [], [head, *rows]]
            case Figure():
                image = base64.b64encode(block.image).decode()
                yield ["figure", [[block.alt, "", "", 0]], image]
                yield ["caption", _runs(block.caption, numbers), 0]
            case References():
                for entry in block.entries:
                    yield ["small", _runs(entry, numbers), 0]


def _runs(
    inlines: Iterable[Inline], numbers: dict[str, int], look: str = "", to: str = ""
) -> list[Run]:
    out: list[Run] = []
    for inline in inlines:
        match inline:
            case Text():
                out.append([inline.text, look, to, 0])
            case Strong():
                out += _runs(inline.inlines, numbers, look + "b", to)
            case Emphasis():
                out += _runs(inline.inlines, numbers, look + "i", to)
            case Link():
                out += _runs(inline.inlines, numbers, look, inline.target)
            case NoteRef():
                out.append(["", "", "", numbers[inline.note]])
            case LineBreak():
                out.append([" ", "", "", 0])
            case Blank():
                out.append([inline.label, look, to, 0])
            case _:
                out += _runs(inline.inlines, numbers, look, to)
    return out
