"""The Export dialog after Export was pressed: files being made, and files that are there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from brief_composer.render.messages import Progress
from brief_composer.ui.dialogs.export_choices import shown_folder, shown_size
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, clear, column, label, picture, row
from brief_composer.ui.widgets.looks import named
from brief_composer.words import Words
from brief_composer.words.quoted import quoted


class Working(QWidget):
    """How far the files are."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._formats: tuple[str, ...] = ()
        self._begun = 0.0
        self._step = named(label(weight="strong"), "exportStep")
        self._bar = named(QProgressBar(), "exportProgress")
        self._bar.setTextVisible(False)
        inner = column(self, 8)
        inner.addStretch(1)
        inner.addWidget(self._step)
        inner.addWidget(self._bar)
        inner.addStretch(2)

    def begin(self, formats: tuple[str, ...]) -> None:
        """Nothing is made yet."""
        self._begun = time.monotonic()
        self._formats = formats
        self._bar.setRange(0, 0)
        self._say(self._words("export.starting"))

    def seconds_left(self) -> int:
        """About how long it will take, from how long it took so far; 0 is not known."""
        share = self._bar.value() / self._bar.maximum() if self._bar.maximum() > 0 else 0.0
        spent = time.monotonic() - self._begun
        return max(1, round(spent * (1 - share) / share)) if share > 0 else 0

    @property
    def files(self) -> int:
        """How many files are made."""
        return len(self._formats)

    def show_progress(self, told: Progress) -> None:
        """Another page is made: the files come one after the other."""
        if not told.of or told.format not in self._formats:
            return
        before = self._formats.index(told.format)
        self._bar.setRange(0, len(self._formats) * told.of)
        self._bar.setValue(before * told.of + told.done)
        self._say(self._words("export.making", done=told.done, of=told.of))

    def _say(self, text: str) -> None:
        self._step.setText(text)
        self._bar.setAccessibleName(text)


class Done(QWidget):
    """Where the files are and how large, and what can be done with them."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._inner = column(self)

    def show_files(
        self,
        written: Mapping[Path, int],
        boxed: tuple[str, ...],
        show: Callable[[tuple[Path, ...]], object],
    ) -> None:
        """These files were written, with so many bytes; `boxed` are the words of which one cannot
        show every letter; `show` has the system open some paths."""
        words, files = self._words, tuple(written)
        clear(self._inner)
        self._inner.addStretch(1)
        across = row(None, 12)
        mark = picture(self._theme, "circle-check", "ok", 22)
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        texts = column(None, 4)
        title = words("export.saved", n=len(files), folder=shown_folder(files[0].parent))
        texts.addWidget(named(label(title, weight="strong", wrap=True), "exportDone", title))
        sizes = [
            f"{words(f'export.short{path.suffix}')} {shown_size(count, words)}"
            for path, count in written.items()
        ]
        texts.addWidget(label(" · ".join(sizes), type="small", tone="muted"))
        for path in files:
            texts.addWidget(label(path.name, type="small", wrap=True))
        if boxed:
            said = words("export.boxed", n=len(boxed), words=quoted(words, boxed))
            lacks = label(said, type="small", tone="review", wrap=True)
            texts.addWidget(named(lacks, "exportBoxed"))
        if any(path.suffix == ".docx" for path in files):
            stays = words("export.word_stays")
            texts.addWidget(label(stays, type="small", tone="muted", wrap=True))
        texts.addSpacing(8)
        choices = row(None, 8)
        open_files = button(words("export.open"), lambda: show(files), identifier="exportOpen")
        choices.addWidget(open_files)
        folder = (files[0].parent,)
        choices.addWidget(
            button(words("export.show"), lambda: show(folder), identifier="exportShow")
        )
        choices.addStretch(1)
        texts.addLayout(choices)
        across.addLayout(texts, 1)
        self._inner.addLayout(across)
        self._inner.addStretch(2)
