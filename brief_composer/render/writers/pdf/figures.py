"""Tables and pictures, with what is said above and below them."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.text import caption
from brief_composer.doc.tree import Figure, Table, Text
from brief_composer.render.writers.pdf import images
from brief_composer.render.writers.pdf.building import WHOLE, Area, Builder
from brief_composer.render.writers.pdf.spelling import text
from brief_composer.render.writers.pdf.strips import PictureShape, Scope, Strip
from brief_composer.render.writers.pdf.tables import Cells, table_strips
from brief_composer.render.writers.pdf.tags import Node


def table(builder: Builder, block: Table, area: Area) -> None:
    node = Node("Table", area.node)
    if len(block.header) > 3 and area.x == 0 and builder.open_rail:
        # A table with many columns takes the rail too.
        area = replace(area, x=-builder.rail, width=area.width + builder.rail)
    builder.below = max(builder.below, builder.theme.leading * 0.6)
    if said := caption(block):
        builder.text(
            said,
            builder.looks.caption,
            area,
            "Caption",
            scope=Scope(Node("Caption", node)),
        )
    cells = Cells(
        builder.theme, builder.looks, builder.set_text, builder.measure, area.lang, builder.tallest
    )
    made = table_strips(block, cells, area.x, area.width, node)
    if sum(strip.height for strip in made) < builder.tallest * WHOLE:
        for strip in made[:-1]:
            strip.keep = True
    builder.put(made, 0, builder.theme.leading * 0.7, area)
    if block.source:
        made[-1].keep = True
        builder.below = 4
        builder.text(block.source, builder.looks.source, area)


def figure(builder: Builder, block: Figure, area: Area) -> None:
    picture = images.read(block.image, block.alt)
    width = block.width_mm * 72 / 25.4 or picture.width * 72 / picture.per_inch
    width = min(width, area.width, builder.tallest * 0.8 * picture.width / picture.height)
    height = width * picture.height / picture.width
    node = Node("Figure", area.node, (("Alt", text(block.alt)),)) if block.alt else None
    shape = PictureShape(area.x, 0, width, height, picture, node)
    builder.put([Strip(height, [shape])], builder.theme.leading * 0.6, 5, area)
    if said := caption(block):
        builder.strips[-1].keep = True
        look = builder.looks.caption
        builder.text(said, look, area)[-1].keep = bool(block.credit)
    if block.credit:
        builder.strips[-1].keep = True
        builder.below = 2
        builder.text((Text(block.credit),), builder.looks.source, area)
    builder.below = max(builder.below, builder.theme.leading * 0.7)
