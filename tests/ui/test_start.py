"""The start page: templates, recent briefs, and what Enter does."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer import words as catalogue
from brief_composer.library.load import load
from brief_composer.ui.remembered import Recent, RecentBriefs, Remembered
from brief_composer.ui.start.page import StartIntents, StartPage
from brief_composer.ui.start.recent import when
from brief_composer.ui.theme.theme import Theme
from tools.template_index import index

WORDS = catalogue.load("en")


class Asked:
    """What the page asked the window for."""

    def __init__(self) -> None:
        self.said: list[tuple[str, object]] = []

    def intents(self) -> StartIntents:
        return StartIntents(
            lambda id: self.said.append(("new", id)),
            lambda: self.said.append(("open", None)),
            lambda path: self.said.append(("open path", path)),
            lambda path: self.said.append(("find", path)),
            lambda: self.said.append(("sample", None)),
        )


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def recent(tmp_path: Path) -> RecentBriefs:
    made = RecentBriefs()
    here = tmp_path / "Here.brief"
    here.write_text("a brief", "utf-8")
    made.add(tmp_path / "Gone.brief", "Gone", "en-GB")
    made.add(here, "Here", "en-GB", 1)
    return made


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, recent: RecentBriefs, asked: Asked) -> StartPage:
    made = StartPage(recent, asked.intents(), theme, WORDS)
    qtbot.addWidget(made)
    made.resize(1366, 710)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_index_repeats_the_templates_exactly() -> None:
    held = json.loads(paths.resource("templates", "index.json").read_text("utf-8"))
    assert held == index(load()), "run: python -m tools.template_index"


def test_the_first_template_is_selected_and_the_hint_says_so(page: StartPage) -> None:
    assert page.templates.current() == "policy-brief"
    assert page.hint == "Press Enter to use “Policy brief”"


def test_enter_starts_a_brief_from_the_selected_template(
    page: StartPage, asked: Asked, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.templates, Qt.Key.Key_Right)
    qtbot.keyClick(page.templates, Qt.Key.Key_Return)
    assert asked.said == [("new", "two-page-alert")]


def test_searching_keeps_the_templates_that_answer(page: StartPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "alert")
    assert [card.id for card in page.templates.cards.cards] == ["two-page-alert"]
    assert page.hint == "Press Enter to use “Two-page alert”"


def test_a_search_without_answer_says_what_to_do(page: StartPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "zebra")
    assert page._nothing.isVisible()
    assert page._nothing.text() == "Nothing found for “zebra”"
    assert page.hint == ""


def test_clearing_the_search_brings_all_templates_back(page: StartPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "zebra")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.templates.cards.rowCount() == len(load().templates)


def test_recent_briefs_say_when_and_what_is_to_fix(page: StartPage) -> None:
    entry = page.recents.briefs.entries[0]
    assert page.recents.briefs.state(entry).endswith(" · 1 to fix")
    assert page.recents.briefs.state(entry).startswith("Today, ")


def test_a_recent_brief_opens_with_enter(page: StartPage, asked: Asked, qtbot: QtBot) -> None:
    page.recents.setCurrentIndex(page.recents.briefs.index(0))
    qtbot.keyClick(page.recents, Qt.Key.Key_Return)
    assert asked.said == [("open path", page.recents.briefs.entries[0].path)]


def test_a_missing_brief_offers_to_be_found_or_removed(page: StartPage, asked: Asked) -> None:
    gone = page.recents.briefs.index(1)
    assert page.recents.briefs.state(page.recents.briefs.entries[1]) == "Not found"
    menu = page.recents.menu_for(gone)
    assert [a.text() for a in menu.actions()] == ["Find the file…", "Remove from list"]
    menu.actions()[0].trigger()
    assert [kind for kind, _ in asked.said] == ["find"]


def test_removing_a_brief_takes_it_off_the_list_alone(
    page: StartPage, recent: RecentBriefs
) -> None:
    here = page.recents.briefs.entries[0].path
    page.recents.menu_for(page.recents.briefs.index(0)).actions()[1].trigger()
    assert [each.title for each in recent()] == ["Gone"]
    assert here.is_file()


def test_without_recent_briefs_the_page_says_where_they_will_be(
    qtbot: QtBot, theme: Theme, asked: Asked
) -> None:
    made = StartPage(RecentBriefs(), asked.intents(), theme, WORDS)
    qtbot.addWidget(made)
    assert made._side_stack.currentIndex() == 1


def test_cards_stay_in_the_page_at_every_width(page: StartPage, qapp: QApplication) -> None:
    for width in (800, 1024, 1366, 1600, 2560):
        page.resize(width, 700)
        qapp.processEvents()
        grid = page.templates.parentWidget()
        assert grid is not None
        for row in range(page.templates.cards.rowCount()):
            box = page.templates.visualRect(page.templates.cards.index(row))
            assert box.right() - 16 <= grid.width(), width
            assert not box.isEmpty()


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "Today, 10:42"), (1, "Yesterday"), (2, "10 May"), (400, "8 April 2023")],
)
def test_times_are_said_as_people_say_them(days: int, said: str) -> None:
    now = time.mktime((2024, 5, 12, 18, 0, 0, 0, 0, -1))
    then = time.mktime((2024, 5, 12 - days, 10, 42, 0, 0, 0, -1))
    assert when(then, WORDS, now) == said


def test_the_newest_brief_stands_first_and_only_once(tmp_path: Path) -> None:
    recent = RecentBriefs()
    for name in ("a", "b", "a"):
        recent.add(tmp_path / name, name, "en")
    assert [each.title for each in recent()] == ["a", "b"]


def test_recent_briefs_are_known_to_the_next_start(tmp_path: Path) -> None:
    RecentBriefs().add(tmp_path / "a.brief", "A", "fr-FR", 2)
    (entry,) = RecentBriefs()()
    assert entry == Recent(tmp_path / "a.brief", "A", entry.at, 2, "fr-FR")


def test_a_spoilt_memory_is_passed_over() -> None:
    paths.state().mkdir(parents=True)
    (paths.state() / "recent.json").write_text('{"briefs": [{"path": 1}, 7, null]', "utf-8")
    (paths.state() / "window.json").write_text("[]", "utf-8")
    assert RecentBriefs()() == ()
    assert Remembered("window").get("left", "outline") == "outline"
