"""Blocks as plain paragraphs, for a format that has no shape of its own for them."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.text import entry_text, fact_inlines
from brief_composer.doc.tree import Contents, Imprint, Link, Paragraph, ParagraphRole, Strong, Text


def contents(block: Contents) -> tuple[Paragraph, ...]:
    """A line for the title and one for each entry, which leads to its heading."""
    lines = [
        Paragraph((Link(f"#{each.target}", (Text(entry_text(each)),)),)) for each in block.entries
    ]
    if block.title:
        lines.insert(0, Paragraph((Strong((Text(block.title),)),)))
    return _named(lines, block.origin)


def imprint(block: Imprint) -> tuple[Paragraph, ...]:
    """A small line for each fact."""
    facts = [Paragraph(fact_inlines(fact), ParagraphRole.FACTS) for fact in block.facts]
    return _named(facts, block.origin)


def _named(lines: list[Paragraph], origin: str) -> tuple[Paragraph, ...]:
    return tuple(replace(line, origin=origin) for line in lines)
