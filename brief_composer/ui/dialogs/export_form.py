"""The Export dialog while one chooses: banner, formats, name, place, looks, contents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from brief_composer.render import styles
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.export_choices import FORMATS, PAPERS, Choices, shown_folder
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import (
    button,
    clear,
    column,
    icon_button,
    label,
    picture,
    row,
    still,
)
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.widgets.message import Choice, MessageCard
from brief_composer.words import Words

IDENTIFIERS = {"docx": "exportWord", "pdf": "exportPdf"}
ICONS = {"docx": "file-text", "pdf": "file-check"}
CONTENTS = ("cover_band", "sources_list", "draft", "notes_as_comments")
BETWEEN = 20
LABELS = 100
"""The width of the column of names."""


class FormatCard(QFrame):
    """One format to tick; the whole card ticks."""

    def __init__(self, theme: Theme, words: Words, format: str, on: bool) -> None:
        super().__init__()
        self.tick = named(QCheckBox(), IDENTIFIERS[format], words(f"export.{format}"))
        self.tick.setAccessibleDescription(words(f"export.{format}_for"))
        self._inner = row(self, 10)
        self._inner.addWidget(self.tick)
        self._inner.addWidget(picture(theme, ICONS[format], "accent", 22))
        texts = column(None, 1)
        texts.addWidget(label(words(f"export.{format}"), weight="strong"))
        what = words(f"export.{format}_for")
        texts.addWidget(label(what, type="small", tone="muted", wrap=True))
        self._inner.addLayout(texts, 1)
        self.tick.setChecked(on)
        self.tick.toggled.connect(self._show)
        self._show(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere ticks."""
        if self.rect().contains(event.position().toPoint()):
            self.tick.toggle()

    def _show(self, on: bool) -> None:
        look(self, "soft" if on else "card", current=on)
        edge = 10 if on else 11  # the accent edge is one pixel thicker
        self._inner.setContentsMargins(edge + 1, edge - 1, edge + 1, edge - 1)


class Banner(QFrame):
    """What should be fixed first, on one row with the way to it."""

    def __init__(self, theme: Theme, title: str, text: str, choice: Choice) -> None:
        super().__init__()
        named(look(self, "fix"), "exportBanner", f"{title}. {text}")
        line = row(self, 12)
        line.setContentsMargins(12, 7, 10, 8)
        line.addWidget(picture(theme, "circle-alert", "fix", 20))
        texts = column(None, 1)
        texts.addWidget(label(title, weight="strong", wrap=True))
        texts.addWidget(label(text, type="small", tone="muted", wrap=True))
        line.addLayout(texts, 1)
        line.addWidget(button(*choice, fit="small", identifier="exportFix"))


