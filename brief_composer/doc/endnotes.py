"""Notes at the end, for formats that have no place of their own for them.

Belongs here: turning notes into a section like any other, and calls into links to it. Not which
documents want that: `Document.notes_at` says so, and each writer asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from brief_composer.doc.tree import (
    Blank,
    Block,
    Callout,
    Contents,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Masthead,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    References,
    Strong,
    Table,
    Text,
)
from brief_composer.doc.walk import note_numbers

_Inlines: TypeAlias = tuple[Inline, ...]
_Numbers: TypeAlias = Mapping[str, int]


def gathered(document: Document) -> Document:
    """The document with its notes as a numbered list at its end, where it wants them there.

    Calls become links to the list: "[3]". Any other document is returned as it is; a call of a
    note that is not there stays, for the writer to refuse.
    """
    if document.notes_at != "end" or not document.notes:
        return document
    known = {note.id: note for note in document.notes}
    called = [id for id in note_numbers(document) if id in known]
    numbers = {id: number for number, id in enumerate(called, 1)}
    blocks = tuple(_block(block, numbers) for block in document.blocks)
    if called:
        heading = Heading(1, (Text(document.notes_title),)) if document.notes_title else None
        items = tuple(Item(tuple(_paragraphs(known[id]))) for id in called)
        blocks = (*blocks, *((heading,) if heading else ()), List(items, ordered=True))
    return replace(document, blocks=blocks, notes=(), notes_at="page", notes_title="")


def _paragraphs(note: Note) -> Iterator[Paragraph]:
    """The paragraphs of a note; the first is what the call leads to."""
    for position, paragraph in enumerate(note.blocks):
        yield replace(paragraph, origin="" if position else _origin(note.id))


def _origin(note: str) -> str:
    return f"note-{note}"


def _block(block: Block, numbers: _Numbers) -> Block:
    match block:
        case Heading():
            return replace(block, inlines=_inlines(block.inlines, numbers))
        case Paragraph():
            return _paragraph(block, numbers)
        case List():
            return replace(block, items=tuple(_item(item, numbers) for item in block.items))
        case Quote():
            return replace(
                block,
                blocks=tuple(_paragraph(each, numbers) for each in block.blocks),
                attribution=_inlines(block.attribution, numbers),
            )
        case Callout():
            return replace(block, blocks=tuple(_block(each, numbers) for each in block.blocks))
        case Table():
            return _table(block, numbers)
        case Figure():
            return replace(block, caption=_inlines(block.caption, numbers))
        case References():
            entries = tuple(_inlines(entry, numbers) for entry in block.entries)
            return replace(block, entries=entries)
        case Imprint():
            facts = tuple(
                replace(fact, inlines=_inlines(fact.inlines, numbers)) for fact in block.facts
            )
            return replace(block, facts=facts)
        case Masthead() | Contents():
            return block
        case _:
            assert_never(block)


def _paragraph(paragraph: Paragraph, numbers: _Numbers) -> Paragraph:
    return replace(paragraph, inlines=_inlines(paragraph.inlines, numbers))


def _item(item: Item, numbers: _Numbers) -> Item:
    return Item(tuple(_block(block, numbers) for block in item.blocks))


def _table(table: Table, numbers: _Numbers) -> Table:
    return replace(
        table,
        header=_cells(table.header, numbers),
        rows=tuple(_cells(row, numbers) for row in table.rows),
        caption=_inlines(table.caption, numbers),
        source=_inlines(table.source, numbers),
    )


def _cells(row: tuple[_Inlines, ...], numbers: _Numbers) -> tuple[_Inlines, ...]:
    return tuple(_inlines(cell, numbers) for cell in row)


def _inlines(inlines: Iterable[Inline], numbers: _Numbers) -> _Inlines:
    return tuple(_inline(inline, numbers) for inline in inlines)


def _inline(inline: Inline, numbers: _Numbers) -> Inline:
    match inline:
        case NoteRef():
            number = numbers.get(inline.note)
            shown = (Text(f"[{number}]"),)
            return Link(f"#{_origin(inline.note)}", shown) if number else inline
        case Strong() | Emphasis() | Foreign():
            return replace(inline, inlines=_inlines(inline.inlines, numbers))
        case Link():
            return replace(inline, inlines=_inside_link(inline.inlines, numbers))
        case Text() | LineBreak() | Blank():
            return inline
        case _:
            assert_never(inline)


def _inside_link(inlines: _Inlines, numbers: _Numbers) -> _Inlines:
    """No link stands in another: a call inside one is its number alone."""
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case NoteRef() if inline.note in numbers:
                out.append(Text(f"[{numbers[inline.note]}]"))
            case Strong() | Emphasis() | Link() | Foreign():
                out.append(replace(inline, inlines=_inside_link(inline.inlines, numbers)))
            case _:
                out.append(inline)
    return tuple(out)
