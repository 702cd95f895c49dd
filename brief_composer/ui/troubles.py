"""What is said when a brief cannot be closed, and when something happens nobody thought of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.faults import sentence
from brief_composer.ui.theme.theme import Theme
from brief_composer.words import Words

if TYPE_CHECKING:
    from brief_composer.ui.filing import Filing

_MARK = ("circle-alert", "fix")


def cannot_close(
    filing: Filing,
    close: Callable[[], object],
    again: Callable[[], object],
    theme: Theme,
    words: Words,
    over: QWidget,
) -> None:
    """The brief could not be saved: another place, another try (`close`), or leaving it as its
    file is and going on with `again`."""
    workspace = filing.workspace
    if workspace is None:
        return

    def leave() -> None:
        filing.let_go()
        again()

    if workspace.file.outside is not None:
        return  # the bar over the text asks what is to become of the two
    problem = workspace.save_state.problem
    choices: list[tuple[str, Callable[[], object]]] = [
        (words("app.unsaved.elsewhere"), filing.save_elsewhere),
        (words("app.unsaved.again"), close),
        (words("app.unsaved.leave"), leave),
    ]
    text = sentence(words, problem) if problem is not None else ""
    MessageDialog(theme, words, over, words("app.unsaved"), text, choices, _MARK).open()


def unexpected(saved: bool, details: str, theme: Theme, words: Words, over: QWidget) -> None:
    """Something went wrong; `saved` says whether all is on disk."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(details)

    choices = [(words("app.go_on"), lambda: None), (words("app.copy_details"), copy)]
    title = words("app.unexpected" if saved else "app.unexpected.not_saved")
    text = words("app.unexpected.text")
    MessageDialog(theme, words, over, title, text, choices, _MARK).open()
