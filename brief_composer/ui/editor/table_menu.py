"""What the menu of a table offers for the row and the column of the cell that is typed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from brief_composer.model.blocks import Align
from brief_composer.session import labels
from brief_composer.session.edits import tables
from brief_composer.session.edits.parts import Edit
from brief_composer.session.history import Label
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.table_row import TableRow


def add(menu: QMenu, stage: Stage, shown: QWidget | None) -> None:
    """Put the entries of a table's row into a menu."""
    table = shown.table() if isinstance(shown, TableRow) else None
    if table is None or not isinstance(shown, TableRow):
        return
    row, column = shown.at
    id, words = table.id, stage.words

    def entry(key: str, label: Label, edit: Edit, *, on: bool = True) -> None:
        action = menu.addAction(words(f"editor.menu_{key}"))
        action.setObjectName(f"editor.menu.{key}")
        action.setEnabled(on)
        action.triggered.connect(lambda: stage.workspace.do(label, edit))

    wide = table.columns < tables.MOST_COLUMNS
    high = len(table.rows) < tables.MOST_ROWS
    entry("row_above", labels.ADDING_ROW, tables.add_row(id, row), on=high and row > 0)
    entry("row_below", labels.ADDING_ROW, tables.add_row(id, row + 1), on=high)
    entry("row_delete", labels.DELETING_ROW, tables.remove_row(id, row), on=len(table.rows) > 1)
    entry("column_left", labels.ADDING_COLUMN, tables.add_column(id, column), on=wide)
    entry("column_right", labels.ADDING_COLUMN, tables.add_column(id, column + 1), on=wide)
    drop = tables.remove_column(id, column)
    entry("column_delete", labels.DELETING_COLUMN, drop, on=table.columns > 1)

    def align(to: Align) -> Callable[[], object]:
        edit = tables.set_align(id, column, to)
        return lambda: stage.workspace.do(labels.ALIGNING_COLUMN, edit)

    sides = menu.addMenu(words("editor.menu_align"))
    group = QActionGroup(sides)
    for each in Align:
        action = sides.addAction(words(f"editor.menu_align_{each.value}"))
        action.setObjectName(f"editor.menu.align_{each.value}")
        action.setCheckable(True)
        action.setChecked(table.aligned(column) is each)
        group.addAction(action)
        action.triggered.connect(align(each))
