"""One vertical scroll of rows, of which only those near the eye exist as widgets.

Belongs here: heights (remembered, or estimated until a row has been seen), scrolling that keeps
what is looked at in its place, Tab in the order of the page. Does not belong here: what a row
shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QTextEdit, QWidget

from brief_composer.ui.widgets.looks import look

WIDEST = 760
NARROWEST = 420
MARGIN = 26
TOP = 12
FOOT = 160
_STEP = 40


class Row(QWidget):
    """One row of the column. `arrange` lays its children out for a width and gives its height."""

    resized = Signal()
    """Its height may be another now."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._width = -1
        self._height = 0

    def arrange(self, width: int) -> int:
        """Place the children for that width; the height they need."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the row is about as it is now."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take the theme's colours and fonts again."""

    def height_in(self, width: int) -> int:
        """The height in that width, laid out anew only if something changed."""
        if width != self._width:
            self._width = width
            self._height = self.arrange(width)
        return self._height

    @property
    def outdated(self) -> bool:
        """Whether its height is not known at present."""
        return self._width < 0

    def outdate(self) -> None:
        """Lay it out anew when its height is asked for next."""
        self._width = -1

    def invalidate(self) -> None:
        """Something in it changed size."""
        self.outdate()
        self.resized.emit()


class Anchor(NamedTuple):
    """A row that is to stay where it is: its key and its distance from the top of the view."""

    key: str
    y: int


