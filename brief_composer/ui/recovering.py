"""Opening a brief with what was left behind of it, without asking anything.

Belongs here: what is opened, kept and written where the file and the journal of a process that died
do not say the same. Does not belong here: comparing them (`storage.recovery`), the bar that tells
(`ui.recovery_bar`).
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from brief_composer import __version__
from brief_composer.session.change import difference
from brief_composer.storage import files, keeping, recovery, rescue
from brief_composer.storage.errors import DamagedBrief, FileMissing
from brief_composer.storage.migrations import CURRENT
from brief_composer.storage.outside import Held
from brief_composer.storage.plain import Opened
from brief_composer.storage.recovery import Leftover, Outcome
from brief_composer.words import Words


class Recovered(Struct, frozen=True):
    """What was done when a brief was opened: `outcome` says what its file was found as.

    `at` is the time of the last change (in seconds since 1970), `sure` whether nothing after it is
    missing, `aside` the file that was kept beside the brief, `place` where the last change was made
    ("" for nowhere in the text).
    """

    outcome: Outcome
    at: float
    sure: bool = True
    aside: Path | None = None
    place: str = ""


class ToOpen(Struct, frozen=True):
    """A brief ready to be worked on: what its file holds, and what is newer than that."""

    opened: Opened
    left: Leftover | None = None
    told: Recovered | None = None


def to_open(path: Path, words: Words) -> ToOpen:
    """The brief at `path` as its file holds it; where that is damaged or not there, the newest good
    text there is of it. Raises StorageError where there is none."""
    try:
        return ToOpen(files.open_brief(path))
    except DamagedBrief as problem:
        return _damaged(path, words, problem)
    except FileMissing as problem:
        return _without_file(path, problem)


def with_leftovers(found: ToOpen, brief_id: str, path: Path, words: Words) -> ToOpen:
    """The same with what a process that died left behind of it; nobody else may have it open.

    A file the journal goes on from is opened with what the journal holds. One that came from
    elsewhere is opened as it is, and what was typed here written beside it.
    """
    left = None if found.told else _leftover(brief_id, path)
    if left is None:
        return found
    if left.outcome is Outcome.AHEAD:
        return replace(found, left=left, told=_told(left))
    if left.outcome is not Outcome.APART:
        return found  # the file went or broke since it was read: the next look will tell
    time = f"{datetime.fromtimestamp(left.journaled.at):%H.%M}"
    name = words("file.other_name", name=path.stem, time=time)
    aside = rescue.apart(left, name)
    return replace(found, told=replace(_told(left), aside=aside))


def _leftover(brief_id: str, path: Path) -> Leftover | None:
    return recovery.look(keeping.find(brief_id, path), path) if brief_id else None


def _without_file(path: Path, problem: FileMissing) -> ToOpen:
    left = _leftover(keeping.id_at(path), path)
    if left is None or left.outcome is not Outcome.GONE:
        raise problem
    # No file is this one: if it comes back it is looked at before anything is written over it.
    opened = Opened(left.journaled.base, _made_by(), CURRENT, migrated=False, held=Held(""))
    return ToOpen(opened, left, _told(left))


def _damaged(path: Path, words: Words, problem: DamagedBrief) -> ToOpen:
    done = rescue.damaged(path, words("recovery.damaged_name", name=path.stem), problem)
    told = Recovered(Outcome.DAMAGED, done.at)
    told = _told(done.left) if done.left is not None else told
    return ToOpen(files.open_brief(path), told=replace(told, aside=done.aside))


def _told(left: Leftover) -> Recovered:
    held = left.journaled
    place = difference(held.before, held.brief).place
    return Recovered(left.outcome, held.at, held.sure, place=place)


def _made_by() -> str:
    return f"Brief Composer {__version__}"
