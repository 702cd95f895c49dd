"""Blanks in the text: choosing one, filling it in where it stands, or all in one form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit
from pytestqt.qtbot import QtBot

from brief_composer.model import markup
from brief_composer.model.blocks import TableBlock, TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Blank, BlankKind, Prose
from brief_composer.storage import settings
from brief_composer.storage.settings import Organisation
from brief_composer.ui.dialogs.fill_blanks import FillDialog
from brief_composer.ui.dialogs.new_blank import NewBlankDialog
from brief_composer.ui.editor.blank_popup import BlankPopup
from brief_composer.ui.editor.editor import BriefEditor
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.editor.text_row import TextRow

MakeEditor = Callable[..., BriefEditor]
MakeText = Callable[..., ProseEdit]
KEY = Qt.Key
B1 = BlockId("b1")


def brief(*texts: str, language: str = "en-GB") -> Brief:
    blocks = tuple(TextBlock(BlockId(f"b{n}"), markup.parse(t)) for n, t in enumerate(texts, 1))
    return Brief(
        Details(language=language), (Section(SectionId("s1"), "One", blocks=blocks),), counter=9
    )


def said(editor: BriefEditor, id: str = "b1") -> str:
    block = editor.workspace.brief.block(BlockId(id))
    assert block is not None
    return markup.write(block.prose)


def opened(editor: BriefEditor, number: int = 0, id: BlockId = B1) -> BlankPopup:
    editor.blanks.open(id, number)
    popup = editor.blanks.popup
    assert popup is not None
    return popup


def line(popup: BlankPopup) -> QLineEdit:
    assert popup.field.line is not None
    return popup.field.line


# ------------------------------------------------------------------------------- in the text


def prose(text: str) -> Prose:
    return markup.parse(text)


def test_an_arrow_chooses_the_blank_it_comes_to_and_then_goes_past_it(make_text: MakeText) -> None:
    text = make_text(prose("By {date: d}."))
    text.place(Spot(0, 3))
    QTest.keyClick(text, KEY.Key_Right)
    assert text.chosen_blank() == 0
    QTest.keyClick(text, KEY.Key_Right)
    assert (text.chosen_blank(), text.caret()) == (None, Spot(0, 4))
    QTest.keyClick(text, KEY.Key_Left)
    assert text.chosen_blank() == 0


def test_enter_on_a_chosen_blank_opens_it(make_text: MakeText, qtbot: QtBot) -> None:
    text = make_text(prose("{a} {b}"))
    text.choose_blank(1)
    with qtbot.waitSignal(text.blank_opened) as heard:
        QTest.keyClick(text, KEY.Key_Return)
    assert heard.args == [1]
    assert text.prose == prose("{a} {b}")


def test_typing_over_a_chosen_blank_takes_its_place(make_text: MakeText) -> None:
    text = make_text(prose("By {date: d}."))
    text.choose_blank(0)
    QTest.keyClicks(text, "May")
    assert text.prose == prose("By May.")


def test_enter_beside_a_blank_makes_a_paragraph(make_text: MakeText) -> None:
    text = make_text(prose("By {date: d}"))
    text.place(Spot(0, 4))
    QTest.keyClick(text, KEY.Key_Return)
    assert text.document().blockCount() == 2


def test_a_click_on_a_blank_opens_it(make_text: MakeText, qtbot: QtBot) -> None:
    text = make_text(prose("First {a}, then {b}."))
    at = text.blank_rect(1).center()
    with qtbot.waitSignal(text.blank_opened) as heard:
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard.args == [1]
    assert text.chosen_blank() == 1


def test_a_click_beside_a_blank_opens_nothing(make_text: MakeText, qtbot: QtBot) -> None:
    text = make_text(prose("First {a}, then."))
    with qtbot.assertNotEmitted(text.blank_opened):
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 8))


# ----------------------------------------------------------------------------------- the card


def test_words_and_enter_fill_a_blank_as_one_step(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("By {the body}, now."))
    popup = opened(editor)
    QTest.keyClicks(line(popup), "the council")
    QTest.keyClick(line(popup), KEY.Key_Return)
    assert said(editor) == "By the council, now."
    editor.workspace.undo()
    assert said(editor) == "By {the body}, now."


@pytest.mark.parametrize(
    ("language", "written"), [("en-GB", "1 May 2027"), ("fr-FR", "1er mai 2027")]
)
def test_a_day_is_written_in_the_language_of_the_brief(
    make_editor: MakeEditor, language: str, written: str
) -> None:
    editor = make_editor(brief("{date: d}", language=language))
    popup = opened(editor)
    calendar = popup.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2027, 5, 1))
    assert said(editor) == written


def test_a_date_typed_as_numbers_is_written_in_words(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("{date: d}"))
    popup = opened(editor)
    line(popup).setText("2027-05-01")
    popup.fill.click()
    assert said(editor) == "1 May 2027"


def test_a_choice_is_filled_by_a_click(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("{choice: who | the mayor | the council}"))
    popup = opened(editor)
    assert popup.field.list is not None
    popup.field.list.setCurrentRow(1)
    popup.fill.click()
    assert said(editor) == "the council"


def test_the_others_that_ask_for_the_same_are_filled_where_it_is_ticked(
    make_editor: MakeEditor,
) -> None:
    editor = make_editor(brief("{date: d} {date: d}", "{date: d} {d}"))
    popup = opened(editor, 1)
    assert popup.also is not None
    assert popup.also.text() == "Also the other 2"
    assert not popup.also.isChecked()
    popup.also.setChecked(True)
    line(popup).setText("May")
    popup.fill.click()
    assert (said(editor), said(editor, "b2")) == ("May May", "May {d}")
    editor.workspace.undo()
    assert said(editor) == "{date: d} {date: d}"


def test_nothing_typed_cannot_be_filled_in(make_editor: MakeEditor) -> None:
    popup = opened(make_editor(brief("{a}")))
    assert not popup.fill.isEnabled()


def test_a_blank_can_be_removed(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("Now {a} then."))
    popup = opened(editor)
    popup.removed.emit()
    assert said(editor) == "Now then."


def test_places_of_the_field_are_proposed(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("{place: p}"))
    completer = line(opened(editor)).completer()
    assert completer is not None
    assert completer.model().rowCount() == len(editor.blanks.places()) > 0


def test_a_detail_typed_once_is_kept_for_the_next_briefs(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("Write to {organisation: email | address}."))
    popup = opened(editor)
    line(popup).setText("us@example.org")
    popup.fill.click()
    assert said(editor) == "Write to us@example.org."
    assert settings.load().settings.organisation.email == "us@example.org"


def test_a_detail_that_is_known_is_there_already(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("{organisation: email | address}"))
    editor.workspace.preferences.change(organisation=Organisation(email="us@example.org"))
    popup = opened(editor)
    assert line(popup).text() == "us@example.org"
    assert popup.keep is None


def test_a_blank_in_a_cell_of_a_table_is_filled_there(make_editor: MakeEditor) -> None:
    rows = tuple(
        tuple(markup.parse(c)[0] for c in row) for row in (("When", "Who"), ("{date: d}", "{a}"))
    )
    table = TableBlock(B1, rows)
    editor = make_editor(
        Brief(sections=(Section(SectionId("s1"), "One", blocks=(table,)),), counter=9)
    )
    popup = opened(editor, 1)
    line(popup).setText("the council")
    popup.fill.click()
    block = editor.workspace.brief.block(B1)
    assert isinstance(block, TableBlock)
    assert markup.write((block.rows[1][1],)) == "the council"
    assert markup.write((block.rows[1][0],)) == "{date: d}"


# ------------------------------------------------------------------------------ the form, new


def form(editor: BriefEditor) -> FillDialog:
    editor.commands()["brief.fill"]()
    dialog = editor.window().findChild(FillDialog)
    assert dialog is not None
    return dialog


def test_the_form_has_every_blank_and_is_one_step(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("{a} by {date: d}", "{place: p}"))
    dialog = form(editor)
    fields = list(dialog.fields.values())
    assert [field.blank.label for field in fields] == ["a", "d", "p"]
    for field, text in zip(fields, ("One", "2027-05-01", ""), strict=True):
        field.set_text(text)
    assert dialog.primary is not None
    dialog.primary.click()
    assert (said(editor), said(editor, "b2")) == ("One by 1 May 2027", "{place: p}")
    editor.workspace.undo()
    assert said(editor) == "{a} by {date: d}"


def test_the_form_counts_what_is_filled_in(make_editor: MakeEditor) -> None:
    dialog = form(make_editor(brief("{a} {b}")))
    assert dialog._count.text() == "0 of 2 filled in"
    assert dialog.primary is not None
    assert not dialog.primary.isEnabled()
    next(iter(dialog.fields.values())).set_text("x")
    assert dialog._count.text() == "1 of 2 filled in"


def test_tab_goes_through_the_fields_of_the_form(make_editor: MakeEditor, qtbot: QtBot) -> None:
    dialog = form(make_editor(brief("{a} {b}")))
    first, second = dialog.fields.values()
    assert first.line is not None
    assert second.line is not None
    qtbot.waitUntil(first.line.hasFocus)
    QTest.keyClick(first.line, KEY.Key_Tab)
    assert second.line.hasFocus()


def test_one_detail_of_the_organisation_is_typed_once_in_the_form(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("{organisation: name}", "{organisation: name | us}"))
    dialog = form(editor)
    first, second = dialog.fields.values()
    first.set_text("River Centre")
    assert second.text() == "River Centre"
    assert dialog.primary is not None
    dialog.primary.click()
    assert said(editor, "b2") == "River Centre"
    assert settings.load().settings.organisation.name == "River Centre"


def test_details_are_not_kept_where_the_tick_is_taken_away(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("{organisation: name}"))
    dialog = form(editor)
    next(iter(dialog.fields.values())).set_text("River Centre")
    dialog.keep.setChecked(False)
    assert dialog.primary is not None
    dialog.primary.click()
    assert settings.load().settings.organisation.name == ""


def test_without_blanks_the_form_says_so_instead(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("Nothing."))
    told: list[str] = []
    editor.stage.told.connect(told.append)
    editor.commands()["brief.fill"]()
    assert told == ["This brief has no blanks to fill in."]


def new_blank(editor: BriefEditor) -> NewBlankDialog:
    editor.commands()["insert.blank"]()
    dialog = editor.window().findChild(NewBlankDialog)
    assert dialog is not None
    return dialog


def test_a_new_blank_is_put_at_the_caret(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("By , now."))
    editor.caret.into_text(B1, Spot(0, 3))
    dialog = new_blank(editor)
    dialog.label.setText("who signs")
    dialog.kind.setCurrentIndex(dialog.kind.findData(BlankKind.CHOICE.value))
    dialog.options.setPlainText("the mayor\n\nthe council")
    assert dialog.primary is not None
    dialog.primary.click()
    assert said(editor) == "By {choice: who signs | the mayor | the council}, now."


def test_selected_words_are_the_label_of_a_new_blank(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("By May, now."))
    row = editor.column.need("block:b1")
    assert isinstance(row, TextRow)
    editor.caret.into_text(B1)
    row.text.place(Spot(0, 3), Spot(0, 6))
    dialog = new_blank(editor)
    assert dialog.label.text() == "May"
    assert dialog.primary is not None
    dialog.primary.click()
    assert said(editor) == "By {May}, now."


def test_a_blank_without_a_label_is_not_put(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("By."))
    editor.caret.into_text(B1)
    dialog = new_blank(editor)
    assert dialog.primary is not None
    dialog.primary.click()
    assert dialog.isVisible()
    assert said(editor) == "By."


def test_a_detail_of_the_organisation_is_named_as_in_the_settings(make_editor: MakeEditor) -> None:
    editor = make_editor(brief("Us"))
    editor.caret.into_text(B1, Spot(0, 2))
    dialog = new_blank(editor)
    dialog.kind.setCurrentIndex(dialog.kind.findData(BlankKind.ORGANISATION.value))
    dialog.detail.setCurrentIndex(dialog.detail.findData("email"))
    assert dialog.primary is not None
    dialog.primary.click()
    blank = Blank("E-mail address", BlankKind.ORGANISATION, (), "email")
    assert blank in editor.workspace.brief.sections[0].blocks[0].prose[0].inlines
