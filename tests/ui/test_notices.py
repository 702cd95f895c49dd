"""The bars over the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from brief_composer.ui.brief_view import BriefView
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button
from brief_composer.ui.widgets.message import MessageCard
from brief_composer.ui.window import Window


@pytest.fixture
def view(window: Window) -> BriefView:
    """A brief open in the window."""
    window.filing.sample()
    assert window.view is not None
    return window.view


def bar(theme: Theme, level: str = "review", text: str = "Words.") -> MessageCard:
    return MessageCard(theme, level, "A title", text, [("Dismiss", lambda: None)])


def test_what_must_be_fixed_stands_over_what_is_good_to_know(view: BriefView, theme: Theme) -> None:
    for key, level in (("good", "ok"), ("look", "review"), ("fix", "fix"), ("more", "review")):
        view.notices.show(key, bar(theme, level))

    assert view.notices.keys == ("fix", "look", "more", "good")


def test_bars_take_room_from_the_text_and_cover_none_of_it(view: BriefView, theme: Theme) -> None:
    view.notices.show("one", bar(theme))
    QTest.qWait(0)

    assert view.notices.area.geometry().bottom() < view.editor.geometry().top()


def test_a_bar_is_as_high_as_its_words_and_buttons(view: BriefView, theme: Theme) -> None:
    card = bar(theme, text="Words of a sentence that is long enough for two lines. " * 3)
    view.notices.show("one", card)
    QTest.qWait(0)

    (dismiss,) = card.findChildren(QPushButton)
    foot = dismiss.mapTo(view.notices.area, dismiss.rect().bottomLeft()).y()
    assert foot < view.notices.area.height()
    assert card.height() == card.heightForWidth(card.width())


def test_many_bars_leave_half_of_the_view_to_the_text(view: BriefView, theme: Theme) -> None:
    for number in range(12):
        view.notices.show(str(number), bar(theme))
    QTest.qWait(0)

    assert view.editor.height() > view.height() * 0.4


def test_one_of_the_same_key_takes_the_place_of_the_old(view: BriefView, theme: Theme) -> None:
    view.notices.show("same", bar(theme, text="Old."))
    view.notices.show("same", bar(theme, text="New."))

    assert view.notices.keys == ("same",)
    card = view.notices.card("same")
    assert card is not None
    assert card.accessibleName() == "A title. New."


def test_the_room_goes_back_to_the_text_with_the_last_bar(view: BriefView, theme: Theme) -> None:
    before = view.editor.height()
    view.notices.show("one", bar(theme))
    view.notices.withdraw("one")
    QTest.qWait(0)

    assert view.editor.height() == before


@pytest.mark.parametrize(("stays", "left"), [(False, ()), (True, ("one",))])
def test_escape_closes_the_bar_with_the_focus_unless_it_stays(
    view: BriefView, theme: Theme, stays: bool, left: tuple[str, ...]
) -> None:
    card = MessageCard(theme, "review", "A title", "Words.")
    inside = button("Do it", lambda: None)
    inside.setParent(card)
    view.notices.show("one", card, stays=stays)
    inside.show()
    inside.setFocus()

    QTest.keyClick(inside, Qt.Key.Key_Escape)

    assert view.notices.keys == left
    assert view.editor.isAncestorOf(view.window().focusWidget())


def test_a_bar_that_is_gone_is_told(view: BriefView, theme: Theme) -> None:
    gone: list[str] = []
    view.notices.closed.connect(gone.append)
    view.notices.show("one", bar(theme))
    view.notices.withdraw("one")
    view.notices.withdraw("one")

    assert gone == ["one"]


def test_a_view_goes_away_with_its_bars(window: Window, view: BriefView, theme: Theme) -> None:
    """Whatever is said while widgets are deleted fails a test."""
    for key in ("one", "two"):
        view.notices.show(key, bar(theme))
    window.filing.let_go()
    QTest.qWait(20)

    assert window.view is None
