"""The library pane grouped and filtered; people's own folders; the note on the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer import words as catalogue
from brief_composer.library import folders
from brief_composer.library.browsing import Facet
from brief_composer.library.load import load_all
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.library_note import LibraryNoteDialog
from brief_composer.ui.panes.library import LibraryPane
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words
from tests.unit.library.test_folders import block, own_file


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace("gate-ddr-on-ssr", "reframe-the-discourse")


@pytest.fixture
def pane(
    workspace: Workspace, theme: Theme, words: Words, shown: Callable[..., None]
) -> LibraryPane:
    made = LibraryPane(workspace, theme, words)
    shown(made)
    made.focus_first()
    return made


def headings(pane: LibraryPane) -> list[str]:
    return [card.heading.rpartition(" (")[0] for card in pane.list.rows.values if card.heading]


def ids(pane: LibraryPane) -> list[str]:
    return [card.id for card in pane.list.rows.values]


def submenus(menu: QMenu) -> dict[str, list[QAction]]:
    return {
        action.text(): found.actions()
        for action in menu.actions()
        if isinstance(found := action.menu(), QMenu)
    }


# ------------------------------------------------------------------------------ groups and filters


def test_cards_are_grouped_by_what_they_have_to_do_with_the_brief(pane: LibraryPane) -> None:
    pane.filter.group_by(Facet.FIT)
    assert headings(pane)[:2] == [
        "Needed by what is in the brief",
        "Speaks against what is in the brief",
    ]
    first = pane.list.rows.values[0]
    assert (first.id, first.ties[0].kind) == ("set-ssr-benchmarks", "needed")


def test_groups_follow_the_brief(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.filter.choose(Facet.FIT, "needed")
    assert "set-ssr-benchmarks" in ids(pane)
    pane.add("set-ssr-benchmarks")
    qtbot.waitUntil(lambda: "set-ssr-benchmarks" not in ids(pane))


def test_one_that_is_addressed_to_two_stands_in_both_groups(pane: LibraryPane) -> None:
    pane.filter.group_by(Facet.ADDRESSEE)
    several = [id for id in ids(pane) if ids(pane).count(id) > 1]
    assert several
    keys = [pane.list.key(card) for card in pane.list.rows.values]
    assert len(set(keys)) == len(keys)


def test_a_conflict_with_the_brief_is_marked_on_the_card(pane: LibraryPane) -> None:
    pane.filter.choose(Facet.FIT, "conflicts")
    for card in pane.list.rows.values:
        clash = [tie for tie in card.ties if tie.clashes]
        assert [tie.kind for tie in clash] == ["conflicts"]
        assert "Speaks against:" in pane.list.spoken(card)[1]


def test_filters_are_said_and_taken_away(qtbot: QtBot, pane: LibraryPane) -> None:
    every = ids(pane)
    pane.filter.choose(Facet.ADDRESSEE, "mali-government")
    pane.filter.choose(Facet.HORIZON, "later")
    assert pane.filter._said.text() == "Shown: Government of Mali · Later"
    assert pane.filter.button.isChecked()
    assert len(ids(pane)) < len(every)
    qtbot.mouseClick(pane.findChild(QPushButton, "libraryAll"), Qt.MouseButton.LeftButton)
    assert ids(pane) == every
    assert pane.filter.isHidden()


def test_a_search_looks_only_at_what_is_shown(pane: LibraryPane) -> None:
    pane.filter.choose(Facet.SOURCE, "doherty-2024")
    pane.search.setText("ceasefires")
    library = pane._workspace.library
    assert ids(pane)
    for id in ids(pane):
        item = library.recommendations[id]  # type: ignore[index]
        assert "doherty-2024" in pane._browser.keys(item, Facet.SOURCE)


def test_nothing_left_by_the_filters_offers_to_show_all(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.filter.choose(Facet.FIT, "needed")
    pane.filter.choose(Facet.SOURCE, "menafn-2025")
    assert ids(pane) == []
    assert pane._nothing.text() == "Nothing fits these filters"
    qtbot.mouseClick(pane.findChild(QPushButton, "libraryClear"), Qt.MouseButton.LeftButton)
    assert len(ids(pane)) == len(pane._workspace.library.recommendations)


def test_the_menu_is_reached_and_used_by_the_keys(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.filter.button.setFocus()
    qtbot.keyClick(pane.filter.button, Qt.Key.Key_Space)
    qtbot.waitUntil(pane.filter.menu.isVisible)
    found = submenus(pane.filter.menu)
    assert list(found) == [
        "Group by",
        "With this brief",
        "Addressed to",
        "When",
        "Source",
        "Language",
    ]
    assert [action.text() for action in found["When"] if action.isChecked()] == ["All"]
    found["When"][1].trigger()
    assert pane.filter.chosen == {Facet.HORIZON: "now"}
    pane.filter.fill()
    chosen = [a.text() for a in submenus(pane.filter.menu)["When"] if a.isChecked()]
    assert [text.partition(" (")[0] for text in chosen] == ["Now"]
    pane.filter.menu.close()


# --------------------------------------------------------------------------------- people's folders


def test_ones_own_stand_apart(pane: LibraryPane, workspace: Workspace) -> None:
    own_file("dig-wells.yaml", block("dig-wells"))
    workspace.take_library(load_all())
    assert headings(pane) == ["Yours", "With the program"]
    assert ids(pane)[0] == "dig-wells"
    pane.search.setText("dig-wells")
    assert pane.list.rows.values[0].owner == "Yours"


def test_ones_own_are_added_like_all_others(pane: LibraryPane, workspace: Workspace) -> None:
    own_file("dig-wells.yaml", block("dig-wells"))
    workspace.take_library(load_all())
    pane.add("dig-wells")
    assert [b.origin.id for b in workspace.brief.recommendations() if b.origin][-1] == "dig-wells"


def test_a_broken_file_is_told_until_it_is_mended(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    path = own_file("dig-wells.yaml", block("dig-wells").replace("horizon: now", "horizon: soon"))
    workspace.take_library(load_all())
    assert pane.faults.isVisible()
    assert pane.faults._first.text().startswith("dig-wells.yaml, line 4: “horizon” is “soon”.")
    with qtbot.waitSignal(workspace.library_wanted):
        button = pane.findChild(QPushButton, "libraryReadAgain")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    path.write_text(block("dig-wells"), "utf-8")
    workspace.take_library(load_all())
    assert pane.faults.isHidden()


def test_a_notice_dismissed_stays_away_until_there_is_another(
    pane: LibraryPane, workspace: Workspace
) -> None:
    own_file("a.yaml", "format: x\n")
    workspace.take_library(load_all())
    pane.faults._dismiss()
    workspace.take_library(load_all())
    assert pane.faults.isHidden()
    own_file("b.yaml", "format: x\n")
    workspace.take_library(load_all())
    assert pane.faults.isVisible()


# ---------------------------------------------------------------------------------------- the note


class Answers(FileQuestions):
    """Answers with a folder."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(catalogue.load("en"))
        self._path = path

    def folder(self, over: QWidget, title: str, now: Path) -> Path | None:
        return self._path


