"""The columns of an open brief: rail, left pane, editor, right pane, at every width of the window.

| width     | left | right                      |                                                |
|-----------|------|----------------------------|------------------------------------------------|
| ≥ 1500    | 304  | 500 preview, 420 otherwise |                                                |
| 1180–1499 | 282  | 364                        |                                                |
| 900–1179  | one of the two                    | opening one hides the other                    |
| < 900     | over the editor                   | goes on Esc or when the focus leaves it        |

Widths are remembered; a double click on a splitter brings these back.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from brief_composer.ui.rail import Rail
from brief_composer.ui.remembered import Remembered
from brief_composer.ui.sides import LeftSide, RightSide
from brief_composer.ui.widgets.controls import row
from brief_composer.ui.widgets.looks import look

EDITOR_LEAST = 420
SIDE_LEAST = 220


class Room(NamedTuple):
    """How the window is divided at a width."""

    name: str
    left: int
    right: int
    right_other: int


WIDE = Room("wide", 304, 500, 420)
USUAL = Room("usual", 282, 364, 364)
ONE = Room("one", 282, 364, 364)
OVER = Room("over", 300, 364, 364)


def room(width: int) -> Room:
    """The division for a width of the window."""
    if width >= 1500:
        return WIDE
    if width >= 1180:
        return USUAL
    return ONE if width >= 900 else OVER


class Columns(QWidget):
    """Places the parts; `left` and `right` say what is wanted, the width what is shown."""

    changed = Signal()
    """A side was opened or closed."""

    def __init__(
        self, rail: Rail, left: LeftSide, middle: QWidget, right: RightSide, memory: Remembered
    ) -> None:
        super().__init__()
        self.rail, self.left, self.middle, self.right = rail, left, middle, right
        self._memory = memory
        self._room = USUAL
        self._wanted = {"left": True, "right": True}
        self._last = "left"
        self._over = ""
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (left, middle, right):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        middle.setMinimumWidth(EDITOR_LEAST)
        left.setMinimumWidth(SIDE_LEAST)
        right.setMinimumWidth(SIDE_LEAST)
        outer = row(self)
        outer.addWidget(rail)
        outer.addWidget(self.splitter, 1)
        self._listen()

    # ------------------------------------------------------------------------------------- asking

    def is_open(self, side: str) -> bool:
        """Whether "left" or "right" is on the screen."""
        match self._room.name:
            case "over":
                return self._over == side
            case "one":
                other = "right" if side == "left" else "left"
                return self._wanted[side] and (self._last == side or not self._wanted[other])
            case _:
                return self._wanted[side]

    @property
    def room(self) -> Room:
        """The division in use."""
        return self._room

    # -------------------------------------------------------------------------------------- doing

    def set_open(self, side: str, on: bool) -> None:
        """Open or close "left" or "right"."""
        self._wanted[side] = on
        if on:
            self._last = side
        if self._room is OVER:
            self._over = side if on else ("" if self._over == side else self._over)
        self.arrange()

    def close_over(self) -> bool:
        """Close the side that lies over the editor; whether there was one."""
        if self._room is OVER and self._over:
            self._over = ""
            self.arrange()
            return True
        return False

    def arrange(self) -> None:
        """Put everything where the width and the wishes say."""
        over = self._room is OVER
        self.rail.set_narrow(over)
        for side in ("left", "right"):
            widget = self._side(side)
            if over and widget.parent() is self.splitter:
                widget.setParent(self)
            elif not over and widget.parent() is not self.splitter:
                self.splitter.insertWidget(0 if side == "left" else 2, widget)
            widget.setVisible(self.is_open(side))
        if over:
            self._lay_over()
        else:
            self._set_widths()
        self.rail.set_open(self.left.current if self.is_open("left") else "")
        self.changed.emit()

    def refresh_right(self) -> None:
        """The right shows another pane, which may want another width."""
        if self._room is WIDE:
            self._set_widths()

    # ------------------------------------------------------------------------------------- inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the division for the new width."""
        super().resizeEvent(event)
        wanted = room(self.width())
        if wanted is not self._room:
            self._room = wanted
            self._over = ""
            self.arrange()
        elif wanted is OVER:
            self._lay_over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on a splitter brings the usual widths back."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._memory.put(self._key("left"), None)
            self._memory.put(self._key("right"), None)
            self._set_widths()
            return True
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        self.splitter.splitterMoved.connect(self._remember)
        for number in (1, 2):
            self.splitter.handle(number).installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _side(self, side: str) -> QWidget:
        return self.left if side == "left" else self.right

    def _key(self, side: str) -> str:
        if side == "right" and self._room is WIDE:
            kind = "preview" if self.right.current == "preview" else "other"
            return f"width.{self._room.name}.right.{kind}"
        return f"width.{self._room.name}.{side}"

    def _width(self, side: str) -> int:
        if side == "left":
            usual = self._room.left
        else:
            preview = self.right.current in ("preview", "")
            usual = self._room.right if preview else self._room.right_other
        kept = self._memory.get(self._key(side), usual)
        return max(SIDE_LEAST, int(kept)) if isinstance(kept, int | float) else usual

    def _set_widths(self) -> None:
        left = self._width("left") if self.is_open("left") else 0
        right = self._width("right") if self.is_open("right") else 0
        whole = max(self.splitter.width(), EDITOR_LEAST + left + right)
        self.splitter.setSizes([left, whole - left - right, right])

    def _remember(self) -> None:
        left, _, right = self.splitter.sizes()
        for side, width in (("left", left), ("right", right)):
            if self.is_open(side):
                self._memory.put(self._key(side), width)

    def _lay_over(self) -> None:
        from_left = self.rail.width()
        space = self.width() - from_left
        wide = min(self._room.left, space)
        self.left.setGeometry(from_left, 0, wide, self.height())
        wide = min(self._room.right, space)
        self.right.setGeometry(self.width() - wide, 0, wide, self.height())
        for side in (self.left, self.right):
            look(side, "surface")
            side.raise_()

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._room is OVER and self._over and now is not None:
            inside = self._side(self._over).isAncestorOf(now) or self.rail.isAncestorOf(now)
            if self.isAncestorOf(now) and not inside:
                self.close_over()
