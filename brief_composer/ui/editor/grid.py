"""The cells of a table as they are drawn: widths of columns, heights of rows, words with their
looks.

Belongs here: laying out and painting cells nobody is typing in, so that a table of thousands of
cells costs one widget. Does not belong here: the field one types in, edits.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from brief_composer.model.blocks import Align, TableBlock
from brief_composer.model.richtext import Blank, Cite, Inline, Paragraph, Run
from brief_composer.ui.editor.chips import Chip
from brief_composer.ui.editor.extents import units
from brief_composer.ui.theme.tokens import Tokens

PAD = 6
NARROWEST = 36
_WIDEST = 420.0
QT_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class Grid:
    """One table laid out in a width. Rows and columns count from 0; row 0 names the columns."""

    def __init__(self, font: QFont, strong: QFont, chip_words: Callable[[Chip], str]) -> None:
        self._font, self._strong = font, strong
        self._chip_words = chip_words
        self._table: TableBlock | None = None
        self._laid: dict[int, tuple[Paragraph, QTextLayout, float]] = {}
        self._width = 0
        self._columns: list[int] = []
        self._lefts: list[int] = [0]
        self._tops: list[int] = [0]
        self._heights: list[int] = []

    def set_fonts(self, font: QFont, strong: QFont) -> None:
        """Draw in other fonts."""
        self._font, self._strong = font, strong
        self._width = 0

    def lay_out(self, table: TableBlock, width: int, *, keep: bool) -> None:
        """Work out where every cell is; with `keep`, columns stay as wide as they are."""
        before = self._table
        same = width == self._width and len(self._columns) == table.columns
        if not (same and keep):
            columns = self._shared(table, width)
            same = same and columns == self._columns
            self._columns = columns
        if not same or before is None or before.align != table.align:
            self._laid.clear()
            before = None
        self._width = width
        self._lefts = list(accumulate(self._columns, initial=0))
        self._table = table
        known = before.rows if before is not None else ()
        heights = [
            # A row nobody touched is the same object: in a long table nearly all are.
            self._heights[n] if n < len(known) and known[n] is row else self._row(n, row)
            for n, row in enumerate(table.rows)
        ]
        self._heights = heights
        self._tops = list(accumulate(heights, initial=0))

    def _row(self, number: int, row: tuple[Paragraph, ...]) -> int:
        """Lay a row out; how high it is."""
        high = self._line()
        for column, cell in enumerate(row):
            place = number * len(row) + column
            made = self._cell(place, cell, column, number == 0)
            self._laid[place] = made
            high = max(high, made[2])
        return math.ceil(high) + 2 * PAD

    @property
    def height(self) -> int:
        """How high the whole is."""
        return self._tops[-1]

    def need(self, row: int, height: int) -> bool:
        """Make a row at least as high as what is typed in it; whether it was lower."""
        if not 0 <= row < len(self._tops) - 1:
            return False
        more = height + 2 * PAD - (self._tops[row + 1] - self._tops[row])
        if more > 0:
            self._tops[row + 1 :] = [top + more for top in self._tops[row + 1 :]]
        return more > 0

    def rect(self, row: int, column: int) -> QRect:
        """Where a cell is, seen from the corner of the table."""
        row = max(0, min(row, len(self._tops) - 2))
        column = max(0, min(column, len(self._columns) - 1))
        left, top = self._lefts[column], self._tops[row]
        return QRect(left, top, self._columns[column], self._tops[row + 1] - top)

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """The cell at a point; None beside the table."""
        if not (0 <= x < self._lefts[-1] and 0 <= y < self._tops[-1]):
            return None
        return bisect_right(self._tops, y) - 1, bisect_right(self._lefts, x) - 1

    # ---------------------------------------------------------------------------------- painting

    def paint(self, painter: QPainter, corner: QPointF, area: QRect, tokens: Tokens) -> None:
        """Draw what lies in `area` (in the coordinates of the table's corner)."""
        table = self._table
        if table is None or not table.rows:
            return
        first = max(0, bisect_right(self._tops, area.top()) - 1)
        last = min(len(table.rows) - 1, bisect_right(self._tops, area.bottom()))
        painter.save()
        painter.translate(corner)
        if first == 0:
            head = QRectF(0, 0, self._lefts[-1], self._tops[1])
            painter.fillRect(head, QColor(tokens.surface))
        for row in range(first, last + 1):
            for column in range(table.columns):
                _, layout, _ = self._laid[row * table.columns + column]
                painter.setPen(QColor(tokens.text))
                box = self.rect(row, column)
                layout.draw(painter, QPointF(box.left() + PAD, box.top() + PAD))
        self._rules(painter, first, last, tokens)
        painter.restore()

    def _rules(self, painter: QPainter, first: int, last: int, tokens: Tokens) -> None:
        painter.setPen(QColor(tokens.border))
        right, bottom = self._lefts[-1], self._tops[last + 1]
        for top in self._tops[first : last + 2]:
            painter.drawLine(0, top, right, top)
        for left in self._lefts:
            painter.drawLine(left, self._tops[first], left, bottom)
        if first == 0:
            painter.setPen(QColor(tokens.control))
            painter.drawLine(0, self._tops[1], right, self._tops[1])

    # ------------------------------------------------------------------------------------ laying

    def _line(self) -> float:
        return QFontMetricsF(self._font).height()

    def _cell(
        self, place: int, cell: Paragraph, column: int, head: bool
    ) -> tuple[Paragraph, QTextLayout, float]:
        known = self._laid.get(place)
        if known is not None and known[0] is cell:
            return known
        layout = self._layout(cell, head)
        assert self._table is not None
        side = QT_ALIGN[self._table.aligned(column)]
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y, room = 0.0, max(8, self._columns[column] - 2 * PAD)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return cell, layout, y

    def _layout(self, cell: Paragraph, head: bool) -> QTextLayout:
        text, formats = "", list[QTextLayout.FormatRange]()
        for inline in cell.inlines:
            words = self._words(inline)
            looks = _format(inline)
            if looks is not None:
                span = QTextLayout.FormatRange()
                span.start, span.length = units(text), units(words)  # pyright: ignore
                span.format = looks  # pyright: ignore
                formats.append(span)
            text += words
        layout = QTextLayout(text, self._strong if head else self._font)
        layout.setFormats(formats)
        layout.setCacheEnabled(True)
        return layout

    def _words(self, inline: Inline) -> str:
        if isinstance(inline, Run):
            return inline.text.replace("\n", "\u2028")
        return f"[{self._chip_words(inline)}]"

    def _shared(self, table: TableBlock, width: int) -> list[int]:
        """The width shared among the columns by what is in them; longer words get more."""
        count = max(1, table.columns)
        metrics = QFontMetricsF(self._strong)
        wanted = [float(NARROWEST)] * count
        for row in table.rows[:200]:
            for column, cell in enumerate(row):
                words = "".join(map(self._words, cell.inlines))
                for line in words.split("\u2028"):
                    size = metrics.horizontalAdvance(line[:120]) + 2 * PAD + 4
                    wanted[column] = max(wanted[column], min(size, _WIDEST))
        total = sum(wanted)
        if total > width:  # half is shared evenly, so that no column starves
            even = width / count / 2
            wanted = [even + each / total * (width - even * count) for each in wanted]
            total = width
        shared = [math.floor(each / total * width) for each in wanted]
        shared[-1] += width - sum(shared)
        return shared


def _format(inline: Inline) -> QTextCharFormat | None:
    made = QTextCharFormat()
    match inline:
        case Run():
            if not (inline.bold or inline.italic or inline.link):
                return None
            if inline.bold:
                made.setFontWeight(QFont.Weight.Bold)
            made.setFontItalic(inline.italic)
            made.setFontUnderline(bool(inline.link))
        case Cite() | Blank():
            made.setFontItalic(True)
    return made