class Column(QAbstractScrollArea):
    """Shows the rows of `set_keys`. `make` makes a row's widget, `estimate` guesses its height."""

    realised = Signal(object)
    """A Row came into being."""

    scrolled = Signal()

    clicked = Signal(QPoint)
    """A click beside or below all rows, in the coordinates of the view."""

    def __init__(
        self,
        make: Callable[[str], Row],
        estimate: Callable[[str, int], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(_STEP)
        self._make = make
        self._estimate = estimate
        self._keys: list[str] = []
        self._index: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self._guessed: dict[str, int] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [TOP]
        self._rows: dict[str, Row] = {}
        self._width = 0
        self._busy = False
        self.pinned = ""
        """The key of the row that exists wherever one looks: the one with the caret."""

    # ------------------------------------------------------------------------------------ rows

    @property
    def keys(self) -> Sequence[str]:
        """The keys of all rows, in order."""
        return self._keys

    def row(self, key: str) -> Row | None:
        """The widget of a row, if it exists now."""
        return self._rows.get(key)

    def rows(self) -> list[Row]:
        """The rows that exist now, in order."""
        return sorted(self._rows.values(), key=lambda row: self._index.get(row.key, 0))

    def need(self, key: str) -> Row | None:
        """The widget of a row, made now if need be and brought into view."""
        if key not in self._index:
            return None
        if key not in self._rows:
            self.reveal(key)
        return self._rows.get(key)

    def set_keys(self, keys: Sequence[str]) -> None:
        """Show other rows. What is looked at stays where it is, if it is still there."""
        anchor = self._anchor(set(keys))
        self._keys = list(keys)
        self._index = {key: n for n, key in enumerate(keys)}
        # A row that goes may take the focus with it, and another row may change for that: not now.
        self._busy = True
        for key in [key for key in self._rows if key not in self._index]:
            self._drop(key)
        self._busy = False
        self._known = {key: self._known[key] for key in keys if key in self._known}
        self._lay_out(anchor)

    def rekey(self, old: str, new: str) -> None:
        """The row stays, under another key; before `set_keys` with that key."""
        row = self._rows.pop(old, None)
        if row is not None:
            row.key = new
            self._rows[new] = row
            if old in self._index:
                self._keys[self._index[old]] = new
                self._index[new] = self._index.pop(old)

    def discard(self, key: str) -> None:
        """The row is to be made anew when it is shown next; `set_keys` shows it."""
        self.forget(key)
        if key in self._rows:
            self._drop(key)

    def forget(self, key: str) -> None:
        """A row that does not exist now may have another height than it had."""
        self._known.pop(key, None)
        self._guessed.pop(key, None)

    def resized(self, key: str) -> None:
        """A row that exists has another height, perhaps."""
        if key in self._index and not self._busy:
            self._lay_out(self._anchor())

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key, None)
        if row is None:
            return
        row.hide()
        row.deleteLater()

    # ---------------------------------------------------------------------------------- layout

    def column_width(self) -> int:
        """How wide the rows are."""
        return max(1, min(WIDEST, self.viewport().width() - 2 * MARGIN))

    def _anchor(self, among: set[str] | None = None) -> Anchor | None:
        """The row the caret is in if it can be seen, else the first that can."""
        view = self.viewport().height()
        focus = self._focused()
        value = self.verticalScrollBar().value()
        if focus is not None and (among is None or focus.key in among):
            index = self._index.get(focus.key, -1)
            if index >= 0:
                y = self._tops[index] - value
                if y < view and y + self._heights[index] > 0:
                    return Anchor(focus.key, y)
        for index in range(self._at(value), len(self._keys)):
            key = self._keys[index]
            if among is None or key in among:
                return Anchor(key, self._tops[index] - value)
        return None

    def _focused(self) -> Row | None:
        widget: QObject | None = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, Row):
                return widget if self._rows.get(widget.key) is widget else None
            widget = widget.parent()
        return None

    def _at(self, y: int) -> int:
        return max(0, min(bisect_right(self._tops, y) - 1, len(self._keys) - 1))

    def _lay_out(self, anchor: Anchor | None) -> None:
        """Work out all places again and show what is near the eye, the anchor unmoved."""
        if self._busy:
            return
        self._lay_out_once(anchor)
        if any(row.outdated for row in self._rows.values()):
            self._lay_out_once(anchor)  # showing them moved the focus, and that changed a row

    def _lay_out_once(self, anchor: Anchor | None) -> None:
        self._busy = True
        width = self.column_width()
        if width != self._width:
            self._width = width
            self._known.clear()
            self._guessed.clear()
        known, guessed, rows = self._known, self._guessed, self._rows
        self._heights = [
            (key not in rows and (known.get(key) or guessed.get(key))) or self._height(key)
            for key in self._keys
        ]
        self._settle(anchor)
        for _ in range(6):
            if not self._measure():
                break
            self._settle(anchor)
        self._show()
        self._busy = False

    def _height(self, key: str) -> int:
        row = self._rows.get(key)
        if row is not None:
            self._known[key] = row.height_in(self._width)
        known = self._known.get(key) or self._guessed.get(key)
        if not known:
            known = self._guessed[key] = self._estimate(key, self._width)
        return known

    def _settle(self, anchor: Anchor | None) -> None:
        """Sum the heights up, set the scroll bar's range, and scroll so that the anchor stays."""
        self._tops = list(accumulate(self._heights, initial=TOP))
        bar = self.verticalScrollBar()
        view = self.viewport().height()
        foot = min(FOOT, view // 3)
        bar.setRange(0, max(0, self._tops[-1] + foot - view))
        bar.setPageStep(max(1, view - _STEP))
        if anchor is not None and anchor.key in self._index:
            bar.setValue(self._tops[self._index[anchor.key]] - anchor.y)

    def _near(self, margin: int) -> range:
        if not self._keys:
            return range(0)
        value, view = self.verticalScrollBar().value(), self.viewport().height()
        return range(self._at(value - margin), self._at(value + view + margin) + 1)

    def _measure(self) -> bool:
        """Make what is near the eye exist; whether a height turned out other than thought."""
        other = False
        for index in self._near(self.viewport().height() // 2):
            key = self._keys[index]
            if key not in self._rows:
                self._realise(key)
            height = self._rows[key].height_in(self._width)
            self._known[key] = height
            if height != self._heights[index]:
                self._heights[index] = height
                other = True
        return other

    def _realise(self, key: str) -> Row:
        row = self._make(key)
        row.setParent(self.viewport())
        self._rows[key] = row
        row.resized.connect(lambda: self.resized(row.key))
        self.realised.emit(row)
        return row

    def _show(self) -> None:
        value = self.verticalScrollBar().value()
        x = (self.viewport().width() - self._width) // 2
        focus = self._focused()
        keep = self._near(2 * self.viewport().height())
        for key in list(self._rows):
            index = self._index.get(key, -1)
            row = self._rows[key]
            if index not in keep and row is not focus and key != self.pinned:
                self._drop(key)
                continue
            row.setGeometry(x, self._tops[index] - value, self._width, self._heights[index])
            if row.isHidden():
                row.show()

    # -------------------------------------------------------------------------------- scrolling

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show what came into view. Rows measured for the first time do not move the others."""
        if self._busy:
            return
        self._busy = True
        value = self.verticalScrollBar().value()
        first = self._at(value)
        anchor = next(
            (
                Anchor(self._keys[n], self._tops[n] - value)
                for n in range(first, len(self._keys))
                if self._keys[n] in self._rows
            ),
            None,
        )
        for _ in range(6):
            if not self._measure():
                break
            self._settle(anchor)
        self._show()
        self._busy = False
        self.scrolled.emit()

    def reveal(self, key: str, y: int | None = None) -> None:
        """Bring a row into view, unless some of it can be seen; or to `y` below the top."""
        index = self._index.get(key)
        if index is None:
            return
        value, view = self.verticalScrollBar().value(), self.viewport().height()
        top, bottom = self._tops[index] - value, self._tops[index + 1] - value
        if y is None:
            if top < view - _STEP and bottom > _STEP and key in self._rows:
                return
            y = view // 5
        self._lay_out(Anchor(key, y))

    def see(self, widget: QWidget, rect: QRect) -> None:
        """Scroll as little as needed for a part of a row's widget to be seen."""
        top = widget.mapTo(self.viewport(), QPoint(0, rect.top())).y()
        bottom = top + rect.height()
        bar, view = self.verticalScrollBar(), self.viewport().height()
        if top < 8:
            bar.setValue(bar.value() + top - 8 - _STEP // 2)
        elif bottom > view - 8:
            bar.setValue(bar.value() + bottom - view + 8 + _STEP // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click where there is no row."""
        self.clicked.emit(event.position().toPoint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for the new width; a line that is written in stays in sight."""
        anchor = self._anchor()
        writing = self._writing_in_sight(event.oldSize().height())
        self._lay_out(anchor)
        super().resizeEvent(event)
        if writing is not None:
            self.see(writing, writing.cursorRect())

    def _writing_in_sight(self, height: int) -> QTextEdit | None:
        """The text the caret is in, if its line was to be seen in a view of that height."""
        field = QApplication.focusWidget()
        if not isinstance(field, QTextEdit) or not self.isAncestorOf(field):
            return None
        line = field.cursorRect()
        top = field.mapTo(self.viewport(), QPoint(0, line.top())).y()
        return field if top >= 0 and top + line.height() <= height else None

    def key_at(self, y: int) -> tuple[str, bool]:
        """The row at a height of the view, and whether that is its lower half."""
        if not self._keys:
            return "", False
        place = y + self.verticalScrollBar().value()
        index = self._at(place)
        return self._keys[index], place > self._tops[index] + self._heights[index] // 2

    def rect_of(self, key: str) -> QRect:
        """Where a row is in the view."""
        index = self._index[key]
        value = self.verticalScrollBar().value()
        x = (self.viewport().width() - self._width) // 2
        return QRect(x, self._tops[index] - value, self._width, self._heights[index])

    # --------------------------------------------------------------------------------- Tab order

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the rows in the order of the page, then on to what follows."""
        here = QApplication.focusWidget()
        row = self._focused()
        if row is None or here is None:
            return super().focusNextPrevChild(next)
        stops = tab_stops(row)
        at = stops.index(here) if here in stops else (-1 if next else len(stops))
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        at += 1 if next else -1
        if 0 <= at < len(stops):
            stops[at].setFocus(reason)
            self.see(stops[at], stops[at].rect())
            return True
        step = 1 if next else -1
        index = self._index[row.key] + step
        while 0 <= index < len(self._keys):
            other = self.need(self._keys[index])
            stops = tab_stops(other) if other else []
            if stops:
                stop = stops[0 if next else -1]
                stop.setFocus(reason)
                self.see(stop, stop.rect())
                return True
            index += step
        return self._leave(next)

    def _leave(self, next: bool) -> bool:
        widget: QWidget | None = self
        while (widget := _neighbour(widget, next)) is not None and widget is not self:
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            inside = self.isAncestorOf(widget) or widget.isAncestorOf(self)
            if takes and not inside and widget.isVisible() and widget.isEnabled():
                reasons = Qt.FocusReason
                reason = reasons.TabFocusReason if next else reasons.BacktabFocusReason
                widget.setFocus(reason)
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Another stylesheet or font: everything has another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            for row in self._rows.values():
                row.outdate()
            self._known.clear()
            self._lay_out(self._anchor())


def _neighbour(widget: QWidget, next: bool) -> QWidget | None:
    return widget.nextInFocusChain() if next else widget.previousInFocusChain()


def tab_stops(row: QWidget) -> list[QWidget]:
    """What Tab stops at in a row, from top to bottom and left to right."""
    found = [
        child
        for child in row.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisibleTo(row)
        and child.isEnabled()
        and child.focusProxy() is None
    ]
    return sorted(found, key=lambda child: _reading_order(child, row))


def _reading_order(child: QWidget, row: QWidget) -> tuple[int, int]:
    place = child.mapTo(row, QPoint(0, child.height() // 2))
    return place.y() // 16, place.x()
