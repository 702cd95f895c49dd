"""Making the chosen files: asking the helper for them, and writing them where they go.

Belongs here: what is in the way, jobs and their cancelling, whole files on the disk. Does not
belong here: words and widgets.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from brief_composer import paths
from brief_composer.errors import BriefComposerError
from brief_composer.render import messages
from brief_composer.storage import exports
from brief_composer.storage.errors import TargetExists
from brief_composer.ui.dialogs.export_choices import Choices
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.page_maker import PageMaker

JOBS_FROM = 1_000_000
"""Numbers of exports, apart from those of layouts, for both go to one helper."""


class FilesMaker(QObject):
    """Makes the files of one choice at a time. Exactly one signal follows a `start`, unless it is
    stopped, with any number of `progress` before it."""

    progress = Signal(object)
    """messages.Progress"""
    there = Signal(object)
    """A list of files that are there already and may not be replaced; nothing was made."""
    stopped = Signal(object)
    """The BriefComposerError that stood in the way."""
    done = Signal(object)
    """The files written, and how many bytes each has."""

    boxed: tuple[str, ...] = ()
    """The words of which a file made last cannot show every letter."""

    def __init__(self, maker: PageMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._maker = maker
        self._jobs = Jobs(self)
        self._job = JOBS_FROM
        self._targets: dict[str, Path] = {}
        self._replaces = False
        self._written: dict[Path, int] = {}
        maker.progress.connect(self._progress)
        maker.exported.connect(self._exported)
        maker.refused.connect(self._refused)

    def start(self, choices: Choices, made: messages.Made, replaces: bool) -> bool:
        """Make and write these files; whether that was begun, or something was in the way."""
        self._targets, self._replaces = choices.targets(), replaces
        folder = Path(choices.folder)
        if folder == paths.briefs() and not folder.exists():
            folder.mkdir(parents=True)
        there: list[Path] = []
        for path in self._targets.values():
            try:
                exports.check(path, overwrite=self._may_replace(path))
            except TargetExists:
                there.append(path)
            except BriefComposerError as problem:
                self.stopped.emit(problem)
                return False
        if there:
            self.there.emit(there)
            return False
        self._job += 1
        self._maker.ask(messages.Export(self._job, made, choices.formats))
        return True

    def stop(self) -> None:
        """Give up what is being made; nothing of it is written, and nothing is told."""
        self._maker.ask(messages.Cancel(self._job))
        self._job += 1

    def close(self) -> None:
        """End, waiting for a file that is just being written."""
        self._job += 1
        self._jobs.stop()

    def _may_replace(self, path: Path) -> bool:
        """Where it was said so, and what was written here before something stood in the way."""
        return self._replaces or path in self._written

    def _progress(self, told: messages.Progress) -> None:
        if told.job == self._job:
            self.progress.emit(told)

    def _exported(self, made: messages.Exported) -> None:
        """The files are made: write them, away from the window, where a slow disk may be slow."""
        if made.job != self._job:
            return
        self.boxed = tuple(dict.fromkeys(word for each in made.boxed.values() for word in each))
        self._jobs.start(
            _write_all,
            {self._targets[format]: data for format, data in made.files.items()},
            frozenset(path for path in self._targets.values() if self._may_replace(path)),
            self._written,
            done=lambda _: self.done.emit(self._written),
            refused=self._not_written,
        )

    def _not_written(self, problem: Exception) -> None:
        if isinstance(problem, TargetExists):
            # Somebody else put it there while ours was made.
            self.there.emit([Path(str(problem.params["path"]))])
        elif isinstance(problem, BriefComposerError):
            self.stopped.emit(problem)
        else:
            raise problem

    def _refused(self, refused: messages.Refused) -> None:
        if refused.number == self._job:
            self.stopped.emit(BriefComposerError(refused.code, **refused.params))


def _write_all(
    files: dict[Path, bytes], allowed: frozenset[Path], written: dict[Path, int]
) -> None:
    """Write the files one after the other, noting each that is whole. Raises TargetError."""
    for path, data in files.items():
        exports.write(path, data, overwrite=path in allowed)
        written[path] = len(data)
