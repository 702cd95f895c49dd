"""From the start page to an open brief, with the keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer.storage import files
from brief_composer.ui.dialogs.new_brief import NewBriefDialog
from brief_composer.ui.window import Window
from tests.ui.conftest import Answers

KEY = Qt.Key


def focus() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    return now


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> NewBriefDialog:
    """The dialog as Enter on the start page opens it, the library read."""
    qtbot.keyClick(focus(), KEY.Key_Return)
    found = window.findChild(NewBriefDialog)
    assert isinstance(found, NewBriefDialog)
    qtbot.waitUntil(lambda: found.choice.list.ticks.rowCount() > 0)
    return found


def test_the_caret_is_in_the_title(dialog: NewBriefDialog) -> None:
    assert focus() is dialog.about.title


def test_without_a_title_it_says_what_to_type(dialog: NewBriefDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(focus(), KEY.Key_Return)
    assert dialog.about.problem_shown
    assert dialog.about.title.accessibleDescription() == "Type a title. It becomes the file name."
    assert focus() is dialog.about.title
    qtbot.keyClicks(focus(), "T")
    assert not dialog.about.problem_shown


def test_keys_alone_make_a_brief_with_what_was_ticked(
    window: Window, dialog: NewBriefDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(focus(), "Talking first: now?")
    qtbot.keyClick(focus(), KEY.Key_Return)
    qtbot.keyClick(focus(), KEY.Key_Space)
    qtbot.keyClick(focus(), KEY.Key_Down)
    qtbot.keyClick(focus(), KEY.Key_Space)
    chosen = dialog.choice.chosen
    qtbot.keyClick(focus(), KEY.Key_Return)
    workspace = window.filing.workspace
    assert workspace is not None
    assert len(chosen) == 2
    assert {b.origin.id for b in workspace.brief.recommendations() if b.origin} == set(chosen)
    assert workspace.path == paths.briefs() / "Talking first - now.brief"
    assert files.load(workspace.path) == workspace.brief


def test_skip_makes_a_brief_without_recommendations(
    window: Window, dialog: NewBriefDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(focus(), "Plain")
    qtbot.keyClick(focus(), KEY.Key_Return)
    qtbot.keyClick(focus(), KEY.Key_Space)
    dialog._skip.click()
    assert window.filing.workspace is not None
    assert window.filing.workspace.brief.recommendations() == ()


def test_a_taken_name_gets_a_number(window: Window, dialog: NewBriefDialog, qtbot: QtBot) -> None:
    paths.briefs().mkdir(parents=True)
    (paths.briefs() / "Same.brief").write_text("somebody's", "utf-8")
    qtbot.keyClicks(focus(), "Same")
    qtbot.keyClick(focus(), KEY.Key_Return)
    dialog._create.click()
    assert window.filing.workspace is not None
    assert window.filing.workspace.path.name == "Same (2).brief"
    assert (paths.briefs() / "Same.brief").read_text("utf-8") == "somebody's"


def test_a_needed_step_is_offered_inline(dialog: NewBriefDialog) -> None:
    ticks = dialog.choice.list.ticks
    ticks.set_ticked("gate-ddr-on-ssr", True)
    assert not dialog.choice._needs.isHidden()
    ticks.set_ticked("set-ssr-benchmarks", True)
    missing = [(a.id, b.id) for a, b in dialog.choice._missing(dialog._library)]  # type: ignore[arg-type]
    assert ("gate-ddr-on-ssr", "set-ssr-benchmarks") not in missing


def test_the_number_chosen_is_said(dialog: NewBriefDialog) -> None:
    dialog.choice.list.ticks.set_ticked("reframe-the-discourse", True)
    assert dialog._count_text.text() == "1 chosen"


def test_ticks_stay_while_one_searches(dialog: NewBriefDialog, qtbot: QtBot) -> None:
    dialog.choice.list.ticks.set_ticked("reframe-the-discourse", True)
    qtbot.keyClicks(dialog.choice.search, "ceasefires")
    assert "reframe-the-discourse" not in [r.id for r in dialog.choice.list.ticks.rows]
    assert dialog.choice.chosen == ("reframe-the-discourse",)


def test_a_brief_in_french_is_worded_in_french(
    window: Window, dialog: NewBriefDialog, qtbot: QtBot
) -> None:
    dialog.about.language.setCurrentIndex(1)
    qtbot.keyClicks(dialog.about.title, "Parler")
    qtbot.keyClick(focus(), KEY.Key_Return)
    dialog.choice.list.ticks.set_ticked("reframe-the-discourse", True)
    dialog._create.click()
    assert window.filing.workspace is not None
    (block,) = window.filing.workspace.brief.recommendations()
    assert block.title == "Recadrer le discours"
    assert window.filing.workspace.brief.details.language == "fr-FR"


def test_the_folder_can_be_chosen(
    window: Window, dialog: NewBriefDialog, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.path = tmp_path
    dialog.about._change_folder()
    qtbot.keyClicks(dialog.about.title, "Elsewhere")
    qtbot.keyClick(focus(), KEY.Key_Return)
    dialog._create.click()
    assert (tmp_path / "Elsewhere.brief").is_file()


def test_a_folder_that_is_gone_is_told_and_the_dialog_stays(
    window: Window, dialog: NewBriefDialog, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "stick"
    dialog.about._change_folder()
    qtbot.keyClicks(dialog.about.title, "Lost")
    qtbot.keyClick(focus(), KEY.Key_Return)
    dialog._create.click()
    assert window.filing.workspace is None
    assert dialog.isVisible()
    told = window.findChild(QWidget, "messageDialog")
    assert told is not None
    assert told.accessibleName() == "The brief could not be made"


def test_escape_closes_and_gives_the_focus_back(
    window: Window, dialog: NewBriefDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(focus(), KEY.Key_Escape)
    assert not dialog.isVisible()
    assert focus() is window.start.templates


def test_tab_stays_inside_the_dialog(dialog: NewBriefDialog, qtbot: QtBot) -> None:
    seen: list[QWidget] = []
    for _ in range(14):
        qtbot.keyClick(focus(), KEY.Key_Tab)
        assert dialog.isAncestorOf(focus())
        seen.append(focus())
    assert dialog.about.audience in seen
    assert dialog.about.title in seen


def test_the_shortcuts_of_the_window_do_not_reach_the_dialog(
    window: Window, dialog: NewBriefDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(focus(), KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(window.findChildren(NewBriefDialog)) == 1


def test_a_click_on_a_box_ticks_its_row_whichever_row_is_current(
    dialog: NewBriefDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(focus(), "Talk first")
    qtbot.keyClick(focus(), KEY.Key_Return)
    ticks = dialog.choice.list
    qtbot.waitUntil(ticks.isVisible)
    for number in (1, 2):
        box = ticks.visualRect(ticks.ticks.index(number)).topLeft() + QPoint(19, 19)
        qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert list(dialog.choice.chosen) == [each.id for each in ticks.ticks.rows[1:3]]
    assert ticks.current() == ticks.ticks.rows[2].id
