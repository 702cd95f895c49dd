"""The message card: what is there, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, label, picture, row
from brief_composer.ui.widgets.looks import look, named

Choice = tuple[str, Callable[[], object]]
"""The words of a button and what it does."""

ICONS = {"fix": "circle-alert", "review": "triangle-alert", "ok": "history"}


class MessageCard(QFrame):
    """A title, a sentence, one button and quiet actions, in the colour of a level."""

    def __init__(
        self,
        theme: Theme,
        level: str,
        title: str,
        text: str,
        choices: Sequence[Choice] = (),
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.level = level
        look(self, level)
        named(self, name=f"{title}. {text}")
        outer = row(self, 12, 12)
        outer.addWidget(
            picture(theme, icon or ICONS[level], level, 20), 0, Qt.AlignmentFlag.AlignTop
        )
        inner = column(None, 4)
        outer.addLayout(inner, 1)
        inner.addWidget(label(title, weight="strong", wrap=True))
        inner.addWidget(label(text, wrap=True))
        if choices:
            buttons = row(None, 4)
            buttons.setContentsMargins(0, 4, 0, 0)
            for number, (words, then) in enumerate(choices):
                kind = "link" if number else ""
                buttons.addWidget(button(words, then, kind=kind, fit="small"))
            buttons.addStretch(1)
            inner.addLayout(buttons)
