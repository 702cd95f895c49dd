"""The library pane: searching, adding, what is needed, nothing found."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brief_composer import words as catalogue
from brief_composer.ui.flavours import RECOMMENDATION
from brief_composer.ui.panes.library import LibraryPane
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace("reframe-the-discourse", "open-community-dialogue")


@pytest.fixture
def pane(
    workspace: Workspace, theme: Theme, words: Words, shown: Callable[..., None]
) -> LibraryPane:
    made = LibraryPane(workspace, theme, words)
    shown(made)
    made.focus_first()
    return made


def found(pane: LibraryPane) -> list[str]:
    return [card.id for card in pane.list.rows.values]


def asks(workspace: Workspace) -> list[str]:
    return [block.origin.id for block in workspace.brief.recommendations() if block.origin]


def test_shows_the_whole_library_at_first(pane: LibraryPane, workspace: Workspace) -> None:
    assert set(found(pane)) == set(workspace.library.recommendations)
    count = len(workspace.library.recommendations)
    assert pane.themes.currentText() == f"Mali: armed groups ({count})"


def test_a_theme_shows_its_own_recommendations_only(
    pane: LibraryPane, workspace: Workspace
) -> None:
    pane.themes.setCurrentIndex(pane.themes.findData("ceasefires"))
    themes = {workspace.library.recommendations[id].theme for id in found(pane)}  # type: ignore[index]
    assert themes == {"ceasefires"}


def test_typing_finds_without_accents_and_in_the_language_of_the_brief(
    qtbot: QtBot, theme: Theme, make_workspace: Callable[..., Workspace]
) -> None:
    workspace = make_workspace(language="fr-FR")
    pane = LibraryPane(workspace, theme, catalogue.load("fr"))
    qtbot.addWidget(pane)
    pane.search.setText("RESEAU treve")
    plain = found(pane)
    pane.search.setText("réseau trêve")
    assert found(pane) == plain


def test_searching_is_quick_enough_to_type_into(pane: LibraryPane) -> None:
    pane.search.setText("dia")
    pane.search.clear()
    start = time.perf_counter()
    for typed in ("d", "di", "dia", "dial", "dialo"):
        pane.search.setText(typed)
    # 10 ms a key on a quiet machine; five times that on a busy one.
    assert time.perf_counter() - start < 0.25


def test_a_click_on_add_adds_it_with_its_best_quote_after_the_current_recommendation(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    workspace.set_current(workspace.brief.recommendations()[0].id)
    pane.search.setText("benchmarks")
    number = found(pane).index("set-ssr-benchmarks")
    pane.list.scrollTo(pane.list.rows.index(number))
    place = pane.list.button_box(number).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asks(workspace)[1] == "set-ssr-benchmarks"
    assert len(workspace.brief.recommendations()[1].evidence) == 1
    qtbot.waitUntil(lambda: pane.list.rows.values[number].used)
    workspace.undo()
    assert "set-ssr-benchmarks" not in asks(workspace)


def test_enter_in_the_search_box_adds_what_is_found_first(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    pane.search.setText("Set SSR benchmarks")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert "set-ssr-benchmarks" in asks(workspace)


def test_down_goes_into_the_list_and_enter_adds_the_current_card(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    pane.search.setText("Set SSR benchmarks")
    qtbot.keyClick(pane.search, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert "set-ssr-benchmarks" in asks(workspace)
    assert pane.list.hasFocus()


def test_enter_on_a_used_card_goes_to_it_and_adds_nothing(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    before = workspace.brief
    with qtbot.waitSignal(workspace.reveal_requested) as told:
        pane.add("open-community-dialogue")
    assert told.args == [workspace.brief.recommendations()[1].id]
    assert workspace.brief is before


def test_what_an_added_recommendation_needs_is_offered_and_added_before_it(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    pane.add("gate-ddr-on-ssr")
    qtbot.waitUntil(pane.needs.isVisible)
    spoken = pane.needs.findChildren(QPushButton)
    assert [button.text() for button in spoken] == ["Add it too"]
    qtbot.mouseClick(spoken[0], Qt.MouseButton.LeftButton)
    order = asks(workspace)
    assert order.index("set-ssr-benchmarks") == order.index("gate-ddr-on-ssr") - 1
    qtbot.waitUntil(lambda: not pane.needs.isVisible())


def test_nothing_is_said_where_the_need_is_met(pane: LibraryPane) -> None:
    pane.add("set-ssr-benchmarks")
    pane.add("gate-ddr-on-ssr")
    assert pane.needs.isHidden()


def test_nothing_found_offers_to_clear_the_search_or_write_ones_own(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    pane.search.setText("xylophone")
    assert pane._nothing.text() == "Nothing found for “xylophone”"
    qtbot.mouseClick(pane.findChild(QPushButton, "libraryOwn"), Qt.MouseButton.LeftButton)
    assert workspace.brief.recommendations()[-1].title == ""
    qtbot.mouseClick(pane.findChild(QPushButton, "libraryClear"), Qt.MouseButton.LeftButton)
    assert pane.search.text() == ""
    assert len(found(pane)) == len(workspace.library.recommendations)


def test_a_card_is_dragged_as_its_recommendation_and_a_used_one_is_not(pane: LibraryPane) -> None:
    cards = {card.id: card for card in pane.list.rows.values}
    data = pane.list.mime(cards["set-ssr-benchmarks"])
    assert data is not None
    assert data.data(RECOMMENDATION).data() == b"set-ssr-benchmarks"
    assert pane.list.mime(cards["open-community-dialogue"]) is None


def test_a_card_says_what_it_needs_and_whether_the_brief_has_it(pane: LibraryPane) -> None:
    cards = {card.id: card for card in pane.list.rows.values}
    name, said = pane.list.spoken(cards["gate-ddr-on-ssr"])
    assert name == "Gate DDR on SSR"
    assert "Needs: Set SSR benchmarks" in said
    assert "In this brief" in pane.list.spoken(cards["open-community-dialogue"])[1]


def test_the_foot_counts_what_the_brief_has(
    qtbot: QtBot, pane: LibraryPane, workspace: Workspace
) -> None:
    assert pane._count.text() == "2 in this brief"
    pane.add("set-ssr-benchmarks")
    qtbot.waitUntil(lambda: pane._count.text() == "3 in this brief")
