"""From the blocks of a document to strips and structure.

One method for each kind of block. Belongs here: what stands where inside a block, and what it is
called in the structure tree. Does not belong here: pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from brief_composer.doc import plainly
from brief_composer.doc.text import caption, masthead_lines
from brief_composer.doc.tree import (
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Imprint,
    Inline,
    List,
    Masthead,
    Paragraph,
    ParagraphRole,
    Quote,
    QuoteRole,
    References,
    Table,
    Text,
)
from brief_composer.doc.walk import inside
from brief_composer.render.theme import Theme
from brief_composer.render.writers.pdf import images
from brief_composer.render.writers.pdf.flow import stack
from brief_composer.render.writers.pdf.lines import Line
from brief_composer.render.writers.pdf.looks import Look, Looks
from brief_composer.render.writers.pdf.paragraphs import SetText, first_baseline, line_strips
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
from brief_composer.render.writers.pdf.tables import Cells, table_strips
from brief_composer.render.writers.pdf.tags import Node, attribute, lang_entry

Measure = Callable[[tuple[Inline, ...], Look, str], tuple[float, float]]
"""The width of the longest word and of all of it in one line."""

_WHOLE = 0.3
"""A table or box lower than this part of a column is not parted."""

_LOGO = (140.0, 40.0)
"""The most room a logo takes, in points."""

_APART = 14.0
"""Between what stands in the rail and the text."""

_SHORT_QUOTE = 10
"""A quote of no more lines than this is not parted; its attribution and padding count."""


class Area(Struct, frozen=True):
    """Where blocks go: from `x`, `width` wide, on grounds, under a node, in a language; `beside`
    is the side column."""

    x: float
    width: float
    node: Node
    lang: str
    grounds: tuple[Ground, ...] = ()
    boxed: bool = False
    beside: bool = False


class Landmark(Struct, frozen=True):
    """A heading for the outline: its level, its words, and the strip it begins in."""

    level: int
    title: str
    strip: Strip


class Builder:
    """Turns blocks into strips, one after the other."""

    def __init__(
        self, theme: Theme, looks: Looks, set_text: SetText, measure: Measure, tallest: float
    ) -> None:
        self.strips: list[Strip] = []
        self.landmarks: list[Landmark] = []
        self._theme = theme
        self._looks = looks
        self._set = set_text
        self._rail = theme.rail * 72 / 25.4 if theme.columns == 1 else 0.0
        self._measure = measure
        self._tallest = tallest
        self._below = 0.0
        self._origin = ""
        # A heading standing beside the text: the strip it begins at, and its height.
        self._hanging: tuple[int, float] | None = None
        self._open_rail = not (theme.side_box or theme.side_headings)

    # ------------------------------------------------------------------------------ what is asked

    def build(self, blocks: Iterable[Block], area: Area) -> None:
        """Add the strips of some blocks."""
        for block in blocks:
            self.block(block, area)

    def block(self, block: Block, area: Area) -> None:
        """Add the strips of one block."""
        outer = self._origin
        self._origin = block.origin or outer
        match block:
            case Masthead():
                self._masthead(block, area)
            case Heading():
                self._heading(block, area)
            case Paragraph():
                self._paragraph(block, area)
            case List():
                self._list(block, area)
            case Quote():
                self._quote(block, area)
            case Callout():
                self._callout(block, area)
            case Table():
                self._table(block, area)
            case Figure():
                self._figure(block, area)
            case References():
                self._references(block, area)
            case Contents():
                self.build(plainly.contents(block), area)
            case Imprint():
                self.build(plainly.imprint(block), area)
            case _:
                assert_never(block)
        self._origin = outer

    # ------------------------------------------------------------------------------ text in strips

    def _text(
        self,
        inlines: tuple[Inline, ...],
        look: Look,
        area: Area,
        kind: str = "P",
        *,
        x: float = 0,
        keep: bool = False,
        scope: Scope | None = None,
    ) -> list[Strip]:
        """Add a paragraph's lines; at least two stay together at either end of it."""
        scope = scope or Scope(Node(kind, area.node))
        lines = self._set(inlines, look, area.width - x, area.lang)
        made = line_strips(lines, look, area.x + x, scope, keep=keep or look.balance)
        self.put(made, look.above, look.below, area)
        return made

    def put(self, made: list[Strip], above: float, below: float, area: Area) -> None:
        """Add strips with at least `above` points before and `below` after them."""
        if not made:
            return
        made[0].above = max(above, self._below)
        for strip in made:
            strip.grounds = area.grounds
            strip.origin = strip.origin or self._origin
        self._below = below
        self.strips += made

    def _pad(self, height: float, area: Area, *, above: float = 0, keep: bool = False) -> None:
        """Empty room inside a ground."""
        pad = Strip(height, [], keep=keep)
        self.put([pad], above, 0, area)

    # --------------------------------------------------------------------------------- the blocks

    def _masthead(self, block: Masthead, area: Area) -> None:
        looks, band = self._looks, self._theme.cover_band
        x, width = -self._rail if area.x == 0 else 0.0, area.width
        if area.x == 0:
            width += self._rail
        grounds = (Ground(x, width, self._theme.colours.accent, bleed=True),) if band else ()
        inner = Area(x, width, area.node, area.lang, grounds)
        lines = dict(masthead_lines(block))
        plain = replace(inner, grounds=())
        series = 30.0 if "organisation" in lines or self._theme.logo else 0.0
        table = (
            ("organisation", looks.organisation, "P", 0.0, inner),
            ("series", looks.series, "P", series, inner),
            ("title", looks.title, "H1", 7.0 if "series" in lines else 26.0, inner),
            ("subtitle", looks.subtitle, "P", 8.0, inner),
            ("audience", looks.byline, "P", 14.0, plain),
            ("authors", looks.byline, "P", 3.0, plain),
        )
        if band:
            self._pad(2, inner, keep=True)
        else:
            mark = BoxShape(x, 0, 48, 4, self._theme.colours.accent)
            self.put([Strip(16, [mark], keep=True)], 0, 0, inner)
        rest = [row for row in table if row[0] in lines]
        if self._theme.logo:
            first = rest.pop(0) if rest and rest[0][0] == "organisation" else None
            self._logo(inner, lines["organisation"] if first else "", band)
        start = len(self.strips)
        closed = not band
        for name, look, kind, above, where in rest:
            if where is plain and not closed:
                self._pad(20, inner)
                closed = True
            if len(self.strips) == start and not self._theme.logo:
                above = 0.0
            look = replace(look, above=above, bold=look.bold or name == "audience")
            made = self._text((Text(lines[name]),), look, where, kind, keep=True)
            if kind == "H1":
                self.landmarks.append(Landmark(1, lines[name], made[0]))
        if not closed:
            self._pad(20, inner)
        self.strips[-1].keep = False
        self._below = self._theme.leading * 1.6

    def _logo(self, area: Area, organisation: str, band: bool) -> None:
        """The logo at the right and whose brief it is at the left, in one strip."""
        theme = self._theme
        picture = images.read(theme.logo, theme.logo_alt)
        edge = 6.0 if band else 0.0
        scale = min(_LOGO[0] / picture.width, _LOGO[1] / picture.height)
        width, height = picture.width * scale, picture.height * scale
        alt = (("Alt", text(theme.logo_alt)),)
        shapes: list[Shape] = []
        look = self._looks.organisation
        if organisation:
            scope = Scope(Node("P", area.node))
            room = area.width - width - 2 * edge - 16
            for number, line in enumerate(self._set((Text(organisation),), look, room, area.lang)):
                y = first_baseline(look) + edge + number * look.leading
                shapes.append(LineShape(line, area.x, y, scope))
        node = Node("Figure", area.node, alt) if theme.logo_alt else None
        if band:
            # A logo is made for white paper.
            plate = (area.x + area.width - width - 2 * edge, 0, width + 2 * edge, height + 2 * edge)
            shapes.append(BoxShape(*plate, "#FFFFFF", 3))
        left = area.x + area.width - width - edge
        shapes.append(PictureShape(left, edge, width, height, picture, node))
        lines = sum(isinstance(shape, LineShape) for shape in shapes)
        tall = max(height + 2 * edge, lines * look.leading + edge)
        self.put([Strip(tall, shapes, keep=True)], 0, 0, area)

    def _heading(self, block: Heading, area: Area) -> None:
        level = min(max(block.level, 1), 3)
        look = self._looks.headings[level - 1]
        node = Node(f"H{level + 1}", area.node)
        if area.boxed:
            look = self._looks.headings[2]
        scope = Scope(node)
        if level == 1 and area.x == 0 and self._theme.side_headings and self._rail:
            made = self._beside(block, area, scope)
        elif block.number:
            # The space after it parts the number from the heading for whoever hears it read.
            chip = look if level == 1 else self._looks.chip
            number = self._set((Text(block.number + " "),), chip, 200, "")[0]
            side = number.width + (12.0 if level > 1 else 0.0) + 8.0
            hang = bool(self._rail) and area.x == 0 and self._open_rail
            made = self._text(block.inlines, look, area, scope=scope, x=0 if hang else side)
            x = area.x - (self._rail if hang else 0.0)
            made[0].shapes[:0] = self._number(number, look, chip, x, scope, level > 1)
        else:
            made = self._text(block.inlines, look, area, scope=scope)
        for strip in made:
            strip.keep = True
        words = "".join(t.text for t in inside(block.inlines) if isinstance(t, Text))
        title = f"{block.number} {words}".strip() or "–"
        self.landmarks.append(Landmark(level + 1, title, made[0]))

    def _beside(self, block: Heading, area: Area, scope: Scope) -> list[Strip]:
        """A heading in the rail, its first line level with the text, under a rule across both."""
        self.settle(area)
        look, rail = self._looks.side_heading, self._rail
        left = -rail
        shapes: list[Shape] = [
            BoxShape(left, -0.55 * look.leading, rail + area.width, 1.5, look.colour)
        ]
        baseline = first_baseline(self._looks.body)
        if block.number:
            number = self._set((Text(block.number + " "),), look, rail, area.lang)[0]
            shapes.append(LineShape(number, left, baseline, scope))
            left += number.width + 8
        room = -left - _APART
        longest = self._measure(block.inlines, look, area.lang)[0]
        if longest > room:
            # A long word is set smaller rather than cut.
            look = replace(look, size=look.size * max(room / longest * 0.99, 0.75))
        lines = self._set(block.inlines, look, room, area.lang)
        shapes += [
            LineShape(line, left, baseline + index * look.leading, scope)
            for index, line in enumerate(lines)
        ]
        rise = baseline - first_baseline(look)
        made = [Strip(0, shapes, keep=True)]
        self._hanging = (len(self.strips), len(lines) * look.leading + rise)
        self.put(made, look.above, 0, area)
        return made

    def settle(self, area: Area) -> list[Strip]:
        """Give a heading in the rail the room it needs, however short its text is; returns the
        strips added."""
        if self._hanging is None:
            return []
        start, height = self._hanging
        self._hanging = None
        reached = 0.0
        for strip in self.strips[start + 1 :]:
            if reached >= height:
                return []
            reached += strip.height + (strip.above if reached else 0.0)
            strip.keep = strip.keep or reached < height
        if reached >= height:
            return []
        self.strips[-1].keep = True
        outer, self._origin = self._origin, self.strips[start].origin
        self._pad(height - reached, replace(area, grounds=()))
        self._origin = outer
        return self.strips[-1:]

    def _number(
        self, line: Line, look: Look, chip: Look, x: float, scope: Scope, framed: bool
    ) -> list[Shape]:
        """A heading's number; that of a recommendation stands on a chip."""
        baseline = first_baseline(look)
        if not framed:
            return [LineShape(line, x, baseline, scope)]
        height = chip.size * 1.55
        top = baseline - chip.size * 0.335 - height / 2
        colours = self._theme.colours
        ground = colours.accent if self._theme.solid_numbers else colours.accent_soft
        box = BoxShape(x, top, line.width + 12, height, ground, 3)
        return [box, LineShape(line, x + 6, baseline, scope)]

    def _paragraph(self, block: Paragraph, area: Area) -> None:
        looks = self._looks
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
        made = self._text(block.inlines, look, where, scope=Scope(node), keep=keep)
        if block.role is ParagraphRole.SOURCE and len(self.strips) > len(made):
            self.strips[-len(made) - 1].keep = True

    def _list(self, block: List, area: Area) -> None:
        numbering = "/Decimal" if block.ordered else "/Disc"
        node = Node("L", area.node, (attribute("List", ListNumbering=numbering),))
        look = self._looks.side if area.beside else self._looks.item
        if area.boxed:
            look = replace(look, justify=False)
        digits = len(str(len(block.items)))
        indent = look.size * ((0.75 + 0.55 * digits) if block.ordered else 1.25)
        for number, item in enumerate(block.items, 1):
            entry = Node("LI", node)
            label = Scope(Node("Lbl", entry))
            body = Node("LBody", entry)
            inner = replace(area, x=area.x + indent, width=area.width - indent, node=body)
            start = len(self.strips)
            for part in item.blocks:
                plain = isinstance(part, Paragraph) and part.role is ParagraphRole.BODY
                if plain and isinstance(part, Paragraph):
                    where = replace(inner, lang=part.lang) if part.lang else inner
                    scope = Scope(Node("P", body, lang_entry(part.lang)))
                    made = self._text(part.inlines, look, where, scope=scope)
                    for strip in made:
                        strip.origin = part.origin or self._origin
                else:
                    self.block(part, inner)
            if len(self.strips) == start:
                self._text((), look, inner)
            mark = f"{number}. " if block.ordered else "• "
            colour = replace(look, colour=self._theme.colours.accent, justify=False)
            if block.ordered:
                colour = replace(colour, family="heading", bold=True, size=look.size * 0.9)
            line = self._set((Text(mark),), colour, 200, "")[0]
            first = self.strips[start]
            first.shapes.insert(0, LineShape(line, area.x, first_baseline(look), label))
        self._below = max(self._below, self._looks.body.below)

    def _quote(self, block: Quote, area: Area) -> None:
        node = Node("BlockQuote", area.node, lang_entry(block.lang))
        lang = block.lang or area.lang
        colours, gap = self._theme.colours, self._theme.leading
        if block.role is QuoteRole.PULL:
            look, inset = self._looks.pull, 14.0
            ground = Ground(area.x, area.width, "", bar=colours.accent, bar_width=3)
            pad = 2.0
        else:
            look, inset = self._looks.quote, 13.0
            ground = Ground(area.x, area.width, colours.quote_soft, bar=colours.quote, bar_width=3)
            pad = 7.0
        inner = Area(area.x + inset, area.width - inset - 10, node, lang, (*area.grounds, ground))
        start = len(self.strips)
        self._pad(pad, inner, above=gap * 0.55, keep=True)
        for part in block.blocks:
            where = replace(inner, lang=part.lang) if part.lang else inner
            scope = Scope(Node("P", node, lang_entry(part.lang)))
            self._text(part.inlines, look, where, scope=scope)
        if block.attribution:
            self.strips[-1].keep = True
            # The line that names the source speaks the document's language, not the quote's.
            scope = Scope(Node("P", node, lang_entry(area.lang if block.lang else "")))
            where = replace(inner, lang=area.lang)
            self._text(block.attribution, self._looks.attribution, where, scope=scope)
        self._below = 0
        self.strips[-1].keep = True
        self._pad(pad, inner)
        self._below = gap * 0.75
        if len(self.strips) - start <= _SHORT_QUOTE:
            for strip in self.strips[start:-1]:
                strip.keep = True

    def _callout(self, block: Callout, area: Area) -> None:
        colours, gap = self._theme.colours, self._theme.leading
        free = self._open_rail or (self._theme.side_headings and self._hanging is None)
        wide = self._rail if area.x == 0 and free else 0.0
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
        start = len(self.strips)
        self._pad(11, inner, above=gap * 0.6, keep=True)
        self._below = 0
        if block.title:
            look = self._looks.side_title if area.beside else self._looks.callout_title
            self._text((Text(block.title),), look, inner, keep=True)
        self.build(block.blocks, inner)
        self.strips[-1].keep = True
        self._below = 0
        self._pad(11, inner)
        self._below = gap
        if stack(self.strips[start:]) < self._tallest * _WHOLE:
            for strip in self.strips[start:-1]:
                strip.keep = True

    def _table(self, block: Table, area: Area) -> None:
        node = Node("Table", area.node)
        if len(block.header) > 3 and area.x == 0 and self._open_rail:
            # A table with many columns takes the rail too.
            area = replace(area, x=-self._rail, width=area.width + self._rail)
        self._below = max(self._below, self._theme.leading * 0.6)
        if said := caption(block):
            self._text(
                said,
                self._looks.caption,
                area,
                "Caption",
                scope=Scope(Node("Caption", node)),
            )
        cells = Cells(self._theme, self._looks, self._set, self._measure, area.lang, self._tallest)
        made = table_strips(block, cells, area.x, area.width, node)
        if sum(strip.height for strip in made) < self._tallest * _WHOLE:
            for strip in made[:-1]:
                strip.keep = True
        self.put(made, 0, self._theme.leading * 0.7, area)
        if block.source:
            made[-1].keep = True
            self._below = 4
            self._text(block.source, self._looks.source, area)

    def _figure(self, block: Figure, area: Area) -> None:
        picture = images.read(block.image, block.alt)
        width = block.width_mm * 72 / 25.4 or picture.width * 72 / picture.per_inch
        width = min(width, area.width, self._tallest * 0.8 * picture.width / picture.height)
        height = width * picture.height / picture.width
        node = Node("Figure", area.node, (("Alt", text(block.alt)),)) if block.alt else None
        shape = PictureShape(area.x, 0, width, height, picture, node)
        self.put([Strip(height, [shape])], self._theme.leading * 0.6, 5, area)
        if said := caption(block):
            self.strips[-1].keep = True
            look = replace(self._looks.caption, bold=False)
            self._text(said, look, area)[-1].keep = bool(block.credit)
        if block.credit:
            self.strips[-1].keep = True
            self._below = 2
            self._text((Text(block.credit),), self._looks.source, area)
        self._below = max(self._below, self._theme.leading * 0.7)

    def _references(self, block: References, area: Area) -> None:
        node = Node("L", area.node, (attribute("List", ListNumbering="/None"),))
        look = self._looks.reference
        for entry in block.entries:
            body = Node("LBody", Node("LI", node))
            self._text(entry, look, replace(area, node=body))
        self._below = max(self._below, self._looks.body.below)
