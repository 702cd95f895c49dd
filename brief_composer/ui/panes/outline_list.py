"""The rows of the outline: going to a place, renaming, deleting, leaving out and reordering."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu

from brief_composer.model.ids import BlockId, RecommendationId, SectionId
from brief_composer.session import labels
from brief_composer.session.edits import blocks, sections
from brief_composer.session.edits import recommendations as asks
from brief_composer.ui.adding import add_recommendation
from brief_composer.ui.flavours import BLOCK, RECOMMENDATION, SECTION, carried, carrying
from brief_composer.ui.panes.drop_mark import DropMark
from brief_composer.ui.panes.outline_rows import OutlineRow, Spot, block_spot, section_spot
from brief_composer.ui.panes.rows import (
    RowList,
    RowState,
    draw_ground,
    draw_wrapped,
    line_height,
    wrapped_height,
)
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

NUMBER = (22, 30)
"""Width of the column of numbers: of sections, of recommendations."""
LEFT, INDENT, RIGHT, GAP = 10, 18, 10, 8
TOP = 7
MARK = 14
LEVEL_ICONS = {"fix": "circle-alert", "review": "triangle-alert"}
FLAVOURS = (SECTION, BLOCK, RECOMMENDATION)
MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class TitleField(QLineEdit):
    """Where a title is typed over its row. Esc leaves it as it was."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class OutlineList(RowList[OutlineRow]):
    """Enter goes to the place, F2 renames, Delete deletes; Alt+Shift+arrows and dragging move."""

    notice = Signal(str)
    """A sentence for a toast with Undo."""

    def __init__(self, workspace: Workspace, theme: Theme, words: Words) -> None:
        self._workspace, self._words = workspace, words
        super().__init__(theme, "outlineList", words("outline.list"))
        self._field: QLineEdit | None = None
        self._mark = DropMark(self.viewport(), theme)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.clicked.connect(self._clicked)
        self.activated_value.connect(self._go_to)

    @property
    def renaming(self) -> bool:
        """Whether a title is being typed."""
        return self._field is not None

    def section_of_current(self) -> SectionId | None:
        """The section of the current row."""
        home = self._workspace.brief.section_of(BlockId(self.current_key))
        return home.id if home else SectionId(self.current_key) if self.current_key else None

    def rename_current(self) -> None:
        """Type a new title over the current row."""
        value = self.current
        if value is None or self._field is not None:
            return
        field = TitleField(value.title, self.viewport())
        look(field, fit="small")
        named(field, "outlineRename", self._words("outline.rename"))
        words = self._words_box(self.visualRect(self.currentIndex()), value)
        box = QRect(words.left() - 8, 0, words.width() + 16, 28)
        box.moveCenter(QPoint(box.center().x(), self.visualRect(self.currentIndex()).center().y()))
        field.setGeometry(box)
        field.selectAll()
        field.editingFinished.connect(lambda: self._renamed(value))
        field.given_up.connect(self._end_renaming)
        self._field = field
        field.show()
        field.setFocus()

    def menu(self) -> QMenu:
        """What can be done with the current row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        value = self.current
        choices: list[tuple[str, Callable[[], object]]] = [("outline.rename", self.rename_current)]
        if value is not None and value.is_section:
            key = "outline.take_in" if value.left_out else "outline.leave_out"
            choices.append((key, lambda: self._leave_out(value)))
        choices += [
            ("outline.up", lambda: self.step(-1)),
            ("outline.down", lambda: self.step(1)),
            ("outline.delete", self.delete_current),
        ]
        for key, then in choices:
            menu.addAction(self._words(key)).triggered.connect(then)
        return menu

    # ------------------------------------------------------------------------------------- edits

    def delete_current(self) -> None:
        """Delete the section or recommendation of the current row."""
        value = self.current
        if value is None:
            return
        if value.is_section:
            edit = sections.remove_section(SectionId(value.id))
            self._workspace.do(labels.DELETING_SECTION, edit)
            self.notice.emit(self._words("outline.deleted_section"))
        else:
            edit = blocks.remove_block(BlockId(value.id))
            self._workspace.do(labels.DELETING_RECOMMENDATION, edit)
            self.notice.emit(self._words("outline.deleted_recommendation"))

    def step(self, step: int) -> None:
        """Move the current row one place up or down, and say where it stands now."""
        value = self.current
        if value is None:
            return
        if value.is_section:
            order = [section.id for section in self._workspace.brief.sections]
            index = order.index(SectionId(value.id)) + step
            if index < 0:
                return
            edit = sections.move_section(SectionId(value.id), index)
            moved = self._workspace.do(labels.MOVING_SECTION, edit)
        else:
            move = blocks.move_up if step < 0 else blocks.move_down
            moved = self._workspace.do(labels.MOVING_RECOMMENDATION, move(BlockId(value.id)))
        if moved:
            self.select(value.id)
            self._announce_place(value)

    def drop(self, flavour: str, id: str, spot: Spot) -> None:
        """Do what was said while it was dragged."""
        workspace = self._workspace
        if flavour == SECTION:
            edit = sections.move_section(SectionId(id), spot.at)
            workspace.do(labels.MOVING_SECTION, edit)
        elif flavour == BLOCK:
            edit = blocks.move_block(BlockId(id), spot.section, spot.at)
            workspace.do(labels.MOVING_RECOMMENDATION, edit)
        else:
            change = add_recommendation(workspace, RecommendationId(id), spot.section, spot.at)
            id = change.added[0] if change else ""
            workspace.reveal(id)
        self.select(id)

    def _end_renaming(self) -> str:
        """Take the field away; what was typed in it, "" where there is none."""
        field, self._field = self._field, None
        if field is None:
            return ""
        title = field.text().strip()
        field.hide()
        field.deleteLater()
        self.setFocus()
        return title

    def _renamed(self, value: OutlineRow) -> None:
        title = self._end_renaming()
        if not title or title == value.title:
            return
        if value.is_section:
            edit = sections.rename_section(SectionId(value.id), title)
            self._workspace.do(labels.RENAMING_SECTION, edit)
        else:
            self._workspace.do(labels.CHANGING_TITLE, asks.set_title(BlockId(value.id), title))

    def _leave_out(self, value: OutlineRow) -> None:
        name = labels.TAKING_IN_SECTION if value.left_out else labels.LEAVING_OUT_SECTION
        edit = sections.set_section_left_out(SectionId(value.id), not value.left_out)
        self._workspace.do(name, edit)

    def _announce_place(self, value: OutlineRow) -> None:
        brief = self._workspace.brief
        ids: list[str] = [block.id for block in brief.recommendations()]
        if value.is_section:
            ids = [section.id for section in brief.sections]
        if value.id in ids:
            text = self._words("outline.moved", at=ids.index(value.id) + 1, of=len(ids))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _clicked(self, index: QModelIndex) -> None:
        self._go_to(self.rows.values[index.row()])

    def _go_to(self, value: OutlineRow) -> None:
        self._workspace.reveal(value.id)

    # ------------------------------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        """The keys that move a row are the list's own here, not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = event.modifiers() == MOVING and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if moves or event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Delete and Alt+Shift+arrows act on the current row."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_current()
        elif event.modifiers() == MOVING and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a row: the one under the pointer, or the current one for the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key:
            self.setCurrentIndex(self.indexAt(event.pos()))
        if self.current is not None:
            area = self.visualRect(self.currentIndex())
            below = self.viewport().mapToGlobal(area.bottomLeft())
            self.menu().popup(below if by_key else event.globalPos())

    def mime(self, value: OutlineRow) -> QMimeData:
        """A row is dragged as its section or block."""
        return carrying(SECTION if value.is_section else BLOCK, value.id, value.title)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can be put into a brief."""
        if carried(event.mimeData(), FLAVOURS)[0]:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say what would happen here."""
        flavour, id = carried(event.mimeData(), FLAVOURS)
        spot = self.spot_at(flavour, id, event.position().toPoint())
        if spot is None:
            self._mark.hide()
            event.ignore()
            return
        self._mark.show_at(self._line_above(spot.row), self.words_for(flavour, spot))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing would happen any more."""
        del event
        self._mark.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Do it, as one edit."""
        self._mark.hide()
        flavour, id = carried(event.mimeData(), FLAVOURS)
        spot = self.spot_at(flavour, id, event.position().toPoint())
        if spot is None:
            event.ignore()
            return
        event.acceptProposedAction()
        # After the drop has been answered: the drag's own loop still runs inside it.
        QTimer.singleShot(0, self, lambda: self.drop(flavour, id, spot))

    def spot_at(self, flavour: str, id: str, point: QPoint) -> Spot | None:
        """Where something let go of at a point would stand; None where it would not."""
        number = self.number_at(point)
        if number < 0:
            number = self.count
        elif point.y() > self.rect_of(number).center().y():
            number += 1
        brief = self._workspace.brief
        if flavour == SECTION:
            return section_spot(brief, SectionId(id), number)
        return block_spot(brief, number, id if flavour == BLOCK else "") if flavour else None

    def words_for(self, flavour: str, spot: Spot) -> str:
        """What letting go would do: "Move to Recommendations, after R2"."""
        if flavour == SECTION:
            key = "outline.drop_after" if spot.after else "outline.drop_first"
            return self._words(key, title=spot.after)
        verb = "add" if flavour == RECOMMENDATION else "move"
        section = self._workspace.brief.section(spot.section)
        title = section.title if section else ""
        key = f"outline.{verb}_after" if spot.after else f"outline.{verb}_first"
        return self._words(key, section=title, number=spot.after)

    def _line_above(self, number: int) -> int:
        if number < self.count:
            return self.rect_of(number).top()
        return self.rect_of(self.count - 1).bottom() if self.count else 0

    # -------------------------------------------------------------------------------------- look

    def key(self, value: OutlineRow) -> str:
        """A row is its section or block."""
        return value.id

    def spoken(self, value: OutlineRow) -> tuple[str, str]:
        """Number and title; words, findings and whether it is left out."""
        name = f"{value.number} {value.title or self._words('outline.untitled')}".strip()
        parts = [self._words("outline.words", n=value.words)] if value.words >= 0 else []
        if value.level:
            parts.append(self._words(f"outline.has_{value.level}"))
        if value.left_out:
            parts.append(self._words("outline.left_out"))
        return name, ", ".join(parts)

    def row_height(self, value: OutlineRow, width: int) -> int:
        """33 for one line of words, more where they wrap."""
        box = self._words_box(QRect(0, 0, width, 0), value)
        # The weight of the current row, so that no row grows when it becomes that.
        font = self.theme.font("body", 600)
        return max(33, wrapped_height(value.title, font, box.width()) + 2 * TOP)

    def paint_row(self, painter: QPainter, rect: QRect, value: OutlineRow, state: RowState) -> None:
        """Number, words, a mark for what was found, and how many words it has."""
        theme = self.theme
        if state.current or state.over:
            draw_ground(painter, rect, theme.colour("selected" if state.current else "hover"))
        if state.current and state.focus:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        strong = theme.font("body", 600 if state.current or value.is_section else 400)
        small = theme.font("small")
        box = self._words_box(rect, value)
        faint = value.left_out or not value.title
        title = value.title or self._words("outline.untitled")
        first = QRect(rect.left() + LEFT, box.top(), 0, line_height(strong))
        first.setLeft(rect.left() + (LEFT if value.is_section else LEFT + INDENT))
        first.setRight(box.left())
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, value.number)
        draw_wrapped(painter, box, title, strong, theme.colour("muted" if faint else "text"))
        right = QRect(box.right() + GAP, box.top(), 0, first.height())
        right.setRight(rect.right() - RIGHT)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            right,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._right_words(value),
        )
        if value.level:
            place = right.right() - self._right_width(value) - MARK + 1
            ratio = self.devicePixelRatioF()
            drawn = theme.pixmap(LEVEL_ICONS[value.level], value.level, MARK, ratio)
            painter.drawPixmap(place, first.center().y() - MARK // 2, drawn)

    def _words_box(self, rect: QRect, value: OutlineRow) -> QRect:
        """Where the title stands in a row."""
        left = LEFT + NUMBER[0] if value.is_section else LEFT + INDENT + NUMBER[1]
        right = RIGHT + self._right_width(value)
        right += MARK + GAP if value.level else 0
        return rect.adjusted(left, TOP, -right, 0)

    def _right_width(self, value: OutlineRow) -> int:
        words = self._right_words(value)
        wide = QFontMetrics(self.theme.font("small")).horizontalAdvance(words)
        return wide + GAP if words else 0

    def _right_words(self, value: OutlineRow) -> str:
        if not value.is_section:
            return ""
        if value.left_out:
            return self._words("outline.left_out")
        return (
            self._words.number(value.words)
            if value.words >= 0
            else self._words("outline.automatic")
        )
