"""Earlier versions and light copies from the File menu of the whole window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from brief_composer.storage.versions import Reason
from brief_composer.ui.dialogs.light_copy import LightCopyDialog
from brief_composer.ui.dialogs.versions import VersionsDialog
from brief_composer.ui.window import Window
from brief_composer.ui.workspace import Workspace


def opened(window: Window) -> Workspace:
    window.commands.run("help.sample")
    assert window.filing.workspace is not None
    return window.filing.workspace


def test_the_menu_opens_earlier_versions_and_restoring_is_told_with_a_way_back(
    qtbot: QtBot, window: Window
) -> None:
    workspace = opened(window)
    before = workspace.brief
    workspace.versions.keep_now(Reason.NAMED, name="As sent")
    assert window.view is not None
    first = before.sections[0]
    workspace.reveal(first.blocks[0].id)
    window.commands.run("brief.delete")
    assert workspace.brief != before
    now = workspace.brief
    window.commands.run("file.versions")
    (dialog,) = window.findChildren(VersionsDialog)
    qtbot.waitUntil(lambda: dialog._earlier is not None)
    dialog._restore_here()
    assert workspace.brief.sections == before.sections
    assert window.toast.isVisible()
    window.commands.run("edit.undo")
    assert workspace.brief == now


def test_a_version_that_cannot_be_kept_is_told_in_the_window(window: Window) -> None:
    from brief_composer.storage.errors import VersionProblem

    workspace = opened(window)
    workspace.versions.not_kept.emit(VersionProblem("version-not-kept-full", system=""))
    assert "disk of this computer is full" in window.toast.accessibleName()


def test_the_menu_opens_the_light_copy(qtbot: QtBot, window: Window) -> None:
    opened(window)
    window.commands.run("file.light")
    (dialog,) = window.findChildren(LightCopyDialog)
    qtbot.waitUntil(lambda: dialog._made is not None)
    dialog.close_card()
