"""The picture of a page at the side of the Export dialog."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from brief_composer.render import messages
from brief_composer.ui.page_maker import PageMaker
from brief_composer.ui.panes.page_view import PageView
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import column, icon_button, label, row
from brief_composer.ui.widgets.looks import look
from brief_composer.words import Words

WIDTH = 284
REST = 150


class ExportPage(QFrame):
    """One page at a time, as it would be written, with arrows to the others."""

    def __init__(self, theme: Theme, words: Words, maker: PageMaker) -> None:
        super().__init__()
        self._words, self._maker = words, maker
        self._generation = 0
        self._wanted: messages.Made | None = None
        look(self, "desk")
        self.setFixedWidth(WIDTH)
        self._view = PageView(theme, words("export.page_name"))
        self._view.setObjectName("exportPage")
        inner = column(self)
        inner.addWidget(self._view, 1)
        foot = row(None, 8)
        foot.setContentsMargins(12, 4, 12, 8)
        back, on = words("preview.previous"), words("preview.next")
        self._back = icon_button(theme.icon("chevron-left"), back, lambda: self._step(-1))
        self._on = icon_button(theme.icon("chevron-right"), on, lambda: self._step(1))
        self._where = label(type="small", tone="muted")
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
        maker.drawn.connect(self._view.show_picture)
        self._view.picture_wanted.connect(
            lambda page, scale: maker.ask(messages.Render(self._view.generation, page, scale))
        )
        self._view.page_changed.connect(self._tell_page)
        self._tell_page()

    def show_brief(self, made: messages.Made) -> None:
        """Show the pages of this a moment from now, unless another one comes."""
        if self._wanted is not None and made == self._wanted:
            return
        self._wanted = made
        self._rest.start()

    def _ask(self) -> None:
        if self._wanted is not None:
            self._generation += 1
            self._maker.ask(messages.Layout(self._generation, self._wanted))

    def _laid(self, laid: messages.Laid) -> None:
        if laid.generation == self._generation:
            self._view.show_layout(laid)

    def _step(self, step: int) -> None:
        self._view.go_to_page(self._view.page + step)

    def _tell_page(self) -> None:
        count, page = self._view.count, self._view.page
        self._where.setText(self._words("preview.page", page=page + 1, of=count) if count else "")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < count - 1)
