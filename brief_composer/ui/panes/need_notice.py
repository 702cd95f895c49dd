"""“Gate DDR on SSR” needs “Set SSR benchmarks”. Add it too: said where it was added."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from brief_composer.model.ids import BlockId
from brief_composer.ui.adding import add_before
from brief_composer.ui.panes.library_cards import Need, needs_of
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, clear, column, icon_button, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words


class NeedNotice(QFrame):
    """What the recommendation added last needs, until it is there or not wanted."""

    def __init__(self, workspace: Workspace, theme: Theme, words: Words) -> None:
        super().__init__()
        self._workspace, self._theme, self._words = workspace, theme, words
        self._block = ""
        self._shown: tuple[Need, ...] = ()
        named(look(self, "review"), "libraryNeeds")
        self._rows = column(self, 6)
        self._rows.setContentsMargins(12, 8, 6, 8)
        self.hide()
        workspace.changed.connect(lambda: self.refresh())

    def show_for(self, block_id: str) -> None:
        """Say what this block needs; nothing where it needs nothing."""
        self._block = block_id
        self.refresh()

    def refresh(self) -> None:
        """Say what is still missing."""
        brief, library = self._workspace.brief, self._workspace.library
        needs = needs_of(library, brief, self._block) if self._block else ()
        if needs == self._shown:
            return
        self._shown = needs
        clear(self._rows)
        for number, need in enumerate(needs):
            self._add_row(need, closes=number == 0)
        self.setVisible(bool(needs))
        if not needs:
            self._block = ""

    def _add_row(self, need: Need, closes: bool) -> None:
        words = self._words
        text = words("library.needs_too", rec=need.rec, need=need.need)
        line = row(None, 4)
        line.addWidget(label(text, type="small", wrap=True), 1)
        if closes:
            close = icon_button(
                self._theme.icon("x", "text", 14), words("app.dismiss"), lambda: self.show_for("")
            )
            line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(line)
        add = words("library.add_too")
        made = button(
            add, lambda: self._add(need), fit="small", identifier=f"libraryNeed.{need.need_id}"
        )
        made.setAccessibleName(words("library.add_this", title=need.need))
        self._rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, need: Need) -> None:
        change = add_before(self._workspace, BlockId(need.block), need.need_id)
        if change:
            self._workspace.reveal(change.added[0])
