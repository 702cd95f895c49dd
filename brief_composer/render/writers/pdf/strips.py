"""What the page maker works with: strips, the smallest pieces a page can break between.

A strip is a line of text, a row of a table, a picture or a bit of padding: a height, what is
painted in it, and how it hangs together with its neighbours. Positions inside a strip are points
from its top left corner; x counts from the left edge of the column's text.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from brief_composer.render.writers.pdf.images import Embedded
from brief_composer.render.writers.pdf.lines import Line
from brief_composer.render.writers.pdf.runs import Path
from brief_composer.render.writers.pdf.tags import Node


class Scope:
    """The structure element a text belongs to, and those made for its links and notes.

    A scope without a node is decoration: painted, never read.
    """

    __slots__ = ("inner", "node")

    def __init__(self, node: Node | None) -> None:
        self.node = node
        self.inner: dict[Path, Node] = {}


DECORATION = Scope(None)


class LineShape(Struct):
    """A line of text with its left end at x and its baseline at y."""

    line: Line
    x: float
    y: float
    scope: Scope


class BoxShape(Struct):
    """A filled rectangle; `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0


class PictureShape(Struct):
    """A picture filling a rectangle; without a node it is decoration."""

    x: float
    y: float
    width: float
    height: float
    picture: Embedded
    node: Node | None


Shape: TypeAlias = LineShape | BoxShape | PictureShape


class Ground:
    """A coloured ground behind a run of strips, with a bar at its left where it has one.

    It is painted once for each column it stands in. `bleed` stretches it to the edges of the
    paper at the left, right and top.
    """

    __slots__ = ("bar", "bar_width", "bleed", "fill", "width", "x")

    def __init__(
        self,
        x: float,
        width: float,
        fill: str,
        bar: str = "",
        bar_width: float = 0,
        bleed: bool = False,
    ) -> None:
        self.x = x
        self.width = width
        self.fill = fill
        self.bar = bar
        self.bar_width = bar_width
        self.bleed = bleed


class Strip:
    """A piece no page break cuts.

    `above` is the space before it, dropped at the top of a column; `keep` ties it to the next
    strip; `notes` are called from it; `origins` say what in the brief it was made from; `header`
    strips are repeated when a column starts here.
    """

    __slots__ = ("above", "grounds", "header", "height", "keep", "notes", "origin", "shapes")

    def __init__(
        self,
        height: float,
        shapes: list[Shape],
        *,
        above: float = 0,
        keep: bool = False,
        notes: tuple[str, ...] = (),
        grounds: tuple[Ground, ...] = (),
        origin: str = "",
        header: tuple[Strip, ...] = (),
    ) -> None:
        self.height = height
        self.shapes = shapes
        self.above = above
        self.keep = keep
        self.notes = notes
        self.grounds = grounds
        self.origin = origin
        self.header = header
