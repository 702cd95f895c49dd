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


CELL_SIZE = 0.87
"""The size of the words of a table, of that of running text."""

CELL_MARGIN = 100
"""What is kept free at the left and at the right of a cell."""

_EM = 0.64
"""The width of a character in a table, of its size: those of wide typefaces too, with which
Word and LibreOffice stand in for ours where they are not there."""

_LONGEST = 40  # characters: longer cells may well go on in a second line


def table_widths(
    rows: Sequence[Sequence[tuple[Inline, ...]]], width: int, size: float
) -> tuple[int, ...]:
    """The widths of the columns of a table of that width, running text of that size in points.

    Every column has room for its longest word, as long as there is room for all; the rest goes
    where the longest cells are.
    """
    character = size * CELL_SIZE * _EM * 20
    needed: list[float] = []
    wished: list[float] = []
    for column in zip(*rows, strict=True):
        cells = [inline_text(cell) for cell in column]
        word = max((len(word) for cell in cells for word in cell.split()), default=0)
        longest = min(max(len(cell) for cell in cells), _LONGEST)
        needed.append(max(word, 1) * character + 2 * CELL_MARGIN)
        wished.append(max(longest, word, 1) * character + 2 * CELL_MARGIN)
    spare = width - sum(needed)
    if spare > 0:
        more = [wish - need for wish, need in zip(wished, needed, strict=True)]
        if sum(more) <= spare:
            more = wished
        shares = [spare * each / sum(more) for each in more]
        needed = [need + share for need, share in zip(needed, shares, strict=True)]
    made = [int(width * each / sum(needed)) for each in needed]
    made[0] += width - sum(made)
    return tuple(made)
