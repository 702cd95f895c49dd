"""The words of a tree, as every writer must print them and in the order it must print them.

Belongs here: plain text of inlines, blocks and notes, and the rules all writers share about
characters. Parity tests compare files with what these functions say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import assert_never

from brief_composer.doc.tree import (
    Blank,
    Block,
    Callout,
    Contents,
    Document,
    Emphasis,
    Entry,
    Fact,
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

_SPACES = re.compile("[\t\n\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """The characters that can stand in a file: white space as spaces, control characters left out.

    Half a surrogate pair, which no file can hold, becomes U+FFFD.
    """
    if text.isprintable():
        return text
    text = _UNPRINTABLE.sub("", _SPACES.sub(" ", text))
    return _SURROGATE.sub("\ufffd", text)


def inline_text(inlines: Iterable[Inline], notes: dict[str, int] | None = None) -> str:
    """The characters of some inlines: a line break is a line end, a blank its label.

    A call of a note is "[3]" when `notes` gives its number, else nothing.
    """
    return "".join(_inline(inline, notes) for inline in inlines)


def masthead_lines(masthead: Masthead) -> tuple[tuple[str, str], ...]:
    """The lines of a masthead in reading order, each with the name of its field.

    Fields are organisation, series (with the date), title, subtitle, audience, authors (with the
    contact); empty ones are left out.
    """
    lines = (
        ("organisation", masthead.organisation),
        ("series", " · ".join(part for part in (masthead.series, masthead.date) if part)),
        ("title", masthead.title),
        ("subtitle", masthead.subtitle),
        ("audience", masthead.audience),
        (
            "authors",
            " · ".join(part for part in (", ".join(masthead.authors), masthead.contact) if part),
        ),
    )
    shown = ((field, printable(text).strip()) for field, text in lines)
    return tuple((field, text) for field, text in shown if text)


def heading_text(heading: Heading, notes: dict[str, int] | None = None) -> str:
    """A heading with its number before it."""
    parts = (printable(heading.number), inline_text(heading.inlines, notes))
    return " ".join(part for part in parts if part)


def label_text(block: Table | Figure) -> str:
    """What is printed before a caption: "Table 1. ", "" for nothing."""
    label = block.label
    return printable(f"{label.word}\u00a0{label.number}{label.end}") if label else ""


def caption(block: Table | Figure) -> tuple[Inline, ...]:
    """The caption as it is printed, with what stands before it."""
    label = label_text(block)
    return (Text(label), *block.caption) if label else block.caption


def entry_text(entry: Entry) -> str:
    """A line of the contents: number, words, page."""
    return " ".join(filter(None, map(printable, (entry.number, entry.words, entry.page))))


def fact_inlines(fact: Fact) -> tuple[Inline, ...]:
    """A line of the imprint with its name before it."""
    return (Strong((Text(fact.name),)), Text(" "), *fact.inlines) if fact.name else fact.inlines


def block_lines(block: Block, notes: dict[str, int] | None = None) -> Iterator[str]:
    """The lines of a block in reading order, one for each paragraph; none is blank."""
    for line in _lines(block, notes):
        if line.strip():
            yield line


def lines(document: Document, notes: dict[str, int] | None = None) -> tuple[str, ...]:
    """The lines of a document without its notes."""
    return tuple(line for block in document.blocks for line in block_lines(block, notes))


def characters(document: Document) -> frozenset[str]:
    """Every character the document prints, notes, head and foot and all, but for white space."""
    notes = (inline_text(part.inlines) for note in document.notes for part in note.blocks)
    margins = (document.running_head, document.foot, document.draft, document.notes_title)
    said = {*"".join(lines(document)), *"".join(notes), *"".join(map(printable, margins))}
    return frozenset(each for each in said if not each.isspace())


def words_with(document: Document, characters: Collection[str]) -> tuple[str, ...]:
    """The words that hold one of some characters, each once, in reading order."""
    notes = (inline_text(part.inlines) for note in document.notes for part in note.blocks)
    wanted = frozenset(characters)
    found = (
        word
        for line in (*lines(document), *notes)
        if not wanted.isdisjoint(line)
        for word in line.split()
        if not wanted.isdisjoint(word)
    )
    return tuple(dict.fromkeys(found))


def text(node: Document | Block) -> str:
    """The words of a document or block, one line for each paragraph."""
    return "\n".join(lines(node) if isinstance(node, Document) else block_lines(node))


def _inline(inline: Inline, notes: dict[str, int] | None) -> str:
    match inline:
        case Text():
            return printable(inline.text)
        case Strong() | Emphasis() | Link() | Foreign():
            return inline_text(inline.inlines, notes)
        case NoteRef():
            return f"[{notes[inline.note]}]" if notes else ""
        case LineBreak():
            return "\n"
        case Blank():
            return printable(inline.label)
        case _:
            assert_never(inline)


def _lines(block: Block, notes: dict[str, int] | None) -> Iterator[str]:
    match block:
        case Masthead():
            yield from (line for _, line in masthead_lines(block))
        case Heading():
            yield heading_text(block, notes)
        case Paragraph():
            yield inline_text(block.inlines, notes)
        case List():
            for item in block.items:
                for part in item.blocks:
                    yield from _lines(part, notes)
        case Quote():
            for part in block.blocks:
                yield from _lines(part, notes)
            yield inline_text(block.attribution, notes)
        case Callout():
            yield printable(block.title)
            for part in block.blocks:
                yield from _lines(part, notes)
        case Table():
            yield inline_text(caption(block), notes)
            for row in (block.header, *block.rows):
                yield from (inline_text(cell, notes) for cell in row)
            yield inline_text(block.source, notes)
        case Figure():
            yield inline_text(caption(block), notes)
            yield printable(block.credit)
        case References():
            yield from (inline_text(entry, notes) for entry in block.entries)
        case Contents():
            yield printable(block.title)
            yield from map(entry_text, block.entries)
        case Imprint():
            yield from (inline_text(fact_inlines(fact), notes) for fact in block.facts)
        case _:
            assert_never(block)
