"""The bar that says what was brought back when a brief was opened, and what cannot be kept now.

Belongs here: its words and buttons. Does not belong here: bringing back (`ui.recovering`).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from brief_composer.storage.recovery import Outcome
from brief_composer.ui.faults import sentence
from brief_composer.ui.widgets.looks import named
from brief_composer.ui.widgets.message import Choice, MessageCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from brief_composer.ui.brief_view import BriefView
    from brief_composer.ui.commands import Commands
    from brief_composer.ui.recovering import Recovered
    from brief_composer.ui.theme.theme import Theme
    from brief_composer.words import Words

KEY = "recovery"
JOURNAL_KEY = "journal"


class RecoveryBar(QObject):
    """Shows the bars of one view. `open_file` opens another brief."""

    def __init__(
        self,
        view: BriefView,
        commands: Commands,
        theme: Theme,
        words: Words,
        open_file: Callable[[Path], object],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._commands = commands
        self._theme = theme
        self._words = words
        self._open = open_file

    def show(self, told: Recovered) -> None:
        """Say what was brought back."""
        title, text = self._said(told)
        dismiss = (self._words("recovery.dismiss"), self._dismiss)
        choices: list[Choice] = [dismiss]
        aside = told.aside
        if told.outcome is Outcome.APART and aside is not None:
            choices.insert(0, (self._words("recovery.open"), lambda: self._open(aside)))
        elif self._has_versions():
            choices.insert(0, (self._words("recovery.versions"), self._show_versions))
        level = "ok" if told.sure and told.outcome is not Outcome.APART else "review"
        card = MessageCard(self._theme, level, title, text, choices, icon="history")
        named(card, "recoveryBar", f"{title}. {text}")
        self._view.notices.show(KEY, card)

    def show_problem(self) -> None:
        """Say that what is typed cannot be kept between two saves, or that it is again."""
        journal = self._view.workspace.journal
        problem = journal.problem if journal is not None else None
        if problem is None:
            self._view.notices.withdraw(JOURNAL_KEY)
            return
        title = self._words("recovery.not_kept")
        dismiss = (
            self._words("recovery.dismiss"),
            lambda: self._view.notices.withdraw(JOURNAL_KEY),
        )
        card = MessageCard(self._theme, "review", title, sentence(self._words, problem), [dismiss])
        self._view.notices.show(JOURNAL_KEY, card)

    def _said(self, told: Recovered) -> tuple[str, str]:
        words = self._words
        seconds, minutes = self._time(told.at, "%H:%M:%S"), self._time(told.at, "%H:%M")
        aside = told.aside.stem if told.aside is not None else ""
        match told.outcome:
            case Outcome.DAMAGED:
                title = words("recovery.damaged", time=minutes, name=aside)
                return title, words("recovery.damaged.text")
            case Outcome.APART:
                name = self._view.workspace.path.stem
                text = words("recovery.apart.text", time=minutes, name=aside)
                return words("recovery.apart", name=name), text
            case Outcome.SAME | Outcome.AHEAD | Outcome.GONE:
                key = "recovery.all" if told.sure else "recovery.some"
                text = "recovery.all.text" if told.sure else "recovery.some.text"
                return words(key, time=seconds), words(text)

    def _time(self, at: float, form: str) -> str:
        """The time of day; with the day before it where that is not today."""
        then = datetime.fromtimestamp(at)
        time = then.strftime(form)
        if then.date() == datetime.now().date():
            return time
        month = self._words("recovery.months").split()[then.month - 1]
        return self._words("recovery.on_day", day=str(then.day), month=month, time=time)

    def _has_versions(self) -> bool:
        return "file.versions" in self._commands.actions and self._commands.is_bound(
            "file.versions"
        )

    def _show_versions(self) -> None:
        self._commands.run("file.versions")

    def _dismiss(self) -> None:
        self._view.notices.withdraw(KEY)
