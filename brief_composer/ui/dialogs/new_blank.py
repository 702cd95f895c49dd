"""Blank to fill in…: what is to be filled in, and what kind of thing it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from brief_composer.model import markup
from brief_composer.model.richtext import Blank, BlankKind
from brief_composer.storage.settings import DETAILS
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, label
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

SIZE = QSize(520, 330)
KINDS = tuple(BlankKind)


class NewBlankDialog(CardDialog):
    """Asks, and says in `wanted` which Blank is to be put in."""

    wanted = Signal(object)

    def __init__(self, proposed: str, theme: Theme, words: Words, over: QWidget) -> None:
        super().__init__(theme, words, over, words("blanks.new"), SIZE, "newBlankDialog")
        self.label = named(QLineEdit(proposed), "blankLabel", words("blanks.new.label"))
        self.label.setPlaceholderText(words("blanks.new.label_hint"))
        self.kind = named(QComboBox(), "blankKind", words("blanks.new.kind"))
        for kind in KINDS:
            self.kind.addItem(words(f"blanks.kind.{kind.value}"), kind.value)
        self.options = named(QPlainTextEdit(), "blankOptions", words("blanks.new.options"))
        self.options.setTabChangesFocus(True)
        self.options.setPlaceholderText(words("blanks.new.options_hint"))
        self.detail = named(QComboBox(), "blankDetail", words("blanks.new.detail"))
        for name in DETAILS:
            self.detail.addItem(words(f"blanks.detail.{name}"), name)
        self.body.addLayout(self._form())
        self.body.addStretch(1)
        self.footer.addStretch(1)
        self.footer.addWidget(button(words("blanks.cancel"), self.cancel))
        self.primary = button(
            words("blanks.new.add"), self._add, kind="filled", identifier="blankAdd"
        )
        self.footer.addWidget(self.primary)
        self.kind.currentIndexChanged.connect(lambda: self._fit())
        self.detail.currentIndexChanged.connect(lambda: self._name_detail())
        self._fit()

    def start(self) -> None:
        """Open with the caret in the label."""
        self.open(self.label)
        self.label.selectAll()

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        words = self.words
        self._rows: dict[str, QWidget] = {}
        for at, (key, field) in enumerate(
            (
                ("label", self.label),
                ("kind", self.kind),
                ("options", self.options),
                ("detail", self.detail),
            )
        ):
            name = label(words(f"blanks.new.{key}"))
            self._rows[key] = name
            grid.addWidget(name, at, 0)
            grid.addWidget(field, at, 1)
        return grid

    def _fit(self) -> None:
        """Show what the kind needs, and no more."""
        kind = BlankKind(self.kind.currentData())
        for key, field, on in (
            ("options", self.options, kind is BlankKind.CHOICE),
            ("detail", self.detail, kind is BlankKind.ORGANISATION),
        ):
            self._rows[key].setVisible(on)
            field.setVisible(on)
        if kind is BlankKind.ORGANISATION:
            self._name_detail()

    def _name_detail(self) -> None:
        """A detail of the organisation is called as in the settings, unless it has a label."""
        own = {self.detail.itemText(n) for n in range(self.detail.count())}
        if not self.label.text().strip() or self.label.text() in own:
            self.label.setText(self.detail.currentText())

    def _add(self) -> None:
        text = markup.normal_line(self.label.text())
        kind = BlankKind(self.kind.currentData())
        lines = self.options.toPlainText().splitlines()
        options = tuple(each for line in lines if (each := markup.normal_line(line)))
        if not text:
            look(self.label, wrong="true")
            self.label.setFocus()
            return
        if kind is BlankKind.CHOICE and not options:
            self.options.setFocus()
            return
        self.close_card()
        self.wanted.emit(
            Blank(
                text,
                kind,
                options if kind is BlankKind.CHOICE else (),
                str(self.detail.currentData()) if kind is BlankKind.ORGANISATION else "",
            )
        )
