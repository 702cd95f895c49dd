"""A brief opens where it was, whatever ended the process before, and says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from brief_composer.model.brief import Brief
from brief_composer.storage import files, journal, keeping, versions
from brief_composer.storage.versions import Reason
from brief_composer.ui.widgets.message import MessageCard
from brief_composer.ui.window import Window
from tests.unit.storage.journals import ID, brief, text_of, typed, write

BASE = brief("Before.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A brief on disk, as it was when the process began."""
    place = tmp_path / "Briefs" / "Talking first.brief"
    place.parent.mkdir()
    files.save(place, BASE)
    return place


@pytest.fixture
def died(path: Path) -> Callable[..., Path]:
    """A process typed these states and died; the folder kept for the brief."""

    def leave(*states: Brief, cut: int = 0) -> Path:
        folder = keeping.folder(ID, path, "Talking first")
        made = write(folder, path, BASE, list(states))
        if cut:
            made.write_bytes(made.read_bytes()[:-cut])
        return folder

    return leave


@pytest.fixture
def bar(qtbot: QtBot, window: Window) -> Callable[[], MessageCard]:
    """The bar, once it stands there."""

    def wait() -> MessageCard:
        view = window.view
        assert view is not None
        qtbot.waitUntil(lambda: view.notices.card("recovery") is not None)
        card = view.notices.card("recovery")
        assert card is not None
        return card

    return wait


def words_of(card: MessageCard) -> str:
    return re.sub(r"\d\d:\d\d:\d\d", "HH:MM:SS", card.accessibleName())


def button(card: MessageCard, text: str) -> QPushButton:
    return next(each for each in card.findChildren(QPushButton) if each.text() == text)


def test_the_start_opens_what_a_dead_process_was_writing(
    window: Window, path: Path, died: Callable[..., Path], bar: Callable[[], MessageCard]
) -> None:
    died(typed(BASE, "Before. And after."))
    window.filing.bring_back()
    workspace = window.filing.workspace
    assert workspace is not None
    assert workspace.path == path
    assert text_of(workspace.brief) == "Before. And after."
    said = words_of(bar())
    assert said.startswith("Everything is here, up to ")
    assert bar().accessibleIdentifier() == "recoveryBar"


def test_the_caret_is_in_the_last_place_changed(
    qtbot: QtBot, window: Window, died: Callable[..., Path], bar: Callable[[], MessageCard]
) -> None:
    died(typed(BASE, "Before. And after."))
    window.filing.bring_back()
    bar()
    assert window.filing.workspace is not None
    assert window.filing.workspace.current == "b2"
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    assert field.textCursor().position() == len("Before. And after.")


def test_the_caret_is_behind_the_words_in_the_middle_that_changed(
    window: Window, died: Callable[..., Path], bar: Callable[[], MessageCard]
) -> None:
    died(typed(BASE, "Before. Last."), typed(BASE, "Before 😀 and. Last."))
    window.filing.bring_back()
    bar()
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    assert field.textCursor().position() == len("Before 😀 and") + 1


def test_the_text_goes_into_the_file_and_the_journal_goes(
    qtbot: QtBot, window: Window, path: Path, died: Callable[..., Path]
) -> None:
    folder = died(typed(BASE, "Before. And after."))
    window.filing.bring_back()
    qtbot.waitUntil(lambda: text_of(files.load(path)) == "Before. And after.")
    assert window.filing.close()
    assert not (folder / journal.FOLDER).exists()


def test_a_torn_tail_is_said(
    window: Window, died: Callable[..., Path], bar: Callable[[], MessageCard]
) -> None:
    died(typed(BASE, "One."), typed(BASE, "One. Two."), cut=70)
    window.filing.bring_back()
    assert window.filing.workspace is not None
    assert text_of(window.filing.workspace.brief) == "One."
    assert words_of(bar()).startswith("The last few words before ")


