"""Toasts: one line at the foot of the window that says what was done, with a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, label, picture, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.widgets.message import Choice

STAYS = 10_000
"""Milliseconds; the time stands still while the pointer or the focus is on it."""

FOOT = 44
FOLLOWS = 100
"""Milliseconds between two looks at where the caret is, while it is shown."""

CLEAR = 8
"""Pixels kept free over and under the line that is being written."""


class Toast(QFrame):
    """Shown over the window's lower edge; a new one takes the place of the old."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        named(look(self, "toast"), "toast")
        self._layout = row(self, 8)
        self._layout.setContentsMargins(14, 6, 8, 6)
        self._layout.addWidget(picture(theme, "circle-check", "toast_text", 16))
        self._text = label()
        self._layout.addWidget(self._text)
        self._layout.addSpacing(24)
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self._following = QTimer(self)
        self._following.setInterval(FOLLOWS)
        self._following.timeout.connect(self._place)
        self.hide()

    def say(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Show a sentence and its buttons; the first is Undo where there is one."""
        for old in self._buttons:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        self._text.setText(text)
        named(self, name=text)
        for number, (words, then) in enumerate(choices):
            made = button(words, self._after(then), kind="toast")
            if number == 0:
                named(made, "toastUndo")
            made.installEventFilter(self)
            self._layout.addWidget(made)
            made.show()  # else the layout would not reckon with it before the next event
            self._buttons.append(made)
        # Shown first: before that nothing knows yet how wide its words are.
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def withdraw(self) -> None:
        """Go if it offers a way back: from now on that way would lead somewhere else."""
        if self._buttons:
            self.hide()

    @property
    def waiting(self) -> bool:
        """Whether the time until it goes is running."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the window's foot; stand still under the focus."""
        match event.type():
            case QEvent.Type.Resize if watched is self.parent():
                self._place()
            case QEvent.Type.FocusIn:
                self._timer.stop()
            case QEvent.Type.FocusOut if self.isVisible():
                self._timer.start()
            case _:
                pass
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer stops the time."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The time begins anew when the pointer leaves."""
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def _after(self, then: object):
        def act() -> None:
            self.hide()
            if callable(then):
                then()

        return act

    def _place(self) -> None:
        over = self._over
        self.adjustSize()
        left = max(8, (over.width() - self.width()) // 2)
        box = QRect(QPoint(left, max(0, over.height() - self.height() - FOOT)), self.size())
        written = self._written_line()
        if written is not None and box.intersects(written):
            box.moveBottom(max(self.height(), written.top() - CLEAR))
        if box.topLeft() != self.pos():
            self.move(box.topLeft())
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)

    def _written_line(self) -> QRect | None:
        """The line the caret is in, across the window; None where nobody writes."""
        field = QApplication.focusWidget()
        if field is None or field is self or self.isAncestorOf(field):
            return None
        if not self._over.isAncestorOf(field):
            return None
        caret = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return None
        if not isinstance(caret, QRect | QRectF):
            return None
        line = QRectF(caret).toAlignedRect()
        top = field.mapTo(self._over, line.topLeft()).y()
        return QRect(0, top - CLEAR, self._over.width(), line.height() + 2 * CLEAR)

    def showEvent(self, event: QShowEvent) -> None:
        """Make way for the caret from now on: no signal tells where it goes in every field."""
        super().showEvent(event)
        self._following.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is in the way any more."""
        super().hideEvent(event)
        self._following.stop()
