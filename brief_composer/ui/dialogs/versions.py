"""The dialog of earlier versions: what the brief was like, and the ways back.

Belongs here: choosing a version, and what is done with it. Does not belong here: files
(`storage.versions`), the list and the words for a version (`versions_list`), how differences look
(`ui.widgets.difference_text`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from brief_composer.errors import BriefComposerError
from brief_composer.model import ids
from brief_composer.model.brief import Brief
from brief_composer.render.compose import actor_names
from brief_composer.session import labels
from brief_composer.session.differences import Difference, compare
from brief_composer.session.edits.restoring import restore
from brief_composer.storage import files, names, thinning, versions
from brief_composer.storage.plain import Opened
from brief_composer.storage.versions import Reason, Version
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs import versions_list
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.differences import open_differences
from brief_composer.ui.dialogs.versions_lines import DoneLine, NameLine
from brief_composer.ui.dialogs.versions_list import VersionList
from brief_composer.ui.faults import sentence
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.naming import free_path
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, label, row
from brief_composer.ui.widgets.difference_text import DifferenceText, Side
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

SIZE = QSize(960, 620)
LIST_WIDTH = 270
EMPTY, THERE = range(2)

Say = Callable[[str, bool], object]
"""Tells in the window what was done, with a way back or without."""


class VersionsDialog(CardDialog):
    """The versions at the left, what differs from the brief now at the right.

    `questions` asks where a copy goes. Deleting asks nothing and can be taken back until another
    version is deleted or the dialog closes.
    """

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        words: Words,
        over: QWidget,
        say: Say,
        questions: FileQuestions | None = None,
    ) -> None:
        super().__init__(theme, words, over, words("versions.title"), SIZE, "versionsDialog")
        self._workspace = workspace
        self._say = say
        self._ask = questions or FileQuestions(words)
        actors = actor_names(workspace.library, words.language)
        self._names = {str(id): name for id, name in actors.items()}
        self._jobs = Jobs(self)
        self._earlier: Opened | None = None
        self._naming: Version | None = None
        self._deleted: list[Version] = []
        self.list = VersionList(theme, words)
        self.list.picked.connect(self._picked)
        self.text = DifferenceText(theme, words)
        self.name_line = NameLine(words)
        self.name_line.given.connect(self._give_name)
        self.name_line.left.connect(self._leave_name)
        self.done_line = DoneLine(words)
        self.done_line.undone.connect(self._undelete)
        self._stack = QStackedWidget()
        self._lay_out()
        self._fill_footer()
        self._refresh()

    def start(self) -> None:
        """Show the card on the newest version."""
        self.open(self.list if self.list.versions else self._keep)

    def close_card(self) -> None:
        """Close; what was deleted is deleted now."""
        if self.isHidden():
            return
        self._jobs.stop()
        self.text.close_part()
        self._delete_now()
        super().close_card()

    def cancel(self) -> None:
        """Esc leaves the field of a name first."""
        if self.name_line.isVisible():
            self._leave_name()
        else:
            self.close_card()

    # ------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        self._stack.addWidget(self._nothing_there())
        both = QWidget()
        inside = row(both, 12)
        self.list.setFixedWidth(LIST_WIDTH)
        inside.addWidget(self.list)
        right = column(None, 8)
        self._heading = label(weight="strong", wrap=True)
        right.addWidget(self._heading)
        right.addLayout(self._actions())
        right.addWidget(self.text, 1)
        inside.addLayout(right, 1)
        self._stack.addWidget(both)
        self.body.addWidget(self.name_line)
        self.body.addWidget(self.done_line)
        self.body.addWidget(self._stack, 1)

    def _nothing_there(self) -> QWidget:
        page = QWidget()
        inside = column(page, 4)
        inside.addStretch(1)
        for key, look in (("empty", {"weight": "strong"}), ("empty_text", {"tone": "muted"})):
            said = label(self.words(f"versions.{key}"), wrap=True, **look)
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(said)
        inside.addStretch(1)
        return page

    def _actions(self) -> QHBoxLayout:
        """What can be done with the version the list stands on, over its differences."""
        self._show = self._quiet("versions.show", self._show_differences, "versionShow")
        self._rename = self._quiet("versions.name", self._ask_name, "versionName")
        self._delete = self._quiet("versions.delete", self._delete_current, "versionDelete")
        bar = row(None, 4)
        for each in (self._show, self._rename, self._delete):
            bar.addWidget(each)
        bar.addStretch(1)
        return bar

    def _quiet(self, key: str, then: Callable[[], object], identifier: str) -> QPushButton:
        return button(self.words(key), then, kind="link", fit="small", identifier=identifier)

    def _fill_footer(self) -> None:
        words = self.words
        self._keep = button(words("versions.keep"), self._ask_new_name, identifier="keepNow")
        self._copy = button(words("versions.copy"), self._restore_copy, identifier="restoreCopy")
        here = words("versions.here")
        self._here = button(here, self._restore_here, kind="filled", identifier="restoreHere")
        self.footer.addWidget(self._keep)
        self.footer.addStretch(1)
        self.footer.addWidget(self._copy)
        self.footer.addWidget(self._here)

    # --------------------------------------------------------------------------------------- list

    def _refresh(self, current: Version | None = None) -> None:
        gone = {each.path for each in self._deleted}
        found = [each for each in self._workspace.versions.all() if each.path not in gone]
        self._stack.setCurrentIndex(THERE if found else EMPTY)
        self.note.setText("")
        if found:
            size = versions_list.size(thinning.total(found), self.words)
            self.note.setText(self.words("versions.count", n=len(found), size=size))
        self.list.show_versions(found, current or self.list.current)

    def _picked(self, version: Version | None) -> None:
        self._earlier = None
        self._refresh_actions()
        if version is None:
            return
        self._heading.setText(versions_list.title(version, self.words))
        self._rename.setText(self.words("versions.rename" if version.name else "versions.name"))
        self.text.say(self.words("differences.comparing"))
        self._jobs.start(
            _read_and_compare,
            version,
            self._workspace.brief,
            self._names,
            done=lambda found: self._arrived(version, *found),
            refused=self._unread,
            name="read",
        )

    def _arrived(self, version: Version, opened: Opened, found: Difference) -> None:
        self._earlier = opened
        before, after = self._sides(version, opened.brief)
        self.text.show_found(before.title, after.title, found)
        self._refresh_actions()

    def _unread(self, problem: Exception) -> None:
        if not isinstance(problem, BriefComposerError):
            raise problem
        self.text.say(f"{self.words('versions.unread')}. {sentence(self.words, problem)}")
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        can = self._earlier is not None
        self._keep.setEnabled(not self._workspace.read_only)
        for each in (self._show, self._rename, self._copy):
            each.setEnabled(can)
        self._delete.setEnabled(self.list.current is not None)
        self._here.setEnabled(can and not self._workspace.read_only)
        self.primary = self.name_line.run if self.name_line.isVisible() else self._here

    def _sides(self, version: Version, earlier: Brief) -> tuple[Side, Side]:
        then = versions_list.when(version.at, self.words)
        return (
            Side(version.name or then, earlier),
            Side(self.words("versions.now"), self._workspace.brief),
        )

    def _show_differences(self) -> None:
        version, opened = self.list.current, self._earlier
        if version is not None and opened is not None:
            sides = self._sides(version, opened.brief)
            open_differences(self.theme, self.words, self._over, *sides, self._names)

    # ------------------------------------------------------------------------- keeping and naming

    def _ask_new_name(self) -> None:
        self._naming = None
        self._open_name_line("", self.words("versions.keep_do"))

    def _ask_name(self) -> None:
        self._naming = self.list.current
        if self._naming is not None:
            self._open_name_line(self._naming.name, self.words("versions.name_do"))

    def _open_name_line(self, name: str, does: str) -> None:
        self.done_line.hide()
        self.name_line.ask(name, does)
        self._refresh_actions()

    def _leave_name(self) -> None:
        self.name_line.hide()
        self._refresh_actions()
        self._focus_list()

    def _give_name(self, name: str) -> None:
        named = self._named(name) if self._naming else self._kept(name)
        if named is not None:
            version, said = named
            self.name_line.hide()
            self._refresh(version)
            self._focus_list()
            self.done_line.say(said)

    def _kept(self, name: str) -> tuple[Version, str] | None:
        kept = self._workspace.versions.keep_now(Reason.NAMED, name=name)
        if kept is None:
            self.done_line.say(self.words("versions.not_kept"))
            return None
        if kept.version.name == name:
            return kept.version, self.words("versions.kept", name=name)
        title = versions_list.title(kept.version, self.words)
        return kept.version, self.words("versions.kept_already", title=title)

    def _named(self, name: str) -> tuple[Version, str] | None:
        assert self._naming is not None
        try:
            version = versions.rename(self._naming, name)
        except BriefComposerError as problem:
            self.done_line.say(sentence(self.words, problem))
            return None
        return version, self.words("versions.named", name=name)

    # ----------------------------------------------------------------------------------- deleting

    def _delete_current(self) -> None:
        version = self.list.current
        if version is None:
            return
        self._delete_now()
        at = self.list.currentRow()
        rest = [each for each in self.list.versions if each is not version]
        self._deleted = [version]
        self._refresh(rest[min(at, len(rest) - 1)] if rest else None)
        title = versions_list.title(version, self.words)
        self.done_line.say(self.words("versions.deleted", title=title), undo=True)

    def _undelete(self) -> None:
        version, self._deleted = next(iter(self._deleted), None), []
        self.done_line.hide()
        self._refresh(version)
        self._focus_list()

    def _delete_now(self) -> None:
        gone, self._deleted = self._deleted, []
        for each in gone:
            try:
                versions.delete(each)
            except BriefComposerError as problem:
                self._say(sentence(self.words, problem), False)

    # ---------------------------------------------------------------------------------- restoring

    def _restore_here(self) -> None:
        version, opened = self.list.current, self._earlier
        if version is None or opened is None:
            return
        title = versions_list.title(version, self.words)
        workspace = self._workspace
        self.close_card()
        workspace.versions.keep_now(Reason.RESTORE)
        if workspace.do(labels.RESTORING_VERSION, restore(opened.brief)):
            self._say(self.words("versions.restored", title=title), True)

    def _restore_copy(self) -> None:
        version, opened = self.list.current, self._earlier
        if version is None or opened is None:
            return
        path = self._ask.place_for_copy(self, self._suggested(version))
        if path is None:
            return
        copy = structs.replace(opened.brief, id=ids.fresh())
        try:
            if os.path.realpath(path) == os.path.realpath(self._workspace.path):
                raise BriefComposerError("version-over-brief", name=path.stem)
            files.save(path, copy, opened.others)
        except BriefComposerError as problem:
            self.done_line.say(sentence(self.words, problem))
            return
        self.done_line.say(self.words("versions.copied", name=path.stem))

    def _suggested(self, version: Version) -> Path:
        path = self._workspace.path
        clock = f"{version.at.astimezone():%Y-%m-%d %H.%M}"
        name = self.words("versions.copy_name", stem=path.stem, time=clock)
        return free_path(path.parent, names.safe(name, path.stem))

    def _focus_list(self) -> None:
        there = self.list if self.list.versions else self._keep
        there.setFocus(Qt.FocusReason.OtherFocusReason)


def open_versions(
    workspace: Workspace,
    theme: Theme,
    words: Words,
    over: QWidget,
    say: Say,
    questions: FileQuestions | None = None,
) -> VersionsDialog:
    """Open the dialog over a window."""
    dialog = VersionsDialog(workspace, theme, words, over, say, questions)
    dialog.start()
    return dialog


def _read_and_compare(
    version: Version, now: Brief, named: Mapping[str, str]
) -> tuple[Opened, Difference]:
    opened = versions.read(version)
    return opened, compare(opened.brief, now, named)
