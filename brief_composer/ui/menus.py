"""The menu bar, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from brief_composer.ui.commands import MENUS, TABLE, Commands
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import tall
from brief_composer.ui.widgets.looks import named
from brief_composer.words import Words

MENU_HEIGHT = 30

RECENT_AFTER = "file.open"
WITHIN = ("view.theme", "view.size")
"""Commands that are one choice among several, in a menu of their own."""


class MenuBar(QMenuBar):
    """File, Edit, Insert, Brief, View, Help. `recent` tells which files Open recent offers."""

    def __init__(
        self,
        commands: Commands,
        words: Words,
        recent: Callable[[], Sequence[Path]],
        open_recent: Callable[[Path], object],
        theme: Theme,
    ) -> None:
        super().__init__()
        named(self, "menuBar", words("app.menu_bar"))
        tall(self, theme, MENU_HEIGHT)
        self._recent = recent
        self._open_recent = open_recent
        self._recent_menu = QMenu(words("menu.file.recent"), self)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        for id in MENUS:
            self._add(id, commands, words)

    def refresh_recent(self) -> None:
        """Open recent can be chosen while there is something in it."""
        self._recent_menu.setEnabled(bool(self._recent()))

    def _add(self, id: str, commands: Commands, words: Words) -> None:
        menu = self.addMenu(words(f"menu.{id}"))
        menu.setObjectName(f"menu.{id}")
        group = 0
        choices: set[str] = set()
        for command in TABLE:
            if command.menu != id:
                continue
            if command.group != group:
                menu.addSeparator()
                group = command.group
            within = command.id.rpartition(".")[0]
            if within not in WITHIN:
                menu.addAction(commands[command.id])
            elif within not in choices:
                choices.add(within)
                self._add_choice(within, menu, commands, words)
            if command.id == RECENT_AFTER:
                menu.addMenu(self._recent_menu)

    def _add_choice(self, within: str, menu: QMenu, commands: Commands, words: Words) -> None:
        choice = menu.addMenu(words(f"menu.{within}"))
        group = QActionGroup(choice)
        for command in TABLE:
            if command.id.rpartition(".")[0] == within:
                group.addAction(commands[command.id])
                choice.addAction(commands[command.id])

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._recent():
            action = self._recent_menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._open_recent(path))
