"""Blanks under the caret and the pointer: choosing one, and asking for it to be filled in.

Belongs here: which blank is chosen, clicks and keys on blanks. Does not belong here: what is put in
its place (`ui.editor.blanks`), the other keys of a text (`ui.editor.text`).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from brief_composer.model.richtext import Blank
from brief_composer.ui.editor.chips import ChipPainter
from brief_composer.ui.editor.document import TextLook
from brief_composer.ui.editor.extents import Spot, width
from brief_composer.ui.editor.mirror import MirrorEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BESIDE = {Qt.Key.Key_Right: 0, Qt.Key.Key_Left: -1}


class ChipEdit(MirrorEdit):
    """A text whose blanks can be chosen: by a click, or by going over them with the arrow keys.

    Typing over a chosen blank takes its place, as over any selected words; Enter and a click open
    it (`blank_opened`).
    """

    blank_opened = Signal(int)
    """The number of a blank among those of this text, from 0."""

    def __init__(self, look: TextLook, painter: ChipPainter, parent: QWidget | None = None) -> None:
        super().__init__(look, painter, parent)
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(self._show_chosen)

    def blank_spots(self) -> Iterator[Spot]:
        """Where each blank of the text stands: one character from there."""
        for number, part in enumerate(self._parts):
            at = 0
            for inline in part.inlines:
                if isinstance(inline, Blank):
                    yield Spot(number, at)
                at += width((inline,))

    def chosen_blank(self) -> int | None:
        """The number of the blank that is selected, alone."""
        start, end = self.selection()
        if (end.paragraph, end.offset) != (start.paragraph, start.offset + 1):
            return None
        return self._blank_at(start)

    def choose_blank(self, number: int) -> bool:
        """Select a blank; whether there is one of that number."""
        spot = next((s for n, s in enumerate(self.blank_spots()) if n == number), None)
        if spot is not None:
            self.place(spot, Spot(spot.paragraph, spot.offset + 1))
        return spot is not None

    def blank_rect(self, number: int) -> QRect:
        """The place of a blank in the viewport; empty where there is none of that number."""
        spot = next((s for n, s in enumerate(self.blank_spots()) if n == number), None)
        if spot is None:
            return QRect()
        at = self._position(spot)
        before = QTextCursor(self.document())
        before.setPosition(at)
        on = QTextCursor(self.document())
        on.setPosition(at + 1)
        size = self._painter.intrinsicSize(self.document(), at, on.charFormat())
        box = self.cursorRect(before)
        return QRect(box.left(), box.top(), round(size.width()), box.height())

    # --------------------------------------------------------------------------------- the keys

    def on_blank(self, event: QKeyEvent) -> bool:
        """Enter opens the chosen blank, arrows choose the one they come to, words replace it;
        whether the key has done all it means."""
        chosen = self.chosen_blank()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if chosen is not None and bare and event.key() in _ENTER:
            self.blank_opened.emit(chosen)
            return True
        if bare and chosen is None and self._steps_on(event.key()):
            return True
        if chosen is not None and event.text() and event.text().isprintable():
            # Taken out first: what is typed over it would be drawn as the blank was.
            self.textCursor().removeSelectedText()
        return False

    def _steps_on(self, key: int) -> bool:
        """Choose the blank an arrow key comes to, before going past it."""
        if key not in _BESIDE or self.textCursor().hasSelection():
            return False
        caret = self.caret()
        spot = Spot(caret.paragraph, caret.offset + _BESIDE[Qt.Key(key)])
        number = self._blank_at(spot)
        return number is not None and self.choose_blank(number)

    def _blank_at(self, spot: Spot) -> int | None:
        return next((n for n, each in enumerate(self.blank_spots()) if each == spot), None)

    # ------------------------------------------------------------------------------ the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The menu of a blank is about that blank: it is chosen first."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.RightButton:
            number = self.blank_under(event.position().toPoint())
            if number is not None:
                self.choose_blank(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a blank chooses it and opens it."""
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        plain = not cursor.hasSelection() or self.chosen_blank() is not None
        if event.button() is not Qt.MouseButton.LeftButton or event.modifiers() or not plain:
            return
        number = self.blank_under(event.position().toPoint())
        if number is not None and self.choose_blank(number):
            self.blank_opened.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Over a blank the pointer says that it can be clicked."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self.blank_under(event.position().toPoint()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def blank_under(self, point: QPoint) -> int | None:
        """The number of the blank at a point of the viewport."""
        spots = enumerate(self.blank_spots())
        return next((n for n, _ in spots if self.blank_rect(n).contains(point)), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_chosen()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A chosen blank is drawn as one only while the caret is here."""
        super().focusOutEvent(event)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Have the chosen blank drawn with the edge of what has the focus."""
        number = self.chosen_blank() if self.hasFocus() else None
        at = self.textCursor().selectionStart() if number is not None else -1
        if self._painter.choose(self.document(), at):
            self.viewport().update()
