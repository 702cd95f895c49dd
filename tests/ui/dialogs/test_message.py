"""The dialog that says one thing: its words are never cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from brief_composer.ui.dialogs.message import HEIGHT, MessageDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.words import Words

LONG = "“What must come before disarmament in central Mali, and what may come after it”"


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 520)
    made.show()
    return made


def shown(theme: Theme, words: Words, over: QWidget, title: str, text: str) -> MessageDialog:
    dialog = MessageDialog(theme, words, over, title, text, [("Close", lambda: None)])
    dialog.open()
    return dialog


@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_long_title_goes_on_in_the_next_line(
    theme: Theme, words: Words, over: QWidget, times: int
) -> None:
    dialog = shown(theme, words, over, LONG * times, "Words. " * 20 * times)

    for each in dialog.findChildren(QLabel):
        if each.text():
            assert each.width() >= each.minimumSizeHint().width()
            assert each.height() >= each.heightForWidth(each.width())


def test_few_words_have_room_around_them(theme: Theme, words: Words, over: QWidget) -> None:
    dialog = shown(theme, words, over, "Short", "Words.")

    assert dialog.card.height() == HEIGHT
