"""The House style dialog: choosing, making and changing a style, with its pages beside it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer import words as catalogue
from brief_composer.render import style_file, styles
from brief_composer.render.typefaces import Shelf
from brief_composer.session import house_styles, labels
from brief_composer.session.edits.details import set_details
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.house_style import HouseStyleDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words
from tests import fonts

LONG = 30_000


class Answers(FileQuestions):
    """The file a person would choose."""

    chosen: Path | None = None

    def file(self, over: QWidget, title: str, folder: Path, kind: str) -> Path | None:
        return self.chosen

    def place(
        self, over: QWidget, title: str, suggested: Path, kind: str, suffix: str
    ) -> Path | None:
        return self.chosen


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace()


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
def shelf(tmp_path: Path) -> Shelf:
    """The typefaces of a computer with one family."""
    fonts.family(tmp_path / "fonts", "House")
    return Shelf([tmp_path / "fonts"])


@pytest.fixture
def open_dialog(
    workspace: Workspace, theme: Theme, over: QWidget, shelf: Shelf
) -> Iterator[Callable[..., HouseStyleDialog]]:
    made: list[HouseStyleDialog] = []

    def make(language: str = "en", colour: str = "") -> HouseStyleDialog:
        words: Words = catalogue.load(language)
        answers = Answers(words)
        dialog = HouseStyleDialog(workspace, theme, words, over, answers, lambda now: colour, shelf)
        dialog.answers = answers  # type: ignore[attr-defined]
        dialog.open(dialog.choice)
        made.append(dialog)
        return dialog

    yield make
    for each in made:
        each.close_card()


def press(qtbot: QtBot, dialog: QWidget, what: str) -> None:
    """Press the button of this identifier or with these words."""

    def found() -> list[QPushButton]:
        buttons = dialog.findChildren(QPushButton)
        return [b for b in buttons if what in (b.objectName(), b.text()) and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def said(dialog: QWidget) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def wait_said(qtbot: QtBot, dialog: QWidget, start: str) -> None:
    qtbot.waitUntil(lambda: any(text.startswith(start) for text in said(dialog)))


def type_in(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, text)


def choose(dialog: HouseStyleDialog, data: bytes, name: str, tmp_path: Path) -> None:
    """What the system's dialog will answer."""
    path = tmp_path / name
    path.write_bytes(data)
    dialog.answers.chosen = path  # type: ignore[attr-defined]


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 20), 60).save(out, "PNG")
    return out.getvalue()


def own() -> list[str]:
    folder = paths.own_styles()
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_style_that_is_only_chosen_is_used_and_nothing_is_written(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], workspace: Workspace
) -> None:
    dialog = open_dialog()
    dialog.choice.setCurrentIndex(dialog.choice.findData("alert"))
    dialog.choice.activated.emit(dialog.choice.currentIndex())
    press(qtbot, dialog, "Use for this brief")
    assert (workspace.brief.details.house_style, own()) == ("alert", [])


def test_a_changed_bundled_style_becomes_one_of_one_s_own_in_one_step(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], workspace: Workspace
) -> None:
    before = workspace.brief
    dialog = open_dialog()
    type_in(qtbot, dialog.form.name, "Sahel Centre")
    type_in(qtbot, dialog.form.colour.number, "#0B5C8A")
    press(qtbot, dialog, "Save and use")
    assert own() == ["Sahel Centre.briefstyle"]
    assert workspace.brief.details.house_style == "sahel-centre"
    assert styles.theme("sahel-centre").colours.accent == "#0B5C8A"
    assert styles.theme("standard").colours.accent == "#17666B"
    workspace.undo()
    assert workspace.brief is before


def test_the_name_of_the_organisation_is_proposed(
    open_dialog: Callable[..., HouseStyleDialog], workspace: Workspace
) -> None:
    assert open_dialog().form.name.text() == "My house style"
    workspace.do(labels.CHANGING_DETAILS, set_details(organisation="Sahel Centre"))
    assert open_dialog().form.name.text() == "Sahel Centre"


