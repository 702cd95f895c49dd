"""Step 1 of New brief: what the brief is about, and beside it what the template holds."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from brief_composer import paths
from brief_composer.library.items import Template
from brief_composer.render import style_file, styles
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.naming import shown_folder
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, clear, column, label, picture, row, still
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import LANGUAGES, Words

TAGS = {"en": "en-GB", "fr": "fr-FR"}


class AboutStep(QWidget):
    """The form. `problem` is shown under the title until something is typed."""

    def __init__(
        self, theme: Theme, words: Words, ask: FileQuestions, over: QWidget, folder: Path
    ) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._ask = ask
        self._over = over
        self.folder = folder
        self._side: QVBoxLayout
        self.title = self._line_edit("name", "titleEdit")
        self.audience = self._line_edit("audience", "audienceEdit")
        self.date = self._date_edit()
        self.language = self._choice("language", "languageBox")
        self.style_box = self._choice("style", "styleBox")
        self._place = named(QLineEdit(), "folderEdit", words("newbrief.folder"))
        self._place.setReadOnly(True)
        self._problem = self._problem_row()
        outer = row(self, 20)
        outer.addLayout(self._form(), 1)
        outer.addWidget(self._template_card())
        self._fill()
        self.title.textEdited.connect(self._edited)

    @property
    def problem_shown(self) -> bool:
        """Whether the page says that a title is missing."""
        return not self._problem.isHidden()

    def show_problem(self, on: bool) -> None:
        """Say that a title is missing, or no longer."""
        self._problem.setVisible(on)
        look(self.title, wrong="true" if on else "false")
        if on:
            self.title.setAccessibleDescription(self._words("newbrief.name.missing"))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.title.setAccessibleDescription("")

    def show_template(self, template: Template) -> None:
        """Tell what the template holds."""
        language = self._words.language
        clear(self._side)
        name = template.name[language]
        self.based.setText(self._words("newbrief.about.text", template=name))
        self._side.addWidget(
            label(template.name[language], type="block", weight="strong", wrap=True)
        )
        self._side.addWidget(label(template.line[language], tone="muted", wrap=True))
        self._side.addSpacing(8)
        for plan in template.sections:
            self._side.addWidget(label(plan.title[language], type="small", wrap=True))
        self._side.addStretch(1)
        if self.style_box.findData(template.house_style) < 0 and template.style is not None:
            # It is put beside the others once the brief is made.
            with contextlib.suppress(styles.StyleError):
                style = style_file.unpack(template.style.data, template.style.name).style
                self.style_box.addItem(style.name[language], style.id)
        at = self.style_box.findData(template.house_style)
        if at >= 0:
            self.style_box.setCurrentIndex(at)
        if len(template.languages) == 1:
            self.language.setCurrentIndex(LANGUAGES.index(template.languages[0]))
        if not self.audience.text():
            self.audience.setText(template.content.details.audience)

    # ----------------------------------------------------------------------------------- building

    def _form(self) -> QVBoxLayout:
        words = self._words
        outer = column(None, 4)
        outer.addWidget(label(words("newbrief.about"), type="block", weight="strong"))
        self.based = label(tone="muted", wrap=True)
        outer.addWidget(self.based)
        outer.addSpacing(10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, 96)
        title = column(None, 4)
        title.addWidget(self.title)
        title.addWidget(self._problem)
        place = row(None, 8)
        place.addWidget(self._place, 1)
        place.addWidget(button(words("newbrief.folder.change"), self._change_folder))
        rows = (
            ("name", title),
            ("audience", self.audience),
            ("date", self.date),
            ("language", self.language),
            ("style", self.style_box),
            ("folder", place),
        )
        for number, (key, field) in enumerate(rows):
            name = label(words(f"newbrief.{key}"), weight="medium")
            name.setMinimumHeight(30)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(name, number, 0, top)
            if isinstance(field, QWidget):
                grid.addWidget(field, number, 1)
            else:
                grid.addLayout(field, number, 1)
        outer.addLayout(grid)
        outer.addStretch(1)
        return outer

    def _line_edit(self, key: str, identifier: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(self._words(f"newbrief.{key}.hint"))
        return named(made, identifier, self._words(f"newbrief.{key}"))

    def _date_edit(self) -> QDateEdit:
        today = date.today()
        made = QDateEdit(QDate(today.year, today.month, today.day))
        made.setCalendarPopup(True)
        made.setLocale(QLocale(self._words.language))
        made.setDisplayFormat("d MMMM yyyy")
        return named(still(made), "dateEdit", self._words("newbrief.date"))

    def _choice(self, key: str, identifier: str) -> QComboBox:
        return named(still(QComboBox()), identifier, self._words(f"newbrief.{key}"))

    def _problem_row(self) -> QFrame:
        holder = QFrame()
        inside = row(holder, 6)
        inside.addWidget(picture(self._theme, "circle-alert", "fix", 14))
        text = label(self._words("newbrief.name.missing"), type="small", tone="fix", wrap=True)
        inside.addWidget(text, 1)
        holder.hide()
        return holder

    def _template_card(self) -> QFrame:
        card = look(QFrame(), "card")
        card.setFixedWidth(316)
        self._side = column(card, 4, 16)
        return card

    def _fill(self) -> None:
        for language in LANGUAGES:
            self.language.addItem(self._words(f"app.language.{language}"), TAGS[language])
        self.language.setCurrentIndex(LANGUAGES.index(self._words.language))
        for style in styles.names():
            self.style_box.addItem(style.name[self._words.language], style.id)
        self._show_folder(self.folder)

    def _show_folder(self, folder: Path) -> None:
        self.folder = folder
        self._place.setText(shown_folder(folder, paths.home()))
        self._place.setToolTip(str(folder))

    def _edited(self) -> None:
        self.show_problem(False)

    def _change_folder(self) -> None:
        title = self._words("newbrief.folder.choose")
        folder = self._ask.folder(self._over, title, self.folder)
        if folder is not None:
            self._show_folder(folder)
