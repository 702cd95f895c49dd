"""What blocks are built with: the strips made so far, and the few ways to add to them.

Belongs here: state and what every kind of block needs. Does not belong here: any one kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from msgspec import Struct

from brief_composer.doc.tree import Block, Inline
from brief_composer.render.theme import Theme
from brief_composer.render.writers.pdf.looks import Look, Looks
from brief_composer.render.writers.pdf.paragraphs import SetText, line_strips
from brief_composer.render.writers.pdf.strips import Ground, Scope, Strip
from brief_composer.render.writers.pdf.tags import Node

WHOLE = 0.3
"""A table or box lower than this part of a column is not parted."""

Measure = Callable[[tuple[Inline, ...], Look, str], tuple[float, float]]
"""The width of the longest word and of all of it in one line."""


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


Draw: TypeAlias = "Callable[[Builder, Block, Area], None]"


class Builder:
    """Gathers strips, one block after the other; `draw` says what a block of each kind becomes.

    `below` is the space wanted after the last strip, `origin` what the next ones are made from.
    `rail` is the width kept free at the left, `open_rail` whether numbers and wide blocks may stand
    in it. `hanging` is a heading standing beside the text: the strip it begins at and its height.
    """

    def __init__(
        self,
        theme: Theme,
        looks: Looks,
        set_text: SetText,
        measure: Measure,
        tallest: float,
        draw: Draw,
    ) -> None:
        self.strips: list[Strip] = []
        self.landmarks: list[Landmark] = []
        self.theme = theme
        self.looks = looks
        self.set_text = set_text
        self.measure = measure
        self.tallest = tallest
        self.rail = theme.rail * 72 / 25.4 if theme.columns == 1 else 0.0
        self.open_rail = not (theme.side_box or theme.side_headings)
        self.below = 0.0
        self.origin = ""
        self.hanging: tuple[int, float] | None = None
        self._draw = draw

    def build(self, blocks: Iterable[Block], area: Area) -> None:
        """Add the strips of some blocks."""
        for block in blocks:
            self.block(block, area)

    def block(self, block: Block, area: Area) -> None:
        """Add the strips of one block."""
        outer = self.origin
        self.origin = block.origin or outer
        self._draw(self, block, area)
        self.origin = outer

    def text(
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
        lines = self.set_text(inlines, look, area.width - x, area.lang)
        made = line_strips(lines, look, area.x + x, scope, keep=keep or look.balance)
        self.put(made, look.above, look.below, area)
        return made

    def put(self, made: list[Strip], above: float, below: float, area: Area) -> None:
        """Add strips with at least `above` points before and `below` after them."""
        if not made:
            return
        made[0].above = max(above, self.below)
        for strip in made:
            strip.grounds = area.grounds
            strip.origin = strip.origin or self.origin
        self.below = below
        self.strips += made

    def pad(self, height: float, area: Area, *, above: float = 0, keep: bool = False) -> None:
        """Empty room inside a ground."""
        pad = Strip(height, [], keep=keep)
        self.put([pad], above, 0, area)
