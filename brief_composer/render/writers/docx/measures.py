"""Lengths of the page in Word's units (twentieths of a point), worked out from a theme."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.doc.text import inline_text
from brief_composer.doc.tree import Inline
from brief_composer.render.theme import Theme
from brief_composer.render.writers.docx.xml import twips

INDENT = 340
"""One level of a list."""

INSET = 220
"""How far the words of a box stand inside the column."""


def rail(theme: Theme) -> int:
    """The space kept free at the left of a single column."""
    return twips(theme.rail) if theme.columns == 1 else 0


def box_inset(theme: Theme, style: str) -> int:
    """How far the words of a box stand from the column; the first boxes reach over the rail."""
    return INSET - rail(theme) if style == "LeadCallout" else INSET


def left(theme: Theme) -> int:
    """Where running text begins, from the edge of the sheet."""
    return twips(theme.margins.left) + rail(theme)


def text_width(theme: Theme) -> int:
    """The width of running text over all columns."""
    return page(theme)[0] - left(theme) - twips(theme.margins.right)


def column_width(theme: Theme) -> int:
    """The width of one column of running text."""
    if theme.columns < 2:
        return text_width(theme)
    return (text_width(theme) - (theme.columns - 1) * twips(theme.gutter)) // theme.columns


def text_height(theme: Theme) -> int:
    """The height of the type area."""
    return page(theme)[1] - twips(theme.margins.top) - twips(theme.margins.bottom)


def page(theme: Theme) -> tuple[int, int]:
    """Width and height of the sheet."""
    width, height = theme.paper.value
    return twips(width), twips(height)


def hanging(theme: Theme, level: int) -> int:
    """How far before the words of a numbered heading of level 0 to 2 its number stands."""
    return rail(theme) if rail(theme) and level < 2 else (500, 380, 560)[level]


_WIDEST, _NARROWEST = 40, 4  # characters


def table_widths(rows: Sequence[Sequence[tuple[Inline, ...]]], width: int) -> tuple[int, ...]:
    """The widths of the columns of a table: by their longest cell, but never too narrow for their
    longest word as long as there is room."""
    wanted: list[int] = []
    for column in zip(*rows, strict=True):
        cells = [inline_text(cell) for cell in column]
        longest = max(len(cell) for cell in cells)
        word = max((len(word) for cell in cells for word in cell.split()), default=0)
        wanted.append(max(min(longest, _WIDEST), min(word, _WIDEST), _NARROWEST))
    made = [width * each // sum(wanted) for each in wanted]
    made[0] += width - sum(made)
    return tuple(made)
