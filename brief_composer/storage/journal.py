"""The journal of an open brief: every change on this computer's disk within moments.

The window hands over the brief at every change (`Journal.note`), which costs it next to nothing; a
thread writes what changed and has the disk flushed. Belongs here: when records are written, flushed
and begun anew, and what is said when they cannot be. Does not belong here: files (`journal_file`),
bytes (`records`), what is made of a journal whose process died (`recovery`).
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from brief_composer.model.brief import Brief
from brief_composer.storage.errors import JournalProblem, reason_of, system_words
from brief_composer.storage.journal_file import JournalFile

FOLDER = "journal"
"""The folder of journals in the one kept for a brief."""

REST = 0.05
"""Seconds between two looks at what was typed: a key is written alone or with its neighbours."""

AWAKE = 1.0
"""Seconds the thread goes on looking by itself after the last change."""

FLUSH_AFTER = 1.5
"""Seconds after a change until it is flushed: on a slow disk, too, within three."""

TRY_AGAIN = 5.0
"""Seconds until a journal that could not be written is begun anew."""

_JOIN = 5.0


class _Asked(Struct, frozen=True):
    """One thing to write: the brief as "open", "after" a change, "saving" or "saved"; `at` is a
    Unix time."""

    what: str
    brief: Brief
    at: float


def _nobody(_problem: JournalProblem | None) -> None:
    """Nobody is told."""


class Journal:
    """Keeps one open brief. Its methods belong to one thread and wait only where they say so.

    `brief` is what the file at `path` holds, `folder` the one kept for the brief. `told` is called
    from another thread: with a problem when keeping is not possible, with None when it is again.
    """

    def __init__(
        self,
        folder: Path,
        path: Path,
        brief: Brief,
        told: Callable[[JournalProblem | None], object] = _nobody,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._file = JournalFile(folder / FOLDER, path, brief)
        self._told = told
        self._clock = clock
        self._asked: deque[_Asked] = deque()
        self._news = threading.Condition()
        self._hurry = threading.Event()
        self._count = self._settled = 0
        self._awake = False
        self._busy_until = 0.0
        self._ended = False
        self._flusher = _Flusher(self._wake)
        self._timing = _Timing()
        self._problem: JournalProblem | None = None
        self._thread: threading.Thread | None = None

    def begin(self, brief: Brief) -> None:
        """Have a journal from now on, so that the next start knows what was open; without this it
        begins with the first change."""
        self._ask("open", brief)

    def note(self, brief: Brief) -> None:
        """The brief is this now."""
        self._ask("after", brief)

    def saving(self, brief: Brief) -> None:
        """The file is about to be written with this brief."""
        self._ask("saving", brief)

    def saved(self, brief: Brief) -> None:
        """The file holds this brief now, verified: what came before it need not be kept."""
        self._ask("saved", brief)

    def move(self, path: Path) -> None:
        """The brief has another file from now on; the next journal says so."""
        self._file.path = path

    def sync(self, seconds: float = 2.0) -> bool:
        """Wait until everything asked for so far is written and flushed; whether it is.

        May be called from any thread.
        """
        with self._news:
            wanted = self._count
            if self._settled < wanted:
                self._hurry.set()
                self._news.notify_all()
            self._news.wait_for(lambda: self._settled >= wanted or self._problem, seconds)
            return self._settled >= wanted and self._problem is None

    def close(self, *, keep: bool = False) -> None:
        """Write what is left and end; the journal goes unless it is to be kept for later."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._ended = True
            self._hurry.set()
            self._wake()
            thread.join(_JOIN)
        self._file.leave() if keep else self._file.remove()

    def _ask(self, what: str, brief: Brief) -> None:
        # No lock at a key: while the thread is awake it looks for itself.
        self._asked.append(_Asked(what, brief, self._clock()))
        self._count += 1
        if not self._awake:
            self._wake()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()

    # --------------------------------------------------------------------------- in its own thread

    def _run(self) -> None:
        try:
            while self._step():
                self._hurry.wait(REST)
        finally:
            if not self._ended:  # a surprise; Python's own last resort tells the details
                self._say(JournalProblem("journal-refused", system=""))

    def _step(self) -> bool:
        """Wait for something to do and do it; False at the end."""
        self._sleep_if_quiet()
        count = self._count  # before taking: whoever is counted is in what is taken
        asked = self._taken()
        try:
            if self._problem is None:
                self._write(asked)
            else:
                self._write_again(asked)
            self._see_to_flushing()
        except OSError as error:
            self._give_up(asked, error)
        with self._news:
            done = not self._asked
            if self._file.flushed == self._file.written or self._problem is not None:
                self._settled = count
                if done and not self._ended:
                    self._hurry.clear()
                self._news.notify_all()
            return not (done and self._ended)

    def _sleep_if_quiet(self) -> None:
        """Wait until somebody asks or something is due; not while somebody is typing."""
        now = time.monotonic()
        if self._asked:
            self._busy_until = now + AWAKE
        if now >= self._busy_until:
            with self._news:
                self._awake = False  # and only then a last look: who asks from here on wakes us
                self._news.wait_for(self._has_work, self._timing.patience())
                self._awake = True

    def _taken(self) -> list[_Asked]:
        """What was asked for, of changes in a row only the last."""
        taken: list[_Asked] = []
        while self._asked:
            asked = self._asked.popleft()
            if asked.what == "after" and taken and taken[-1].what == "after":
                taken.pop()
            taken.append(asked)
        return taken

    def _has_work(self) -> bool:
        return bool(self._asked) or self._hurry.is_set() or self._flusher.is_done

    def _write(self, asked: Iterable[_Asked]) -> None:
        file = self._file
        for each in asked:
            self._know(each)
            match each.what:
                case "open":
                    file.begin()
                case "saved":
                    if file.is_open:
                        file.begin()
                case "saving":
                    file.write_edit()
                    file.write_saving()
                case _:
                    file.write_edit()

    def _write_again(self, asked: Iterable[_Asked]) -> None:
        """After a problem: know what there is, and begin anew when it is time."""
        for each in asked:
            self._know(each)
        if not self._file.is_needed:
            self._file.remove()  # what is in it is older than what the brief's own file holds
        elif self._timing.is_time_to_try() or self._hurry.is_set():
            self._file.begin()
        else:
            return
        self._timing.try_at = None
        self._say(None)

    def _know(self, asked: _Asked) -> None:
        if asked.what == "saved":
            self._file.know_saved(asked.brief)
        else:
            self._file.know(asked.brief, asked.at)

    def _see_to_flushing(self) -> None:
        file, timing = self._file, self._timing
        answer = self._flusher.answer()
        if answer is not None:
            told = file.note_flushed(answer)
            if told:  # that record too: whoever rests has everything on the disk, and can know it
                self._flusher.start(file.handle(), file.written)
        if not file.is_open or file.flushed == file.written:
            timing.flush_at = None
        elif self._hurry.is_set():
            file.flush()
            timing.flush_at = None
        elif timing.is_time_to_flush() and not self._flusher.is_busy:
            timing.flush_at = None
            self._flusher.start(file.handle(), file.written)

    def _give_up(self, asked: Iterable[_Asked], error: OSError) -> None:
        for each in asked:
            self._know(each)
        self._file.give_up()
        self._timing.flush_at = None
        self._timing.try_at = time.monotonic() + TRY_AGAIN
        code = f"journal-{reason_of(error)}"
        if self._problem is None or self._problem.code != code:
            self._say(JournalProblem(code, system=system_words(error)))

    def _say(self, problem: JournalProblem | None) -> None:
        self._problem = problem
        self._told(problem)


