"""The frames of the left and the right pane: a header row, and the panes under it.

A pane is made when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QTabBar, QWidget

from brief_composer.ui.parts import Handler
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import column, icon_button, label, picture, row, tall
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

HEADER_HEIGHT = 38

Make = Callable[[str], QWidget]
"""From the name of a pane to the pane."""


class Side(QFrame):
    """What both sides have in common: panes by name, one shown."""

    hidden = Signal()
    """The person wants this side out of the way."""

    made = Signal(str)
    """A pane was made just now."""

    def __init__(self, names: Sequence[str], make: Make, theme: Theme, words: Words) -> None:
        super().__init__()
        look(self, "surface")
        self.names = tuple(names)
        self.current = ""
        self.panes: dict[str, QWidget] = {}
        self._make = make
        self._theme = theme
        self._words = words
        self.stack = QStackedWidget()

    def open(self, name: str) -> None:
        """Show a pane."""
        if name not in self.names:
            return
        if name not in self.panes:
            self.panes[name] = self._make(name)
            self.stack.addWidget(self.panes[name])
            self._added(name, self.panes[name])
            self.made.emit(name)
        self.current = name
        self.stack.setCurrentWidget(self.panes[name])
        self._show(name)

    def focus_first(self) -> None:
        """Put the focus into the pane that is shown."""
        pane = self.panes.get(self.current)
        if pane is None:
            return
        own = cast("Callable[[], object] | None", getattr(pane, "focus_first", None))
        if own is not None:
            own()
        else:
            pane.setFocus(Qt.FocusReason.TabFocusReason)

    def close_parts(self) -> None:
        """Tell every pane that the brief is being closed."""
        for pane in self.panes.values():
            close = cast("Callable[[], object] | None", getattr(pane, "close_part", None))
            if close is not None:
                close()

    def commands(self, name: str) -> Mapping[str, Handler]:
        """What a pane that has been made can be told."""
        own = getattr(self.panes[name], "commands", None)
        return cast("Mapping[str, Handler]", own()) if own is not None else {}

    def _added(self, name: str, pane: QWidget) -> None:
        """A pane was made: take what it brings for the header."""

    def _show(self, name: str) -> None:
        """A pane is shown: say so in the header."""

    def _hide_button(self, icon: str) -> QWidget:
        made = icon_button(
            self._theme.icon(icon), self._words("app.hide_pane"), self.hidden.emit, "", 18
        )
        made.setFixedSize(28, 28)
        return made


class LeftSide(Side):
    """The left: a title, the pane's own small buttons, and the one that hides the pane."""

    def __init__(self, names: Sequence[str], make: Make, theme: Theme, words: Words) -> None:
        super().__init__(names, make, theme, words)
        named(self, "leftPane", words("app.left_pane"))
        self._title: QLabel = label(weight="strong")
        self._tools = QStackedWidget()
        tall(self._tools, theme, 30)
        self._tool_rows: dict[str, QWidget] = {}
        header = look(QFrame(), "header")
        tall(header, theme, HEADER_HEIGHT)
        inside = row(header, 4)
        inside.setContentsMargins(14, 0, 8, 0)
        inside.addWidget(self._title, 1)
        inside.addWidget(self._tools)
        inside.addWidget(self._hide_button("panel-left-close"))
        outer = column(self)
        outer.addWidget(header)
        outer.addWidget(self.stack, 1)

    def _added(self, name: str, pane: QWidget) -> None:
        holder = QWidget()
        inside = row(holder, 4)
        inside.addStretch(1)
        own: Any = getattr(pane, "header_widgets", None)
        for widget in cast("Sequence[QWidget]", own() if own is not None else ()):
            inside.addWidget(widget)
        self._tool_rows[name] = holder
        self._tools.addWidget(holder)

    def _show(self, name: str) -> None:
        self._title.setText(self._words(f"menu.view.{name}"))
        self._tools.setCurrentWidget(self._tool_rows[name])


class RightSide(Side):
    """The right: tabs Preview, Checks (with its counts), Details."""

    def __init__(self, names: Sequence[str], make: Make, theme: Theme, words: Words) -> None:
        super().__init__(names, make, theme, words)
        named(self, "rightPane", words("app.right_pane"))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        named(look(self.tabs, "pane"), "rightTabs", words("app.right_tabs"))
        for name in names:
            self.tabs.addTab(words(f"menu.view.{name}"))
        self._counts = {level: label(type="small") for level in ("fix", "review")}
        self._marks: dict[str, QWidget] = {}
        self.tabs.currentChanged.connect(self._chosen)
        header = look(QFrame(), "header")
        tall(header, theme, HEADER_HEIGHT)
        inside = row(header, 0)
        inside.setContentsMargins(10, 0, 8, 0)
        inside.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addStretch(1)
        inside.addWidget(self._hide_button("panel-right-close"))
        outer = column(self)
        outer.addWidget(header)
        outer.addWidget(self.stack, 1)
        if "checks" in names:
            at = names.index("checks")
            self.tabs.setTabButton(at, QTabBar.ButtonPosition.RightSide, self._badge())
        self.set_findings(0, 0)

    def set_findings(self, fix: int, review: int) -> None:
        """The counts beside Checks."""
        for level, n in (("fix", fix), ("review", review)):
            look(self._counts[level], tone=level, weight="strong").setText(str(n))
            self._marks[level].setVisible(n > 0) if level in self._marks else None
        if "checks" in self.names:
            at = self.names.index("checks")
            text = self._words("app.checks_counts", fix=fix, review=review)
            self.tabs.setAccessibleTabName(at, text)
            badge = self.tabs.tabButton(at, QTabBar.ButtonPosition.RightSide)
            badge.adjustSize()
            # The bar looks at the size of what stands on a tab only when it is put there.
            self.tabs.setTabButton(at, QTabBar.ButtonPosition.RightSide, badge)
            badge.setVisible(fix + review > 0)

    def _badge(self) -> QWidget:
        holder = QWidget()
        inside = row(holder, 6)
        for level, icon in (("fix", "circle-alert"), ("review", "triangle-alert")):
            mark = QWidget()
            pair = row(mark, 3)
            pair.addWidget(picture(self._theme, icon, level, 14))
            pair.addWidget(self._counts[level])
            self._marks[level] = mark
            inside.addWidget(mark)
        return holder

    def _show(self, name: str) -> None:
        self.tabs.setCurrentIndex(self.names.index(name))

    def _chosen(self, at: int) -> None:
        if self.names[at] != self.current and self.current:
            self.open(self.names[at])
