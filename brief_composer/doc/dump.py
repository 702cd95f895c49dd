"""A tree as indented text, one node a line: for goldens, and to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from brief_composer.doc.text import caption, entry_text, fact_inlines
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
    ParagraphRole,
    Quote,
    References,
    Strong,
    Table,
    Text,
)

_NO_BREAK = str.maketrans({"\u00a0": "⍽", "\u202f": "⸱"})


def dump(document: Document) -> str:
    """The whole document. No-break spaces are shown as ⍽ (U+00A0) and ⸱ (U+202F)."""
    out = [f"document lang={document.properties.lang} title={document.properties.title!r}"]
    for name in ("running_head", "foot", "draft", "notes_title"):
        if value := getattr(document, name):
            out.append(f"  {name}: {value}")
    for block in document.blocks:
        out.extend(_block(block, 1))
    for note in document.notes:
        out.append(f"note {note.id}")
        out.extend("  " + spans(part.inlines) for part in note.blocks)
    for comment in document.comments:
        out.append(f"comment @{comment.origin} by {comment.author!r}: {comment.text}")
    return "\n".join(out).translate(_NO_BREAK) + "\n"


def spans(inlines: Iterable[Inline]) -> str:
    """Inlines on one line: *emphasis*, **strong**, [link](to), [^note], ⏎, fr{…}, {blank}."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Strong():
            return f"**{spans(inline.inlines)}**"
        case Emphasis():
            return f"*{spans(inline.inlines)}*"
        case Link():
            return f"[{spans(inline.inlines)}]({inline.target})"
        case NoteRef():
            return f"[^{inline.note}]"
        case LineBreak():
            return "⏎"
        case Foreign():
            return f"{inline.lang}{{{spans(inline.inlines)}}}"
        case Blank():
            return f"{{{inline.label}}}"
        case _:
            assert_never(inline)


def _block(block: Block, depth: int) -> Iterator[str]:
    pad = "  " * depth
    name = type(block).__name__.lower() + (f" @{block.origin}" if block.origin else "")
    match block:
        case Masthead():
            yield pad + name
            for field in ("organisation", "series", "date", "title", "subtitle", "audience"):
                if value := getattr(block, field):
                    yield f"{pad}  {field}: {value}"
            yield from (f"{pad}  author: {author}" for author in block.authors)
            if block.contact:
                yield f"{pad}  contact: {block.contact}"
        case Heading():
            yield f"{pad}{name} {block.level} [{block.number}] {spans(block.inlines)}"
        case Paragraph():
            role = "" if block.role is ParagraphRole.BODY else f" {block.role.value}"
            lang = f" lang={block.lang}" if block.lang else ""
            yield f"{pad}{name}{role}{lang}: {spans(block.inlines)}"
        case List():
            yield f"{pad}{name} {'1.' if block.ordered else '-'}"
            for item in block.items:
                yield f"{pad}  item"
                for inner in item.blocks:
                    yield from _block(inner, depth + 2)
        case Quote():
            yield f"{pad}{name} {block.role.value}" + (f" lang={block.lang}" if block.lang else "")
            for inner in block.blocks:
                yield from _block(inner, depth + 1)
            yield f"{pad}  attribution: {spans(block.attribution)}"
        case Callout():
            yield f"{pad}{name} {block.title!r}"
            for inner in block.blocks:
                yield from _block(inner, depth + 1)
        case Table():
            yield from (pad + line for line in _table(block, name))
        case Figure():
            yield f"{pad}{name} {len(block.image)} bytes alt={block.alt!r} {spans(caption(block))}"
        case References():
            yield pad + name
            yield from (f"{pad}  entry: {spans(entry)}" for entry in block.entries)
        case Contents():
            yield f"{pad}{name} {block.title!r}"
            for entry in block.entries:
                yield f"{pad}  {entry.level} #{entry.target}: {entry_text(entry)}"
        case Imprint():
            yield pad + name
            yield from (f"{pad}  {spans(fact_inlines(fact))}" for fact in block.facts)
        case _:
            assert_never(block)


def _table(table: Table, name: str) -> Iterator[str]:
    yield f"{name} [{' '.join(align.value for align in table.align)}] {spans(caption(table))}"
    for row in (table.header, *table.rows):
        yield "  | " + " | ".join(spans(cell) for cell in row)
    if table.source:
        yield f"  source: {spans(table.source)}"