class _Timing:
    """When the thread has something to do though nothing is asked, by the monotonic clock."""

    __slots__ = ("flush_at", "try_at")

    def __init__(self) -> None:
        self.flush_at: float | None = None
        self.try_at: float | None = None

    def patience(self) -> float | None:
        """Seconds until then; None for ever."""
        times = [each for each in (self.flush_at, self.try_at) if each is not None]
        return max(0.0, min(times) - time.monotonic()) if times else None

    def is_time_to_try(self) -> bool:
        """Whether a journal that could not be written is to be begun anew."""
        return self.try_at is not None and time.monotonic() >= self.try_at

    def is_time_to_flush(self) -> bool:
        """Whether what was written is to be flushed; the first time it is asked, not yet."""
        if self.flush_at is None:
            self.flush_at = time.monotonic() + FLUSH_AFTER
        return time.monotonic() >= self.flush_at


class _Flusher:
    """Has a file flushed in a thread of its own, so that a slow disk holds up no writing.

    `done` is called from that thread.
    """

    def __init__(self, done: Callable[[], object]) -> None:
        self._done = done
        self._covers = 0
        self._error: OSError | None = None
        self._thread: threading.Thread | None = None
        self.is_done = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is being flushed, or an answer waits."""
        return self._thread is not None

    def start(self, handle: int, covers: int) -> None:
        """Flush and close a handle; the answer will be `covers`."""
        self._covers = covers
        self._thread = threading.Thread(
            target=self._flush, args=(handle,), name="journal flush", daemon=True
        )
        self._thread.start()

    def answer(self) -> int | None:
        """What `start` was given, once flushed; None before. Raises OSError."""
        if not self.is_done:
            return None
        error, self._error = self._error, None
        self._thread, self.is_done = None, False
        if error is not None:
            raise error
        return self._covers

    def _flush(self, handle: int) -> None:
        try:
            os.fsync(handle)
        except OSError as error:
            self._error = error
        finally:
            os.close(handle)
        self.is_done = True
        self._done()
