"""A dialog that says one thing and offers what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, label, picture, row
from brief_composer.ui.widgets.message import Choice
from brief_composer.words import Words

WIDTH, HEIGHT = 520, 190


class MessageDialog(CardDialog):
    """`choices` from the likely one to the least; each closes the dialog and then acts."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        over: QWidget,
        title: str,
        text: str,
        choices: Sequence[Choice],
        icon: tuple[str, str] = ("info", "accent"),
    ) -> None:
        super().__init__(theme, words, over, title, QSize(WIDTH, HEIGHT), "messageDialog")
        self.setAccessibleDescription(text)
        inside = row(None, 14)
        inside.addWidget(picture(theme, *icon, 22), 0, Qt.AlignmentFlag.AlignTop)
        said = column(None, 8)
        said.addWidget(label(text, wrap=True))
        said.addStretch(1)
        # Names of briefs are long: the title goes on in a second line, and the card grows.
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        inside.addLayout(said, 1)
        self.body.addLayout(inside)
        self.footer.addStretch(1)
        for number, (name, then) in reversed(list(enumerate(choices))):
            made = button(name, self._after(then), kind="" if number else "filled")
            self.footer.addWidget(made)
            if number == 0:
                self.primary = made

    def open(self, first: QWidget | None = None) -> None:
        """Show the card, as high as its words are."""
        self.ask_height(HEIGHT)
        super().open(first)

    def _after(self, then: Choice | object):
        def act() -> None:
            self.close_card()
            if callable(then):
                then()

        return act
