"""The pages of a brief, one under the other, as pictures that can be clicked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from brief_composer.render.messages import Image, Laid, Place
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.looks import look, named

EDGE = 20
GAP = 24
SMALLEST, LARGEST = 0.25, 4.0
STEP = 1.2


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

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._laid = Laid(0, (), ())
        self._pictures: dict[int, tuple[int, float, QImage]] = {}
        self._wanted: set[tuple[int, int, float]] = set()
        self._zoom = 0.0
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
        for number, box in enumerate(self._boxes()):
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
        ratio = self.devicePixelRatioF()
        image = QImage(
            drawn.data,
            drawn.width,
            drawn.height,
            drawn.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        image.setDevicePixelRatio(ratio)
        self._pictures[drawn.page] = (drawn.generation, drawn.scale, image)
        self.viewport().update()

    # -------------------------------------------------------------------------------------- moves

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page into view."""
        boxes = list(self._boxes())
        if 0 <= page < len(boxes):
            self.verticalScrollBar().setValue(int(boxes[page].top() - GAP / 2))

    def show_place(self, origin: str) -> None:
        """Bring a block into view, if it is not there already."""
        place = next((p for p in self._laid.places if p.origin == origin), None)
        boxes = list(self._boxes())
        if place is None or place.page >= len(boxes):
            return
        box, bar = boxes[place.page], self.verticalScrollBar()
        top = box.top() + place.y0 * self.scale
        bottom = box.top() + place.y1 * self.scale
        seen = self.viewport().height()
        if top < bar.value() or bottom > bar.value() + seen:
            bar.setValue(int(top - min(seen / 4, 120)))

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
        for number, box in self._visible():
            self._paint_page(painter, number, box)
        painter.end()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages fit another width."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self._measure()
        bar.setValue(int(part * bar.maximum()))
        super().resizeEvent(event)

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

    def _boxes(self) -> Iterator[QRectF]:
        """Where each page stands in the whole scroll."""
        top, scale = float(GAP / 2), self.scale
        width = max(self.viewport().width(), self._whole_width())
        for across, down in self._laid.sizes:
            size = across * scale
            yield QRectF(round((width - size) / 2), round(top), size, down * scale)
            top += down * scale + GAP

    def _visible(self) -> Iterator[tuple[int, QRectF]]:
        down, right = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        for number, box in enumerate(self._boxes()):
            seen = box.translated(-right, -down)
            if seen.bottom() > 0 and seen.top() < self.viewport().height():
                yield number, seen

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

    def _ask(self) -> None:
        """Ask for the pictures in view that are missing or of another layout or size."""
        scale, generation = self._pixels(), self._laid.generation
        for number, _ in self._visible():
            held, wish = self._pictures.get(number), (generation, number, scale)
            if (held is None or held[:2] != (generation, scale)) and wish not in self._wanted:
                self._wanted.add(wish)
                self.picture_wanted.emit(number, scale)

    def _measure(self) -> None:
        boxes = list(self._boxes())
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
