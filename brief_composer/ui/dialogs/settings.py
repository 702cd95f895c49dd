"""Settings: what a person sets for the whole program. Each works at once; there is no Apply.

Belongs here: the frame, and the pages of plain settings. Keys and the organisation have pages in
modules of their own; what a setting does is the matter of whoever listens to the preferences.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from brief_composer import paths
from brief_composer.storage import settings
from brief_composer.storage.settings import Settings
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.commands import TEXT_SIZES, Commands
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.settings_keys import KeysPage
from brief_composer.ui.dialogs.settings_organisation import OrganisationPage
from brief_composer.ui.dialogs.settings_rows import SettingsPage
from brief_composer.ui.naming import shown_folder
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, line, row, scrolled, tall
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import LANGUAGES, Words

SIZE = QSize(820, 560)
LIST_WIDTH, ROW = 176, 32
KEEP_DAYS = (7, 30, 90, 365)
PAGES = ("general", "look", "writing", "organisation", "keys")


class SettingsDialog(CardDialog):
    """The pages of settings, named at the left."""

    def __init__(
        self,
        preferences: Preferences,
        commands: Commands,
        ask: FileQuestions,
        theme: Theme,
        words: Words,
        over: QWidget,
    ) -> None:
        super().__init__(theme, words, over, words("settings.title"), SIZE, "settingsDialog")
        self._preferences = preferences
        self._ask = ask
        self._over_window = over
        self._pages = QStackedWidget()
        self.list = self._list()
        self.pages: dict[str, QWidget] = {
            "general": self._general(),
            "look": self._look(),
            "writing": self._writing(),
            "organisation": OrganisationPage(preferences, words),
            "keys": KeysPage(preferences, commands, theme, words),
        }
        for name in PAGES:
            page = self.pages[name]
            self._pages.addWidget(page if name == "keys" else scrolled(page))
        inside = row(None, 16)
        inside.addWidget(self.list)
        inside.addWidget(line(vertical=True))
        inside.addWidget(self._pages, 1)
        self.body.addLayout(inside, 1)
        self.note.setText(words("settings.at_once"))
        self.footer.addStretch(1)
        self.primary = button(
            words("settings.done"), self.close_card, kind="filled", identifier="settingsDone"
        )
        self.footer.addWidget(self.primary)

    def start(self, page: str = "") -> None:
        """Open at a page, the first where none is named."""
        self.list.setCurrentRow(PAGES.index(page) if page in PAGES else 0)
        self.open(self.list)

    # ----------------------------------------------------------------------------------- building

    def _list(self) -> QListWidget:
        made = named(look(QListWidget(), "plain"), "settingsPages", self.words("settings.title"))
        for name in PAGES:
            item = QListWidgetItem(self.words(f"settings.page.{name}"), made)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, self.theme.scaled(ROW)))
        tall(made, self.theme, width=LIST_WIDTH)
        self.theme.changed.connect(self._fit_list)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.currentRowChanged.connect(self._pages.setCurrentIndex)
        return made

    def _fit_list(self) -> None:
        for number in range(self.list.count()):
            self.list.item(number).setSizeHint(QSize(0, self.theme.scaled(ROW)))

    def _value(self) -> Settings:
        return self._preferences.value

    def _sets(self, name: str) -> Callable[[object], None]:
        return lambda value: self._preferences.change(**{name: value})

    def _sets_number(self, name: str) -> Callable[[str], None]:
        return lambda value: self._preferences.change(**{name: int(value)})

    def _general(self) -> QWidget:
        words, value = self.words, self._value()
        page = SettingsPage(words)
        languages = [("", words("settings.language.system"))]
        languages += [(each, words(f"settings.language.{each}")) for each in LANGUAGES]
        page.add_choice("language", languages, value.language, self._sets("language"))
        page.add_widget("folder", self._folder_row())
        days = [(str(n), words("settings.keep_versions.days", n=n)) for n in KEEP_DAYS]
        now = value.keep_versions_days
        page.add_choice("keep_versions", days, str(now), self._sets_number("keep_versions_days"))
        return page

    def _folder_row(self) -> QWidget:
        holder = QWidget()
        inside = row(holder, 8)
        self.folder = named(QLineEdit(), "settings.folder", self.words("settings.folder"))
        self.folder.setReadOnly(True)
        inside.addWidget(self.folder, 1)
        inside.addWidget(button(self.words("settings.change"), self._choose_folder))
        self._usual = button(
            self.words("settings.usual_folder"), lambda: self._use_folder(None), kind="link"
        )
        inside.addWidget(self._usual)
        self._show_folder()
        return holder

    def _choose_folder(self) -> None:
        title = self.words("settings.folder")
        chosen = self._ask.folder(self._over_window, title, self._value().folder())
        if chosen is not None:
            self._use_folder(chosen)

    def _use_folder(self, folder: Path | None) -> None:
        usual = folder is None or folder == paths.briefs()
        self._preferences.change(briefs_folder="" if usual else str(folder))
        self._show_folder()

    def _show_folder(self) -> None:
        self.folder.setText(shown_folder(self._value().folder(), paths.home()))
        self._usual.setVisible(bool(self._value().briefs_folder))

    def _look(self) -> QWidget:
        words, value = self.words, self._value()
        page = SettingsPage(words)
        themes = [(each, words(f"menu.view.theme.{each or 'follow'}")) for each in settings.THEMES]
        page.add_choice("theme", themes, value.theme, self._sets("theme"))
        sizes = [(str(n), words("settings.text_size.percent", n=n)) for n in TEXT_SIZES]
        now = str(value.text_size)
        page.add_choice("text_size", sizes, now, self._sets_number("text_size"))
        page.add_tick("dim_pages", value.dim_pages, self._sets("dim_pages"))
        page.add_tick("strong_contrast", value.strong_contrast, self._sets("strong_contrast"))
        return page

    def _writing(self) -> QWidget:
        words, value = self.words, self._value()
        page = SettingsPage(words)
        marks = [
            (each, words(f"settings.marks.{each or 'language'}")) for each in settings.QUOTE_MARKS
        ]
        page.add_choice("quote_marks", marks, value.quote_marks, self._sets("quote_marks"))
        page.add_tick("french_spaces", value.french_spaces, self._sets("french_spaces"))
        page.add_tick(
            "check_while_writing", value.check_while_writing, self._sets("check_while_writing")
        )
        return page
