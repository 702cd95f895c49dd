"""The pages of a brief, one under the other, as pictures that can be clicked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from brief_composer.render.messages import Image, Laid, Place
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.looks import look, named

EDGE = 20
GAP = 24
SMALLEST, LARGEST = 0.25, 4.0
STEP = 1.2

NEAR = 2
"""Pictures are kept of this many pages before and after those in view; the rest are drawn again."""

DIMMED = QColor(0, 0, 0, 76)
"""What lies over a page that is shown darker than it is."""

SCALING = 80
"""Milliseconds without another size before pages are drawn sharp in it."""


class PageView(QAbstractScrollArea):
    """Shows the newest layout; until a page of it is painted its older picture stays.

    Knows pictures and boxes only. Asks for the pictures it misses, the visible ones first.
    """

    picture_wanted = Signal(int, float)
    """A page (from 0) and pixels a point."""
    clicked = Signal(str)
    """The origin of the block under the pointer."""
    page_changed = Signal()
    """Another page is in the middle, or there are more or fewer."""
    settled = Signal(int)
    """Every page in view was painted as it is in the layout of this generation."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._laid = Laid(0, (), ())
        self._pictures: dict[int, tuple[int, float, QImage]] = {}
        self._wanted: set[tuple[int, int, float]] = set()
        self._zoom = 0.0
        self._boxes: list[QRectF] = []
        self._scaling_done = False
        self._scaling = QTimer(self)
        self._scaling.setSingleShot(True)
        self._scaling.setInterval(SCALING)
        self._scaling.timeout.connect(self._ask_again)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look(self, "desk")
        named(self, "preview", name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(lambda: self._moved())
        self.horizontalScrollBar().valueChanged.connect(lambda: self.viewport().update())
        theme.changed.connect(self.viewport().update)

    # ---------------------------------------------------------------------------------- contents

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._laid.sizes)

    @property
    def generation(self) -> int:
        """The generation of the layout that is shown."""
        return self._laid.generation

    @property
    def page(self) -> int:
        """The page (from 0) that fills most of the middle."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        for number, box in enumerate(self._boxes):
            if middle < box.bottom() + GAP / 2:
                return number
        return max(self.count - 1, 0)

    def show_layout(self, laid: Laid) -> None:
        """Show another layout, keeping the scroll and the old pictures meanwhile."""
        self._laid = laid
        self._wanted.clear()
        self._pictures = {n: p for n, p in self._pictures.items() if n < self.count}
        self._measure()
        self._moved()
        self.page_changed.emit()

    def show_picture(self, drawn: Image) -> None:
        """A page was drawn."""
        if drawn.generation != self._laid.generation:
            return
        image = QImage(
            drawn.data,
            drawn.width,
            drawn.height,
            drawn.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        self._pictures[drawn.page] = (drawn.generation, drawn.scale, image)
        self.viewport().update()

    # -------------------------------------------------------------------------------------- moves

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page into view."""
        if 0 <= page < len(self._boxes):
            self.verticalScrollBar().setValue(int(self._boxes[page].top() - GAP / 2))

    def show_place(self, origin: str) -> None:
        """Bring the beginning of a block into view, if nothing of it is there already."""
        found = self._span(origin)
        if found is None or self.sees(origin):
            return
        seen = self.viewport().height()
        self.verticalScrollBar().setValue(int(found[0] - min(seen / 4, 120)))

    def sees(self, origin: str) -> bool:
        """Whether the first line of a block is in view."""
        found = self._span(origin)
        top = self.verticalScrollBar().value()
        seen = top + self.viewport().height()
        return found is not None and top <= found[0] and min(found[1], found[0] + 24) <= seen

    def _span(self, origin: str) -> tuple[float, float] | None:
        """Where a block begins and ends in the whole scroll (on its first page)."""
        place = next((p for p in self._laid.places if p.origin == origin), None)
        if place is None or place.page >= len(self._boxes):
            return None
        top = self._boxes[place.page].top()
        return top + place.y0 * self.scale, top + place.y1 * self.scale

    def zoom(self, steps: int) -> None:
        """Larger or smaller, around the same middle."""
        self._set_zoom(min(max(self.scale * STEP**steps, SMALLEST), LARGEST))

    def fit_width(self) -> None:
        """As large as the pane is wide, now and when it is made wider."""
        self._set_zoom(0.0)

    @property
    def scale(self) -> float:
        """Pixels of the screen's coordinates for each point of the page."""
        if self._zoom:
            return self._zoom
        widest = max((width for width, _ in self._laid.sizes), default=595.0)
        return max((self.viewport().width() - 2 * EDGE) / widest, 0.05)

    def _set_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        whole = max(bar.maximum() + self.viewport().height(), 1)
        middle = (bar.value() + self.viewport().height() / 2) / whole
        self._zoom = zoom
        self._measure()
        whole = bar.maximum() + self.viewport().height()
        bar.setValue(int(middle * whole - self.viewport().height() / 2))
        self._moved()

    # ------------------------------------------------------------------------------------- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        visible = self._visible()
        for number, box in visible:
            self._paint_page(painter, number, box)
            if self._theme.dim_pages and self._theme.dark:
                painter.fillRect(box, DIMMED)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        self._forget_far([number for number, _ in visible])
        self._ask([number for number, _ in visible])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages fit another width."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self._measure()
        bar.setValue(int(part * bar.maximum()))
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes pages larger and smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The edge of the focus is painted over the pages."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the paragraph under the pointer."""
        place = self.place_at(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(place.origin)

    def place_at(self, point: QPointF) -> Place | None:
        """The smallest block at a point of the viewport."""
        for number, box in self._visible():
            if box.contains(point):
                x, y = (point.x() - box.left()) / self.scale, (point.y() - box.top()) / self.scale
                hit = [p for p in self._laid.places if p.page == number and _inside(p, x, y)]
                return min(hit, key=lambda p: (p.x1 - p.x0) * (p.y1 - p.y0), default=None)
        return None

    # -------------------------------------------------------------------------------------- inner

    def _place_pages(self) -> Iterator[QRectF]:
        """Where each page stands in the whole scroll."""
        top, scale = float(GAP / 2), self.scale
        width = max(self.viewport().width(), self._whole_width())
        for across, down in self._laid.sizes:
            size = across * scale
            yield QRectF(round((width - size) / 2), round(top), size, down * scale)
            top += down * scale + GAP

    def _visible(self) -> list[tuple[int, QRectF]]:
        """The pages in view, and where in it."""
        down, right = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        foot = down + self.viewport().height()
        return [
            (number, box.translated(-right, -down))
            for number, box in enumerate(self._boxes)
            if box.bottom() > down and box.top() < foot
        ]

    def _paint_page(self, painter: QPainter, number: int, box: QRectF) -> None:
        colours = self._theme
        shadow = QColor(0, 0, 0, 28)
        painter.fillRect(box.adjusted(-1, 0, 1, 3), shadow)
        painter.fillRect(box, colours.colour("paper"))
        held = self._pictures.get(number)
        if held is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            exact = box.toRect() if abs(held[1] - self._pixels()) < 1e-6 else box
            painter.drawImage(exact, held[2])
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _pixels(self) -> float:
        return self.scale * self.devicePixelRatioF()

    def _ask(self, visible: list[int]) -> None:
        """Ask for the pictures in view that are missing or of another layout or size, and then for
        the pages next to them."""
        scale, generation = self._pixels(), self._laid.generation
        missing = [n for n in visible if not self._is_newest(n)]
        if not missing and visible:
            self.settled.emit(generation)
        near = (
            [n for n in (visible[-1] + 1, visible[0] - 1) if 0 <= n < self.count] if visible else []
        )
        for number in (*missing, *(n for n in near if not self._is_newest(n))):
            held, wish = self._pictures.get(number), (generation, number, scale)
            if wish in self._wanted:
                continue
            if held is not None and held[0] == generation and not self._scaling_done:
                # A splitter on its way: another size follows, and the old picture does until then.
                self._scaling.start()
                continue
            self._wanted.add(wish)
            self.picture_wanted.emit(number, scale)

    def _ask_again(self) -> None:
        self._scaling_done = True
        self._ask([number for number, _ in self._visible()])
        self._scaling_done = False

    def _is_newest(self, number: int) -> bool:
        held = self._pictures.get(number)
        return held is not None and held[:2] == (self._laid.generation, self._pixels())

    def _forget_far(self, visible: list[int]) -> None:
        """Let go of pictures of pages far from those in view: a hundred pages are 200 MB."""
        if not visible:
            return
        kept = range(visible[0] - NEAR, visible[-1] + NEAR + 1)
        for number in [n for n in self._pictures if n not in kept]:
            del self._pictures[number]
            self._wanted = {wish for wish in self._wanted if wish[1] != number}

    def _measure(self) -> None:
        boxes = self._boxes = list(self._place_pages())
        height = boxes[-1].bottom() + GAP / 2 if boxes else 0
        seen = self.viewport()
        self.verticalScrollBar().setRange(0, max(int(height - seen.height()), 0))
        self.verticalScrollBar().setPageStep(seen.height())
        self.horizontalScrollBar().setRange(0, max(int(self._whole_width() - seen.width()), 0))
        self.horizontalScrollBar().setPageStep(seen.width())
        seen.update()

    def _whole_width(self) -> float:
        widest = max((width for width, _ in self._laid.sizes), default=0.0)
        return widest * self.scale + 2 * EDGE if self._zoom else 0

    def _moved(self) -> None:
        self.viewport().update()
        self.page_changed.emit()


def _inside(place: Place, x: float, y: float) -> bool:
    return place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1
