"""Filling the pages of a whole document, so that the last one looks meant.

A last page with little on it is brought back onto the page before where a little less space
between paragraphs does it; the columns of the last page end at one height.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from brief_composer.render.writers.pdf.flow import Column, Flow, Frame, stack
from brief_composer.render.writers.pdf.strips import Strip

_LITTLE = 0.2
"""A last page filled to less than this part of its columns is better done without."""

_TIGHTER = (0.9, 0.8, 0.7)
"""What the space between paragraphs may shrink to for that, tried in this order."""


def filled(
    frame: Frame,
    notes: Mapping[str, list[Strip]],
    lowered: float,
    head: Sequence[Strip],
    body: list[Strip],
) -> list[list[Column]]:
    """The columns, page by page. `notes` are those that stand at the foot of the column that calls
    them; `head` stands above or beside the first columns, which begin `lowered` points down."""

    def flow() -> list[list[Column]]:
        made = Flow(frame, notes, lowered)
        made.head(head)
        return made.fill(body)

    pages = flow()
    if len(pages) > 1 and _share(pages[-1]) < _LITTLE:
        usual = [strip.above for strip in body]
        for factor in _TIGHTER:
            for strip, above in zip(body, usual, strict=True):
                strip.above = above * factor
            tried = flow()
            if len(tried) < len(pages):
                pages = tried
                break
        else:
            for strip, above in zip(body, usual, strict=True):
                strip.above = above
    return _balanced(frame, lowered, body, pages) if len(frame.xs) > 1 else pages


def _share(columns: list[Column]) -> float:
    """How much of a page is filled, as a part of it."""
    used = sum(column.used + column.notes_height for column in columns)
    return used / sum(column.height for column in columns)


def _balanced(
    frame: Frame,
    lowered: float,
    body: list[Strip],
    pages: list[list[Column]],
) -> list[list[Column]]:
    """The pages with the columns of the last one evened out."""
    last = pages[-1]
    start = next((col.placed[0].strip for col in last if col.placed), None)
    if start is None or any(column.notes for column in last):
        return pages
    at = next((i for i, strip in enumerate(body) if strip is start), -1)
    if at < 0:
        # The page begins inside a table, under its header.
        return pages
    rest = body[at:]
    only = len(pages) == 1
    lower = lowered if only else 0.0
    low, high = stack(rest) / len(last) * 0.8, last[0].height
    best: list[Column] | None = None
    for _ in range(7):
        middle = (low + high) / 2
        flow = Flow(frame, {}, lower, middle)
        tried = flow.fill(rest)
        if len(tried) == 1 and not flow.forced:
            best, high = tried[0], middle
        else:
            low = middle
    if best is not None:
        for column in best:
            column.height = frame.bottom - column.top
        return [*pages[:-1], best]
    return pages