def test_dismiss_takes_the_bar_away(
    window: Window, died: Callable[..., Path], bar: Callable[[], MessageCard]
) -> None:
    died(typed(BASE, "More."))
    window.filing.bring_back()
    button(bar(), "Dismiss").click()
    assert window.view is not None
    assert window.view.notices.card("recovery") is None


def test_what_was_saved_when_the_process_died_is_open_again_too(
    window: Window, path: Path, own_folders: Path, bar: Callable[[], MessageCard]
) -> None:
    from brief_composer.storage.journal_file import JournalFile

    folder = keeping.folder(ID, path)
    saved = typed(BASE, "Saved.")
    file = JournalFile(folder / journal.FOLDER, path, BASE)
    file.know(saved, 1_000_000.0)
    file.write_edit()
    files.save(path, saved)
    file.know_saved(saved)
    file.begin()
    file.give_up()
    window.filing.bring_back()
    workspace = window.filing.workspace
    assert workspace is not None
    assert workspace.path == path
    assert words_of(bar()).startswith("Everything is here, up to ")
    assert workspace.current == "b2"
    assert window.filing.close()
    window.filing.bring_back()
    assert window.filing.workspace is None


def test_a_brief_that_was_only_open_is_open_again(window: Window, path: Path) -> None:
    window.filing.open_path(path)
    workspace = window.filing.workspace
    assert workspace is not None
    assert workspace.journal is not None
    assert workspace.journal.sync()
    assert list(keeping.find(ID, path).glob("journal/*.journal"))


def test_a_clean_start_says_nothing(window: Window, path: Path) -> None:
    window.filing.bring_back()
    assert window.filing.workspace is None
    window.filing.open_path(path)
    assert window.filing.workspace is not None
    assert window.filing.workspace.recovered is None


def test_a_damaged_file_is_kept_aside(
    window: Window, path: Path, died: Callable[..., Path], bar: Callable[[], MessageCard]
) -> None:
    died(typed(BASE, "Before. And after."))
    torn = path.read_bytes()[:-30]
    path.write_bytes(torn)
    window.filing.bring_back()
    aside = path.with_name("Talking first (damaged).brief")
    assert aside.read_bytes() == torn
    assert text_of(files.load(path)) == "Before. And after."
    assert "was damaged and kept as “Talking first (damaged)”" in bar().accessibleName()


def test_a_damaged_file_falls_back_to_an_earlier_version(
    window: Window, path: Path, bar: Callable[[], MessageCard]
) -> None:
    keeping.folder(ID, path)
    versions.keep(typed(BASE, "Earlier."), path, Reason.HOURLY)
    path.write_bytes(path.read_bytes()[:-30])
    window.filing.open_path(path)
    assert text_of(files.load(path)) == "Earlier."
    assert "Talking first (damaged)" in bar().accessibleName()


def test_a_file_from_elsewhere_and_what_was_typed_here_are_both_kept(
    window: Window, path: Path, died: Callable[..., Path], bar: Callable[[], MessageCard]
) -> None:
    died(typed(BASE, "Typed here."))
    files.save(path, typed(BASE, "Typed elsewhere."))
    window.filing.bring_back()
    workspace = window.filing.workspace
    assert workspace is not None
    assert text_of(workspace.brief) == "Typed elsewhere."
    (aside,) = path.parent.glob("*other version*")
    assert text_of(files.load(aside)) == "Typed here."
    assert aside.stem in bar().accessibleName()
    button(bar(), "Open it").click()
    assert window.filing.workspace is not None
    assert window.filing.workspace.path == aside


def test_a_stick_that_is_gone_takes_nothing_with_it(
    qtbot: QtBot, window: Window, path: Path, died: Callable[..., Path]
) -> None:
    died(typed(BASE, "Before. And after."))
    path.unlink()
    path.parent.rmdir()
    window.filing.bring_back()
    workspace = window.filing.workspace
    assert workspace is not None
    assert text_of(workspace.brief) == "Before. And after."
    qtbot.waitUntil(lambda: workspace.save_state.problem is not None)
    assert window.view is not None
    card = window.view.notices.card("unsaved")
    assert card is not None
    assert "“Briefs” is not there any more." in card.accessibleName()


