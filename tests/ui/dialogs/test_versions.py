"""Earlier versions in the window: what is shown, and the ways back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brief_composer.session import labels
from brief_composer.session.edits.details import set_details
from brief_composer.storage import atomic, files, versions
from brief_composer.storage.versions import Reason
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.brief_file import ReadOnly
from brief_composer.ui.dialogs import versions_list
from brief_composer.ui.dialogs.differences import DifferencesDialog
from brief_composer.ui.dialogs.export import ExportDialog
from brief_composer.ui.dialogs.versions import VersionsDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words


class Answers(FileQuestions):
    """The place a person would choose."""

    chosen: Path | None = None
    suggested: Path | None = None

    def place_for_copy(self, over: QWidget, suggested: Path) -> Path | None:
        self.suggested = suggested
        return self.chosen


class Opened:
    """The dialog over a window, and what was said there."""

    def __init__(
        self, qtbot: QtBot, workspace: Workspace, theme: Theme, words: Words, over: QWidget
    ) -> None:
        self._qtbot = qtbot
        self.said: list[tuple[str, bool]] = []
        self.answers = Answers(words)
        self.dialog = VersionsDialog(
            workspace, theme, words, over, lambda *told: self.said.append(told), self.answers
        )
        self.dialog.start()
        self.list = self.dialog.list
        self.settle()

    def settle(self) -> None:
        """Wait until the version the list stands on was read and compared."""
        if self.list.current is not None:
            self._qtbot.waitUntil(lambda: self.dialog._earlier is not None)

    def press(self, identifier: str) -> None:
        (found,) = self.dialog.findChildren(QPushButton, identifier)
        assert found.isVisible()
        self._qtbot.mouseClick(found, Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.dialog.name_line.field, text)

    @property
    def rows(self) -> list[str]:
        return [self.list.item(n).text().split("\n")[0] for n in range(self.list.count())]

    @property
    def status(self) -> str:
        return self.dialog.done_line.text.text()


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    made = make_workspace("gate-ddr-on-ssr")
    made.save_now()
    return made


@pytest.fixture
def over(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def opened(
    qtbot: QtBot, workspace: Workspace, theme: Theme, words: Words, over: QWidget
) -> Iterator[Callable[[], Opened]]:
    made: list[Opened] = []

    def open_() -> Opened:
        made.append(Opened(qtbot, workspace, theme, words, over))
        return made[-1]

    yield open_
    for each in made:
        each.dialog.close_card()


def titled(workspace: Workspace, title: str) -> None:
    workspace.do(labels.CHANGING_DETAILS, set_details(title=title))


def keep(workspace: Workspace, title: str, hours: float = 0, **more: object) -> None:
    """A version with that title, kept some hours ago; the brief itself is as it was then."""
    before = workspace.brief
    now = datetime.now(UTC) - timedelta(hours=hours)
    reason = more.pop("reason", Reason.HOURLY)
    versions.keep(
        set_details(title=title)(before),
        workspace.path,
        reason,  # pyright: ignore[reportArgumentType]
        now=now,
        **more,  # pyright: ignore[reportArgumentType]
    )


def test_a_brief_without_versions_says_when_there_will_be_some(
    opened: Callable[[], Opened],
) -> None:
    made = opened()
    assert made.dialog._stack.currentIndex() == 0
    assert not made.dialog._here.isEnabled()
    assert QApplication.focusWidget() is made.dialog._keep


def test_versions_are_listed_with_their_reasons(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "One", 5)
    keep(workspace, "Two", 4, reason=Reason.OUTSIDE, who="Awa")
    keep(workspace, "Three", 3, name="As sent")
    keep(workspace, "Four", 2, reason=Reason.EXPORT)
    assert opened().rows == [
        "Before export",
        "As sent",
        "Before taking Awa’s changes",
        "Every hour",
    ]


def test_what_differs_from_now_stands_beside(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "Quite another title")
    text = opened().dialog.text.toPlainText()
    assert "Changed: title" in text
    assert "Quite another title" in text
    assert workspace.brief.details.title in text


def test_going_down_the_list_shows_another_version(
    qtbot: QtBot, workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "Apples", 2)
    keep(workspace, "Bananas", 1)
    made = opened()
    assert "Bananas" in made.dialog.text.toPlainText()
    qtbot.keyClick(made.list, Qt.Key.Key_Down)
    made.settle()
    assert "Apples" in made.dialog.text.toPlainText()


def test_restoring_here_is_one_step_and_keeps_what_was_there(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    now = workspace.brief
    keep(workspace, "As it was")
    made = opened()
    made.press("restoreHere")
    assert workspace.brief.details.title == "As it was"
    assert made.said[0][0].startswith("The brief is as it was: ")
    assert made.said[0][1]
    newest = workspace.versions.all()[0]
    assert newest.reason is Reason.RESTORE
    assert versions.read(newest).brief == now
    workspace.undo()
    assert workspace.brief is now


def test_enter_restores_the_version_the_list_stands_on(
    qtbot: QtBot, workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "As it was")
    qtbot.keyClick(opened().list, Qt.Key.Key_Return)
    assert workspace.brief.details.title == "As it was"


def test_restoring_as_a_copy_leaves_the_brief_alone(
    workspace: Workspace, opened: Callable[[], Opened], tmp_path: Path
) -> None:
    now = workspace.brief
    keep(workspace, "As it was")
    made = opened()
    made.answers.chosen = tmp_path / "Old.brief"
    made.press("restoreCopy")
    copy = files.load(tmp_path / "Old.brief")
    assert copy.details.title == "As it was"
    assert copy.id not in ("", now.id)
    assert workspace.brief is now
    assert made.status == "Copy saved as “Old”"
    assert made.answers.suggested is not None
    assert made.answers.suggested.parent == workspace.path.parent


def test_a_copy_is_never_written_over_the_brief_itself(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "As it was")
    made = opened()
    before = workspace.path.read_bytes()
    made.answers.chosen = workspace.path
    made.press("restoreCopy")
    assert workspace.path.read_bytes() == before
    assert "is the brief you are working on" in made.status


def test_a_version_can_be_kept_now_under_a_name(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    made = opened()
    made.press("keepNow")
    assert not made.dialog.name_line.run.isEnabled()
    made.type("As sent to the ministry")
    made.press("versionNameRun")
    made.settle()
    assert made.rows == ["As sent to the ministry"]
    assert made.status == "Kept as “As sent to the ministry”."
    assert "No differences" in made.dialog.text.toPlainText()


def test_enter_in_the_field_gives_the_name(
    qtbot: QtBot, workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    made = opened()
    made.press("keepNow")
    made.type("As sent")
    qtbot.keyClick(made.dialog.name_line.field, Qt.Key.Key_Return)
    assert made.rows == ["As sent"]


def test_keeping_what_is_kept_under_another_name_says_so(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    workspace.versions.keep_now(Reason.NAMED, name="As sent")
    made = opened()
    made.press("keepNow")
    made.type("Again")
    made.press("versionNameRun")
    assert made.rows == ["As sent"]
    assert made.status.startswith("Nothing changed since “As sent")


def test_a_version_can_be_named(workspace: Workspace, opened: Callable[[], Opened]) -> None:
    keep(workspace, "One")
    made = opened()
    made.press("versionName")
    made.type("Before the round table")
    made.press("versionNameRun")
    assert made.rows == ["Before the round table"]
    assert made.status.startswith("Named “Before the round table”")


def test_esc_leaves_the_name_first_and_then_the_dialog(
    qtbot: QtBot, workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "One")
    made = opened()
    made.press("versionName")
    qtbot.keyClick(made.dialog.name_line.field, Qt.Key.Key_Escape)
    assert made.dialog.name_line.isHidden()
    assert made.dialog.isVisible()
    qtbot.keyClick(made.list, Qt.Key.Key_Escape)
    assert made.dialog.isHidden()


def test_deleting_can_be_taken_back(workspace: Workspace, opened: Callable[[], Opened]) -> None:
    keep(workspace, "One", 2)
    keep(workspace, "Two", 1, name="As sent")
    made = opened()
    made.press("versionDelete")
    assert made.rows == ["Every hour"]
    made.press("versionsUndo")
    made.settle()
    assert made.rows == ["As sent", "Every hour"]
    made.dialog.close_card()
    assert len(workspace.versions.all()) == 2


def test_what_was_deleted_is_gone_when_the_dialog_closes(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "One", 2)
    keep(workspace, "Two", 1)
    made = opened()
    made.press("versionDelete")
    assert len(workspace.versions.all()) == 2
    made.dialog.close_card()
    assert len(workspace.versions.all()) == 1


def test_the_differences_open_in_a_dialog_of_their_own(
    workspace: Workspace, opened: Callable[[], Opened], over: QWidget
) -> None:
    keep(workspace, "Another", name="As sent")
    opened().press("versionShow")
    (dialog,) = over.findChildren(DifferencesDialog)
    assert dialog.note.text().startswith("As sent → Now")
    dialog.close_card()


def test_a_version_that_cannot_be_read_says_so_and_can_only_be_deleted(
    qtbot: QtBot, workspace: Workspace, theme: Theme, words: Words, over: QWidget
) -> None:
    keep(workspace, "One")
    (version,) = workspace.versions.all()
    dialog = VersionsDialog(workspace, theme, words, over, lambda *_: None)
    version.path.write_bytes(version.path.read_bytes()[:80])
    dialog.list.show_versions([version])
    dialog.start()
    qtbot.waitUntil(lambda: "cannot be read" in dialog.text.toPlainText())
    assert not dialog._here.isEnabled()
    assert dialog._delete.isEnabled()
    dialog.close_card()


def test_every_control_has_a_name(workspace: Workspace, opened: Callable[[], Opened]) -> None:
    keep(workspace, "One", name="As sent")
    made = opened()
    for stop in made.dialog._stops():
        named = stop.accessibleName() or getattr(stop, "text", str)()
        assert named, stop
    item = made.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "As sent"
    assert "Every hour" in item.data(Qt.ItemDataRole.AccessibleDescriptionRole)


# ------------------------------------------------------------------------------- keeping by itself


def test_a_version_is_kept_after_an_hour_of_editing(qtbot: QtBot, workspace: Workspace) -> None:
    assert not workspace.versions.waiting
    titled(workspace, "Another title")
    assert workspace.versions.waiting
    with qtbot.waitSignal(workspace.versions.kept):
        workspace.versions._hour.timeout.emit()
    assert [each.reason for each in workspace.versions.all()] == [Reason.HOURLY]


def test_a_version_is_kept_before_an_export(
    qtbot: QtBot,
    workspace: Workspace,
    theme: Theme,
    words: Words,
    over: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = ExportDialog(workspace, theme, words, over, Answers(words))
    monkeypatch.setattr(dialog._files, "start", lambda *_: True)
    dialog.open()
    with qtbot.waitSignal(workspace.versions.kept):
        dialog._make()
    assert [each.reason for each in workspace.versions.all()] == [Reason.EXPORT]
    dialog.close_card()


def test_the_hour_begins_anew_with_a_version(qtbot: QtBot, workspace: Workspace) -> None:
    titled(workspace, "Another title")
    with qtbot.waitSignal(workspace.versions.kept):
        workspace.versions.keep(Reason.EXPORT)
    assert not workspace.versions.waiting


def test_a_version_that_cannot_be_kept_is_told_and_stops_nothing(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write", full)
    with qtbot.waitSignal(workspace.versions.not_kept) as told:
        workspace.versions.keep(Reason.EXPORT)
    assert told.args is not None
    assert told.args[0].code == "version-not-kept-full"
    with qtbot.waitSignal(workspace.versions.not_kept):
        assert workspace.versions.keep_now(Reason.RESTORE) is None


def test_of_a_brief_open_to_read_only_nothing_is_kept_or_restored(
    workspace: Workspace, opened: Callable[[], Opened]
) -> None:
    keep(workspace, "One")
    workspace.file.read_only = ReadOnly.ELSEWHERE
    assert workspace.versions.keep_now(Reason.EXPORT) is None
    made = opened()
    assert not made.dialog._here.isEnabled()
    assert not made.dialog._keep.isEnabled()
    assert made.dialog._copy.isEnabled()
    assert len(workspace.versions.all()) == 1


# ------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "Today, 12:00"), (13, "Yesterday, 23:00"), (37, "20 November 2026, 23:00")],
)
def test_the_time_of_a_version_is_said_as_people_do(hours: int, said: str, words: Words) -> None:
    now = datetime(2026, 11, 22, 12, 0).astimezone()
    assert versions_list.when(now - timedelta(hours=hours), words, now) == said
