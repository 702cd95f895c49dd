"""Tables: their rows, columns and how columns are set. Cells change by `placing.set_line`."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import Align, TableBlock, as_cell, even
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Paragraph
from brief_composer.session.edits.parts import (
    NO_SOURCES,
    Edit,
    Sources,
    with_block,
    without_unused,
)
from brief_composer.session.edits.placing import insert_block

MOST_COLUMNS = 20
MOST_ROWS = 500

Rows = tuple[tuple[Paragraph, ...], ...]


def empty(rows: int, columns: int) -> Rows:
    """Rows of empty cells, at least one."""
    width = max(1, min(columns, MOST_COLUMNS))
    return tuple(tuple(Paragraph() for _ in range(width)) for _ in range(max(1, rows)))


def evened(rows: Rows) -> Rows:
    """Rows all as long, none over MOST_COLUMNS and no more than MOST_ROWS."""
    return even(tuple(row[:MOST_COLUMNS] for row in rows[:MOST_ROWS]))


def insert_table(
    section_id: SectionId, index: int | None, rows: Rows, sources: Sources = NO_SOURCES
) -> Edit:
    """A table of some cells at an index of a section's blocks (None: at the end).

    Columns over MOST_COLUMNS and rows over MOST_ROWS are left out.
    """
    kept = evened(rows)
    cells = tuple(tuple(as_cell(markup.normal((cell,))) for cell in row) for row in kept)
    return insert_block(section_id, index, lambda id: TableBlock(id, cells), sources)


def add_row(block_id: BlockId, at: int) -> Edit:
    """An empty row before the row `at`; after the last for a larger number, never above the
    first, which names the columns."""

    def change(table: TableBlock) -> TableBlock:
        place = max(1, min(at, len(table.rows)))
        new = tuple(Paragraph() for _ in range(max(1, table.columns)))
        return structs.replace(table, rows=(*table.rows[:place], new, *table.rows[place:]))

    return _change(block_id, change)


def remove_row(block_id: BlockId, at: int) -> Edit:
    """A table without a row; the only row stays."""

    def change(table: TableBlock) -> TableBlock:
        if len(table.rows) < 2 or not 0 <= at < len(table.rows):
            return table
        return structs.replace(table, rows=table.rows[:at] + table.rows[at + 1 :])

    return _change(block_id, change)


def add_column(block_id: BlockId, at: int) -> Edit:
    """An empty column before the column `at`, up to MOST_COLUMNS."""

    def change(table: TableBlock) -> TableBlock:
        place = max(0, min(at, table.columns))
        if table.columns >= MOST_COLUMNS:
            return table
        rows = tuple((*row[:place], Paragraph(), *row[place:]) for row in table.rows)
        align = _align(table)
        return _aligned(table, rows, (*align[:place], Align.LEFT, *align[place:]))

    return _change(block_id, change)


def remove_column(block_id: BlockId, at: int) -> Edit:
    """A table without a column; the only column stays."""

    def change(table: TableBlock) -> TableBlock:
        if table.columns < 2 or not 0 <= at < table.columns:
            return table
        rows = tuple(row[:at] + row[at + 1 :] for row in table.rows)
        align = _align(table)
        return _aligned(table, rows, align[:at] + align[at + 1 :])

    return _change(block_id, change)


def set_align(block_id: BlockId, column: int, align: Align) -> Edit:
    """How a column is set."""

    def change(table: TableBlock) -> TableBlock:
        if not 0 <= column < table.columns:
            return table
        before = _align(table)
        return _aligned(table, table.rows, (*before[:column], align, *before[column + 1 :]))

    return _change(block_id, change)


def _align(table: TableBlock) -> tuple[Align, ...]:
    return tuple(table.aligned(column) for column in range(table.columns))


def _aligned(table: TableBlock, rows: Rows, align: tuple[Align, ...]) -> TableBlock:
    """The table set so; all to the left is not written down."""
    said = align if any(each is not Align.LEFT for each in align) else ()
    return structs.replace(table, rows=rows, align=said)


def _change(block_id: BlockId, change: Callable[[TableBlock], TableBlock]) -> Edit:
    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if not isinstance(block, TableBlock):
            return brief
        return without_unused(brief, with_block(brief, block, change(block)))

    return edit
