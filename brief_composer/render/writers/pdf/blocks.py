"""What a block of each kind becomes: one function for each, in the module named for it."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from brief_composer.doc.tree import (
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Imprint,
    List,
    Masthead,
    Paragraph,
    ParagraphRole,
    Quote,
    References,
    Table,
)
from brief_composer.render.writers.pdf import figures, grounds, headings, lists, lookup, titles
from brief_composer.render.writers.pdf.building import Area, Builder
from brief_composer.render.writers.pdf.strips import Scope
from brief_composer.render.writers.pdf.tags import Node, lang_entry


def draw(builder: Builder, block: Block, area: Area) -> None:
    """Add the strips of one block."""
    match block:
        case Masthead():
            titles.masthead(builder, block, area)
        case Heading():
            headings.heading(builder, block, area)
        case Paragraph():
            _paragraph(builder, block, area)
        case List():
            lists.listed(builder, block, area)
        case Quote():
            grounds.quote(builder, block, area)
        case Callout():
            grounds.callout(builder, block, area)
        case Table():
            figures.table(builder, block, area)
        case Figure():
            figures.figure(builder, block, area)
        case References():
            lists.references(builder, block, area)
        case Contents():
            lookup.contents(builder, block, area)
        case Imprint():
            lookup.imprint(builder, block, area)
        case _:
            assert_never(block)


def _paragraph(builder: Builder, block: Paragraph, area: Area) -> None:
    looks = builder.looks
    match block.role:
        case ParagraphRole.BODY:
            look = looks.side if area.beside else looks.callout if area.boxed else looks.body
        case ParagraphRole.LEAD:
            look = looks.lead
        case ParagraphRole.FACTS:
            look = looks.facts
        case ParagraphRole.SOURCE:
            look = looks.source
        case _:
            assert_never(block.role)
    node = Node("P", area.node, lang_entry(block.lang))
    where = replace(area, lang=block.lang) if block.lang else area
    keep = block.role is ParagraphRole.FACTS
    made = builder.text(block.inlines, look, where, scope=Scope(node), keep=keep)
    if block.role is ParagraphRole.SOURCE and len(builder.strips) > len(made):
        builder.strips[-len(made) - 1].keep = True
