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
    ) -> None:
        super().__init__()
        look(self, "window")
        named(self, "rail", words("app.rail"))
        self._chosen = chosen
        self._open = ""
        self.buttons: dict[str, QToolButton] = {}
        outer = row(self)
        inner = column(None, 4)
        inner.setContentsMargins(4, 8, 4, 8)
        outer.addLayout(inner, 1)
        outer.addWidget(line(vertical=True))
        for name in names:
            self.buttons[name] = self._button(name, theme, words)
            inner.addWidget(self.buttons[name])
        inner.addStretch(1)
        self.set_narrow(False)

    def set_open(self, name: str) -> None:
        """Mark the pane that is shown, "" for none."""
        self._open = name
        for each, made in self.buttons.items():
            made.setChecked(each == name)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with their words."""
        self.setFixedWidth(RAIL_NARROW if narrow else RAIL_WIDTH)
        style = Qt.ToolButtonStyle
        for made in self.buttons.values():
            made.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextUnderIcon
            )
            made.setFixedSize(RAIL_NARROW - 9 if narrow else RAIL_WIDTH - 9, 36 if narrow else 53)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move along the rail."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        made = list(self.buttons.values())
        current = next((i for i, each in enumerate(made) if each.hasFocus()), -1)
        if step is None or current < 0:
            super().keyPressEvent(event)
            return
        made[(current + step) % len(made)].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, name: str, theme: Theme, words: Words) -> QToolButton:
        made = QToolButton()
        text = words(f"menu.view.{name}")
        made.setText(text)
        made.setToolTip(text)
        made.setIcon(theme.icon(ICONS[name], "muted", 20, checked="accent"))
        made.setIconSize(QSize(20, 20))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self._clicked(name))
        return named(look(made, "rail"), f"rail.{name}", text)

    def _clicked(self, name: str) -> None:
        self._chosen("" if name == self._open else name)
