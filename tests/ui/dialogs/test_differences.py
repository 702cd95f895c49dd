"""The view of differences: every mark in words and looks, in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec import structs
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brief_composer import words as catalogue
from brief_composer.model.brief import Brief, Details
from brief_composer.session.differences import How, What, compare
from brief_composer.ui.dialogs.differences import DifferencesDialog, open_differences
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.difference_text import DifferenceText, Side
from brief_composer.words import Words
from tests import example

BEFORE = Brief(Details("The river rises"))
AFTER = structs.replace(BEFORE, details=Details("The river falls", word_limit=900))


@pytest.fixture
def text(qtbot: QtBot, theme: Theme, words: Words) -> Iterator[DifferenceText]:
    made = DifferenceText(theme, words)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    yield made
    made.close_part()


def compared(qtbot: QtBot, text: DifferenceText, before: Brief, after: Brief) -> None:
    with qtbot.waitSignal(text.compared):
        text.compare(Side("10:38", before), Side("Now", after))


def look_of(text: DifferenceText, words: str) -> QTextCharFormat:
    cursor = text.document().find(words)
    assert not cursor.isNull(), words
    cursor.setPosition(cursor.selectionStart())
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    return cursor.charFormat()


def test_what_was_put_in_is_underlined_and_what_was_taken_out_struck(
    qtbot: QtBot, text: DifferenceText
) -> None:
    compared(qtbot, text, BEFORE, AFTER)
    assert look_of(text, "falls").fontUnderline()
    assert look_of(text, "rises").fontStrikeOut()
    same = look_of(text, "The river")
    assert not same.fontUnderline()
    assert not same.fontStrikeOut()


def test_the_legend_names_both_sides(qtbot: QtBot, text: DifferenceText) -> None:
    compared(qtbot, text, BEFORE, AFTER)
    first = text.toPlainText().splitlines()[0]
    assert first.startswith("Underlined: only in “Now”. Struck through: only in “10:38”.")


def test_without_differences_it_says_so(qtbot: QtBot, text: DifferenceText) -> None:
    compared(qtbot, text, BEFORE, BEFORE)
    assert text.toPlainText() == "No differences\n“10:38” and “Now” say the same."


def test_the_colours_follow_the_theme(qtbot: QtBot, text: DifferenceText, theme: Theme) -> None:
    compared(qtbot, text, BEFORE, AFTER)
    theme.force("dark")
    assert look_of(text, "falls").foreground().color() == theme.colour("ok")
    theme.force("light")
    assert look_of(text, "falls").foreground().color() == theme.colour("ok")


def test_the_dialog_counts_the_differences(
    qtbot: QtBot, theme: Theme, words: Words, text: DifferenceText
) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1000, 700)
    over.show()
    pressed: list[str] = []
    dialog: DifferencesDialog = open_differences(
        theme,
        words,
        over,
        Side("10:38", BEFORE),
        Side("Now", AFTER),
        choices=[("Keep both", lambda: pressed.append("both"))],
    )
    qtbot.waitUntil(lambda: "2 differences" in dialog.note.text())
    assert dialog.note.text() == "10:38 → Now · 2 differences"
    dialog._choose(lambda: pressed.append("both"))
    assert pressed == ["both"]
    assert dialog.isHidden()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_there_are_words_for_every_row(language: str) -> None:
    words = catalogue.load(language)
    for what in What:
        for how in How:
            if (what, how) not in NEVER:
                assert f"differences.{what.value}-{how.value}" in words


NEVER = {
    *((What.DETAIL, how) for how in (How.ADDED, How.REMOVED, How.MOVED)),
    *((what, How.MOVED) for what in (What.QUOTE, What.SOURCE, What.TERM, What.ASIDE)),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_there_are_words_for_every_part(language: str) -> None:
    words = catalogue.load(language)
    nothing = Brief(Details(language="", house_style=""))

    def known(part: str) -> bool:
        return f"differences.part.{part}" in words

    assert [n for n in Details.__struct_fields__ if not known(n)] == []
    rows = [*compare(nothing, example.brief()).rows, *compare(example.brief(), nothing).rows]
    assert [row.part for row in rows if row.part and not known(row.part)] == []
