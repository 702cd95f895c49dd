"""The outline: rows, going to a place, renaming, deleting, moving, dragging."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from brief_composer.model.ids import BlockId
from brief_composer.session import labels
from brief_composer.session.edits.recommendations import set_title
from brief_composer.ui.flavours import BLOCK, RECOMMENDATION, SECTION, carrying
from brief_composer.ui.panes.outline import OutlinePane
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

ASKS = ("reframe-the-discourse", "open-community-dialogue", "monitor-local-ceasefires")


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace(*ASKS)


@pytest.fixture
def pane(
    workspace: Workspace, theme: Theme, words: Words, shown: Callable[..., None]
) -> OutlinePane:
    made = OutlinePane(workspace, theme, words)
    shown(made)
    made.list.setFocus()
    return made


def titles(pane: OutlinePane) -> list[str]:
    return [f"{row.number} {row.title}".strip() for row in pane.list.rows.values]


def asks(workspace: Workspace) -> list[str]:
    return [block.title for block in workspace.brief.recommendations()]


def test_shows_every_section_with_its_recommendations_under_it(pane: OutlinePane) -> None:
    assert titles(pane)[:4] == [
        "Summary",
        "1 Recommendations",
        "R1 Reframe the discourse",
        "R2 Open community dialogue",
    ]


def test_enter_goes_to_the_place_of_the_current_row(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    second = workspace.brief.recommendations()[1].id
    pane.list.select(second)
    with qtbot.waitSignal(workspace.reveal_requested) as told:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert told.args == [second]


def test_rows_that_no_longer_wrap_are_low_again_when_only_the_width_grew(
    qtbot: QtBot, pane: OutlinePane
) -> None:
    def heights() -> list[int]:
        return [pane.list.rect_of(number).height() for number in range(pane.list.count)]

    before, size = heights(), pane.list.size()
    # The list alone: in its pane the height would change too.
    pane.list.resize(130, size.height())
    qtbot.waitUntil(lambda: max(heights()) > max(before))
    pane.list.resize(size)
    qtbot.waitUntil(lambda: heights() == before)


def test_a_click_goes_to_the_place_of_its_row(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    place = pane.list.rect_of(3).center()
    with qtbot.waitSignal(workspace.reveal_requested) as told:
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [workspace.brief.recommendations()[1].id]


def test_the_current_row_follows_the_caret(pane: OutlinePane, workspace: Workspace) -> None:
    block = workspace.brief.recommendations()[0]
    workspace.set_current(block.evidence[0].id)
    assert pane.list.current_key == block.id


def test_f2_renames_the_current_row_in_one_step(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    pane.list.select(workspace.brief.sections[0].id)
    qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    field = pane.findChild(QLineEdit, "outlineRename")
    qtbot.keyClicks(field, "In short")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert titles(pane)[0] == "In short"
    workspace.undo()
    assert titles(pane)[0] == "Summary"


def test_esc_leaves_the_title_as_it_was(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    before = workspace.brief
    pane.list.select(before.sections[0].id)
    qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    field = pane.findChild(QLineEdit, "outlineRename")
    qtbot.keyClicks(field, "In short")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert workspace.brief is before
    assert pane.list.hasFocus()


def test_delete_deletes_and_offers_the_way_back(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    pane.list.select(workspace.brief.recommendations()[1].id)
    with qtbot.waitSignal(pane.notice) as told:
        qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert told.args == ["Recommendation deleted"]
    assert asks(workspace) == ["Reframe the discourse", "Monitor local ceasefires"]
    assert pane.list.current is not None


def test_alt_shift_arrows_move_the_row_and_keep_it_current(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    first = workspace.brief.recommendations()[0].id
    pane.list.select(first)
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.list, Qt.Key.Key_Down, both)
    assert asks(workspace)[:2] == ["Open community dialogue", "Reframe the discourse"]
    assert pane.list.current_key == first


def test_a_dragged_row_says_where_it_would_go_and_goes_there(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    first, _, third = workspace.brief.recommendations()
    below = pane.list.rect_of(pane.list.number_of(third.id)).bottomLeft() - QPoint(0, 2)
    data = carrying(BLOCK, first.id)
    move = QDragMoveEvent(
        below, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    pane.list.dragMoveEvent(move)
    assert pane.list._mark.says.text() == "Move to Recommendations, after R3"
    drop = QDropEvent(
        QPointF(below),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier(0),
    )
    with qtbot.waitSignal(workspace.changed):
        pane.list.dropEvent(drop)
    assert asks(workspace)[-1] == first.title


def test_a_section_can_be_dragged_to_another_place(pane: OutlinePane, workspace: Workspace) -> None:
    last = workspace.brief.sections[-1]
    spot = pane.list.spot_at(SECTION, last.id, QPoint(20, 2))
    assert spot is not None
    assert pane.list.words_for(SECTION, spot) == "Move to the top"
    pane.list.drop(SECTION, last.id, spot)
    assert workspace.brief.sections[0].id == last.id


def test_an_item_of_the_library_can_be_dropped_after_a_recommendation(
    pane: OutlinePane, workspace: Workspace
) -> None:
    number = pane.list.number_of(workspace.brief.recommendations()[0].id)
    low = pane.list.rect_of(number).bottomLeft() - QPoint(0, 2)
    spot = pane.list.spot_at(RECOMMENDATION, "set-ssr-benchmarks", low)
    assert spot is not None
    assert pane.list.words_for(RECOMMENDATION, spot) == "Add to Recommendations, after R1"
    pane.list.drop(RECOMMENDATION, "set-ssr-benchmarks", spot)
    assert asks(workspace)[1] == "Set SSR benchmarks"


def test_a_section_left_out_says_so_and_can_be_taken_in_again(
    pane: OutlinePane, workspace: Workspace
) -> None:
    pane.list.select(workspace.brief.sections[0].id)
    menu = {action.text(): action for action in pane.list.menu().actions()}
    menu["Leave it out"].trigger()
    row = pane.list.rows.values[0]
    assert row.left_out
    assert "left out" in pane.list.spoken(row)[1]
    menu = {action.text(): action for action in pane.list.menu().actions()}
    menu["Take it in again"].trigger()
    assert not workspace.brief.sections[0].left_out


def test_a_row_says_what_the_checks_found_in_it(
    pane: OutlinePane, workspace: Workspace, checked: Callable[[Workspace], None]
) -> None:
    checked(workspace)
    about = pane.list.rows.values[-1]
    assert about.level == "fix"
    assert "to fix" in pane.list.spoken(about)[1]


def test_the_foot_says_words_and_pages(pane: OutlinePane, words: Words) -> None:
    pane.show_pages(3)
    assert pane._page_count.text() == "3 pages"
    assert pane._count.text().endswith("of 1,500 words")


def test_typing_keeps_the_scroll_and_the_current_row(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    pane.resize(282, 220)
    last = pane.list.rows.values[-1].id
    pane.list.select(last)
    scroll = pane.list.verticalScrollBar().value()
    assert scroll > 0
    block = workspace.brief.recommendations()[0].id
    workspace.do(labels.CHANGING_TITLE, set_title(BlockId(block), "Say it another way"))
    qtbot.waitUntil(lambda: "R1 Say it another way" in titles(pane))
    assert (pane.list.current_key, pane.list.verticalScrollBar().value()) == (last, scroll)


def test_a_new_section_stands_after_the_current_one_ready_to_be_named(
    qtbot: QtBot, pane: OutlinePane, workspace: Workspace
) -> None:
    pane.list.select(workspace.brief.sections[0].id)
    pane.add_section()
    field = pane.findChild(QLineEdit, "outlineRename")
    qtbot.keyClicks(field, "Context")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [section.title for section in workspace.brief.sections][1] == "Context"
