"""Blocks on a ground of their own: quotes and boxes."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.tree import Callout, Quote, QuoteRole, Text
from brief_composer.render.writers.pdf.building import WHOLE, Area, Builder
from brief_composer.render.writers.pdf.flow import stack
from brief_composer.render.writers.pdf.strips import Ground, Scope
from brief_composer.render.writers.pdf.tags import Node, lang_entry

_SHORT_QUOTE = 10
"""A quote of no more lines than this is not parted; its attribution and padding count."""


def quote(builder: Builder, block: Quote, area: Area) -> None:
    node = Node("BlockQuote", area.node, lang_entry(block.lang))
    lang = block.lang or area.lang
    colours, gap = builder.theme.colours, builder.theme.leading
    if block.role is QuoteRole.PULL:
        look, inset = builder.looks.pull, 14.0
        ground = Ground(area.x, area.width, "", bar=colours.accent, bar_width=3)
        pad = 2.0
    else:
        look, inset = builder.looks.quote, 13.0
        ground = Ground(area.x, area.width, colours.quote_soft, bar=colours.quote, bar_width=3)
        pad = 7.0
    inner = Area(area.x + inset, area.width - inset - 10, node, lang, (*area.grounds, ground))
    start = len(builder.strips)
    if start and builder.strips[-1].grounds == area.grounds:
        # Evidence does not begin a page without the end of what it supports; another quote may.
        builder.strips[-1].keep = True
    builder.pad(pad, inner, above=gap * 0.55, keep=True)
    for part in block.blocks:
        where = replace(inner, lang=part.lang) if part.lang else inner
        scope = Scope(Node("P", node, lang_entry(part.lang)))
        builder.text(part.inlines, look, where, scope=scope)
    if block.attribution:
        builder.strips[-1].keep = True
        # The line that names the source speaks the document's language, not the quote's.
        scope = Scope(Node("P", node, lang_entry(area.lang if block.lang else "")))
        where = replace(inner, lang=area.lang)
        builder.text(block.attribution, builder.looks.attribution, where, scope=scope)
    builder.below = 0
    builder.strips[-1].keep = True
    builder.pad(pad, inner)
    builder.below = gap * 0.75
    if len(builder.strips) - start <= _SHORT_QUOTE:
        for strip in builder.strips[start:-1]:
            strip.keep = True


def callout(builder: Builder, block: Callout, area: Area) -> None:
    colours, gap = builder.theme.colours, builder.theme.leading
    free = builder.open_rail or (builder.theme.side_headings and builder.hanging is None)
    wide = builder.rail if area.x == 0 and free else 0.0
    x, width = area.x - wide, area.width + wide
    ground = Ground(x, width, colours.accent_soft, bar=colours.accent, bar_width=3)
    node = Node("Sect", area.node)
    inset = 11.0 if area.beside else 16.0
    inner = replace(
        area,
        x=x + inset,
        width=width - 2 * inset + 2,
        node=node,
        grounds=(*area.grounds, ground),
        boxed=True,
    )
    start = len(builder.strips)
    builder.pad(11, inner, above=gap * 0.6, keep=True)
    builder.below = 0
    if block.title:
        look = builder.looks.side_title if area.beside else builder.looks.callout_title
        builder.text((Text(block.title),), look, inner, keep=True)
    builder.build(block.blocks, inner)
    builder.strips[-1].keep = True
    builder.below = 0
    builder.pad(11, inner)
    builder.below = gap
    if stack(builder.strips[start:]) < builder.tallest * WHOLE:
        for strip in builder.strips[start:-1]:
            strip.keep = True
