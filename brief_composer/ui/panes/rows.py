"""Lists of values painted as rows: one stop for Tab, arrows to move, Enter or Space to act.

Rows are painted and not made of widgets: a library of fifty cards and an outline of three hundred
rows cost nothing until they are looked at. What a row looks like is its list's own matter
(`paint_row`, `row_height`); wrapping and the little drawings they share are here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from brief_composer.ui.flavours import hanging
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS
from brief_composer.ui.widgets.looks import look, named

V = TypeVar("V")
Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex

LEADING = 1.32
"""Line height of wrapped words, as a multiple of the size of the letters."""


class RowState(NamedTuple):
    """What a row is just now: current, under the pointer, in a list that has the focus; `pointer`
    is where in the row the pointer is."""

    current: bool
    over: bool
    focus: bool
    pointer: QPoint


class RowModel(QAbstractListModel, Generic[V]):
    """Values in order, with what a screen reader says of each."""

    def __init__(self, owner: RowList[V]) -> None:
        super().__init__(owner)
        self._owner = owner
        self.values: tuple[V, ...] = ()

    def show(self, values: Sequence[V], same: bool) -> None:
        """Show these values; `same` says that they are the same rows with other contents."""
        if same:
            old, self.values = self.values, tuple(values)
            for number, (before, after) in enumerate(zip(old, self.values, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(number), self.index(number))
        else:
            self.beginResetModel()
            self.values = tuple(values)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.values)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged where the list says what they are while they are."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The name of a row and what else is said of it."""
        if role not in (
            Role.DisplayRole,
            Role.AccessibleTextRole,
            Role.AccessibleDescriptionRole,
            Role.ToolTipRole,
        ):
            return None
        value = self.values[index.row()]
        if role == Role.ToolTipRole:
            return self._owner.tip(value) or None
        name, description = self._owner.spoken(value)
        return description if role == Role.AccessibleDescriptionRole else name


