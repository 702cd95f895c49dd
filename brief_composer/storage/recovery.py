"""What a process that died left behind of a brief, and how it is brought back.

Belongs here: reading journals, comparing what they hold with the brief's file, keeping what is
damaged or apart. Nothing is asked and nothing that anybody wrote is lost: where two texts differ
both are kept. Does not belong here: writing journals (`journal`), windows, words.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from brief_composer.model import ids
from brief_composer.model.blocks import Block, FigureBlock
from brief_composer.model.brief import Brief
from brief_composer.model.ids import MediumId
from brief_composer.model.media import Medium, medium_id
from brief_composer.storage import (
    container,
    exports,
    files,
    journal_file,
    keeping,
    locks,
    media,
    patches,
    plain,
    records,
)
from brief_composer.storage.errors import (
    DamagedBrief,
    DamagedJournal,
    FileMissing,
    ReadError,
    StorageError,
    cannot_read,
)
from brief_composer.storage.journal import FOLDER
from brief_composer.storage.journal_file import SUFFIX
from brief_composer.storage.plain import Opened
from brief_composer.storage.records import Begin, Edit, Flushed, Saving

_NONE: Final[Mapping[str, bytes]] = {}

MOST_JOURNALS = 50
"""Journals of one brief looked into at most, the newest first."""


class Outcome(Enum):
    """What has become of the file of a brief whose journal was not ended."""

    SAME = "same"
    """It holds everything the journal holds."""
    AHEAD = "ahead"
    """The file is an earlier state of what the journal holds."""
    GONE = "gone"
    """There is no file any more, or its folder is not there."""
    DAMAGED = "damaged"
    APART = "apart"
    """The file says something the journal never said: it came from elsewhere."""


class Journaled(Struct, frozen=True):
    """What one journal holds: the brief as it was last, and `before` the last change.

    `base` is what the file held when the journal began, `saves` what was about to be written to it
    since. `at` is when the last change was made, in seconds since 1970, `place` where: the id of a
    part. `sure` says that nothing written after it can be missing.
    """

    file: Path
    path: Path
    brief: Brief
    before: Brief
    base: Brief
    saves: tuple[Brief, ...]
    at: float
    changes: int
    sure: bool
    place: str = ""


class Leftover(Struct, frozen=True):
    """A brief that was not closed, as its process died; `opened` is the file as far as it was read,
    `journals` every journal there is of it."""

    folder: Path
    path: Path
    outcome: Outcome
    journaled: Journaled
    journals: tuple[Path, ...]
    opened: Opened | None = None

    @property
    def brief(self) -> Brief:
        """The brief as it was last."""
        return self.journaled.brief


def leftovers(*, with_saved: bool = False) -> tuple[Leftover, ...]:
    """Every brief of this computer that is open nowhere and whose journal holds more than its file,
    the one changed last first; `with_saved` those too that were open when their process died."""
    found: list[Leftover] = []
    for folder in keeping.folders():
        there = journals(folder)
        if there and locks.holder(folder) is None:
            kept = keeping.kept_in(folder)
            path = kept.path if kept is not None else _path_in(there)
            left = look(folder, path) if path is not None else None
            if left is not None and (with_saved or left.outcome is not Outcome.SAME):
                found.append(left)
    return tuple(sorted(found, key=lambda each: each.journaled.at, reverse=True))


def left_of(path: Path) -> Leftover | None:
    """What the journal of the brief at `path` holds that its file does not; None where there is
    nothing, and while it is open in a window."""
    id = files.id_of(path) or keeping.id_at(path)
    if not id:
        return None
    folder = keeping.find(id, path)
    if not journals(folder) or locks.holder(folder) is not None:
        return None
    left = look(folder, path)
    return left if left is not None and left.outcome is not Outcome.SAME else None


def was_left(left: Leftover) -> bool:
    """Whether a person closed the brief knowing that its file lacks something: it is brought back
    when it is opened, and not at every start."""
    return (left.folder / FOLDER / journal_file.LEFT).exists()


def journals(folder: Path) -> tuple[Path, ...]:
    """The journals in the folder kept for a brief, the newest first."""
    found: list[tuple[int, float, Path]] = []
    with contextlib.suppress(OSError):
        for each in (folder / FOLDER).glob(f"*{SUFFIX}"):
            with contextlib.suppress(OSError):
                is_file, at = each.is_file(), each.stat().st_mtime
                if is_file:  # a pipe would wait for ever
                    found.append((journal_file.serial(each), at, each))
    return tuple(path for _, _, path in sorted(found, reverse=True)[:MOST_JOURNALS])


def look(folder: Path, path: Path) -> Leftover | None:
    """What the journals in a brief's folder hold, beside the file at `path`.

    None where there are none that can be read. Nobody may have the brief open.
    """
    there = journals(folder)
    outcome, opened = _file(path) if there else (None, None)
    spare = opened.brief.media if opened else ()
    held: list[Journaled] = []
    for each in there:
        with contextlib.suppress(DamagedJournal):
            held.append(read(each, spare))
    if not held:
        return None
    newest = max(held, key=_order)
    outcome = outcome or _outcome(newest, opened)
    # One that cannot be read is not among them and stays: a later version may have written it.
    read_ = tuple(each.file for each in held)
    return Leftover(folder, path, outcome, newest, read_, opened)


def read(file: Path, spare: tuple[Medium, ...] = ()) -> Journaled:
    """What a journal holds; `spare` are pictures for those that are not beside it any more.

    Raises DamagedJournal; what is broken in its middle ends it there.
    """
    try:
        with file.open("rb") as stream:
            reading = records.read(stream.read(records.LARGEST + 1))
    except OSError as error:
        raise DamagedJournal("journal-damaged") from error
    return _followed(file, reading, spare)


def discard(left: Leftover) -> None:
    """Let the journals of a brief go: a file holds what they hold."""
    _let_go(left.folder, left.journals)


def bring_back(left: Leftover, target: Path) -> None:
    """Write what the journal holds over `target`, unless that is another file by now than was
    compared with it. Raises SaveError. The journals stay (`discard`)."""
    if left.outcome is Outcome.GONE:
        files.create(target, left.brief, _others(left))
    else:
        over = left.opened.held if left.opened else None
        files.save(target, left.brief, _others(left), over=over)


def bring_back_beside(left: Leftover, copy: Path) -> Path:
    """Write what the journal holds to a new file, as a brief of its own.

    Gives its path back: `copy`, or a free name like it. Raises SaveError. The journals stay.
    """
    target = exports.free_name(copy)
    bring_back_to(left, target)
    return target


def bring_back_to(left: Leftover, target: Path) -> None:
    """As `bring_back_beside`, under that very name. Raises SaveError, also where it is taken."""
    files.create(target, replace(left.brief, id=ids.fresh()), _others(left))


def keep_damaged(path: Path, name: str) -> Path:
    """Keep the bytes of a file that cannot be opened beside it, under a name without ending.

    Gives the path they have now back. Raises StorageError.
    """
    try:
        aside = exports.free_name(path.with_name(name + path.suffix))
        if path.stat().st_size > container.LARGEST_FILE:
            os.rename(path, aside)
        else:
            files.keep_bytes(aside, path.read_bytes())
    except OSError as error:
        raise cannot_read(error, path) from error
    return aside


# ------------------------------------------------------------------------------------------ inside


def _path_in(there: tuple[Path, ...]) -> Path | None:
    """The path a journal itself says, where the note of the folder was lost."""
    for each in there:
        with contextlib.suppress(DamagedJournal):
            path = read(each).path
            if keeping.is_sound(str(path)):
                return path
    return None


def _order(each: Journaled) -> tuple[bool, int, float, str]:
    """By the order they were begun in: only one process at a time has a brief, and a clock may be
    set back. One that holds nothing new comes before all others."""
    return each.changes > 0, journal_file.serial(each.file), each.at, each.file.name


def _followed(file: Path, reading: records.Reading, spare: tuple[Medium, ...]) -> Journaled:
    """The states a journal tells, from its beginning as far as they fit each other."""
    first = reading.records[0]
    assert isinstance(first.content, Begin)
    begin = first.content
    brief = before = begin.brief
    at, changes, flushed, whole = first.at, 0, True, not reading.torn
    saves: list[Brief] = []
    place = begin.place
    budget = patches.Budget()
    for record in reading.records[1:]:
        match record.content:
            case Edit():
                try:
                    after = patches.applied(brief, record.content.patch, budget)
                except patches.Unfit:
                    whole = False
                    break
                before, brief = brief, after
                place = patches.place(record.content.patch) or place
                at, changes, flushed = record.at, changes + 1, False
            case Saving():
                saves.append(brief)
            case Flushed():
                flushed = True
            case Begin():
                whole = False
                break
            case _ as never:
                assert_never(never)
    same_run = begin.holder.boot == locks.boot()
    pictures = _Pictures(file.parent / journal_file.MEDIA, spare)
    return Journaled(
        file=file,
        path=Path(begin.path),
        brief=pictures.put_into(brief),
        before=before,
        base=begin.brief,
        saves=tuple(saves),
        at=at,
        changes=changes,
        sure=whole and (flushed or same_run) and not pictures.missing,
        place=place,
    )


def _file(path: Path) -> tuple[Outcome | None, Opened | None]:
    """What has become of a file that cannot be read, or what it holds."""
    try:
        return None, files.open_brief(path)
    except FileMissing:
        return Outcome.GONE, None
    except DamagedBrief:
        return Outcome.DAMAGED, None
    except ReadError:
        return Outcome.APART, None


def _outcome(held: Journaled, opened: Opened | None) -> Outcome:
    """What the file is beside a journal."""
    there = _compared(opened.brief) if opened else None
    if there == _compared(held.brief):
        return Outcome.SAME
    known = (held.base, *held.saves)
    is_earlier = any(there == _compared(each) for each in known)
    return Outcome.AHEAD if is_earlier else Outcome.APART


def _compared(brief: Brief) -> Brief:
    """A brief as its file would give it back, without what differs though it says the same: the
    id, which an older file has not, and the pictures, which figures name by their hash."""
    bare = replace(brief, id="", media=())
    try:
        return plain.read(plain.write(bare), "").brief
    except StorageError:
        return bare


def _others(left: Leftover) -> Mapping[str, bytes]:
    return left.opened.others if left.opened else _NONE


def _let_go(folder: Path, gone: tuple[Path, ...]) -> None:
    for each in gone:
        with contextlib.suppress(OSError):
            each.unlink()
    journal_file.remove_pictures(folder / FOLDER)


class _Pictures:
    """Gives briefs of a journal the bytes of their pictures back."""

    def __init__(self, folder: Path, spare: tuple[Medium, ...]) -> None:
        self._folder = folder
        self._spare = {each.id: each.data for each in spare}
        self.missing = False
        """Whether one of them is not there, or not what it was."""

    def put_into(self, brief: Brief) -> Brief:
        """The brief with its pictures; a figure whose picture is lost is left out."""
        if not brief.media:
            return brief
        given = [replace(each, data=self._bytes(each)) for each in brief.media]
        found = tuple(each for each in given if each.data)
        if len(found) == len(given):
            return replace(brief, media=found)
        self.missing = True
        lost = {each.id for each in given if not each.data}
        sections = tuple(replace(s, blocks=_without(s.blocks, lost)) for s in brief.sections)
        return replace(brief, media=found, sections=sections)

    def _bytes(self, medium: Medium) -> bytes:
        place = self._folder / journal_file.picture_name(medium.id)
        try:
            with place.open("rb") as stream:
                data = stream.read(media.LARGEST + 1)
        except OSError:
            data = b""
        spare = self._spare.get(medium.id, b"")
        return data if data and medium_id(data) == medium.id else spare


def _without(blocks: tuple[Block, ...], lost: set[MediumId]) -> tuple[Block, ...]:
    return tuple(b for b in blocks if not isinstance(b, FigureBlock) or b.medium not in lost)
