"""The files of one journal: the one that is written, and the pictures it speaks of.

Belongs here: beginning a file whole before the one before it goes, adding records, the order in
which bytes reach the disk. Raises OSError and nothing else. Does not belong here: threads and times
(`journal`), bytes of records (`records`).
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from brief_composer import __version__
from brief_composer.model.brief import Brief
from brief_composer.model.ids import MediumId
from brief_composer.model.media import Medium
from brief_composer.storage import atomic, locks, patches
from brief_composer.storage.records import Begin, Content, Edit, Flushed, Saving, Writer

SUFFIX = ".journal"
UNFINISHED = ".new"
MEDIA = "media"
"""The folder of the pictures a journal speaks of, each under its id."""

LEFT = "left"
"""The file that says that a person closed the brief though its own file lacks something."""

_NAME = re.compile(r"\d+-(\d{1,9})-[0-9a-f]+\.journal")

LARGEST = 8_000_000
"""Bytes after which a journal is begun anew though nothing was saved."""


class JournalFile:
    """Adds records to a file in `folder`, which is made at the first of them.

    `base` is the brief as the file at `path` holds it, `newest` as it is now.
    """

    def __init__(self, folder: Path, path: Path, base: Brief) -> None:
        self.path = path
        self._folder = folder
        self._bare = _Bare(folder / MEDIA)
        self._base = self._newest = self._written = base
        self._stream: BinaryIO | None = None
        self._name: Path | None = None
        self._records = Writer()
        self._serial = 0
        self._size = 0
        self._newest_at = 0.0
        self._place = ""
        self._before: list[Path] = []
        self._needed_until = 0
        self._told_flushed = 0
        self.written = self.flushed = 0
        """How many changes were written so far, and how many are on the disk for certain."""

    @property
    def is_open(self) -> bool:
        """Whether there is a file that takes records."""
        return self._stream is not None

    @property
    def is_needed(self) -> bool:
        """Whether the brief is another than its file holds."""
        return self._newest is not self._base

    def know(self, brief: Brief, at: float) -> None:
        """The brief is this since then; nothing is written."""
        self._newest, self._newest_at = brief, at

    def know_saved(self, brief: Brief) -> None:
        """The file holds this brief now; nothing is written."""
        self._base = brief

    def write_edit(self) -> None:
        """Write what changed since the last record; the first begins the file."""
        if self._stream is None:
            if self.is_needed:
                self.begin()
            return
        if self._size > LARGEST:
            self.begin()
            return
        bare = self._bare(self._newest)
        patch = patches.between(self._written, bare)
        self._written = bare
        if not patches.is_empty(patch):
            self._add(Edit(patch), self._newest_at)
            self._place = patches.place(patch) or self._place
            self.written += 1

    def write_saving(self) -> None:
        """Write that the file is about to hold the newest brief."""
        if self._stream is not None:
            self._add(Saving(), self._newest_at)

    def begin(self) -> None:
        """Begin a new file with the brief as its own file holds it, and what changed since.

        The one before goes once this one is on the disk (`note_flushed`).
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        records = Writer()
        # Looked for anew: they may have gone with the journals of a process before this one.
        self._bare = _Bare(self._folder / MEDIA)
        base, newest = self._bare(self._base), self._bare(self._newest)
        patch = patches.between(base, newest)
        self._place = patches.place(patch) or self._place
        made_by = f"Brief Composer {__version__}"
        begin = Begin(locks.me(self.path), str(self.path), made_by, base, self._place)
        data = records.record(begin, self._newest_at)
        if not patches.is_empty(patch):
            data += records.record(Edit(patch), self._newest_at)
        self._serial = 1 + max(self._serial, *map(serial, self._folder.glob(f"*{SUFFIX}")), 0)
        name = self._folder / f"{os.getpid()}-{self._serial:06}-{secrets.token_hex(4)}{SUFFIX}"
        _make(name, data)
        stream = _opened(name)
        (self._folder / LEFT).unlink(missing_ok=True)
        self._let_go()
        if self._name is not None:
            self._before.append(self._name)
        self._stream, self._name, self._records = stream, name, records
        self._written, self._size = newest, len(data)
        self.written += 1
        self._needed_until = self.written

    def handle(self) -> int:
        """A second handle of the open file, to be flushed and closed by somebody else."""
        assert self._stream is not None
        return os.dup(self._stream.fileno())

    def flush(self) -> None:
        """Have everything on the disk before returning."""
        if self._stream is not None:
            os.fsync(self._stream.fileno())
            self.note_flushed(self.written)

    def note_flushed(self, covers: int) -> bool:
        """So many changes are on the disk; whether a record was added that tells so."""
        self.flushed = max(self.flushed, covers)
        if self.flushed >= self._needed_until > 0:
            self._needed_until = 0
            for each in (self._folder, *self._folder.parents[:2]):  # the names are on the disk too
                atomic.flush_folder(each)
            while self._before:
                self._before.pop().unlink(missing_ok=True)
        all_flushed = self.flushed == self.written
        if self._stream is None or not all_flushed or self._told_flushed == self.written:
            return False
        self._told_flushed = self.written
        self._add(Flushed(), self._newest_at)
        return True

    def give_up(self) -> None:
        """Write no more to this file, which stays; the next record begins another."""
        with contextlib.suppress(OSError):
            self._let_go()

    def leave(self) -> None:
        """Write no more, and note that it was left so by a person."""
        self.give_up()
        with contextlib.suppress(OSError):
            if self._folder.is_dir():
                (self._folder / LEFT).touch()

    def remove(self) -> None:
        """Take the file away."""
        self.give_up()
        if self._name is None:
            return
        for each in (*self._before, self._name):
            with contextlib.suppress(OSError):
                each.unlink()
        self._before, self._name = [], None
        remove_pictures(self._folder)
        self._bare = _Bare(self._folder / MEDIA)

    def _add(self, content: Content, at: float) -> None:
        assert self._stream is not None
        data = self._records.record(content, at)
        _put(self._stream, data)
        self._size += len(data)

    def _let_go(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()


def serial(file: Path) -> int:
    """The number of a journal among those of its brief: of two, the later one has the higher,
    whatever the clock said. 0 for a name that is not ours."""
    found = _NAME.fullmatch(file.name)
    return int(found[1]) if found else 0


def remove_pictures(folder: Path) -> None:
    """Take a folder of journals away, with the pictures in it, once no journal is left there."""
    if any(folder.glob(f"*{SUFFIX}")):
        return
    with contextlib.suppress(OSError):
        for place in (folder / MEDIA, folder):
            for each in place.glob("*"):
                if not each.is_dir():
                    each.unlink()
            if place.is_dir():
                place.rmdir()


class _Bare:
    """Briefs without the bytes of their pictures, which are written once into `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[MediumId, Medium] = {}
        self._last: tuple[tuple[Medium, ...], tuple[Medium, ...]] = ((), ())

    def __call__(self, brief: Brief) -> Brief:
        """The brief with its pictures empty, written if they were not."""
        if not brief.media:
            return brief
        if self._last[0] is not brief.media:
            self._last = brief.media, tuple(map(self._without, brief.media))
        return replace(brief, media=self._last[1])

    def _without(self, medium: Medium) -> Medium:
        known = self._known.get(medium.id)
        if known is None:
            place = self._folder / picture_name(medium.id)
            if not place.exists():
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _make(place, medium.data, flush=True)
            known = self._known[medium.id] = replace(medium, data=b"")
        return known


def picture_name(id: MediumId) -> str:
    """The name of a picture's file: an id out of a file may be any text."""
    return "".join(each if each.isalnum() else "_" for each in id[:80])


def _make(path: Path, data: bytes, *, flush: bool = False) -> None:
    """Make a file that has its name only once everything is in it."""
    beside = path.with_name(path.name + UNFINISHED)
    try:
        with _opened(beside) as stream:
            _put(stream, data)
            if flush:
                os.fsync(stream.fileno())
        os.replace(beside, path)  # closed by then: Windows renames no file that is open
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _opened(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "ab", buffering=0)


def _put(stream: BinaryIO, data: bytes) -> None:
    """Write all of it, unbuffered: from here on it is the system's, whatever ends the process."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
