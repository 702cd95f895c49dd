"""Acting on what was left behind of a brief: the newest good text becomes a file again, and what
else there is is kept beside it.

Belongs here: what is written where. Does not belong here: comparing (`recovery`), when it is done
and what is said of it (the window, the command).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator
from pathlib import Path

from msgspec import Struct

from brief_composer import paths
from brief_composer.storage import files, keeping, locks, marks, recovery, versions
from brief_composer.storage.errors import DamagedBrief, ReadError, SaveError
from brief_composer.storage.locks import Holder
from brief_composer.storage.plain import Opened
from brief_composer.storage.recovery import Leftover, Outcome


class Rescued(Struct, frozen=True):
    """A damaged brief whose file is good again: `at` is the time of its text (in seconds since
    1970), `aside` where the damaged file is kept, `left` the journal it came from, None for an
    earlier version."""

    at: float
    aside: Path
    left: Leftover | None = None


def damaged(path: Path, name: str, problem: DamagedBrief) -> Rescued:
    """Put the newest good text of a brief in the place of its damaged file, which is kept beside
    it under `name` (without ending).

    Raises the problem if there is no such text, OpenElsewhere if another process has the brief open
    (its journal is still being written), StorageError if nothing can be written there.
    """
    id = keeping.id_at(path)
    with _alone(id, path):
        return _damaged(id, path, name, problem)


def _damaged(id: str, path: Path, name: str, problem: DamagedBrief) -> Rescued:
    left = recovery.look(keeping.find(id, path), path) if id else None
    older = _newest_version(id, path)
    if left is None and older is None:
        raise problem
    aside = recovery.keep_damaged(path, name)
    if left is not None and (older is None or left.journaled.at >= older[1]):
        recovery.bring_back(left, path)
        recovery.discard(left)
        return Rescued(left.journaled.at, aside, left)
    assert older is not None
    opened, at = older
    files.save(path, opened.brief, opened.others)
    return Rescued(at, aside)


def can_be_rescued(path: Path) -> bool:
    """Whether there is a good text of the damaged brief at `path`."""
    id = keeping.id_at(path)
    if not id:
        return False
    left = recovery.look(keeping.find(id, path), path)
    return left is not None or _newest_version(id, path) is not None


def apart(left: Leftover, name: str) -> Path:
    """Write what a journal holds beside a file that came from elsewhere, under `name` (without
    ending), or in the folder for briefs where that cannot be; the path it has.

    Raises SaveError; the journal stays then.
    """
    assert left.outcome is Outcome.APART
    file = name + (left.path.suffix or files.SUFFIX)
    try:
        aside = recovery.bring_back_beside(left, left.path.with_name(file))
    except SaveError:
        aside = recovery.bring_back_beside(left, paths.briefs() / file)
    recovery.discard(left)
    return aside


@contextlib.contextmanager
def _alone(id: str, path: Path) -> Generator[None]:
    """Nobody else has the brief open, and nobody opens it meanwhile. Raises OpenElsewhere."""
    folder, taken = keeping.find(id, path), None
    if id:
        with contextlib.suppress(OSError):
            taken = locks.take(folder, path)
    if isinstance(taken, Holder):
        if not (taken.here and taken.pid == os.getpid()):
            raise marks.elsewhere(taken, folder, path)
        taken = None  # whoever calls has marked it
    try:
        yield
    finally:
        if taken is not None:
            taken.release()


def _newest_version(id: str, path: Path) -> tuple[Opened, float] | None:
    """The newest earlier version that can be read, and its time."""
    for each in versions.all_versions(id, path) if id else ():
        try:
            return versions.read(each), each.at.timestamp()
        except ReadError:
            continue
    return None
