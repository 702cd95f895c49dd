"""The first row of a table names no column.

What it does: finds tables whose header row is empty, or has an empty cell over a column that is
not (the corner over the names of the rows may be empty).

Why it matters: who hears a table read aloud is told the name of the column with each figure; who
reads it on the next page looks for it in vain.

Instead: name every column in the first row.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.blocks import TableBlock
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.model.richtext import is_empty, plain

CODE = "table-no-header"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """One finding for each such table: its `caption`, and the first nameless `column`, from 1."""
    for block in printed.blocks(context.brief):
        if isinstance(block, TableBlock) and not is_empty(block.prose):
            column = _nameless(block)
            if column:
                caption = " ".join(plain((block.caption,)).split())
                yield finding(CODE, SEVERITY, block.id, None, caption=caption, column=column)


def _nameless(table: TableBlock) -> int:
    """The first column with figures and without a name; 0 for none."""
    for column in range(table.columns):
        under = tuple(row[column] for row in table.rows[1:])
        corner = column == 0 and table.columns > 1
        if is_empty((table.rows[0][column],)) and not is_empty(under) and not corner:
            return column + 1
    return 0


def good() -> Context:
    """Both named."""
    return samples.context(samples.table("b1", ("Region", "Markets"), ("Mopti", "12")))


def bad() -> Context:
    """The figures have no name."""
    return samples.context(samples.table("b1", ("Region", ""), ("Mopti", "12")))
