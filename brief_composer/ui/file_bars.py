"""The bars that tell what became of the file of an open brief, and what can be done about it.

Belongs here: words and buttons. Does not belong here: looking and saving (`ui.brief_file`), where
bars stand (`ui.notices`), opening files (`ui.filing`).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from brief_composer.errors import BriefComposerError
from brief_composer.model.brief import Brief
from brief_composer.session import labels
from brief_composer.storage import files
from brief_composer.storage.errors import ChangedOutside, FileGone
from brief_composer.storage.filed import Glance
from brief_composer.storage.outside import State
from brief_composer.ui.brief_file import ReadOnly
from brief_composer.ui.dialogs.differences import open_differences
from brief_composer.ui.faults import sentence
from brief_composer.ui.notices import Notices
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.difference_text import Side
from brief_composer.ui.widgets.message import Choice, MessageCard
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

UNSAVED, OUTSIDE, READING, COPY = "unsaved", "outside", "reading", "copy"


class Does(Protocol):
    """What the bars ask of the window's filing."""

    def save(self) -> bool: ...
    def save_elsewhere(self) -> None: ...
    def save_copy(self) -> None: ...
    def open_path(self, path: Path) -> None: ...
    def go_to_holder(self) -> None: ...
    def read_again(self) -> None: ...


