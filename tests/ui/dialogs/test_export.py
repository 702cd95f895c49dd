"""The Export dialog, from choosing to files on the disk, with the real helper process."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brief_composer.render import messages, styles
from brief_composer.session import house_styles, labels
from brief_composer.session.edits.details import set_details
from brief_composer.session.edits.sections import remove_section
from brief_composer.storage import atomic
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.export import CHOOSING, DONE, WORKING, ExportDialog
from brief_composer.ui.dialogs.house_style import HouseStyleDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

LONG = 30_000
NAME = "Talking first - policy brief - May 2024"


class Answers(FileQuestions):
    """The folder a person would choose."""

    chosen: Path | None = None

    def folder(self, over: QWidget, title: str, now: Path) -> Path | None:
        return self.chosen


class Opened:
    """A dialog over a window, and what the system was asked to open."""

    def __init__(
        self, qtbot: QtBot, workspace: Workspace, theme: Theme, words: Words, over: QWidget
    ) -> None:
        self._qtbot = qtbot
        self.shown: list[Path] = []
        self.answers = Answers(words)
        self.dialog = ExportDialog(workspace, theme, words, over, self.answers, self.shown.append)
        self.dialog.open(self.dialog.primary)
        self.form = self.dialog.form

    @property
    def state(self) -> int:
        return self.dialog._stack.currentIndex()

    def press(self, identifier: str) -> None:
        found = [b for b in self.dialog.findChildren(QPushButton, identifier) if b.isVisible()]
        self._qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def choose(self, text: str) -> None:
        """Press the button of the message that says this."""

        def there() -> list[QPushButton]:
            found = self.form.findChildren(QPushButton)
            return [b for b in found if b.text() == text and b.isVisible()]

        self._qtbot.waitUntil(lambda: bool(there()))
        self._qtbot.mouseClick(there()[-1], Qt.MouseButton.LeftButton)

    def export(self) -> None:
        self.press("exportRun")
        self.wait_done()

    def wait_done(self) -> None:
        self._qtbot.waitUntil(lambda: self.state == DONE, timeout=LONG)

    def said(self) -> list[str]:
        return [each.text() for each in self.dialog.findChildren(QLabel) if each.isVisible()]

    def wait_said(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: text in self.said(), timeout=LONG)


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    """A brief with nothing to fix."""
    made = make_workspace("reframe-the-discourse")
    for section in made.brief.sections:
        if section.title != "Recommendations":
            made.do(labels.DELETING_SECTION, remove_section(section.id))
    return made


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def open_dialog(
    qtbot: QtBot, workspace: Workspace, theme: Theme, words: Words, over: QWidget
) -> Iterator[Callable[..., Opened]]:
    made: list[Opened] = []

    def make(of: Workspace | None = None) -> Opened:
        made.append(Opened(qtbot, of or workspace, theme, words, over))
        return made[-1]

    yield make
    for each in made:
        each.dialog.close_card()


def files_in(folder: Path) -> list[str]:
    """The exported files; the brief saves itself beside them."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".brief")


