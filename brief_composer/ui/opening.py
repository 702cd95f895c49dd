"""What is asked before a brief is opened to read only: it is open elsewhere, or of a later version.

Belongs here: the two questions, and asking another window to show itself. Does not belong here:
opening (`ui.desk`), who holds what (`storage.locks`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from brief_composer.storage import locks
from brief_composer.storage.errors import NewerBrief, OpenElsewhere
from brief_composer.ui.brief_file import ReadOnly
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.file_bars import shown_time
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.message import Choice
from brief_composer.words import Words

ANSWERS_WITHIN = 1_500
"""Milliseconds another window has to show itself."""

Read = Callable[[Path, ReadOnly], object]


class Opening(QObject):
    """Asks over `window`; `read` opens a brief to read only."""

    def __init__(self, window: QWidget, theme: Theme, words: Words, read: Read) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._words = words
        self._read = read

    def newer(self, path: Path, problem: NewerBrief) -> MessageDialog:
        """The brief was made with a later version of the program."""
        words = self._words
        title = words("file.newer", version=str(problem.params["version"]))
        choices: list[Choice] = [
            (words("file.newer.read"), lambda: self._read(path, ReadOnly.NEWER)),
            (words("app.cancel"), lambda: None),
        ]
        return self._ask(title, words("file.newer.text"), choices)

    def elsewhere(self, path: Path, problem: OpenElsewhere) -> MessageDialog:
        """The brief is open in another window, of this person or of another."""
        words, name = self._words, path.stem
        time = shown_time(problem.since, words) if problem.since else ""
        if problem.whom and time:
            title = words("file.elsewhere.by", name=name, time=time, who=problem.whom)
        elif time:
            title = words("file.elsewhere.since", name=name, time=time)
        else:
            title = words("file.elsewhere", name=name)
        read: Choice = (
            words("file.elsewhere.read"),
            lambda: self._read(path, ReadOnly.ELSEWHERE),
        )
        go: Choice = (words("file.elsewhere.go"), lambda: self.go(path, problem.folder))
        choices = [read] if problem.whom else [go, read]
        return self._ask(title, words("file.elsewhere.text"), choices)

    def go(self, path: Path, folder: Path) -> None:
        """Ask the window that has the brief to show itself; say so if it does not answer."""
        locks.knock(folder)
        QTimer.singleShot(ANSWERS_WITHIN, self, lambda: self._answered(path, folder))

    def _answered(self, path: Path, folder: Path) -> None:
        if not locks.answer_knock(folder):
            return  # somebody took it away: the window showed itself
        words = self._words
        choices: list[Choice] = [
            (words("file.elsewhere.read"), lambda: self._read(path, ReadOnly.ELSEWHERE)),
            (words("app.cancel"), lambda: None),
        ]
        self._ask(words("file.elsewhere.silent"), words("file.elsewhere.silent.text"), choices)

    def _ask(self, title: str, text: str, choices: list[Choice]) -> MessageDialog:
        dialog = MessageDialog(self._theme, self._words, self._window, title, text, choices)
        dialog.open(dialog.primary)
        return dialog


class Door(QObject):
    """Where another window knocks that wants this one to show itself: the folder kept for the brief
    that is open here."""

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if locks.answer_knock(self._folder):
            self.knocked.emit()
