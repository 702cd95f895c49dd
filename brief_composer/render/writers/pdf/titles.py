"""The title block: what the brief is called, whose it is, when and for whom."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.text import masthead_lines
from brief_composer.doc.tree import Masthead, Text
from brief_composer.render.writers.pdf import images
from brief_composer.render.writers.pdf.building import Area, Builder, Landmark
from brief_composer.render.writers.pdf.paragraphs import first_baseline
from brief_composer.render.writers.pdf.spelling import text
from brief_composer.render.writers.pdf.strips import (
    BoxShape,
    Ground,
    LineShape,
    PictureShape,
    Scope,
    Shape,
    Strip,
)
from brief_composer.render.writers.pdf.tags import Node

_LOGO = (140.0, 40.0)
"""The most room a logo takes, in points."""


def masthead(builder: Builder, block: Masthead, area: Area) -> None:
    looks, band = builder.looks, builder.theme.cover_band
    x, width = -builder.rail if area.x == 0 else 0.0, area.width
    if area.x == 0:
        width += builder.rail
    grounds = (Ground(x, width, builder.theme.colours.accent, bleed=True),) if band else ()
    inner = Area(x, width, area.node, area.lang, grounds)
    lines = dict(masthead_lines(block))
    plain = replace(inner, grounds=())
    series = 30.0 if "organisation" in lines or builder.theme.logo else 0.0
    table = (
        ("organisation", looks.organisation, "P", 0.0, inner),
        ("series", looks.series, "P", series, inner),
        ("title", looks.title, "H1", 7.0 if "series" in lines else 26.0, inner),
        ("subtitle", looks.subtitle, "P", 8.0, inner),
        ("audience", looks.byline, "P", 14.0, plain),
        ("authors", looks.byline, "P", 3.0, plain),
    )
    if band:
        builder.pad(2, inner, keep=True)
    else:
        mark = BoxShape(x, 0, 48, 4, builder.theme.colours.accent)
        builder.put([Strip(16, [mark], keep=True)], 0, 0, inner)
    rest = [row for row in table if row[0] in lines]
    if builder.theme.logo:
        first = rest.pop(0) if rest and rest[0][0] == "organisation" else None
        _logo(builder, inner, lines["organisation"] if first else "", band)
    start = len(builder.strips)
    closed = not band
    for name, look, kind, above, where in rest:
        if where is plain and not closed:
            builder.pad(20, inner)
            closed = True
        if len(builder.strips) == start and not builder.theme.logo:
            above = 0.0
        look = replace(look, above=above, bold=look.bold or name == "audience")
        made = builder.text((Text(lines[name]),), look, where, kind, keep=True)
        if kind == "H1":
            builder.landmarks.append(Landmark(1, lines[name], made[0]))
    if not closed:
        builder.pad(20, inner)
    builder.strips[-1].keep = False
    builder.below = builder.theme.leading * 1.6


def _logo(builder: Builder, area: Area, organisation: str, band: bool) -> None:
    """The logo at the right and whose brief it is at the left, in one strip."""
    theme = builder.theme
    picture = images.read(theme.logo, theme.logo_alt)
    edge = 6.0 if band else 0.0
    scale = min(_LOGO[0] / picture.width, _LOGO[1] / picture.height)
    width, height = picture.width * scale, picture.height * scale
    alt = (("Alt", text(theme.logo_alt)),)
    shapes: list[Shape] = []
    look = builder.looks.organisation
    if organisation:
        scope = Scope(Node("P", area.node))
        room = area.width - width - 2 * edge - 16
        for number, line in enumerate(
            builder.set_text((Text(organisation),), look, room, area.lang)
        ):
            y = first_baseline(look) + edge + number * look.leading
            shapes.append(LineShape(line, area.x, y, scope))
    node = Node("Figure", area.node, alt) if theme.logo_alt else None
    if band:
        # A logo is made for white paper.
        plate = (area.x + area.width - width - 2 * edge, 0, width + 2 * edge, height + 2 * edge)
        shapes.append(BoxShape(*plate, "#FFFFFF", 3))
    left = area.x + area.width - width - edge
    shapes.append(PictureShape(left, edge, width, height, picture, node))
    count = sum(isinstance(shape, LineShape) for shape in shapes)
    tall = max(height + 2 * edge, count * look.leading + edge)
    builder.put([Strip(tall, shapes, keep=True)], 0, 0, area)