class ExportForm(QWidget):
    """Holds what is chosen. Says `changed` whenever that is something else."""

    changed = Signal()

    style_wanted = Signal()
    """Open the House style dialog."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        choices: Choices,
        must_be_draft: bool,
        questions: FileQuestions,
    ) -> None:
        super().__init__()
        self._theme, self._words, self._questions = theme, words, questions
        self._folder = Path(choices.folder)
        self._must_be_draft = must_be_draft
        self._outer = column(self, 12)
        self._message = column(None)
        self._outer.addLayout(self._message)
        self.cards = {f: FormatCard(theme, words, f, f in choices.formats) for f in FORMATS}
        formats = row(None, 10)
        for card in self.cards.values():
            formats.addWidget(card, 1)
            card.tick.toggled.connect(lambda: self.changed.emit())
        self._outer.addLayout(formats)
        self._outer.addSpacing(2)
        self._outer.addLayout(self._fields(choices))
        self._outer.addStretch(1)

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        on = {name: tick.isChecked() for name, tick in self.contents.items()}
        return Choices(
            formats=tuple(f for f, card in self.cards.items() if card.tick.isChecked()),
            name=self.name.text().strip(),
            folder=str(self._folder),
            style=self.style_box.currentData() or "standard",
            paper=self.paper_box.currentData() or PAPERS[0],
            **on,
        )

    @property
    def own_paper(self) -> str:
        """The paper of the style that is chosen."""
        return self._papers.get(self.style_box.currentData(), PAPERS[0])

    def offers(self, style: str) -> bool:
        """Whether a style can be chosen."""
        return style in self._papers

    def say(self, level: str, title: str, text: str, choices: list[Choice]) -> MessageCard:
        """Show a message over the form, in place of the one before."""
        self.unsay()
        card = MessageCard(self._theme, level, title, text, choices)
        self._message.addWidget(card)
        return card

    def warn(self, title: str, text: str, choice: Choice) -> None:
        """Show what should be fixed first, in place of the message before."""
        self.unsay()
        self._message.addWidget(Banner(self._theme, title, text, choice))

    def unsay(self) -> None:
        """Take the message away."""
        clear(self._message)

    def rename(self) -> None:
        """Put the keyboard into the name, all of it selected."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def change_folder(self) -> None:
        """Ask for another folder."""
        chosen = self._questions.folder(self, self._words("export.folder"), self._folder)
        if chosen is not None:
            self._folder = chosen
            self._where.setText(shown_folder(chosen))
            self.changed.emit()

    # ------------------------------------------------------------------------------------- fields

    def _fields(self, choices: Choices) -> QGridLayout:
        words, grid = self._words, QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(14)
        grid.setColumnMinimumWidth(0, LABELS)
        grid.setColumnStretch(1, 1)
        self.name = named(QLineEdit(choices.name), "exportName", words("export.name"))
        self.name.setCursorPosition(0)
        self.name.textChanged.connect(lambda: self.changed.emit())
        self._place(grid, 0, "name", self.name)
        self._place(grid, 1, "folder", self._where_row())
        self._place(grid, 2, "style", self._looks_row(choices))
        self._place(grid, 3, "include", self._contents(choices))
        return grid

    def _where_row(self) -> QWidget:
        words = self._words
        self._where = named(QLineEdit(shown_folder(self._folder)), "", words("export.folder"))
        self._where.setReadOnly(True)
        self._where.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        change: QPushButton = button(
            words("export.change"), self.change_folder, identifier="exportFolder"
        )
        change.setAccessibleName(f"{words('export.folder')}, {words('export.change')}")
        holder = QWidget()
        line = row(holder, 8)
        line.addWidget(self._where, 1)
        line.addWidget(change)
        return holder

    def _looks_row(self, choices: Choices) -> QWidget:
        words = self._words
        self.style_box = self._combo("exportStyle", words("export.style"))
        # As wide as there is room: a long name must not push the picture of the page out.
        self.style_box.setMinimumContentsLength(12)
        self.style_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.paper_box = self._combo("exportPaper", words("export.paper"))
        for paper in PAPERS:
            self.paper_box.addItem(paper, paper)
        self.list_styles(choices.style)
        self._show_paper(choices.paper)
        self.style_box.currentIndexChanged.connect(self._restyled)
        self.paper_box.currentIndexChanged.connect(lambda: self.changed.emit())
        holder = QWidget()
        line = row(holder, 14)
        line.addWidget(self.style_box, 1)
        more = icon_button(
            self._theme.icon("ellipsis"), words("style.open"), self.style_wanted.emit,
            "exportStyleOpen",
        )  # fmt: skip
        line.addWidget(more)
        line.addWidget(label(words("export.paper"), weight="medium"))
        line.addWidget(self.paper_box)
        return holder

    def list_styles(self, id: str) -> None:
        """Offer the styles there are now, and choose one; "standard" where it is not here."""
        self.style_box.blockSignals(True)
        self.style_box.clear()
        self._papers: dict[str, str] = {}
        for style in styles.names():
            self.style_box.addItem(style.name[self._words.language], style.id)
            self._papers[style.id] = style.paper
        wanted = self.style_box.findData(id)
        at = wanted if wanted >= 0 else self.style_box.findData(styles.STANDARD)
        self.style_box.setCurrentIndex(max(at, 0))
        self.style_box.blockSignals(False)

    def _restyled(self) -> None:
        """Another style may be made for another paper."""
        self._show_paper("")
        self.changed.emit()

    def _show_paper(self, paper: str) -> None:
        self.paper_box.blockSignals(True)
        self.paper_box.setCurrentIndex(max(self.paper_box.findData(paper or self.own_paper), 0))
        self.paper_box.blockSignals(False)

    def _contents(self, choices: Choices) -> QWidget:
        words = self._words
        self.contents: dict[str, QCheckBox] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for place, name in enumerate(CONTENTS):
            tick = QCheckBox(words(f"export.{name}"))
            named(tick, f"export.{name}", words(f"export.{name}"))
            forced = name == "draft" and self._must_be_draft
            tick.setChecked(forced or bool(getattr(choices, name)))
            tick.setDisabled(forced)
            tick.toggled.connect(lambda: self.changed.emit())
            self.contents[name] = tick
            grid.addWidget(tick, place // 2, place % 2)
        return holder

    def _combo(self, identifier: str, name: str) -> QComboBox:
        return named(still(QComboBox()), identifier, name)

    def _place(self, grid: QGridLayout, line: int, key: str, field: QWidget) -> None:
        words = label(self._words(f"export.{key}"), weight="medium")
        top = Qt.AlignmentFlag.AlignTop if key == "include" else Qt.AlignmentFlag.AlignVCenter
        words.setContentsMargins(0, 3 if key == "include" else 0, 8, 0)
        grid.addWidget(words, line, 0, top)
        grid.addWidget(field, line, 1)


class Choosing(QWidget):
    """The form with the picture of a page beside it. Where there is little room the form scrolls,
    and where there is less the picture goes."""

    def __init__(self, form: QWidget, page: QWidget) -> None:
        super().__init__()
        self._form, self._page = form, page
        self._area = look(QScrollArea(), "plain")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(form)
        form.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        across = row(self, BETWEEN)
        across.addWidget(self._area, 1)
        across.addWidget(page)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the picture where both have room."""
        super().resizeEvent(event)
        both = self._form.minimumSizeHint().width() + BETWEEN + self._page.minimumWidth()
        self._page.setVisible(self.width() >= both)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        del old
        if now is None or not self._form.isAncestorOf(now):
            return
        self._area.ensureWidgetVisible(now, 0, 12)
        if isinstance(now.parentWidget(), MessageCard):
            # Its button means nothing without what the message says over it.
            self._area.verticalScrollBar().setValue(0)
