"""The House style form: one style with its logo and Word file, in fields.

Belongs here: showing a `StyleFile` and reading it back. Does not belong here: choosing files,
keeping the style, its pages (`house_style`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from brief_composer.library.items import Bilingual
from brief_composer.render.style_file import StyleFile
from brief_composer.ui.dialogs.house_style_fields import (
    ColourField,
    EndsField,
    FontField,
    MarginsField,
    PartField,
)
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import clear, column, inset, label, row, still
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.widgets.message import Choice, MessageCard
from brief_composer.words import Words

LABELS = 112
SIZES = tuple(half / 2 for half in range(16, 29))
PAPERS = ("A4", "Letter")
REFERENCES = ("footnotes", "endnotes", "text", "list")
CITATIONS = ("notes", "chicago-notes", "chicago-author-date", "apa", "harvard")
MARKS = ("", "“”", "‘’", "«»")


class StyleForm(QWidget):
    """Shows a style; says `changed` when a person changed it."""

    changed = Signal()
    logo_wanted = Signal()
    base_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, ask_colour: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._file: StyleFile | None = None
        self._quiet = False
        self._line = 0
        outer = column(self, 12)
        self._message = column(None)
        outer.addLayout(self._message)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnMinimumWidth(0, LABELS)
        self._grid.setColumnStretch(1, 1)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        self._whose(ask_colour)
        self._letters()
        self._page()
        self._sources()

    # ------------------------------------------------------------------------------------- values

    @property
    def file(self) -> StyleFile | None:
        """The style as it is in the fields."""
        return self._file

    def show_file(self, file: StyleFile, left_out: Iterable[str] = ()) -> None:
        """Show another style. `left_out` is what of its Word file stands in Word exports alone."""
        self._quiet = True
        self._file, style = file, file.style
        words = self._words
        self._put_text(self.name, style.name[words.language])
        self._put_text(self.alt, style.logo_alt)
        self.colour.show_colour(style.main or style.palette().accent)
        self.body.show_family(style.body)
        self.heading.show_family(style.heading)
        self._show_size(style.size)
        for box, value in (
            (self.paper, style.paper), (self.columns, style.columns),
            (self.references, style.references), (self.citations, style.citations),
            (self.marks, style.quote_marks),
        ):  # fmt: skip
            box.setCurrentIndex(max(box.findData(value), 0))
        self.margins.show_margins(style.margins)
        self.header.show_ends(style.header)
        self.footer.show_ends(style.footer)
        self.threshold.setValue(style.quote_threshold)
        self.contents.setChecked(style.contents)
        self.limit.setValue(style.page_limit)
        self.show_parts(left_out)
        self._quiet = False

    def show_parts(self, left_out: Iterable[str] = ()) -> None:
        """Show the logo and the Word file."""
        file, words = self._file, self._words
        if file is None:
            return
        self.logo.show_part(bool(file.logo), "", file.logo)
        for widget in (self.alt, self._alt_label):
            widget.setVisible(bool(file.logo))
        said = [words("style.base_keeps")] if file.word_base else []
        said += [words(f"style.left_out.{each}") for each in left_out]
        self.base.show_part(bool(file.word_base), " ".join(said))

    def offer(self, families: Sequence[str]) -> None:
        """The typefaces of the computer."""
        for box in (self.heading, self.body):
            box.offer(families)

    def tell_fonts(self, text: str) -> None:
        """What is amiss with a typeface, "" for nothing."""
        self.font_note.setText(text)
        self.font_note.setVisible(bool(text))

    def say(self, level: str, title: str, text: str, choices: list[Choice]) -> MessageCard:
        """Show a message over the form, in place of the one before."""
        self.unsay()
        card = MessageCard(self._theme, level, title, text, choices)
        self._message.addWidget(card)
        return card

    def unsay(self) -> None:
        """Take the message away."""
        clear(self._message)

    # --------------------------------------------------------------------------------------- rows

    def _whose(self, ask_colour: Callable[[str], str]) -> None:
        words = self._words
        self.name = named(QLineEdit(), "style.name", words("style.name"))
        self.name.setMaxLength(80)
        self.name.textEdited.connect(self._named)
        self._place("name", self.name)
        self.logo = PartField(words, "logo")
        self.logo.wanted.connect(self.logo_wanted)
        self.logo.removed.connect(lambda: self._replace(logo=b""))
        self._place("logo", self.logo, high=True)
        self.alt = named(QLineEdit(), "style.logo_alt", words("style.logo_alt"))
        self.alt.setPlaceholderText(words("style.logo_alt_hint"))
        self.alt.setMaxLength(200)
        self.alt.textEdited.connect(lambda: self._set(logo_alt=self.alt.text().strip()))
        self._alt_label = self._place("logo_alt", self.alt)
        self.colour = ColourField(words, ask_colour)
        self.colour.changed.connect(lambda: self._set(main=self.colour.colour, colours=None))
        self._place("main", self.colour, high=True)
        self.base = PartField(words, "base")
        self.base.wanted.connect(self.base_wanted)
        self.base.removed.connect(lambda: self._replace(word_base=b""))
        self._place("base", self.base, high=True)

    def _letters(self) -> None:
        words = self._words
        self._title("letters")
        self.heading, self.body = FontField(words, "heading"), FontField(words, "body")
        self.heading.activated.connect(lambda: self._set(heading=self.heading.family))
        self.body.activated.connect(lambda: self._set(body=self.body.family))
        self._place("heading", self.heading)
        self._place("body", self.body)
        self.font_note = label(type="small", tone="review", wrap=True)
        self.font_note.hide()
        self._grid.addWidget(self.font_note, self._line, 1)
        self._line += 1
        self.text_size = self._choice("size", ())
        self.text_size.activated.connect(lambda: self._sized(self.text_size.currentData()))
        self._place("size", self.text_size)

    def _page(self) -> None:
        words = self._words
        self._title("page")
        self.paper = self._choice("paper", [(paper, paper) for paper in PAPERS])
        self.paper.activated.connect(lambda: self._set(paper=self.paper.currentData()))
        counts = [(count, words("style.columns_of", n=count)) for count in (1, 2)]
        self.columns = self._choice("columns", counts)
        self.columns.activated.connect(lambda: self._set(columns=self.columns.currentData()))
        both = QWidget()
        line = row(both, 12)
        line.addWidget(self.paper, 1)
        line.addWidget(label(words("style.columns"), weight="medium"))
        line.addWidget(self.columns, 1)
        self._place("paper", both)
        self.margins = MarginsField(words)
        self.margins.changed.connect(lambda: self._set(margins=self.margins.margins))
        self._place("margins", self.margins)
        self.header = EndsField(self._theme, words, "header")
        self.header.changed.connect(lambda: self._set(header=self.header.ends))
        self._place("header", self.header)
        self.footer = EndsField(self._theme, words, "footer")
        self.footer.changed.connect(lambda: self._set(footer=self.footer.ends))
        self._place("footer", self.footer)
        self.limit = self._number("page_limit", 500, "style.no_limit", "style.pages")
        self._place("page_limit", self.limit)

    def _sources(self) -> None:
        words = self._words
        self._title("sources")
        places = [(each, words(f"style.references.{each}")) for each in REFERENCES]
        self.references = self._choice("references", places)
        self.references.activated.connect(
            lambda: self._set(references=self.references.currentData())
        )
        self._place("references", self.references)
        manners = [(each, words(f"style.citations.{each}")) for each in CITATIONS]
        self.citations = self._choice("citations", manners)
        self.citations.activated.connect(lambda: self._set(citations=self.citations.currentData()))
        self._place("citations", self.citations)
        self.threshold = self._number("quote_threshold", 400, "style.all_quotes", "style.over")
        self._place("quote_threshold", self.threshold)
        pairs = [(each, _marks(each) or words("style.marks_language")) for each in MARKS]
        self.marks = self._choice("quote_marks", pairs)
        self.marks.activated.connect(lambda: self._set(quote_marks=self.marks.currentData()))
        self._place("quote_marks", self.marks)
        self.contents = QCheckBox(words("style.contents_under"))
        named(self.contents, "style.contents", words("style.contents"))
        self.contents.clicked.connect(lambda: self._set(contents=self.contents.isChecked()))
        self._place("contents", self.contents)

    # ------------------------------------------------------------------------------------ changes

    def _named(self, text: str) -> None:
        if self._file is not None:
            self._set(name=Bilingual(text.strip(), text.strip()) if text.strip() else None)

    def _sized(self, size: float) -> None:
        if self._file is not None:
            style = self._file.style
            leading = round(style.leading / style.size * size, 1)
            self._set(size=size, leading=min(max(leading, 8.0), 28.0))

    def _set(self, **changes: object) -> None:
        """Take a change of the style; a name that is empty is not taken."""
        if self._quiet or self._file is None:
            return
        kept = {name: value for name, value in changes.items() if (name, value) != ("name", None)}
        self._replace(style=replace(self._file.style, **kept))

    def _replace(self, **changes: object) -> None:
        if self._file is None:
            return
        self._file = replace(self._file, **changes)
        if "style" not in changes:
            self.show_parts()
        self.changed.emit()

    # ------------------------------------------------------------------------------------ building

    def _title(self, key: str) -> None:
        title = label(self._words(f"style.part.{key}"), weight="strong")
        title.setContentsMargins(0, 8, 0, 0)
        self._grid.addWidget(title, self._line, 0, 1, 2)
        self._line += 1

    def _place(self, key: str, field: QWidget, *, high: bool = False) -> QWidget:
        words = label(self._words(f"style.{key}"), weight="medium", wrap=True)
        align = Qt.AlignmentFlag.AlignTop if high else Qt.AlignmentFlag.AlignVCenter
        words.setContentsMargins(0, 6 if high else 0, 8, 0)
        self._grid.addWidget(words, self._line, 0, align)
        self._grid.addWidget(field, self._line, 1)
        self._line += 1
        return words

    def _choice(self, name: str, values: Iterable[tuple[object, str]]) -> QComboBox:
        box = named(still(QComboBox()), f"style.{name}", self._words(f"style.{name}"))
        for value, text in values:
            box.addItem(text, value)
        return box

    def _number(self, name: str, most: int, none: str, some: str) -> QSpinBox:
        box = inset(named(QSpinBox(), f"style.{name}", self._words(f"style.{name}")))
        box.setRange(0, most)
        box.setSpecialValueText(self._words(none))
        before, _, after = self._words(some).partition("#")
        box.setPrefix(before)
        box.setSuffix(after)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda: self._set(**{name: box.value()}))
        return box

    def _show_size(self, size: float) -> None:
        self.text_size.clear()
        for each in sorted({*SIZES, size}):
            shown = self._words.decimal(each) if each % 1 else str(round(each))
            self.text_size.addItem(self._words("style.points", n=shown), each)
        self.text_size.setCurrentIndex(self.text_size.findData(size))

    @staticmethod
    def _put_text(field: QLineEdit, text: str) -> None:
        look(field, wrong=False)
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)


def _marks(pair: str) -> str:
    """A pair of marks as it is read in a list: “ ”."""
    return f"{pair[0]} {pair[1]}" if pair else ""
