"""The desk reads the library: the bundled one at once, people's own behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brief_composer.library import load as loading
from brief_composer.library.items import Library
from brief_composer.model.ids import RecommendationId
from brief_composer.ui.app import parts
from brief_composer.ui.desk import Desk
from tests.unit.library.test_folders import block, own_file

MINE = RecommendationId("dig-wells")


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk(parts(), "Untitled", qapp)
    yield made
    made.close()
    made.deleteLater()


def test_a_brief_opens_with_the_bundled_library_and_ones_own_follow(
    qtbot: QtBot, desk: Desk
) -> None:
    own_file("dig-wells.yaml", block("dig-wells"))
    workspace = desk.sample("en")
    assert MINE not in workspace.library.recommendations
    with qtbot.waitSignal(workspace.library_changed):
        pass
    assert MINE in workspace.library.recommendations
    assert desk.library is workspace.library
    workspace.close()


def test_files_are_read_again_when_asked_for(qtbot: QtBot, desk: Desk) -> None:
    workspace = desk.sample("en")
    own_file("dig-wells.yaml", block("dig-wells"))
    with qtbot.waitSignal(workspace.library_changed):
        workspace.library_wanted.emit()
    assert MINE in workspace.library.recommendations
    workspace.close()


def test_nothing_is_told_where_nothing_changed(qtbot: QtBot, desk: Desk) -> None:
    read: list[Library] = []
    desk.when_library(read.append)
    qtbot.waitUntil(lambda: bool(read))
    workspace = desk.sample("en")
    with qtbot.assertNotEmitted(workspace.library_changed, wait=300):
        workspace.library_wanted.emit()
    assert workspace.library is read[0]
    workspace.close()


def test_everybody_who_waits_for_the_library_gets_it(qtbot: QtBot, desk: Desk) -> None:
    read: list[Library] = []
    desk.when_library(read.append)
    desk.when_library(read.append)
    qtbot.waitUntil(lambda: len(read) == 2)


def test_a_drive_that_hangs_holds_up_neither_opening_nor_saving(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()

    def hang(base: Library, _patience: float) -> Library:
        free.wait(20)
        return base

    monkeypatch.setattr(loading, "load_own", hang)
    workspace = desk.sample("en")
    done: list[object] = []
    desk.jobs.start(Path.exists, workspace.path, done=done.append)
    qtbot.waitUntil(lambda: done == [True])
    assert workspace.save_now()
    free.set()
    workspace.close()
