"""The dialog that shows what differs between two states of a brief.

Belongs here: the card with the titles of both sides and what can be done about them. Does not
belong here: how differences look (`ui.widgets.difference_text`) and are found
(`session.differences`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from brief_composer.session.differences import Difference
from brief_composer.session.word_changes import NO_NAMES
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button
from brief_composer.ui.widgets.difference_text import DifferenceText, Side
from brief_composer.ui.widgets.message import Choice
from brief_composer.words import Words

SIZE = QSize(760, 600)


class DifferencesDialog(CardDialog):
    """Shows `before` against `after`, and closes.

    `choices` are buttons beside Close: each closes the dialog, then does what it says. `names` says
    what to call addressees by their ids.
    """

    def __init__(
        self,
        theme: Theme,
        words: Words,
        over: QWidget,
        before: Side,
        after: Side,
        names: Mapping[str, str] = NO_NAMES,
        choices: Sequence[Choice] = (),
    ) -> None:
        title = words("differences.title")
        super().__init__(theme, words, over, title, SIZE, "differencesDialog")
        self._sides = words("differences.sides", before=before.title, after=after.title)
        self.note.setText(self._sides)
        self.text = DifferenceText(theme, words)
        self.text.compared.connect(self._count)
        self.body.addWidget(self.text, 1)
        self.footer.addStretch(1)
        for said, then in choices:
            self.footer.addWidget(button(said, lambda then=then: self._choose(then)))
        self.primary = button(
            words("app.close"), self.close_card, kind="filled", identifier="differencesClose"
        )
        self.footer.addWidget(self.primary)
        self.text.compare(before, after, names)

    def close_card(self) -> None:
        """Close; a comparison still running is dropped."""
        if not self.isHidden():
            self.text.close_part()
        super().close_card()

    def _choose(self, then: object) -> None:
        self.close_card()
        if callable(then):
            then()

    def _count(self, found: Difference) -> None:
        if found:
            count = self.words("differences.count", n=len(found.rows))
            self.note.setText(f"{self._sides} · {count}")


def open_differences(
    theme: Theme,
    words: Words,
    over: QWidget,
    before: Side,
    after: Side,
    names: Mapping[str, str] = NO_NAMES,
    choices: Sequence[Choice] = (),
) -> DifferencesDialog:
    """Open the dialog over a window."""
    dialog = DifferencesDialog(theme, words, over, before, after, names, choices)
    dialog.open(dialog.text)
    return dialog
