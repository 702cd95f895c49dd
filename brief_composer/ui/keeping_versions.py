"""Keeping earlier versions of an open brief: every hour while it is edited, and when asked to.

Belongs here: when a version is kept, beside the window, and what happens when it cannot be. Does
not belong here: files (`storage.versions`), the dialog (`ui.dialogs.versions`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from brief_composer.model.brief import Brief
from brief_composer.storage import versions
from brief_composer.storage.errors import SaveError, VersionProblem
from brief_composer.storage.versions import Kept, Reason, Version
from brief_composer.ui.brief_file import BriefFile
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.preferences import Preferences

EVERY = 3_600_000
"""Milliseconds of editing after which a version is kept by itself."""


class VersionKeeper(QObject):
    """Keeps versions of the brief `now()` gives. What cannot be kept is told and stops nothing.

    Ask with `keep` before anything is done to the whole brief or sent out of the house; `keep_now`
    waits, for steps that put another brief in its place.
    """

    kept = Signal(object)
    """The storage.versions.Kept that was made."""

    not_kept = Signal(object)
    """The BriefComposerError that stood in the way."""

    def __init__(
        self,
        now: Callable[[], Brief],
        file: BriefFile,
        preferences: Preferences,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._file = file
        self._preferences = preferences
        self._jobs = jobs
        self._hour = QTimer(self)
        self._hour.setSingleShot(True)
        self._hour.setInterval(EVERY)
        self._hour.timeout.connect(self._hourly)

    @property
    def waiting(self) -> bool:
        """Whether an hour is running out, after which a version is kept."""
        return self._hour.isActive()

    def keep(self, reason: Reason, who: str = "", name: str = "") -> None:
        """Keep the brief as it is now, beside the window; `kept` or `not_kept` follows.

        Of a brief that is open to read only nothing is kept: who changes it keeps its versions.
        `who` is whose changes it is kept before; one with a `name` stays until it is deleted.
        """
        if self._file.read_only is not None:
            return
        self._hour.stop()
        brief = self._now()
        self._jobs.start(
            self._write, brief, reason, who, name, done=self.kept.emit, refused=self._refused
        )

    def keep_now(self, reason: Reason, who: str = "", name: str = "") -> Kept | None:
        """Keep the brief before going on; None where it could not be, which is told as well, and
        for a brief that is open to read only."""
        if self._file.read_only is not None:
            return None
        self._hour.stop()
        try:
            found = self._write(self._now(), reason, who, name)
        except (VersionProblem, SaveError) as problem:
            self.not_kept.emit(problem)
            return None
        self.kept.emit(found)
        return found

    def note_change(self) -> None:
        """The brief changed: an hour from the first change on, a version is kept."""
        if not self._hour.isActive():
            self._hour.start()

    def all(self) -> tuple[Version, ...]:
        """The versions there are, the newest first."""
        return versions.all_versions(self._now().id, self._file.path)

    def _write(self, brief: Brief, reason: Reason, who: str, name: str) -> Kept:
        return versions.keep(
            brief,
            self._file.path,
            reason,
            who=who,
            name=name,
            others=self._others(),
            keep_days=self._preferences.value.keep_versions_days,
        )

    def _others(self) -> Mapping[str, bytes]:
        """The parts of the brief's file this program has no use for."""
        opened = self._file.opened
        return opened.others if opened is not None else {}

    def _hourly(self) -> None:
        self.keep(Reason.HOURLY)

    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, VersionProblem | SaveError):
            raise problem
        self.not_kept.emit(problem)
