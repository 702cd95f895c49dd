"""Tables, pictures, boxes, pull quotes and references in the editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from brief_composer import paths
from brief_composer.model.blocks import (
    Align,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Run, paragraph, plain
from brief_composer.session import labels
from brief_composer.session.edits import tables
from brief_composer.storage import pictures
from brief_composer.storage.media import medium
from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.editor import things
from brief_composer.ui.editor.box_row import BoxRow
from brief_composer.ui.editor.column import tab_stops
from brief_composer.ui.editor.editor import BriefEditor
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.figure_row import FigureRow
from brief_composer.ui.editor.pull_quote_row import PullQuoteRow
from brief_composer.ui.editor.table_row import TableRow
from tests.trees import png
from tests.ui.editor import briefs

MakeEditor = Callable[..., BriefEditor]
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ROWS = (("Who", "Cost"), ("Region", "2"))


def rows(*lines: tuple[str, ...]) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(map(paragraph, line)) for line in lines)


def with_block(block: object) -> Brief:
    first = TextBlock(BlockId("b1"), (paragraph("One."), paragraph("Two.")))
    section = Section(SectionId("s1"), "One", blocks=(first, block))  # pyright: ignore
    return Brief(Details(), (section,), media=(medium(png(60, 30)),), counter=50)


def tabled(*lines: tuple[str, ...]) -> Brief:
    return with_block(TableBlock(BlockId("b2"), rows(*(lines or ROWS))))  # pyright: ignore


def pictured() -> Brief:
    return with_block(FigureBlock(BlockId("b2"), medium(png(60, 30)).id))


def table_row(editor: BriefEditor, id: str = "b2") -> TableRow:
    found = editor.column.need(f"block:{id}")
    assert isinstance(found, TableRow)
    return found


def only(editor: BriefEditor, kind: type) -> object:
    (found,) = (b for b in editor.workspace.brief.blocks() if isinstance(b, kind))
    return found


def cells(editor: BriefEditor) -> list[list[str]]:
    table = only(editor, TableBlock)
    assert isinstance(table, TableBlock)
    return [[plain((cell,)) for cell in row] for row in table.rows]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def type_(words: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)


def run(editor: BriefEditor, command: str) -> None:
    editor.commands()[command]()


# ------------------------------------------------------------------------------------------ tables


def test_a_table_comes_behind_the_paragraph_of_the_caret(make_editor: MakeEditor) -> None:
    editor = make_editor(pictured())
    editor.caret.into_text(BlockId("b1"), Spot(0, 2))
    run(editor, "insert.table")
    kinds = [type(block) for block in editor.workspace.brief.sections[0].blocks]
    assert kinds == [TextBlock, TableBlock, TextBlock, FigureBlock]


def test_one_undo_takes_a_table_out_again(make_editor: MakeEditor) -> None:
    editor = make_editor(pictured())
    before = editor.workspace.brief
    editor.caret.into_text(BlockId("b1"), Spot(0, 2))
    run(editor, "insert.table")
    editor.workspace.undo()
    assert editor.workspace.brief == before


def test_what_is_typed_into_a_new_table_is_in_its_first_cell(make_editor: MakeEditor) -> None:
    editor = make_editor()
    run(editor, "insert.table")
    type_("Who")
    press(Qt.Key.Key_Tab)
    type_("Cost")
    assert cells(editor)[0] == ["Who", "Cost", ""]


def test_tab_behind_the_last_cell_adds_a_row(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(4, 1))
    press(Qt.Key.Key_Tab)
    type_("Donors")
    assert cells(editor) == [["Who", "Cost"], ["Region", "2"], ["Donors", ""]]


def test_shift_tab_goes_back_and_out_at_the_first_cell(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(2, 0))
    press(Qt.Key.Key_Backtab, SHIFT)
    assert table_row(editor).at == (0, 0)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is table_row(editor).caption


def test_arrows_go_from_cell_to_cell_and_out(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(1, 0))
    press(Qt.Key.Key_Down)
    assert table_row(editor).at == (1, 0)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Right)
    assert table_row(editor).at == (1, 1)
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is table_row(editor).source


def test_enter_breaks_the_line_in_a_cell(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(1, 3))
    press(Qt.Key.Key_Return)
    type_("else")
    assert cells(editor)[0][0] == "Who\nelse"


def test_backspace_at_the_start_of_a_cell_changes_nothing(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    before = editor.workspace.brief
    editor.caret.into_text(BlockId("b2"), Spot(1, 0))
    press(Qt.Key.Key_Backspace)
    assert editor.workspace.brief is before


def test_bold_is_for_the_cell_one_is_in(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(3, 0))
    QApplication.focusWidget().selectAll()  # pyright: ignore
    run(editor, "text.bold")
    table = only(editor, TableBlock)
    assert isinstance(table, TableBlock)
    assert table.rows[1][0].inlines == (Run("Region", bold=True),)


def test_caption_and_source_are_typed_around_the_table(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    row = table_row(editor)
    row.caption.setFocus()
    type_("Who pays")
    row.source.setFocus()
    type_("Own count")
    table = only(editor, TableBlock)
    assert isinstance(table, TableBlock)
    assert (plain((table.caption,)), plain((table.source,))) == ("Who pays", "Own count")
    assert row.badge.text() == "Table 1"


def test_undo_shows_the_cell_as_it_was(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(1, 3))
    type_("ever")
    editor.workspace.undo()
    assert table_row(editor).cell.toPlainText() == "Who"


def menu_of(editor: BriefEditor, id: str) -> QMenu:
    return editor.menus.block(BlockId(id))


def choose(menu: QMenu, name: str) -> None:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            for each in inner.actions():
                if each.objectName() == f"editor.menu.{name}":
                    each.trigger()
        elif action.objectName() == f"editor.menu.{name}":
            action.trigger()


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("row_below", [["Who", "Cost"], ["Region", "2"], ["", ""]]),
        ("row_above", [["Who", "Cost"], ["", ""], ["Region", "2"]]),
        ("row_delete", [["Who", "Cost"]]),
        ("column_right", [["Who", "Cost", ""], ["Region", "2", ""]]),
        ("column_left", [["Who", "", "Cost"], ["Region", "", "2"]]),
        ("column_delete", [["Who"], ["Region"]]),
    ],
)
def test_the_menu_changes_rows_and_columns_of_the_cell(
    make_editor: MakeEditor, entry: str, wanted: list[list[str]]
) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(4, 0))
    choose(menu_of(editor, "b2"), entry)
    assert cells(editor) == wanted


def test_rows_and_columns_are_in_the_menu_of_a_cell_too(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    QApplication.clipboard().setText("words")
    editor.caret.into_text(BlockId("b2"), Spot(4, 0))
    choose(editor.menus.text(table_row(editor).cell), "row_below")
    assert len(cells(editor)) == 3


def test_a_column_is_aligned_from_the_menu(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"), Spot(4, 0))
    choose(menu_of(editor, "b2"), "align_right")
    table = only(editor, TableBlock)
    assert isinstance(table, TableBlock)
    assert table.aligned(1) is Align.RIGHT


def test_the_cell_typed_in_looks_as_it_does_at_rest(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.workspace.do(labels.ALIGNING_COLUMN, tables.set_align(BlockId("b2"), 1, Align.RIGHT))
    row = table_row(editor)
    row.go(0, 1)
    head = row.cell.textCursor().charFormat().font().weight()
    sides = row.cell.document().defaultTextOption().alignment()
    row.go(1, 0)
    assert head > row.cell.textCursor().charFormat().font().weight()
    assert sides == Qt.AlignmentFlag.AlignRight
    assert row.cell.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft


def test_a_click_into_a_cell_types_there(make_editor: MakeEditor, qtbot: QtBot) -> None:
    editor = make_editor(tabled())
    row = table_row(editor)
    place = row._grid.rect(1, 1).center()
    at = place + row.cell.pos() - row._grid.rect(*row.at).topLeft()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=at)
    assert row.at == (1, 1)
    assert row.cell.hasFocus()


def test_a_large_table_is_one_field_and_quickly_there(make_editor: MakeEditor) -> None:
    line = tuple(f"cell {n}" for n in range(20))
    editor = make_editor(tabled(*[line] * 200))
    row = table_row(editor)
    assert len(row.findChildren(type(row.cell))) == 3
    editor.caret.into_text(BlockId("b2"), Spot(1 + 199 * 20 + 19, 0))
    type_("!")
    assert cells(editor)[199][19] == "!cell 19"


def test_a_word_in_a_cell_is_found_and_replaced(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    run(editor, "edit.replace")
    editor.find_bar.field.setText("Region")
    editor.find_bar.with_.setText("District")
    editor.find_bar.next()
    assert table_row(editor).at == (1, 0)
    editor.find_bar.replace_one()
    assert cells(editor)[1][0] == "District"


def test_a_collapsed_table_is_one_row(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b2"))
    high = table_row(editor).height()
    run(editor, "brief.collapse")
    assert table_row(editor).height() < min(high, 60)
    assert table_row(editor).fields() == []


# -------------------------------------------------------------------------------------- pasting


def html(body: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(body)
    data.setText("x")
    return data


def paste(editor: BriefEditor, data: QMimeData) -> None:
    field = editor.caret.prose()
    assert field is not None
    assert field.canInsertFromMimeData(data)
    field.insertFromMimeData(data)


def test_a_table_of_word_is_pasted_as_a_table(make_editor: MakeEditor) -> None:
    editor = make_editor(pictured())
    editor.caret.into_text(BlockId("b1"), Spot(1, 0))
    paste(
        editor,
        html(
            "<html><head><style>td{}</style></head><body><!--StartFragment--><table>"
            "<tr><td><p class=MsoNormal><b>Who</b></p></td><td>Cost&nbsp;&amp; time</td></tr>"
            "<tr><td colspan=2>All</td></tr></table><!--EndFragment--></body></html>"
        ),
    )
    assert cells(editor) == [["Who", "Cost\u00a0& time"], ["All", ""]]


def test_cells_of_a_spreadsheet_are_pasted_as_a_table(make_editor: MakeEditor) -> None:
    editor = make_editor(pictured())
    editor.caret.into_text(BlockId("b1"), Spot(1, 0))
    data = QMimeData()
    data.setText("Who\tCost\nRegion\t2\n")
    paste(editor, data)
    assert cells(editor) == [["Who", "Cost"], ["Region", "2"]]


def test_a_table_among_text_is_pasted_as_text(make_editor: MakeEditor) -> None:
    editor = make_editor(pictured())
    editor.caret.into_text(BlockId("b1"), Spot(1, 0))
    paste(editor, html("<p>Before</p><table><tr><td>a</td><td>b</td></tr></table>"))
    assert not any(isinstance(b, TableBlock) for b in editor.workspace.brief.blocks())


def test_a_sentence_with_a_tab_is_no_table() -> None:
    data = QMimeData()
    data.setText("One\ttwo")
    assert things.table_of(data) == ()


def test_a_pasted_picture_is_a_figure(make_editor: MakeEditor, qtbot: QtBot) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b1"), Spot(1, 0))
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    data = QMimeData()
    data.setImageData(image)
    paste(editor, data)
    qtbot.waitUntil(lambda: any(isinstance(b, FigureBlock) for b in blocks_of(editor)))
    figure = only(editor, FigureBlock)
    assert isinstance(figure, FigureBlock)
    kept = editor.workspace.brief.medium(figure.medium)
    assert kept is not None
    assert (kept.width, kept.height) == (30, 20)


def blocks_of(editor: BriefEditor) -> list[object]:
    return list(editor.workspace.brief.blocks())


# -------------------------------------------------------------------------------------- pictures


def asks_for(editor: BriefEditor, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor.inserting.ask, "file", lambda *_: path)


def test_a_picture_of_a_file_is_put_in(
    make_editor: MakeEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    editor = make_editor(tabled())
    (tmp_path / "a.png").write_bytes(png(60, 30))
    asks_for(editor, tmp_path / "a.png", monkeypatch)
    editor.caret.into_text(BlockId("b1"), Spot(1, 0))
    run(editor, "insert.picture")
    qtbot.waitUntil(lambda: any(isinstance(b, FigureBlock) for b in blocks_of(editor)))
    kinds = [type(block) for block in editor.workspace.brief.sections[0].blocks]
    assert kinds == [TextBlock, FigureBlock, TableBlock]


def test_a_picture_is_looked_for_in_a_folder_that_is_there(
    make_editor: MakeEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = make_editor(tabled())
    asked: list[Path] = []
    monkeypatch.setattr(editor.inserting.ask, "file", lambda *told: asked.append(told[2]))
    for pictures_folder in (tmp_path / "Pictures", tmp_path):
        monkeypatch.setattr(
            QStandardPaths, "writableLocation", lambda _, where=pictures_folder: str(where)
        )
        run(editor, "insert.picture")
    assert asked == [paths.home(), tmp_path]


def cards(editor: BriefEditor) -> list[MessageDialog]:
    return [c for c in editor.window().findChildren(MessageDialog) if c.isVisible()]


def test_a_file_that_is_no_picture_is_told_by_name(
    make_editor: MakeEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    editor = make_editor(tabled())
    (tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    asks_for(editor, tmp_path / "a.svg", monkeypatch)
    run(editor, "insert.picture")
    qtbot.waitUntil(lambda: bool(cards(editor)))
    assert "“a.svg” is a drawing in SVG" in cards(editor)[0].accessibleDescription()
    assert not any(isinstance(b, FigureBlock) for b in blocks_of(editor))
    cards(editor)[0].close_card()


def large(monkeypatch: pytest.MonkeyPatch) -> None:
    small = medium(png(60, 30))
    taken = pictures.Taken(small, 38_000_000, smaller=True)
    monkeypatch.setattr(pictures, "take_file", lambda _: taken)


def test_a_large_picture_is_spoken_of_first(
    make_editor: MakeEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    editor = make_editor(tabled())
    large(monkeypatch)
    asks_for(editor, tmp_path / "a.jpg", monkeypatch)
    run(editor, "insert.picture")
    qtbot.waitUntil(lambda: bool(cards(editor)))
    card = cards(editor)[0]
    assert card.accessibleName() == "This picture is 38 MB"
    said = card.accessibleDescription()
    assert said == "It will be made smaller for the brief (about 1 KB)."
    assert [b.text() for b in card.findChildren(QPushButton) if b.text()] == ["Cancel", "Add it"]
    assert card.primary is not None
    card.primary.click()
    assert any(isinstance(b, FigureBlock) for b in blocks_of(editor))


def test_what_is_said_of_a_picture_is_in_the_brief(make_editor: MakeEditor) -> None:
    editor = make_editor(pictured())
    row = editor.column.need("block:b2")
    assert isinstance(row, FigureRow)
    row.text.setFocus()
    type_("A road")
    row.alt.setFocus()
    type_("A road with a market")
    row.credit.setFocus()
    type_("Us")
    row.width_.setCurrentIndex(2)
    row.width_.activated.emit(2)
    figure = only(editor, FigureBlock)
    assert isinstance(figure, FigureBlock)
    assert (plain((figure.caption,)), figure.alt, figure.credit, figure.width) == (
        "A road",
        "A road with a market",
        "Us",
        80,
    )


def test_a_decorative_picture_wants_no_description(make_editor: MakeEditor) -> None:
    editor = make_editor(pictured())
    row = editor.column.need("block:b2")
    assert isinstance(row, FigureRow)
    row.decorative.click()
    figure = only(editor, FigureBlock)
    assert isinstance(figure, FigureBlock)
    assert figure.decorative
    assert row.alt not in row.fields()


def test_a_picture_file_dropped_says_where_it_goes_and_goes_there(
    make_editor: MakeEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = make_editor(tabled())
    file = tmp_path / "a.png"
    file.write_bytes(png(60, 30))
    target = editor.drops.target("picture file", str(file), 200)
    assert target is not None
    assert target.words == "Add to One"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert editor.drops.eventFilter(editor.column.viewport(), event)
    qtbot.waitUntil(lambda: any(isinstance(b, FigureBlock) for b in blocks_of(editor)))


# ---------------------------------------------------------------------- boxes, pull quotes, links


def test_a_box_has_a_title_and_words(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    run(editor, "insert.box")
    type_("How we know")
    press(Qt.Key.Key_Return)
    type_("We read.")
    box = only(editor, BoxBlock)
    assert isinstance(box, BoxBlock)
    assert (box.title, plain(box.prose)) == ("How we know", "We read.")
    assert isinstance(editor.column.row(f"block:{box.id}"), BoxRow)


def test_selected_words_become_a_pull_quote(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b1"), Spot(0, 0))
    field = editor.caret.prose()
    assert field is not None
    field.place(Spot(0, 0), Spot(0, 4))
    run(editor, "insert.pull_quote")
    pull = only(editor, PullQuoteBlock)
    assert isinstance(pull, PullQuoteBlock)
    assert (pull.text, pull.quote) == ("One.", "")


def test_a_pull_quote_of_evidence_cannot_be_typed_over(make_editor: MakeEditor) -> None:
    editor = make_editor()
    evidence = next(e for b in editor.workspace.brief.recommendations() for e in b.evidence)
    editor.caret.reveal(evidence.id)
    run(editor, "insert.pull_quote")
    pull = only(editor, PullQuoteBlock)
    assert isinstance(pull, PullQuoteBlock)
    assert pull.quote == briefs.QUOTE.id
    row = editor.column.row(f"block:{pull.id}")
    assert isinstance(row, PullQuoteRow)
    assert row.text.isReadOnly()


def test_a_reference_says_the_number_and_follows_it(make_editor: MakeEditor) -> None:
    editor = make_editor(tabled())
    row = table_row(editor)
    row.caption.setFocus()
    type_("Who pays")
    editor.caret.into_text(BlockId("b1"), Spot(1, 4))
    run(editor, "insert.reference")
    (menu,) = editor.findChildren(QMenu, "editor.references")
    assert [a.text() for a in menu.actions()] == ["Table 1  Who pays"]
    menu.actions()[0].trigger()
    menu.close()
    block = editor.workspace.brief.block(BlockId("b1"))
    assert block is not None
    assert block.prose[1].inlines[-1] == Run("Table 1", link="#b2")


def test_without_anything_numbered_there_is_nothing_to_refer_to(
    make_editor: MakeEditor, qtbot: QtBot
) -> None:
    editor = make_editor(tabled())
    editor.caret.into_text(BlockId("b1"), Spot(1, 4))
    with qtbot.waitSignal(editor.stage.told):
        run(editor, "insert.reference")


@pytest.mark.parametrize("make", [tabled, pictured])
def test_blocks_are_deleted_moved_and_copied_like_any(
    make_editor: MakeEditor, make: Callable[[], Brief]
) -> None:
    editor = make_editor(make())
    before = editor.workspace.brief
    editor.caret.choose("b2")
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert [b.id for b in editor.workspace.brief.sections[0].blocks] == ["b2", "b1"]
    run(editor, "brief.duplicate")
    assert len(editor.workspace.brief.sections[0].blocks) == 3
    run(editor, "brief.delete")
    run(editor, "brief.delete")
    assert len(editor.workspace.brief.sections[0].blocks) == 1
    for _ in range(4):
        editor.workspace.undo()
    assert editor.workspace.brief == before


@pytest.mark.parametrize("make", [tabled, pictured])
def test_everything_that_takes_the_focus_has_a_name(
    make_editor: MakeEditor, make: Callable[[], Brief]
) -> None:
    editor = make_editor(make())
    row = editor.column.need("block:b2")
    assert row is not None
    assert row.accessibleName()
    stops = tab_stops(row)
    assert len(stops) >= 3
    for child in stops:
        text = child.text() if isinstance(child, QAbstractButton) else ""
        assert child.accessibleName() or text, child
