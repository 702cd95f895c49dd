"""The outline pane: every section and recommendation of the brief, and how full the brief is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from brief_composer.model.measure import brief_words
from brief_composer.session import labels
from brief_composer.session.change import Change
from brief_composer.session.edits import sections
from brief_composer.ui.panes.outline_list import OutlineList
from brief_composer.ui.panes.outline_rows import outline_rows, row_of
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import column, icon_button, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

REST = 250
"""Milliseconds of rest after typing before words are counted again."""


class OutlinePane(QWidget):
    """The pane: the rows, and words and pages under them."""

    notice = Signal(str)
    """A sentence for a toast with Undo."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._words = workspace, theme, words
        self._pages = 0
        self.list = OutlineList(workspace, theme, words)
        self.list.notice.connect(self.notice)
        inner = column(self)
        rows = column(None)
        rows.setContentsMargins(8, 4, 8, 4)
        rows.addWidget(self.list)
        inner.addLayout(rows, 1)
        inner.addWidget(self._footer())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._show)
        self._show()
        self._follow(workspace.current)
        workspace.changed.connect(self._change)
        workspace.report_changed.connect(self._show)
        workspace.current_changed.connect(self._follow)

    def header_widgets(self) -> Sequence[QWidget]:
        """The button that adds a section."""
        tip = self._words("outline.add_section")
        return (icon_button(self._theme.icon("plus"), tip, self.add_section, "outlineAdd"),)

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.list.current is None:
            self.list.select(self.list.rows.values[0].id if self.list.count else "")

    def show_pages(self, pages: int) -> None:
        """How many pages the brief makes; 0 while that is unknown."""
        self._pages = pages
        self._page_count.setText(self._words("status.pages", n=pages) if pages else "")

    def add_section(self) -> None:
        """A new section after the current one, ready to be named."""
        brief = self._workspace.brief
        here = self.list.section_of_current()
        ids = [section.id for section in brief.sections]
        index = ids.index(here) + 1 if here is not None and here in ids else len(ids)
        title = self._words("outline.new_section")
        change = self._workspace.do(labels.ADDING_SECTION, sections.add_section(title, index=index))
        new = [s.id for s in change.after.sections if s.id not in ids]
        if new:
            self.list.select(new[0])
            self.list.rename_current()

    def _footer(self) -> QWidget:
        foot = look(QFrame(), "footer")
        outer = column(foot, 8)
        outer.setContentsMargins(14, 10, 14, 11)
        line = row(None, 8)
        self._count = label(type="small", tone="muted")
        self._page_count = label(type="small", tone="muted")
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self._page_count)
        outer.addLayout(line)
        self._bar = named(QProgressBar(), "outlineBar")
        self._bar.setTextVisible(False)
        outer.addWidget(self._bar)
        return foot

    def _change(self, change: Change) -> None:
        if change.moved or change.sections or change.details:
            self._show()
        else:
            self._rest.start()

    def _follow(self, id: str) -> None:
        if not self.list.renaming:
            self.list.select(row_of(self._workspace.brief, id))

    def _show(self) -> None:
        self._rest.stop()
        brief = self._workspace.brief
        self.list.show_values(outline_rows(brief, self._workspace.report))
        total, limit = brief_words(brief), brief.details.word_limit
        key = "outline.words_of" if limit else "outline.words"
        self._count.setText(self._words(key, n=total, limit=limit))
        self._bar.setVisible(bool(limit))
        self._bar.setRange(0, max(limit, 1))
        self._bar.setValue(min(total, limit))
        self._bar.setAccessibleName(self._count.text())