def test_the_contrast_is_said_while_the_colour_is_typed(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    dialog = open_dialog()
    assert "Contrast with white 6.7 : 1, good" in said(dialog)
    type_in(qtbot, dialog.form.colour.number, "#FFD400")
    text = dialog.form.colour.said.text()
    assert text.startswith("Contrast with white 1.4 : 1, too low to read.")


def test_a_number_that_is_no_colour_changes_nothing(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    dialog = open_dialog()
    type_in(qtbot, dialog.form.colour.number, "#12")
    assert not dialog.is_changed
    assert dialog.form.colour.number.property("wrong")


def test_a_colour_can_be_chosen_from_many(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    dialog = open_dialog(colour="#9a2f22")
    press(qtbot, dialog, "style.swatch")
    assert dialog.file is not None
    assert (dialog.file.style.main, dialog.form.colour.number.text()) == ("#9A2F22", "#9A2F22")


def test_one_s_own_style_is_changed_in_its_file_and_pages_follow(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], workspace: Workspace
) -> None:
    house_styles.keep(house_styles.copied(styles.find("standard"), "Ours"))
    workspace.do(labels.CHANGING_HOUSE_STYLE, set_details(house_style="ours"))
    dialog = open_dialog()
    dialog.form.limit.setValue(4)
    with qtbot.waitSignal(workspace.styles_changed):
        press(qtbot, dialog, "Save and use")
    assert own() == ["Ours.briefstyle"]
    assert styles.theme("ours").page_limit == 4


def test_every_field_is_in_the_style(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    dialog = open_dialog()
    form = dialog.form

    def pick(box: object, value: object) -> None:
        box.setCurrentIndex(box.findData(value))  # type: ignore[attr-defined]
        box.activated.emit(0)  # type: ignore[attr-defined]

    pick(form.text_size, 12.0)
    pick(form.paper, "Letter")
    pick(form.columns, 2)
    pick(form.references, "endnotes")
    pick(form.citations, "apa")
    pick(form.marks, "«»")
    form.threshold.setValue(40)
    form.margins.sides["left"].setValue(31)
    type_in(qtbot, form.footer.right, "p. {page}")
    assert dialog.file is not None
    style = dialog.file.style
    assert (style.size, style.paper, style.columns) == (12.0, "Letter", 2)
    assert (style.references, style.citations, style.quote_marks) == ("endnotes", "apa", "«»")
    assert (style.quote_threshold, style.margins.left) == (40, 31.0)
    assert (style.footer.right, style.header.left) == ("p. {page}", "{title}")
    assert style.leading == pytest.approx(14.5 * 1.2, abs=0.1)


def test_fields_of_heads_and_feet_speak_french(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    dialog = open_dialog("fr")
    assert dialog.form.header.left.text() == "{titre}"
    type_in(qtbot, dialog.form.header.left, "{titre}, {date}")
    assert dialog.file is not None
    assert dialog.file.style.header.left == "{title}, {date}"


def test_the_typefaces_of_the_computer_are_offered_after_ours(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    box = open_dialog().form.body
    qtbot.waitUntil(lambda: box.findData("House") > 0)
    assert [box.itemData(n) for n in range(box.count())] == [
        "BriefSerif", "BriefSans", None, "House",
    ]  # fmt: skip


def test_a_typeface_that_is_not_here_stays_named_and_is_told(
    open_dialog: Callable[..., HouseStyleDialog], workspace: Workspace
) -> None:
    made = house_styles.copied(styles.find("standard"), "Ours")
    house_styles.keep(replace(made, style=replace(made.style, heading="Gotham")))
    workspace.do(labels.CHANGING_HOUSE_STYLE, set_details(house_style="ours"))
    form = open_dialog().form
    assert form.heading.currentText() == "Gotham"
    assert form.font_note.text() == (
        "“Gotham” is not on this computer. Pages are shown and exported with Brief Sans."
    )


def test_a_logo_is_taken_with_words_for_those_who_do_not_see_it(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], tmp_path: Path
) -> None:
    dialog = open_dialog()
    choose(dialog, picture(), "logo.png", tmp_path)
    press(qtbot, dialog, "style.choose_logo")
    assert dialog.file is not None
    assert (dialog.file.logo, dialog.file.style.logo_alt) == (picture(), "My house style")
    press(qtbot, dialog, "style.drop_logo")
    assert dialog.file.logo == b""


def test_a_picture_that_cannot_be_a_logo_is_told_and_nothing_changes(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], tmp_path: Path
) -> None:
    dialog = open_dialog()
    choose(dialog, picture()[:30], "logo.png", tmp_path)
    press(qtbot, dialog, "style.choose_logo")
    wait_said(qtbot, dialog, "This picture is damaged")
    assert not dialog.is_changed


def test_a_word_file_brings_its_looks_and_says_what_it_keeps_to_itself(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], tmp_path: Path
) -> None:
    made: Any = docx.Document()
    made.styles["Normal"].font.name = "House"
    made.sections[0].footer.paragraphs[0].text = "House of rivers"
    out = io.BytesIO()
    made.save(out)
    dialog = open_dialog()
    choose(dialog, out.getvalue(), "house.docx", tmp_path)
    press(qtbot, dialog, "style.choose_base")
    assert dialog.file is not None
    assert (dialog.file.word_base, dialog.file.style.body) == (out.getvalue(), "House")
    note = dialog.form.base.said.text()
    assert note.startswith("Word exports keep its header, footer, logo")
    assert "header and footer of the Word file are not in the PDF" in note


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"\xd0\xcf\x11\xe0 old", "“house.docx” is an old Word file (.doc)"),
        (b"no Word file", "The Word file of this house style is not one that can be written on"),
    ],
)
def test_a_word_file_that_cannot_be_used_is_told_and_nothing_changes(
    qtbot: QtBot,
    open_dialog: Callable[..., HouseStyleDialog],
    tmp_path: Path,
    data: bytes,
    title: str,
) -> None:
    dialog = open_dialog()
    choose(dialog, data, "house.docx", tmp_path)
    press(qtbot, dialog, "style.choose_base")
    wait_said(qtbot, dialog, title)
    assert not dialog.is_changed


