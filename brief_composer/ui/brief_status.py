"""Keeps the status bar true to an open brief."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from brief_composer.model.finding import Severity
from brief_composer.model.measure import brief_words
from brief_composer.session.change import Change
from brief_composer.storage.outside import State
from brief_composer.ui.statusbar import StatusBar
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words, base_language

COUNT_AFTER = 250
"""Milliseconds of rest after a change before the words are counted."""


class BriefStatus(QObject):
    """Listens to a workspace and tells the status bar."""

    def __init__(self, workspace: Workspace, bar: StatusBar, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._bar = bar
        self._words = words
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER)
        self._timer.timeout.connect(self.count)
        workspace.changed.connect(self._changed)
        workspace.report_changed.connect(self._findings)
        workspace.save_state_changed.connect(self._saved)
        workspace.file.glanced.connect(self._saved)
        bar.show_brief()
        bar.set_pages(0)
        self._language()
        self.count()
        self._findings()
        self._saved()

    def count(self) -> None:
        """Count the words now."""
        brief = self._workspace.brief
        self._bar.set_words(brief_words(brief), brief.details.word_limit)

    def announce_saved(self) -> None:
        """Tell a screen reader that saving by hand is done."""
        event = QAccessibleAnnouncementEvent(self._bar, self._words("status.announce_saved"))
        QAccessible.updateAccessibility(event)

    def _changed(self, change: Change) -> None:
        self._timer.start()
        if change.details:
            self._language()

    def _language(self) -> None:
        language = base_language(self._workspace.language)
        self._bar.set_language(self._words(f"app.language.{language}"))

    def _findings(self) -> None:
        report = self._workspace.report
        if report is None:
            self._bar.set_findings(0, 0)
        else:
            self._bar.set_findings(report.count(Severity.FIX), report.count(Severity.REVIEW))

    def _saved(self) -> None:
        state, file = self._workspace.save_state, self._workspace.file
        if file.read_only is not None:
            self._bar.set_saved(self._words("status.read_only"))
        elif file.outside is not None:
            key = "gone" if file.outside.state is State.GONE else "paused"
            self._bar.set_saved(self._words(f"status.{key}"), good=False)
        elif state.problem is not None:
            self._bar.set_saved(self._words("status.unsaved"), good=False)
        elif state.saved_at is not None:
            text = self._words("status.saved", time=f"{state.saved_at:%H:%M}")
            self._bar.set_saved(text)
        else:
            self._bar.set_saved(self._words("status.saving"))
