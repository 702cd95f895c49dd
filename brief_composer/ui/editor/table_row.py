"""A table as a row: cells typed in place, Tab from one to the next, caption and source around them.

Belongs here: which cell is typed in, and the one field that stands over it. Does not belong here:
laying cells out (`ui.editor.grid`), menus of rows and columns (`ui.editor.table_menu`).
"""

from __future__ import annotations

from msgspec import structs
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from brief_composer.model.blocks import Block, TableBlock
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Paragraph, Prose, plain
from brief_composer.session import labels
from brief_composer.session.edits import tables
from brief_composer.session.history import Label
from brief_composer.ui.editor.apart_row import ApartRow
from brief_composer.ui.editor.blocks import GAP, LEFT, RIGHT
from brief_composer.ui.editor.document import TextLook
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.flow import FlowEdit, Way
from brief_composer.ui.editor.grid import PAD, QT_ALIGN, Grid
from brief_composer.ui.editor.line_edit import LineEdit
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.stamps import link
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.widgets.looks import named


class TableRow(ApartRow):
    """A table. `at` is the cell that is typed in: its row and column."""

    kind = "table"

    def __init__(self, stage: Stage, key: str, block_id: BlockId) -> None:
        super().__init__(stage, key, block_id)
        self.at = (0, 0)
        self._in_head = False
        self._top = 0
        self.caption = self.line_field(0, "caption", "caption")
        self.source = self.line_field(-1, "source", "table_source")
        theme = stage.theme
        self._grid = Grid(theme.font("writing"), theme.font("writing", 600), stage.chip_words)
        self._links: list[QPushButton] = []
        self._show(fresh=True)

    def make_text(self) -> ProseEdit:
        cell = LineEdit(self.stage.look, self.stage.painter, self)
        cell.tabs = True
        cell.tabbed.connect(self._tabbed)
        return cell

    def field(self, field: FlowEdit) -> None:
        super().field(field)
        if field is self.text:  # from a cell the caret goes to the next cell first
            field.left.disconnect()
            field.left.connect(self._left)

    @property
    def cell(self) -> LineEdit:
        """The field over the cell that is typed in."""
        assert isinstance(self.text, LineEdit)
        return self.text

    def table(self) -> TableBlock | None:
        """The table as it is in the brief now."""
        block = self.block()
        return block if isinstance(block, TableBlock) else None

    # ----------------------------------------------------------------------------------- showing

    def refresh(self) -> None:
        self._show(fresh=False)

    def _show(self, fresh: bool) -> None:
        block = self.table()
        if block is None:
            return
        row, column = self.at
        self.at = (max(0, min(row, len(block.rows) - 1)), max(0, min(column, block.columns - 1)))
        for field, line in ((self.caption, block.caption), (self.source, block.source)):
            self.stage.set_typing(field)
            field.show_line(line, follow=not fresh)
            field.setVisible(not self.collapsed)
        self.stage.set_typing(self.cell)
        self._show_cell(block, follow=not fresh)
        self.cell.setVisible(not self.collapsed and bool(block.rows))
        self.show_head(block, plain((block.caption,)))
        self._show_links()
        self.invalidate()
        self.update()

    def _show_cell(self, block: TableBlock, *, follow: bool) -> None:
        if not block.rows:
            return
        row, column = self.at
        if (row == 0) is not self._in_head:
            self._in_head = row == 0
            self.cell.restyle_all(self._cell_look())
        self.cell.show_line(block.rows[row][column], follow)
        option = self.cell.document().defaultTextOption()
        if option.alignment() != QT_ALIGN[block.aligned(column)]:
            option.setAlignment(QT_ALIGN[block.aligned(column)])
            self.cell.document().setDefaultTextOption(option)
        title = plain((block.rows[0][column],))
        where = self.stage.words("editor.cell_name", row=row + 1, column=column + 1)
        named(self.cell, f"block.{self.block_id}.text", ", ".join(filter(None, (where, title))))

    def summary(self, block: Block) -> str:
        if not isinstance(block, TableBlock):
            return ""
        rows, columns = len(block.rows), block.columns
        words = self.stage.words
        return words("editor.table_rows", n=rows) + ", " + words("editor.table_columns", n=columns)

    def _show_links(self) -> None:
        wanted = (self.current or self.chosen) and not self.collapsed
        if wanted and not self._links:
            stage = self.stage
            self._links = [
                link(stage.theme, stage.words("editor.add_row"), "plus", self._add_row, self),
                link(stage.theme, stage.words("editor.add_column"), "plus", self._add_column, self),
            ]
            named(self._links[0], f"block.{self.block_id}.addRow")
            named(self._links[1], f"block.{self.block_id}.addColumn")
        for each in self._links:
            each.setVisible(wanted)

    def _cell_look(self) -> TextLook:
        """The fonts of the cell: names of columns are bolder."""
        look = self.stage.look
        return (
            structs.replace(look, body=self.stage.theme.font("writing", 600))
            if self._in_head
            else look
        )

    def restyle(self) -> None:
        theme = self.stage.theme
        self._grid.set_fonts(theme.font("writing"), theme.font("writing", 600))
        for field in (self.caption, self.source):
            field.restyle_all(self.stage.look)
        super().restyle()
        self.cell.restyle_all(self._cell_look())

    def set_current(self, current: bool, chosen: bool) -> None:
        before = self.current or self.chosen
        super().set_current(current, chosen)
        if before != (self.current or self.chosen):
            self._show_links()
            self.invalidate()

    def _reground(self) -> None:
        super()._reground()
        for field in (self.caption, self.source):
            field.ground = self.text.ground
            field.viewport().update()
        self._ground_cell()

    def _ground_cell(self) -> None:
        tokens = self.stage.theme.tokens
        ground = tokens.surface if self.at[0] == 0 else tokens.base
        self.cell.ground = tokens.accent_soft if self.chosen and self.at[0] else ground
        self.cell.viewport().update()

    # ------------------------------------------------------------------------------------ layout

    def arrange(self, width: int) -> int:
        block = self.table()
        if self.collapsed or block is None:
            return self.folded(width)
        inner = width - LEFT - RIGHT
        y = self.arrange_head(width)
        height = self.caption.height_for(inner)
        self.caption.setGeometry(LEFT, y, inner, height)
        self._top = y + height + 6
        self._grid.lay_out(block, inner, keep=self.cell.hasFocus())
        box = self._grid.rect(*self.at)
        high = self.cell.height_for(max(8, box.width() - 2 * PAD))
        self._grid.need(self.at[0], high)
        self._place_cell()
        y = self._top + self._grid.height + 8
        height = self.source.height_for(inner)
        self.source.setGeometry(LEFT, y, inner, height)
        y += height + 6
        if self._links and self._links[0].isVisibleTo(self):
            y = self._arrange_links(y)
        return y + 6 + GAP

    def _arrange_links(self, y: int) -> int:
        x = LEFT
        for each in self._links:
            size = each.sizeHint()
            each.setGeometry(x, y, size.width(), 28)
            x += size.width() + 4
        return y + 30

    def _place_cell(self) -> None:
        box = self._grid.rect(*self.at).translated(LEFT, self._top).adjusted(1, 1, 0, 0)
        self.cell.setGeometry(box.adjusted(PAD - 1, PAD - 1, -PAD, -PAD))
        self._ground_cell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the cells, and a line around the one that is typed in."""
        super().paintEvent(event)
        if self.collapsed:
            return
        painter = QPainter(self)
        tokens = self.stage.theme.tokens
        area = event.rect().translated(-LEFT, -self._top)
        self._grid.paint(painter, QPointF(LEFT, self._top), area, tokens)
        if self.cell.hasFocus():
            box = self._grid.rect(*self.at).translated(LEFT, self._top)
            painter.setPen(self.stage.theme.colour("accent"))
            painter.drawRect(box)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.end()

    # ------------------------------------------------------------------------------------ acting

    def fields(self) -> list[QWidget]:
        return [] if self.collapsed else [self.caption, self.cell, self.source]

    def field_of(self, paragraph: int) -> FlowEdit:
        block = self.table()
        if block is None or paragraph <= 0:
            return self.caption
        if paragraph > len(block.rows) * block.columns:
            return self.source
        self.go(*divmod(paragraph - 1, block.columns))
        return self.cell

    def paragraph_of(self, field: ProseEdit) -> int:
        block = self.table()
        if field is not self.text or block is None:
            return super().paragraph_of(field)
        return 1 + self.at[0] * block.columns + self.at[1]

    def place(self, spot: Spot) -> None:
        field = self.field_of(spot.paragraph)
        if isinstance(field, LineEdit):
            field.place(spot)

    def go(self, row: int, column: int) -> None:
        """Type in another cell."""
        block = self.table()
        if block is None or not block.rows:
            return
        self.at = (max(0, min(row, len(block.rows) - 1)), max(0, min(column, block.columns - 1)))
        self._show_cell(block, follow=False)
        self._place_cell()
        self.invalidate()
        self.update()
        if self.cell.hasFocus():
            self.stage.acts.caret_moved(self.cell)

    def _tabbed(self, step: int) -> None:
        """The next cell; behind the last one, a new row."""
        block = self.table()
        if block is None:
            return
        number = self.at[0] * block.columns + self.at[1] + step
        if number < 0:
            self.stage.acts.leave(self.cell, Way.UP, self._screen_x())
        elif number >= len(block.rows) * block.columns:
            if len(block.rows) < tables.MOST_ROWS:
                edit = tables.add_row(self.block_id, len(block.rows))
                self.stage.workspace.do(labels.ADDING_ROW, edit)
                self.go(len(block.rows), 0)
        else:
            self.go(*divmod(number, block.columns))
            self.cell.selectAll()

    def _left(self, way: Way, screen_x: int) -> None:
        """Arrows at the edge of a cell go to the cell beside it, then out of the table."""
        block = self.table()
        row, column = self.at
        to = {
            Way.UP: (row - 1, column),
            Way.DOWN: (row + 1, column),
            Way.LEFT: (row, column - 1),
            Way.RIGHT: (row, column + 1),
        }.get(way)
        if block and to and 0 <= to[0] < len(block.rows) and 0 <= to[1] < block.columns:
            self.go(*to)
            self.cell.enter(way, screen_x)
        else:
            self.stage.acts.leave(self.cell, way, screen_x)

    def _screen_x(self) -> int:
        return self.cell.mapToGlobal(self.cell.caret_rect().center()).x()

    def say(self, prose: Prose, label_: Label, typing: bool) -> None:
        block = self.table()
        if block is None or not block.rows:
            return
        number = 1 + self.at[0] * block.columns + self.at[1]
        line = prose[0] if prose else Paragraph()
        self.put_line(number, line, label_, typing)

    def _add_row(self) -> None:
        edit = tables.add_row(self.block_id, self.at[0] + 1)
        self.stage.workspace.do(labels.ADDING_ROW, edit)
        self.go(self.at[0] + 1, 0)
        self.cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_column(self) -> None:
        edit = tables.add_column(self.block_id, self.at[1] + 1)
        self.stage.workspace.do(labels.ADDING_COLUMN, edit)
        self.go(0, self.at[1] + 1)
        self.cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def cell_at(self, at: QPoint) -> tuple[int, int] | None:
        """The cell at a point of the row."""
        return None if self.collapsed else self._grid.at(at.x() - LEFT, at.y() - self._top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into a cell types there; beside the cells it selects the block."""
        place = self.cell_at(event.position().toPoint())
        if place is None:
            super().mousePressEvent(event)
            return
        self.go(*place)
        at = self.cell.viewport().mapFrom(self, event.position().toPoint())
        self.cell.setTextCursor(self.cell.cursorForPosition(at))
        self.cell.setFocus(Qt.FocusReason.MouseFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The block's menu, about the cell under the pointer."""
        place = self.cell_at(event.pos())
        if place is not None:
            self.go(*place)
        super().contextMenuEvent(event)
