"""The details pane: what the brief says about itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from brief_composer.doc.text import inline_text
from brief_composer.model.brief import CONTENTS, PROFILES, Details
from brief_composer.render import citing, styles
from brief_composer.render.imprint import suggested
from brief_composer.render.options import Options
from brief_composer.session import labels
from brief_composer.session.change import Change
from brief_composer.session.edits.details import (
    authors_in,
    authors_line,
    set_details,
    set_word_limit,
)
from brief_composer.sources.citations import terms
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, inset, label, still
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

W = TypeVar("W", bound=QWidget)

LANGUAGES = ("en-GB", "fr-FR")
HIGHEST_LIMIT = 20_000
CITATIONS = ("notes", "chicago-notes", "chicago-author-date", "apa", "harvard")
REFERENCES = ("footnotes", "endnotes", "text", "list")
TEXTS = ("title", "subtitle", "audience", "organisation", "contact", "series", "number", "place")
IMPRINT = ("publisher", "licence", "issn", "doi", "suggested_citation", "funder", "disclaimer")


class DetailsPane(QWidget):
    """A form. Every field works at once, as one step of Undo each."""

    wanted = Signal(str)
    """The id of a command that is asked for."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        del theme
        self._workspace, self._words = workspace, words
        self._refreshing = False
        form = QWidget()
        self._form = column(form, 12, 16)
        self._fields = {name: self._text(name) for name in TEXTS}
        self._fields["authors"] = self._text("authors")
        self._date = self._add("date", inset(QDateEdit()))
        self._date.setCalendarPopup(True)
        self._date.setLocale(QLocale(words.language))
        self._date.setDisplayFormat("d MMMM yyyy")
        self._date.dateChanged.connect(self._date_chosen)
        names = {tag: words(f"details.language_{tag[:2]}") for tag in LANGUAGES}
        self._language = self._choice("language", names)
        kinds = {kind: words(f"details.profile_{kind or 'any'}") for kind in PROFILES}
        self._profile = self._choice("profile", kinds)
        self._style = self._choice("house_style", {})
        self._form.addWidget(self._style_button())
        as_style = words("details.as_style")
        manners = {each: words(f"style.citations.{each}") for each in CITATIONS}
        self._citations = self._choice("citations", {"": as_style, **manners})
        places = {each: words(f"style.references.{each}") for each in REFERENCES}
        self._references = self._choice("references", {"": as_style, **places})
        kinds = {kind: words(f"details.contents_{kind or 'as_style'}") for kind in CONTENTS}
        self._contents = self._choice("contents", kinds)
        self._limit = self._add("word_limit", inset(QSpinBox()))
        self._limit.setRange(0, HIGHEST_LIMIT)
        self._limit.setSingleStep(50)
        self._limit.setSpecialValueText(words("details.no_limit"))
        self._limit.setKeyboardTracking(False)
        self._limit.valueChanged.connect(self._limit_chosen)
        self._template = label(type="body", wrap=True)
        self._labelled("template", self._template)
        self._form.addWidget(label(words("details.imprint"), weight="strong"))
        self._fields.update({name: self._text(name) for name in IMPRINT})
        self._form.addStretch(1)
        area = look(QScrollArea(), "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(form)
        form.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        column(self).addWidget(area)
        self._list_styles()
        self._show(workspace.brief.details)
        workspace.changed.connect(self._follow)
        workspace.styles_changed.connect(self._styles_changed)

    def focus_first(self) -> None:
        """Put the keyboard into the title."""
        self._fields["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_limit(self) -> None:
        """Put the keyboard into the word limit."""
        self._limit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._limit.selectAll()

    # ------------------------------------------------------------------------------------- fields

    def _text(self, name: str) -> QLineEdit:
        field = self._add(name, QLineEdit())
        hint = f"details.{name}_hint"
        if hint in self._words:
            field.setPlaceholderText(self._words(hint))
        field.editingFinished.connect(lambda: self._text_typed(name, field.text().strip()))
        return field

    def _choice(self, name: str, names: dict[str, str]) -> QComboBox:
        box = self._add(name, still(QComboBox()))
        for value, text in names.items():
            box.addItem(text, value)
        box.activated.connect(lambda: self._set(**{name: box.currentData()}))
        return box

    def _add(self, name: str, field: W) -> W:
        named(field, f"details.{name}", self._words(f"details.{name}"))
        self._labelled(name, field)
        return field

    def _labelled(self, name: str, field: QWidget) -> None:
        pair = column(None, 4)
        pair.addWidget(label(self._words(f"details.{name}"), type="small", tone="muted"))
        pair.addWidget(field)
        self._form.addLayout(pair)

    def _style_button(self) -> QPushButton:
        made = button(
            self._words("style.open"),
            lambda: self.wanted.emit("brief.house_style"),
            kind="link",
            fit="small",
            identifier="details.house_style.open",
        )
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return made

    def _list_styles(self) -> None:
        self._style.clear()
        for style in styles.names():
            self._style.addItem(style.name[self._words.language], style.id)

    def _styles_changed(self) -> None:
        self._list_styles()
        self._show(self._workspace.brief.details)

    def _show_style(self, id: str) -> None:
        """Choose the brief's style; one that is not here stays named."""
        if self._style.findData(id) < 0:
            self._list_styles()
        if self._style.findData(id) < 0:
            self._style.addItem(self._words("details.style_gone", id=id), id)
        self._style.setCurrentIndex(self._style.findData(id))

    # -------------------------------------------------------------------------------------- edits

    def _text_typed(self, name: str, text: str) -> None:
        if name == "authors":
            if text != authors_line(self._workspace.brief.details.authors):
                self._set(authors=authors_in(text))
        else:
            self._set(**{name: text})

    def _date_chosen(self, day: QDate) -> None:
        self._set(date=day.toString("yyyy-MM-dd"))

    def _limit_chosen(self, limit: int) -> None:
        self._do(lambda: self._workspace.do(labels.CHANGING_LIMIT, set_word_limit(limit)))

    def _set(self, **changes: object) -> None:
        edit = set_details(**changes)
        self._do(lambda: self._workspace.do(labels.CHANGING_DETAILS, edit))

    def _do(self, then: Callable[[], object]) -> None:
        if not self._refreshing:
            then()

    # --------------------------------------------------------------------------------------- show

    def _follow(self, change: Change) -> None:
        if change.details:
            self._show(change.after.details)

    def _show(self, details: Details) -> None:
        self._refreshing = True
        for name in (*TEXTS, *IMPRINT):
            self._put(self._fields[name], getattr(details, name))
        self._fields["suggested_citation"].setPlaceholderText(_suggested(details))
        self._pick(self._contents, details.contents)
        self._put(self._fields["authors"], authors_line(details.authors))
        self._date.setDate(_date(details.date))
        self._pick(self._language, details.language)
        self._pick(self._profile, details.profile)
        self._show_style(details.house_style)
        self._citations.setCurrentIndex(max(self._citations.findData(details.citations), 0))
        self._references.setCurrentIndex(max(self._references.findData(details.references), 0))
        self._limit.setValue(details.word_limit)
        template = self._workspace.library.templates.get(details.template)
        language = self._words.language
        made_from = self._workspace.brief.made_from
        otherwise = (made_from.name if made_from else "") or details.template or "–"
        self._template.setText(template.name[language] if template else otherwise)
        self._refreshing = False

    @staticmethod
    def _put(field: QLineEdit, text: str) -> None:
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    @staticmethod
    def _pick(box: QComboBox, value: str) -> None:
        place = box.findData(value)
        if place < 0:
            place = next((n for n in range(box.count()) if box.itemData(n)[:2] == value[:2]), -1)
        box.setCurrentIndex(place)


def _suggested(details: Details) -> str:
    """How the brief would be cited, where nobody says how."""
    style = citing.manner(details, Options()).style
    return inline_text(suggested(details, style, terms(details.language)))


def _date(text: str) -> QDate:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return QDate.currentDate()
    return QDate(day.year, day.month, day.day)
