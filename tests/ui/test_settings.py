"""Settings: each works at once and holds at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from brief_composer import words as catalogue
from brief_composer.render.messages import Image, Laid
from brief_composer.session.edits.details import set_details
from brief_composer.session.history import Label
from brief_composer.storage import settings
from brief_composer.storage.settings import Organisation, Settings
from brief_composer.ui import keys as rules
from brief_composer.ui.app import make_window
from brief_composer.ui.desk import Request
from brief_composer.ui.dialogs.settings import SettingsDialog
from brief_composer.ui.dialogs.settings_keys import KeysPage
from brief_composer.ui.dialogs.settings_organisation import OrganisationPage
from brief_composer.ui.editor.editor import BriefEditor
from brief_composer.ui.editor.sections import SectionRow
from brief_composer.ui.panes.page_view import PageView
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.window import Window
from brief_composer.ui.workspace import Workspace
from tests.ui.conftest import Answers

KEY, MOD = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT, NONE = (
    MOD.ControlModifier,
    MOD.AltModifier,
    MOD.ShiftModifier,
    MOD.NoModifier,
)


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> SettingsDialog:
    window.commands.run("edit.settings")
    found = window.findChild(SettingsDialog)
    assert found is not None
    return found


def kept() -> Settings:
    return settings.load().settings


def choose(dialog: SettingsDialog, name: str, value: str) -> None:
    box = dialog.findChild(QComboBox, f"settings.{name}")
    assert box is not None
    at = box.findData(value)
    assert at >= 0
    box.setCurrentIndex(at)


def make_brief(window: Window, folder: Path, language: str = "en-GB") -> Workspace:
    request = Request("policy-brief", "T", "", "2026-11-22", language, "standard", folder)
    window.filing._take(lambda: window.filing.desk.create(request), fresh=True)
    made = window.filing.workspace
    assert made is not None
    return made


def editor_of(window: Window) -> BriefEditor:
    assert window.view is not None
    assert isinstance(window.view.editor, BriefEditor)
    return window.view.editor


# ------------------------------------------------------------------------------------- the dialog


def test_the_settings_open_from_the_rail(window: Window, tmp_path: Path) -> None:
    make_brief(window, tmp_path)
    button = window.findChild(QToolButton, "rail.settings")
    assert button is not None
    button.click()
    assert window.findChild(SettingsDialog) is not None


def test_the_theme_works_at_once_and_is_kept(dialog: SettingsDialog, window: Window) -> None:
    choose(dialog, "theme", "dark")
    assert window._theme.dark
    assert kept().theme == "dark"
    assert window.commands["view.theme.dark"].isChecked()


def test_the_text_size_works_at_once_in_the_whole_window(
    dialog: SettingsDialog, window: Window, qapp: QApplication
) -> None:
    low, usual = window.status.height(), window._theme._usual.pixelSize()
    choose(dialog, "text_size", "150")
    assert qapp.font().pixelSize() == round(usual * 1.5)
    assert window.status.height() == round(low * 1.5)
    assert kept().text_size == 150


def test_strong_contrast_works_at_once(dialog: SettingsDialog, window: Window) -> None:
    tick = dialog.findChild(QWidget, "settings.strong_contrast")
    assert tick is not None
    QTest.keyClick(tick, KEY.Key_Space)
    assert window._theme.tokens.muted == window._theme.tokens.text
    assert kept().strong_contrast


def test_the_menu_and_the_settings_say_the_same(window: Window) -> None:
    window.commands.run("view.size.125")
    assert kept().text_size == 125
    assert window.commands["view.size.125"].isChecked()
    assert not window.commands["view.size.100"].isChecked()
    window.commands.run("view.dim_pages")
    assert kept().dim_pages
    assert window.commands["view.dim_pages"].isChecked()


def test_another_folder_is_where_new_briefs_go(
    dialog: SettingsDialog, window: Window, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "Notes"
    dialog._choose_folder()
    assert kept().folder() == tmp_path / "Notes"
    dialog.close_card()
    window.commands.run("file.new")
    from brief_composer.ui.dialogs.new_brief import NewBriefDialog

    made = window.findChild(NewBriefDialog)
    assert made is not None
    assert made.about.folder == tmp_path / "Notes"


def test_the_usual_folder_can_be_taken_again(
    dialog: SettingsDialog, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path
    dialog._choose_folder()
    dialog._use_folder(None)
    assert kept().briefs_folder == ""


def test_how_long_versions_are_kept_is_set_in_days(dialog: SettingsDialog) -> None:
    choose(dialog, "keep_versions", "90")
    assert kept().keep_versions_days == 90


def test_a_value_set_elsewhere_is_shown_as_it_is(window: Window) -> None:
    window.preferences.change(text_size=137)
    window.commands.run("edit.settings")
    found = window.findChild(SettingsDialog)
    assert found is not None
    box = found.findChild(QComboBox, "settings.text_size")
    assert box is not None
    assert box.currentData() == "137"


def test_the_language_holds_from_the_next_start(
    dialog: SettingsDialog, qapp: QApplication, qtbot: QtBot
) -> None:
    choose(dialog, "language", "fr")
    told = catalogue.load("en")("settings.language.note")
    assert told == "From the next start of the program."
    other = make_window(qapp, "en", "light")
    qtbot.addWidget(other)
    assert other.commands["edit.settings"].text() == "Réglages…"
    other.filing.shut_down()


def test_what_is_typed_of_the_organisation_is_kept(dialog: SettingsDialog) -> None:
    page = dialog.pages["organisation"]
    assert isinstance(page, OrganisationPage)
    QTest.keyClicks(page.fields["name"], "River Centre")
    page.texts["about_en"].setPlainText("We listen.")
    assert kept().organisation == Organisation(name="River Centre", about_en="We listen.")


def test_a_setting_that_cannot_be_kept_is_told(window: Window) -> None:
    settings.file().unlink(missing_ok=True)
    settings.file().mkdir(parents=True)
    window.preferences.change(text_size=110)
    assert window._theme.scale == pytest.approx(1.1)
    assert "could not be kept" in window.toast.accessibleName()


def test_damaged_settings_are_told_when_the_window_opens(qapp: QApplication, qtbot: QtBot) -> None:
    settings.file().parent.mkdir(parents=True, exist_ok=True)
    settings.file().write_text("{", "utf-8")
    made = make_window(qapp, "en", "light")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "settings were damaged" in made.toast.accessibleName())
    made.filing.shut_down()


# --------------------------------------------------------------------------------- while writing


def test_without_checks_while_writing_only_the_key_checks(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = make_brief(window, tmp_path)
    qtbot.waitUntil(lambda: workspace.report is not None)
    window.preferences.change(check_while_writing=False)
    before = workspace.report
    workspace.do(Label("edit.changing-details"), set_details(title="Other"))
    assert not workspace._check_timer.isActive()
    assert workspace.report is before
    window.commands.run("brief.check")
    qtbot.waitUntil(lambda: workspace.report is not before)


def test_a_new_brief_says_who_you_are_and_undo_takes_it_back(
    window: Window, tmp_path: Path
) -> None:
    window.preferences.change(organisation=Organisation(name="River Centre", email="a@b.org"))
    workspace = make_brief(window, tmp_path)
    about = str(workspace.brief.sections[-1])
    assert "River Centre" in about
    assert workspace.brief.details.organisation == "River Centre"
    assert window.toast.accessibleName() == "Your organisation’s details are filled in"
    workspace.undo()
    assert "River Centre" not in str(workspace.brief.sections[-1])
    assert workspace.brief.details.organisation == ""


def test_french_spaces_and_quote_marks_are_those_that_are_set(
    window: Window, tmp_path: Path
) -> None:
    workspace = make_brief(window, tmp_path, "fr-FR")
    text = editor_of(window).caret.prose()
    assert text is not None
    assert (text.french, text.marks) == (True, "guillemets")
    window.preferences.change(french_spaces=False, quote_marks="straight")
    assert (text.french, text.marks) == (False, "straight")
    QTest.keyClicks(text, 'Quoi? "a"')
    assert 'Quoi? "a"' in str(workspace.brief.sections[0])


def test_pages_are_dimmed_in_the_dark_theme_alone(theme: Theme, qtbot: QtBot) -> None:
    view = PageView(theme, "Preview")
    qtbot.addWidget(view)
    view.resize(300, 400)
    white = QImage(200, 280, QImage.Format.Format_RGB888)
    white.fill(QColor("white"))
    view.show_layout(Laid(1, ((200.0, 280.0),), ()))
    data = bytes(white.constBits())
    view.show_picture(Image(1, 0, 1.0, 200, 280, white.bytesPerLine(), data))

    def page() -> int:
        return view.grab().toImage().pixelColor(150, 200).lightness()

    light = page()
    theme.set_sight(100, strong=False, dim_pages=True)
    dimmed_in_light = page()
    theme.force("dark")
    in_dark = page()
    theme.set_sight(100, strong=False, dim_pages=False)
    undimmed = page()
    theme.force("light")
    assert dimmed_in_light == light
    assert in_dark < undimmed


# ------------------------------------------------------------------------------------------- keys


def keys_page(dialog: SettingsDialog, id: str) -> KeysPage:
    page = dialog.pages["keys"]
    assert isinstance(page, KeysPage)
    item = next(each for each in page._items() if each.data(0, Qt.ItemDataRole.UserRole) == id)
    page.list.setCurrentItem(item)
    return page


def test_a_command_gets_other_keys_at_once(dialog: SettingsDialog, window: Window) -> None:
    page = keys_page(dialog, "brief.check")
    QTest.keyClick(page.field, KEY.Key_J, CTRL)
    assert window.commands["brief.check"].shortcuts() == [QKeySequence("Ctrl+J")]
    assert kept().shortcuts == {"brief.check": "Ctrl+J"}
    item = page.list.currentItem()
    assert item is not None
    assert item.text(1) == "Ctrl+J"


def test_keys_of_another_command_are_told_and_taken_only_when_asked(
    dialog: SettingsDialog, window: Window
) -> None:
    page = keys_page(dialog, "brief.check")
    QTest.keyClick(page.field, KEY.Key_M, CTRL | SHIFT)
    assert page._said.text() == "Ctrl+Shift+M belongs to “Note”."
    assert kept().shortcuts == {}
    page._take_button.click()
    assert window.commands["brief.check"].shortcuts() == [QKeySequence("Ctrl+Shift+M")]
    assert window.commands["insert.note"].shortcuts() == []


@pytest.mark.parametrize(
    ("key", "modifiers", "why"),
    [
        (KEY.Key_E, CTRL | ALT, "settings.keys.altgr"),
        (KEY.Key_E, NONE, "settings.keys.bare"),
        (KEY.Key_E, SHIFT, "settings.keys.bare"),
        (KEY.Key_Left, CTRL, "settings.keys.text"),
        (KEY.Key_Backspace, ALT, "settings.keys.text"),
        (KEY.Key_3, CTRL | SHIFT, "settings.keys.shift"),
        (KEY.Key_Percent, CTRL | SHIFT, "settings.keys.shift"),
        (KEY.Key_E, CTRL | SHIFT, ""),
        (KEY.Key_3, CTRL, ""),
        (KEY.Key_F8, NONE, ""),
        (KEY.Key_F8, SHIFT, ""),
        (KEY.Key_Up, ALT | SHIFT, ""),
        (KEY.Key_Space, CTRL | SHIFT, ""),
        (KEY.Key_Q, ALT, ""),
    ],
)
def test_keys_needed_elsewhere_cannot_be_shortcuts(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, why: str
) -> None:
    assert rules.refusal(QKeyCombination(modifiers, key)) == why


def test_the_usual_keys_of_every_command_may_be_chosen(window: Window) -> None:
    for id, action in window.commands.actions.items():
        for keys in action.shortcuts():
            pressed = keys[0]  # pyright: ignore[reportIndexIssue]
            if "+" in keys.toString() and not id.startswith("edit."):
                assert rules.refusal(pressed) == "", id


def test_ctrl_and_alt_together_are_refused_in_words(dialog: SettingsDialog) -> None:
    page = keys_page(dialog, "brief.check")
    QTest.keyClick(page.field, KEY.Key_E, CTRL | ALT)
    assert page._said.text() == "Ctrl+Alt+E would be AltGr on many keyboards. Choose others."
    assert kept().shortcuts == {}


def test_a_command_can_have_no_keys_and_its_usual_ones_again(
    dialog: SettingsDialog, window: Window
) -> None:
    page = keys_page(dialog, "brief.check")
    page._none.click()
    assert window.commands["brief.check"].shortcuts() == []
    page._usual.click()
    assert window.commands["brief.check"].shortcuts() == [QKeySequence("F7")]
    assert kept().shortcuts == {}


def test_all_keys_can_be_the_usual_ones_again(dialog: SettingsDialog, window: Window) -> None:
    page = keys_page(dialog, "brief.check")
    QTest.keyClick(page.field, KEY.Key_J, CTRL)
    page._all.click()
    assert window.commands["brief.check"].shortcuts() == [QKeySequence("F7")]
    assert kept().shortcuts == {}


def test_keys_are_found_by_the_name_of_the_command(dialog: SettingsDialog) -> None:
    page = keys_page(dialog, "brief.check")
    page.search.setText("check now")
    assert [item.text(0) for item in page._items() if not item.isHidden()] == ["Brief › Check now"]


def test_kept_keys_hold_at_the_next_start(qapp: QApplication, qtbot: QtBot) -> None:
    settings.save(Settings(shortcuts={"brief.check": "Ctrl+J", "gone.command": "Ctrl+K"}))
    made = make_window(qapp, "en", "light")
    qtbot.addWidget(made)
    assert made.commands["brief.check"].shortcuts() == [QKeySequence("Ctrl+J")]
    made.filing.shut_down()


def test_the_help_menu_leads_to_the_keys(window: Window) -> None:
    window.commands.run("help.keys")
    found = window.findChild(SettingsDialog)
    assert found is not None
    assert isinstance(found._pages.currentWidget(), KeysPage)


def test_titles_of_an_open_brief_grow_with_its_text(window: Window, tmp_path: Path) -> None:
    make_brief(window, tmp_path)
    rows = [row for row in editor_of(window).column.rows() if isinstance(row, SectionRow)]
    window.preferences.change(text_size=150)
    theme = window._theme
    larger = theme.font("page").pixelSize()
    assert {row.title.font().pixelSize() for row in rows} == {larger}
    assert larger >= 30
