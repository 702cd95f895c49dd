"""A text field that grows with its text and hands the caret on at its edges.

Belongs here: what titles, texts and the words of quotes have in common: height, no history of
their own, leaving by arrow keys, being seen by the scroll around them. Does not belong here: what
the text means.
"""

from __future__ import annotations

import math
from enum import Enum

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from brief_composer.ui.flavours import (
    BLOCK,
    EVIDENCE,
    QUOTE,
    RECOMMENDATION,
    SECTION,
    carried,
)
from brief_composer.ui.widgets.looks import look


def is_ours(data: QMimeData) -> bool:
    """Whether a block, a quote or an item of the library is being dragged."""
    return bool(carried(data, FLAVOURS)[0])


class Way(Enum):
    """Where the caret wants to go from the edge of a field."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    FIRST = "first"
    LAST = "last"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"


_WAYS = {
    Qt.Key.Key_Up: (Way.UP, QTextCursor.MoveOperation.Up),
    Qt.Key.Key_Down: (Way.DOWN, QTextCursor.MoveOperation.Down),
    Qt.Key.Key_Left: (Way.LEFT, QTextCursor.MoveOperation.PreviousCharacter),
    Qt.Key.Key_Right: (Way.RIGHT, QTextCursor.MoveOperation.NextCharacter),
}
FLAVOURS = (RECOMMENDATION, QUOTE, BLOCK, EVIDENCE, SECTION)
_FAR = {
    QKeySequence.StandardKey.MoveToStartOfDocument: Way.FIRST,
    QKeySequence.StandardKey.MoveToEndOfDocument: Way.LAST,
    QKeySequence.StandardKey.MoveToPreviousPage: Way.PAGE_UP,
    QKeySequence.StandardKey.MoveToNextPage: Way.PAGE_DOWN,
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class FlowEdit(QTextEdit):
    """A QTextEdit as high as its text, without scroll bars and without a history."""

    height_changed = Signal()
    """The text needs another height than it has."""

    left = Signal(object, int)
    """The caret wants out: a Way, and its x on the screen."""

    escaped = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    caret_moved = Signal()
    """The caret was moved by the person, and should be seen."""

    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "plain")
        self.setFrameStyle(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.hint = ""
        self._height = 0
        self.document().documentLayout().documentSizeChanged.connect(self._size_changed)
        self.textChanged.connect(self._hint_gone)
        self.cursorPositionChanged.connect(self._moved)

    # ---------------------------------------------------------------------------------- height

    def height_for(self, width: int) -> int:
        """How high the text is in a width; lays it out if need be."""
        document = self.document()
        if document.textWidth() != width:
            document.setTextWidth(width)
        self._height = self._needed()
        return self._height

    def show_hint(self, hint: str) -> None:
        """The grey words while there is no text, shown whole."""
        # Not Qt's own placeholder: that is cut off below the height of the (empty) text.
        if self.hint != hint:
            self.hint = hint
            self.setAccessibleDescription(hint)
            self.viewport().update()
            self._size_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or the hint in its place."""
        super().paintEvent(event)
        if self.hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.viewport().rect(), Qt.TextFlag.TextWordWrap, self.hint)
            painter.end()

    def _needed(self) -> int:
        """How high the text, or the hint in its place, is in the width it has."""
        document = self.document()
        high = math.ceil(document.size().height())
        width = math.floor(document.textWidth())
        if width > 0 and self.hint and document.isEmpty():
            room = QRect(0, 0, width, 1 << 16)
            wrapped = Qt.TextFlag.TextWordWrap
            high = max(high, self.fontMetrics().boundingRect(room, wrapped, self.hint).height())
        return high

    def _size_changed(self) -> None:
        if self._needed() != self._height:
            self.height_changed.emit()

    def _hint_gone(self) -> None:
        # The first word may take less room than the hint did without the document being resized.
        if self.hint:
            self._size_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll around it."""
        event.ignore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Stay where it is: the text is always shown whole."""

    # ----------------------------------------------------------------------------------- caret

    def caret_rect(self) -> QRect:
        """The caret in the coordinates of this widget."""
        return self.cursorRect().translated(self.viewport().pos())

    def enter(self, way: Way, screen_x: int) -> None:
        """Take the focus, with the caret where somebody coming that way expects it."""
        cursor = self.textCursor()
        ends = QTextCursor.MoveOperation
        cursor.movePosition(ends.End if way in (Way.UP, Way.LEFT, Way.LAST) else ends.Start)
        if way in (Way.UP, Way.DOWN):
            self.setTextCursor(cursor)
            spot = self.cursorRect().center()
            spot.setX(self.viewport().mapFromGlobal(QPoint(screen_x, 0)).x())
            cursor = self.cursorForPosition(spot)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.caret_moved.emit()

    def _moved(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, but leave blocks and items of the library to the column."""
        return not is_ours(source) and super().canInsertFromMimeData(source)

    # ------------------------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo go to the brief's one history; arrows at an edge and Esc leave."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif not self._leaves(event):
            super().keyPressEvent(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        far = next((way for key, way in _FAR.items() if event.matches(key)), None)
        if far is not None:
            self._leave(far)
            return True
        if event.modifiers() & ~_KEYPAD or event.key() not in _WAYS:
            return False
        way, move = _WAYS[Qt.Key(event.key())]
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        if way in (Way.UP, Way.DOWN) and not self._on_edge_line(way):
            return False
        if way in (Way.LEFT, Way.RIGHT) and cursor.movePosition(move):
            return False
        self._leave(way)
        return True

    def _leave(self, way: Way) -> None:
        self.left.emit(way, self.viewport().mapToGlobal(self.cursorRect().center()).x())

    def _on_edge_line(self, way: Way) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        if way is Way.UP:
            return not block.previous().isValid() and line <= 0
        return not block.next().isValid() and line >= block.layout().lineCount() - 1

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.caret_moved.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
