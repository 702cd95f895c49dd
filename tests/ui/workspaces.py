"""Fixtures that tests of panes and dialogs share: the library, a brief, a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brief_composer import words as catalogue
from brief_composer.library.items import Library
from brief_composer.library.load import load
from brief_composer.model.brief import Brief
from brief_composer.model.ids import RecommendationId
from brief_composer.session.start import new_brief
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

P = TypeVar("P", bound=QWidget)


@pytest.fixture(scope="session")
def library() -> Library:
    """The bundled library."""
    return load()


@pytest.fixture
def words() -> Words:
    """English."""
    return catalogue.load("en")


@pytest.fixture
def make_brief(library: Library) -> Callable[..., Brief]:
    """Makes a brief from the "Policy brief" template with these recommendations of the library."""

    def make(*ids: str, language: str = "en-GB") -> Brief:
        return new_brief(
            library.templates["policy-brief"],
            "Talking first: engaging armed groups",
            "For the ministry",
            "2024-05-12",
            language,
            "standard",
            library,
            [RecommendationId(id) for id in ids],
        )

    return make


@pytest.fixture
def make_workspace(
    qtbot: QtBot, tmp_path: Path, library: Library, make_brief: Callable[..., Brief]
) -> Iterator[Callable[..., Workspace]]:
    """Makes the workspace of a brief with these recommendations."""
    jobs = Jobs()
    made: list[Workspace] = []

    def make(*ids: str, language: str = "en-GB") -> Workspace:
        brief = make_brief(*ids, language=language)
        made.append(Workspace(brief, tmp_path / "Talking first.brief", library, jobs))
        return made[-1]

    yield make
    for each in made:
        each.close()
    jobs.stop()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., None]:
    """Shows a pane in the size it has in a window of 1366x768, with the keyboard in it."""

    def show(pane: QWidget, width: int = 282, height: int = 626) -> None:
        qtbot.addWidget(pane)
        pane.resize(width, height)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)

    return show


@pytest.fixture
def checked(qtbot: QtBot) -> Callable[[Workspace], None]:
    """Runs the checks and waits for the report on the present brief."""

    def check(workspace: Workspace) -> None:
        with qtbot.waitSignal(workspace.report_changed):
            workspace.check_now()

    return check
