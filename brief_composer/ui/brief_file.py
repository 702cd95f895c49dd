"""The file of an open brief, from the window's side: when it is saved, when it is looked at, and
what stands in the way.

Belongs here: timers, what runs beside the window, and the state that is shown. Does not belong
here: disks (`storage.filed`), words and bars (`ui.file_bars`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from brief_composer.errors import BriefComposerError
from brief_composer.model.brief import Brief
from brief_composer.storage.errors import ChangedOutside, FileGone, SaveError, cannot_save
from brief_composer.storage.filed import FiledBrief, Glance
from brief_composer.storage.locks import Hold
from brief_composer.storage.outside import State
from brief_composer.storage.plain import Opened
from brief_composer.ui.jobs import Jobs

SAVE_AFTER = 800
"""Milliseconds of rest after a change before the file is written."""

LOOK_EVERY = 2_000
"""Milliseconds between looks at the file."""

TRY_AFTER = (2_000, 4_000, 8_000, 15_000, 30_000)
"""Milliseconds until saving is tried again by itself; the last goes on for ever."""


T = TypeVar("T")


class ReadOnly(Enum):
    """Why a brief is open to read only."""

    NEWER = "newer"
    ELSEWHERE = "elsewhere"


class SaveState(Struct, frozen=True):
    """What the status bar says about the file: when it was saved, or what stood in the way."""

    saved_at: datetime | None = None
    problem: BriefComposerError | None = None
    pending: bool = False


class BriefFile(QObject):
    """Keeps the file true to the brief `now()` gives. Everything that touches the disk runs in
    `jobs`, one after the other, so that nothing of ours is ever taken for somebody else's."""

    state_changed = Signal()
    glanced = Signal()
    """`outside` or `copies` say something else than before."""

    saving = Signal(object)
    """The Brief that is about to be written."""

    saved = Signal(object)
    """The Brief the file holds now, verified."""

    def __init__(
        self, path: Path, now: Callable[[], Brief], jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = SaveState()
        self.read_only: ReadOnly | None = None
        self.opened: Opened | None = None
        self.outside: Glance | None = None
        """What others did to the file that is still to be decided; saving waits for that."""
        self.copies: tuple[Path, ...] = ()
        self.before_writing: Callable[[], object] = lambda: None
        """Called beside the window before anything is written to the file."""
        self._now = now
        self._jobs = jobs
        self._filed = FiledBrief(path)
        self._path = path
        self._written: Brief | None = None
        self._hold: Hold | None = None
        self._looking = False
        self._closed = False
        self._tries = 0
        self._turn = 0
        self._turn_done = 0
        self._rest = self._timer(SAVE_AFTER, self.save_soon)
        self._again = self._timer(TRY_AFTER[0], self._try_again)
        self._watch = self._timer(LOOK_EVERY, self.look)

    @property
    def path(self) -> Path:
        """The file; another one is written without asking what it holds."""
        return self._path

    @path.setter
    def path(self, path: Path) -> None:
        if path != self._path:
            self._path = path
            self.outside = None
            # Another one, as the drive of the old may hang: nobody waits for it.
            self._filed = self._filed.moved(path)
            self._looking = False

    @property
    def folder(self) -> Path | None:
        """The folder kept for the brief on this computer; None where it is not marked as open."""
        return self._hold.folder if self._hold is not None else None

    @property
    def is_saved(self) -> bool:
        """Whether the file held the present brief when it was last written or read."""
        return self._written is self._now()

    # ------------------------------------------------------------------------------------- saving

    def take(self, opened: Opened, hold: Hold | None = None) -> None:
        """The file was just read or written and holds this; from now on it is looked at.

        `hold` is the mark that it is open here, let go with the brief.
        """
        self.opened, self._hold = opened, hold
        self._hold_to(opened)
        self._done(self._now())
        self._watch.start()
        self.look()

    def mark_saved(self) -> None:
        """The file holds exactly the present brief."""
        self._done(self._now())

    def note_change(self) -> None:
        """The brief changed: write it after a rest."""
        if self.outside is None:
            self._rest.start()
        self._set(replace(self.state, pending=True))

    def save_now(self) -> bool:
        """Write the file before returning; whether it holds the present brief now."""
        self._rest.stop()
        self._again.stop()
        if self.read_only is not None:
            return True
        if self.outside is not None:
            self.glanced.emit()
            return False
        brief = self._now()
        self.saving.emit(brief)
        turn = self._next_turn()
        try:
            self._jobs.wait_for(self._prepared(self._filed.save), brief)
        except BriefComposerError as problem:
            self._refused(problem)
            return False
        except TimeoutError:
            self._not_looked()  # a look that waited behind what hangs never answers
            self._refused(cannot_save("no-answer", self._path))
            return False
        self._done(brief, turn)
        return True

    def save_soon(self) -> None:
        """Write the file beside the window."""
        if self.read_only is None and self.outside is None:
            self._start(self._filed.save, self._now())

    def close(self) -> bool:
        """Stop looking, and write what is not written; False if the file could not be."""
        if not self.is_saved and not self.save_now():
            return False
        self.let_go()
        return True

    def let_go(self) -> None:
        """Stop looking and writing; what is still being written is, and nothing is told of it."""
        self._closed = True
        for timer in (self._rest, self._again, self._watch):
            timer.stop()
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    # ------------------------------------------------------------------------- what others did

    def look(self) -> None:
        """Look at the file beside the window; `glanced` follows if there is something new."""
        if not self._looking:
            self._looking = True
            brief_id = self._now().id if self.read_only is None else ""
            filed = self._filed
            self._jobs.start(
                filed.look,
                brief_id,
                done=lambda glance: self._glanced(glance, filed),
                refused=self._not_looked,
            )

    def keep_mine(self, name: Callable[[float], str], done: Callable[[Path], None]) -> None:
        """Write the present brief, and keep what another wrote beside it; `done` is told where."""
        brief = self._now()
        self.saving.emit(brief)

        def kept(aside: Path) -> None:
            if self._closed:
                return
            self.outside = None
            self._done(brief)
            self.glanced.emit()
            done(aside)

        keep = self._prepared(self._filed.keep_mine)
        self._jobs.start(keep, brief, name, done=kept, refused=self._refused)

    def keep_safe(self, name: str, done: Callable[[Path | None], None]) -> None:
        """Keep the present brief among its earlier versions, else in a new file of that name
        beside its own; `done` is told where, None for among the versions."""
        brief = self._now()
        self._jobs.start(self._filed.keep_safe, brief, name, done=done, refused=self._refused)

    def take_other(self, opened: Opened, put: Callable[[], object]) -> None:
        """Have `put` make the brief say what the file says, which then need not be written."""
        self.outside = None
        self._hold_to(opened)
        put()
        self._rest.stop()
        self._done(self._now())
        self.glanced.emit()

    def put_back(self) -> None:
        """Write the present brief where its file was deleted."""
        self._start(self._filed.put_back, self._now())

    # ------------------------------------------------------------------------------------- inside

    def _timer(self, after: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(then)
        return timer

    def _start(self, write: Callable[[Brief], object], brief: Brief) -> None:
        self.saving.emit(brief)
        turn, filed = self._next_turn(), self._filed

        def done(_: object) -> None:
            if self._closed or filed is not self._filed:
                return
            cleared, self.outside = self.outside is not None, None
            self._done(brief, turn)
            if cleared:
                self.glanced.emit()

        def refused(problem: Exception) -> None:
            if filed is self._filed:
                self._refused(problem)

        self._jobs.start(self._prepared(write), brief, done=done, refused=refused)

    def _prepared(self, write: Callable[..., T]) -> Callable[..., T]:
        """What writes, after `before_writing`, beside the window as well."""
        before = self.before_writing

        def prepared(*args: object) -> T:
            before()
            return write(*args)

        return prepared

    def _hold_to(self, opened: Opened) -> None:
        """From now on the file is looked at as one that held this; older looks count no more."""
        self._filed = FiledBrief(self._path)
        self._filed.take(opened)
        self._looking = False
        self._watch.start()

    def _next_turn(self) -> int:
        self._turn += 1
        return self._turn

    def _done(self, brief: Brief, turn: int = 0) -> None:
        """The file holds the brief; of a write that others overtook since, nothing is told."""
        turn = turn or self._next_turn()
        if turn < self._turn_done:
            return
        self._turn_done = turn
        self._written = brief
        self._tries = 0
        self._again.stop()
        self._set(SaveState(saved_at=datetime.now(), pending=not self.is_saved))
        self.saved.emit(brief)

    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, BriefComposerError):
            raise problem
        if self._closed:
            return
        self._set(SaveState(self.state.saved_at, problem, pending=True))
        if isinstance(problem, ChangedOutside | FileGone):
            self.look()
        elif isinstance(problem, SaveError):
            self._again.setInterval(TRY_AFTER[min(self._tries, len(TRY_AFTER) - 1)])
            self._tries += 1
            self._again.start()

    def _try_again(self) -> None:
        """The place may be there again; a drive that does not answer holds up no more than this."""
        if not self.is_saved:
            self.save_soon()

    def _glanced(self, glance: Glance, filed: FiledBrief) -> None:
        if self._closed or filed is not self._filed:
            return
        self._looking = False
        self._watch.start()
        before = (self.outside, self.copies)
        self.copies = glance.copies
        match glance.state:
            case State.SAME:
                self._as_it_was()
            case State.CHANGED | State.GONE:
                self._rest.stop()
                if self.outside is None or not _tell_the_same(self.outside, glance):
                    self._notice(glance)
            case State.AWAY:
                if self.outside is None and not self.is_saved and self.state.problem is None:
                    self.save_soon()
        if (self.outside, self.copies) != before:
            self.glanced.emit()

    def _notice(self, glance: Glance) -> None:
        """What was here is kept at once: the file does not hold it any more."""
        self.outside = glance
        if self.read_only is None:
            brief = self._now()
            self._jobs.start(
                self._filed.keep_version, brief, done=lambda _: None, refused=self._not_kept
            )

    def _not_kept(self, _problem: Exception) -> None:
        """What was here is nowhere but here: the brief is not closed before it is decided."""
        if self.outside is not None:
            self._written = None

    def _as_it_was(self) -> None:
        """The file is our own: what was said of it is over, and saving goes on."""
        told = isinstance(self.state.problem, ChangedOutside | FileGone)
        if self.outside is not None or told:
            self.outside = None
            self._set(SaveState(self.state.saved_at, pending=not self.is_saved))
            if not self.is_saved:
                self.save_soon()

    def _not_looked(self, problem: Exception | None = None) -> None:
        self._looking = False
        if not self._closed:
            self._watch.start()
        if problem is not None and not isinstance(problem, BriefComposerError):
            raise problem

    def _set(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()


def _tell_the_same(one: Glance, other: Glance) -> bool:
    return (one.state, one.at, one.path) == (other.state, other.at, other.path)
