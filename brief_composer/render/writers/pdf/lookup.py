"""What is looked up rather than read: the contents at the head, the imprint at the end."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.text import fact_inlines, printable
from brief_composer.doc.tree import Contents, Entry, Imprint, Inline, Link, Text
from brief_composer.render.writers.pdf.building import WHOLE, Area, Builder
from brief_composer.render.writers.pdf.flow import stack
from brief_composer.render.writers.pdf.looks import Look
from brief_composer.render.writers.pdf.paragraphs import first_baseline, line_strips
from brief_composer.render.writers.pdf.strips import (
    DECORATION,
    BoxShape,
    LineShape,
    Scope,
    Shape,
    Strip,
)
from brief_composer.render.writers.pdf.tags import Node

_PAGE = 22.0
"""The room for a page's number at the right."""

_CLEAR = 6.0
"""Between words, dots and page number."""


def contents(builder: Builder, block: Contents, area: Area) -> None:
    """A title, and a line for each entry with dots that lead to its page."""
    node = Node("TOC", area.node)
    start = len(builder.strips)
    builder.below = max(builder.below, builder.theme.leading * 0.6)
    if block.title:
        look = builder.looks.callout_title
        scope = Scope(Node("Caption", node))
        builder.text((Text(block.title),), look, area, scope=scope, keep=True)
    for entry in block.entries:
        if printable(entry.words).strip() or entry.number or entry.page:
            _entry(builder, entry, area, Node("TOCI", node))
    made = builder.strips[start:]
    builder.below = max(builder.below, builder.theme.leading * 0.8)
    if stack(made) < builder.tallest * WHOLE:
        for strip in made[:-1]:
            strip.keep = True


def _entry(builder: Builder, entry: Entry, area: Area, node: Node) -> None:
    top = entry.level < 2
    look = builder.looks.contents if top else builder.looks.contents_inner
    indent = 0.0 if top else look.size * 1.4 * (entry.level - 1)
    scope = Scope(Node("Reference", node))
    # The spaces part number, words and page for whoever hears them read.
    words = " ".join(filter(None, (entry.number, entry.words))) + " " * bool(entry.page)
    room = area.width - indent - (_PAGE + _CLEAR if entry.page else 0.0)
    lines = builder.set_text(_leading(entry, words), look, room, area.lang)
    made = line_strips(lines, look, area.x + indent, scope, keep=True)
    made[-1].keep = False
    if entry.page:
        page = builder.set_text(_leading(entry, entry.page), look, _PAGE * 4, area.lang)[0]
        left = area.x + area.width - page.width
        baseline = first_baseline(look)
        begin = area.x + indent + lines[-1].width + _CLEAR
        made[-1].shapes += _dots(builder, look, begin, area.x + area.width - _PAGE, baseline)
        made[-1].shapes.append(LineShape(page, left, baseline, scope))
    builder.put(made, look.above, look.below, area)


def _leading(entry: Entry, words: str) -> tuple[Inline, ...]:
    """Words that lead to the entry's heading."""
    if not entry.target:
        return (Text(words),)
    return (Link(f"#{entry.target}", (Text(words),)),)


def _dots(builder: Builder, look: Look, begin: float, end: float, baseline: float) -> list[Shape]:
    """Dots up to `end`, which stand under each other from line to line; none are read aloud."""
    pale = replace(look, colour=builder.theme.colours.rule, bold=False)
    two = builder.measure((Text("xx"), Text(" . .")), pale, "")[1]
    step = builder.measure((Text("xx"), Text(" . . .")), pale, "")[1] - two
    count = int((end - begin) / step) if step > 0 else 0
    if count < 2:
        return []
    line = builder.set_text((Text(" ".join("." * count)),), pale, 10_000, "")[0]
    return [LineShape(line, end - line.width, baseline, DECORATION)]


def imprint(builder: Builder, block: Imprint, area: Area) -> None:
    """Small lines under a hairline."""
    look, colours = builder.looks.imprint, builder.theme.colours
    start = len(builder.strips)
    gap = builder.theme.leading
    rule = Strip(7, [BoxShape(area.x, 0, area.width, 0.5, colours.rule)], keep=True)
    for fact in block.facts:
        builder.text(fact_inlines(fact), look, area)
    made = builder.strips[start:]
    if not made:
        return
    made[0].above = 0
    rule.above, rule.grounds, rule.origin = gap * 1.2, area.grounds, made[0].origin
    builder.strips.insert(start, rule)
    if stack(made) < builder.tallest * WHOLE:
        for strip in made[:-1]:
            strip.keep = True
