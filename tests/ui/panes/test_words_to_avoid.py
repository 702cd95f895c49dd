"""The cards of words to avoid and of initials: what their buttons do, and for which readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brief_composer.model import markup
from brief_composer.model.ids import BlockId
from brief_composer.session import labels
from brief_composer.session.edits.details import set_details
from brief_composer.session.edits.text import set_prose
from brief_composer.ui.panes.checks import ChecksPane
from brief_composer.ui.panes.details import DetailsPane
from brief_composer.ui.panes.finding_card import FindingCard
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words, load

Make = Callable[..., Workspace]
Open = Callable[[str], tuple[Workspace, ChecksPane]]


@pytest.fixture
def opened(
    make_workspace: Make,
    theme: Theme,
    words: Words,
    shown: Callable[..., None],
    checked: Callable[[Workspace], None],
) -> Open:
    """Opens a brief whose first text says these words, with the checks beside it."""

    def open_with(said: str) -> tuple[Workspace, ChecksPane]:
        workspace = make_workspace()
        edit = set_prose(first_text(workspace), markup.parse(said))
        workspace.do(labels.TYPING, edit)
        pane = ChecksPane(workspace, theme, words)
        shown(pane, 364)
        checked(workspace)
        return workspace, pane

    return open_with


def first_text(workspace: Workspace) -> BlockId:
    return next(block.id for block in workspace.brief.blocks())


def said(workspace: Workspace) -> str:
    block = workspace.brief.block(first_text(workspace))
    assert block is not None
    return markup.write(block.prose)


def texts(pane: ChecksPane, code: str) -> list[str]:
    shown = [card for card in pane.findChildren(FindingCard) if card.finding.code == code]
    return [each.text() for card in shown for each in card.findChildren(QLabel) if each.text()]


def button(pane: ChecksPane, identifier: str) -> QPushButton:
    found = pane.findChild(QPushButton, identifier)
    assert found is not None, identifier
    return found


def test_a_card_says_what_to_use_and_why(opened: Open) -> None:
    _, pane = opened("The terrorist groups left.")
    title, *_, text = texts(pane, "loaded-term")
    assert title == "“terrorist groups” may close the door to dialogue"
    assert text.startswith("Your house style suggests “armed groups”. The word judges")
    assert button(pane, "finding.loaded-term.1.main").text() == "Use “armed groups”"


def test_one_press_puts_the_better_words_and_one_undo_takes_them_back(
    qtbot: QtBot, opened: Open
) -> None:
    workspace, pane = opened("A **terrorist group** left.")
    main = button(pane, "finding.loaded-term.1.main")
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)
    assert said(workspace) == "**An armed group** left."
    workspace.undo()
    assert said(workspace) == "A **terrorist group** left."


def test_a_word_that_changed_since_is_not_replaced(qtbot: QtBot, opened: Open) -> None:
    workspace, pane = opened("The terrorist groups left.")
    workspace.do(
        labels.TYPING, set_prose(first_text(workspace), markup.parse("Nobody at all left."))
    )
    qtbot.mouseClick(button(pane, "finding.loaded-term.1.main"), Qt.MouseButton.LeftButton)
    assert said(workspace) == "Nobody at all left."


def test_initials_are_written_out_with_one_press(qtbot: QtBot, opened: Open) -> None:
    workspace, pane = opened("First comes SSR.")
    main = button(pane, "finding.acronym.1.main")
    assert main.text() == "Add “security sector reform (SSR)”"
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)
    assert said(workspace) == "First comes security sector reform (SSR)."


def test_initials_nobody_knows_lead_to_their_place(qtbot: QtBot, opened: Open) -> None:
    workspace, pane = opened("The QZX met.")
    main = button(pane, "finding.acronym.1.main")
    assert main.text() == "Go to it"
    with qtbot.waitSignal(workspace.reveal_requested) as revealed:
        qtbot.mouseClick(main, Qt.MouseButton.LeftButton)
    assert revealed.args == [first_text(workspace)]
    assert "write it out" in texts(pane, "acronym")[-1]


def test_known_to_readers_sets_the_initials_aside_for_the_whole_brief(
    qtbot: QtBot, opened: Open
) -> None:
    workspace, pane = opened("First comes SSR.")
    quiet = next(
        each for each in pane.findChildren(QPushButton) if each.text() == "Known to readers"
    )
    qtbot.mouseClick(quiet, Qt.MouseButton.LeftButton)
    assert [(each.code, each.where) for each in workspace.brief.set_aside] == [("acronym", "/SSR")]


def test_the_kind_of_readers_is_chosen_in_the_details(
    qtbot: QtBot, make_workspace: Make, theme: Theme, words: Words
) -> None:
    workspace = make_workspace()
    pane = DetailsPane(workspace, theme, words)
    qtbot.addWidget(pane)
    box = pane.findChild(QComboBox, "details.profile")
    assert box is not None
    assert [box.itemText(n) for n in range(box.count())] == [
        "Any",
        "Authorities in Bamako",
        "United Nations and donors",
        "Community radio",
    ]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert workspace.brief.details.profile == "authorities"
    workspace.do(labels.CHANGING_DETAILS, set_details(profile="radio"))
    assert box.currentText() == "Community radio"


def test_the_names_of_the_edits_are_there_in_both_languages() -> None:
    for language in ("en", "fr"):
        catalogue = load(language)
        using = labels.using_better("armed groups")
        assert "armed groups" in catalogue(using.key, **dict(using.params))
        explaining = labels.explaining_acronym("SSR")
        assert "SSR" in catalogue(explaining.key, **dict(explaining.params))
