"""Lists whose rows are small widgets: one stop for Tab, arrows to move, Enter to act.

Rows are rebuilt from values; a row that shows the same value again keeps its widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from brief_composer.ui.widgets.looks import look, named

V = TypeVar("V")

VALUE = Qt.ItemDataRole.UserRole


class RowList(QListWidget, Generic[V]):
    """Shows values as rows. `make` gives the widget of a value, `say` its name and description for
    a screen reader, `key` what makes two values the same row."""

    activated_value = Signal(object)
    """Enter or a double click on a row."""

    def __init__(
        self,
        make: Callable[[V], QWidget],
        say: Callable[[V], tuple[str, str]],
        key: Callable[[V], str],
        identifier: str,
        name: str,
        gap: int = 0,
    ) -> None:
        super().__init__()
        self._make, self._say, self._key = make, say, key
        self._values: dict[str, V] = {}
        look(self, "plain")
        named(self, identifier, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSpacing(0)
        self._gap = gap
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemActivated.connect(self._act)

    def show_values(self, values: Sequence[V]) -> None:
        """Show these values in this order, keeping the current row and the scroll."""
        if [self._key(value) for value in values] == list(self._values):
            self._update_in_place(values)
            return
        current, scroll = self.current_key(), self.verticalScrollBar().value()
        self.clear()
        self._values = {}
        for value in values:
            item = QListWidgetItem(self)
            self._fill(item, value)
        self.select(current)
        self.verticalScrollBar().setValue(scroll)

    def current_key(self) -> str:
        """The key of the current row, "" for none."""
        row = self.currentRow()
        return self._key(self.value_at(row)) if row >= 0 else ""

    def select(self, key: str) -> None:
        """Make the row of that key the current one and bring it into view; "" or unknown: none."""
        for number in range(self.count()):
            item = self.item(number)
            if key and self._key(item.data(VALUE)) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return
        self.setCurrentRow(-1)

    def value_at(self, number: int) -> V:
        """The value of a row."""
        return self.item(number).data(VALUE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap in another place: every row measures itself again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space acts as Enter does."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self._act(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _act(self, item: QListWidgetItem) -> None:
        self.activated_value.emit(item.data(VALUE))

    def measure(self) -> None:
        """Give every row the height its words need at this width."""
        width = self.viewport().width()
        for number in range(self.count()):
            item = self.item(number)
            height = _height(self.itemWidget(item), width)
            item.setSizeHint(QSize(width, height + self._gap))

    def _update_in_place(self, values: Sequence[V]) -> None:
        for number, value in enumerate(values):
            item = self.item(number)
            if item.data(VALUE) != value:
                self._fill(item, value)

    def _fill(self, item: QListWidgetItem, value: V) -> None:
        self._values[self._key(value)] = value
        name, description = self._say(value)
        item.setData(VALUE, value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, description)
        widget = self._make(value)
        width = self.viewport().width()
        item.setSizeHint(QSize(width, _height(widget, width) + self._gap))
        self.setItemWidget(item, widget)


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return widget.sizeHint().height()
