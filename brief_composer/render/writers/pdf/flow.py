"""Filling pages: strips into columns, notes at the foot of the column that calls them.

One pass, each strip placed once. What hangs together moves together; a note too long for its
column goes on at the foot of the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from brief_composer.render.writers.pdf.strips import Strip

NOTE_RULE = 9.0
"""Room above the first note of a column, where its short rule stands."""

_BLANK = 75.0
"""A hole of more than this at the foot of a column is worse than a note in two parts."""

_LEAST = 60.0
"""Less room than this under a title block is left empty."""


class Placed(Struct):
    """A strip with the distance of its top from the top of the column."""

    strip: Strip
    y: float


class Column:
    """One column of one page: `x` and `top` on the page, what was placed in it.

    `notes` stand at its foot, one strip a line; `used` is how far down it is filled.
    """

    __slots__ = ("height", "notes", "placed", "top", "used", "width", "x")

    def __init__(self, x: float, top: float, width: float, height: float) -> None:
        self.x = x
        self.top = top
        self.width = width
        self.height = height
        self.placed: list[Placed] = []
        self.notes: list[Strip] = []
        self.used = 0.0

    @property
    def notes_height(self) -> float:
        """The room the notes take, with the rule above them."""
        return NOTE_RULE + stack(self.notes) if self.notes else 0.0

    @property
    def room(self) -> float:
        """What is left between text and notes."""
        return self.height - self.used - self.notes_height

    def add(self, strip: Strip) -> None:
        """Place a strip below the others."""
        y = self.used + (strip.above if self.placed else 0.0)
        self.placed.append(Placed(strip, y))
        self.used = y + strip.height


class Frame(Struct, frozen=True):
    """Where columns stand on a page; all of them start at `top` and end at `bottom`."""

    xs: tuple[float, ...]
    width: float
    top: float
    bottom: float

    def columns(self, lowered: float = 0) -> list[Column]:
        """Empty columns for a page, beginning `lowered` points further down."""
        top = self.top + lowered
        return [Column(x, top, self.width, self.bottom - top) for x in self.xs]


class Flow:
    """Fills columns, page after page."""

    def __init__(
        self, frame: Frame, notes: Mapping[str, list[Strip]], lowered: float = 0, most: float = 0
    ) -> None:
        """`lowered` keeps room at the top of the first page; `most`, where given, bounds the
        height of the columns. `forced` tells afterwards that something had to be parted that hangs
        together."""
        self._frame = frame
        self._notes = notes
        self._most = most
        self._called: set[str] = set()
        self._waiting: list[Strip] = []
        self.pages: list[list[Column]] = []
        self.forced = False
        self._index = 0
        self._open(lowered)
        if lowered > self._frame.bottom - self._frame.top - _LEAST:
            self._open()

    def head(self, strips: Sequence[Strip]) -> None:
        """Put the notes called from above the columns at the foot of the first."""
        ids = [id for strip in strips for id in strip.notes if self._new(id)]
        ids = list(dict.fromkeys(ids))
        self._called.update(ids)
        lines = [line for id in ids for line in self._lines(id)]
        if lines:
            self._admit(self._column, lines, self._column.height * 0.75)

    def fill(self, strips: Sequence[Strip]) -> list[list[Column]]:
        """Place all strips; returns the columns page by page."""
        group: list[Strip] = []
        for strip in strips:
            group.append(strip)
            if not strip.keep:
                self._place(group)
                group = []
        if group:
            self._place(group)
        while self._waiting:
            self._next()
        return self.pages

    @property
    def _column(self) -> Column:
        return self.pages[-1][self._index]

    def _open(self, lowered: float = 0) -> None:
        columns = self._frame.columns(lowered)
        if self._most:
            for column in columns:
                column.height = min(column.height, self._most)
        self.pages.append(columns)
        self._index = 0

    def _next(self) -> None:
        """Go to the next column; what is left of a long note goes to its foot first."""
        if self._index + 1 < len(self.pages[-1]):
            self._index += 1
        else:
            self._open()
        if self._waiting:
            column = self._column
            waiting, self._waiting = self._waiting, []
            # A column with text in it keeps half of its height for the text.
            self._admit(column, waiting, column.height * 0.75)

    def _admit(self, column: Column, strips: Sequence[Strip], room: float) -> None:
        """Put as many lines of notes at the column's foot as there is room for; keep the rest."""
        for index, strip in enumerate(strips):
            before = column.notes_height
            column.notes.append(strip)
            if column.notes_height - before > room and (index or column.placed):
                column.notes.pop()
                self._waiting += strips[index:]
                return
            room -= column.notes_height - before

    def _place(self, group: list[Strip]) -> None:
        """Place strips that hang together, in the next column if they do not fit this one."""
        if self._try(group):
            return
        if self._column.placed or self._column.notes:
            self._next()
            self._repeat(group[0])
            if self._try(group):
                return
        # Too tall for any column: part it where it must be.
        self.forced = True
        for strip in group:
            if not self._try([strip]):
                if self._column.placed:
                    self._next()
                    self._repeat(strip)
                self._force(strip)

    def _repeat(self, strip: Strip) -> None:
        """Begin a column with the header of the table that goes on in it."""
        for header in strip.header:
            self._column.add(header)

    def _try(self, group: list[Strip]) -> bool:
        """Place the strips with their notes, if there is room."""
        column = self._column
        height = stack(group, bool(column.placed))
        ids = [id for strip in group for id in strip.notes if self._new(id)]
        ids = list(dict.fromkeys(ids))
        lines = [line for id in ids for line in self._lines(id)]
        if height > column.room + 0.01:
            return False
        room = column.room - height
        needed = _added(column, lines)
        if needed > room + 0.01 and not self._splits(lines, needed, room):
            return False
        for strip in group:
            column.add(strip)
        self._called.update(ids)
        if lines:
            # Lines of an earlier note that are still waiting come first.
            if self._waiting:
                self._waiting += lines
            else:
                self._admit(column, lines, room + 0.01)
        return True

    def _splits(self, lines: list[Strip], needed: float, room: float) -> bool:
        """Whether a note that does not fit is better parted than taken along with its line."""
        column = self._column
        long = needed > 0.35 * column.height or column.room > _BLANK
        some = NOTE_RULE + sum(line.height for line in lines[:2])
        return (long and some <= room) or bool(self._waiting)

    def _force(self, strip: Strip) -> None:
        """Place a strip that fits nowhere into an empty column, with its notes as they fit."""
        column = self._column
        ids = [id for id in dict.fromkeys(strip.notes) if self._new(id)]
        column.add(strip)
        self._called.update(ids)
        lines = [line for id in ids for line in self._lines(id)]
        if lines:
            self._admit(column, lines, max(column.room, 0))

    def _new(self, id: str) -> bool:
        return id in self._notes and id not in self._called

    def _lines(self, id: str) -> list[Strip]:
        return self._notes[id]


def stack(strips: Sequence[Strip], after: bool = False) -> float:
    """The height of strips on top of each other; the space above the first counts `after`
    something."""
    spaces = sum(strip.above for strip in strips[1:]) + (strips[0].above if after else 0.0)
    return spaces + sum(strip.height for strip in strips)


def _added(column: Column, lines: list[Strip]) -> float:
    if not lines:
        return 0.0
    return stack(lines, bool(column.notes)) + (0.0 if column.notes else NOTE_RULE)
