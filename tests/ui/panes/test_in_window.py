"""The panes in the window they are made for: what they ask of it happens."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brief_composer.model.brief import Brief
from brief_composer.storage import files
from brief_composer.ui.brief_view import BriefView
from brief_composer.ui.dialogs.export import ExportDialog
from brief_composer.ui.panes.checks import ChecksPane
from brief_composer.ui.panes.details import DetailsPane
from brief_composer.ui.panes.outline import OutlinePane
from brief_composer.ui.panes.preview import PreviewPane
from brief_composer.ui.window import Window

LONG = 20_000


@pytest.fixture
def view(
    qtbot: QtBot, window: Window, tmp_path: Path, make_brief: Callable[..., Brief]
) -> BriefView:
    path = tmp_path / "Talking first.brief"
    files.save(path, make_brief("reframe-the-discourse", "gate-ddr-on-ssr"))
    window.open_first(path)
    qtbot.waitUntil(lambda: window.view is not None)
    assert window.view is not None
    return window.view


def pane(view: BriefView, name: str) -> object:
    if name in view.left.names:
        view.show_left(name)
        return view.left.panes[name]
    view.show_right(name)
    return view.right.panes[name]


def test_change_limit_puts_the_keyboard_into_the_word_limit(qtbot: QtBot, view: BriefView) -> None:
    view.workspace.limit_requested.emit()
    details = cast("DetailsPane", view.right.panes["details"])
    qtbot.waitUntil(details._limit.hasFocus)


def test_find_a_quote_opens_the_list_of_quotes(qtbot: QtBot, view: BriefView) -> None:
    block = view.workspace.brief.recommendations()[0].id
    view.workspace.reveal(block)
    view.workspace.quote_requested.emit(block)
    picker = view.editor.picker  # type: ignore[attr-defined]
    qtbot.waitUntil(picker.isVisible)


def test_what_was_deleted_in_the_outline_can_be_brought_back_from_the_toast(
    qtbot: QtBot, window: Window, view: BriefView
) -> None:
    outline = cast("OutlinePane", pane(view, "outline"))
    before = view.workspace.brief
    outline.list.select(before.recommendations()[0].id)
    outline.list.setFocus()
    qtbot.keyClick(outline.list, Qt.Key.Key_Delete)
    assert len(view.workspace.brief.recommendations()) == 1
    undo = next(button for button in window.toast._buttons)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert view.workspace.brief is before


def test_the_outline_says_how_many_pages_the_preview_has(qtbot: QtBot, view: BriefView) -> None:
    preview = cast("PreviewPane", pane(view, "preview"))
    outline = cast("OutlinePane", pane(view, "outline"))
    qtbot.waitUntil(lambda: preview.view.count > 0, timeout=LONG)
    assert outline._page_count.text() == f"{preview.view.count} pages"


def test_export_asked_for_by_the_checks_opens_the_dialog(
    qtbot: QtBot, window: Window, view: BriefView
) -> None:
    checks = cast("ChecksPane", pane(view, "checks"))
    checks.wanted.emit("file.export")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close_card()


@pytest.mark.skipif(os.name == "nt", reason="no signal 0")
def test_closing_the_brief_ends_the_helper(qtbot: QtBot, window: Window, view: BriefView) -> None:
    preview = cast("PreviewPane", pane(view, "preview"))
    qtbot.waitUntil(lambda: preview.view.count > 0, timeout=LONG)
    pid = preview._maker.pid
    window.show_start()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
