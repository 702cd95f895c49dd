"""Where the caret is in the column, and how it goes from one row to the next.

Belongs here: the current row and field, arrows across edges, revealing a place of the brief, being
selected. Does not belong here: edits (`ui.editor.acting`).
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from brief_composer.model.blocks import TextBlock
from brief_composer.model.ids import BlockId, EvidenceId, SectionId
from brief_composer.ui.editor.blocks import BlockRow
from brief_composer.ui.editor.box_row import BoxRow
from brief_composer.ui.editor.column import Column, Row
from brief_composer.ui.editor.evidence import EvidenceView
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.flow import FlowEdit, Way
from brief_composer.ui.editor.recommendation_row import RecommendationRow
from brief_composer.ui.editor.sections import SectionRow
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.text import ProseEdit

FieldRow: TypeAlias = BlockRow | SectionRow


class Caret(QObject):
    """Follows the caret. The current row stays current while the focus is in another pane."""

    state_changed = Signal()

    def __init__(self, stage: Stage, column: Column) -> None:
        super().__init__(column)
        self._stage = stage
        self._column = column
        self._key = ""
        self._field: QWidget | None = None

    # -------------------------------------------------------------------------------- asking

    def row(self) -> FieldRow | None:
        """The current row."""
        row = self._column.row(self._key)
        return row if isinstance(row, BlockRow | SectionRow) else None

    def block_id(self) -> BlockId | None:
        """The current block."""
        row = self.row()
        return row.block_id if isinstance(row, BlockRow) and row.block_id else None

    def section_id(self) -> SectionId | None:
        """The section the caret is in."""
        kind, _, id = self._key.partition(":")
        if kind == "block":
            section = self._stage.brief.section_of(BlockId(id))
            return section.id if section else None
        return SectionId(id) if id else None

    def quote(self) -> EvidenceView | None:
        """The quote the focus is in."""
        widget = self._field
        while widget is not None and not isinstance(widget, EvidenceView):
            widget = widget.parentWidget() if self._alive() else None
        return widget

    def prose(self) -> ProseEdit | None:
        """The text the caret is in, None in a title, a quote, or a selected block."""
        row = self.row()
        if self._alive() and isinstance(self._field, ProseEdit):
            return self._field
        if isinstance(row, BlockRow) and row.text.hasFocus():
            return row.text
        return None

    def field(self) -> FlowEdit | None:
        """The text field the caret is in."""
        return self._field if self._alive() and isinstance(self._field, FlowEdit) else None

    def _alive(self) -> bool:
        row = self._column.row(self._key)
        return row is not None and self._field is not None and row.isAncestorOf(self._field)

    # ------------------------------------------------------------------------------- following

    def entered(self, key: str, id: str) -> None:
        """The focus is in this row now."""
        before = self._column.row(self._key)
        self._key = self._column.pinned = key
        row = self._column.row(key)
        if row is not before and isinstance(before, BlockRow):
            before.set_current(False, False)
        self._field = self._focused_in(row)
        if isinstance(row, BlockRow):
            chosen = row.hasFocus()
            row.set_current(not chosen or True, chosen)
        if id:
            self._stage.workspace.set_current(id)
        self.state_changed.emit()

    def _focus(self, row: FieldRow, widget: QWidget) -> None:
        """Give a widget the focus; a window in the background only remembers it."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._key != row.key or self._field is not widget:
            id = row.block_id if isinstance(row, BlockRow) else row.section_id
            self.entered(row.key, id)
            self._field = widget

    def _focused_in(self, row: Row | None) -> QWidget | None:
        return row.focusWidget() if row is not None else None

    def moved(self, field: FlowEdit) -> None:
        """Keep the caret in view."""
        if field.hasFocus():
            self._column.see(field, field.caret_rect())

    # ----------------------------------------------------------------------------------- going

    def choose(self, id: str) -> None:
        """Select a block (or, for a section, leave its title for the block after it)."""
        row = self._column.need(f"block:{id}")
        if isinstance(row, BlockRow):
            self._focus(row, row)
            row.set_current(True, True)
            self._column.reveal(row.key)
            if row.height() < self._column.viewport().height():
                self._column.see(row, row.rect())
            return
        section = self._stage.brief.section(SectionId(id))
        if section and section.blocks:
            self.choose(section.blocks[0].id)

    def leave(self, field: QWidget, way: Way, screen_x: int) -> None:
        """Go on from a field to the one above or below it."""
        row = self._row_of(field)
        if row is None:
            return
        if way in (Way.FIRST, Way.LAST):
            self._far(way, screen_x)
            return
        if way in (Way.PAGE_UP, Way.PAGE_DOWN):
            self._page(field, -1 if way is Way.PAGE_UP else 1, screen_x)
            return
        fields = row.fields()
        at = fields.index(field) if field in fields else 0
        step = -1 if way in (Way.UP, Way.LEFT) else 1
        if 0 <= at + step < len(fields):
            self._into(fields[at + step], way, screen_x)
            return
        index = self._column.keys.index(row.key) + step
        while 0 <= index < len(self._column.keys):
            other = self._need(self._column.keys[index])
            if other is not None and other.fields():
                self._into(other.fields()[0 if step > 0 else -1], way, screen_x)
                return
            index += step

    def _far(self, way: Way, screen_x: int) -> None:
        """The first or the last field of the brief."""
        keys = self._column.keys if way is Way.FIRST else reversed(self._column.keys)
        for key in keys:
            row = self._need(key)
            if row is not None and row.fields():
                self._into(row.fields()[0 if way is Way.FIRST else -1], way, screen_x)
                return

    def _page(self, field: QWidget, step: int, screen_x: int) -> None:
        """One screen up or down, the caret at the same height of it."""
        caret = field.caret_rect() if isinstance(field, FlowEdit) else field.rect()
        view = self._column.viewport()
        y = max(0, min(field.mapTo(view, caret.center()).y(), view.height() - 1))
        bar = self._column.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * bar.pageStep())
        if bar.value() == before:
            self._far(Way.FIRST if step < 0 else Way.LAST, screen_x)
            return
        self.at_point(QPoint(view.mapFromGlobal(QPoint(screen_x, 0)).x(), y))

    def at_point(self, at: QPoint) -> None:
        """Put the caret where a point of the view is, or into the nearest text."""
        view = self._column.viewport()
        fields = [
            field
            for row in self._column.rows()
            if isinstance(row, BlockRow | SectionRow)
            for field in row.fields()
            if isinstance(field, FlowEdit)
        ]
        if not fields:
            return

        def away(field: FlowEdit) -> int:
            top = field.mapTo(view, QPoint(0, 0)).y()
            return max(top - at.y(), at.y() - top - field.height(), 0)

        field = min(fields, key=away)
        row = self._row_of(field)
        field.setTextCursor(field.cursorForPosition(field.viewport().mapFrom(view, at)))
        if row is not None:
            self._focus(row, field)

    def neighbour(self, id: str, step: int) -> BlockId | None:
        """The block before (-1) or after (+1) a block, whatever the section."""
        keys = [key for key in self._column.keys if key.startswith("block:")]
        at = keys.index(f"block:{id}") + step if f"block:{id}" in keys else -1
        return BlockId(keys[at].partition(":")[2]) if 0 <= at < len(keys) else None

    def shown(self, id: BlockId) -> Row | None:
        """The row of a block, made now if need be."""
        return self._column.need(f"block:{id}")

    def into_text(self, id: BlockId, spot: Spot | None = None) -> None:
        """Put the caret into the text of a block."""
        row = self._column.need(f"block:{id}")
        if not isinstance(row, BlockRow):
            return
        self._unfold(row)
        if spot is not None:
            row.place(spot)
        self._focus(row, row.text)
        self._column.see(row.text, row.text.caret_rect())

    def into_title(self, id: str, rename: bool = False) -> None:
        """Put the caret into the title of a section or recommendation."""
        row = self._need(f"section:{id}") or self._need(f"block:{id}")
        if isinstance(row, SectionRow | RecommendationRow | BoxRow):
            if rename:
                row.rename()
            else:
                self._focus(row, row.title)

    def reveal(self, id: str) -> None:
        """Bring a section, block or piece of evidence into view and put the caret there."""
        brief = self._stage.brief
        found = brief.evidence(EvidenceId(id))
        if found:
            self._reveal_quote(found[0].id, id)
        elif brief.block(BlockId(id)):
            self._reveal_block(BlockId(id))
        elif brief.section(SectionId(id)):
            self._reveal_section(SectionId(id))

    def _reveal_block(self, id: BlockId) -> None:
        row = self._column.need(f"block:{id}")
        if not isinstance(row, BlockRow):
            return
        self._column.reveal(row.key)
        focused = QApplication.focusWidget()
        if isinstance(focused, FlowEdit) and row.isAncestorOf(focused):
            self._column.see(focused, focused.caret_rect())
            return
        block = self._stage.brief.block(id)
        is_new = isinstance(row, RecommendationRow) and not row.title.toPlainText()
        if is_new or (row.collapsed and not isinstance(block, TextBlock)):
            self.into_title(id)
        else:
            self.into_text(id)

    def _reveal_quote(self, block_id: BlockId, id: str) -> None:
        row = self._column.need(f"block:{block_id}")
        if not isinstance(row, RecommendationRow):
            return
        self._unfold(row)
        for view in row.evidence:
            if view.evidence.id == id:
                view.setFocus(Qt.FocusReason.OtherFocusReason)
                self.entered(row.key, id)
                self._column.see(view, view.rect())

    def _reveal_section(self, id: SectionId) -> None:
        row = self._column.need(f"section:{id}")
        if isinstance(row, SectionRow):
            self._into_section(id, row)
            self._column.reveal(row.key, 12)

    def _into_section(self, id: SectionId, row: SectionRow) -> None:
        """Into the first text of a section, or onto its first recommendation: whoever goes to a
        section wants to write in it, not to change its heading."""
        empty = self._column.need(f"empty:{id}")
        section = self._stage.brief.section(id)
        first = section.blocks[0] if section and section.blocks else None
        if isinstance(empty, BlockRow):
            empty.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(first, TextBlock):
            self.into_text(first.id, Spot(0, 0))
        elif first is not None:
            self.choose(first.id)
        else:
            row.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into(self, field: QWidget, way: Way, screen_x: int) -> None:
        if isinstance(field, FlowEdit):
            field.enter(way, screen_x)
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.see(field, field.rect())
            row = self._row_of(field)
            if isinstance(field, EvidenceView) and row is not None:
                self.entered(row.key, field.evidence.id)

    def _unfold(self, row: BlockRow) -> None:
        if row.collapsed:
            self._stage.collapsed.discard(row.block_id)
            row.refresh()
            row.invalidate()

    def _need(self, key: str) -> FieldRow | None:
        row = self._column.need(key)
        return row if isinstance(row, BlockRow | SectionRow) else None

    @staticmethod
    def _row_of(widget: QWidget) -> FieldRow | None:
        parent: QWidget | None = widget
        while parent is not None:
            if isinstance(parent, BlockRow | SectionRow):
                return parent
            parent = parent.parentWidget()
        return None


def below(widget: QWidget) -> QPoint:
    """The point on the screen under a widget's left edge, where a popup goes."""
    return widget.mapToGlobal(QPoint(0, widget.height() + 4))
