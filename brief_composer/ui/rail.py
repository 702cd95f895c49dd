"""The strip at the left edge: which pane the left shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import column, line, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

RAIL_WIDTH = 73
RAIL_NARROW = 44

ICONS = {"outline": "list-tree", "library": "library-big"}


class Rail(QFrame):
    """One button a pane, icon over word. A click on the open one closes it: `chosen("")`."""

    def __init__(
        self,
        names: Iterable[str],
        theme: Theme,
        words: Words,
        chosen: Callable[[str], object],
        settings: Callable[[], object],
    ) -> None:
        super().__init__()
        look(self, "window")
        named(self, "rail", words("app.rail"))
        self._chosen = chosen
        self._theme = theme
        self._narrow = False
        self._open = ""
        self.buttons: dict[str, QToolButton] = {}
        outer = row(self)
        inner = column(None, 4)
        inner.setContentsMargins(4, 8, 4, 8)
        outer.addLayout(inner, 1)
        outer.addWidget(line(vertical=True))
        for name in names:
            self.buttons[name] = self._button(name, words)
            inner.addWidget(self.buttons[name])
        inner.addStretch(1)
        self.settings = self._settings(settings, words)
        inner.addWidget(self.settings)
        self.set_narrow(False)
        theme.changed.connect(self._fit)

    def set_open(self, name: str) -> None:
        """Mark the pane that is shown, "" for none."""
        self._open = name
        for each, made in self.buttons.items():
            made.setChecked(each == name)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with their words."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        narrow, scaled = self._narrow, self._theme.scaled
        width = RAIL_NARROW if narrow else scaled(RAIL_WIDTH)
        self.setFixedWidth(width)
        style = Qt.ToolButtonStyle
        for made in (*self.buttons.values(), self.settings):
            made.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextUnderIcon
            )
            made.setFixedSize(width - 9, 36 if narrow else scaled(53))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move along the rail."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        made = [*self.buttons.values(), self.settings]
        current = next((i for i, each in enumerate(made) if each.hasFocus()), -1)
        if step is None or current < 0:
            super().keyPressEvent(event)
            return
        made[(current + step) % len(made)].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, name: str, words: Words) -> QToolButton:
        made = self._bare(name, ICONS[name], words(f"menu.view.{name}"))
        made.setCheckable(True)
        made.clicked.connect(lambda: self._clicked(name))
        return made

    def _settings(self, then: Callable[[], object], words: Words) -> QToolButton:
        made = self._bare("settings", "settings", words("app.settings"))
        made.clicked.connect(lambda: then())
        return made

    def _bare(self, name: str, icon: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setToolTip(text)
        made.setIcon(self._theme.icon(icon, "muted", 20, checked="accent"))
        made.setIconSize(QSize(20, 20))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return named(look(made, "rail"), f"rail.{name}", text)

    def _clicked(self, name: str) -> None:
        self._chosen("" if name == self._open else name)
