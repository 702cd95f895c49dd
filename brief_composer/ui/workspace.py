"""One open brief as the window's parts see it: its session, its file, its findings.

Widgets read `brief`, `library` and `report`, call `do`, and listen to the signals. When to check is
decided here, when to save in `ui.brief_file`; how is the matter of `storage` and `checks`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from brief_composer.checks import engine
from brief_composer.library.items import Library
from brief_composer.model.brief import Brief
from brief_composer.session.change import Change
from brief_composer.session.history import Label
from brief_composer.session.session import Edit, Session
from brief_composer.storage.recovery import Leftover
from brief_composer.storage.settings import Settings
from brief_composer.ui.brief_file import BriefFile, SaveState
from brief_composer.ui.brief_journal import BriefJournal
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.keeping_versions import VersionKeeper
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.recovering import Recovered

T = TypeVar("T")

CHECK_AFTER = 400
"""Milliseconds of rest after a change before the checks run."""


class Workspace(QObject):
    """An open brief. `path` is its file; every change is written to it after a short rest."""

    changed = Signal(object)
    """A Change, after every edit, undo and redo."""

    report_changed = Signal()
    save_state_changed = Signal()

    current_changed = Signal(str)
    """The id of the section, block or evidence the caret is in."""

    reveal_requested = Signal(str)
    """Bring that section, block or evidence into view and put the caret there."""

    quote_requested = Signal(str)
    """Open the list of quotes for the recommendation of that id."""

    library_changed = Signal()
    """The library was read anew and says something else."""

    library_wanted = Signal()
    """Read the library's folders again."""

    limit_requested = Signal()
    """Show the word limit, to be changed."""

    blank_requested = Signal(str, int)
    """Open a blank to fill it in: the id of its block, its number among the blanks there."""

    styles_changed = Signal()
    """A house style was made, changed or thrown away: pages in it may look otherwise."""

    held_back = Signal()
    """An edit was asked for, and not made: the brief is open to read only."""

    def __init__(
        self,
        brief: Brief,
        path: Path,
        library: Library,
        jobs: Jobs,
        parent: QObject | None = None,
        preferences: Preferences | None = None,
        disk: Jobs | None = None,
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences or Preferences(self)
        self.preferences.changed.connect(self._preferences_changed)
        self.session = Session(brief)
        self.file = BriefFile(path, lambda: self.session.brief, disk or jobs, self)
        self.file.state_changed.connect(self.save_state_changed)
        self.journal: BriefJournal | None = None
        self.recovered: Recovered | None = None
        """What was brought back when the brief was opened, if anything was."""
        self.library = library
        self.current = ""
        self.report: engine.Report | None = None
        self._jobs = jobs
        self._let_go = False
        self._check_timer = self._timer(CHECK_AFTER, self.check_now)
        self.versions = VersionKeeper(
            lambda: self.session.brief, self.file, self.preferences, jobs, self
        )
        self.changed.connect(self.versions.note_change)

    @property
    def brief(self) -> Brief:
        """The brief as it is now."""
        return self.session.brief

    @property
    def language(self) -> str:
        """The language of the brief as a tag."""
        return self.brief.details.language

    @property
    def path(self) -> Path:
        """The brief's file."""
        return self.file.path

    @path.setter
    def path(self, path: Path) -> None:
        self.file.path = path

    @property
    def save_state(self) -> SaveState:
        """What the status bar says about the file."""
        return self.file.state

    @property
    def read_only(self) -> bool:
        """Whether the brief is open to read only."""
        return self.file.read_only is not None

    # ------------------------------------------------------------------------------------ edits

    def do(self, label: Label, edit: Edit, merge: str = "") -> Change:
        """Make an edit as one named step and tell everybody what changed.

        Nothing is changed in a brief that is open to read only; `held_back` follows.
        """
        if self.read_only:
            self.held_back.emit()
            return Change(self.brief, self.brief)
        return self._tell(self.session.do(label, edit, merge))

    def undo(self) -> Change:
        """Take the last step back and go to its place."""
        return self._go(self._tell(self.session.undo()))

    def redo(self) -> Change:
        """Do the step undone last again and go to its place."""
        return self._go(self._tell(self.session.redo()))

    def set_current(self, id: str) -> None:
        """The caret is in this section, block or evidence now."""
        if id != self.current:
            self.current = id
            self.current_changed.emit(id)

    def reveal(self, id: str) -> None:
        """Ask the editor to show a section, block or evidence."""
        self.reveal_requested.emit(id)

    def take_library(self, library: Library) -> None:
        """Work with this library from now on."""
        self.library = library
        self.library_changed.emit()
        self.check_now()

    # ----------------------------------------------------------------------------- save and check

    def mark_saved(self) -> None:
        """The file holds exactly the present brief (it was just written)."""
        self.file.mark_saved()

    def save_now(self) -> bool:
        """Write the file before returning; whether it holds the present brief now."""
        return self.file.save_now()

    def work(
        self, function: Callable[..., T], *args: object, done: Callable[[T], None], name: str
    ) -> None:
        """Run a plain function in the background; `done` gets its answer, unless another one of
        that `name` was asked for since."""
        self._jobs.start(function, *args, done=done, name=name)

    def check_now(self) -> None:
        """Run every check on the present brief; `report_changed` follows."""
        self._check_timer.stop()
        context = engine.Context(self.brief, self.library)
        self._jobs.start(engine.run, context, done=self._checked, name="check")

    def keep_journal(self, folder: Path, base: Brief, left: Leftover | None = None) -> None:
        """Keep every change from now on in a journal in `folder`; `base` is what the file holds.

        Where a process that died `left` more than that, go on from there.
        """
        self.journal = BriefJournal(folder, base, self.file)
        if left is not None:
            self.session = Session(left.brief)
            self.journal.take_over(left)
            self.file.note_change()

    def close(self) -> bool:
        """Stop the timers and write what is not written; False if the file could not be."""
        self._check_timer.stop()
        if not self.file.is_saved and not self.file.save_now():
            return False
        self.let_go()
        return True

    def let_go(self) -> None:
        """Stop everything and leave the file as it is; what it lacks stays in the journal."""
        self._let_go = True
        self._check_timer.stop()
        if self.journal is not None:
            self.journal.close(keep=not self.file.is_saved)
        self.file.let_go()

    def _timer(self, rest: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(rest)
        timer.timeout.connect(then)
        return timer

    def _tell(self, change: Change) -> Change:
        if change:
            if self.journal is not None:
                self.journal.note(change)
            self.file.note_change()
            if self.preferences.value.check_while_writing:
                self._check_timer.start()
            self.changed.emit(change)
        return change

    def _go(self, change: Change) -> Change:
        if change and change.place:
            self.reveal(change.place)
        return change

    def _preferences_changed(self, before: Settings) -> None:
        now = self.preferences.value.check_while_writing
        if now and not before.check_while_writing:
            self.check_now()
        elif not now:
            self._check_timer.stop()

    def _checked(self, report: engine.Report) -> None:
        if self._let_go:
            return  # the brief was closed while it was being checked
        self.report = report
        self.report_changed.emit()
