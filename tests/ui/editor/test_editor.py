"""The editor: what is done in the column is in the brief, and what is in the brief is shown."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from brief_composer.model.blocks import RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief, Details, Section, SectionRole
from brief_composer.model.ids import BlockId, EvidenceId, SectionId
from brief_composer.model.richtext import Blank, ParagraphKind, paragraph, plain
from brief_composer.session.edits import evidence, text
from brief_composer.session.history import Label
from brief_composer.ui.editor.blocks import BlockRow
from brief_composer.ui.editor.editor import BriefEditor
from brief_composer.ui.editor.extents import Spot, end_of
from brief_composer.ui.editor.recommendation_row import RecommendationRow
from brief_composer.ui.editor.sections import SectionRow
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.editor.text_row import TextRow
from brief_composer.ui.flavours import carrying
from brief_composer.ui.theme.theme import Theme
from tests.ui.editor import briefs

MakeEditor = Callable[..., BriefEditor]
WHOLE_WORDS = (6, 22)
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def ask_row(editor: BriefEditor, id: str) -> RecommendationRow:
    found = editor.column.need(f"block:{id}")
    assert isinstance(found, RecommendationRow)
    return found


def text_row(editor: BriefEditor, id: str) -> TextRow:
    found = editor.column.need(f"block:{id}")
    assert isinstance(found, TextRow)
    return found


def type_(words: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def two_texts(*paragraphs: str, after: str = "After.") -> Brief:
    blocks = (
        TextBlock(BlockId("b1"), tuple(paragraph(each) for each in paragraphs)),
        TextBlock(BlockId("b2"), (paragraph(after),)),
    )
    return Brief(Details(), (Section(SectionId("s1"), "One", blocks=blocks),), counter=9)


def prose(editor: BriefEditor, id: str) -> tuple[object, ...]:
    block = editor.workspace.brief.block(BlockId(id))
    assert block is not None
    return block.prose


# -------------------------------------------------------------------------------- typing and undo


def test_what_is_typed_is_in_the_brief_at_once(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b1"), Spot(0, 0))
    type_("So. ")
    assert prose(editor, "b1") == (paragraph("So. Talks first, then arms."),)


def test_typing_is_one_step_and_undo_brings_the_caret_back(make_editor: MakeEditor) -> None:
    editor = make_editor()
    before = editor.workspace.brief
    editor.caret.into_text(BlockId("b1"), Spot(0, 5))
    type_("ing")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.workspace.brief == before
    row = text_row(editor, "b1")
    assert row.text.prose == before.sections[0].blocks[0].prose
    assert row.text.caret() == Spot(0, 5)
    assert row.text.hasFocus()


def test_undo_of_an_edit_elsewhere_goes_to_its_place(make_editor: MakeEditor) -> None:
    editor = make_editor(briefs.long(200, 20))
    editor.caret.into_text(BlockId("b0"), Spot(0, 0))
    type_("x")
    editor.caret.into_text(BlockId("b9"), Spot(0, 0))
    editor.workspace.undo()
    row = text_row(editor, "b0")
    assert row.text.hasFocus()
    assert 0 <= row.geometry().top() + row.text.caret_rect().top() < editor.column.height()


def test_undo_in_the_text_is_left_to_the_window(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b1"))
    type_("abc")
    assert not text_row(editor, "b1").text.document().isUndoAvailable()
    assert editor.workspace.session.history.undo_label == Label("edit.typing")


def test_typing_into_an_empty_section_makes_a_text_and_keeps_the_caret(
    make_editor: MakeEditor,
) -> None:
    brief = Brief(Details(), (Section(SectionId("s1"), "One", hint="Say it"),), counter=1)
    editor = make_editor(brief)
    editor.caret.reveal("s1")
    widget = QApplication.focusWidget()
    type_("Hello")
    assert QApplication.focusWidget() is widget
    assert [b.prose for b in editor.workspace.brief.blocks()] == [(paragraph("Hello"),)]
    assert editor.caret.block_id() == next(editor.workspace.brief.blocks()).id


def test_going_to_a_section_puts_the_caret_into_its_text_and_not_its_heading(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor(two_texts("One"))
    section = editor.workspace.brief.sections[0]
    editor.caret.reveal(section.id)
    type_("So ")
    assert editor.workspace.brief.sections[0].title == section.title
    assert editor.caret.block_id() == section.blocks[0].id


def test_a_long_text_spills_and_the_caret_follows(make_editor: MakeEditor) -> None:
    editor = make_editor(two_texts(*(f"Paragraph {n}" for n in range(30))))
    editor.caret.into_text(BlockId("b1"), Spot(29, 12))
    press(Qt.Key.Key_Return)
    type_("On")
    blocks = list(editor.workspace.brief.blocks())
    assert sum(len(block.prose) for block in blocks) == 32
    assert all(len(block.prose) <= 30 for block in blocks)
    id = editor.caret.block_id()
    assert id is not None
    assert id != "b1"
    assert prose(editor, id)[-1] == paragraph("On")


def test_french_spacing_is_undone_by_one_undo(make_editor: MakeEditor) -> None:
    editor = make_editor(briefs.sample("fr-FR"))
    editor.caret.into_text(
        BlockId("b1"), end_of(editor.workspace.brief.sections[0].blocks[0].prose)
    )
    type_("!")
    assert prose(editor, "b1") == (paragraph("Talks first, then arms.\u202f!"),)
    editor.workspace.undo()
    assert prose(editor, "b1") == (paragraph("Talks first, then arms.!"),)


@pytest.mark.parametrize("seed", [7, 24, 124])
def test_random_edits_undone_give_the_start_and_redone_the_end(
    make_editor: MakeEditor, seed: int
) -> None:
    rng = random.Random(seed)
    editor = make_editor(briefs.sample("fr-FR" if seed % 2 else "en-GB"))
    start = editor.workspace.brief
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up]
    keys += [Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Tab]
    for _ in range(40):
        ids = [block.id for block in editor.workspace.brief.blocks()]
        id = rng.choice(ids)
        match rng.randrange(12):
            case 0:
                editor.acting.move(id, rng.choice((-1, 1)))
            case 1 if len(ids) > 4:
                editor.acting.delete(id)
            case 2:
                editor.acting.duplicate(id)
            case 3:
                editor.caret.into_text(id)
                editor.set_paragraph_kind(rng.choice(list(ParagraphKind)))
            case 4:
                editor.caret.into_text(id)
                editor.toggle_bold()
                type_("bold")
            case 5:
                editor.acting.into_plain_text(id)
            case 6:
                editor.acting.collapse(id)
            case 7:
                editor.acting.text_after(id)
            case 8:
                editor.caret.into_text(id)
                pasted = tuple(paragraph(f"Line {n}") for n in range(rng.randrange(1, 40)))
                text_of(editor, id).insert(pasted, "paste")
            case _:
                editor.caret.into_text(id, Spot(0, rng.randrange(9)))
                for _ in range(rng.randrange(6)):
                    if rng.random() < 0.5:
                        type_("word")
                    else:
                        press(rng.choice(keys))
        shown_as_in_brief(editor)
    end = editor.workspace.brief
    while editor.workspace.undo():
        shown_as_in_brief(editor)
    assert editor.workspace.brief == start
    while editor.workspace.redo():
        shown_as_in_brief(editor)
    assert editor.workspace.brief == end


def text_of(editor: BriefEditor, id: str) -> ProseEdit:
    row = editor.column.need(f"block:{id}")
    assert isinstance(row, BlockRow)
    return row.text


def shown_as_in_brief(editor: BriefEditor) -> None:
    for row in editor.column.rows():
        if isinstance(row, BlockRow) and row.block_id:
            block = editor.workspace.brief.block(row.block_id)
            assert block is not None
            assert row.text.prose == block.prose
        if isinstance(row, RecommendationRow):
            assert isinstance(block := row.block(), RecommendationBlock)
            assert row.title.toPlainText() == block.title


# ------------------------------------------------------------------------------ crossing blocks


def test_down_at_the_last_line_goes_into_the_next_text(make_editor: MakeEditor) -> None:
    editor = make_editor(two_texts("One"))
    editor.caret.into_text(BlockId("b1"), Spot(0, 2))
    press(Qt.Key.Key_Down)
    row = text_row(editor, "b2")
    assert row.text.hasFocus()
    assert row.text.caret().offset in (2, 3)


def test_left_at_the_start_goes_to_the_end_of_the_text_before(make_editor: MakeEditor) -> None:
    editor = make_editor(two_texts("One"))
    editor.caret.into_text(BlockId("b2"), Spot(0, 0))
    press(Qt.Key.Key_Left)
    assert text_row(editor, "b1").text.hasFocus()
    assert text_row(editor, "b1").text.caret() == Spot(0, 3)


def test_up_from_a_recommendation_s_text_goes_to_its_title(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b10"), Spot(0, 0))
    press(Qt.Key.Key_Up)
    assert ask_row(editor, "b10").title.hasFocus()


def test_backspace_at_the_start_joins_with_the_text_before(make_editor: MakeEditor) -> None:
    editor = make_editor(two_texts("One"))
    editor.caret.into_text(BlockId("b2"), Spot(0, 0))
    press(Qt.Key.Key_Backspace)
    assert prose(editor, "b1") == (paragraph("OneAfter."),)
    assert text_row(editor, "b1").text.caret() == Spot(0, 3)
    type_("!")
    assert prose(editor, "b1") == (paragraph("One!After."),)


def test_escape_selects_the_block_and_enter_goes_back_in(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b11"))
    press(Qt.Key.Key_Escape)
    row = ask_row(editor, "b11")
    assert row.hasFocus()
    assert row.chosen
    press(Qt.Key.Key_Down)
    assert ask_row(editor, "b12").hasFocus()
    press(Qt.Key.Key_Return)
    assert ask_row(editor, "b12").text.hasFocus()


def test_a_move_is_announced(make_editor: MakeEditor) -> None:
    editor = make_editor()
    told: list[str] = []
    editor.stage.announced.connect(told.append)
    editor.acting.move("b12", -1)
    assert told == ["Moved to position 2 of 4"]


def test_a_selected_block_is_moved_and_deleted_with_keys(make_editor: MakeEditor) -> None:
    editor = make_editor()
    told: list[str] = []
    editor.notice.connect(told.append)
    editor.caret.choose("b12")
    press(Qt.Key.Key_Up, ALT_SHIFT)
    assert [block.id for block in editor.workspace.brief.recommendations()][1] == "b12"
    assert ask_row(editor, "b12").hasFocus()
    press(Qt.Key.Key_Delete)
    assert editor.workspace.brief.block(BlockId("b12")) is None
    assert told == ["Recommendation deleted"]


def test_tab_goes_through_the_column_in_reading_order_and_out(
    make_editor: MakeEditor, qtbot: QtBot
) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b1"))
    seen: list[str] = []
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.accessibleIdentifier())
    assert seen[0] == "section.2.title"
    assert seen[2:]
    assert "block.b10.title" in seen


def test_control_end_goes_to_the_end_of_the_brief_and_home_to_its_start(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor(briefs.long(200, 20))
    editor.caret.into_text(BlockId("b0"), Spot(0, 4))
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert editor.caret.block_id() == "b9"
    assert text_row(editor, "b9").text.caret() == end_of(
        editor.workspace.brief.sections[2].blocks[-1].prose
    )
    press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert editor.caret.section_id() == "s1"


def test_page_down_goes_one_screen_on(make_editor: MakeEditor) -> None:
    editor = make_editor(briefs.long(200, 20))
    editor.caret.into_text(BlockId("b0"), Spot(0, 4))
    bar = editor.column.verticalScrollBar()
    bar.setValue(0)
    press(Qt.Key.Key_PageDown)
    assert abs(bar.value() - bar.pageStep()) < 60
    row = editor.caret.row()
    assert isinstance(row, BlockRow)
    assert 0 < row.text.mapTo(editor.column, row.text.caret_rect().center()).y() < 700


def test_the_caret_is_kept_while_one_looks_elsewhere(make_editor: MakeEditor) -> None:
    editor = make_editor(briefs.long())
    editor.caret.into_text(BlockId("b3"), Spot(7, 9))
    editor.find_bar.open_find()
    editor.column.verticalScrollBar().setValue(editor.column.verticalScrollBar().maximum())
    editor.focus_first()
    assert text_row(editor, "b3").text.hasFocus()
    assert text_row(editor, "b3").text.caret() == Spot(7, 9)


def test_undo_in_a_text_higher_than_the_view_does_not_scroll(make_editor: MakeEditor) -> None:
    editor = make_editor(briefs.long(200, 20))
    editor.caret.into_text(BlockId("b1"), Spot(12, 3))
    type_("word")
    before = editor.column.verticalScrollBar().value()
    editor.workspace.undo()
    assert editor.column.verticalScrollBar().value() == before
    assert text_row(editor, "b1").text.caret() == Spot(12, 3)


def test_a_click_below_everything_goes_into_the_last_text(make_editor: MakeEditor) -> None:
    editor = make_editor(two_texts("One"))
    QTest.mouseClick(editor.column.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 650))
    assert text_row(editor, "b2").text.hasFocus()
    assert text_row(editor, "b2").text.caret() == Spot(0, 6)


def test_a_live_change_of_theme_leaves_no_colour_of_the_other(
    make_editor: MakeEditor, theme: Theme
) -> None:
    editor = make_editor(height=1600)
    try:
        theme.force("dark")
        row = ask_row(editor, "b11")
        cursor = row.text.textCursor()
        assert cursor.charFormat().foreground().color() == theme.colour("text")
        assert row.text.ground == theme.tokens.base
        words = row.evidence[0].words.textCursor()
        assert words.charFormat().foreground().color() == theme.colour("text")
        assert row.title.palette().text().color() == theme.colour("text")
    finally:
        theme.force("light")


# ------------------------------------------------------------------------------- only what is near


def test_a_huge_brief_has_few_widgets_wherever_one_looks(make_editor: MakeEditor) -> None:
    editor = make_editor(briefs.long())
    assert len(editor.column.rows()) < 25
    bar = editor.column.verticalScrollBar()
    for part in (0.3, 0.7, 1.0):
        bar.setValue(int(bar.maximum() * part))
        assert 0 < len(editor.column.rows()) < 40


def test_scrolling_up_into_rows_never_seen_does_not_make_them_jump(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor(briefs.long())
    bar = editor.column.verticalScrollBar()
    bar.setValue(bar.maximum())
    for _ in range(30):
        rows = [row for row in editor.column.rows() if row.geometry().bottom() > 0]
        before = {row.key: row.geometry().top() for row in rows}
        bar.setValue(bar.value() - 60)
        after = {row.key: row.geometry().top() for row in editor.column.rows()}
        steps = {after[key] - top for key, top in before.items() if key in after}
        assert len(steps) == 1
        assert abs(steps.pop() - 60) <= 1


def test_growing_text_above_keeps_the_row_with_the_caret_in_place(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b11"))
    row = ask_row(editor, "b11")
    before = row.geometry().top()
    many = tuple(paragraph(f"More {n}") for n in range(4))
    editor.workspace.do(Label("edit.typing"), text.set_prose(BlockId("b10"), many))
    assert ask_row(editor, "b11").geometry().top() == before


# ------------------------------------------------------------------- what blocks and quotes show


def test_rows_have_the_names_and_identifiers_of_the_specification(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor(height=2400)
    editor.workspace.report = briefs.report(blank_left="b11")
    editor.workspace.report_changed.emit()
    row = ask_row(editor, "b11")
    assert row.accessibleIdentifier() == "block.b11"
    assert (
        row.accessibleName() == "Recommendation 2 of 4, Open community dialogue, 1 to fix, 1 quote"
    )
    ids = {w.accessibleIdentifier() for w in editor.findChildren(QWidget)}
    assert {"section.1", "section.3", "block.b1.text", "evidence.e1", "evidence.e1.state"} <= ids
    assert editor.accessibleIdentifier() == "editor"


def test_a_quote_says_what_was_done_and_no_more(make_editor: MakeEditor) -> None:
    editor = make_editor()
    view = ask_row(editor, "b11").evidence[0]
    assert view.screen_state == "From the library, checked against the original"
    assert view._state.toolTip() == "Checked on 22 November 2026"
    name = "Quote, From the library, checked against the original, "
    assert view.accessibleName().startswith(name + "Sahel Dialogue Centre (2023)")
    editor.acting.leave_out(EvidenceId("e1"), *WHOLE_WORDS)
    assert view.screen_state == "Shortened with […], checked"
    assert "[…]" in view.words.toPlainText()
    editor.workspace.report = briefs.report(quote_altered="e1")
    editor.workspace.report_changed.emit()
    assert view.screen_state == "Differs from the source"


def test_the_words_of_a_quote_cannot_be_typed_over(make_editor: MakeEditor) -> None:
    editor = make_editor()
    view = ask_row(editor, "b11").evidence[0]
    view.words.setFocus()
    before = editor.workspace.brief
    type_("x")
    assert editor.workspace.brief is before


def test_delete_in_the_words_of_a_quote_does_nothing_but_on_the_quote_takes_it_out(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor()
    view = ask_row(editor, "b11").evidence[0]
    view.words.setFocus()
    before = editor.workspace.brief
    press(Qt.Key.Key_Delete)
    assert editor.workspace.brief is before
    view.setFocus()
    press(Qt.Key.Key_Delete)
    assert editor.workspace.brief.evidence(EvidenceId("e1")) is None


def test_f2_in_a_text_renames_its_recommendation(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b11"))
    press(Qt.Key.Key_F2)
    type_("Talk")
    block = editor.workspace.brief.block(BlockId("b11"))
    assert isinstance(block, RecommendationBlock)
    assert block.title == "Talk"


def test_the_selection_in_a_quote_is_of_whole_words_without_the_quote_marks(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor()
    view = ask_row(editor, "b11").evidence[0]
    cursor = view.words.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
    view.words.setTextCursor(cursor)
    assert view.selection() == (0, 5)
    assert briefs.WORDS[slice(*view.selection())] == "Where"


def test_menus_offer_what_works(make_editor: MakeEditor) -> None:
    editor = make_editor()
    view = ask_row(editor, "b11").evidence[0]
    names = {a.objectName().rpartition(".")[2] for a in editor.menus.quote(view).actions()}
    assert "leave_out" not in names
    assert "restore" not in names
    assert "delete" in names
    block = {a.objectName().rpartition(".")[2] for a in editor.menus.block(BlockId("b1")).actions()}
    assert "plain_text" not in block
    assert "up" in block


def test_a_collapsed_recommendation_is_one_row(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.choose("b11")
    high = ask_row(editor, "b11").height()
    editor.commands()["brief.collapse"]()
    row = ask_row(editor, "b11")
    assert row.height() < 60 < high
    assert row._count is not None
    assert row._count.text().endswith(" words · 1 quote")
    assert not row.text.isVisible()
    editor.commands()["brief.collapse"]()
    assert ask_row(editor, "b11").height() == high


def test_a_collapsed_text_says_its_first_words_and_is_passed_over(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor(two_texts("One and more", after="Two"))
    editor.caret.into_text(BlockId("b1"))
    editor.collapse()
    row = text_row(editor, "b1")
    assert row._first is not None
    assert row._first.text() == "One and more"
    assert row._count is not None
    assert row._count.text() == "3 words"
    assert row.hasFocus()
    editor.caret.into_text(BlockId("b2"))
    press(Qt.Key.Key_Up)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleIdentifier() == "section.1.title"


def test_the_block_with_the_caret_is_the_current_one(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b10"))
    assert ask_row(editor, "b10").current
    assert editor.workspace.current == "b10"
    editor.caret.into_text(BlockId("b11"))
    assert not ask_row(editor, "b10").current
    assert ask_row(editor, "b11").current


def test_the_pill_counts_recommendations_and_words(make_editor: MakeEditor, qtbot: QtBot) -> None:
    editor = make_editor()
    row = editor.column.need("section:s3")
    assert isinstance(row, SectionRow)
    assert row._pill.text().startswith("4 recommendations · ")
    editor.acting.delete("b13")
    assert row._pill.text().startswith("3 recommendations · ")


def test_an_empty_text_shows_the_hint_of_its_section(make_editor: MakeEditor) -> None:
    editor = make_editor(height=2400)
    assert text_row(editor, "b3").text.hint.startswith("Who could be hurt")
    assert text_row(editor, "b1").text.hint == ""


# --------------------------------------------------------------------------------------- commands


def test_a_recommendation_turned_into_text_is_shown_as_text_and_back(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b10"))
    editor.acting.into_plain_text(BlockId("b10"))
    assert text_row(editor, "b10").text.hasFocus()
    assert ask_row(editor, "b11").badge.text() == "R1"
    editor.workspace.undo()
    assert ask_row(editor, "b10").title.toPlainText() == "Reframe the discourse"
    assert ask_row(editor, "b11").badge.text() == "R2"


def test_text_commands_act_on_the_text_with_the_caret(make_editor: MakeEditor) -> None:
    editor = make_editor()
    commands = editor.commands()
    editor.caret.into_text(BlockId("b1"), Spot(0, 0))
    row = text_row(editor, "b1")
    row.text.place(Spot(0, 0), Spot(0, 5))
    commands["text.bold"]()
    assert editor.text_state().bold
    commands["text.style.bullet"]()
    assert editor.text_state().style == "bullet"
    commands["text.list"]()
    assert editor.text_state().style == "body"
    editor.blanks.put(Blank("the date"))
    assert Blank("the date") in editor.workspace.brief.sections[0].blocks[0].prose[0].inlines


def test_a_section_is_added_after_the_current_one_and_named(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b1"))
    editor.commands()["insert.section"]()
    type_("Why now")
    assert [s.title for s in editor.workspace.brief.sections][:2] == ["Summary", "Why now"]


def test_a_note_is_written_under_its_recommendation(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b11"))
    editor.commands()["insert.note"]()
    type_("Ask Awa")
    block = editor.workspace.brief.block(BlockId("b11"))
    assert isinstance(block, RecommendationBlock)
    assert block.note == "Ask Awa"


def test_enter_in_a_heading_of_recommendations_opens_a_text_above_them(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor()
    editor.caret.into_title("s3")
    press(Qt.Key.Key_Return)
    type_("Four steps")
    first = editor.workspace.brief.sections[2].blocks[0]
    assert first.prose == (paragraph("Four steps"),)


# ------------------------------------------------------------------------------------------ quotes


def test_a_quote_is_chosen_from_the_list(make_editor: MakeEditor) -> None:
    editor = make_editor()
    told: list[str] = []
    editor.notice.connect(told.append)
    editor.caret.into_text(BlockId("b10"))
    editor.commands()["insert.quote"]()
    editor.picker.search.setText("friday")
    assert editor.picker.list.count() == 1
    QTest.keyClick(editor.picker.search, Qt.Key.Key_Return)
    assert [view.evidence.quote for view in ask_row(editor, "b10").evidence] == [briefs.OTHER.id]
    assert told == ["Quote added to R1"]
    assert not editor.picker.isVisible()


def test_the_list_of_quotes_says_when_nothing_is_found(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.pick_quote(BlockId("b10"))
    editor.picker.search.setText("amnesty")
    assert editor.picker.empty.text() == "Nothing found for “amnesty”"
    editor.picker.hide()


# ---------------------------------------------------------------------------------- drag and drop


def test_the_target_of_a_drop_says_what_will_happen(make_editor: MakeEditor) -> None:
    editor = make_editor(height=1600)
    box = editor.column.rect_of("block:b11")
    drops = editor.drops
    target = drops.target("application/x-brief-composer-recommendation", "any", box.bottom() - 4)
    assert target is not None
    assert target.words == "Add to Recommendations, after R2"
    target = drops.target("application/x-brief-composer-block", "b10", box.bottom() - 4)
    assert target is not None
    assert target.words == "Move to Recommendations, after R2"
    drops.drop("application/x-brief-composer-block", "b10", target)
    order = [block.id for block in editor.workspace.brief.recommendations()]
    assert order == ["b11", "b10", "b12", "b13"]


def test_a_block_is_not_dropped_where_it_stands(make_editor: MakeEditor) -> None:
    editor = make_editor(height=1600)
    box = editor.column.rect_of("block:b11")
    flavour = "application/x-brief-composer-block"
    assert editor.drops.target(flavour, "b11", box.center().y()) is None
    assert editor.drops.target(flavour, "b12", box.bottom() - 2) is None


def test_a_quote_dropped_on_another_recommendation_moves_there(make_editor: MakeEditor) -> None:
    editor = make_editor(height=1600)
    middle = editor.column.rect_of("block:b12").center().y()
    flavour = "application/x-brief-composer-evidence"
    target = editor.drops.target(flavour, "e1", middle)
    assert target is not None
    assert target.words == "Move the quote to R3"
    editor.drops.drop(flavour, "e1", target)
    found = editor.workspace.brief.evidence(EvidenceId("e1"))
    assert found is not None
    assert found[0].id == "b12"


def test_what_is_dragged_from_the_library_is_dropped_where_the_line_is(
    make_editor: MakeEditor, qtbot: QtBot
) -> None:
    editor = make_editor(height=1600)
    viewport = editor.column.viewport()
    at = QPointF(editor.column.rect_of("block:b10").center())
    data = carrying("application/x-brief-composer-quote", briefs.OTHER.id, "words of the quote")
    assert not ask_row(editor, "b10").text.canInsertFromMimeData(data)
    copies, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copies, data, left, none)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    assert editor.drops._says.text() == "Add the quote to R1"
    drop = QDropEvent(at, copies, data, left, none)
    QApplication.sendEvent(viewport, drop)
    assert drop.isAccepted()
    qtbot.waitUntil(lambda: len(ask_row(editor, "b10").evidence) == 1)
    assert editor.drops._says.isHidden()


def test_a_list_of_sources_takes_nothing(make_editor: MakeEditor) -> None:
    editor = make_editor(height=2400)
    middle = editor.column.rect_of("sources:s5").center().y()
    assert editor.drops.target("application/x-brief-composer-block", "b10", middle) is None


# -------------------------------------------------------------------------------- find and replace


def test_find_goes_from_place_to_place_through_titles_texts_and_quotes(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor()
    bar = editor.find_bar
    bar.open_find()
    bar.field.setText("local truce")
    bar.next()
    assert bar._count.text() == "1 of 1"
    view = ask_row(editor, "b11").evidence[0]
    assert view.words.textCursor().selectedText() == "local truce"
    assert bar.field.hasFocus()


def test_replace_all_leaves_quotes_and_says_so(make_editor: MakeEditor) -> None:
    editor = make_editor()
    bar = editor.find_bar
    bar.open_replace()
    bar.field.setText("LÓCAL")
    bar.with_.setText("nearby")
    bar.replace_all()
    assert bar._count.text() == "Replaced 2. Left 1 inside quotes unchanged."
    block = editor.workspace.brief.block(BlockId("b12"))
    assert isinstance(block, RecommendationBlock)
    assert block.title == "Agree nearby ceasefires"
    assert plain(block.prose).startswith("Support short, written, nearby")
    editor.workspace.undo()
    assert editor.workspace.brief == briefs.sample()


def test_replacing_one_goes_to_the_next(make_editor: MakeEditor) -> None:
    editor = make_editor(two_texts("a cat", "a cat", after="a cat"))
    bar = editor.find_bar
    bar.open_replace()
    bar.field.setText("cat")
    bar.with_.setText("cats")
    bar.next()
    bar.replace_one()
    assert prose(editor, "b1") == (paragraph("a cats"), paragraph("a cat"))
    bar.replace_one()
    assert prose(editor, "b1") == (paragraph("a cats"), paragraph("a cats"))


def test_places_are_counted_while_one_types(make_editor: MakeEditor, qtbot: QtBot) -> None:
    editor = make_editor()
    bar = editor.find_bar
    bar.open_find()
    QTest.keyClicks(bar.field, "ceasefires")
    qtbot.waitUntil(lambda: bar._count.text().endswith(" found"))
    assert int(bar._count.text().split()[0]) > 0
    bar.next()
    assert bar._count.text().startswith("1 of ")
    bar.field.setText("nowhere at all")
    qtbot.waitUntil(lambda: bar._count.text().startswith("Nothing found"))


def test_escape_closes_the_find_bar_before_it_leaves_the_text(make_editor: MakeEditor) -> None:
    editor = make_editor()
    editor.caret.into_text(BlockId("b1"))
    editor.find_bar.open_find()
    assert editor.close_popup()
    assert not editor.find_bar.isVisible()
    editor.caret.into_text(BlockId("b1"))
    assert editor.close_popup()
    assert text_row(editor, "b1").hasFocus()


# ------------------------------------------------------------------------------------------- paste


def test_a_paste_from_word_says_what_was_left_behind(make_editor: MakeEditor) -> None:
    editor = make_editor()
    told: list[str] = []
    editor.notice.connect(told.append)
    data = QMimeData()
    data.setHtml("<p class=MsoNormal style='color:red'><b>Bold</b> words</p>")
    editor.caret.into_text(BlockId("b3"))
    text_row(editor, "b3").text.insertFromMimeData(data)
    assert told == ["Pasted without Word’s fonts and colours"]
    assert editor.workspace.session.history.undo_label == Label("edit.pasting")


def test_an_outside_change_of_a_quote_is_shown(make_editor: MakeEditor) -> None:
    editor = make_editor()
    ask_row(editor, "b11")
    edit = evidence.remove_evidence(EvidenceId("e1"))
    editor.workspace.do(Label("edit.deleting-quote"), edit)
    assert ask_row(editor, "b11").evidence == []


def test_the_context_menu_key_opens_the_menu_of_a_block(make_editor: MakeEditor) -> None:
    editor = make_editor()
    menu = editor.menus.block(BlockId("b11"))
    menu.popup(QPoint(0, 0))
    assert menu.isVisible()
    menu.close()


def test_sections_of_recommendations_end_with_a_link_to_add_one(make_editor: MakeEditor) -> None:
    editor = make_editor(height=2400)
    asked: list[str] = []
    editor.wanted.connect(asked.append)
    row = editor.column.need("add:s3")
    assert row is not None
    row._add.click()  # pyright: ignore
    assert asked == ["insert.recommendation"]
    assert editor.workspace.brief.sections[2].role is SectionRole.RECOMMENDATIONS


def test_escape_in_the_text_closes_the_find_bar_and_leaves_the_caret(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor()
    editor.find_bar.open_find()
    editor.caret.into_text(BlockId("b11"))
    press(Qt.Key.Key_Escape)
    assert not editor.find_bar.isVisible()
    assert ask_row(editor, "b11").text.hasFocus()
    press(Qt.Key.Key_Escape)
    assert ask_row(editor, "b11").hasFocus()
