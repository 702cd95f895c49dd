"""The dialog that makes a light copy: how small, what it does without, and where it goes.

Belongs here: the choice, the list, the saving. Does not belong here: making a brief smaller
(`storage.light`), the bar over a light copy that was opened (`ui.light_bar`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QTextBrowser, QWidget

from brief_composer.errors import BriefComposerError
from brief_composer.model.blocks import FigureBlock
from brief_composer.storage import files, light
from brief_composer.storage.light import Light
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.faults import sentence
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.naming import free_path
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, label, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

SIZE = QSize(600, 480)
SIZES = (500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)
USUAL = 2_000_000


class LightCopyDialog(CardDialog):
    """Tries the chosen size beside the window, tells what it costs, and saves.

    `say` tells in the window what was saved; `questions` asks where it goes.
    """

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        words: Words,
        over: QWidget,
        say: Callable[[str], object],
        questions: FileQuestions | None = None,
    ) -> None:
        super().__init__(theme, words, over, words("light.title"), SIZE, "lightCopyDialog")
        self._workspace = workspace
        self._say_outside = say
        self._ask = questions or FileQuestions(words)
        self._jobs = Jobs(self)
        self._made: Light | None = None
        self._turn = 0
        opened = workspace.file.opened
        self._others: Mapping[str, bytes] = opened.others if opened is not None else {}
        self._brief = workspace.brief
        self._alts = {
            str(each.medium): each.alt
            for each in self._brief.blocks()
            if isinstance(each, FigureBlock)
        }
        self.size_box = named(QComboBox(), "lightSize", words("light.under"))
        self.told = named(label(wrap=True, weight="strong"), "lightTold")
        self.list = named(look(QTextBrowser(), "paper"), "lightList", words("light.list"))
        self._lay_out()
        self._fill_footer()
        self.size_box.currentIndexChanged.connect(self._try)
        self._try()

    def close_card(self) -> None:
        """Close; what is being tried is dropped."""
        if self.isHidden():
            return
        self._turn += 1
        self._jobs.stop()
        super().close_card()

    # ------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        words = self.words
        for each in SIZES:
            self.size_box.addItem(shown_size(each, words), each)
        self.size_box.setCurrentIndex(SIZES.index(USUAL))
        chosen = row(None, 8)
        under = label(words("light.under"))
        under.setBuddy(self.size_box)
        chosen.addWidget(under)
        chosen.addWidget(self.size_box)
        chosen.addStretch(1)
        self.body.addLayout(chosen)
        self.body.addWidget(self.told)
        self.list.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.document().setDocumentMargin(12)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.theme.changed.connect(self._show_list)

    def _fill_footer(self) -> None:
        same = label(self.words("light.same"), type="small", tone="muted", wrap=True)
        self.footer.addWidget(same, 1)
        self.footer.addWidget(button(self.words("light.cancel"), self.cancel))
        self.primary = button("", self._save, kind="filled", identifier="lightSave")
        self.footer.addWidget(self.primary)

    # ------------------------------------------------------------------------------------- trying

    def _try(self) -> None:
        self._made = None
        self._turn += 1
        turn = self._turn
        self._say(self.words("light.making"))
        under = int(self.size_box.currentData())
        self._jobs.start(
            light.make,
            self._brief,
            self._others,
            under,
            lambda: turn == self._turn,  # another size, or none, is wanted by now
            done=self._arrived,
            refused=self._refused,
            name="light",
        )

    def _arrived(self, made: Light) -> None:
        self._made = made
        size = shown_size(made.size, self.words)
        if not made.fits:
            said = self.words("light.too_large", size=size)
            self._say(f"{said} {self.words('light.too_large_text')}")
        elif made.size == made.was:
            self._say(self.words("light.small_enough", size=size))
        else:
            before = self.words("light.now", size=shown_size(made.was, self.words))
            self._say(f"{before} {self.words('light.fits', size=size)}")

    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, BriefComposerError):
            raise problem
        self._say(sentence(self.words, problem))

    def _say(self, text: str) -> None:
        self.told.setText(text)
        made = self._made
        assert self.primary is not None
        key = "light.save" if made is None or made.fits else "light.save_smallest"
        self.primary.setText(self.words(key))
        self.primary.setEnabled(made is not None)
        self._show_list()

    def _show_list(self) -> None:
        self.list.clear()
        made = self._made
        self.list.setVisible(made is not None and bool(made.about))
        if made is None:
            return
        words = self.words
        cursor = QTextCursor(self.list.document())
        documents = (
            words("light.document", name=each.name, size=shown_size(each.size, words))
            for each in made.about.left_out
        )
        pictures = (
            words(
                "light.picture",
                name=self._alts.get(each.was) or words("light.no_name"),
                was=shown_size(each.was_size, words),
                now=shown_size(each.size, words),
            )
            for each in made.about.pictures
        )
        self._part(cursor, words("light.left_out"), documents)
        self._part(cursor, words("light.smaller"), pictures)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.list.setTextCursor(cursor)

    def _part(self, cursor: QTextCursor, heading: str, lines: Iterable[str]) -> None:
        for number, text in enumerate(lines):
            if not number:
                self._line(cursor, heading, 600)
            self._line(cursor, text, 400)

    def _line(self, cursor: QTextCursor, text: str, weight: int) -> None:
        shape = QTextBlockFormat()
        shape.setBottomMargin(4)
        looks = QTextCharFormat()
        looks.setFont(self.theme.font("body", weight))
        looks.setForeground(self.theme.colour("text"))
        if cursor.document().isEmpty():
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape, looks)
        cursor.insertText(text, looks)

    # ------------------------------------------------------------------------------------- saving

    def _save(self) -> None:
        made, own = self._made, self._workspace.path
        if made is None:
            return
        suggested = free_path(own.parent, self.words("light.name", stem=own.stem))
        path = self._ask.place_for_copy(self, suggested)
        if path is None:
            return
        try:
            _write(made, path, own)
        except BriefComposerError as problem:
            self.told.setText(sentence(self.words, problem))
            return
        size = shown_size(made.size, self.words)
        said = self.words("light.saved", name=path.stem, size=size)
        self.close_card()
        self._say_outside(said)


def open_light_copy(
    workspace: Workspace,
    theme: Theme,
    words: Words,
    over: QWidget,
    say: Callable[[str], object],
    questions: FileQuestions | None = None,
) -> LightCopyDialog:
    """Open the dialog over a window; `say` tells there what was saved."""
    dialog = LightCopyDialog(workspace, theme, words, over, say, questions)
    dialog.open(dialog.size_box)
    return dialog


def shown_size(count: int, words: Words) -> str:
    """A number of bytes as people say it: "84 KB", "2 MB"."""
    if count < 1_000_000:
        return words("light.kilobytes", n=max(1, round(count / 1000)))
    millions = count / 1_000_000
    whole = str(count // 1_000_000) if count % 1_000_000 == 0 else words.decimal(millions)
    return words("light.megabytes", n=whole)


def _write(made: Light, path: Path, own: Path) -> None:
    if os.path.realpath(path) == os.path.realpath(own):
        raise BriefComposerError("version-over-brief", name=path.stem)
    files.save(path, made.brief, made.others)
