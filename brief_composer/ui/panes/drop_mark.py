"""The line and the words that say what letting go of something would do."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look


class DropMark:
    """A line across a widget, two pixels high, with words on it."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        self._over, self._theme = over, theme
        self._line = QFrame(over)
        self._line.setAutoFillBackground(True)
        self.says: QLabel = look(label(type="small"), "badge", current=True)
        self.says.setParent(over)
        self.hide()

    def show_at(self, y: int, words: str) -> None:
        """Show it at a height of the widget."""
        palette = self._line.palette()
        palette.setColor(self._line.backgroundRole(), self._theme.colour("accent"))
        self._line.setPalette(palette)
        y = min(max(y, 1), self._over.height() - 2)
        self._line.setGeometry(8, y - 1, self._over.width() - 16, 2)
        self.says.setText(words)
        self.says.adjustSize()
        width = min(self.says.width(), self._over.width() - 16)
        top = y + 4 if y + 4 + self.says.height() < self._over.height() else y - 4
        if top < y:
            top -= self.says.height()
        self.says.setGeometry(self._over.width() - 8 - width, top, width, self.says.height())
        for each in (self._line, self.says):
            each.show()
            each.raise_()

    def hide(self) -> None:
        """Nothing would happen."""
        self._line.hide()
        self.says.hide()
