"""The outline: every section and recommendation of the brief, to go to, rename and reorder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QProgressBar,
    QWidget,
)

from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.measure import brief_words
from brief_composer.session import labels
from brief_composer.session.edits import blocks, sections
from brief_composer.session.edits import recommendations as asks
from brief_composer.ui.panes.outline_rows import OutlineRow, outline_rows
from brief_composer.ui.panes.rows import RowList
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import column, icon_button, label, picture, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

NUMBER_WIDTH = 22
INDENT = 18
LEVEL_ICONS = {"fix": "circle-alert", "review": "triangle-alert"}


class OutlinePane(QWidget):
    """The pane: the rows, and how full the brief is under them."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._words = workspace, theme, words
        self.list = OutlineList(workspace, theme, words)
        inner = column(self, 0)
        rows = column(None, 0, 0)
        rows.setContentsMargins(8, 4, 8, 4)
        rows.addWidget(self.list)
        inner.addLayout(rows, 1)
        inner.addWidget(self._footer())
        self._show()
        workspace.changed.connect(lambda: self._show())
        workspace.report_changed.connect(self._show)
        workspace.current_changed.connect(self.list.select_place)

    def header_widgets(self) -> Sequence[QWidget]:
        """The button that adds a section."""
        tip = self._words("outline.add_section")
        return (icon_button(self._theme.icon("plus"), tip, self.add_section, "outlineAdd"),)

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_section(self) -> None:
        """A new section after the current one, ready to be named."""
        brief = self._workspace.brief
        here = self.list.section_of_current()
        ids = [section.id for section in brief.sections]
        index = ids.index(here) + 1 if here is not None and here in ids else len(ids)
        title = self._words("outline.new_section")
        change = self._workspace.do(labels.ADDING_SECTION, sections.add_section(title, index=index))
        new = [s.id for s in change.after.sections if s.id not in ids]
        if new:
            self.list.select(new[0])
            self.list.rename_current()

    def _footer(self) -> QWidget:
        foot = look(QWidget(), "surface")
        outer = column(foot, 6, 12)
        line = row(None, 8)
        self._count = label(type="small", tone="muted")
        line.addWidget(self._count)
        line.addStretch(1)
        outer.addLayout(line)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        outer.addWidget(self._bar)
        return foot

    def _show(self) -> None:
        brief = self._workspace.brief
        self.list.show_values(outline_rows(brief, self._workspace.report))
        total, limit = brief_words(brief), brief.details.word_limit
        key = "outline.words_of" if limit else "outline.words"
        self._count.setText(self._words(key, n=total, limit=limit))
        self._bar.setVisible(bool(limit))
        self._bar.setRange(0, max(limit, 1))
        self._bar.setValue(min(total, limit))
        self._bar.setAccessibleName(self._count.text())


