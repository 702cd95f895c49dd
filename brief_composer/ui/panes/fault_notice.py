"""What in people's own library folders could not be used: which file, which line, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from brief_composer.model.finding import Finding
from brief_composer.ui.faults import fault_words
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, icon_button, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words


class FaultNotice(QFrame):
    """The first fault in words, and how many there are; gone once dismissed, until they change."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        show_all: Callable[[], object],
        read_again: Callable[[], object],
    ) -> None:
        super().__init__()
        self._words = words
        self._faults: tuple[Finding, ...] = ()
        self._dismissed: tuple[Finding, ...] = ()
        named(look(self, "review"), "libraryFaults")
        inner = column(self, 4)
        inner.setContentsMargins(12, 8, 6, 8)
        head = row(None, 4)
        self._title = label(type="small", weight="strong", wrap=True)
        head.addWidget(self._title, 1)
        close = icon_button(theme.icon("x", "text", 14), words("app.dismiss"), self._dismiss)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(head)
        self._first = label(type="small", wrap=True)
        inner.addWidget(self._first)
        choices = row(None, 4)
        again = words("library.read_again")
        choices.addWidget(button(again, read_again, fit="small", identifier="libraryReadAgain"))
        all_ = words("library.faults_all")
        self._all = button(all_, show_all, kind="link", fit="small", identifier="libraryFaultsAll")
        choices.addWidget(self._all)
        choices.addStretch(1)
        inner.addLayout(choices)
        self.hide()

    def show_faults(self, faults: tuple[Finding, ...]) -> None:
        """Say what was found; nothing where that was dismissed already."""
        if faults == self._faults:
            return
        self._faults = faults
        self._title.setText(self._words("library.faults", n=len(faults)))
        self._first.setText(fault_words(faults[0], self._words) if faults else "")
        self.setAccessibleName(f"{self._title.text()}. {self._first.text()}" if faults else "")
        self.setVisible(bool(faults) and faults != self._dismissed)

    def _dismiss(self) -> None:
        self._dismissed = self._faults
        self.hide()
