"""The row at the foot of the window: what is saved, how long it is, what is to fix."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from brief_composer import __version__
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import GAP, icon_button, label, line, row, tall
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

STATUS_HEIGHT = 28


class StatusBar(QFrame):
    """Shows a hint on the start page, and with a brief open its numbers.

    The numbers are buttons where there is something to see behind them: `on_checks` is called for
    the findings.
    """

    def __init__(self, theme: Theme, words: Words, on_checks: Callable[[], object]) -> None:
        super().__init__()
        tall(look(self, "status"), theme, STATUS_HEIGHT)
        named(self, "statusBar", words("status.bar"))
        self._theme = theme
        self._words = words
        self._saved_icon = QLabel()
        self._saved = named(self._text(), "status.saved")
        self._count = named(self._text(), "status.words")
        self._pages = named(self._text(), "status.pages")
        self._page_count = self._page_limit = 0
        self._fix = self._finding("circle-alert", "fix", on_checks)
        self._review = self._finding("triangle-alert", "review", on_checks)
        self._language = named(self._text(words("app.language")), "status.language")
        self._version = self._text(words("status.version", version=__version__))
        self._icon = ("", "")
        self._lines: list[tuple[QWidget, QWidget]] = []
        self._arrange()
        theme.changed.connect(self._draw_icon)
        self.show_hint("")

    # ----------------------------------------------------------------------------------- showing

    def show_hint(self, text: str) -> None:
        """On the start page: what Enter does, the language and the version."""
        for widget in (self._count, self._pages, self._fix, self._review):
            widget.hide()
        self._version.show()
        self._say("", "", text)
        self._set_lines()

    def show_brief(self) -> None:
        """With a brief open: everything but the version."""
        self._version.hide()
        self._count.show()
        self._set_lines()

    def set_saved(self, text: str, good: bool = True) -> None:
        """Say what became of the last change."""
        self._say("circle-check" if good else "circle-alert", "ok" if good else "fix", text)

    def set_language(self, name: str) -> None:
        """The language shown at the right end: the brief's, or the program's."""
        self._language.setText(name)

    def set_words(self, n: int, limit: int) -> None:
        """How many words the brief has, of how many allowed (0: no limit)."""
        if limit:
            self._count.setText(self._words("status.words_of", n=n, limit=limit))
        else:
            self._count.setText(self._words("status.words", n=n))
        over = bool(limit) and n > limit
        look(self._count, tone="review" if over else "muted")

    def set_pages(self, n: int) -> None:
        """How many pages it makes; 0 while nobody knows."""
        self._page_count = n
        limit = self._page_limit
        if limit:
            self._pages.setText(self._words("status.pages_of", n=n, limit=limit))
        else:
            self._pages.setText(self._words("status.pages", n=n))
        look(self._pages, tone="review" if limit and n > limit else "muted")
        self._pages.setVisible(n > 0)
        self._set_lines()

    def set_page_limit(self, limit: int) -> None:
        """How many pages its house style allows, 0 for any number."""
        self._page_limit = limit
        self.set_pages(self._page_count)

    def set_findings(self, fix: int, review: int) -> None:
        """How many findings are open."""
        self._fix.setText(self._words("status.fix", n=fix))
        self._review.setText(self._words("status.review", n=review))
        self._fix.setVisible(fix > 0)
        self._review.setVisible(review > 0)
        named(self, "statusBar", description=self._words("status.counts", fix=fix, review=review))
        self._set_lines()

    # ---------------------------------------------------------------------------------- building

    def _arrange(self) -> None:
        layout: QHBoxLayout = row(self, 8)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.addWidget(self._saved_icon)
        layout.addWidget(self._saved, 1)
        findings = named(QWidget(), "status.checks")
        inside = row(findings, 4)
        inside.addWidget(self._fix)
        inside.addWidget(self._review)
        shown = (self._count, self._pages, findings, self._language, self._version)
        for number, widget in enumerate(shown):
            if number:
                mark = line(vertical=True)
                mark.setFixedHeight(14)
                layout.addWidget(mark)
                self._lines.append((mark, widget))
            layout.addWidget(widget)

    def _set_lines(self) -> None:
        anything_before = not self._count.isHidden()
        for mark, widget in self._lines:
            if widget.objectName() == "status.checks":
                there = not (self._fix.isHidden() and self._review.isHidden())
                widget.setVisible(there)
            else:
                there = not widget.isHidden()
            mark.setVisible(there and anything_before)
            anything_before = anything_before or there

    def _text(self, text: str = "") -> QLabel:
        return label(text, type="small", tone="muted")

    def _finding(self, icon: str, level: str, then: Callable[[], object]) -> QToolButton:
        made = icon_button(self._theme.icon(icon, level, 14), "", then, f"status.{level}", 14)
        made.setIconSize(QSize(14 + GAP, 14))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return look(made, "level", level=level, type="small")

    def _say(self, icon: str, token: str, text: str) -> None:
        self._icon = (icon, token)
        self._draw_icon()
        self._saved.setText(text)

    def _draw_icon(self) -> None:
        icon, token = self._icon
        self._saved_icon.setVisible(bool(icon))
        if icon:
            self._saved_icon.setPixmap(self._theme.pixmap(icon, token, 14))
