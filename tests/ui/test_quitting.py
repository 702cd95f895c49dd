"""The program is to end while files are still being made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brief_composer.render.messages import Progress
from brief_composer.ui.dialogs.export import DONE, WORKING, ExportDialog
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.parts import StillMaking
from brief_composer.ui.window import Window

LONG = 30_000


@pytest.fixture
def export(window: Window) -> Iterator[ExportDialog]:
    """The sample being exported to two files."""
    window.filing.sample()
    window.commands.run("file.export")
    made = window.findChild(ExportDialog)
    assert isinstance(made, ExportDialog)
    run = made.findChild(QPushButton, "exportRun")
    assert isinstance(run, QPushButton)
    run.click()
    assert made._stack.currentIndex() == WORKING
    yield made
    if window._making is not None:
        window._making.give_up()


def asked(window: Window) -> MessageDialog:
    return next(each for each in window.findChildren(MessageDialog) if each.isVisible())


def press(window: Window, text: str) -> None:
    found = asked(window).findChildren(QPushButton)
    next(each for each in found if each.text() == text).click()


def folder(window: Window) -> Path:
    assert window.filing.workspace is not None
    return window.filing.workspace.path.parent


def test_it_is_asked_in_the_words_of_the_spec(
    window: Window, export: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "still_making", lambda: StillMaking(2, 5))

    window.close()

    assert window.isVisible()
    assert asked(window).accessibleName() == "Two files are still being made (about 5 seconds)"
    texts = {each.text() for each in asked(window).findChildren(QPushButton)}
    assert {"Wait and quit", "Stop and quit"} <= texts
    press(window, "Stop and quit")


def test_what_is_left_is_told_from_what_it_took_so_far(
    export: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert export.still_making() == StillMaking(2, 0)
    monkeypatch.setattr("time.monotonic", lambda: export._working._begun + 6)
    export._working.show_progress(Progress(0, "docx", 3, 3))
    export._working.show_progress(Progress(0, "pdf", 1, 3))

    assert export.still_making() == StillMaking(2, 3)


def test_stop_and_quit_leaves_nothing_half_made(window: Window, export: ExportDialog) -> None:
    where = folder(window)
    window.close()
    press(window, "Stop and quit")

    assert not window.isVisible()
    assert {each.suffix for each in where.iterdir()} <= {".brief"}


def test_wait_and_quit_ends_once_the_files_are_there(
    qtbot: QtBot, window: Window, export: ExportDialog
) -> None:
    where = folder(window)
    window.close()
    press(window, "Wait and quit")
    assert window.isVisible()

    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)

    assert {each.suffix for each in where.iterdir()} == {".brief", ".docx", ".pdf"}


def test_files_that_are_there_are_nothing_to_wait_for(
    qtbot: QtBot, window: Window, export: ExportDialog
) -> None:
    qtbot.waitUntil(lambda: export._stack.currentIndex() == DONE, timeout=LONG)

    window.close()

    assert not window.isVisible()


def test_where_something_stands_in_the_way_the_program_stays_and_says_so(
    qtbot: QtBot, window: Window, export: ExportDialog
) -> None:
    window.close()
    press(window, "Wait and quit")

    export._ask_about([folder(window) / "Talking first.docx"])

    assert window.isVisible()
    assert export._then is None
    assert export.still_making() is None