def test_enter_makes_a_word_file_and_a_pdf(
    qtbot: QtBot, open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_dialog()
    qtbot.keyClick(opened.dialog.focusWidget(), Qt.Key.Key_Return)
    opened.wait_done()
    assert files_in(tmp_path) == [f"{NAME}.docx", f"{NAME}.pdf"]
    assert (tmp_path / f"{NAME}.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / f"{NAME}.docx").read_bytes().startswith(b"PK")


def test_done_says_where_and_how_large_and_enter_closes(
    qtbot: QtBot, open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_dialog()
    opened.export()
    sizes = [round((tmp_path / f"{NAME}.{e}").stat().st_size / 1000) for e in ("docx", "pdf")]
    assert f"Word {sizes[0]} KB · PDF {sizes[1]} KB" in opened.said()
    assert any(text.startswith("2 files saved in ") for text in opened.said())
    with qtbot.waitSignal(opened.dialog.closed):
        qtbot.keyClick(opened.dialog.focusWidget(), Qt.Key.Key_Return)


def test_words_with_boxes_for_letters_are_named_when_done(
    workspace: Workspace, open_dialog: Callable[..., Opened]
) -> None:
    workspace.do(labels.CHANGING_DETAILS, set_details(subtitle="ߒߞߏ and 😀"))
    opened = open_dialog()
    opened.export()
    said = next(text for text in opened.said() if "ߒߞߏ" in text)
    assert said.startswith("The PDF has no letters for 2 words: “ߒߞߏ”, “😀”.")


def test_open_and_show_in_folder_ask_the_system(
    open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_dialog()
    opened.export()
    opened.press("exportOpen")
    opened.press("exportShow")
    assert opened.shown == [tmp_path / f"{NAME}.docx", tmp_path / f"{NAME}.pdf", tmp_path]


def test_one_format_alone_is_made_and_the_button_says_so(
    qtbot: QtBot, open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_dialog()
    opened.form.cards["docx"].tick.setChecked(False)
    assert opened.dialog._run_button.text() == "Export (1 file)"
    opened.export()
    assert files_in(tmp_path) == [f"{NAME}.pdf"]


def test_nothing_can_be_exported_without_a_format_or_a_name(
    open_dialog: Callable[..., Opened],
) -> None:
    opened = open_dialog()
    opened.form.name.clear()
    assert not opened.dialog._run_button.isEnabled()
    opened.form.name.setText("Brief")
    for card in opened.form.cards.values():
        card.tick.setChecked(False)
    assert not opened.dialog._run_button.isEnabled()


def test_something_to_fix_makes_it_a_draft_and_shows_the_way(
    qtbot: QtBot,
    open_dialog: Callable[..., Opened],
    make_workspace: Callable[..., Workspace],
) -> None:
    workspace = make_workspace("reframe-the-discourse")
    opened = open_dialog(workspace)
    assert opened.dialog._run_button.text() == "Export draft (2 files)"
    draft = opened.form.contents["draft"]
    assert (draft.isChecked(), draft.isEnabled()) == (True, False)
    assert "A blank is still to fill in: name of your organisation" in opened.said()
    with qtbot.waitSignal(workspace.reveal_requested):
        opened.press("exportFix")
    assert opened.dialog.isHidden()


def test_files_that_are_there_are_kept_by_default(
    qtbot: QtBot, open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    (tmp_path / f"{NAME}.docx").write_text("mine")
    opened = open_dialog()
    opened.press("exportRun")
    opened.wait_said(f"“{NAME}.docx” is already there.")
    qtbot.waitUntil(lambda: opened.dialog.focusWidget().text() == "Keep both")  # type: ignore[attr-defined]
    qtbot.keyClick(opened.dialog.focusWidget(), Qt.Key.Key_Return)
    opened.wait_done()
    assert (tmp_path / f"{NAME}.docx").read_text() == "mine"
    assert f"{NAME} (2).docx" in files_in(tmp_path)
    assert f"{NAME} (2).pdf" in files_in(tmp_path)


def test_files_that_are_there_are_replaced_when_told_so(
    open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    for ending in ("docx", "pdf"):
        (tmp_path / f"{NAME}.{ending}").write_text("mine")
    opened = open_dialog()
    opened.press("exportRun")
    opened.wait_said(f"“{NAME}.docx” and “{NAME}.pdf” are already there.")
    opened.choose("Replace")
    opened.wait_done()
    assert files_in(tmp_path) == [f"{NAME}.docx", f"{NAME}.pdf"]
    assert (tmp_path / f"{NAME}.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_open_in_word_is_named_and_another_name_helps(
    open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    (tmp_path / f"{NAME}.docx").write_text("mine")
    (tmp_path / f"~${NAME[2:]}.docx").write_text("")
    opened = open_dialog()
    opened.press("exportRun")
    opened.choose("Replace")
    opened.wait_said(f"“{NAME}.docx” is open in Word")
    assert opened.state == CHOOSING
    opened.choose("Use another name")
    assert opened.form.name.hasFocus()
    opened.form.name.setText("Another")
    opened.export()
    assert (tmp_path / "Another.docx").exists()
    assert (tmp_path / f"{NAME}.docx").read_text() == "mine"


def test_a_full_disk_is_said_and_another_folder_helps(
    open_dialog: Callable[..., Opened], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    real = atomic.write

    def full(path: Path, data: bytes, **rest: Any) -> None:
        if path.parent == tmp_path:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(path, data, **rest)

    monkeypatch.setattr(atomic, "write", full)
    opened = open_dialog()
    opened.press("exportRun")
    opened.wait_said("The disk is full")
    opened.answers.chosen = other
    opened.choose("Choose another folder…")
    opened.export()
    assert files_in(other) == [f"{NAME}.docx", f"{NAME}.pdf"]


def test_after_a_file_that_could_not_be_written_the_first_is_not_asked_about(
    open_dialog: Callable[..., Opened], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, broken = atomic.write, [True]

    def half(path: Path, data: bytes, **rest: Any) -> None:
        if path.suffix == ".pdf" and broken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(path, data, **rest)

    monkeypatch.setattr(atomic, "write", half)
    opened = open_dialog()
    opened.press("exportRun")
    opened.wait_said("The disk is full")
    broken.clear()
    opened.choose("Try again")
    opened.wait_done()
    assert files_in(tmp_path) == [f"{NAME}.docx", f"{NAME}.pdf"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(
    open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_dialog()
    tmp_path.chmod(0o555)
    opened.press("exportRun")
    opened.wait_said(f"“{NAME}.docx” may not be changed")
    tmp_path.chmod(0o755)


def test_cancel_while_working_writes_nothing_and_goes_back(
    qtbot: QtBot, open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_dialog()
    opened.press("exportRun")
    assert opened.state == WORKING
    qtbot.keyClick(opened.dialog.focusWidget(), Qt.Key.Key_Escape)
    assert opened.state == CHOOSING
    maker = opened.dialog._maker
    # One helper answers in order: once this is made, the one given up would have been long since.
    with qtbot.waitSignal(maker.exported, timeout=LONG, check_params_cb=lambda e: e.job == 5):
        maker.ask(messages.Export(5, _made(opened), ("pdf",)))
    assert files_in(tmp_path) == []


def _made(opened: Opened) -> messages.Made:
    return opened.dialog._made_from(opened.form.choices)


def test_choices_are_remembered_for_the_brief(
    open_dialog: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_dialog()
    opened.form.cards["docx"].tick.setChecked(False)
    opened.form.contents["cover_band"].setChecked(False)
    opened.form.paper_box.setCurrentText("Letter")
    opened.form.name.setText("My own name")
    opened.export()
    opened.dialog.close_card()
    again = open_dialog().form.choices
    assert (again.formats, again.paper, again.cover_band) == (("pdf",), "Letter", False)
    assert again.name == "My own name"


def test_the_page_picture_is_of_the_pages_that_would_be_written(
    qtbot: QtBot, open_dialog: Callable[..., Opened]
) -> None:
    opened = open_dialog()
    qtbot.waitUntil(lambda: opened.dialog.page.view.shows, timeout=LONG)
    assert opened.dialog.page._where.text() == f"Page 1 of {opened.dialog.page.view.count}"


def test_every_field_is_reached_with_tab_and_has_a_name(
    qtbot: QtBot, open_dialog: Callable[..., Opened]
) -> None:
    opened = open_dialog()
    seen: list[QWidget] = []
    while True:
        qtbot.keyClick(opened.dialog.focusWidget(), Qt.Key.Key_Tab)
        now = opened.dialog.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
    names = {each.accessibleIdentifier() for each in seen}
    wanted = {"exportWord", "exportPdf", "exportName", "exportFolder", "exportStyle", "exportRun"}
    assert wanted <= names
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in seen)


def test_styles_of_one_s_own_are_offered_with_their_paper(
    open_dialog: Callable[..., Opened],
) -> None:
    made = house_styles.copied(styles.find("alert"), "Ours")
    house_styles.keep(replace(made, style=replace(made.style, paper="Letter")))
    form = open_dialog().form
    form.style_box.setCurrentIndex(form.style_box.findData("ours"))
    assert (form.choices.style, form.choices.paper) == ("ours", "Letter")


def test_a_style_changed_from_here_is_used_here(
    qtbot: QtBot, open_dialog: Callable[..., Opened], workspace: Workspace, over: QWidget
) -> None:
    opened = open_dialog()
    opened.form.style_wanted.emit()
    dialog = over.findChild(HouseStyleDialog)
    assert isinstance(dialog, HouseStyleDialog)
    assert dialog.primary is not None
    dialog.form.limit.setValue(4)
    dialog.primary.click()
    assert opened.form.choices.style == workspace.brief.details.house_style == "my-house-style"


def test_a_style_the_brief_takes_later_is_used_though_another_was_exported(
    open_dialog: Callable[..., Opened], workspace: Workspace
) -> None:
    opened = open_dialog()
    opened.export()
    opened.dialog.close_card()
    workspace.do(labels.CHANGING_HOUSE_STYLE, set_details(house_style="alert"))
    assert open_dialog().form.choices.style == "alert"


def test_a_style_that_is_not_here_is_not_forgotten_for_the_one_that_stood_in(
    open_dialog: Callable[..., Opened], workspace: Workspace
) -> None:
    workspace.do(labels.CHANGING_HOUSE_STYLE, set_details(house_style="ours"))
    opened = open_dialog()
    assert opened.form.choices.style == "standard"
    opened.export()
    opened.dialog.close_card()
    house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))
    assert open_dialog().form.choices.style == "ours"
