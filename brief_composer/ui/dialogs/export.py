"""The Export dialog: choosing, working, done.

Belongs here: going from one to the next, and saying what stood in the way. Does not belong here:
what the three look like (`export_form`, `export_states`), making files (`export_making`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from brief_composer.checks import engine
from brief_composer.errors import BriefComposerError
from brief_composer.model.finding import Finding, Severity
from brief_composer.render import messages
from brief_composer.render.compose import actor_names
from brief_composer.storage import exports
from brief_composer.storage.versions import Reason
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.export_choices import Choices, ChoiceStore, proposed_name
from brief_composer.ui.dialogs.export_form import Choosing, ExportForm
from brief_composer.ui.dialogs.export_making import FilesMaker
from brief_composer.ui.dialogs.export_page import ExportPage
from brief_composer.ui.dialogs.export_states import Done, Working
from brief_composer.ui.page_maker import PageMaker
from brief_composer.ui.parts import StillMaking
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, label, picture
from brief_composer.ui.widgets.looks import named
from brief_composer.ui.widgets.message import Choice
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

SIZE = QSize(860, 580)
CHOOSING, WORKING, DONE = range(3)
OTHER_NAME = frozenset(
    {"target-exists", "target-is-folder", "target-name", "target-open", "target-open-in"}
)
"""What another name helps against; against the rest another folder does."""


def open_export(workspace: Workspace, theme: Theme, words: Words, over: QWidget) -> ExportDialog:
    """Open the dialog over a window."""
    dialog = ExportDialog(workspace, theme, words, over)
    dialog.open(dialog.primary)
    return dialog


class ExportDialog(CardDialog):
    """Three states of one card. `questions` asks for folders, `show_path` has the system open one;
    tests give their own."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        words: Words,
        over: QWidget,
        questions: FileQuestions | None = None,
        show_path: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(theme, words, over, words("export.title"), SIZE, "exportDialog")
        self._workspace = workspace
        self._show_path = show_path or _show_path
        self._store = ChoiceStore()
        self._then: Callable[[], object] | None = None
        self._proposed = proposed_name(workspace.brief, workspace.library)
        self._maker = PageMaker(self)
        self._files = FilesMaker(self._maker, self)
        report = engine.run(engine.Context(workspace.brief, workspace.library))
        self._to_fix = next((f for f in report.open if f.severity is Severity.FIX), None)
        self.form = ExportForm(
            theme,
            words,
            self._beginning(),
            self._to_fix is not None,
            questions or FileQuestions(words),
        )
        self.page = ExportPage(theme, words, self._maker)
        self._working = Working(words)
        self._done = Done(theme, words)
        self._stack = QStackedWidget()
        self._lay_out()
        self._fill_footer()
        self._files.progress.connect(self._working.show_progress)
        self._files.there.connect(self._ask_about)
        self._files.stopped.connect(self._show_problem)
        self._files.done.connect(self._show_done)
        self.form.changed.connect(self._refresh)
        self.form.style_wanted.connect(self._change_style)
        workspace.styles_changed.connect(self._take_style)
        self._refresh()

    def close_card(self) -> None:
        """Close; whatever is being made is dropped."""
        if self.isHidden():
            return
        self._files.close()
        self._maker.close()
        super().close_card()

    def cancel(self) -> None:
        """While the files are made: stop, nothing is written. Else close."""
        if self._stack.currentIndex() == WORKING:
            self._files.stop()
            self._show_state(CHOOSING)
        else:
            self.close_card()

    # ----------------------------------------------------------------- the program is to end

    def still_making(self) -> StillMaking | None:
        """What is being made, None for nothing."""
        if self.isHidden() or self._stack.currentIndex() != WORKING:
            return None
        return StillMaking(self._working.files, self._working.seconds_left())

    def when_made(self, then: Callable[[], object]) -> None:
        """Do that once the files are there, unless something stands in their way."""
        if self.still_making() is None:
            then()
        else:
            self._then = then

    def give_up(self) -> None:
        """Stop making files; what is not written is not, what is written is whole."""
        self.cancel()
        self.close_card()

    # ---------------------------------------------------------------------------------- choosing

    def _beginning(self) -> Choices:
        held = self._store.of(self._workspace.path)
        style = held.style or self._workspace.brief.details.house_style
        return msgspec.structs.replace(held, name=held.name or self._proposed, style=style)

    def _lay_out(self) -> None:
        for state in (Choosing(self.form, self.page), self._working, self._done):
            self._stack.addWidget(state)
        self.body.addWidget(self._stack)
        if self._to_fix is not None:
            self._warn(self._to_fix)

    def _warn(self, finding: Finding) -> None:
        """Something must be fixed: said over the form, with the way to it."""
        words = self.words
        title = words(f"checks.{finding.code}.title", **dict(finding.params))
        fix_now = (words("export.fix_now"), lambda: self._fix_now(finding.where))
        self.form.warn(title, words("export.draft_why"), fix_now)

    def _fill_footer(self) -> None:
        words = self.words
        self.footer.addWidget(picture(self.theme, "hard-drive", "muted", 16))
        self.footer.addWidget(label(words("export.stays_here"), type="small", tone="muted"))
        self.footer.addStretch(1)
        self._cancel = button(words("export.cancel"), self.cancel, identifier="exportCancel")
        self.footer.addWidget(self._cancel)
        icon = self.theme.icon("file-output", "on_accent")
        self._run_button = button("", self._run, icon, "filled", identifier="exportRun")
        self._done_button = button(
            words("export.done"), self.close_card, kind="filled", identifier="exportClose"
        )
        self.footer.addWidget(self._run_button)
        self.footer.addWidget(self._done_button)
        self._show_state(CHOOSING)

    def _refresh(self) -> None:
        """Say on the button what it would do, and show the pages as they would be."""
        choices = self.form.choices
        key = "export.run_draft" if choices.draft else "export.run"
        self._run_button.setText(self.words(key, n=len(choices.formats)))
        self._run_button.setEnabled(bool(choices.formats) and bool(choices.name))
        self.page.show_brief(self._made_from(choices))

    def _made_from(self, choices: Choices) -> messages.Made:
        brief = self._workspace.brief
        actors = actor_names(self._workspace.library, self._workspace.language)
        return messages.Made(brief, actors, choices.options(), choices.style, choices.paper)

    def _change_style(self) -> None:
        # Imported here: the one dialog does without the other.
        from brief_composer.ui.dialogs.house_style import HouseStyleDialog

        dialog = HouseStyleDialog(self._workspace, self.theme, self.words, self._over)
        dialog.show_style(self.form.choices.style)
        dialog.open(dialog.choice)

    def _take_style(self) -> None:
        """A style was made or changed: export in the one the brief has now."""
        self.form.list_styles(self._workspace.brief.details.house_style)
        self.page.forget()
        self._refresh()

    def _fix_now(self, where: str) -> None:
        self.close_card()
        self._workspace.reveal(where)

    # ------------------------------------------------------------------------------------ working

    def _run(self) -> None:
        choices = self.form.choices
        # What the brief and its style propose is not remembered: they may propose another.
        usual = self._workspace.brief.details.house_style
        kept = msgspec.structs.replace(
            choices,
            name="" if choices.name == self._proposed else choices.name,
            style="" if choices.style == usual or not self.form.offers(usual) else choices.style,
            paper="" if choices.paper == self.form.own_paper else choices.paper,
        )
        self._store.keep(self._workspace.path, kept)
        self._make()

    def _make(self, replaces: bool = False) -> None:
        choices = self.form.choices
        if self._files.start(choices, self._made_from(choices), replaces):
            self._workspace.versions.keep(Reason.EXPORT)
            self._working.begin(choices.formats)
            self._show_state(WORKING)

    # ---------------------------------------------------------------------- what stood in the way

    def _ask_about(self, there: list[Path]) -> None:
        """Files of that name are there: keep both, or replace them."""
        self._show_state(CHOOSING)
        words = self.words
        if len(there) > 1:
            title = words("export.both_there", name=there[0].name, other=there[1].name)
        else:
            title = words("export.there", name=there[0].name)
        choices: list[Choice] = [
            (words("export.keep_both"), self._keep_both),
            (words("export.replace"), self._replace),
        ]
        self._say("review", title, words("export.there_text"), choices)

    def _keep_both(self) -> None:
        targets = list(self.form.choices.targets().values())
        self.form.name.setText(exports.free_stem(targets))
        self._clear_message()
        self._make()

    def _replace(self) -> None:
        self._clear_message()
        self._make(replaces=True)

    def _show_problem(self, problem: BriefComposerError) -> None:
        words, key = self.words, f"error.{problem.code}"
        said = words(key, **problem.params) if key in words else ""
        title, slash, text = said.partition(" / ")
        if not slash:
            title, text = words("export.unknown"), said or words("export.nothing_written")
        other: Choice = (words("export.other_folder"), self._other_folder)
        if problem.code in OTHER_NAME:
            other = (words("export.other_name"), self._other_name)
        elif not problem.code.startswith("target-"):
            other = (words("export.cancel"), self._clear_message)
        self._show_state(CHOOSING)
        self._say("fix", title, text, [(words("export.again"), self._again), other])

    def _again(self) -> None:
        self._clear_message()
        self._make()

    def _other_name(self) -> None:
        self._clear_message()
        self.form.rename()

    def _other_folder(self) -> None:
        self._clear_message()
        self.form.change_folder()
        self._run_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, level: str, title: str, text: str, choices: list[Choice]) -> None:
        card = self.form.say(level, title, text, choices)
        named(card, "exportMessage")
        first = card.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_message(self) -> None:
        self.form.unsay()
        if self._to_fix is not None:
            self._warn(self._to_fix)
        self._run_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --------------------------------------------------------------------------------------- done

    def _show_done(self, written: dict[Path, int]) -> None:
        self._maker.close()
        self._done.show_files(written, self._files.boxed, self._open)
        self._show_state(DONE)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _open(self, files: tuple[Path, ...]) -> None:
        for path in files:
            self._show_path(path)

    def _show_state(self, state: int) -> None:
        self._stack.setCurrentIndex(state)
        if state == CHOOSING:
            self._then = None
        self._run_button.setVisible(state == CHOOSING)
        self._done_button.setVisible(state == DONE)
        self._cancel.setVisible(state != DONE)
        self.primary = {CHOOSING: self._run_button, DONE: self._done_button}.get(state)
        focus = self.primary or self._cancel
        if self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


def _show_path(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
