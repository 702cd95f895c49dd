"""The small pictures of templates, painted by hand: a page, its bands and grey lines.

Paper is light in both themes, so the ink is the light theme's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from brief_composer.ui.theme.tokens import LIGHT

INK = QColor(LIGHT.control)
LINE = QColor(LIGHT.border)
ACCENT = QColor(LIGHT.accent)
SOFT = QColor(LIGHT.accent_soft)


def paint(painter: QPainter, kind: str, page: QRectF, paper: QColor, edge: QColor) -> None:
    """Paint the page of a template: band, columns, block, side or plain."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(page, 3, 3)
    painter.fillPath(outline, paper)
    painter.setClipPath(outline)
    pen = _Pen(painter, page)
    {"band": _band, "columns": _columns, "block": _block, "side": _side}.get(kind, _plain)(pen)
    painter.setClipping(False)
    painter.setPen(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(page.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()


class _Pen:
    """Draws in hundredths of the page's width and height."""

    def __init__(self, painter: QPainter, page: QRectF) -> None:
        self._painter = painter
        self._page = page

    def bar(self, x: float, y: float, w: float, h: float, ink: QColor, round: float = 1) -> None:
        page = self._page
        box = QRectF(
            page.x() + page.width() * x / 100,
            page.y() + page.height() * y / 100,
            page.width() * w / 100,
            page.height() * h / 100,
        )
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(ink)
        self._painter.drawRoundedRect(box, round, round)

    def lines(self, x: float, y: float, w: float, ends: float, gap: float = 7) -> None:
        """Grey lines from `y` down to `ends`; the last is short."""
        at = y
        while at <= ends:
            last = at + gap > ends
            self.bar(x, at, w * 0.6 if last else w, 2.2, LINE)
            at += gap


def _band(pen: _Pen) -> None:
    pen.bar(0, 0, 100, 9, ACCENT, 0)
    pen.bar(10, 15, 62, 4.5, INK)
    pen.bar(10, 23, 40, 2.6, LINE)
    pen.bar(10, 31, 80, 15, SOFT)
    pen.bar(15, 35, 68, 2.2, LINE)
    pen.bar(15, 40, 62, 2.2, LINE)
    pen.bar(10, 53, 36, 3, ACCENT)
    pen.lines(10, 61, 80, 94)


def _columns(pen: _Pen) -> None:
    pen.bar(0, 0, 100, 22, ACCENT, 0)
    pen.bar(10, 8, 58, 4, QColor(LIGHT.on_accent))
    pen.bar(10, 15, 34, 2.4, QColor(LIGHT.on_accent))
    pen.bar(10, 30, 80, 15, SOFT)
    pen.bar(15, 34, 68, 2.2, LINE)
    pen.bar(15, 39, 62, 2.2, LINE)
    pen.bar(10, 52, 26, 3, ACCENT)
    pen.lines(10, 60, 37, 94)
    pen.lines(53, 53, 37, 94)


def _block(pen: _Pen) -> None:
    pen.bar(10, 8, 14, 1.6, ACCENT, 0)
    pen.bar(10, 13, 66, 4.5, INK)
    for top in (30, 53, 76):
        pen.bar(10, top - 4, 80, 0.9, ACCENT, 0)
        pen.bar(10, top, 18, 2.8, ACCENT)
        pen.lines(36, top, 54, top + 15, 5)


def _side(pen: _Pen) -> None:
    pen.bar(0, 0, 100, 22, ACCENT, 0)
    pen.bar(10, 8, 58, 4, QColor(LIGHT.on_accent))
    pen.bar(10, 15, 34, 2.4, QColor(LIGHT.on_accent))
    pen.bar(10, 30, 26, 52, SOFT)
    pen.lines(14, 35, 18, 76)
    pen.bar(43, 30, 28, 3, ACCENT)
    pen.lines(43, 38, 47, 94)


def _plain(pen: _Pen) -> None:
    pen.bar(10, 8, 68, 4.5, INK)
    pen.bar(10, 16, 40, 2.6, LINE)
    pen.bar(10, 26, 36, 3, INK)
    pen.lines(10, 34, 80, 62)
    pen.bar(10, 70, 36, 3, INK)
    pen.lines(10, 78, 80, 95)
