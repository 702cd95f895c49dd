"""The field a blank is filled in with: a line, a date, a place, a choice, a longer text.

Belongs here: one widget for each kind of blank. Does not belong here: what is done with the words
(`ui.editor.blanks`, `ui.dialogs.fill_blanks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QListWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from brief_composer.model.richtext import Blank, BlankKind
from brief_composer.session.edits.blanks import in_words
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import column, still
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

MOST_SHOWN = 8
"""How many choices are seen at once."""


class BlankField(QWidget):
    """A field for one blank. `text` is what is typed so far, `words` what would be printed.

    `spread` shows a calendar or the choices under the field at once; else they open on request.
    """

    changed = Signal()
    """Other words are in it."""

    chosen = Signal()
    """Something was picked that needs no more typing."""

    def __init__(
        self,
        blank: Blank,
        language: str,
        places: Sequence[str],
        theme: Theme,
        words: Words,
        *,
        spread: bool = False,
    ) -> None:
        super().__init__()
        self.blank = blank
        self._language = language
        self._theme = theme
        self._catalogue = words
        self._layout: QVBoxLayout = column(self, 6)
        self.line: QLineEdit | None = None
        self.box: QComboBox | None = None
        self.list: QListWidget | None = None
        if blank.kind is BlankKind.CHOICE and blank.options:
            self.setFocusProxy(self._choices(spread))
        else:
            self.line = self._line(places)
            self.setFocusProxy(self.line)
            if blank.kind is BlankKind.DATE:
                self._dates(self.line, spread)

    def text(self) -> str:
        """What was typed or chosen."""
        if self.line is not None:
            return self.line.text().strip()
        if self.box is not None:
            return str(self.box.currentData() or "")
        item = self.list.currentItem() if self.list is not None else None
        return item.text() if item is not None else ""

    def words(self) -> str:
        """What is printed: a date as the language of the brief writes it."""
        return in_words(self.blank, self.text(), self._language)

    def set_text(self, text: str) -> None:
        """Fill the field."""
        if self.line is not None:
            self.line.setText(text)
        elif self.box is not None:
            self.box.setCurrentIndex(max(0, self.box.findData(text)))

    # ----------------------------------------------------------------------------------- building

    def _line(self, places: Sequence[str]) -> QLineEdit:
        made = named(QLineEdit(), "blank.field", self.blank.label)
        made.setPlaceholderText(self._catalogue(f"blanks.hint.{self.blank.kind.value}"))
        made.textChanged.connect(lambda: self.changed.emit())
        if self.blank.kind is BlankKind.PLACE and places:
            completer = QCompleter(list(places), made)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            made.setCompleter(completer)
        self._layout.addWidget(made)
        return made

    def _dates(self, line: QLineEdit, spread: bool) -> None:
        if spread:
            calendar = self._calendar()
            calendar.clicked.connect(partial(self._pick, line))
            self._layout.addWidget(calendar)
            return
        icon = self._theme.icon("calendar", "muted", 16)
        action = QAction(icon, self._catalogue("blanks.calendar"), line)
        action.triggered.connect(lambda: self._open_calendar(line))
        line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)

    def _calendar(self) -> QCalendarWidget:
        made = named(QCalendarWidget(), "blank.calendar", self._catalogue("blanks.calendar"))
        made.setLocale(QLocale(self._language))
        made.setGridVisible(False)
        made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        made.setMinimumSize(self._theme.scaled(280), self._theme.scaled(220))
        # A Sunday is a day like others to choose; Qt would write it in red.
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            arrow = made.findChild(QToolButton, f"qt_calendar_{name}month")
            if arrow is not None:  # Qt's own is black in both themes
                arrow.setIcon(self._theme.icon(icon, "text", 16))
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            made.setWeekdayTextFormat(day, plain)
        return made

    def _open_calendar(self, line: QLineEdit) -> None:
        """The calendar in a popup under the field."""
        popup = look(QFrame(self, Qt.WindowType.Popup), "dialog")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = column(popup, 0, 6)
        calendar = self._calendar()
        inside.addWidget(calendar)

        def pick(day: QDate) -> None:
            self._pick(line, day)
            popup.close()

        calendar.clicked.connect(pick)
        calendar.activated.connect(pick)
        popup.move(line.mapToGlobal(line.rect().bottomLeft()))
        popup.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, line: QLineEdit, day: QDate) -> None:
        iso = day.toString(Qt.DateFormat.ISODate)
        line.setText(in_words(self.blank, iso, self._language))
        self.chosen.emit()

    def _choices(self, spread: bool) -> QWidget:
        if spread:
            self.list = named(QListWidget(), "blank.field", self.blank.label)
            self.list.addItems(list(self.blank.options))
            row = max(self.list.sizeHintForRow(0), self._theme.scaled(32))
            self.list.setFixedHeight(min(len(self.blank.options), MOST_SHOWN) * row + 6)
            self.list.currentRowChanged.connect(lambda: self.changed.emit())
            self.list.itemClicked.connect(lambda: self.chosen.emit())
            self.list.itemActivated.connect(lambda: self.chosen.emit())
            self._layout.addWidget(self.list)
            return self.list
        self.box = named(still(QComboBox()), "blank.field", self.blank.label)
        self.box.addItem(self._catalogue("blanks.choose"), "")
        for option in self.blank.options:
            self.box.addItem(option, option)
        self.box.currentIndexChanged.connect(lambda: self.changed.emit())
        self._layout.addWidget(self.box)
        return self.box

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus goes to what is typed in."""
        super().focusInEvent(event)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setFocus(event.reason())
