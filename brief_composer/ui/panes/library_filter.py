"""The small button beside the themes: narrows the library's cards, and groups them.

It holds what is chosen; the pane asks for it. The choices stand in a menu, so that keys and screen
readers reach them without anything of ours; what is chosen is said in a line under the boxes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QWidget

from brief_composer.library.browsing import Browser, Facet
from brief_composer.ui.panes.library_cards import group_name
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, icon_button, label, row
from brief_composer.ui.widgets.looks import named
from brief_composer.words import Words

FILTERS = (
    Facet.FIT,
    Facet.ADDRESSEE,
    Facet.HORIZON,
    Facet.SOURCE,
    Facet.LANGUAGE,
    Facet.OWNER,
)
"""What the menu narrows by, in its order; themes have a box of their own."""

GROUPS = (
    Facet.THEME,
    Facet.FIT,
    Facet.ADDRESSEE,
    Facet.HORIZON,
    Facet.SOURCE,
    Facet.LANGUAGE,
)


class LibraryFilter(QFrame):
    """The line that says what is chosen; `button` opens the menu."""

    changed = Signal()

    def __init__(
        self, theme: Theme, words: Words, browser: Callable[[], Browser], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._browser = browser
        self.chosen: dict[Facet, str] = {}
        self.group: Facet | None = None
        named(self, "libraryShown")
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        self.button: QToolButton = icon_button(
            theme.icon("list-filter"), words("library.filter"), self._open, "libraryFilter"
        )
        self.button.setCheckable(True)
        self._said = label(type="small", tone="muted", wrap=True)
        line = row(self, 4)
        line.addWidget(self._said, 1)
        everything = button(
            words("library.show_all"), self.clear, kind="link", fit="small", identifier="libraryAll"
        )
        line.addWidget(everything, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def clear(self) -> None:
        """Show everything, not grouped."""
        if self.chosen or self.group:
            self.chosen, self.group = {}, None
            self._tell()

    def choose(self, facet: Facet, key: str | None) -> None:
        """Show one group of a facet only; None for all of them."""
        if key is None:
            self.chosen.pop(facet, None)
        else:
            self.chosen[facet] = key
        self._tell()

    def group_by(self, facet: Facet | None) -> None:
        """Group the cards; None for the order of the library."""
        self.group = facet
        self._tell()

    def fill(self) -> None:
        """Make the menu of what there is now."""
        words, browser = self._words, self._browser()
        self.menu.clear()
        grouping = self._submenu(words("library.group_by"))
        self._add(grouping, words("library.no_group"), self.group is None, self.group_by, None)
        for facet in GROUPS:
            name = words(f"library.facet.{facet.value}")
            self._add(grouping, name, self.group is facet, self.group_by, facet)
        self.menu.addSeparator()
        for facet in FILTERS:
            self._add_facet(browser, facet)
        self.menu.addSeparator()
        everything = self.menu.addAction(words("library.show_all"))
        everything.setEnabled(bool(self.chosen or self.group))
        everything.triggered.connect(lambda: self.clear())

    def _add_facet(self, browser: Browser, facet: Facet) -> None:
        groups = browser.groups(browser.library.recommendations.values(), facet)
        if facet is Facet.OWNER and len(groups) < 2:
            return
        inside = self._submenu(self._words(f"library.facet.{facet.value}"))
        now = self.chosen.get(facet)
        self._add(inside, self._words("library.any"), now is None, self._setter(facet), None)
        for group in groups:
            name = f"{group_name(browser, facet, group.key, self._words)} ({len(group.items)})"
            self._add(inside, name, now == group.key, self._setter(facet), group.key)

    def _setter(self, facet: Facet) -> Callable[[str | None], None]:
        return lambda key: self.choose(facet, key)

    def _submenu(self, name: str) -> QMenu:
        made = self.menu.addMenu(name)
        # Named a second time: the group of actions needs an owner that goes with the menu.
        made.setProperty("choices", QActionGroup(made))
        return made

    def _add(
        self, menu: QMenu, name: str, on: bool, then: Callable[..., None], value: object
    ) -> None:
        action = QAction(name.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: then(value))
        menu.property("choices").addAction(action)
        menu.addAction(action)

    def _open(self) -> None:
        self._show_state()
        place = self.button.mapToGlobal(self.button.rect().bottomLeft())
        self.menu.popup(place)

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        words, browser = self._words, self._browser()
        said: list[str] = []
        if self.chosen:
            names = [group_name(browser, f, key, words) for f, key in self.chosen.items()]
            said.append(words("library.shown_only", names=" · ".join(names)))
        if self.group:
            name = words(f"library.facet.{self.group.value}").lower()
            said.append(words("library.grouped", name=name))
        self._said.setText("\n".join(said))
        self.button.setChecked(bool(said))
        self.setVisible(bool(said))
