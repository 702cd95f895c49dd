"""The picture of a page at the side of the Export dialog: one at a time, as it would be written."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from brief_composer.render import messages
from brief_composer.ui.page_maker import PageMaker
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import column, icon_button, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

WIDTH = 284
AROUND = 20
REST = 150
"""Milliseconds without another choice before the pages are made again."""


class OnePage(QWidget):
    """Paints one page as large as there is room; asks for its picture."""

    picture_wanted = Signal(int, float)
    """A page (from 0) and pixels a point."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._laid = messages.Laid(0, (), ())
        self._image: QImage | None = None
        self._wish: tuple[int, int, float] | None = None
        self.page = 0
        named(self, "exportPage", name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._laid.sizes)

    @property
    def generation(self) -> int:
        """The generation of the layout that is shown."""
        return self._laid.generation

    @property
    def shows(self) -> bool:
        """Whether a page is drawn."""
        return self._image is not None

    def show_layout(self, laid: messages.Laid) -> None:
        """Show another layout, the old picture meanwhile."""
        self._laid = laid
        self._wish = None
        self.page = min(self.page, max(self.count - 1, 0))
        self.update()

    def show_picture(self, drawn: messages.Image) -> None:
        """A page was drawn."""
        if (drawn.generation, drawn.page) == (self.generation, self.page):
            whole = (drawn.data, drawn.width, drawn.height, drawn.stride)
            self._image = QImage(*whole, QImage.Format.Format_RGB32).copy()
            self.update()

    def go_to(self, page: int) -> None:
        """Show another page."""
        self.page = min(max(page, 0), max(self.count - 1, 0))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page on the desk."""
        if not self.count:
            return
        across, down = self._laid.sizes[self.page]
        room = self.rect().adjusted(AROUND, AROUND, -AROUND, -4)
        scale = max(min(room.width() / across, room.height() / down), 0.01)
        box = QRectF(0, 0, across * scale, down * scale)
        box.moveCenter(QRectF(room).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(box.adjusted(-1, 0, 1, 3), QColor(0, 0, 0, 28))
        painter.fillRect(box, self._theme.colour("paper"))
        if self._image is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(box, self._image)
        painter.end()
        wish = (self.generation, self.page, scale * self.devicePixelRatioF())
        if wish != self._wish:
            self._wish = wish
            self.picture_wanted.emit(self.page, wish[2])


class ExportPage(QFrame):
    """One page at a time, with arrows to the others."""

    def __init__(self, theme: Theme, words: Words, maker: PageMaker) -> None:
        super().__init__()
        self._words, self._maker = words, maker
        self._generation = 0
        self._wanted: messages.Made | None = None
        look(self, "desk")
        self.setFixedWidth(WIDTH)
        self.view = OnePage(theme, words("export.page_name"))
        inner = column(self)
        inner.addWidget(self.view, 1)
        foot = row(None, 8)
        foot.setContentsMargins(12, 4, 12, 8)
        back, on = words("preview.previous"), words("preview.next")
        self._back = icon_button(theme.icon("chevron-left"), back, lambda: self._step(-1))
        self._on = icon_button(theme.icon("chevron-right"), on, lambda: self._step(1))
        self._where = label(tone="muted")
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._where)
        foot.addStretch(1)
        foot.addWidget(self._on)
        inner.addLayout(foot)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        maker.laid.connect(self._laid)
        maker.drawn.connect(self.view.show_picture)
        self.view.picture_wanted.connect(self._draw)
        self._tell_page()

    def show_brief(self, made: messages.Made) -> None:
        """Show the pages of this a moment from now, unless another one comes."""
        if self._wanted is None or made != self._wanted:
            self._wanted = made
            self._rest.start()

    def forget(self) -> None:
        """What was asked last may look otherwise now: the next one is made in any case."""
        self._wanted = None

    def _ask(self) -> None:
        if self._wanted is not None:
            self._generation += 1
            self._maker.ask(messages.Layout(self._generation, self._wanted))

    def _draw(self, page: int, scale: float) -> None:
        self._maker.ask(messages.Render(self.view.generation, page, scale))

    def _laid(self, laid: messages.Laid) -> None:
        if laid.generation == self._generation:
            self.view.show_layout(laid)
            self._tell_page()

    def _step(self, step: int) -> None:
        self.view.go_to(self.view.page + step)
        self._tell_page()

    def _tell_page(self) -> None:
        count, page = self.view.count, self.view.page
        self._where.setText(self._words("preview.page", page=page + 1, of=count) if count else "")
        self.view.setAccessibleDescription(self._where.text())
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < count - 1)
