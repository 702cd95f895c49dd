"""The Export dialog: which files, how they look, where they go; then making them.

Belongs here: choosing, showing a page, writing the finished bytes through `storage.exports`, and
saying what happened. Does not belong here: making pages (the helper process) or replacing files.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import msgspec
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brief_composer import paths
from brief_composer.errors import BriefComposerError
from brief_composer.model.brief import Brief
from brief_composer.model.finding import Severity
from brief_composer.render import messages, styles
from brief_composer.render.compose import actor_names
from brief_composer.render.options import Options
from brief_composer.storage import exports, names
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.export_page import ExportPage
from brief_composer.ui.page_maker import PageMaker
from brief_composer.ui.remembered import Remembered
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, label, picture, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.widgets.message import MessageCard
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

SIZE = QSize(860, 512)
JOBS_FROM = 1_000_000
"""Numbers of exports, apart from those of layouts, for both go to one helper."""
FORMATS = {"docx": ("exportWord", "file-text"), "pdf": ("exportPdf", "file-check")}
PAPERS = ("A4", "Letter")
BAND, LIST, DRAFT, NOTES = "cover_band", "sources_list", "draft", "notes_as_comments"


class Choices(msgspec.Struct):
    """What was chosen for a brief, remembered by its file."""

    formats: list[str] = msgspec.field(default_factory=lambda: ["docx", "pdf"])
    folder: str = ""
    paper: str = "A4"
    cover_band: bool = True
    sources_list: bool = True
    notes_as_comments: bool = False


def open_export(workspace: Workspace, theme: Theme, words: Words, over: QWidget) -> ExportDialog:
    """Open the dialog over a window."""
    dialog = ExportDialog(workspace, theme, words, over)
    dialog.open(dialog.primary)
    return dialog


class ExportDialog(CardDialog):
    """Choosing, working, done: three states of one card."""

    def __init__(self, workspace: Workspace, theme: Theme, words: Words, over: QWidget) -> None:
        super().__init__(theme, words, over, words("export.title"), SIZE, "exportDialog")
        self._workspace = workspace
        self._store = Remembered("exports")
        self._choices = self._remembered()
        self._folder = Path(self._choices.folder or paths.briefs())
        self._maker = PageMaker(self)
        self._written: list[Path] = []
        self._job = JOBS_FROM
        self.must_be_draft = self._to_fix() > 0
        self._stack = QStackedWidget()
        self._stack.addWidget(self._form())
        self._stack.addWidget(self._working())
        self._done = QWidget()
        self._stack.addWidget(self._done)
        self.body.addWidget(self._stack)
        self._fill_footer()
        self._maker.progress.connect(self._progress)
        self._maker.exported.connect(self._made)
        self._maker.refused.connect(self._refused)
        self._refresh()

    def close_card(self) -> None:
        """Close; whatever is being made is dropped."""
        self._maker.close()
        super().close_card()

    # ---------------------------------------------------------------------------------- choosing

    def _form(self) -> QWidget:
        page = QWidget()
        across = row(page, 20)
        left = column(None, 12)
        across.addLayout(left, 1)
        if self.must_be_draft:
            left.addWidget(self._banner())
        left.addLayout(self._formats())
        left.addLayout(self._fields())
        self._problem_place = column(None)
        left.addLayout(self._problem_place)
        left.addStretch(1)
        self.page = ExportPage(self.theme, self.words, self._maker)
        across.addWidget(self.page)
        return page

    def _banner(self) -> QWidget:
        findings = self._workspace.report.open if self._workspace.report else ()
        first = next(f for f in findings if f.severity is Severity.FIX)
        params = dict(first.params)
        title = self.words(f"checks.{first.code}.title", **params)
        card = MessageCard(
            self.theme,
            "fix",
            title,
            self.words("export.draft_why"),
            [(self.words("export.fix_now"), lambda: self._fix_now(first.where))],
        )
        return named(card, "exportBanner")

    def _formats(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        self._ticks: dict[str, QCheckBox] = {}
        for place, (format, (identifier, icon)) in enumerate(FORMATS.items()):
            frame = look(QFrame(), "card")
            inner = row(frame, 10)
            inner.setContentsMargins(12, 9, 12, 9)
            tick = QCheckBox()
            named(tick, identifier, self.words(f"export.{format}"))
            tick.setChecked(format in self._choices.formats)
            tick.toggled.connect(lambda: self._refresh())
            self._ticks[format] = tick
            inner.addWidget(tick)
            inner.addWidget(picture(self.theme, icon, "accent", 22))
            texts = column(None)
            texts.addWidget(label(self.words(f"export.{format}"), weight="strong"))
            what = self.words(f"export.{format}_for")
            texts.addWidget(label(what, type="small", tone="muted"))
            inner.addLayout(texts, 1)
            frame.mouseReleaseEvent = lambda _event, t=tick: t.toggle()  # the whole card ticks
            grid.addWidget(frame, 0, place)
        return grid

    def _fields(self) -> QGridLayout:
        words, grid = self.words, QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        brief = self._workspace.brief
        self.name = named(QLineEdit(_file_name(brief, words)), "exportName", words("export.name"))
        self.name.textChanged.connect(lambda: self._refresh())
        self._place(grid, 0, "export.name", self.name)
        self._where = label(wrap=True)
        change = button(words("export.change"), self._change_folder, identifier="exportFolder")
        self._place(grid, 1, "export.folder", self._beside(self._where, change))
        self.style_box = self._combo("exportStyle", words("export.style"))
        for style in styles.names():
            self.style_box.addItem(style.name[words.language], style.id)
        self.style_box.setCurrentIndex(max(self.style_box.findData(brief.details.house_style), 0))
        self.paper_box = self._combo("exportPaper", words("export.paper"))
        for paper in PAPERS:
            self.paper_box.addItem(paper, paper)
        self.paper_box.setCurrentText(self._choices.paper)
        paper_row = self._beside(self.style_box, label(words("export.paper")), self.paper_box)
        self._place(grid, 2, "export.style", paper_row)
        self._place(grid, 3, "export.include", self._includes())
        return grid

    def _includes(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        self._includes_ticks: dict[str, QCheckBox] = {}
        for place, name in enumerate((BAND, LIST, DRAFT, NOTES)):
            tick = QCheckBox(self.words(f"export.{name}"))
            named(tick, f"export.{name}", self.words(f"export.{name}"))
            tick.setChecked(self.must_be_draft if name == DRAFT else getattr(self._choices, name))
            tick.toggled.connect(lambda: self._refresh())
            self._includes_ticks[name] = tick
            grid.addWidget(tick, place // 2, place % 2)
        self._includes_ticks[DRAFT].setDisabled(self.must_be_draft)
        return holder

    def _fill_footer(self) -> None:
        self._note_picture = picture(self.theme, "hard-drive", "muted", 16)
        self.footer.addWidget(self._note_picture)
        self._note = label(self.words("export.stays_here"), type="small", tone="muted")
        self.footer.addWidget(self._note)
        self.footer.addStretch(1)
        self._cancel = button(self.words("export.cancel"), self.cancel, identifier="exportCancel")
        self.footer.addWidget(self._cancel)
        icon = self.theme.icon("file-output", "on_accent")
        self.primary = button("", self._run, icon, "filled", identifier="exportRun")
        self.footer.addWidget(self.primary)

    def _refresh(self) -> None:
        """Say on the button what it would do, and show the first page as it would be."""
        count = len(self._formats_chosen())
        assert self.primary is not None
        for tick in self._ticks.values():
            look(cast("QFrame", tick.parentWidget()), "card", current=tick.isChecked())
        key = "export.run_draft" if self._options().draft else "export.run"
        self.primary.setText(self.words(key, n=count))
        self.primary.setEnabled(bool(count) and bool(self.name.text().strip()))
        self._where.setText(_shown(self._folder))
        self.page.show_brief(self._made_from())

    def _made_from(self) -> messages.Made:
        brief = self._workspace.brief
        actors = actor_names(self._workspace.library, self._workspace.language)
        return messages.Made(brief, actors, self._options(), self._style(), self._paper())

    def _options(self) -> Options:
        on = {name: tick.isChecked() for name, tick in self._includes_ticks.items()}
        return Options(on[DRAFT] or self.must_be_draft, on[BAND], on[LIST], on[NOTES])

    def _change_folder(self) -> None:
        title = self.words("export.folder")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._refresh()

    def _fix_now(self, where: str) -> None:
        self.close_card()
        self._workspace.reveal(where)

    # ------------------------------------------------------------------------------------ working

    def _working(self) -> QWidget:
        page = QWidget()
        inner = column(page, 8)
        inner.addStretch(1)
        self._step = label(self.words("export.starting"), weight="strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        inner.addWidget(self._step)
        inner.addWidget(self._bar)
        inner.addStretch(2)
        return page

    def _run(self) -> None:
        self._remember()
        self._clear_problem()
        targets = self._targets()
        there = [path for path in targets.values() if path.exists()]
        if there:
            self._ask_about(there[0])
        else:
            self._make()

    def _make(self) -> None:
        self._show_state(1)
        self._bar.setRange(0, 0)
        self._step.setText(self.words("export.starting"))
        self._job += 1
        request = messages.Export(self._job, self._made_from(), self._formats_chosen())
        self._maker.ask(request)

    def _progress(self, told: messages.Progress) -> None:
        if told.of:
            self._bar.setRange(0, told.of)
            self._bar.setValue(told.done)
            self._step.setText(self.words("export.making", done=told.done, of=told.of))

    def _made(self, made: messages.Exported) -> None:
        targets = self._targets()
        try:
            self._written = [
                exports.write(targets[format], data, overwrite=True)
                for format, data in made.files.items()
            ]
        except BriefComposerError as problem:
            self._show_problem(problem)
            return
        self._show_done({targets[f].suffix: len(data) for f, data in made.files.items()})

    def _refused(self, refused: messages.Refused) -> None:
        if refused.number == self._job:
            self._show_problem(BriefComposerError(refused.code, **refused.params))

    # ---------------------------------------------------------------------- what stood in the way

    def _ask_about(self, path: Path) -> None:
        """A file of that name is there: keep both, or replace it."""
        self._say(
            "review",
            self.words("export.there", name=path.name),
            self.words("export.there_text"),
            [
                (self.words("export.keep_both"), self._keep_both),
                (self.words("export.replace"), self._make),
            ],
        )

    def _keep_both(self) -> None:
        targets = list(self._targets().values())
        self.name.setText(exports.free_stem(targets))
        self._clear_problem()
        self._make()

    def _show_problem(self, problem: BriefComposerError) -> None:
        self._show_state(0)
        key = f"error.{problem.code}"
        words = self.words
        text = words(key, **problem.params) if key in words else words("export.unknown")
        title, _, rest = text.partition(" / ")
        again = [(words("export.again"), self._make), (words("export.other_name"), self._rename)]
        self._say("fix", title, rest or words("export.nothing_written"), again)

    def _rename(self) -> None:
        self._clear_problem()
        self.name.setFocus()
        self.name.selectAll()

    def _say(self, level: str, title: str, text: str, choices: list) -> None:  # type: ignore[type-arg]
        self._clear_problem()
        card = named(MessageCard(self.theme, level, title, text, choices), "exportMessage")
        self._problem_place.addWidget(card)
        first = card.findChild(QPushButton)
        if first is not None:
            first.setFocus()

    def _clear_problem(self) -> None:
        while (item := self._problem_place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    # --------------------------------------------------------------------------------------- done

    def _show_done(self, sizes: dict[str, int]) -> None:
        words = self.words
        inner: QVBoxLayout = column(self._done, 8)
        inner.addStretch(1)
        head = row(None, 10)
        head.addWidget(picture(self.theme, "circle-check", "ok", 22))
        title = words("export.saved", n=len(self._written), folder=_shown(self._folder))
        told = label(title, weight="strong", wrap=True)
        named(told, "exportDone", title)
        head.addWidget(told, 1)
        inner.addLayout(head)
        parts = [
            f"{words(f'export.short{suffix}')} {_size(n, words)}" for suffix, n in sizes.items()
        ]
        inner.addWidget(label(" · ".join(parts), type="small", tone="muted"))
        inner.addWidget(label(words("export.word_stays"), type="small", tone="muted", wrap=True))
        choices = row(None, 8)
        choices.addWidget(button(words("export.open"), self._open_files, identifier="exportOpen"))
        choices.addWidget(button(words("export.show"), self._show_folder))
        choices.addStretch(1)
        inner.addLayout(choices)
        inner.addStretch(2)
        self._cancel.hide()
        assert self.primary is not None
        self.primary.setText(words("export.done"))
        self.primary.clicked.disconnect()
        self.primary.clicked.connect(self.close_card)
        self._show_state(2)
        self.primary.setFocus()

    def _open_files(self) -> None:
        for path in self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    # ------------------------------------------------------------------------------------ smaller

    def _show_state(self, state: int) -> None:
        self._stack.setCurrentIndex(state)
        assert self.primary is not None
        self.primary.setVisible(state != 1)
        self.primary.setEnabled(state != 1)

    def _formats_chosen(self) -> tuple[str, ...]:
        return tuple(format for format, tick in self._ticks.items() if tick.isChecked())

    def _targets(self) -> dict[str, Path]:
        stem = names.safe(self.name.text())
        return {format: self._folder / f"{stem}.{format}" for format in self._formats_chosen()}

    def _style(self) -> str:
        return self.style_box.currentData() or "standard"

    def _paper(self) -> str:
        return self.paper_box.currentData() or "A4"

    def _to_fix(self) -> int:
        report = self._workspace.report
        return report.count(Severity.FIX) if report else 0

    def _remembered(self) -> Choices:
        held = self._store.get(str(self._workspace.path), {})
        try:
            return msgspec.convert(held, Choices)
        except msgspec.ValidationError:
            return Choices()

    def _remember(self) -> None:
        options = self._options()
        chosen = Choices(
            list(self._formats_chosen()),
            str(self._folder),
            self._paper(),
            options.cover_band,
            options.sources_list,
            options.notes_as_comments,
        )
        self._store.put(str(self._workspace.path), msgspec.to_builtins(chosen))

    def _combo(self, identifier: str, name: str) -> QComboBox:
        box = named(QComboBox(), identifier, name)
        box.currentIndexChanged.connect(lambda: self._refresh_later())
        return box

    def _refresh_later(self) -> None:
        if self.primary is not None:
            self._refresh()

    def _place(self, grid: QGridLayout, line: int, key: str, field: QWidget) -> None:
        words = label(self.words(key), weight="medium")
        top = (
            Qt.AlignmentFlag.AlignTop if key == "export.include" else Qt.AlignmentFlag.AlignVCenter
        )
        grid.addWidget(words, line, 0, top)
        grid.addWidget(field, line, 1)

    def _beside(self, first: QWidget, *others: QWidget) -> QWidget:
        holder = QWidget()
        line = row(holder, 12)
        line.addWidget(first, 1)
        for each in others:
            line.addWidget(each)
        return holder


def _file_name(brief: Brief, words: Words) -> str:
    """The name offered for the files: the title, made safe."""
    return names.safe(brief.details.title or words("export.untitled"))


def _shown(folder: Path) -> str:
    """A folder as people say it: the last two names."""
    return " › ".join(folder.parts[-2:])


def _size(count: int, words: Words) -> str:
    if count < 1_000_000:
        return words("export.kilobytes", n=max(round(count / 1000), 1))
    return words("export.megabytes", n=f"{count / 1_000_000:.1f}")