class _Painter(QStyledItemDelegate):
    """Asks the list for heights and has it paint."""

    def __init__(self, owner: RowList[V]) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as there is room, as high as the list says."""
        return QSize(self._owner.viewport().width(), self._owner.height_of(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        self._owner.paint_number(painter, rect, index.row(), over)
        painter.restore()


class RowList(QListView, Generic[V]):
    """Shows values as rows. A list of a kind says how high its rows are, paints them, names them
    and tells what makes two values the same row."""

    activated_value = Signal(object)
    """Enter, Space or a double click on a row."""

    current_value = Signal(object)
    """Another row is the current one; None where there is none."""

    def __init__(self, theme: Theme, identifier: str, name: str) -> None:
        super().__init__()
        self.theme = theme
        self._heights: dict[V, int] = {}
        self.rows: RowModel[V] = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        named(look(self, "plain"), identifier, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentChanged.connect(lambda: self.current_value.emit(self.current))
        theme.changed.connect(self.viewport().update)

    # ------------------------------------------------------------------- what a kind of list says

    def key(self, value: V) -> str:
        """What makes two values the same row."""
        raise NotImplementedError

    def spoken(self, value: V) -> tuple[str, str]:
        """Name and description for a screen reader; the name is also what typing searches."""
        raise NotImplementedError

    def row_height(self, value: V, width: int) -> int:
        """How high the row is where it is `width` wide."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRect, value: V, state: RowState) -> None:
        """Paint the row into the rectangle."""
        raise NotImplementedError

    def tip(self, value: V) -> str:
        """The words shown under a resting pointer, "" for none."""
        del value
        return ""

    def mime(self, value: V) -> QMimeData | None:
        """What the row is while it is dragged; None for rows that are not."""
        del value
        return None

    # ---------------------------------------------------------------------------------- contents

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows.values)

    @property
    def current(self) -> V | None:
        """The value of the current row."""
        number = self.currentIndex().row()
        return self.rows.values[number] if 0 <= number < self.count else None

    @property
    def current_key(self) -> str:
        """The key of the current row, "" for none."""
        return self.key(self.current) if self.current is not None else ""

    def show_values(self, values: Sequence[V]) -> None:
        """Show these values in this order, keeping the current row and the scroll."""
        same = [self.key(value) for value in values] == [self.key(v) for v in self.rows.values]
        if same:
            self.rows.show(values, same=True)
            return
        current, scroll = self.current_key, self.verticalScrollBar().value()
        near = self.currentIndex().row()
        self.rows.show(values, same=False)
        # Laid out at once, or the scroll would be cut to a list that is still empty.
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scroll)
        number = self.number_of(current)
        if number < 0 and current and self.hasFocus():
            number = min(near, self.count - 1)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number))

    def number_of(self, key: str) -> int:
        """The number of the row of that key, -1 for none."""
        places = (n for n, value in enumerate(self.rows.values) if self.key(value) == key)
        return next(places, -1) if key else -1

    def select(self, key: str) -> None:
        """Make the row of that key the current one and bring it into view; "" or unknown: none."""
        number = self.number_of(key)
        index = self.rows.index(number) if number >= 0 else QModelIndex()
        if index.row() == self.currentIndex().row():
            return
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()

    def rect_of(self, number: int) -> QRect:
        """Where a row stands in the viewport."""
        return self.visualRect(self.rows.index(number))

    def number_at(self, point: QPoint) -> int:
        """The row at a point of the viewport, -1 for none."""
        return self.indexAt(point).row()

    def height_of(self, number: int) -> int:
        """The height of a row at the present width; asked for once until that changes."""
        value = self.rows.values[number]
        if value not in self._heights:
            self._heights[value] = self.row_height(value, self.viewport().width())
        return self._heights[value]

    def paint_number(self, painter: QPainter, rect: QRect, number: int, over: bool) -> None:
        """Paint the row of that number."""
        pointer = self.viewport().mapFromGlobal(self.cursor().pos()) - rect.topLeft()
        current = number == self.currentIndex().row()
        state = RowState(current, over, self.hasFocus(), pointer)
        self.paint_row(painter, rect, self.rows.values[number], state)

    # ------------------------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap in another place: every row is measured again."""
        if event.size().width() != event.oldSize().width():
            self._measure_again()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters are of another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space act on the current row."""
        acting = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in acting and self.current is not None:
            self._act(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A row may answer to where in it the pointer is."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.update(index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Take the current row along, faded."""
        value = self.current
        data = self.mime(value) if value is not None else None
        if data is None:
            return
        rect = self.visualRect(self.currentIndex())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._faded(rect))
        drag.setHotSpot(hanging())
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def _measure_again(self) -> None:
        # Asked for here: Qt lays the rows of a list out again when it grows higher, not wider.
        self._heights.clear()
        self.scheduleDelayedItemsLayout()

    def _double_clicked(self, index: QModelIndex) -> None:
        self._act(index.row())

    def _act(self, number: int) -> None:
        self.activated_value.emit(self.rows.values[number])

    def _faded(self, rect: QRect) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(rect.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.8)
        inside = QRect(QPoint(0, 0), rect.size())
        self.paint_number(painter, inside, self.currentIndex().row(), False)
        painter.end()
        return picture


# ------------------------------------------------------------------------------------------ words


def lines_of(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text broken into lines that fit, between words where that is possible."""
    return _lines(text, font.key(), max(width, 1))


def line_height(font: QFont) -> int:
    """How high one of several lines is."""
    return round(font.pixelSize() * LEADING)


def wrapped_height(text: str, font: QFont, width: int) -> int:
    """How high a wrapped text is."""
    return len(lines_of(text, font, width)) * line_height(font)


def draw_wrapped(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Paint a wrapped text from the top left of a box; how high it is."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    high = line_height(font)
    base = box.top() + (high - metrics.height()) / 2 + metrics.ascent()
    lines = lines_of(text, font, box.width())
    for number, line in enumerate(lines):
        painter.drawText(QPointF(box.left(), base + number * high), line)
    return len(lines) * high


def draw_ground(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint the rounded ground of a row."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, RADIUS, RADIUS)


@lru_cache(maxsize=2048)
def _lines(text: str, font_key: str, width: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(_cut(text, start, line.textLength()).rstrip(" "))
    layout.endLayout()
    return tuple(lines) or ("",)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _cut(text: str, start: int, length: int) -> str:
    """A piece of a text by Qt's count, which is in UTF-16 units."""
    if text.isascii():
        return text[start : start + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
