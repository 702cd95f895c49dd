"""A brief that is open to read only: keys, drops and commands that would change it do nothing here.

The workspace makes no edit of such a brief whoever asks; this keeps the fields from showing what
was never made. Belongs here: which keys, events and commands change something. Does not belong
here: why a brief is open to read only, the bar that says so (`ui.file_bars`).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

CHANGING = (
    "edit.undo",
    "edit.redo",
    "edit.cut",
    "edit.paste",
    "edit.paste_plain",
    "edit.replace",
    "text.",
    "insert.",
    "brief.up",
    "brief.down",
    "brief.duplicate",
    "brief.delete",
    "brief.house_style",
)
"""Commands that change the brief, by the start of their ids."""

_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)
_CHOICES = (QComboBox, QAbstractSpinBox, QCheckBox)
_STANDARD = QKeySequence.StandardKey
_CHANGE = (_STANDARD.Cut, _STANDARD.Paste, _STANDARD.Undo, _STANDARD.Redo, _STANDARD.Delete)
_MOVING = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Menu,
}
_DRAGS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
_REORDERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class ReadingOnly(QObject):
    """While it lives, nothing in `places` takes what would change a brief; `searches` (find bar,
    search boxes) go on working."""

    held_back = Signal()
    """Something was asked for that would change the brief."""

    def __init__(
        self,
        view: QWidget,
        places: Callable[[], list[QWidget]],
        searches: Callable[[], list[QWidget]],
    ) -> None:
        super().__init__(view)
        self._places = places
        self._searches = searches
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep from the fields of the brief what would change them."""
        if not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if kind in _DRAGS:
            if not self._concerns(watched):
                return False
            event.ignore()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            changes = _changes(watched, event)
        elif kind == QEvent.Type.InputMethod:
            changes = _field(watched) is not None
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            # The middle button pastes on some desktops.
            middle = event.button() == Qt.MouseButton.MiddleButton
            changes = middle and _field(watched) is not None
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            changes = isinstance(watched, _CHOICES)
        else:
            return False
        if not changes or not self._concerns(watched):
            return False
        self.held_back.emit()
        event.accept()
        return True

    def _concerns(self, widget: QWidget) -> bool:
        if any(each is widget or each.isAncestorOf(widget) for each in self._searches()):
            return False
        return any(each is widget or each.isAncestorOf(widget) for each in self._places())


def _field(widget: QWidget) -> QWidget | None:
    """The text field an event goes to: the widget itself, or the one it is the ground of."""
    if isinstance(widget, _FIELDS):
        return widget
    parent = widget.parentWidget()
    return parent if isinstance(parent, _FIELDS) else None


def _changes(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a key would change what is in a field, or move or delete a block."""
    if any(event.matches(each) for each in _CHANGE):
        return True
    modifiers, key = event.modifiers(), event.key()
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers & _REORDERS == _REORDERS:
        return True
    if key in _MOVING or modifiers & Qt.KeyboardModifier.ControlModifier:
        return False
    if isinstance(widget, _CHOICES):
        return True
    deletes = key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
    if _field(widget) is None:
        return deletes
    enters = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return deletes or enters or bool(event.text())
