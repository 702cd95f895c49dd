"""Asks for a name, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, label
from brief_composer.ui.widgets.looks import named
from brief_composer.words import Words

SIZE = QSize(480, 190)
LONGEST = 120


class NameDialog(CardDialog):
    """A field with the name there is; the button does what it says once one is typed."""

    given = Signal(str)

    def __init__(
        self, title: str, name: str, does: str, theme: Theme, words: Words, over: QWidget
    ) -> None:
        super().__init__(theme, words, over, title, SIZE, "nameDialog")
        self.body.addWidget(label(words("template.rename.name"), weight="medium"))
        self.field = named(QLineEdit(name), "nameEdit", words("template.rename.name"))
        self.field.setMaxLength(LONGEST)
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.footer.addStretch(1)
        self.footer.addWidget(button(words("template.cancel"), self.cancel))
        self.primary = button(does, self._give, kind="filled", identifier="nameRun")
        self.footer.addWidget(self.primary)
        self.field.textChanged.connect(self._typed)

    def start(self) -> None:
        """Open in the field."""
        self.open(self.field)

    def _typed(self, text: str) -> None:
        if self.primary is not None:
            self.primary.setEnabled(bool(text.strip()))

    def _give(self) -> None:
        self.close_card()
        self.given.emit(self.field.text().strip())
