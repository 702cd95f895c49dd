"""The journal of an open brief, from the window's side: what it is told, and what it tells.

Belongs here: handing every change and every save of a workspace to the journal. Does not belong
here: how it is kept (`storage.journal`), what is said of a problem (`ui.recovery_bar`).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from brief_composer.model.brief import Brief
from brief_composer.session.change import Change
from brief_composer.storage import keeping, recovery
from brief_composer.storage.errors import JournalProblem
from brief_composer.storage.journal import Journal
from brief_composer.storage.recovery import Leftover
from brief_composer.ui.brief_file import BriefFile


class BriefJournal(QObject):
    """Keeps what is typed between two saves. `base` is what the brief's file holds, `folder` the
    one kept for the brief."""

    problem_changed = Signal()
    """`problem` is another one now, or none."""

    _told = Signal(object)

    def __init__(self, folder: Path, base: Brief, file: BriefFile) -> None:
        super().__init__(file)
        self.problem: JournalProblem | None = None
        self._folder = folder
        self._file = file
        self._path = file.path
        self._before: Leftover | None = None
        # From the journal's thread.
        self._told.connect(self._take_problem, Qt.ConnectionType.QueuedConnection)
        self._journal = Journal(folder, file.path, base, self._told.emit)
        self._journal.begin(base)
        file.saving.connect(self._journal.saving)
        # First the journal tells what the file is going to hold: found after a power cut, a file
        # nobody told of would be taken for one that came from elsewhere.
        file.before_writing = self._journal.sync
        file.saved.connect(self._saved)

    def note(self, change: Change) -> None:
        """The brief changed."""
        self._journal.note(change.after)

    def take_over(self, left: Leftover) -> None:
        """Go on from what a journal of a process that died holds; that one goes once the file
        holds as much."""
        self._before = left
        self._journal.note(left.brief)

    def sync(self) -> bool:
        """Wait until everything is on the disk; whether it is."""
        return self._journal.sync()

    def close(self, *, keep: bool) -> None:
        """End it; with `keep` it stays for the next time the brief is opened."""
        self._journal.close(keep=keep)

    def _saved(self, brief: Brief) -> None:
        self._journal.saved(brief)
        if self._file.path != self._path:
            self._path = self._file.path
            self._journal.move(self._path)
            keeping.move(self._folder, brief.id, self._path, brief.details.title)
        before, self._before = self._before, None
        if before is not None:
            recovery.discard(before)

    def _take_problem(self, problem: JournalProblem | None) -> None:
        if problem is not self.problem:
            self.problem = problem
            self.problem_changed.emit()
