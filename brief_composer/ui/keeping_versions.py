"""Keeping earlier versions of an open brief: every hour while it is edited, and when asked to.

Belongs here: when a version is kept, beside the window, and what happens when it cannot be. Does
not belong here: files (`storage.versions`), the dialog (`ui.dialogs.versions`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from brief_composer.model.brief import Brief
from brief_composer.storage import versions
from brief_composer.storage.errors import SaveError, VersionProblem
from brief_composer.storage.versions import Kept, Reason, Version
from brief_composer.ui.jobs import Jobs

if TYPE_CHECKING:
    from brief_composer.ui.workspace import Workspace

EVERY = 3_600_000
"""Milliseconds of editing after which a version is kept by itself."""


class VersionKeeper(QObject):
    """Keeps versions of a workspace's brief. What cannot be kept is told and stops nothing.

    Ask with `keep` before anything is done to the whole brief or sent out of the house; `keep_now`
    waits, for steps that put another brief in its place.
    """

    kept = Signal(object)
    """The storage.versions.Kept that was made."""

    not_kept = Signal(object)
    """The BriefComposerError that stood in the way."""

    def __init__(self, workspace: Workspace, jobs: Jobs) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._jobs = jobs
        self._hour = QTimer(self)
        self._hour.setSingleShot(True)
        self._hour.setInterval(EVERY)
        self._hour.timeout.connect(self._hourly)
        workspace.changed.connect(self._edited)

    @property
    def waiting(self) -> bool:
        """Whether an hour is running out, after which a version is kept."""
        return self._hour.isActive()

    def keep(self, reason: Reason, who: str = "", name: str = "") -> None:
        """Keep the brief as it is now, beside the window; `kept` or `not_kept` follows.

        `who` is whose changes it is kept before; one with a `name` stays until it is deleted.
        """
        self._hour.stop()
        brief = self._workspace.brief
        self._jobs.start(
            self._write, brief, reason, who, name, done=self.kept.emit, refused=self._refused
        )

    def keep_now(self, reason: Reason, who: str = "", name: str = "") -> Kept | None:
        """Keep the brief before going on; None where it could not be, which is told as well."""
        self._hour.stop()
        try:
            found = self._write(self._workspace.brief, reason, who, name)
        except (VersionProblem, SaveError) as problem:
            self.not_kept.emit(problem)
            return None
        self.kept.emit(found)
        return found

    def all(self) -> tuple[Version, ...]:
        """The versions there are, the newest first."""
        return versions.all_versions(self._workspace.brief.id, self._workspace.path)

    def _write(self, brief: Brief, reason: Reason, who: str, name: str) -> Kept:
        return versions.keep(
            brief,
            self._workspace.path,
            reason,
            who=who,
            name=name,
            others=self._others(),
            keep_days=self._workspace.preferences.value.keep_versions_days,
        )

    def _others(self) -> Mapping[str, bytes]:
        """The parts of the brief's file this program has no use for."""
        opened = self._workspace.file.opened
        return opened.others if opened is not None else {}

    def _edited(self) -> None:
        if not self._hour.isActive():
            self._hour.start()

    def _hourly(self) -> None:
        self.keep(Reason.HOURLY)

    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, VersionProblem | SaveError):
            raise problem
        self.not_kept.emit(problem)
