"""The file of a brief that is open: what it held when this process last read or wrote it, and what
may therefore be written over it.

Belongs here: saving over one's own and nobody else's, looking whether others were there, keeping
both. Does not belong here: when to look, what to ask (whoever holds the brief open). One thread at
a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from brief_composer.model.brief import Brief
from brief_composer.storage import conflicts, exports, files, outside, versions
from brief_composer.storage.errors import NotABrief, ReadError, VersionProblem, cannot_read
from brief_composer.storage.outside import Held, State
from brief_composer.storage.plain import Opened
from brief_composer.storage.versions import Reason


class Glance(Struct, frozen=True):
    """What one look at the file found.

    Where it was changed: `at` is the time it says it was, in seconds since 1970, and either `other`
    is the brief it holds now or `problem` why that cannot be read. `copies` are second versions of
    the brief beside it.
    """

    path: Path
    state: State
    at: float = 0
    other: Opened | None = None
    problem: ReadError | None = None
    copies: tuple[Path, ...] = ()


class FiledBrief:
    """A brief's file. `held` is what it held; None for one that may be written over whatever it
    holds, as somebody chose its name. `others` are parts of its container to be kept."""

    def __init__(
        self, path: Path, held: Held | None = None, others: Mapping[str, bytes] | None = None
    ) -> None:
        self.path = path
        self.held = held
        self._others = others or {}
        self._written: Brief | None = None

    def take(self, opened: Opened) -> None:
        """The file holds this brief, just read: it may be written over."""
        self.held, self._others, self._written = opened.held, opened.others, opened.brief

    def moved(self, path: Path) -> FiledBrief:
        """The same brief in another file, chosen to be written over; this one stays as it is."""
        return FiledBrief(path, None, self._others)

    def save(self, brief: Brief) -> None:
        """Write the brief over what was read or written last.

        Raises SaveError; ChangedOutside or FileGone where the file is not that any more.
        """
        self.held = files.save(self.path, brief, self._others, over=self.held)
        self._written = brief

    def put_back(self, brief: Brief) -> None:
        """Write the brief where its file was deleted. Raises SaveError."""
        self.held = files.create(self.path, brief, self._others)
        self._written = brief

    def look(self, brief_id: str = "") -> Glance:
        """What has become of the file; with the brief's id, also what lies beside it.

        Another file that says the same brief is taken for our own.
        """
        copies = self._copies(brief_id)
        if self.held is None:
            return Glance(self.path, State.SAME, copies=copies)
        seen = outside.look(self.path, self.held)
        if seen.state is not State.CHANGED:
            self.held = seen.held or self.held
            return Glance(self.path, seen.state, copies=copies)
        at = seen.held.modified / 1e9 if seen.held else 0.0
        try:
            other = files.open_brief(self.path)
        except ReadError as problem:
            return Glance(self.path, State.CHANGED, at, problem=problem, copies=copies)
        if other.brief == self._written:
            self.take(other)
            return Glance(self.path, State.SAME, copies=copies)
        return Glance(self.path, State.CHANGED, at, other, copies=copies)

    def keep_mine(self, brief: Brief, name: Callable[[float], str]) -> Path:
        """Keep what another wrote under a name beside the file, then write the brief to the file.

        `name` makes the name without ending from the time the file says. Gives the path of what
        was kept back. Raises ReadError, SaveError; nothing is lost then either.
        """
        try:
            if os.path.exists(self.path) and not os.path.isfile(self.path):
                raise NotABrief("not-a-brief", name=self.path.name)
            data = self.path.read_bytes()
            at = os.stat(self.path).st_mtime
        except OSError as error:
            raise cannot_read(error, self.path) from error
        aside = exports.free_name(self.path.with_name(name(at) + self.path.suffix))
        files.keep_bytes(aside, data)
        over = outside.held(data)
        self.held = files.save(self.path, brief, self._others, over=over)
        self._written = brief
        return aside

    def keep_copy(self, brief: Brief, name: str) -> Path:
        """Write the brief to a new file beside its own; the path of that. Raises SaveError."""
        aside = exports.free_name(self.path.with_name(name + self.path.suffix))
        files.create(aside, brief, self._others)
        return aside

    def keep_version(self, brief: Brief) -> None:
        """Keep the brief among its earlier versions, before another takes its place.

        Raises VersionProblem.
        """
        versions.keep(brief, self.path, Reason.OUTSIDE, others=self._others)

    def keep_safe(self, brief: Brief, name: str) -> Path | None:
        """Keep the brief among its earlier versions; where that cannot be, as a new file beside its
        own, whose path is given back. Raises SaveError."""
        try:
            self.keep_version(brief)
        except VersionProblem:
            return self.keep_copy(brief, name)
        return None

    def _copies(self, brief_id: str) -> tuple[Path, ...]:
        """Those beside the file that do not hold the very same bytes."""
        found = conflicts.beside(self.path, brief_id)
        if self.held is None:
            return found
        return tuple(each for each in found if outside.look(each, self.held).state is State.CHANGED)
