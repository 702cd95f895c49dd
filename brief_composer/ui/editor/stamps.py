"""The frame, the grip and the links every block of the column wears.

Belongs here: how a block shows that it is current, is taken hold of, or has nothing to say yet.
Does not belong here: what stands in a block.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS_CARD
from brief_composer.ui.widgets.looks import look, named


class Grip(QToolButton):
    """Takes hold of a block: a click selects it, a drag moves it."""

    dragged = Signal()

    def __init__(self, theme: Theme, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed_at: QPoint | None = None
        look(self, "quiet")
        named(self, name=tip)
        self.setToolTip(tip)
        self.setIconSize(QSize(16, 16))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(24, 28)
        self.set_strong(False)

    def set_strong(self, strong: bool) -> None:
        """Whether its block is the current one."""
        self.setIcon(self._theme.icon("grip-vertical", "text" if strong else "muted", 16))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It begins once the pointer has gone far enough."""
        start = self._pressed_at
        far = QApplication.startDragDistance()
        if start and (event.position().toPoint() - start).manhattanLength() >= far:
            self._pressed_at = None
            self.setDown(False)
            self.dragged.emit()


def link(
    theme: Theme, words: str, icon: str, then: Callable[[], object], parent: QWidget
) -> QPushButton:
    """A link with an icon, for what can be added."""
    # Qt leaves 4 px between icon and words; the thin space makes it 8.
    made = QPushButton(theme.icon(icon, "link", 16), "\u2009" + words, parent)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    made.setIconSize(QSize(16, 16))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: then())
    made.setProperty("fit", "small")
    return look(made, "link")


def paint_frame(widget: QWidget, theme: Theme, chosen: bool, gap: int) -> None:
    """The line of 2 px around the block with the caret; a selected block has a soft ground too."""
    tokens = theme.tokens
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), 2))
    painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.base))
    box = QRectF(widget.rect()).adjusted(1, 1, -1, -1 - gap)
    painter.drawRoundedRect(box, RADIUS_CARD - 1, RADIUS_CARD - 1)
    painter.end()


class WordsBox(QWidget):
    """A ground with a bar at its left: what quotes stand on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.level = "quote"

    def set_level(self, level: str) -> None:
        """ "quote" or "fix"."""
        if level != self.level:
            self.level = level
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, rounded at the right, and the bar."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, f"{self.level}_soft")))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, 6, 6)
        painter.drawRect(QRectF(0, 0, 8, box.height()))
        painter.setBrush(QColor(getattr(tokens, self.level)))
        painter.drawRect(QRectF(0, 0, 3, box.height()))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.end()