def note(pane: LibraryPane) -> LibraryNoteDialog:
    found = pane.window().findChild(LibraryNoteDialog)
    assert isinstance(found, LibraryNoteDialog)
    return found


def structure(dialog: LibraryNoteDialog) -> list[tuple[int, bool, str]]:
    made: list[tuple[int, bool, str]] = []
    at = dialog.text.document().begin()
    while at.isValid():
        made.append((at.blockFormat().headingLevel(), at.textList() is not None, at.text()))
        at = at.next()
    return made


def test_the_note_is_told_with_headings_and_lists(pane: LibraryPane) -> None:
    pane.show_about()
    dialog = note(pane)
    parts = structure(dialog)
    heads = [text for level, _, text in parts if level == 3]
    assert heads[:4] == [
        "Whose voices are missing",
        "What is old",
        "Where the sources err",
        "Where they disagree",
    ]
    assert any(listed and "(Doherty 2024)" in text for _, listed, text in parts)
    assert dialog.text.accessibleName() == "About this library"
    assert "[@" not in dialog.text.toPlainText()
    dialog.close_card()


def test_the_note_is_in_the_language_of_the_program(
    workspace: Workspace, theme: Theme, shown: Callable[..., None]
) -> None:
    pane = LibraryPane(workspace, theme, catalogue.load("fr"))
    shown(pane)
    pane.show_about()
    assert "Les voix qui manquent" in [text for _, _, text in structure(note(pane))]
    note(pane).close_card()


def test_what_is_to_put_right_can_stand_first(pane: LibraryPane, workspace: Workspace) -> None:
    path = own_file("a.yaml", "format: x\n")
    workspace.take_library(load_all())
    pane.show_about(faults_first=True)
    first, second, *_ = structure(note(pane))
    assert first == (2, False, "Your own library folders")
    assert second[2].startswith(f"{path}, line 1: ")
    note(pane).close_card()


def dialog_with(
    pane: LibraryPane, answer: Path | None, opened: list[Path], again: list[bool]
) -> LibraryNoteDialog:
    return LibraryNoteDialog(
        pane._theme,
        pane._words,
        pane.window(),
        pane._workspace.library,
        lambda: again.append(True),
        questions=Answers(answer),
        open_place=opened.append,
    )


def test_ones_own_folder_is_made_and_opened(pane: LibraryPane) -> None:
    opened: list[Path] = []
    dialog = dialog_with(pane, None, opened, [])
    dialog.open()
    dialog._open_own()
    assert opened == [paths.own_library()]
    assert paths.own_library().is_dir()
    dialog.close_card()


def test_a_folder_of_the_organisation_is_added_and_read(pane: LibraryPane, tmp_path: Path) -> None:
    again: list[bool] = []
    dialog = dialog_with(pane, tmp_path, [], again)
    dialog.open()
    dialog._add()
    assert folders.chosen() == (tmp_path,)
    assert again == [True]
    assert dialog.note.text() == f"{tmp_path} is part of your library from now on."
    dialog.close_card()


def test_no_folder_chosen_changes_nothing(pane: LibraryPane) -> None:
    again: list[bool] = []
    dialog = dialog_with(pane, None, [], again)
    dialog.open()
    dialog._add()
    assert (folders.chosen(), again) == ((), [])
    dialog.close_card()
