"""Small fields of plain text that grow with what is typed: titles and notes.

Belongs here: one line of words (`TitleEdit`), a few lines (`NoteEdit`). Does not belong here: prose
(`ui.editor.text`).
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QWidget

from brief_composer.model import markup
from brief_composer.ui.editor.flow import FlowEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainEdit(FlowEdit):
    """Plain words, reported at every change."""

    edited = Signal(str)

    def __init__(self, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self._showing = False
        self.set_font(font)
        self.document().contentsChanged.connect(self._report)

    def set_font(self, font: QFont) -> None:
        """Show the words in another font."""
        self.setFont(font)
        self.document().setDefaultFont(font)

    def set_colour(self, colour: str) -> None:
        """Show the words in another colour."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(colour))
        self.setPalette(palette)

    def show_text(self, text: str) -> None:
        """Say other words; nothing is reported, and the caret stays where it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position() if self.hasFocus() else 0
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _report(self) -> None:
        if not self._showing:
            self.edited.emit(self.toPlainText())


class TitleEdit(PlainEdit):
    """One line of words, which may take several on the screen. Enter goes on."""

    done = Signal()
    joined_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does not part a title."""
        if event.key() in _ENTER:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Backspace and self.textCursor().atStart():
            if self.textCursor().hasSelection():
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line."""
        self.insertPlainText(markup.normal_line(source.text()))

    def select_words(self) -> None:
        """Select everything, as renaming does."""
        self.selectAll()


class NoteEdit(PlainEdit):
    """A few lines only the authors see."""

    def to_end(self) -> None:
        """Put the caret after the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)