def test_the_pages_follow_what_is_changed(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    dialog = open_dialog()
    qtbot.waitUntil(lambda: dialog.page.view.count > 0, timeout=LONG)
    sizes = dialog.page.view._laid.sizes
    dialog.form.paper.setCurrentIndex(dialog.form.paper.findData("Letter"))
    dialog.form.paper.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.page.view._laid.sizes != sizes, timeout=LONG)
    assert round(dialog.page.view._laid.sizes[0][0]) == 612


def test_escape_asks_before_a_change_is_lost(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]
) -> None:
    dialog = open_dialog()
    dialog.form.limit.setValue(4)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    wait_said(qtbot, dialog, "Your changes are not saved")
    with qtbot.waitSignal(dialog.closed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert own() == []


def test_what_was_changed_is_there_when_one_comes_back_to_a_style(
    open_dialog: Callable[..., HouseStyleDialog],
) -> None:
    dialog = open_dialog()
    dialog.form.limit.setValue(4)
    dialog.show_style("alert")
    assert dialog.form.limit.value() == 0
    dialog.show_style("standard")
    assert dialog.form.limit.value() == 4


def test_a_copy_is_made_and_shown(open_dialog: Callable[..., HouseStyleDialog]) -> None:
    dialog = open_dialog()
    dialog._files.duplicate()
    assert dialog.style_id == "my-house-style-copy"
    assert own() == ["My house style (copy).briefstyle"]


def test_a_style_goes_out_and_comes_in_as_a_file(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], tmp_path: Path
) -> None:
    house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))
    dialog = open_dialog()
    dialog.show_style("ours")
    dialog.answers.chosen = tmp_path / "sent.briefstyle"  # type: ignore[attr-defined]
    dialog._files.send()
    assert style_file.read(tmp_path / "sent.briefstyle").style.columns == 2
    dialog._files.take_in()
    wait_said(qtbot, dialog, "“Ours” is here already")
    house_styles.remove("ours")
    dialog._files.take_in()
    assert dialog.style_id == "ours"


def test_one_that_differs_is_kept_beside_when_asked(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], tmp_path: Path
) -> None:
    kept = house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))
    file = style_file.read(kept.path)
    other = style_file.pack(replace(file, style=replace(file.style, page_limit=9)))
    dialog = open_dialog()
    choose(dialog, other, "other.briefstyle", tmp_path)
    dialog._files.take_in()
    press(qtbot, dialog, "Keep both")
    assert dialog.style_id == "ours-2"
    assert own() == ["Ours (2).briefstyle", "Ours.briefstyle"]


def test_a_file_that_is_no_style_is_told(
    qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog], tmp_path: Path
) -> None:
    dialog = open_dialog()
    choose(dialog, b"PK torn", "torn.briefstyle", tmp_path)
    dialog._files._guarded(dialog._files.take_in)()
    wait_said(qtbot, dialog, "“torn.briefstyle” is not a house style")


def test_deleting_can_be_undone(qtbot: QtBot, open_dialog: Callable[..., HouseStyleDialog]) -> None:
    house_styles.keep(house_styles.copied(styles.find("alert"), "Ours"))
    dialog = open_dialog()
    dialog.show_style("ours")
    dialog._files.delete()
    assert (own(), dialog.style_id) == ([], "standard")
    press(qtbot, dialog, "Undo")
    assert (own(), dialog.style_id) == (["Ours.briefstyle"], "ours")


def test_only_one_s_own_can_be_deleted(open_dialog: Callable[..., HouseStyleDialog]) -> None:
    dialog = open_dialog()
    assert not dialog._files._actions["delete"].isEnabled()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_that_takes_the_focus_has_a_name(
    open_dialog: Callable[..., HouseStyleDialog], language: str
) -> None:
    dialog = open_dialog(language)
    unnamed = [each for each in dialog._stops() if not (each.accessibleName() or _text(each))]
    assert unnamed == []


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else ""


def test_scrolling_the_form_changes_none_of_its_choices_and_numbers(
    open_dialog: Callable[..., HouseStyleDialog],
) -> None:
    dialog = open_dialog()
    boxes = dialog.form.findChildren(QComboBox)
    numbers = dialog.form.findChildren(QSpinBox)
    before = [box.currentIndex() for box in boxes], [box.value() for box in numbers]
    for box in (*boxes, *numbers):
        turn(box, -120)
        turn(box, 120)
        turn(box, -120)
    assert before == ([box.currentIndex() for box in boxes], [box.value() for box in numbers])
    assert (len(boxes) > 6, len(numbers) > 4) == (True, True)


def turn(widget: QWidget, angle: int) -> None:
    """One notch of the mouse wheel over a widget."""
    at = QPointF(widget.rect().center())
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        none,
        phase,
        False,
    )
    QApplication.sendEvent(widget, event)
