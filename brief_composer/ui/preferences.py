"""The settings in use, and word of every change, for whoever works by them.

Belongs here: holding the one present value, keeping each change at once. Does not belong here: what
a setting does (the parts listen to `changed`), how it is stored (`storage.settings`).
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from brief_composer.storage import settings
from brief_composer.storage.settings import Settings, SettingsProblem


class Preferences(QObject):
    """What the person at this computer has set. Made once and handed round; `value` is present."""

    changed = Signal(object)
    """The settings as they were before; compare with `value`."""

    refused = Signal(object)
    """A SettingsProblem: the change holds, but could not be kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        loaded = settings.load()
        self.value: Settings = loaded.settings
        self.problem: SettingsProblem | None = loaded.problem
        """What was to be told when the settings were read."""

    def change(self, **changes: Any) -> None:
        """Set these by their names in Settings; each works at once."""
        before = self.value
        self.value = before._replace(**changes)
        if self.value == before:
            return
        try:
            settings.save(self.value)
        except SettingsProblem as problem:
            self.refused.emit(problem)
        self.changed.emit(before)
