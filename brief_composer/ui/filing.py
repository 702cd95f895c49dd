"""What the File menu does: new, open, the sample, save, copies, close.

The window shows; this asks, tells and hands briefs over.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from brief_composer import paths
from brief_composer.errors import BriefComposerError
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.faults import sentence
from brief_composer.ui.naming import free_path
from brief_composer.ui.remembered import RecentBriefs
from brief_composer.ui.theme.theme import Theme
from brief_composer.words import Words

if TYPE_CHECKING:
    from brief_composer.ui.brief_file import ReadOnly
    from brief_composer.ui.desk import Desk, Request
    from brief_composer.ui.workspace import Workspace


class Shows(Protocol):
    """What filing needs of the window."""

    def show_workspace(self, workspace: Workspace, fresh: bool) -> None: ...
    def show_start(self) -> None: ...
    def say(self, text: str) -> None: ...
    def come_forward(self) -> None: ...


class Filing(QObject):
    """Holds the one brief that is open. `desk` makes the desk when it is first needed."""

    def __init__(
        self,
        window: QWidget,
        shows: Shows,
        desk: Callable[[], Desk],
        recent: RecentBriefs,
        questions: FileQuestions,
        theme: Theme,
        words: Words,
    ) -> None:
        super().__init__(window)
        self.workspace: Workspace | None = None
        self._window = window
        self._shows = shows
        self._make_desk = desk
        self._desk: Desk | None = None
        self._recent = recent
        self._ask = questions
        self._theme = theme
        self._words = words

    @property
    def desk(self) -> Desk:
        """The desk, made when first asked for."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    @property
    def ask(self) -> FileQuestions:
        """Who asks for files and folders."""
        return self._ask

    # ------------------------------------------------------------------------------------ opening

    def new(self, template: str) -> None:
        """Ask what the brief is about, then make it."""
        # Imported here: the dialog needs the model, which the first paint does without.
        from brief_composer.ui.dialogs.new_brief import NewBriefDialog

        dialog = NewBriefDialog(
            self.desk, template, self._ask, self._theme, self._words, self._window
        )
        dialog.wanted.connect(partial(self._create, dialog))
        dialog.start()

    def open(self) -> None:
        """Ask which brief to open."""
        path = self._ask.brief_to_open(self._window, self._folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a brief, or say what stands in the way; one that is open here shows itself."""
        if self._is_here(path):
            self._shows.come_forward()
            return
        try:
            self._take(lambda: self.desk.open(path))
        except BriefComposerError as problem:
            if not self._ask_to_read(path, problem):
                title = self._words("app.unopened", name=path.stem)
                self._tell(title, sentence(self._words, problem))
            self._shows.show_start() if self.workspace is None else None

    def open_to_read(self, path: Path, why: ReadOnly) -> None:
        """Open a brief to read only, or say what stands in the way."""
        try:
            self._take(lambda: self.desk.open(path, why))
        except BriefComposerError as problem:
            title = self._words("app.unopened", name=path.stem)
            self._tell(title, sentence(self._words, problem))

    def read_again(self) -> None:
        """Show a brief that is open to read only as its file is now."""
        workspace = self.workspace
        if workspace is not None and workspace.file.read_only is not None:
            self.open_to_read(workspace.path, workspace.file.read_only)

    def go_to_holder(self) -> None:
        """Ask the window that has the brief to show itself; if it is gone, write here."""
        # Imported here: only a brief that is open to read only comes this way.
        from brief_composer.storage.errors import OpenElsewhere
        from brief_composer.ui.opening import Opening

        workspace = self.workspace
        if workspace is None:
            return
        path = workspace.path
        try:
            self._take(lambda: self.desk.open(path))
        except OpenElsewhere as problem:
            opening = Opening(self._window, self._theme, self._words, self.open_to_read)
            opening.go(path, problem.folder)
        except BriefComposerError as problem:
            title = self._words("app.unopened", name=path.stem)
            self._tell(title, sentence(self._words, problem))

    def bring_back(self) -> None:
        """Open the brief that was open when a process died, the one changed last."""
        # A look at names alone: what follows needs the model, which the start does without.
        if self.workspace is None and any(paths.state().glob("briefs/*/journal/*.journal")):
            from brief_composer.storage import recovery

            for left in recovery.leftovers(with_saved=True):
                if not recovery.was_left(left):
                    self.open_path(left.path)
                    break

    def find(self, missing: Path) -> None:
        """Ask where a recent brief has gone, and open it there."""
        path = self._ask.brief_to_open(self._window, self._folder())
        if path is not None:
            self._recent.move(missing, path)
            self.open_path(path)

    def sample(self) -> None:
        """Open a copy of the finished brief."""
        try:
            self._take(lambda: self.desk.sample(self._words.language))
        except BriefComposerError as problem:
            self._tell(self._words("newbrief.not_made"), sentence(self._words, problem))

    # ------------------------------------------------------------------------------------- saving

    def save(self) -> bool:
        """Write the file now; whether it holds everything."""
        return self.workspace is None or self.workspace.save_now()

    def save_at_last(self) -> bool:
        """As `save`, when nobody knows what comes next: the journal is flushed before."""
        if self.workspace is not None and self.workspace.journal is not None:
            self.workspace.journal.sync()
        return self.save()

    def save_copy(self) -> None:
        """Write the brief as it is to another file, and go on with this one."""
        workspace = self.workspace
        if workspace is None:
            return
        suggested = free_path(workspace.path.parent, workspace.path.stem)
        path = self._ask.place_for_copy(self._window, suggested)
        if path is not None and self._write_copy(path):
            self._shows.say(self._words("app.copied", name=path.stem))
            if workspace.read_only:
                self.open_path(path)

    def save_elsewhere(self) -> None:
        """Give the brief another file, because its own cannot be written."""
        workspace = self.workspace
        if workspace is None:
            return
        suggested = free_path(self.desk.preferences.value.folder(), workspace.path.stem)
        path = self._ask.place_for_copy(self._window, suggested)
        if path is not None:
            workspace.path = path
            if workspace.save_now():
                self.remember()

    def close(self) -> bool:
        """Close the brief; False when it could not be saved and stays open."""
        if self.workspace is None:
            return True
        if not self.workspace.close():
            return False
        self.remember()
        self.let_go()
        return True

    def let_go(self) -> None:
        """Close the brief as its file is."""
        if self.workspace is not None:
            workspace, self.workspace = self.workspace, None
            workspace.let_go()
            self._shows.show_start()
            workspace.deleteLater()

    def remember(self) -> None:
        """Put the brief at the head of the recent ones, as it is now."""
        workspace = self.workspace
        if workspace is None:
            return
        details, report = workspace.brief.details, workspace.report
        to_fix = sum(f.severity.value == "fix" for f in report.open) if report else -1
        title = details.title or workspace.path.stem
        self._recent.add(workspace.path, title, details.language, to_fix)

    def shut_down(self) -> None:
        """Stop what runs in the background; the program is ending."""
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    # ------------------------------------------------------------------------------------- inside

    def _create(self, dialog: CardDialog, request: Request) -> None:
        try:
            self._take(lambda: self.desk.create(request), fresh=True)
        except BriefComposerError as problem:
            self._tell(self._words("newbrief.not_made"), sentence(self._words, problem))
            return
        dialog.close_card()

    def _is_here(self, path: Path) -> bool:
        workspace = self.workspace
        if workspace is None or workspace.read_only:
            return False
        return os.path.realpath(path) == os.path.realpath(workspace.path)

    def _ask_to_read(self, path: Path, problem: BriefComposerError) -> bool:
        """Ask whether to read what may not be written; False where it can be neither."""
        # Imported here: it knows what stands in files, which the first paint does without.
        from brief_composer.storage.errors import NewerBrief, OpenElsewhere
        from brief_composer.ui.opening import Opening

        opening = Opening(self._window, self._theme, self._words, self.open_to_read)
        match problem:
            case NewerBrief():
                opening.newer(path, problem)
            case OpenElsewhere():
                opening.elsewhere(path, problem)
            case _:
                return False
        return True

    def _take(self, get: Callable[[], Workspace], fresh: bool = False) -> None:
        workspace = get()
        if not self.close():
            workspace.let_go()
            workspace.deleteLater()
            return
        self.workspace = workspace
        workspace.versions.not_kept.connect(self._version_not_kept)
        self.remember()
        self._shows.show_workspace(workspace, fresh)
        workspace.check_now()

    def _version_not_kept(self, problem: BriefComposerError) -> None:
        self._shows.say(sentence(self._words, problem))

    def _write_copy(self, path: Path) -> bool:
        # Imported here: only who has a brief open comes this way.
        from brief_composer.session import start
        from brief_composer.storage import files

        assert self.workspace is not None
        try:
            if os.path.realpath(path) == os.path.realpath(self.workspace.path):
                raise BriefComposerError("version-over-brief", name=path.stem)
            files.save(path, start.copied(self.workspace.brief))
        except BriefComposerError as problem:
            self._tell(self._words("app.unsaved"), sentence(self._words, problem))
            return False
        return True

    def _folder(self) -> Path:
        if self.workspace is not None:
            return self.workspace.path.parent
        entries = self._recent()
        return entries[0].path.parent if entries else self.desk.preferences.value.folder()

    def _tell(self, title: str, text: str) -> None:
        close = (self._words("app.close"), lambda: None)
        MessageDialog(
            self._theme, self._words, self._window, title, text, [close], ("circle-alert", "fix")
        ).open()