class OutlineList(RowList[OutlineRow]):
    """The rows. Enter goes to the place, F2 renames, Delete deletes, dragging reorders."""

    def __init__(self, workspace: Workspace, theme: Theme, words: Words) -> None:
        self._workspace, self._theme, self._words = workspace, theme, words
        super().__init__(
            self._row_widget, self._spoken, lambda r: r.id, "outlineList", words("outline.list")
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemClicked.connect(self._go)
        self.activated_value.connect(self._go_to)

    def select_place(self, id: str) -> None:
        """Mark the row of the section or block the caret is in."""
        found = self._workspace.brief.evidence(id)  # type: ignore[arg-type]
        self.select(found[0].id if found else self._row_of(id))

    def section_of_current(self) -> SectionId | None:
        """The section of the current row."""
        key = self.current_key()
        home = self._workspace.brief.section_of(BlockId(key))
        return home.id if home else SectionId(key) if key else None

    def rename_current(self) -> None:
        """Type a new title over the current row."""
        item = self.currentItem()
        if self.currentRow() < 0:
            return
        value = self.value_at(self.currentRow())
        field = QLineEdit(value.title, self.viewport())
        look(field, fit="small")
        named(field, "outlineRename", self._words("outline.rename"))
        field.setGeometry(self.visualItemRect(item).adjusted(NUMBER_WIDTH + 8, 2, -4, -2))
        field.selectAll()
        field.editingFinished.connect(lambda: self._renamed(field, value))
        field.show()
        field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Delete and Alt+Shift+arrows act on the current row."""
        shifted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F2:
            self.rename_current()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        elif event.modifiers() == shifted and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a row."""
        item = self.itemAt(event.pos())
        if item is not None:
            self.setCurrentItem(item)
        if self.currentRow() >= 0:
            self.menu().popup(event.globalPos() if item else self._below_current())

    def menu(self) -> QMenu:
        """What can be done with the current row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        value = self.value_at(self.currentRow())
        choices: list[tuple[str, Callable[[], object]]] = [
            ("outline.rename", self.rename_current),
            ("outline.up", lambda: self._step(-1)),
            ("outline.down", lambda: self._step(1)),
        ]
        if value.is_section:
            key = "outline.take_in" if value.left_out else "outline.leave_out"
            choices.append((key, lambda: self._leave_out(value)))
        choices.append(("outline.delete", self._delete))
        for key, then in choices:
            menu.addAction(self._words(key)).triggered.connect(then)
        return menu

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what was dragged to where it was let go, as one edit."""
        moved = self.value_at(self.currentRow())
        target = self.itemAt(event.position().toPoint())
        below = self.dropIndicatorPosition() != QAbstractItemView.DropIndicatorPosition.AboveItem
        number = self.row(target) + below if target is not None else self.count()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._move(moved, number)

    # ------------------------------------------------------------------------------------ edits

    def _renamed(self, field: QLineEdit, value: OutlineRow) -> None:
        if field.isHidden():
            return
        title = field.text().strip()
        field.hide()
        field.deleteLater()
        self.setFocus()
        if not title or title == value.title:
            return
        if value.is_section:
            edit = sections.rename_section(SectionId(value.id), title)
            self._workspace.do(labels.RENAMING_SECTION, edit)
        else:
            self._workspace.do(labels.CHANGING_TITLE, asks.set_title(BlockId(value.id), title))

    def _delete(self) -> None:
        if self.currentRow() < 0:
            return
        value = self.value_at(self.currentRow())
        if value.is_section:
            edit = sections.remove_section(SectionId(value.id))
            self._workspace.do(labels.DELETING_SECTION, edit)
        else:
            edit = blocks.remove_block(BlockId(value.id))
            self._workspace.do(labels.DELETING_RECOMMENDATION, edit)

    def _leave_out(self, value: OutlineRow) -> None:
        label_ = labels.TAKING_IN_SECTION if value.left_out else labels.LEAVING_OUT_SECTION
        edit = sections.set_section_left_out(SectionId(value.id), not value.left_out)
        self._workspace.do(label_, edit)

    def _step(self, step: int) -> None:
        if self.currentRow() < 0:
            return
        value = self.value_at(self.currentRow())
        if value.is_section:
            order = [section.id for section in self._workspace.brief.sections]
            index = order.index(SectionId(value.id)) + step
            edit = sections.move_section(SectionId(value.id), max(index, 0))
            self._workspace.do(labels.MOVING_SECTION, edit)
        else:
            move = blocks.move_up if step < 0 else blocks.move_down
            self._workspace.do(labels.MOVING_RECOMMENDATION, move(BlockId(value.id)))

    def _move(self, moved: OutlineRow, number: int) -> None:
        """Put a row before the row of that number."""
        brief = self._workspace.brief
        above = [self.value_at(n).id for n in range(min(number, self.count()))]
        heads = [section for section in brief.sections if section.id in above]
        if moved.is_section:
            index = len([section for section in heads if section.id != moved.id])
            edit = sections.move_section(SectionId(moved.id), index)
            self._workspace.do(labels.MOVING_SECTION, edit)
        elif heads:
            home = heads[-1]
            before = [n for n, block in enumerate(home.blocks) if block.id in above]
            index = before[-1] + 1 if before else 0
            old = [block.id for block in home.blocks]
            if moved.id in old and old.index(BlockId(moved.id)) < index:
                index -= 1
            edit = blocks.move_block(BlockId(moved.id), home.id, index)
            self._workspace.do(labels.MOVING_RECOMMENDATION, edit)

    # -------------------------------------------------------------------------------------- look

    def _row_of(self, id: str) -> str:
        """The row a place belongs to: its own, or its section's (plain text has none)."""
        rows = {self.value_at(n).id for n in range(self.count())}
        home = self._workspace.brief.section_of(BlockId(id))
        return id if id in rows else home.id if home else ""

    def _go(self, item: QListWidgetItem) -> None:
        self._go_to(self.value_at(self.row(item)))

    def _go_to(self, value: OutlineRow) -> None:
        self._workspace.reveal(value.id)

    def _below_current(self) -> QPoint:
        area = self.visualItemRect(self.currentItem())
        return self.viewport().mapToGlobal(area.bottomLeft())

    def _spoken(self, value: OutlineRow) -> tuple[str, str]:
        name = f"{value.number} {value.title}".strip()
        parts = [self._words("outline.words", n=value.words)] if value.words >= 0 else []
        if value.level:
            parts.append(self._words(f"outline.has_{value.level}"))
        if value.left_out:
            parts.append(self._words("outline.left_out"))
        return name, ", ".join(parts)

    def _row_widget(self, value: OutlineRow) -> QWidget:
        made = QWidget()
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(made, 8)
        line.setContentsMargins(10 if value.is_section else 10 + INDENT, 6, 8, 6)
        number = label(value.number, type="small", tone="muted")
        number.setFixedWidth(NUMBER_WIDTH)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        title = value.title or self._words("outline.untitled")
        tone = "muted" if value.left_out or not value.title else ""
        weight = "medium" if value.is_section else ""
        line.addWidget(label(title, weight=weight, tone=tone, wrap=True), 1)
        if value.level:
            mark = picture(self._theme, LEVEL_ICONS[value.level], value.level, 14)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._right(value), 0, Qt.AlignmentFlag.AlignVCenter)
        made.setMinimumSize(QSize(0, 32))
        return made

    def _right(self, value: OutlineRow) -> QWidget:
        if not value.is_section:
            return label()
        key = "outline.left_out" if value.left_out else "outline.automatic"
        text = str(value.words) if value.words >= 0 and not value.left_out else self._words(key)
        return label(text, type="small", tone="muted")
