"""Going through a tree: every block, every inline, the notes in the order they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

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


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def children(block: Block) -> tuple[Block, ...]:
    """The blocks that stand inside a block."""
    match block:
        case List():
            return tuple(inner for item in block.items for inner in item.blocks)
        case Quote() | Callout():
            return tuple(block.blocks)
        case Masthead() | Heading() | Paragraph() | Table() | Figure() | References():
            return ()
        case Contents() | Imprint():
            return ()
        case _:
            assert_never(block)


def own_inlines(block: Block) -> Iterator[Inline]:
    """The outermost inlines of a block itself, in reading order, not those of blocks inside it.

    Those of a quote are its attribution, which is read after the blocks inside it.
    """
    match block:
        case Heading() | Paragraph():
            yield from block.inlines
        case Quote():
            yield from block.attribution
        case Table():
            yield from block.caption
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from cell
            yield from block.source
        case Figure():
            yield from block.caption
        case References():
            for entry in block.entries:
                yield from entry
        case Imprint():
            for fact in block.facts:
                yield from fact.inlines
        case Masthead() | List() | Callout() | Contents():
            return
        case _:
            assert_never(block)


def inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of some blocks, outer before inner, in reading order."""
    for block in blocks:
        yield from inlines(children(block))
        yield from inside(own_inlines(block))


def inside(outer: Iterable[Inline]) -> Iterator[Inline]:
    """Some inlines and all that stand inside them."""
    for inline in outer:
        yield inline
        match inline:
            case Text() | NoteRef() | LineBreak() | Blank():
                pass  # first, since most are
            case Strong() | Emphasis() | Link() | Foreign():
                yield from inside(inline.inlines)
            case _:
                assert_never(inline)


def note_calls(blocks: Iterable[Block]) -> list[str]:
    """The ids of the notes called in some blocks, in reading order, once for each call."""
    calls: list[str] = []
    for block in blocks:
        calls += note_calls(children(block))
        _note_calls(own_inlines(block), calls)
    return calls


def note_numbers(document: Document) -> dict[str, int]:
    """The number of each note that is called, from 1, by order of its first call."""
    called = dict.fromkeys(note_calls(document.blocks))
    return {note: number for number, note in enumerate(called, start=1)}


def _note_calls(outer: Iterable[Inline], calls: list[str]) -> None:
    for inline in outer:
        match inline:
            case Text() | LineBreak() | Blank():
                pass
            case NoteRef():
                calls.append(inline.note)
            case Strong() | Emphasis() | Link() | Foreign():
                _note_calls(inline.inlines, calls)
            case _:
                assert_never(inline)


def origins(document: Document) -> tuple[str, ...]:
    """The origins of the blocks, each once, in reading order."""
    found = dict.fromkeys(block.origin for block in walk(document.blocks) if block.origin)
    return tuple(found)
