"""The window around an open brief: files, panes, keys, widths, status, problems."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer.model.brief import Brief
from brief_composer.session.edits.details import set_details
from brief_composer.session.history import Label
from brief_composer.storage import files, settings
from brief_composer.ui import window as shell
from brief_composer.ui.brief_view import BriefView
from brief_composer.ui.commands import TABLE
from brief_composer.ui.desk import Request
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.window import Window
from brief_composer.ui.workspace import Workspace
from tests.ui.conftest import Answers

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workspace(window: Window, tmp_path: Path, qtbot: QtBot) -> Workspace:
    """A brief made from the first template and open in the window."""
    request = Request(
        "policy-brief", "Talking first", "Ministries", "2026-11-22", "en-GB", "standard", tmp_path
    )
    window.filing._take(lambda: window.filing.desk.create(request), fresh=True)
    made = window.filing.workspace
    assert made is not None
    qtbot.waitUntil(lambda: made.report is not None)
    return made


@pytest.fixture
def view(window: Window, workspace: Workspace) -> BriefView:
    assert window.view is not None
    return window.view


def retitle(workspace: Workspace, title: str) -> None:
    workspace.do(Label("edit.changing-details"), set_details(title=title))


# -------------------------------------------------------------------------------------------- files


def test_a_brief_has_a_file_from_its_first_second(workspace: Workspace) -> None:
    assert zipfile.is_zipfile(workspace.path)
    assert workspace.path.name == "Talking first.brief"


def test_closing_writes_the_last_change(window: Window, workspace: Workspace) -> None:
    retitle(workspace, "Talking second")
    window.commands.run("file.close")
    assert files.load(workspace.path).details.title == "Talking second"
    assert window.view is None
    assert window.windowTitle() == "Brief Composer"


def test_closing_the_window_writes_the_last_change(window: Window, workspace: Workspace) -> None:
    retitle(workspace, "Talking second")
    window.close()
    assert files.load(workspace.path).details.title == "Talking second"


def test_the_brief_left_last_stands_first_on_the_start_page(
    window: Window, workspace: Workspace
) -> None:
    window.commands.run("file.close")
    assert window.recent()[0].path == workspace.path
    assert window.start.recents.briefs.entries[0].title == "Talking first"


def test_a_copy_leaves_the_brief_where_it_is(
    window: Window, workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "Copy.brief"
    before = workspace.path
    window.commands.run("file.copy")
    copy = files.load(answers.path)
    assert structs.replace(copy, id=workspace.brief.id) == workspace.brief
    assert copy.id != workspace.brief.id
    assert workspace.path == before
    assert window.toast.isVisible()


def test_open_reads_the_brief_that_was_picked(
    window: Window, workspace: Workspace, answers: Answers
) -> None:
    window.commands.run("file.close")
    answers.path = workspace.path
    window.commands.run("file.open")
    assert window.filing.workspace is not None
    assert window.filing.workspace.brief == workspace.brief


def test_cancelling_open_changes_nothing(window: Window, answers: Answers) -> None:
    window.commands.run("file.open")
    assert window.filing.workspace is None


def test_a_damaged_brief_is_told_and_the_start_page_stays(window: Window, tmp_path: Path) -> None:
    broken = tmp_path / "Broken.brief"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    window.open_first(broken)
    told = window.findChild(MessageDialog)
    assert told is not None
    assert told.accessibleName() == "“Broken” could not be opened"
    assert window.view is None


def test_a_brief_dropped_on_the_window_opens(window: Window, workspace: Workspace) -> None:
    path = workspace.path
    window.commands.run("file.close")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    assert window.filing.workspace is not None
    assert window.filing.workspace.path == path


def test_a_copy_does_not_take_the_place_of_the_brief(
    window: Window, workspace: Workspace, answers: Answers
) -> None:
    assert workspace.save_now()
    before = workspace.path.read_bytes()
    answers.path = workspace.path
    window.commands.run("file.copy")
    assert workspace.path.read_bytes() == before
    said = window.findChild(MessageDialog)
    assert said is not None
    texts = [each.text() for each in said.findChildren(QLabel)]
    assert any(each.endswith("Give the copy another name.") for each in texts)


def test_the_sample_opens_as_a_copy(window: Window) -> None:
    window.commands.run("help.sample")
    workspace = window.filing.workspace
    assert workspace is not None
    assert workspace.path.parent == paths.briefs()
    assert workspace.brief.recommendations()


# --------------------------------------------------------------------------------------- save state


def test_the_status_bar_says_when_it_was_saved(window: Window, workspace: Workspace) -> None:
    assert window.status._saved.text().startswith("Saved at ")
    assert window.status._saved.text().endswith(" on this computer")


def test_a_file_that_cannot_be_written_is_told_with_two_ways_out(
    window: Window, workspace: Workspace, view: BriefView, answers: Answers, tmp_path: Path
) -> None:
    workspace.path = tmp_path / "gone" / "Talking first.brief"
    retitle(workspace, "Kept")
    assert not workspace.save_now()
    bar = view.notices.card("unsaved")
    assert bar is not None
    buttons = {b.text(): b for b in bar.findChildren(QPushButton)}
    assert list(buttons) == ["Save somewhere else…", "Try again"]
    answers.path = tmp_path / "Rescued.brief"
    buttons["Save somewhere else…"].click()
    assert files.load(answers.path).details.title == "Kept"
    assert view.notices.card("unsaved") is None


def test_the_window_stays_open_while_the_text_is_not_saved(
    window: Window, workspace: Workspace, tmp_path: Path
) -> None:
    good = workspace.path
    workspace.path = tmp_path / "gone" / "Talking first.brief"
    retitle(workspace, "Kept")
    window.close()
    assert window.isVisible()
    assert window.findChild(MessageDialog) is not None
    workspace.path = good


def test_a_surprise_saves_first_and_then_says_so(
    window: Window, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    retitle(workspace, "Saved by the surprise")
    problem = RuntimeError("nobody thought of this")
    window.last_resort.handle(RuntimeError, problem, None)
    assert files.load(workspace.path).details.title == "Saved by the surprise"
    told = window.findChild(MessageDialog)
    assert told is not None
    assert told.accessibleName() == "Something went wrong here, and your text is saved"
    assert "nobody thought of this" in capsys.readouterr().err


# ---------------------------------------------------------------------------------- menus and undo


def test_every_command_can_be_given_in_an_open_brief(
    window: Window, workspace: Workspace, view: BriefView, qapp: QApplication
) -> None:
    for name in view.right.names:
        view.show_right(name)
    bound = window.commands._handlers
    assert [c.id for c in TABLE if c.id not in bound] == []


def test_without_a_brief_what_needs_one_cannot_be_chosen(
    window: Window, workspace: Workspace
) -> None:
    window.commands.run("file.close")
    for id in ("file.save", "edit.undo", "insert.section", "view.preview", "brief.check"):
        assert not window.commands[id].isEnabled(), id
    assert window.commands["file.new"].isEnabled()


def test_undo_says_what_it_takes_back(window: Window, workspace: Workspace) -> None:
    assert not window.commands["edit.undo"].isEnabled()
    retitle(workspace, "Other")
    assert window.commands["edit.undo"].text() == "Undo changing the details"
    window.commands.run("edit.undo")
    assert window.commands["edit.redo"].text() == "Redo changing the details"
    assert workspace.brief.details.title == "Talking first"


def test_the_title_of_the_window_and_the_tab_follow_the_brief(
    window: Window, workspace: Workspace, view: BriefView
) -> None:
    retitle(workspace, "Peace & order")
    assert window.windowTitle() == "Peace & order – Brief Composer"
    assert view.tabs.tabText(0) == "Peace && order"


# -------------------------------------------------------------------------------------- panes, keys


def test_the_header_rows_stand_on_one_line(view: BriefView, window: Window) -> None:
    tops = {
        widget.mapTo(window, widget.rect().bottomLeft()).y()
        for widget in (view._tab_row, *view.findChildren(QWidget))
        if widget.property("look") == "header" and widget.isVisible()
    }
    assert len(tops) == 1


def test_f8_and_f9_close_and_open_the_sides(view: BriefView, window: Window, qtbot: QtBot) -> None:
    for key, side in ((KEY.Key_F8, view.left), (KEY.Key_F9, view.right)):
        assert side.isVisible()
        qtbot.keyClick(window, key)
        assert not side.isVisible()
        qtbot.keyClick(window, key)
        assert side.isVisible()


def test_a_click_on_the_open_rail_button_hides_its_pane(view: BriefView) -> None:
    view.rail.buttons["library"].click()
    assert view.left.current == "library"
    view.rail.buttons["library"].click()
    assert not view.left.isVisible()
    view.rail.buttons["outline"].click()
    assert view.left.isVisible()
    assert view.left.current == "outline"


def test_f6_goes_round_the_panes(view: BriefView, window: Window, qtbot: QtBot) -> None:
    seen: list[str] = []
    view.editor.setFocus()
    for _ in range(3):
        qtbot.keyClick(window, KEY.Key_F6)
        now = QApplication.focusWidget()
        seen += [
            name
            for name, part in (
                ("left", view.left),
                ("editor", view.editor),
                ("right", view.right),
            )
            if now is not None and (part is now or part.isAncestorOf(now))
        ]
    assert seen == ["right", "left", "editor"]


def test_escape_in_a_pane_goes_back_to_the_text(
    view: BriefView, window: Window, qtbot: QtBot
) -> None:
    view.show_left("outline")
    now = QApplication.focusWidget()
    assert now is not None
    assert view.left.isAncestorOf(now)
    qtbot.keyClick(now, KEY.Key_Escape)
    now = QApplication.focusWidget()
    assert now is not None
    assert now is view.editor or view.editor.isAncestorOf(now)


@pytest.mark.parametrize("width", [800, 899, 900, 1179, 1180, 1366, 1499, 1500, 1600, 2560])
def test_the_editor_is_never_under_420_wide(
    view: BriefView, window: Window, qapp: QApplication, width: int
) -> None:
    window.resize(width, 768)
    qapp.processEvents()
    assert view.columns.middle.width() >= 420
    assert view.width() == width


def test_between_900_and_1180_opening_one_side_hides_the_other(
    view: BriefView, window: Window, qapp: QApplication
) -> None:
    window.resize(1024, 700)
    qapp.processEvents()
    assert view.left.isVisible() != view.right.isVisible()
    view.show_right("checks")
    assert view.right.isVisible()
    assert not view.left.isVisible()
    view.show_left("outline")
    assert view.left.isVisible()
    assert not view.right.isVisible()


def test_in_a_narrow_window_a_side_lies_over_the_text_until_escape(
    view: BriefView, window: Window, qapp: QApplication, qtbot: QtBot
) -> None:
    window.resize(820, 700)
    qapp.processEvents()
    assert view.rail.width() == 44
    assert not view.left.isVisible()
    view.show_left("outline")
    assert view.left.isVisible()
    assert view.columns.middle.width() == 820 - 44
    now = QApplication.focusWidget()
    assert now is not None
    qtbot.keyClick(now, KEY.Key_Escape)
    assert not view.left.isVisible()


def test_a_side_comes_back_when_the_window_grows_again(
    view: BriefView, window: Window, qapp: QApplication
) -> None:
    for width in (820, 1366):
        window.resize(width, 700)
        qapp.processEvents()
    assert view.left.isVisible()
    assert view.right.isVisible()


def test_the_widths_are_those_of_the_plan_and_are_remembered(
    view: BriefView, window: Window, qapp: QApplication
) -> None:
    assert view.left.width() == 282
    assert view.right.width() == 364
    view.columns.splitter.moveSplitter(330, 1)
    assert view._memory.get("width.usual.left") == view.left.width()
    window.resize(1600, 1000)
    qapp.processEvents()
    assert (view.left.width(), view.right.width()) == (304, 500)
    view.show_right("checks")
    assert view.right.width() == 420
    window.resize(1366, 768)
    qapp.processEvents()
    assert abs(view.left.width() - 330) <= 1


def test_in_a_low_window_the_document_tabs_stand_in_the_toolbar(
    view: BriefView, window: Window, qapp: QApplication
) -> None:
    window.resize(1366, 560)
    qapp.processEvents()
    assert view.toolbar.isAncestorOf(view.tabs)
    window.resize(1366, 768)
    qapp.processEvents()
    assert not view.toolbar.isAncestorOf(view.tabs)
    assert view.tabs.isVisible()


def test_what_does_not_fit_in_the_toolbar_goes_behind_more(
    view: BriefView, window: Window, qapp: QApplication
) -> None:
    assert not view.toolbar._more.isVisible()
    window.resize(800, 520)
    qapp.processEvents()
    assert view.toolbar._more.isVisible()
    hidden = [w for w in view.toolbar._items if w.isHidden()]
    menu = view.toolbar._more.menu()
    menu.aboutToShow.emit()
    assert len(menu.actions()) >= len(hidden)


def test_a_larger_text_leaves_the_name_of_the_style_whole(
    view: BriefView, window: Window, qtbot: QtBot
) -> None:
    before = view.toolbar._style.width()
    window._theme.set_sight(200, False, False)
    box = view.toolbar._style
    qtbot.waitUntil(lambda: before < box.sizeHint().width() <= box.width())


def test_the_anatomy_has_the_heights_of_the_plan(view: BriefView, window: Window) -> None:
    assert window.menuBar().height() == 30
    assert view.toolbar.height() == 46
    assert view.rail.width() == 73
    assert window.status.height() == 28
    assert view._tab_row.height() == 38


def test_the_counts_stand_in_the_status_bar_and_on_the_tab(
    window: Window, workspace: Workspace, view: BriefView
) -> None:
    report = workspace.report
    assert report is not None
    fix = sum(f.severity.value == "fix" for f in report.open)
    review = sum(f.severity.value == "review" for f in report.open)
    assert window.status._fix.isVisible() == (fix > 0)
    assert window.status._review.text() == f"{review} to review"
    at = view.right.names.index("checks")
    assert view.right.tabs.accessibleTabName(at) == f"Checks, {fix} to fix, {review} to review"


def test_the_words_are_counted_against_the_limit(window: Window, workspace: Workspace) -> None:
    assert window.status._count.text().endswith(" of 1,500 words")


# -------------------------------------------------------------------------------------------- names


def test_everything_that_takes_the_focus_has_a_name(
    window: Window, view: BriefView, qapp: QApplication
) -> None:
    for name in (*view.left.names, *view.right.names):
        (view.left if name in view.left.names else view.right).open(name)
    qapp.processEvents()
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in window.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isVisible()
        and not (w.accessibleName() or getattr(w, "text", lambda: "")())
    ]
    assert nameless == []


@pytest.mark.parametrize(
    "identifier",
    ["rail.outline", "rail.library", "leftPane", "editor", "rightTabs", "exportButton",
     "status.saved", "status.words", "status.checks", "toast"],
)  # fmt: skip
def test_the_parts_are_found_by_their_identifiers(
    window: Window, view: BriefView, identifier: str
) -> None:
    found = window.findChild(QWidget, identifier)
    assert found is not None
    assert found.accessibleIdentifier() == identifier


def test_a_change_of_theme_is_kept_for_the_next_start(window: Window, workspace: Workspace) -> None:
    window.commands.run("view.theme.dark")
    assert window._theme.dark
    assert settings.load().settings.theme == "dark"
    window.commands.run("view.theme.light")


# -------------------------------------------------------------------------------------------- toast


def test_a_toast_undoes(window: Window, workspace: Workspace) -> None:
    retitle(workspace, "Other")
    window.say("Details changed", undo=True)
    window.toast.findChild(QPushButton, "toastUndo").click()  # pyright: ignore
    assert workspace.brief.details.title == "Talking first"
    assert not window.toast.isVisible()


def test_a_toast_goes_when_its_undo_would_undo_something_else(
    window: Window, workspace: Workspace
) -> None:
    retitle(workspace, "Other")
    window.say("Details changed", undo=True)
    retitle(workspace, "Another")
    assert not window.toast.isVisible()


def test_a_toast_waits_while_it_has_the_focus(window: Window, workspace: Workspace) -> None:
    window.say("Details changed", undo=True)
    assert window.toast.waiting
    window.toast.findChild(QPushButton, "toastUndo").setFocus()  # pyright: ignore
    assert not window.toast.waiting
    assert window.view is not None
    window.view.editor.setFocus()
    assert window.toast.waiting


def test_the_brief_of_the_first_second_reads_back_whole(workspace: Workspace) -> None:
    assert isinstance(files.load(workspace.path), Brief)
    assert files.load(workspace.path) == workspace.brief


def test_a_first_window_as_large_as_the_screen_fills_it_so_that_no_edge_is_out_of_sight(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "USUAL", window.screen().availableSize())
    window._restore_size()
    assert window.isMaximized()
