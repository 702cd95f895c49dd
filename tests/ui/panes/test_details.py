"""The details pane: every field works at once, as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from brief_composer.model.brief import Author
from brief_composer.ui.panes.details import DetailsPane
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace()


@pytest.fixture
def pane(
    workspace: Workspace, theme: Theme, words: Words, shown: Callable[..., None]
) -> DetailsPane:
    made = DetailsPane(workspace, theme, words)
    shown(made, 364)
    return made


def test_a_title_typed_is_the_brief_s_and_undone_in_one_step(
    qtbot: QtBot, pane: DetailsPane, workspace: Workspace
) -> None:
    before = workspace.brief
    field = pane._fields["title"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Another title")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.brief.details.title == "Another title"
    workspace.undo()
    assert workspace.brief is before
    assert field.text() == before.details.title


def test_authors_are_parted_by_semicolons(
    qtbot: QtBot, pane: DetailsPane, workspace: Workspace
) -> None:
    field = pane._fields["authors"]
    qtbot.keyClicks(field, "Awa Diarra; Moussa Keita;")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.brief.details.authors == (Author("Awa Diarra"), Author("Moussa Keita"))


def test_an_author_has_a_role_and_a_contact(
    qtbot: QtBot, pane: DetailsPane, workspace: Workspace
) -> None:
    field = pane._fields["authors"]
    qtbot.keyClicks(field, "Awa Diarra, researcher (awa@example.org)")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.brief.details.authors == (
        Author("Awa Diarra", "researcher", "awa@example.org"),
    )


def test_the_imprint_is_written_here(qtbot: QtBot, pane: DetailsPane, workspace: Workspace) -> None:
    field = pane._fields["licence"]
    qtbot.keyClicks(field, "CC BY 4.0")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.brief.details.licence == "CC BY 4.0"


def test_the_citation_that_would_be_made_is_shown_in_grey(
    pane: DetailsPane, workspace: Workspace
) -> None:
    assert workspace.brief.details.title in pane._fields["suggested_citation"].placeholderText()


def test_contents_are_asked_for_by_the_brief(pane: DetailsPane, workspace: Workspace) -> None:
    pane._contents.setCurrentIndex(1)
    pane._contents.activated.emit(1)
    assert workspace.brief.details.contents == "yes"


def test_showing_a_brief_changes_nothing(pane: DetailsPane, workspace: Workspace) -> None:
    assert workspace.session.history.undo_label is None


def test_date_and_limit_are_the_brief_s(pane: DetailsPane, workspace: Workspace) -> None:
    pane._date.setDate(QDate(2025, 1, 31))
    pane._limit.setValue(900)
    details = workspace.brief.details
    assert (details.date, details.word_limit) == ("2025-01-31", 900)


def test_the_limit_can_be_asked_for(pane: DetailsPane) -> None:
    pane.focus_limit()
    assert pane._limit.hasFocus()


def test_how_a_brief_cites_is_its_own_choice_or_the_style_s(
    pane: DetailsPane, workspace: Workspace
) -> None:
    assert pane._citations.currentText() == "As the house style says"
    pane._citations.setCurrentIndex(pane._citations.findData("apa"))
    pane._citations.activated.emit(pane._citations.currentIndex())
    pane._references.setCurrentIndex(pane._references.findData("endnotes"))
    pane._references.activated.emit(pane._references.currentIndex())
    details = workspace.brief.details
    assert (details.citations, details.references) == ("apa", "endnotes")
    workspace.undo()
    workspace.undo()
    assert workspace.brief.details.citations == ""
    assert pane._references.currentIndex() == 0
