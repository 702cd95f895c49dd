"""The two lines over the list of earlier versions: a field for a name, and what was just done.

Belongs here: how they look and what they signal. Does not belong here: what a name is given to
(`ui.dialogs.versions`).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from brief_composer.storage.versions import LONGEST_NAME
from brief_composer.ui.widgets.controls import button, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words


class NameLine(QFrame):
    """Asks for the name of a version; hidden until it is asked for."""

    given = Signal(str)
    """The name that was typed."""

    left = Signal()
    """The person thought better of it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        look(self, "card")
        inside = row(self, 8, 8)
        self.field = named(QLineEdit(), "versionNameEdit", words("versions.keep_name"))
        self.field.setPlaceholderText(words("versions.keep_hint"))
        self.field.setMaxLength(LONGEST_NAME)
        self.field.textChanged.connect(self._typed)
        self.run = button("", self._give, identifier="versionNameRun")
        leave = button(words("versions.cancel"), self.left.emit, kind="link", fit="small")
        inside.addWidget(self.field, 1)
        inside.addWidget(self.run)
        inside.addWidget(named(leave, "versionNameCancel"))
        self.hide()

    def ask(self, name: str, does: str) -> None:
        """Ask, beginning with `name`; `does` is what the button says."""
        self.field.setText(name)
        self.field.selectAll()
        self.run.setText(does)
        self._typed()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.run.setEnabled(bool(self.field.text().strip()))

    def _give(self) -> None:
        self.given.emit(self.field.text().strip())


class DoneLine(QWidget):
    """Says what was done or stood in the way, with Undo where there is a way back."""

    undone = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        inside = row(self, 8)
        self.text = named(label(wrap=True), "versionsStatus")
        self.undo = button(words("versions.undo"), self.undone.emit, kind="link", fit="small")
        named(self.undo, "versionsUndo")
        inside.addWidget(self.text, 1)
        inside.addWidget(self.undo)
        self.hide()

    def say(self, text: str, undo: bool = False) -> None:
        """Show a sentence; with `undo` the focus goes to the way back."""
        self.text.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.undo.setVisible(undo)
        self.show()
        if undo:
            self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
