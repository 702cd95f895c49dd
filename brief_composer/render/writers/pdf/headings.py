"""Headings: above the text, with a number hung beside it, or wholly in the margin."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.tree import Heading, Text
from brief_composer.doc.walk import inside
from brief_composer.render.writers.pdf.building import Area, Builder, Landmark
from brief_composer.render.writers.pdf.lines import Line
from brief_composer.render.writers.pdf.looks import Look
from brief_composer.render.writers.pdf.paragraphs import first_baseline
from brief_composer.render.writers.pdf.strips import BoxShape, LineShape, Scope, Shape, Strip
from brief_composer.render.writers.pdf.tags import Node

_APART = 14.0
"""Between what stands in the rail and the text."""


def heading(builder: Builder, block: Heading, area: Area) -> None:
    level = min(max(block.level, 1), 3)
    look = builder.looks.headings[level - 1]
    node = Node(f"H{level + 1}", area.node)
    if area.boxed:
        look = builder.looks.headings[2]
    scope = Scope(node)
    if level == 1 and area.x == 0 and builder.theme.side_headings and builder.rail:
        made = _beside(builder, block, area, scope)
    elif block.number:
        # The space after it parts the number from the heading for whoever hears it read.
        chip = look if level == 1 else builder.looks.chip
        number = builder.set_text((Text(block.number + " "),), chip, 200, "")[0]
        side = number.width + (12.0 if level > 1 else 0.0) + 8.0
        hang = bool(builder.rail) and area.x == 0 and builder.open_rail
        made = builder.text(block.inlines, look, area, scope=scope, x=0 if hang else side)
        x = area.x - (builder.rail if hang else 0.0)
        made[0].shapes[:0] = _number(builder, number, look, chip, x, scope, level > 1)
    else:
        made = builder.text(block.inlines, look, area, scope=scope)
    for strip in made:
        strip.keep = True
    words = "".join(t.text for t in inside(block.inlines) if isinstance(t, Text))
    title = f"{block.number} {words}".strip() or "–"
    builder.landmarks.append(Landmark(level + 1, title, made[0]))


def _beside(builder: Builder, block: Heading, area: Area, scope: Scope) -> list[Strip]:
    """A heading in the rail, its first line level with the text, under a rule across both."""
    settle(builder, area)
    look, rail = builder.looks.side_heading, builder.rail
    left = -rail
    shapes: list[Shape] = [
        BoxShape(left, -0.55 * look.leading, rail + area.width, 1.5, look.colour)
    ]
    baseline = first_baseline(builder.looks.body)
    if block.number:
        number = builder.set_text((Text(block.number + " "),), look, rail, area.lang)[0]
        shapes.append(LineShape(number, left, baseline, scope))
        left += number.width + 8
    room = -left - _APART
    longest = builder.measure(block.inlines, look, area.lang)[0]
    if longest > room:
        # A long word is set smaller rather than cut.
        look = replace(look, size=look.size * max(room / longest * 0.99, 0.75))
    lines = builder.set_text(block.inlines, look, room, area.lang)
    shapes += [
        LineShape(line, left, baseline + index * look.leading, scope)
        for index, line in enumerate(lines)
    ]
    rise = baseline - first_baseline(look)
    made = [Strip(0, shapes, keep=True)]
    builder.hanging = (len(builder.strips), len(lines) * look.leading + rise)
    builder.put(made, look.above, 0, area)
    return made


def settle(builder: Builder, area: Area) -> list[Strip]:
    """Give a heading in the rail the room it needs, however short its text is; returns the
    strips added."""
    if builder.hanging is None:
        return []
    start, height = builder.hanging
    builder.hanging = None
    reached = 0.0
    for strip in builder.strips[start + 1 :]:
        if reached >= height:
            return []
        reached += strip.height + (strip.above if reached else 0.0)
        strip.keep = strip.keep or reached < height
    if reached >= height:
        return []
    builder.strips[-1].keep = True
    outer, builder.origin = builder.origin, builder.strips[start].origin
    builder.pad(height - reached, replace(area, grounds=()))
    builder.origin = outer
    return builder.strips[-1:]


def _number(
    builder: Builder, line: Line, look: Look, chip: Look, x: float, scope: Scope, framed: bool
) -> list[Shape]:
    """A heading's number; that of a recommendation stands on a chip."""
    baseline = first_baseline(look)
    if not framed:
        return [LineShape(line, x, baseline, scope)]
    height = chip.size * 1.55
    top = baseline - chip.size * 0.335 - height / 2
    colours = builder.theme.colours
    ground = colours.accent if builder.theme.solid_numbers else colours.accent_soft
    box = BoxShape(x, top, line.width + 12, height, ground, 3)
    return [box, LineShape(line, x + 6, baseline, scope)]
