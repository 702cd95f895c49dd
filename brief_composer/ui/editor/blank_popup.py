"""The small card that fills in one blank where it stands.

Belongs here: what the card shows, and which of its buttons was pressed. Does not belong here: the
edit (`ui.editor.blanks`), the fields (`ui.widgets.blank_field`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from brief_composer.model.richtext import Blank, BlankKind
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.blank_field import BlankField
from brief_composer.ui.widgets.controls import button, column, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

WIDTH = 340


class Asked(NamedTuple):
    """What the card is about: the blank, how many others ask for the same, and what the settings
    say of it ("" for nothing)."""

    blank: Blank
    others: int
    known: str
    language: str
    places: Sequence[str] = ()


class BlankPopup(QFrame):
    """Lives until it is closed. Enter fills in, Esc closes."""

    filled = Signal(str)
    """The words for the blank; look at `also` and `keep`."""

    removed = Signal()
    settings_wanted = Signal()

    def __init__(self, asked: Asked, theme: Theme, words: Words, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named(look(self, "dialog"), "blankPopup", words("blanks.title", label=asked.blank.label))
        self._asked = asked
        self.field = BlankField(
            asked.blank, asked.language, asked.places, theme, words, spread=True
        )
        self.also: QCheckBox | None = None
        self.keep: QCheckBox | None = None
        outer = column(self, 10)
        outer.setContentsMargins(14, 12, 14, 12)
        head = row(None, 8)
        head.addWidget(label(asked.blank.label, weight="strong", wrap=True), 1)
        outer.addLayout(head)
        outer.addWidget(self.field)
        if asked.blank.kind is BlankKind.ORGANISATION:
            outer.addLayout(self._from_settings(words))
        if asked.others:
            self.also = QCheckBox(words("blanks.also", n=asked.others))
            self.also.setChecked(asked.blank.kind is BlankKind.ORGANISATION)
            outer.addWidget(self.also)
        self.fill = button(words("blanks.fill"), self._fill, kind="filled", identifier="blankFill")
        foot = row(None, 8)
        foot.addWidget(self._quiet(words("blanks.remove"), self.removed.emit))
        foot.addStretch(1)
        foot.addWidget(self.fill)
        outer.addLayout(foot)
        self.field.changed.connect(self._changed)
        self.field.chosen.connect(self._fill)
        self._changed()
        self.setFixedWidth(theme.scaled(WIDTH))

    def open(self, beside: QRect) -> None:
        """Show the card under a rectangle of the screen, or over it where there is no room."""
        self.adjustSize()
        screen = (QApplication.screenAt(beside.center()) or self.screen()).availableGeometry()
        top = beside.bottom() + 6
        if top + self.height() > screen.bottom():
            top = max(screen.top(), beside.top() - 6 - self.height())
        left = max(screen.left(), min(beside.left(), screen.right() - self.width()))
        self.move(QPoint(left, top))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter fills in what is in the field."""
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self._fill()
            return
        super().keyPressEvent(event)

    def _from_settings(self, words: Words) -> QHBoxLayout:
        inside = row(None, 8)
        if self._asked.known:
            self.field.set_text(self._asked.known)
            inside.addWidget(label(words("blanks.from_settings"), type="small", tone="muted"))
            inside.addWidget(
                self._quiet(words("blanks.change_settings"), self.settings_wanted.emit)
            )
            inside.addStretch(1)
        else:
            self.keep = QCheckBox(words("blanks.keep"))
            self.keep.setChecked(True)
            inside.addWidget(self.keep)
        return inside

    def _quiet(self, text: str, then: Callable[[], object]) -> QPushButton:
        def act() -> None:
            self.close()
            then()

        return button(text, act, kind="link", fit="small")

    def _changed(self) -> None:
        self.fill.setEnabled(bool(self.field.text()))

    def _fill(self) -> None:
        words = self.field.words()
        if words:
            self.filled.emit(words)
            self.close()
