"""The checks pane: groups, cards, what their buttons do, setting aside, states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from brief_composer.checks import engine
from brief_composer.model.brief import Brief
from brief_composer.model.finding import Severity
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import paragraph
from brief_composer.session import labels
from brief_composer.session.edits.blocks import move_up
from brief_composer.session.edits.recommendations import mark_position, write_own_recommendation
from brief_composer.session.edits.sections import remove_section, set_section_limit
from brief_composer.session.edits.text import set_prose
from brief_composer.ui.panes.checks import MOST, ChecksPane
from brief_composer.ui.panes.finding_card import FindingCard
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

Check = Callable[[Workspace], None]


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace("gate-ddr-on-ssr")


@pytest.fixture
def pane(
    workspace: Workspace,
    theme: Theme,
    words: Words,
    shown: Callable[..., None],
    checked: Check,
) -> ChecksPane:
    made = ChecksPane(workspace, theme, words)
    shown(made, 364)
    checked(workspace)
    return made


def cards(pane: ChecksPane, code: str) -> list[FindingCard]:
    return [card for card in pane._made.values() if card.finding.code == code]


def press(qtbot: QtBot, pane: ChecksPane, identifier: str) -> None:
    # Cards that were replaced a moment ago are still there, hidden, under the same names.
    def shown() -> list[QPushButton]:
        found = pane.findChildren(QPushButton, identifier)
        return [each for each in found if each.isVisibleTo(pane)]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    button = shown()[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(pane: QWidget) -> list[str]:
    return [each.text() for each in pane.findChildren(QLabel) if each.text()]


def alter_first_quote(brief: Brief) -> Brief:
    block = brief.recommendations()[0]
    section = brief.section_of(block.id)
    assert section is not None
    words = "utterly " + block.evidence[0].text
    changed = structs.replace(
        block, evidence=(structs.replace(block.evidence[0], text=words), *block.evidence[1:])
    )
    blocks = tuple(changed if each is block else each for each in section.blocks)
    sections = tuple(
        structs.replace(section, blocks=blocks) if each is section else each
        for each in brief.sections
    )
    return structs.replace(brief, sections=sections)


def test_the_head_counts_and_the_groups_follow(pane: ChecksPane) -> None:
    said = texts(pane)
    report = pane._told
    assert report is not None
    fix, review = report.count(Severity.FIX), report.count(Severity.REVIEW)
    assert pane._title.text() == f"{fix} to fix, {review} to review"
    assert said.index("Must fix before export") < said.index("To review")


def test_a_card_is_named_with_its_level_title_and_place(pane: ChecksPane) -> None:
    card = cards(pane, "precondition-missing")[0]
    assert card.accessibleName() == (
        "To review. “Gate DDR on SSR” expects another step first. R1 Gate DDR on SSR."
    )
    assert card.accessibleIdentifier() == "finding.precondition-missing.1"


def test_add_it_before_adds_the_step_above_in_one_step(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    before = workspace.brief
    press(qtbot, pane, "finding.precondition-missing.1.main")
    asked = [block.title for block in workspace.brief.recommendations()]
    assert asked == ["Set SSR benchmarks", "Gate DDR on SSR"]
    checked(workspace)
    assert cards(pane, "precondition-missing") == []
    workspace.undo()
    assert workspace.brief is before


def test_not_needed_asks_why_and_sets_it_aside_until_it_is_taken_back(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    press(qtbot, pane, "finding.precondition-missing.1.quiet")
    reason = pane.findChild(QLineEdit, "finding.precondition-missing.1.reason")
    assert "Why is it not needed here?" in texts(pane)
    assert "Kept with the brief, not printed." in texts(pane)
    qtbot.keyClicks(reason, "Agreed with the ministry")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    checked(workspace)
    assert "Set aside" in texts(pane)
    assert "Agreed with the ministry" in texts(pane)
    press(qtbot, pane, "finding.precondition-missing.1.back")
    checked(workspace)
    assert workspace.brief.set_aside == ()
    assert pane.findChild(QPushButton, "finding.precondition-missing.1.main") is not None


def test_not_needed_can_be_thought_better_of(qtbot: QtBot, pane: ChecksPane) -> None:
    press(qtbot, pane, "finding.precondition-missing.1.quiet")
    press(qtbot, pane, "finding.precondition-missing.1.cancel")
    card = cards(pane, "precondition-missing")[0]
    qtbot.waitUntil(
        lambda: [b.text() for b in card.findChildren(QPushButton)][:1] == ["Add it before"]
    )


def test_restore_source_wording_puts_the_source_s_words_back(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    before = workspace.brief.recommendations()[0].evidence[0].text
    workspace.do(labels.TYPING, alter_first_quote)
    checked(workspace)
    assert pane._cards[0].finding.code == "quote-altered"
    press(qtbot, pane, "finding.quote-altered.1.main")
    assert workspace.brief.recommendations()[0].evidence[0].text == before


def test_a_blank_is_removed_where_it_is(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    count = len(cards(pane, "blank-left"))
    press(qtbot, pane, "finding.blank-left.1.quiet")
    checked(workspace)
    assert len(cards(pane, "blank-left")) == count - 1


def test_find_a_quote_shows_the_place_and_asks_for_the_list(
    qtbot: QtBot,
    make_workspace: Callable[..., Workspace],
    theme: Theme,
    words: Words,
    checked: Check,
) -> None:
    workspace = make_workspace()
    workspace.do(labels.WRITING_RECOMMENDATION, write_own_recommendation(title="Do this"))
    pane = ChecksPane(workspace, theme, words)
    qtbot.addWidget(pane)
    checked(workspace)
    id = workspace.brief.recommendations()[0].id
    with qtbot.waitSignals([workspace.reveal_requested, workspace.quote_requested]):
        press(qtbot, pane, "finding.unsupported.1.main")
    press(qtbot, pane, "finding.unsupported.1.quiet")
    assert workspace.brief.recommendations()[0].position
    assert workspace.brief.recommendations()[0].id == id


def test_a_step_that_comes_too_late_is_moved(
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    make_workspace: Callable[..., Workspace],
    checked: Check,
) -> None:
    workspace = make_workspace("set-ssr-benchmarks", "gate-ddr-on-ssr")
    second = workspace.brief.recommendations()[1].id
    workspace.do(labels.MOVING_RECOMMENDATION, move_up(second))
    pane = ChecksPane(workspace, theme, words)
    qtbot.addWidget(pane)
    checked(workspace)
    press(qtbot, pane, "finding.precondition-order.1.main")
    asked = [block.title for block in workspace.brief.recommendations()]
    assert asked == ["Set SSR benchmarks", "Gate DDR on SSR"]


def test_the_limit_of_a_section_is_changed_in_the_card(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    section = workspace.brief.sections[0]
    block = section.blocks[0].id
    workspace.do(labels.TYPING, set_prose(BlockId(block), (paragraph("word " * 30),)))
    workspace.do(labels.CHANGING_LIMIT, set_section_limit(section.id, 20))
    checked(workspace)
    press(qtbot, pane, "finding.section-too-long.1.quiet")
    field = pane.findChild(QSpinBox, "finding.section-too-long.1.limit")
    assert field is not None
    assert field.value() == 20
    field.setValue(40)
    press(qtbot, pane, "finding.section-too-long.1.answer")
    assert workspace.brief.sections[0].limit == 40
    checked(workspace)
    assert cards(pane, "section-too-long") == []


def test_an_empty_section_can_be_left_out(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace
) -> None:
    press(qtbot, pane, "finding.section-empty.1.quiet")
    assert workspace.brief.sections[0].left_out


def test_f4_goes_from_one_finding_to_the_next_and_round(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace
) -> None:
    commands = pane.commands()
    with qtbot.waitSignal(workspace.reveal_requested) as told:
        commands["brief.next_finding"]()
    assert told.args == [pane._cards[0].finding.where]
    assert pane._cards[0].property("current") is True
    commands["brief.previous_finding"]()
    assert pane._cards[-1].property("current") is True
    assert pane._cards[0].property("current") is False


def test_a_click_on_a_card_shows_its_place(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace
) -> None:
    with qtbot.waitSignal(workspace.reveal_requested) as told:
        qtbot.mouseClick(pane._cards[1], Qt.MouseButton.LeftButton)
    assert told.args == [pane._cards[1].finding.where]


def test_a_card_that_says_the_same_stays_the_same_widget(
    pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    kept = cards(pane, "blank-left")
    workspace.do(labels.MARKING_POSITION, mark_position(workspace.brief.recommendations()[0].id))
    workspace.do(labels.DELETING_SECTION, remove_section(workspace.brief.sections[0].id))
    checked(workspace)
    assert cards(pane, "blank-left") == kept


def test_the_keyboard_stays_in_the_list_when_its_card_is_done(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    pane.focus_first()
    assert pane.focusWidget().accessibleIdentifier() == "finding.blank-left.1.main"
    qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_Space)
    checked(workspace)
    assert pane.focusWidget().accessibleIdentifier() == "finding.blank-left.1.main"


def test_the_checks_that_passed_are_listed_on_demand(qtbot: QtBot, pane: ChecksPane) -> None:
    assert "Every quote says what its source says" not in texts(pane)
    press(qtbot, pane, "checksPassed")
    assert "Every quote says what its source says" in texts(pane)
    press(qtbot, pane, "checksPassed")
    qtbot.waitUntil(lambda: "Every quote says what its source says" not in texts(pane))


def test_with_nothing_to_fix_the_export_is_offered(
    qtbot: QtBot,
    make_workspace: Callable[..., Workspace],
    theme: Theme,
    words: Words,
    checked: Check,
) -> None:
    workspace = make_workspace("reframe-the-discourse")
    for section in workspace.brief.sections:
        if section.title != "Recommendations":
            workspace.do(labels.DELETING_SECTION, remove_section(SectionId(section.id)))
    pane = ChecksPane(workspace, theme, words)
    qtbot.addWidget(pane)
    checked(workspace)
    assert pane._title.text() == "Nothing to fix"
    count = len(engine.all_rules())
    assert any(text.startswith(f"All {count} checks passed at") for text in texts(pane))
    with qtbot.waitSignal(pane.wanted) as told:
        press(qtbot, pane, "checksExport")
    assert told.args == ["file.export"]


def test_of_very_many_findings_the_first_are_shown_and_the_rest_on_demand(
    qtbot: QtBot, pane: ChecksPane, workspace: Workspace, checked: Check
) -> None:
    for number in range(MOST + 5):
        title = f"Step {number}"
        workspace.do(labels.WRITING_RECOMMENDATION, write_own_recommendation(title=title))
    checked(workspace)
    reviews = [c for c in pane._cards if c.finding.severity is Severity.REVIEW]
    assert len(reviews) == MOST
    press(qtbot, pane, "checksMore.to_review")
    assert len(pane._cards) > MOST + 5
