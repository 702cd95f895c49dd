"""A window on its start page, shown, with the answers of file dialogs given by tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from brief_composer import words as catalogue
from brief_composer.library.items import Library
from brief_composer.library.load import load
from brief_composer.ui.app import parts
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.desk import Desk
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.window import Window


class Answers(FileQuestions):
    """Answers instead of a person; None is Cancel."""

    def __init__(self) -> None:
        super().__init__(catalogue.load("en"))
        self.path: Path | None = None
        self.asked: list[str] = []

    def brief_to_open(self, over: QWidget, folder: Path) -> Path | None:
        self.asked.append("open")
        return self.path

    def place_for_copy(self, over: QWidget, suggested: Path) -> Path | None:
        self.asked.append("copy")
        return self.path

    def folder(self, over: QWidget, title: str, now: Path) -> Path | None:
        self.asked.append("folder")
        return self.path


@pytest.fixture(scope="session")
def library() -> Library:
    """The bundled library, read once."""
    return load()


@pytest.fixture
def answers() -> Answers:
    """What the file dialogs will be answered."""
    return Answers()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme."""
    made = Theme(qapp, "light")
    made.dress()
    yield made
    # The stylesheet stays on: emptied and set again, Qt would not notice the end of widgets that
    # lived through both, and would look at them once they are gone.
    made.deleteLater()


@pytest.fixture
def language() -> str:
    """The language of the window; a test may ask for another by its parameters."""
    return "en"


@pytest.fixture
def window(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    answers: Answers,
    library: Library,
    language: str,
) -> Iterator[Window]:
    """The window of the program at 1366x768, with the real parts, on its start page."""
    words = catalogue.load(language)
    desks: list[Desk] = []
    preferences = Preferences(qapp)

    def desk() -> Desk:
        made = Desk(parts(), words("app.file_name"), qapp, library, preferences)
        desks.append(made)
        return desks[-1]

    made = Window(desk, theme, words, answers, preferences)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and qapp.focusWidget() is not None)
    yield made
    made.filing.let_go()
    made.filing.shut_down()
    theme.set_sight(100, strong=False, dim_pages=False)
    for each in desks:
        each.deleteLater()
    preferences.deleteLater()
