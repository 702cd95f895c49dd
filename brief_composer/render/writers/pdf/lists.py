"""Lists, and the list of sources."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.tree import List, Paragraph, ParagraphRole, References, Text
from brief_composer.render.writers.pdf.building import Area, Builder
from brief_composer.render.writers.pdf.paragraphs import first_baseline
from brief_composer.render.writers.pdf.strips import LineShape, Scope
from brief_composer.render.writers.pdf.tags import Node, attribute, lang_entry


def listed(builder: Builder, block: List, area: Area) -> None:
    numbering = "/Decimal" if block.ordered else "/Disc"
    node = Node("L", area.node, (attribute("List", ListNumbering=numbering),))
    look = builder.looks.side if area.beside else builder.looks.item
    if area.boxed:
        look = replace(look, justify=False)
    digits = len(str(len(block.items)))
    indent = look.size * ((0.75 + 0.55 * digits) if block.ordered else 1.25)
    for number, item in enumerate(block.items, 1):
        entry = Node("LI", node)
        label = Scope(Node("Lbl", entry))
        body = Node("LBody", entry)
        inner = replace(area, x=area.x + indent, width=area.width - indent, node=body)
        start = len(builder.strips)
        for part in item.blocks:
            plain = isinstance(part, Paragraph) and part.role is ParagraphRole.BODY
            if plain and isinstance(part, Paragraph):
                where = replace(inner, lang=part.lang) if part.lang else inner
                scope = Scope(Node("P", body, lang_entry(part.lang)))
                made = builder.text(part.inlines, look, where, scope=scope)
                for strip in made:
                    strip.origin = part.origin or builder.origin
            else:
                builder.block(part, inner)
        if len(builder.strips) == start:
            builder.text((), look, inner)
        mark = f"{number}. " if block.ordered else "• "
        colour = replace(look, colour=builder.theme.colours.accent, justify=False)
        if block.ordered:
            colour = replace(colour, family="heading", bold=True, size=look.size * 0.9)
        line = builder.set_text((Text(mark),), colour, 200, "")[0]
        first = builder.strips[start]
        first.shapes.insert(0, LineShape(line, area.x, first_baseline(look), label))
    builder.below = max(builder.below, builder.looks.body.below)


def references(builder: Builder, block: References, area: Area) -> None:
    node = Node("L", area.node, (attribute("List", ListNumbering="/None"),))
    look = builder.looks.reference
    for entry in block.entries:
        body = Node("LBody", Node("LI", node))
        builder.text(entry, look, replace(area, node=body))
    builder.below = max(builder.below, builder.looks.body.below)
