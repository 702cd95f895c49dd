"""Tables: column widths from what stands in them, rows as strips."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from brief_composer.doc.tree import Align, Inline, Table
from brief_composer.render.theme import Theme
from brief_composer.render.writers.pdf.lines import Line
from brief_composer.render.writers.pdf.looks import Look, Looks
from brief_composer.render.writers.pdf.strips import (
    DECORATION,
    BoxShape,
    LineShape,
    Scope,
    Shape,
    Strip,
)
from brief_composer.render.writers.pdf.tags import Node, attribute

_SIDE = 6.0
"""Room at either side of a cell's text."""

_TOP = 4.0
"""Room above and below it."""


class Cells(Struct, frozen=True):
    """What setting a table needs. `measure` tells the widths of the longest word and of all."""

    theme: Theme
    looks: Looks
    set_text: Callable[[tuple[Inline, ...], Look, float, str], list[Line]]
    measure: Callable[[tuple[Inline, ...], Look, str], tuple[float, float]]
    lang: str
    tallest: float


def table_strips(table: Table, cells: Cells, x: float, width: float, node: Node) -> list[Strip]:
    """The rows of a table; its header is repeated on every page it goes on to."""
    widths = _widths(table, cells, width)
    head = _row(table.header, widths, table.align, cells, x, Node("TR", node), header=True)
    copy = _row(table.header, widths, table.align, cells, x, None, header=True)
    for strip in (*head, *copy):
        strip.keep = True
    out = list(head)
    for row in table.rows:
        made = _row(row, widths, table.align, cells, x, Node("TR", node), header=False)
        for strip in made:
            strip.header = tuple(copy)
        out += made
    if table.rows:
        # The last row does not stand alone on a page.
        for strip in reversed(out[len(head) : -1]):
            if not strip.keep:
                strip.keep = len(table.rows) > 2
                break
    else:
        out[-1].keep = False
    return out


def _row(
    row: tuple[tuple[Inline, ...], ...],
    widths: list[float],
    align: tuple[Align, ...],
    cells: Cells,
    x: float,
    node: Node | None,
    *,
    header: bool,
) -> list[Strip]:
    """One row: a strip for each line of its longest cell, which stay together unless the row is
    taller than half a page."""
    look = cells.looks.header_cell if header else cells.looks.cell
    columns: list[tuple[list[Line], float, float, Scope, Align]] = []
    for index, width in enumerate(widths):
        inlines = row[index] if index < len(row) else ()
        lines = cells.set_text(inlines, look, width - 2 * _SIDE, cells.lang)
        side = align[index] if index < len(align) else Align.LEFT
        columns.append((lines, x, width, _scope(node, header), side))
        x += width
    left, total = x - sum(widths), sum(widths)
    count = max((len(lines) for lines, *_ in columns), default=1)
    tall = count * look.leading > cells.tallest / 2
    colours = cells.theme.colours
    out: list[Strip] = []
    for number in range(count):
        top = _TOP if number == 0 else 0.0
        bottom = _TOP if number == count - 1 else 0.0
        height = top + look.leading + bottom
        shapes: list[Shape] = []
        if header:
            shapes.append(BoxShape(left, 0, total, height, colours.accent_soft))
        notes: tuple[str, ...] = ()
        for lines, start, width, scope, side in columns:
            if number < len(lines):
                line = lines[number]
                at = start + _SIDE + _shift(side, width - 2 * _SIDE - line.width)
                baseline = top + (look.leading + 0.67 * look.size) / 2
                shapes.append(LineShape(line, at, baseline, scope))
                notes += line.notes
        if number == count - 1:
            rule = colours.accent if header else colours.rule
            thick = 1.0 if header else 0.5
            shapes.append(BoxShape(left, height - thick, total, thick, rule))
        keep = number < count - 1 and not tall
        out.append(Strip(height, shapes, keep=keep, notes=notes if node else ()))
    return out


def _scope(row: Node | None, header: bool) -> Scope:
    if row is None:
        return DECORATION
    scope = (attribute("Table", Scope="/Column"),) if header else ()
    cell = Node("TH" if header else "TD", row, scope)
    return Scope(Node("P", cell))


def _shift(side: Align, room: float) -> float:
    return {Align.LEFT: 0.0, Align.CENTRE: room / 2, Align.RIGHT: room}[side]


def _widths(table: Table, cells: Cells, width: float) -> list[float]:
    """Each column gets the room its longest word needs; the rest is shared by how much text
    stands in it. A table that needs little stays narrow."""
    count = len(table.header)
    least, wanted = [0.0] * count, [0.0] * count
    for number, row in enumerate((table.header, *table.rows)):
        look = cells.looks.header_cell if number == 0 else cells.looks.cell
        for index, cell in enumerate(row[:count]):
            longest, whole = cells.measure(cell, look, cells.lang)
            least[index] = max(least[index], min(longest + 2 * _SIDE + 0.1, width / 3))
            wanted[index] = max(wanted[index], whole + 2 * _SIDE + 0.1)
    if sum(wanted) <= width:
        spare = width - sum(wanted)
        return [each + spare / count for each in wanted]
    return _shared([max(low, 24.0) for low in least], wanted, width)


def _shared(least: list[float], wanted: list[float], width: float) -> list[float]:
    """Columns that want less than their fair share get what they want, over and over; the others
    share what is left by how much text stands in them."""
    if sum(least) >= width:
        return [width * each / sum(least) for each in least]
    given: dict[int, float] = {}
    while len(given) < len(wanted):
        free = [index for index in range(len(wanted)) if index not in given]
        left = width - sum(given.values())
        modest = [index for index in free if wanted[index] <= left / len(free)]
        if not modest:
            weights = {index: wanted[index] ** 0.6 for index in free}
            spare = left - sum(least[index] for index in free)
            if spare < 0:
                return [width * each / sum(least) for each in least]
            total = sum(weights.values())
            given |= {index: least[index] + spare * weights[index] / total for index in free}
        given |= {index: wanted[index] for index in modest}
    return [given[index] for index in range(len(wanted))]
