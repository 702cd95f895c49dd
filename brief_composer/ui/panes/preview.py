"""The preview pane: the pages export would write, drawn again a moment after each change."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from brief_composer.render import messages
from brief_composer.render.compose import actor_names
from brief_composer.ui.page_maker import PageMaker
from brief_composer.ui.panes.page_view import PageView
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, icon_button, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words
from brief_composer.words.quoted import quoted

REST = 300
"""Milliseconds without a change before the pages are made again."""

FIRST = 60
"""Milliseconds after being shown until the helper is started: the window comes to rest first."""

UNSEEN = 1500
"""Milliseconds of rest while nobody looks: only the number of pages is wanted then."""


class PreviewPane(QWidget):
    """The pages and, under them, where one is and how large they are."""

    pages_changed = Signal(int)
    """How many pages the brief has."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        self._generation = 0
        self._stale = True
        self._maker = PageMaker(self)
        self.view = PageView(theme, words("preview.name"))
        self._notice = label(type="small", tone="muted", wrap=True)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setContentsMargins(24, 24, 24, 24)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._notice)
        outer = column(self)
        outer.addWidget(self._stack, 1)
        self._boxed = named(label(type="small", tone="review", wrap=True), "previewBoxed")
        self._boxed.setContentsMargins(12, 6, 12, 6)
        self._boxed.hide()
        outer.addWidget(self._boxed)
        outer.addWidget(self._footer(theme))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.refresh_now)
        self._maker.laid.connect(self._laid)
        self._maker.drawn.connect(self.view.show_picture)
        self._maker.refused.connect(self._refused)
        self.view.picture_wanted.connect(self._paint)
        self.view.page_changed.connect(self._tell_page)
        self.view.clicked.connect(workspace.reveal)
        workspace.changed.connect(lambda: self._change())
        workspace.styles_changed.connect(self._change)
        workspace.current_changed.connect(self.view.show_place)
        self._tell_page()

    def focus_first(self) -> None:
        """Put the keyboard into the pages."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_part(self) -> None:
        """The brief is being closed."""
        self._rest.stop()
        self._maker.close()

    def refresh_now(self) -> None:
        """Make the pages anew without waiting for a pause."""
        self._rest.stop()
        self._make()

    def showEvent(self, event: QShowEvent) -> None:
        """Pages are made for whoever looks at them."""
        super().showEvent(event)
        if self._stale:
            self._rest.start(FIRST)

    # -------------------------------------------------------------------------------------- parts

    def _footer(self, theme: Theme) -> QWidget:
        words = self._words
        foot = look(QFrame(), "footer")
        line = row(foot, 4)
        line.setContentsMargins(8, 3, 8, 3)
        up, down = words("preview.previous"), words("preview.next")
        icons = theme.icon
        self._previous = icon_button(icons("chevron-up"), up, lambda: self._step(-1))
        self._next = icon_button(icons("chevron-down"), down, lambda: self._step(1))
        self._where = label(type="small", tone="muted")
        line.addWidget(self._previous)
        line.addWidget(self._where)
        line.addWidget(self._next)
        line.addStretch(1)
        smaller, larger = words("preview.smaller"), words("preview.larger")
        line.addWidget(icon_button(icons("zoom-out"), smaller, lambda: self.view.zoom(-1)))
        fit = words("preview.fit")
        line.addWidget(button(fit, self.view.fit_width, kind="link", fit="small"))
        line.addWidget(icon_button(icons("zoom-in"), larger, lambda: self.view.zoom(1)))
        return foot

    def _step(self, step: int) -> None:
        self.view.go_to_page(self.view.page + step)

    def _tell_page(self) -> None:
        count, page = self.view.count, self.view.page
        text = self._words("preview.page", page=page + 1, of=count) if count else ""
        self._where.setText(text)
        self.view.setAccessibleDescription(text)
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page < count - 1)

    # -------------------------------------------------------------------------------------- making

    def _change(self) -> None:
        self._stale = True
        self._rest.start(REST if self.isVisible() else UNSEEN)

    def _make(self) -> None:
        brief, library = self._workspace.brief, self._workspace.library
        self._stale = False
        self._generation += 1
        self._maker.ask(
            messages.Layout(
                self._generation,
                messages.Made(
                    brief,
                    actor_names(library, brief.details.language),
                    style=brief.details.house_style,
                ),
            )
        )

    def _laid(self, laid: messages.Laid) -> None:
        if laid.generation != self._generation:
            return
        current = self._workspace.current
        follow = not self.view.count or self.view.sees(current)
        self._stack.setCurrentIndex(0)
        self.view.show_layout(laid)
        self.pages_changed.emit(len(laid.sizes))
        self._tell_boxes(laid.boxed)
        if follow and current:
            self.view.show_place(current)

    def _tell_boxes(self, boxed: tuple[str, ...]) -> None:
        """Say which words are printed with boxes for letters."""
        shown = quoted(self._words, boxed)
        said = self._words("preview.boxed", n=len(boxed), words=shown) if boxed else ""
        self._boxed.setText(said)
        self._boxed.setVisible(bool(said))

    def _paint(self, page: int, scale: float) -> None:
        self._maker.ask(messages.Render(self.view.generation, page, scale))

    def _refused(self, refused: messages.Refused) -> None:
        if refused.number != self._generation:
            return
        key = f"error.{refused.code}"
        known = key in self._words
        text = self._words(key, **refused.params) if known else ""
        said = text.replace(" / ", "\n") or self._words("preview.none")
        self._notice.setText(said)
        if not self.view.count:
            self._stack.setCurrentIndex(1)
