"""Find a command: commands, sections and recommendations by whatever one calls them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from brief_composer.model.ids import RecommendationId
from brief_composer.ui.desk import Request
from brief_composer.ui.finder import Finder, Found, Offer, answers
from brief_composer.ui.window import Window
from brief_composer.ui.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def workspace(window: Window, tmp_path: Path) -> Workspace:
    """An open brief with one recommendation."""
    request = Request(
        "policy-brief",
        "Talking first",
        "",
        "2026-11-22",
        "en-GB",
        "standard",
        tmp_path,
        (RecommendationId("reframe-the-discourse"),),
    )
    window.filing._take(lambda: window.filing.desk.create(request))
    assert window.filing.workspace is not None
    return window.filing.workspace


@pytest.fixture
def finder(window: Window, workspace: Workspace, qtbot: QtBot) -> Finder:
    qtbot.keyClick(window, KEY.Key_Q, Qt.KeyboardModifier.AltModifier)
    found = window.findChild(Finder)
    assert isinstance(found, Finder)
    return found


def titles(finder: Finder) -> list[str]:
    return [each.title for each in finder.found.rows if not each.heading]


def test_the_box_has_the_focus_and_lists_commands(finder: Finder) -> None:
    assert QApplication.focusWidget() is finder.box
    assert "Check now" in titles(finder)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("export", "Export…"),
        ("save as", "Save a copy…"),
        ("footnote", "Quote…"),
        ("word count", "Brief details…"),
        ("CHECK", "Check now"),
        ("dark mode", "Dark"),
    ],
)
def test_commands_are_found_by_the_names_of_other_programs(
    finder: Finder, qtbot: QtBot, typed: str, first: str
) -> None:
    qtbot.keyClicks(finder.box, typed)
    assert titles(finder)[0] == first


def test_sections_and_recommendations_are_found(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.box, "reframe")
    assert titles(finder) == ["Reframe the discourse"]
    finder.box.clear()
    qtbot.keyClicks(finder.box, "summary")
    assert "Summary" in titles(finder)


def test_enter_runs_what_is_selected_and_closes(
    window: Window, finder: Finder, qtbot: QtBot
) -> None:
    qtbot.keyClicks(finder.box, "dark")
    qtbot.keyClick(finder.box, KEY.Key_Return)
    assert window._theme.dark
    assert not finder.isVisible()
    window.commands.run("view.theme.light")


def test_enter_on_a_recommendation_goes_to_it(
    workspace: Workspace, finder: Finder, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.reveal_requested) as told:
        qtbot.keyClicks(finder.box, "reframe")
        qtbot.keyClick(finder.box, KEY.Key_Return)
    assert told.args == [workspace.brief.recommendations()[0].id]


def test_arrows_pass_over_headings(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.box, "re")
    rows = finder.found.rows
    for _ in range(len(rows) + 3):
        qtbot.keyClick(finder.box, KEY.Key_Down)
        assert not rows[finder.list.currentIndex().row()].heading
    assert finder.list.currentIndex().row() == len(rows) - 1


def test_nothing_found_says_what_to_do(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.box, "xyz")
    assert finder._nothing.text() == "No command called “xyz”. Try another word."
    assert finder._nothing.isVisible()
    assert not finder.list.isVisible()


def test_escape_closes_and_gives_the_focus_back(
    window: Window, finder: Finder, qtbot: QtBot
) -> None:
    qtbot.keyClick(finder.box, KEY.Key_Escape)
    assert not finder.isVisible()
    now: QWidget | None = QApplication.focusWidget()
    assert window.view is not None
    assert now is not None
    assert now is window.view.editor or window.view.editor.isAncestorOf(now)


def test_a_quote_goes_to_the_recommendation_the_caret_is_in(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.reveal(workspace.brief.recommendations()[0].id)
    qtbot.keyClick(window, KEY.Key_Q, Qt.KeyboardModifier.AltModifier)
    finder = window.findChild(Finder)
    assert isinstance(finder, Finder)
    qtbot.keyClicks(finder.box, "footnote")
    assert titles(finder)[0] == "Add a quote to R1"


def test_names_that_begin_with_the_word_come_first() -> None:
    offers = [offer("Remove accents", ""), offer("Paste", "accents"), offer("Accents", "")]
    assert [f.title for f in answers(offers, "accents")] == ["Accents", "Remove accents", "Paste"]


def test_accents_and_capitals_make_no_difference() -> None:
    assert answers([offer("Réglages", "")], "REGLAGES") != []


def offer(title: str, also: str) -> Offer:
    from brief_composer.library.search import fold

    act: Callable[[], object] = list
    return Offer(Found(title, act=act), fold(title), fold(also))
