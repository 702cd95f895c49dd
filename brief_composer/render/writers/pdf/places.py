"""What stands where, once the pages are filled: blocks, headings, notes, coloured grounds."""

from __future__ import annotations

from msgspec import Struct

from brief_composer.render.writers.pdf.building import Landmark
from brief_composer.render.writers.pdf.flow import Column
from brief_composer.render.writers.pdf.strips import Ground, Strip

Spot = tuple[int, float, float]
"""A page (from 0) and a point on it, from the top left."""


class Entry(Struct, frozen=True):
    """A line of the outline: its level from 1, its words, and where it leads."""

    level: int
    title: str
    page: int
    y: float


class Place(Struct, frozen=True):
    """Where on which page (from 0) something stands: corners in points from the top left, and
    the origin of what stands there. A block that goes over pages or columns has several."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    origin: str


def grounds(column: Column) -> list[tuple[Ground, float, float]]:
    """The grounds of a column, outer before inner, with the top and bottom of each."""
    spans: dict[Ground, tuple[float, float]] = {}
    for placed in column.placed:
        for ground in placed.strip.grounds:
            top = spans[ground][0] if ground in spans else placed.y
            spans[ground] = (top, placed.y + placed.strip.height)
    return [(ground, top, bottom) for ground, (top, bottom) in spans.items()]


def places(pages: list[list[Column]]) -> list[Place]:
    out: list[Place] = []
    for index, columns in enumerate(pages):
        for column in columns:
            for placed in column.placed:
                origin = placed.strip.origin
                if not origin:
                    continue
                y0 = column.top + placed.y
                y1 = y0 + placed.strip.height
                last = out[-1] if out else None
                same = last is not None and (last.origin, last.page, last.x0) == (
                    origin, index, column.x,
                )  # fmt: skip
                if last is not None and same:
                    out[-1] = Place(index, last.x0, last.y0, last.x1, y1, origin)
                else:
                    right = column.x + column.width
                    out.append(Place(index, column.x, y0, right, y1, origin))
    return out


def headings(pages: list[list[Column]], landmarks: list[Landmark]) -> list[Entry]:
    """The headings with the page and height they stand at."""
    wanted = {id(mark.strip): mark for mark in landmarks}
    out: list[Entry] = []
    for index, columns in enumerate(pages):
        for column in columns:
            for placed in column.placed:
                mark = wanted.get(id(placed.strip))
                if mark is not None:
                    y = column.top + placed.y
                    out.append(Entry(mark.level, mark.title, index, y))
    return out


def spots(
    places: tuple[Place, ...], pages: list[list[Column]], notes: dict[str, list[Strip]]
) -> dict[str, Spot]:
    """Where links inside the document lead: "#" and an origin, "note:" and an identifier."""
    out: dict[str, Spot] = {}
    for place in places:
        out.setdefault(f"#{place.origin}", (place.page, place.x0, place.y0))
    first = {id(strips[0]): note for note, strips in notes.items()}
    for index, columns in enumerate(pages):
        for column in columns:
            for placed in column.placed:
                note = first.get(id(placed.strip))
                if note is not None:
                    out[f"note:{note}"] = (index, column.x, column.top + placed.y)
            y = column.top + column.height - column.notes_height
            for strip in column.notes:
                note = first.get(id(strip))
                if note is not None:
                    out[f"note:{note}"] = (index, column.x, y)
    return out