class FileBars(QObject):
    """Keeps the bars over a brief true to its file."""

    told = Signal(str)
    """A sentence for a toast: what was done."""

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        does: Does,
        theme: Theme,
        words: Words,
        window: QWidget,
    ) -> None:
        super().__init__(notices)
        self._workspace = workspace
        self._file = workspace.file
        self._notices = notices
        self._does = does
        self._theme = theme
        self._words = words
        self._window = window
        self._passed_over: set[Path] = set()
        self._file.state_changed.connect(self._unsaved)
        self._file.glanced.connect(self._glanced)
        self._reading()
        self._unsaved()
        self._glanced()

    # ------------------------------------------------------------------------------------ the bars

    def _unsaved(self) -> None:
        problem = self._file.state.problem
        if problem is None or isinstance(problem, ChangedOutside | FileGone):
            self._notices.withdraw(UNSAVED)
            return
        words = self._words
        choices: list[Choice] = [
            (words("app.unsaved.elsewhere"), self._does.save_elsewhere),
            (words("app.unsaved.again"), self._does.save),
        ]
        self._say(UNSAVED, "fix", words("app.unsaved"), sentence(words, problem), choices)

    def _glanced(self) -> None:
        glance = self._file.outside
        match glance.state if glance is not None else None:
            case State.CHANGED if glance is not None:
                if self._workspace.read_only:
                    self._changed_while_reading(glance)
                else:
                    self._changed(glance)
            case State.GONE:
                self._gone()
            case _:
                self._notices.withdraw(OUTSIDE)
        self._copies()

    def _changed(self, glance: Glance) -> None:
        words = self._words
        title = words("file.changed", name=glance.path.stem, time=shown_time(glance.at, words))
        mine: Choice = (words("file.changed.mine"), self.keep_mine)
        if glance.other is None:
            why = sentence(words, glance.problem) if glance.problem else ""
            text, choices = words("file.changed.unreadable", why=why), [mine]
        else:
            text = words("file.changed.text")
            choices = [
                (words("file.changed.see"), self._see),
                mine,
                (words("file.changed.other"), self.take_other),
            ]
        self._say(OUTSIDE, "fix", title, text, choices)

    def _changed_while_reading(self, glance: Glance) -> None:
        words = self._words
        at = shown_time(glance.at, words)
        title = words("file.changed.reading", name=glance.path.stem, time=at)
        again: Choice = (words("file.changed.show"), self._does.read_again)
        self._say(OUTSIDE, "review", title, words("file.changed.reading.text"), [again], False)

    def _gone(self) -> None:
        words = self._words
        choices: list[Choice] = [
            (words("file.gone.back"), self._file.put_back),
            (words("app.unsaved.elsewhere"), self._does.save_elsewhere),
        ]
        if self._workspace.read_only:
            choices = [(words("file.save_copy"), self._does.save_copy)]
        title = words("file.gone", name=self._file.path.stem)
        self._say(OUTSIDE, "fix", title, words("file.gone.text"), choices)

    def _reading(self) -> None:
        words, why, opened = self._words, self._file.read_only, self._file.opened
        copy: Choice = (words("file.save_copy"), self._does.save_copy)
        if why is ReadOnly.NEWER and opened is not None:
            text = words("file.newer.text")
            if opened.passed_over:
                text += " " + words("file.newer.left_out", n=opened.passed_over)
            title = words("file.newer", version=opened.program)
            self._say(READING, "review", title, text, [copy], icon="eye")
        elif why is ReadOnly.ELSEWHERE:
            title = words("file.elsewhere", name=self._file.path.stem)
            choices = [(words("file.elsewhere.go"), self._does.go_to_holder), copy]
            text = words("file.elsewhere.text")
            self._say(READING, "review", title, text, choices, icon="eye")

    def _copies(self) -> None:
        """One at a time: the first that was not passed over yet."""
        words = self._words
        copy = next((each for each in self._file.copies if each not in self._passed_over), None)
        if copy is None:
            self._notices.withdraw(COPY)
            return

        def not_now() -> None:
            self._passed_over.add(copy)
            self._copies()

        choices: list[Choice] = [
            (words("file.changed.see"), lambda: self._see_copy(copy)),
            (words("file.copy.open"), lambda: self._does.open_path(copy)),
            (words("file.copy.not_now"), not_now),
        ]
        title = words("file.copy", name=copy.stem)
        self._say(COPY, "review", title, words("file.copy.text"), choices, False)

    # ------------------------------------------------------------------------------- what is done

    def keep_mine(self) -> None:
        """Write what is here, and keep what another wrote beside it."""
        words, stem = self._words, self._file.path.stem

        def name(at: float) -> str:
            return words("file.other_name", name=stem, time=time_in_name(at))

        self._file.keep_mine(name, self._kept_aside)

    def take_other(self) -> None:
        """Show what another wrote, once what is here is kept."""
        glance = self._file.outside
        if glance is None or glance.other is None:
            return
        other = glance.other
        words, stem = self._words, self._file.path.stem

        def kept(aside: Path | None) -> None:
            self._file.take_other(other, lambda: self._put(other.brief))
            key = "file.kept_mine_as" if aside else "file.kept_mine"
            self._tell(words(key, name=aside.stem if aside else ""))

        name = words("file.mine_name", name=stem, time=time_in_name(time.time()))
        self._file.keep_safe(name, kept)

    def _put(self, brief: Brief) -> None:
        self._workspace.do(labels.TAKING_OTHER, lambda _: brief)

    def _kept_aside(self, aside: Path) -> None:
        self._tell(self._words("file.kept_aside", name=aside.stem))

    def _see(self) -> None:
        glance = self._file.outside
        if glance is None or glance.other is None:
            return
        words = self._words
        theirs = words("file.side.file", time=shown_time(glance.at, words))
        choices: list[Choice] = [
            (words("file.changed.mine"), self.keep_mine),
            (words("file.changed.other"), self.take_other),
        ]
        self._compare(Side(theirs, glance.other.brief), choices)

    def _see_copy(self, path: Path) -> None:
        try:
            other = files.load(path)
        except BriefComposerError as problem:
            self._tell(sentence(self._words, problem))
            return
        open_it: Choice = (self._words("file.copy.open"), lambda: self._does.open_path(path))
        self._compare(Side(self._words("file.side.copy", name=path.stem), other), [open_it])

    def _compare(self, other: Side, choices: list[Choice]) -> None:
        mine = Side(self._words("file.side.mine"), self._workspace.brief)
        open_differences(self._theme, self._words, self._window, mine, other, choices=choices)

    def _say(
        self,
        key: str,
        level: str,
        title: str,
        text: str,
        choices: Sequence[Choice],
        stays: bool = True,
        icon: str = "",
    ) -> None:
        """Show a bar, unless it stands there in the same words: the focus may be in it."""
        there = self._notices.card(key)
        if there is None or there.accessibleName() != f"{title}. {text}":
            card = MessageCard(self._theme, level, title, text, choices, icon)
            self._notices.show(key, card, stays=stays)

    def _tell(self, text: str) -> None:
        self.told.emit(text)


def shown_time(at: float, words: Words) -> str:
    """A time as people say it: "10:42", of another day "12 May, 10:42"."""
    then, today = time.localtime(at), time.localtime()
    clock = time.strftime("%H:%M", then)
    if then[:3] == today[:3]:
        return clock
    day = f"{then.tm_mday} {words('start.months').split()[then.tm_mon - 1]}"
    if then.tm_year != today.tm_year:
        day = f"{day} {then.tm_year}"
    return words("file.at_day", day=day, time=clock)


def time_in_name(at: float) -> str:
    """A time for the name of a file, where no colon may stand: "10.42"."""
    return time.strftime("%H.%M", time.localtime(at))
