"""Templates from the window: saved, managed, sent, taken in, updated part by part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer.library.items import Template
from brief_composer.model.brief import Brief
from brief_composer.model.terms import Bilingual
from brief_composer.session.template_keeping import TemplateError
from brief_composer.session.template_updates import Part
from brief_composer.storage import files, template_shelf, templates
from brief_composer.storage.versions import Reason
from brief_composer.ui.desk import Request
from brief_composer.ui.dialogs.manage_templates import ManageTemplatesDialog
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.dialogs.new_brief import NewBriefDialog
from brief_composer.ui.dialogs.save_template import SaveTemplateDialog
from brief_composer.ui.dialogs.template_update import TemplateUpdateDialog
from brief_composer.ui.panes.details import DetailsPane
from brief_composer.ui.templating import NOTICE
from brief_composer.ui.window import Window
from brief_composer.ui.workspace import Workspace
from tests.ui.conftest import Answers

KEY = Qt.Key


class Places(Answers):
    """Answers where a template's file is, too."""

    def file(self, over: QWidget, title: str, folder: Path, kind: str) -> Path | None:
        return self.path

    def place(
        self, over: QWidget, title: str, suggested: Path, kind: str, suffix: str
    ) -> Path | None:
        return self.path


@pytest.fixture
def answers() -> Places:
    return Places()


@pytest.fixture
def workspace(window: Window, qtbot: QtBot, tmp_path: Path) -> Workspace:
    """A brief open in the window."""
    return begun(window, "policy-brief", "Talking first", tmp_path, qtbot)


def begun(
    window: Window, template: str, title: str, folder: Path, qtbot: QtBot, language: str = "en"
) -> Workspace:
    tag = {"en": "en-GB", "fr": "fr-FR"}[language]
    request = Request(template, title, "Ministries", "2026-11-22", tag, "", folder)
    window.filing._take(lambda: window.filing.desk.create(request), fresh=True)
    made = window.filing.workspace
    assert made is not None
    qtbot.waitUntil(lambda: made.report is not None)
    return made


def saving(window: Window, name: str, *parts: str) -> SaveTemplateDialog:
    """Save the open brief as a template by the dialog, with these parts ticked too."""
    window.commands.run("file.save_template")
    dialog = window.findChildren(SaveTemplateDialog)[-1]
    dialog.name.setText(name)
    for part in parts:
        dialog.ticks[part].setChecked(True)
    assert dialog.primary is not None
    dialog.primary.click()
    return dialog


def managing(window: Window, id: str = "") -> ManageTemplatesDialog:
    window.commands.run("file.templates")
    dialog = window.templating._managing
    assert isinstance(dialog, ManageTemplatesDialog)
    if id:
        dialog.show_library(window.filing.desk.library, id)
    return dialog


def own() -> list[Template]:
    library = template_shelf.load_all()
    return [each for each in library.templates.values() if template_shelf.own_path(each)]


def choose(window: Window, words: str) -> None:
    dialog = window.findChildren(MessageDialog)[-1]
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


def said(brief: Brief) -> list[object]:
    """What a brief says, without its identity and its date."""
    return [
        [(s.title, s.role, s.hint, s.limit, s.left_out, s.blocks) for s in brief.sections],
        brief.quotes,
        brief.sources,
        structs.replace(brief.details, template="", title="", date=""),
    ]


# ------------------------------------------------------------------------------------------- saving