def test_what_was_saved_before_the_end_is_no_conflict(
    window: Window, path: Path, died: Callable[..., Path]
) -> None:
    from brief_composer.storage.journal_file import JournalFile

    folder = keeping.folder(ID, path)
    file = JournalFile(folder / journal.FOLDER, path, BASE)
    saved, later = typed(BASE, "Saved."), typed(BASE, "Saved. And more.")
    file.know(saved, 1.0)
    file.write_edit()
    file.write_saving()
    file.know(later, 2.0)
    file.write_edit()
    file.give_up()
    files.save(path, saved)
    window.filing.bring_back()
    assert window.filing.workspace is not None
    assert text_of(window.filing.workspace.brief) == "Saved. And more."
    assert list(path.parent.iterdir()) == [path]


def test_closing_without_saving_keeps_what_was_typed(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.filing.open_path(path)
    workspace = window.filing.workspace
    assert workspace is not None
    path.unlink()
    path.parent.rmdir()
    from brief_composer.session.history import Label

    workspace.do(Label("edit.typing"), lambda before: typed(before, "Unsaved."))
    window.filing.let_go()
    window.filing.bring_back()
    assert window.filing.workspace is None
    path.parent.mkdir()
    files.save(path, BASE)
    window.filing.open_path(path)
    assert window.filing.workspace is not None
    assert text_of(window.filing.workspace.brief) == "Unsaved."


def test_a_journal_whose_folder_lost_its_note_is_found(
    window: Window, died: Callable[..., Path]
) -> None:
    folder = died(typed(BASE, "Before. And after."))
    (folder / keeping.WHERE).write_bytes(b"")
    window.filing.bring_back()
    assert window.filing.workspace is not None
    assert text_of(window.filing.workspace.brief) == "Before. And after."


def test_a_full_state_folder_is_said_and_saving_goes_on(
    qtbot: QtBot, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from brief_composer.session.history import Label
    from brief_composer.storage import journal_file

    def full(stream: object, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal_file, "_put", full)
    window.filing.open_path(path)
    workspace, view = window.filing.workspace, window.view
    assert workspace is not None
    assert view is not None
    workspace.do(Label("edit.typing"), lambda before: typed(before, "Typed."))
    qtbot.waitUntil(lambda: view.notices.card("journal") is not None)
    assert workspace.save_now()
    assert text_of(files.load(path)) == "Typed."


def test_a_state_folder_that_cannot_be_made_is_said(
    qtbot: QtBot, window: Window, path: Path, own_folders: Path
) -> None:
    from brief_composer.session.history import Label

    state = own_folders / "state"
    state.mkdir(exist_ok=True)
    (state / "briefs").write_text("a file stands where the folder should be")
    window.filing.open_path(path)
    workspace, view = window.filing.workspace, window.view
    assert workspace is not None
    assert view is not None
    workspace.do(Label("edit.typing"), lambda before: typed(before, "Typed."))
    qtbot.waitUntil(lambda: view.notices.card("journal") is not None)
    assert workspace.save_now()


def test_undo_and_redo_are_in_the_journal_like_any_change(window: Window, path: Path) -> None:
    from brief_composer.session.history import Label
    from brief_composer.storage import recovery

    window.filing.open_path(path)
    workspace = window.filing.workspace
    assert workspace is not None
    assert workspace.journal is not None
    for words in ("One.", "Two."):
        workspace.do(Label("edit.typing"), lambda before, words=words: typed(before, words))
    workspace.undo()
    workspace.undo()
    workspace.redo()
    assert workspace.journal.sync()
    (file,) = keeping.find(ID, path).glob("journal/*.journal")
    assert text_of(recovery.read(file).brief) == "One."
