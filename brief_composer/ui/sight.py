"""What is seen how: theme, text size, contrast, dim pages, keys.

The settings are the one place it is kept; the View menu changes them, and what changes is seen at
once. Parts of an open brief listen to the settings themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from brief_composer.ui.commands import TEXT_SIZES, Commands
from brief_composer.ui.parts import Handler
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.theme.theme import Theme

if TYPE_CHECKING:
    from brief_composer.storage.settings import Settings

THEMES = (("follow", ""), ("light", "light"), ("dark", "dark"))
"""The themes of the View menu, as commands and as they are kept."""


class Sight(QObject):
    """Binds the View menu to the settings, and the settings to the look of the window."""

    def __init__(
        self, preferences: Preferences, commands: Commands, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._commands = commands
        self._theme = theme
        self._bind()
        preferences.changed.connect(self._changed)

    def _bind(self) -> None:
        change = self._preferences.change
        handlers: dict[str, Handler] = {
            "view.dim_pages": lambda: change(dim_pages=not self._preferences.value.dim_pages)
        }
        for id, name in THEMES:
            handlers[f"view.theme.{id}"] = lambda name=name: change(theme=name)
        for size in TEXT_SIZES:
            handlers[f"view.size.{size}"] = lambda size=size: change(text_size=size)
        self._commands.bind(handlers)
        self._commands.set_keys(self._preferences.value.shortcuts)
        self._mark()

    def _mark(self) -> None:
        value = self._preferences.value
        for id, name in THEMES:
            self._commands[f"view.theme.{id}"].setChecked(self._theme.forced == name)
        for size in TEXT_SIZES:
            self._commands[f"view.size.{size}"].setChecked(value.text_size == size)
        self._commands["view.dim_pages"].setChecked(value.dim_pages)

    def _changed(self, before: Settings) -> None:
        value = self._preferences.value
        if value.theme != before.theme:
            self._theme.force(value.theme)
        self._theme.set_sight(value.text_size, value.strong_contrast, value.dim_pages)
        if value.shortcuts != before.shortcuts:
            self._commands.set_keys(value.shortcuts)
        self._mark()
