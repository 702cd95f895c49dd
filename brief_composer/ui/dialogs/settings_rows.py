"""Rows of a page of settings: a name at the left, what can be set at the right, a line under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from brief_composer.ui.widgets.controls import column, label, still
from brief_composer.ui.widgets.looks import named
from brief_composer.words import Words

NAMES = 210
"""The width of the column of names."""


class SettingsPage(QWidget):
    """One page. Each `add_…` makes a row and returns its control; `then` is called with what was
    chosen, at once."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        outer = column(self)
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 12, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnMinimumWidth(0, NAMES)
        self.grid.setColumnStretch(1, 1)
        outer.addLayout(self.grid)
        outer.addStretch(1)

    def add_choice(
        self,
        key: str,
        cases: Iterable[tuple[str, str]],
        now: str,
        then: Callable[[str], object],
    ) -> QComboBox:
        """One of some cases, each with its words."""
        box = still(QComboBox())
        for value, text in cases:
            box.addItem(text, value)
        if box.findData(now) < 0:  # set by hand, or by another version of the program
            box.addItem(now, now)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.currentIndexChanged.connect(lambda _=0: then(str(box.currentData())))
        self._row(key, box)
        return box

    def add_tick(self, key: str, now: bool, then: Callable[[bool], object]) -> QCheckBox:
        """Something that is on or off; its name stands beside the tick."""
        box = QCheckBox(self.words(f"settings.{key}"))
        box.setChecked(now)
        box.toggled.connect(then)
        named(box, f"settings.{key}", self.words(f"settings.{key}"))
        self._place(key, None, box)
        return box

    def add_widget(self, key: str, widget: QWidget) -> None:
        """A row with a control of another kind."""
        self._place(key, label(self.words(f"settings.{key}")), widget)

    def add_note(self, text: str) -> QLabel:
        """A line of its own, in muted words."""
        note = label(text, type="small", tone="muted", wrap=True)
        self.grid.addWidget(note, self.grid.rowCount(), 0, 1, 2)
        return note

    def _row(self, key: str, box: QComboBox) -> None:
        name = self.words(f"settings.{key}")
        named(box, f"settings.{key}", name)
        box.setMinimumWidth(240)
        self._place(key, label(name), box)

    def _place(self, key: str, name: QLabel | None, control: QWidget) -> None:
        at = self.grid.rowCount()
        middle = Qt.AlignmentFlag.AlignVCenter
        if name is not None:
            self.grid.addWidget(name, at, 0, middle)
        left = Qt.AlignmentFlag.AlignLeft if isinstance(control, QComboBox) else middle
        self.grid.addWidget(control, at, 1, left)
        told = f"settings.{key}.note"
        if told in self.words:
            note = label(self.words(told), type="small", tone="muted", wrap=True)
            control.setAccessibleDescription(self.words(told))
            self.grid.addWidget(note, at + 1, 1)
        self.grid.setRowMinimumHeight(self.grid.rowCount(), 8)