def test_a_saved_template_stands_on_the_start_page(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    saving(window, "Country note")
    assert [each.name.en for each in own()] == ["Country note"]
    window.commands.run("file.close")
    qtbot.waitUntil(lambda: window.start.own.cards.rowCount() == 1)
    assert window.start.own.cards.data(window.start.own.cards.index(0)) == "Country note"


def test_without_a_name_it_says_what_to_type(window: Window, workspace: Workspace) -> None:
    dialog = saving(window, " ")
    assert not dialog._problem.isHidden()
    assert own() == []


def test_a_name_that_is_taken_is_told_and_replaced_as_the_next_version(
    window: Window, workspace: Workspace
) -> None:
    saving(window, "Country note")
    window.commands.run("file.save_template")
    dialog = window.findChildren(SaveTemplateDialog)[-1]
    dialog.name.setText("country note")
    assert dialog.taken.count() == 2
    dialog.taken.setCurrentIndex(1)
    assert dialog.primary is not None
    dialog.primary.click()
    assert [(each.name.en, each.version) for each in own()] == [("country note", 2)]


def test_both_are_kept_where_nothing_else_is_chosen(window: Window, workspace: Workspace) -> None:
    saving(window, "Country note")
    saving(window, "Country note")
    assert sorted(each.name.en for each in own()) == ["Country note", "Country note (2)"]


def test_the_name_of_a_bundled_one_cannot_be_taken(window: Window, workspace: Workspace) -> None:
    window.commands.run("file.save_template")
    dialog = window.findChildren(SaveTemplateDialog)[-1]
    dialog.name.setText("Policy brief")
    assert dialog.taken.count() == 1


def test_without_sections_nothing_in_them_is_kept(window: Window, workspace: Workspace) -> None:
    window.commands.run("file.save_template")
    dialog = window.findChildren(SaveTemplateDialog)[-1]
    dialog.ticks["text"].setChecked(True)
    dialog.ticks["sections"].setChecked(False)
    assert not dialog.keep.text
    assert not dialog.ticks["text"].isEnabled()


# ----------------------------------------------------------------------------------------- the walk


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_template_saved_exported_deleted_and_imported_gives_the_same_brief(
    window: Window, answers: Places, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    window.filing.sample()
    sample = window.filing.workspace
    assert sample is not None
    wanted = said(sample.brief)
    saving(window, "Whole brief", "recommendations", "text")
    first = begun(window, own()[0].id, "One", tmp_path, qtbot, language).brief
    answers.path = tmp_path / "sent.brieftemplate"
    dialog = managing(window, own()[0].id)
    dialog.buttons["export"].click()
    dialog.buttons["delete"].click()
    assert own() == []
    window.commands.run("file.template_import")
    assert [each.name[language] for each in own()] == ["Whole brief"]
    dialog.close_card()
    second = begun(window, own()[0].id, "Two", tmp_path, qtbot, language).brief
    assert said(second) == said(first)
    assert [s[:5] for s in said(second)[0]] == [s[:5] for s in wanted[0]]  # type: ignore[attr-defined]
    assert said(second)[1:3] == wanted[1:3]


# ----------------------------------------------------------------------------------------- managing


def test_bundled_ones_are_duplicated_never_changed(window: Window, workspace: Workspace) -> None:
    dialog = managing(window, "policy-brief")
    assert not dialog.buttons["rename"].isEnabled()
    assert not dialog.buttons["delete"].isEnabled()
    assert "Duplicate it" in dialog._why.text()
    dialog.buttons["duplicate"].click()
    assert [each.name.en for each in own()] == ["Policy brief (copy)"]
    assert dialog.current is not None
    assert dialog.current.id == own()[0].id
    assert dialog.buttons["rename"].isEnabled()


def test_a_deleted_template_comes_back_with_undo(window: Window, workspace: Workspace) -> None:
    saving(window, "Country note")
    dialog = managing(window, own()[0].id)
    dialog.buttons["delete"].click()
    assert own() == []
    dialog._done_undo.click()
    assert [each.name.en for each in own()] == ["Country note"]


def test_a_renamed_template_is_its_next_version_in_a_file_of_that_name(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    saving(window, "Country note")
    dialog = managing(window, own()[0].id)
    dialog.buttons["rename"].click()
    dialog.field.setText("Mali note")
    qtbot.keyClick(dialog.field, KEY.Key_Return)
    assert [(each.name.en, each.version) for each in own()] == [("Mali note", 2)]
    assert [path.name for path in paths.own_templates().iterdir()] == ["Mali note.brieftemplate"]


def test_escape_leaves_the_name_before_the_dialog(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    saving(window, "Country note")
    dialog = managing(window, own()[0].id)
    dialog.buttons["rename"].click()
    qtbot.keyClick(dialog.field, KEY.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.list, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_the_context_menu_of_a_card_offers_what_can_be_done(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    saving(window, "Country note")
    window.commands.run("file.close")
    qtbot.waitUntil(lambda: window.start.own.cards.rowCount() == 1)
    mine = {a.objectName(): a.isEnabled() for a in window.start.menu_for(own()[0].id).actions()}
    bundled = {a.objectName(): a.isEnabled() for a in window.start.menu_for("one-sheet").actions()}
    assert all(mine.values())
    assert [name for name, on in bundled.items() if on] == ["template.use", "template.duplicate"]


# ----------------------------------------------------------------------------------------- arriving


def test_a_template_dropped_on_the_window_is_taken_in(
    window: Window, workspace: Workspace, tmp_path: Path
) -> None:
    saving(window, "Country note")
    sent = tmp_path / "sent.brieftemplate"
    sent.write_bytes(Path(own()[0].origin.path).read_bytes())
    templates.delete(Path(own()[0].origin.path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sent))])
    actions, button, none = Qt.DropAction, Qt.MouseButton, Qt.KeyboardModifier
    window.dropEvent(
        QDropEvent(QPointF(10, 10), actions.CopyAction, data, button.LeftButton, none.NoModifier)
    )
    assert [each.name.en for each in own()] == ["Country note"]


def test_the_same_template_again_is_told_to_be_here(window: Window, workspace: Workspace) -> None:
    saving(window, "Country note")
    window.templating.take_file(Path(own()[0].origin.path))
    assert window.toast._text.text() == "“Country note” is already here"
    assert len(own()) == 1


@pytest.mark.parametrize(
    ("button", "left"),
    [
        ("Replace", [("Country note", 1)]),
        ("Keep both", [("Country note", 2), ("Country note (2)", 1)]),
    ],
)
def test_an_older_version_is_told_and_what_becomes_of_it_is_asked(
    window: Window,
    workspace: Workspace,
    tmp_path: Path,
    button: str,
    left: list[tuple[str, int]],
) -> None:
    saving(window, "Country note")
    sent = tmp_path / "sent.brieftemplate"
    old = own()[0]
    sent.write_bytes(Path(old.origin.path).read_bytes())
    templates.write(Path(old.origin.path), structs.replace(old, version=2, limit=900))
    window.templating.take_file(sent)
    assert window.findChildren(MessageDialog)[-1].title.text() == (
        "An older version of “Country note”"
    )
    choose(window, button)
    assert sorted((each.name.en, each.version) for each in own()) == left


def test_a_file_that_is_no_template_is_named(
    window: Window, workspace: Workspace, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.brieftemplate"
    wrong.write_text("hello", "utf-8")
    window.templating.take_file(wrong)
    dialog = window.findChildren(MessageDialog)[-1]
    assert dialog.title.text() == "The template could not be imported"
    assert "“wrong.brieftemplate” is not a template" in dialog.accessibleDescription()


# ----------------------------------------------------------------------------------------- updating


@pytest.fixture
def improve(
    window: Window, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> Callable[..., Workspace]:
    """Makes a brief from a template of one's own, and a newer version of that template."""

    def make(**changes: object) -> Workspace:
        saving(window, "Country note")
        made = begun(window, own()[0].id, "From the template", tmp_path, qtbot)
        old = own()[0]
        new = structs.replace(old, version=2, **changes)
        templates.write(Path(old.origin.path), new)
        window.filing.desk.refresh_templates()
        return made

    return make


def test_a_newer_version_is_told_and_nothing_changes_by_itself(
    window: Window, improve: Callable[..., Workspace]
) -> None:
    workspace = improve(limit=900)
    assert window.view is not None
    card = window.view.notices.card(NOTICE)
    assert card is not None
    assert card.accessibleName().startswith("“Country note” has a newer version (1 change).")
    assert workspace.brief.details.word_limit == 1500


def test_what_is_ticked_is_taken_as_one_step_after_a_version_was_kept(
    window: Window, improve: Callable[..., Workspace]
) -> None:
    workspace = improve(limit=900, house_style="plain")
    assert window.view is not None
    newer = window.filing.desk.library.templates[own()[0].id]
    dialog = window.templating.show_update(workspace, window.view, newer)
    assert {change.part for change in dialog.changes} == {Part.WORDS, Part.STYLE}
    dialog.ticks["style/"].setChecked(False)
    assert dialog.primary is not None
    dialog.primary.click()
    assert workspace.brief.details.word_limit == 900
    assert workspace.brief.details.house_style == "recommendations-first"
    assert window.view.notices.card(NOTICE) is None
    assert [each.reason for each in workspace.versions.all()] == [Reason.TEMPLATE]
    workspace.undo()
    assert workspace.brief.details.word_limit == 1500


def test_what_the_author_changed_is_not_ticked_and_both_are_shown(
    window: Window, improve: Callable[..., Workspace]
) -> None:
    from brief_composer.session.edits.details import set_word_limit
    from brief_composer.session.history import Label

    workspace = improve(limit=900)
    assert window.view is not None
    workspace.do(Label("edit.changing-limit"), set_word_limit(700))
    newer = window.filing.desk.library.templates[own()[0].id]
    dialog = window.templating.show_update(workspace, window.view, newer)
    assert dialog.chosen == ()
    assert (dialog.changes[0].mine, dialog.changes[0].theirs) == ("700", "900")


def test_an_update_that_was_left_is_not_offered_again(
    window: Window, improve: Callable[..., Workspace]
) -> None:
    workspace = improve(limit=900)
    assert window.view is not None
    newer = window.filing.desk.library.templates[own()[0].id]
    dialog = window.templating.show_update(workspace, window.view, newer)
    assert isinstance(dialog, TemplateUpdateDialog)
    dialog._leave()
    assert workspace.brief.details.word_limit == 1500
    assert workspace.save_now()
    window.commands.run("file.close")
    window.filing.open_path(workspace.path)
    assert window.view is not None
    assert window.view.notices.card(NOTICE) is None
    assert files.load(workspace.path).made_from is not None


# ----------------------------------------------------------------------------------------- starting


def test_use_this_template_asks_what_the_brief_is_about(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    saving(window, "Country note")
    dialog = managing(window, own()[0].id)
    assert dialog.primary is not None
    dialog.primary.click()
    asked = window.findChildren(NewBriefDialog)[-1]
    assert "Country note" in asked.about.based.text()


def test_a_template_in_one_language_starts_a_brief_in_it(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    bundled = window.filing.desk.library.templates["policy-brief"]
    name = Bilingual(fr="Note pays")
    templates.create(structs.replace(bundled, id="note-pays", name=name, languages=("fr",)))
    window.filing.new("note-pays")
    asked = window.findChildren(NewBriefDialog)[-1]
    qtbot.waitUntil(lambda: asked.choice.list.ticks.rowCount() > 0)
    assert asked.about.language.currentData() == "fr-FR"


def test_the_details_name_a_template_that_is_gone(
    window: Window, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    saving(window, "Country note")
    made = begun(window, own()[0].id, "One", tmp_path, qtbot)
    templates.delete(Path(own()[0].origin.path))
    window.filing.desk.refresh_templates()
    window.commands.run("view.details")
    pane = window.findChildren(DetailsPane)[-1]
    assert made.brief.details.template != "Country note"
    assert pane._template.text() == "Country note"


def test_a_template_that_is_gone_meanwhile_is_told(
    window: Window, workspace: Workspace, tmp_path: Path
) -> None:
    request = Request("gone", "One", "", "2026-11-22", "en-GB", "", tmp_path)
    with pytest.raises(TemplateError, match="template-gone"):
        window.filing.desk.create(request)


def test_search_and_language_narrow_both_grids(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    saving(window, "Country note")
    window.commands.run("file.close")
    start = window.start
    qtbot.waitUntil(lambda: start.own.cards.rowCount() == 1)
    start.search.setText("country")
    assert (start.templates.cards.rowCount(), start.own.cards.rowCount()) == (0, 1)
    assert start.current() == own()[0].id
    start.search.clear()
    start.languages.setCurrentIndex(start.languages.findData("fr"))
    assert (start.templates.cards.rowCount() > 0, start.own.cards.rowCount()) == (True, 0)


def test_one_template_is_selected_in_the_two_grids_together(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    saving(window, "Country note")
    window.commands.run("file.close")
    start = window.start
    qtbot.waitUntil(lambda: start.own.cards.rowCount() == 1)
    assert start.current() == "policy-brief"
    start.own.select(own()[0].id)
    assert (start.templates.current(), start.current()) == ("", own()[0].id)
    assert start.hint == "Press Enter to use “Country note”"
    start.templates.select("one-sheet")
    assert (start.own.current(), start.current()) == ("", "one-sheet")
