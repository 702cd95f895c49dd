"""What the window tells of a brief's house style, and the ways to change it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer.render import styles
from brief_composer.session import house_styles, labels
from brief_composer.session.edits.details import set_details
from brief_composer.ui.dialogs.house_style import HouseStyleDialog
from brief_composer.ui.panes.details import DetailsPane
from brief_composer.ui.window import Window
from brief_composer.ui.workspace import Workspace

GONE = "style.style-unknown.gone"
GOTHAM = "style.font-missing.Gotham.Brief Sans"


@pytest.fixture
def workspace(window: Window) -> Workspace:
    """The sample brief, open."""
    window.filing.sample()
    assert window.filing.workspace is not None
    return window.filing.workspace


def use(workspace: Workspace, id: str) -> None:
    workspace.do(labels.CHANGING_HOUSE_STYLE, set_details(house_style=id))


def keep(**changes: object) -> None:
    made = house_styles.copied(styles.find("standard"), "Ours")
    house_styles.keep(replace(made, style=replace(made.style, **changes)))


def dialog_of(window: Window) -> HouseStyleDialog:
    """The dialog that is open."""
    found = window.findChild(HouseStyleDialog)
    assert isinstance(found, HouseStyleDialog)
    return found


def wait_for(qtbot: QtBot, window: Window, key: str) -> list[str]:
    """The words of a bar, once it stands over the text."""
    assert window.view is not None
    notices = window.view.notices
    qtbot.waitUntil(lambda: key in notices.keys)
    card = notices.card(key)
    assert card is not None
    return [card.accessibleName(), *(b.text() for b in card.findChildren(QPushButton))]


def test_a_style_that_is_not_here_is_told_over_the_text(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    use(workspace, "gone")
    assert wait_for(qtbot, window, GONE) == [
        "The house style “gone” is not here. Pages are shown and exported in “Standard”.",
        "Choose a house style…",
        "Dismiss",
    ]


def test_a_typeface_that_is_not_here_is_told_in_the_words_of_the_spec(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    keep(heading="Gotham")
    use(workspace, "ours")
    assert wait_for(qtbot, window, GOTHAM) == [
        "“Gotham” is not on this computer. Pages are shown and exported with Brief Sans.",
        "Choose a font…",
        "Dismiss",
    ]


def test_a_bar_goes_with_what_it_tells_and_comes_back_with_undo(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    use(workspace, "gone")
    wait_for(qtbot, window, GONE)
    workspace.undo()
    assert window.view is not None
    notices = window.view.notices
    qtbot.waitUntil(lambda: GONE not in notices.keys)
    workspace.redo()
    wait_for(qtbot, window, GONE)


def test_a_bar_that_was_dismissed_stays_away(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    use(workspace, "gone")
    wait_for(qtbot, window, GONE)
    assert window.view is not None
    window.view.notices.withdraw(GONE)
    with qtbot.waitSignal(window._style_bars.page_limit_changed):  # type: ignore[union-attr]
        workspace.styles_changed.emit()
    assert window.view.notices.keys == ()


def test_choosing_a_font_opens_the_dialog_at_the_typefaces(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    keep(body="Gotham")
    use(workspace, "ours")
    wait_for(qtbot, window, GOTHAM)
    assert window.view is not None
    card = window.view.notices.card(GOTHAM)
    assert card is not None
    card.findChildren(QPushButton)[0].click()
    dialog = dialog_of(window)
    assert dialog.form.body.hasFocus()
    assert dialog.style_id == "ours"
    dialog.close_card()


def test_the_status_bar_says_how_many_of_the_pages_allowed_there_are(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    keep(page_limit=4)
    use(workspace, "ours")
    status = window.status
    qtbot.waitUntil(lambda: status._pages.text().endswith(" of 4 pages"), timeout=30_000)
    status.set_pages(5)
    assert (status._pages.text(), status._pages.property("tone")) == ("5 of 4 pages", "review")
    status.set_pages(4)
    assert (status._pages.text(), status._pages.property("tone")) == ("4 of 4 pages", "muted")
    workspace.undo()
    qtbot.waitUntil(lambda: "of" not in status._pages.text())


def test_the_command_opens_the_dialog_and_is_off_without_a_brief(
    window: Window, workspace: Workspace
) -> None:
    window.commands.run("brief.house_style")
    dialog = dialog_of(window)
    assert dialog.style_id == workspace.brief.details.house_style
    dialog.close_card()
    window.show_start()
    assert not window.commands["brief.house_style"].isEnabled()


def test_the_details_pane_leads_to_the_dialog(window: Window, workspace: Workspace) -> None:
    assert window.view is not None
    window.view.show_right("details")
    pane = window.view.right.panes["details"]
    link = pane.findChild(QPushButton, "details.house_style.open")
    assert isinstance(link, QPushButton)
    link.click()
    dialog = dialog_of(window)
    assert dialog.isVisible()
    dialog.close_card()


def test_the_details_pane_lists_a_style_as_soon_as_it_is_kept(
    window: Window, workspace: Workspace
) -> None:
    assert window.view is not None
    window.view.show_right("details")
    pane = window.view.right.panes["details"]
    assert isinstance(pane, DetailsPane)
    keep()
    use(workspace, "ours")
    workspace.styles_changed.emit()
    assert (pane._style.currentText(), pane._style.itemText(0)) == ("Ours", "Ours")
    use(workspace, "gone")
    assert pane._style.currentText() == "gone (not here)"


def test_a_brief_closed_while_its_style_is_looked_at_is_closed(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    use(workspace, "gone")
    window.commands.run("file.close")
    qtbot.waitUntil(lambda: window.view is None)


def test_briefs_that_use_a_broken_style_open_all_the_same(
    qtbot: QtBot, window: Window, workspace: Workspace, tmp_path: Path
) -> None:
    keep()
    use(workspace, "ours")
    file = paths.own_styles() / "ours.briefstyle"
    (paths.own_styles() / "Ours.briefstyle").unlink()
    file.write_bytes(b"PK torn")
    workspace.styles_changed.emit()
    words = wait_for(qtbot, window, "style.style-not-one.ours.briefstyle")
    assert "is not a house style, or a damaged one" in words[0]
