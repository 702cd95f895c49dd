"""The list of recommendations to tick when a brief is begun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

ROW = 48
TICK = 18
ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class TickRow(NamedTuple):
    """One recommendation as the list shows it."""

    id: str
    title: str
    line: str


class TickModel(QAbstractListModel):
    """The rows that are shown, and which ids are ticked, shown or not."""

    ticked_changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: tuple[TickRow, ...] = ()
        self.ticked: dict[str, None] = {}

    def show(self, rows: Sequence[TickRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def set_ticked(self, id: str, on: bool) -> None:
        """Tick a recommendation or take its tick away; ticks keep the order they were made in."""
        if on:
            self.ticked[id] = None
        else:
            self.ticked.pop(id, None)
        for number, each in enumerate(self.rows):
            if each.id == id:
                self.dataChanged.emit(self.index(number), self.index(number))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are shown."""
        del parent
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Title, line, tick."""
        each = self.rows[index.row()]
        ticked = each.id in self.ticked
        match role:
            case ROLE.DisplayRole:
                return each.title
            case ROLE.AccessibleTextRole:
                state = self._words("newbrief.ticked" if ticked else "newbrief.unticked")
                return f"{each.title}, {state}"
            case ROLE.AccessibleDescriptionRole | ROLE.ToolTipRole:
                return each.line
            case ROLE.CheckStateRole:
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case _:
                return None


class TickDelegate(QStyledItemDelegate):
    """Paints a tick box, the title and the line under it."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(100, self._theme.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, TickModel):
            return
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        each = model.rows[index.row()]
        theme = self._theme
        box = rect.adjusted(0, 0, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if selected else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._tick(painter, box.left() + 10, box.top() + 10, each.id in model.ticked)
        words = box.adjusted(38, 3, -8, -3)
        self._line(painter, words, each.title, "body", 600, "text")
        self._line(
            painter, words.adjusted(0, theme.scaled(20), 0, 0), each.line, "small", 400, "muted"
        )
        painter.restore()

    def _tick(self, painter: QPainter, x: int, y: int, on: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("accent" if on else "control"), 1))
        painter.setBrush(theme.colour("accent" if on else "base"))
        painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, TICK - 1, TICK - 1), 4, 4)
        if on:
            painter.drawPixmap(x + 2, y + 2, theme.pixmap("check", "on_accent", 14))

    def _line(
        self, painter: QPainter, box: QRect, text: str, role: str, weight: int, token: str
    ) -> None:
        font = self._theme.font(role, weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, fitted)


class TickList(QListView):
    """Arrows move, Space or a click on the box ticks, a double click on the words does too."""

    current_changed = Signal(str)
    """The id of the row the detail is about, "" for none."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        named(look(self, "plain"), "recommendationList", words("newbrief.list"))
        self.ticks = TickModel(words)
        self.setModel(self.ticks)
        self.setItemDelegate(TickDelegate(theme, self))
        self._pressed = QModelIndex()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        theme.changed.connect(self.viewport().update)

    def current(self) -> str:
        """The id of the current row, "" for none."""
        index = self.currentIndex()
        return self.ticks.rows[index.row()].id if index.isValid() else ""

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Show these rows, keeping the current one if it is still there."""
        before = self.current()
        self.ticks.show(rows)
        at = next((n for n, each in enumerate(rows) if each.id == before), 0)
        self.setCurrentIndex(self.ticks.index(at))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.current():
            self._toggle()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which row a click on a box is about."""
        # Qt itself leaves the current row alone when the press is on a box, so it cannot be asked.
        super().mousePressEvent(event)
        self._pressed = self._boxed(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, and the detail is about its row."""
        super().mouseReleaseEvent(event)
        pressed, at = self._pressed, self._boxed(event)
        self._pressed = QModelIndex()
        if at.isValid() and at == pressed:
            self.setCurrentIndex(at)
            self._toggle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """So does a double click on the words."""
        super().mouseDoubleClickEvent(event)
        self._pressed = self._boxed(event)
        at = event.position().toPoint()
        if at.x() >= 36 and self.indexAt(at).isValid():
            self._toggle()

    def _boxed(self, event: QMouseEvent) -> QModelIndex:
        """The row whose box the pointer is on."""
        at = event.position().toPoint()
        return self.indexAt(at) if at.x() < 36 else QModelIndex()

    def _toggle(self) -> None:
        id = self.current()
        self.ticks.set_ticked(id, id not in self.ticks.ticked)

    def _tell(self) -> None:
        self.current_changed.emit(self.current())
