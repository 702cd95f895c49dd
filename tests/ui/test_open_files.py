"""The file of an open brief, as the window tells of it: changed, gone, elsewhere, to read only."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brief_composer.model.brief import Brief
from brief_composer.session import labels
from brief_composer.session.edits.details import set_details
from brief_composer.storage import container, files, keeping, locks, media, versions
from brief_composer.storage.errors import OpenElsewhere, VersionProblem
from brief_composer.ui.brief_file import ReadOnly
from brief_composer.ui.brief_view import BriefView
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.differences import DifferencesDialog
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.opening import Opening
from brief_composer.ui.window import Window
from brief_composer.ui.workspace import Workspace
from tests.ui.conftest import Answers

HOLDS = """\
import sys, time
from pathlib import Path
from brief_composer.storage import locks
held = locks.take(Path(sys.argv[1]), Path(sys.argv[2]))
print("ready", flush=True)
answers = len(sys.argv) > 3
while True:
    time.sleep(0.02)
    if answers and locks.answer_knock(Path(sys.argv[1])):
        print("knocked", flush=True)
"""


@pytest.fixture
def workspace(window: Window) -> Workspace:
    """The sample, open in the window."""
    window.filing.sample()
    assert window.filing.workspace is not None
    return window.filing.workspace


@pytest.fixture
def view(window: Window, workspace: Workspace) -> BriefView:
    assert window.view is not None
    return window.view


def retitle(workspace: Workspace, title: str) -> None:
    workspace.do(labels.CHANGING_DETAILS, set_details(title=title))


def titled(brief: Brief, title: str) -> Brief:
    return replace(brief, details=replace(brief.details, title=title))


def theirs(workspace: Workspace, title: str = "Theirs") -> Brief:
    """Another program writes the brief with another title, at twenty to eleven."""
    other = titled(workspace.brief, title)
    files.save(workspace.path, other)
    at = 1_763_800_920  # 2025-11-22 08:42 UTC
    os.utime(workspace.path, (at, at))
    return other


def look(qtbot: QtBot, workspace: Workspace) -> None:
    with qtbot.waitSignal(workspace.file.glanced):
        workspace.file.look()


def buttons(inside: QWidget | None) -> dict[str, QPushButton]:
    assert inside is not None
    return {each.text(): each for each in inside.findChildren(QPushButton)}


def texts(inside: QWidget | None) -> list[str]:
    assert inside is not None
    return [each.text() for each in inside.findChildren(QLabel) if each.text()]


def dialog(window: Window) -> MessageDialog:
    found = [each for each in window.findChildren(MessageDialog) if each.isVisible()]
    assert found
    return found[-1]


# ------------------------------------------------------------------------------------- changed


def test_a_file_changed_by_another_program_is_told_with_three_ways(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    theirs(workspace)
    look(qtbot, workspace)

    bar = view.notices.card("outside")
    title = texts(bar)[0]
    assert title.startswith(f"“{workspace.path.stem}” was changed by another program at ")
    assert list(buttons(bar)) == ["See the difference", "Keep mine", "Take the other"]


def test_nothing_is_saved_over_what_another_wrote(
    qtbot: QtBot, window: Window, workspace: Workspace, view: BriefView
) -> None:
    other = theirs(workspace)
    retitle(workspace, "Mine")

    assert not workspace.save_now()
    qtbot.waitUntil(lambda: view.notices.card("outside") is not None)

    assert files.load(workspace.path) == other
    assert view.notices.card("unsaved") is None
    assert window.status._saved.text() == "Not saved: the file was changed elsewhere"


def test_keep_mine_writes_mine_and_puts_theirs_beside(
    qtbot: QtBot, window: Window, workspace: Workspace, view: BriefView
) -> None:
    other = theirs(workspace)
    retitle(workspace, "Mine")
    look(qtbot, workspace)

    buttons(view.notices.card("outside"))["Keep mine"].click()
    qtbot.waitUntil(lambda: view.notices.card("outside") is None)

    assert files.load(workspace.path).details.title == "Mine"
    (aside,) = workspace.path.parent.glob("*other version*")
    assert files.load(aside) == other
    assert window.toast.isVisible()
    assert aside.stem in window.toast.accessibleName()


def test_take_the_other_shows_theirs_and_keeps_mine_among_the_versions(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    theirs(workspace)
    retitle(workspace, "Mine")
    look(qtbot, workspace)

    buttons(view.notices.card("outside"))["Take the other"].click()
    qtbot.waitUntil(lambda: view.notices.card("outside") is None)

    assert workspace.brief.details.title == "Theirs"
    kept = versions.all_versions(workspace.brief.id, workspace.path)
    assert "Mine" in [versions.read(each).brief.details.title for each in kept]


def test_taking_the_other_is_one_step_that_undo_takes_back(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    retitle(workspace, "Mine")
    theirs(workspace)
    look(qtbot, workspace)
    buttons(view.notices.card("outside"))["Take the other"].click()
    qtbot.waitUntil(lambda: view.notices.card("outside") is None)

    workspace.undo()
    assert workspace.brief.details.title == "Mine"
    assert workspace.save_now()


def test_where_no_version_can_be_kept_mine_is_kept_beside(
    qtbot: QtBot, workspace: Workspace, view: BriefView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise versions.VersionProblem("version-not-kept-full", system="full")

    monkeypatch.setattr(versions, "keep", full)
    retitle(workspace, "Mine")
    theirs(workspace)
    look(qtbot, workspace)
    buttons(view.notices.card("outside"))["Take the other"].click()
    qtbot.waitUntil(lambda: view.notices.card("outside") is None)

    (aside,) = workspace.path.parent.glob("*my version*")
    assert files.load(aside).details.title == "Mine"


def test_the_difference_is_shown_with_both_ways_out(
    qtbot: QtBot, window: Window, workspace: Workspace, view: BriefView
) -> None:
    theirs(workspace)
    look(qtbot, workspace)

    buttons(view.notices.card("outside"))["See the difference"].click()

    shown = window.findChild(DifferencesDialog)
    assert isinstance(shown, DifferencesDialog)
    assert {"Keep mine", "Take the other"} <= set(buttons(shown))
    shown.close_card()


def test_a_file_that_cannot_be_read_can_only_be_put_aside(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    workspace.path.write_bytes(b"of another kind altogether")
    look(qtbot, workspace)

    bar = view.notices.card("outside")
    assert list(buttons(bar)) == ["Keep mine"]
    buttons(bar)["Keep mine"].click()
    qtbot.waitUntil(lambda: view.notices.card("outside") is None)
    (aside,) = workspace.path.parent.glob("*other version*")
    assert aside.read_bytes() == b"of another kind altogether"
    assert files.load(workspace.path) == workspace.brief


def test_a_file_that_is_our_own_again_needs_no_answer(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    mine = workspace.path.read_bytes()
    theirs(workspace)
    look(qtbot, workspace)
    workspace.path.write_bytes(mine)
    look(qtbot, workspace)

    assert view.notices.card("outside") is None
    retitle(workspace, "Saved again")
    assert workspace.save_now()


def test_the_window_stays_open_until_it_is_decided_whose_text_counts(
    qtbot: QtBot, window: Window, workspace: Workspace, view: BriefView
) -> None:
    theirs(workspace)
    retitle(workspace, "Mine")
    look(qtbot, workspace)

    window.close()

    assert window.isVisible()
    assert view.notices.card("outside") is not None
    buttons(view.notices.card("outside"))["Keep mine"].click()
    qtbot.waitUntil(lambda: view.notices.card("outside") is None)


# ---------------------------------------------------------------------------------------- gone


def test_a_file_that_was_moved_away_is_told_and_not_put_back(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    workspace.path.unlink()
    retitle(workspace, "Mine")
    assert not workspace.save_now()
    qtbot.waitUntil(lambda: view.notices.card("outside") is not None)

    assert not workspace.path.exists()
    assert list(buttons(view.notices.card("outside"))) == [
        "Save it here again",
        "Save somewhere else…",
    ]


def test_save_it_here_again_puts_it_back(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    workspace.path.unlink()
    retitle(workspace, "Mine")
    look(qtbot, workspace)

    buttons(view.notices.card("outside"))["Save it here again"].click()
    qtbot.waitUntil(lambda: view.notices.card("outside") is None)

    assert files.load(workspace.path).details.title == "Mine"


def test_a_file_that_comes_back_needs_no_answer(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    away = workspace.path.with_name("away")
    workspace.path.rename(away)
    look(qtbot, workspace)
    away.rename(workspace.path)
    look(qtbot, workspace)

    assert view.notices.card("outside") is None


def test_a_pulled_stick_is_told_by_name_and_saving_goes_on_when_it_is_back(
    qtbot: QtBot, window: Window, workspace: Workspace, view: BriefView, tmp_path: Path
) -> None:
    stick = tmp_path / "USB stick"
    stick.mkdir()
    workspace.path = stick / "Talking first.brief"
    assert workspace.save_now()
    away = tmp_path / "pulled"
    stick.rename(away)
    retitle(workspace, "Kept")
    assert not workspace.save_now()

    bar = view.notices.card("unsaved")
    assert texts(bar)[:2] == [
        "The brief could not be saved",
        "“USB stick” is not there any more.",
    ]
    away.rename(stick)
    workspace.file._again.setInterval(0)
    workspace.file._again.start()
    qtbot.waitUntil(lambda: view.notices.card("unsaved") is None)
    assert files.load(workspace.path).details.title == "Kept"


def test_saving_is_tried_again_by_itself_and_less_and_less_often(
    workspace: Workspace, tmp_path: Path
) -> None:
    good = workspace.path
    workspace.path = tmp_path / "USB stick" / "Talking first.brief"
    retitle(workspace, "Kept")
    waits: list[int] = []
    for _ in range(7):
        assert not workspace.save_now()
        assert workspace.file._again.isActive()
        waits.append(workspace.file._again.interval())

    assert waits == sorted(waits)
    assert waits[0] <= 2_000
    assert waits[-1] <= 60_000
    workspace.path = good


def test_a_drive_that_hangs_holds_nobody_up_and_another_place_can_be_taken(
    qtbot: QtBot,
    window: Window,
    workspace: Workspace,
    view: BriefView,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hangs = threading.Event()
    jobs = workspace.file._jobs
    wait_for = jobs.wait_for
    monkeypatch.setattr(jobs, "wait_for", lambda *given: wait_for(*given, patience=1.0))
    workspace.file._filed.save = lambda _: hangs.wait(30)  # type: ignore[method-assign]
    retitle(workspace, "Kept")

    assert not workspace.save_now()

    bar = view.notices.card("unsaved")
    assert texts(bar)[1].startswith(f"“{workspace.path.parent.name}” does not answer.")
    answers.path = tmp_path / "Rescued.brief"
    buttons(bar)["Save somewhere else…"].click()
    assert files.load(answers.path).details.title == "Kept"
    hangs.set()
    QTest.qWait(50)
    assert view.notices.card("unsaved") is None
    assert workspace.path == answers.path


def test_after_a_drive_hung_it_is_still_noticed_what_others_write(
    qtbot: QtBot, workspace: Workspace, view: BriefView, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = threading.Event()
    jobs = workspace.file._jobs
    wait_for = jobs.wait_for
    monkeypatch.setattr(jobs, "wait_for", lambda *given: wait_for(*given, patience=0.2))
    jobs.start(hangs.wait, 30, done=lambda _: None)
    workspace.file.look()  # waits behind what hangs, and is dropped with it
    retitle(workspace, "Mine")
    assert not workspace.save_now()
    hangs.set()
    files.save(workspace.path, titled(workspace.brief, "Theirs"))

    workspace.file.save_soon()

    qtbot.waitUntil(lambda: view.notices.card("outside") is not None)


def test_a_brief_whose_file_is_another_closes_only_once_its_text_is_kept_somewhere(
    qtbot: QtBot, window: Window, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> object:
        raise VersionProblem("version-not-kept-full", system="")

    retitle(workspace, "Mine")
    assert workspace.save_now()
    monkeypatch.setattr(versions, "keep", full)
    files.save(workspace.path, titled(workspace.brief, "Theirs"))
    look(qtbot, workspace)
    qtbot.waitUntil(lambda: not workspace.file.is_saved)

    assert not window.filing.close()
    assert window.filing.workspace is workspace


# -------------------------------------------------------------------------------------- copies


def test_a_second_version_beside_the_brief_is_told(
    qtbot: QtBot, window: Window, workspace: Workspace, view: BriefView
) -> None:
    copy = workspace.path.with_name(f"{workspace.path.stem}-LAPTOP-AWA.brief")
    files.save(copy, titled(workspace.brief, "Awa's"))
    look(qtbot, workspace)

    bar = view.notices.card("copy")
    assert texts(bar)[0] == f"A second version of this brief lies beside it: “{copy.stem}”"
    assert list(buttons(bar)) == ["See the difference", "Open it", "Not now"]
    buttons(bar)["See the difference"].click()
    shown = window.findChild(DifferencesDialog)
    assert isinstance(shown, DifferencesDialog)
    shown.close_card()


def test_not_now_goes_on_to_the_next_and_comes_back_no_more(
    qtbot: QtBot, workspace: Workspace, view: BriefView
) -> None:
    for end in (" (1)", "-LAPTOP"):
        path = workspace.path.with_name(f"{workspace.path.stem}{end}.brief")
        files.save(path, titled(workspace.brief, end))
    look(qtbot, workspace)

    for end in (" (1)", "-LAPTOP"):
        bar = view.notices.card("copy")
        assert f"{workspace.path.stem}{end}" in texts(bar)[0]
        buttons(bar)["Not now"].click()
    assert view.notices.card("copy") is None
    workspace.file.look()
    QTest.qWait(50)
    assert view.notices.card("copy") is None


def test_open_it_opens_the_second_version(
    qtbot: QtBot, window: Window, workspace: Workspace, view: BriefView
) -> None:
    copy = workspace.path.with_name(f"{workspace.path.stem}-LAPTOP-AWA.brief")
    files.save(copy, titled(workspace.brief, "Awa's"))
    look(qtbot, workspace)

    buttons(view.notices.card("copy"))["Open it"].click()

    assert window.filing.workspace is not None
    assert window.filing.workspace.path == copy
    assert not window.filing.workspace.read_only


# ------------------------------------------------------------------------------------ two windows


@pytest.fixture
def held(window: Window, workspace: Workspace) -> Iterator[Path]:
    """The sample, open in the window of another process that answers when it is knocked."""
    path = workspace.path
    folder = keeping.folder(workspace.brief.id, path)
    assert window.filing.close()
    yield from _held(path, folder, "answers")


@pytest.fixture
def silent(window: Window, workspace: Workspace) -> Iterator[Path]:
    """The same, in one that does not answer."""
    path = workspace.path
    folder = keeping.folder(workspace.brief.id, path)
    assert window.filing.close()
    yield from _held(path, folder)


def _held(path: Path, folder: Path, *more: str) -> Iterator[Path]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder), str(path), *more],
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        yield path
        other.kill()


def test_open_twice_is_told_since_when(window: Window, held: Path) -> None:
    window.filing.open_path(held)

    asked = dialog(window)
    title = asked.accessibleName()
    assert title.startswith(f"“{held.stem}” is open in another window since ")
    assert set(buttons(asked)) == {"Go to that window", "Open to read only"}
    asked.close_card()
    assert window.filing.workspace is None


def test_go_to_that_window_knocks_at_it(qtbot: QtBot, window: Window, held: Path) -> None:
    window.filing.open_path(held)
    buttons(dialog(window))["Go to that window"].click()
    folder = keeping.find(files.load(held).id, held)

    qtbot.waitUntil(lambda: not (folder / locks.KNOCK).exists())


def test_a_window_that_does_not_answer_leaves_reading(
    qtbot: QtBot, window: Window, silent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("brief_composer.ui.opening.ANSWERS_WITHIN", 50)
    window.filing.open_path(silent)
    first = dialog(window)
    buttons(first)["Go to that window"].click()

    qtbot.waitUntil(
        lambda: any(
            each.accessibleName() == "That window does not answer"
            for each in window.findChildren(MessageDialog)
        )
    )
    dialog(window).close_card()


def test_a_real_second_program_is_told_and_the_first_answers(
    qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    path, folder = workspace.path, keeping.folder(workspace.brief.id, workspace.path)
    assert window.filing.close()
    with subprocess.Popen([sys.executable, "-m", "brief_composer", str(path)]) as first:
        try:
            qtbot.waitUntil(lambda: locks.holder(folder) is not None, timeout=20_000)
            window.filing.open_path(path)
            asked = dialog(window)
            assert " is open in another window since " in asked.accessibleName()
            buttons(asked)["Go to that window"].click()
            qtbot.waitUntil(lambda: not (folder / locks.KNOCK).exists(), timeout=10_000)
        finally:
            first.kill()
    qtbot.waitUntil(lambda: locks.holder(folder) is None)
    window.filing.open_path(path)
    assert window.filing.workspace is not None
    assert not window.filing.workspace.read_only


def test_this_window_shows_itself_when_it_is_knocked(
    qtbot: QtBot, window: Window, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[bool] = []
    monkeypatch.setattr(window, "activateWindow", lambda: came.append(True))
    folder = workspace.file.folder
    assert folder is not None

    locks.knock(folder)

    qtbot.waitUntil(lambda: bool(came))
    assert not (folder / locks.KNOCK).exists()


def test_the_brief_that_is_open_here_shows_itself(window: Window, workspace: Workspace) -> None:
    window.filing.open_path(workspace.path)

    assert window.filing.workspace is workspace


def test_open_to_read_only_says_so_in_a_bar_and_below(window: Window, held: Path) -> None:
    window.filing.open_path(held)
    buttons(dialog(window))["Open to read only"].click()

    assert window.filing.workspace is not None
    assert window.filing.workspace.read_only
    assert window.view is not None
    bar = window.view.notices.card("reading")
    assert list(buttons(bar)) == ["Go to that window", "Save a copy…"]
    assert window.status._saved.text() == "Open to read only"


def test_from_reading_one_goes_straight_to_the_other_window(
    qtbot: QtBot, window: Window, held: Path
) -> None:
    window.filing.open_path(held)
    buttons(dialog(window))["Open to read only"].click()
    assert window.view is not None
    folder = keeping.find(files.load(held).id, held)

    buttons(window.view.notices.card("reading"))["Go to that window"].click()

    assert not [each for each in window.findChildren(MessageDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: not (folder / locks.KNOCK).exists())


def test_once_the_other_window_is_closed_one_writes_here(
    window: Window, workspace: Workspace
) -> None:
    path = workspace.path
    assert window.filing.close()
    window.filing.open_to_read(path, ReadOnly.ELSEWHERE)
    assert window.view is not None

    buttons(window.view.notices.card("reading"))["Go to that window"].click()

    assert window.filing.workspace is not None
    assert not window.filing.workspace.read_only


def test_another_person_is_named_and_only_reading_is_offered(
    window: Window, workspace: Workspace
) -> None:
    opening = Opening(window, window._theme, window._words, lambda *_: None)

    asked = opening.elsewhere(
        workspace.path, OpenElsewhere(workspace.path, workspace.path.parent, time.time(), "Awa")
    )

    assert asked.accessibleName().endswith(f"since {time.strftime('%H:%M')}, by Awa")
    assert "Go to that window" not in buttons(asked)
    asked.close_card()


def test_what_the_other_window_saved_can_be_shown(qtbot: QtBot, window: Window, held: Path) -> None:
    window.filing.open_path(held)
    buttons(dialog(window))["Open to read only"].click()
    workspace = window.filing.workspace
    assert workspace is not None
    assert window.view is not None
    files.save(held, titled(workspace.brief, "Written there"))
    look(qtbot, workspace)

    buttons(window.view.notices.card("outside"))["Show it as it is now"].click()

    assert window.filing.workspace is not None
    assert window.filing.workspace.brief.details.title == "Written there"
    assert window.filing.workspace.read_only


# -------------------------------------------------------------------------------- to read only


@pytest.fixture
def newer(window: Window, workspace: Workspace) -> Path:
    """A brief of a later version, opened to read only."""
    text = files.to_bytes(workspace.brief, Path("x.yaml")).decode()
    lines = text.split("\n")
    lines[:2] = ["format: brief-composer/brief/99", "made_by: Brief Composer 2.1", "mood: hopeful"]
    path = workspace.path.with_name("Later.brief")
    parts = media.parts(workspace.brief)
    path.write_bytes(container.pack("\n".join(lines).encode(), parts))
    return path


@pytest.fixture
def reading(window: Window, newer: Path) -> BriefView:
    window.filing.open_path(newer)
    buttons(dialog(window))["Open to read"].click()
    assert window.view is not None
    assert window.view.workspace.read_only
    return window.view


def test_a_newer_version_is_asked_about_in_the_words_of_the_spec(
    window: Window, newer: Path
) -> None:
    window.filing.open_path(newer)

    asked = dialog(window)
    assert asked.accessibleName() == "This brief was made with a newer version (2.1)"
    assert "You can read and export it here, not change it." in texts(asked)
    assert set(buttons(asked)) == {"Open to read", "Cancel"}
    asked.close_card()


def test_what_is_passed_over_of_a_newer_version_is_counted(reading: BriefView) -> None:
    said = texts(reading.notices.card("reading"))[1]

    assert said.endswith("1 thing this version does not know is left out.")


def test_nothing_typed_dropped_or_pressed_changes_it(
    window: Window, reading: BriefView, newer: Path
) -> None:
    before, bytes_before = reading.workspace.brief, newer.read_bytes()
    for field in [reading.window().focusWidget(), *reading.editor.findChildren(QWidget)]:
        if field is not None and field.isVisible():
            QTest.keyClicks(field, "x")
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                QTest.keyClick(field, key)
    for id in list(window.commands.actions):
        if id.startswith(("text.", "insert.", "brief.", "edit.")):
            window.commands.run(id)
    for card in window.findChildren(CardDialog):
        card.close_card()

    assert reading.workspace.brief is before
    assert reading.workspace.save_now()
    assert newer.read_bytes() == bytes_before


def test_the_text_on_the_screen_stays_what_it_was(window: Window, reading: BriefView) -> None:
    reading.editor.setFocus()
    field = window.focusWidget()
    assert field is not None
    before = field.toPlainText()  # type: ignore[attr-defined]

    QTest.keyClicks(field, "typed")
    window.commands.run("edit.paste_plain")

    assert field.toPlainText() == before  # type: ignore[attr-defined]
    assert window.toast.accessibleName() == (
        "This brief is open to read only. Save a copy to change it."
    )


def test_searching_still_works(window: Window, reading: BriefView) -> None:
    window.commands.run("edit.find")
    field = window.focusWidget()
    assert field is not None

    QTest.keyClicks(field, "the")

    assert field.text() == "the"  # type: ignore[attr-defined]


def test_commands_that_change_are_off_and_come_back_with_the_next_brief(
    window: Window, reading: BriefView
) -> None:
    assert not window.commands["insert.section"].isEnabled()
    assert window.commands["file.export"].isEnabled()

    window.filing.sample()

    assert window.commands["insert.section"].isEnabled()


def test_a_saved_copy_can_be_written_in(
    window: Window, reading: BriefView, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "Mine.brief"

    buttons(reading.notices.card("reading"))["Save a copy…"].click()

    workspace = window.filing.workspace
    assert workspace is not None
    assert workspace.path == answers.path
    assert not workspace.read_only
    retitle(workspace, "Written here")
    assert workspace.save_now()


def test_a_newer_brief_that_is_only_read_closes_without_a_word(
    window: Window, reading: BriefView, newer: Path
) -> None:
    before = newer.stat().st_mtime_ns

    assert window.filing.close()

    assert newer.stat().st_mtime_ns == before
    assert window.mapToGlobal(QPoint(0, 0)) is not None
