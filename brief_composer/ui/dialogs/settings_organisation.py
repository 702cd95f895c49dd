"""Settings, Organisation: typed once, filled in wherever a brief asks for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from brief_composer.ui.dialogs.settings_rows import SettingsPage
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.widgets.looks import named
from brief_composer.words import Words

LINES = ("name", "short_name", "place", "contact", "email", "telephone", "web", "address")
TEXTS = ("about_en", "about_fr")
ROWS = 3
"""How many lines of a longer text are seen."""


class OrganisationPage(SettingsPage):
    """One field for each detail; what is typed holds when the field is left or the dialog goes."""

    def __init__(self, preferences: Preferences, words: Words) -> None:
        super().__init__(words)
        self._preferences = preferences
        ours = preferences.value.organisation
        self.add_note(words("settings.organisation.what"))
        self.fields: dict[str, QLineEdit] = {}
        for name in LINES:
            field = QLineEdit(getattr(ours, name))
            named(field, f"settings.organisation.{name}", words(f"settings.organisation.{name}"))
            field.textChanged.connect(partial(self._keep, name))
            self.fields[name] = field
            self.add_widget(f"organisation.{name}", field)
        self.texts: dict[str, QPlainTextEdit] = {}
        for name in TEXTS:
            area = QPlainTextEdit(getattr(ours, name))
            named(area, f"settings.organisation.{name}", words(f"settings.organisation.{name}"))
            area.setTabChangesFocus(True)
            area.setFixedHeight(ROWS * area.fontMetrics().lineSpacing() + 16)
            area.textChanged.connect(partial(self._keep_text, name))
            self.texts[name] = area
            self.add_widget(f"organisation.{name}", area)

    def _keep(self, name: str, text: str) -> None:
        ours = self._preferences.value.organisation._replace(**{name: text})
        self._preferences.change(organisation=ours)

    def _keep_text(self, name: str) -> None:
        self._keep(name, self.texts[name].toPlainText())
