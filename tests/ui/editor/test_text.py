"""One text: what is typed is prose at once, and prose is what is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brief_composer.model.ids import SourceId
from brief_composer.model.richtext import Blank, Cite, Paragraph, ParagraphKind, Prose, Run
from brief_composer.model.richtext import paragraph as para
from brief_composer.ui.editor import document
from brief_composer.ui.editor.chips import ChipPainter
from brief_composer.ui.editor.document import TextLook, read, trimmed
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.text import ProseEdit, marks
from brief_composer.ui.theme.tokens import LIGHT
from tests.strategies import proses

BULLET, NUMBER = ParagraphKind.BULLET, ParagraphKind.NUMBER
BODY, HEAD = ParagraphKind.BODY, ParagraphKind.SUBHEADING
MakeText = Callable[..., ProseEdit]


def plain_text(app: object) -> ProseEdit:
    font = QApplication.font()
    font.setPixelSize(16)
    look = TextLook(font, font, LIGHT.text, LIGHT.link)
    return ProseEdit(look, ChipPainter(lambda chip: "chip", font, LIGHT))


def press(text: ProseEdit, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(text, key)


# ------------------------------------------------------------------------- round trip and typing


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prose=proses())
def test_a_document_filled_with_prose_says_that_prose(qapp: object, prose: Prose) -> None:
    text = plain_text(qapp)
    text.show_prose(prose)
    assert read(text.document()) == trimmed(prose)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=proses(), second=proses())
def test_a_document_becomes_other_prose_and_says_it(
    qapp: object, first: Prose, second: Prose
) -> None:
    text = plain_text(qapp)
    text.show_prose(first)
    text.show_prose(second)
    assert read(text.document()) == trimmed(second)
    text.show_prose(first)
    assert read(text.document()) == trimmed(first)


_ACTS = ("a", " ", "é", "😀", "\r", "\b", "del", "left", "up", "down", "home", "tab", "select")
_ACTS += ("bold", "italic", "bullet", "head", "cut", "paste", "link", "break")


def act(text: ProseEdit, name: str) -> None:
    keys = {
        "\r": Qt.Key.Key_Return,
        "\b": Qt.Key.Key_Backspace,
        "del": Qt.Key.Key_Delete,
        "left": Qt.Key.Key_Left,
        "up": Qt.Key.Key_Up,
        "down": Qt.Key.Key_Down,
        "home": Qt.Key.Key_Home,
        "tab": Qt.Key.Key_Tab,
    }
    shift = Qt.KeyboardModifier.ShiftModifier
    match name:
        case "bold":
            text.toggle_bold()
        case "italic":
            text.toggle_italic()
        case "bullet":
            text.set_kind(BULLET)
        case "head":
            text.set_kind(HEAD)
        case "cut":
            text.cut()
        case "paste":
            text.insert((para("x"), para("y", BULLET, 1)), "paste")
        case "link":
            text.set_link("https://example.org")
        case "select":
            QTest.keyClick(text, Qt.Key.Key_Left, shift)
            QTest.keyClick(text, Qt.Key.Key_Up, shift)
        case "break":
            QTest.keyClick(text, Qt.Key.Key_Return, shift)
        case _ if name in keys:
            QTest.keyClick(text, keys[name])
        case _:  # QTest.keyClicks knows Latin letters only
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, name)
            QApplication.sendEvent(text, event)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prose=proses(4), acts=st.lists(st.sampled_from(_ACTS), max_size=25), at=st.integers(0, 40))
def test_after_any_keys_the_prose_is_what_the_document_says(
    qapp: object, prose: Prose, acts: list[str], at: int
) -> None:
    text = plain_text(qapp)
    text.show_prose(prose)
    reported: list[Prose] = []
    text.edited.connect(lambda new, _: reported.append(new))
    text.place(Spot(0, at))
    for name in acts:
        act(text, name)
        whole = read(text.document())
        assert trimmed(text.prose) == whole
        assert not reported or reported[-1] == text.prose
        block = text.document().begin()
        while block.isValid():
            assert document.read_block(block)[1], "the look fits the kind"
            block = block.next()


def test_typing_reads_only_the_paragraph_that_changed(make_text: MakeText) -> None:
    prose = tuple(para(f"Paragraph {n}") for n in range(5))
    text = make_text(prose)
    text.place(Spot(2, 0))
    QTest.keyClicks(text, "x")
    assert text.prose[2] == para("xParagraph 2")
    assert all(text.prose[n] is prose[n] for n in (0, 1, 3, 4))


def test_what_is_typed_after_bold_words_is_bold(make_text: MakeText) -> None:
    text = make_text((Paragraph((Run("bold", bold=True),)),))
    text.place(Spot(0, 4))
    QTest.keyClicks(text, "er")
    assert text.prose == (Paragraph((Run("bolder", bold=True),)),)


def test_what_is_typed_at_the_end_of_a_link_is_not_the_link(make_text: MakeText) -> None:
    text = make_text((Paragraph((Run("here", link="https://example.org"),)),))
    text.place(Spot(0, 4))
    QTest.keyClicks(text, " it")
    assert text.prose[0].inlines == (Run("here", link="https://example.org"), Run(" it"))


def test_what_is_typed_after_a_citation_is_plain_text(make_text: MakeText) -> None:
    cite = Cite(SourceId("bicc-2019"), "p. 4")
    text = make_text((Paragraph((Run("As said "), cite)),))
    text.place(Spot(0, 9))
    QTest.keyClicks(text, " so")
    assert text.prose[0].inlines == (Run("As said "), cite, Run(" so"))


def test_two_like_blanks_side_by_side_stay_two(make_text: MakeText) -> None:
    text = make_text()
    for _ in range(2):
        text.insert_inline(Blank("the date"), "blank")
    assert text.prose == (Paragraph((Blank("the date"), Blank("the date"))),)


def test_showing_other_prose_keeps_the_caret_where_the_words_stay(make_text: MakeText) -> None:
    text = make_text((para("One two three"), para("Four")))
    text.place(Spot(1, 2))
    text.show_prose((para("One three"), para("Four")))
    assert text.caret() == Spot(1, 2)


# --------------------------------------------------------------------------------- lists, Enter


def test_enter_in_a_list_starts_the_next_item(make_text: MakeText) -> None:
    text = make_text((para("one", NUMBER, 1),))
    text.place(Spot(0, 3))
    press(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "two")
    assert text.prose == (para("one", NUMBER, 1), para("two", NUMBER, 1))


def test_enter_in_an_empty_last_item_ends_the_list(make_text: MakeText) -> None:
    text = make_text((para("one", BULLET), Paragraph(kind=BULLET)))
    text.place(Spot(1, 0))
    press(text, Qt.Key.Key_Return)
    assert text.prose == (para("one", BULLET), Paragraph())


def test_tab_nests_a_list_item_and_shift_tab_brings_it_back(make_text: MakeText) -> None:
    text = make_text((para("one", BULLET),))
    press(text, Qt.Key.Key_Tab)
    assert text.prose == (para("one", BULLET, 1),)
    QTest.keyClick(text, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert text.prose == (para("one", BULLET),)


def test_after_a_subheading_comes_body_text(make_text: MakeText) -> None:
    text = make_text((para("Title", HEAD),))
    text.place(Spot(0, 5))
    press(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "a")
    assert text.prose == (para("Title", HEAD), para("a"))


def test_backspace_at_the_start_of_an_item_takes_it_out_of_the_list(make_text: MakeText) -> None:
    text = make_text((para("one", BULLET),))
    press(text, Qt.Key.Key_Backspace)
    assert text.prose == (para("one"),)


def test_backspace_at_the_very_start_asks_to_be_joined(make_text: MakeText, qtbot: object) -> None:
    text = make_text((para("one"),))
    asked: list[bool] = []
    text.joined_up.connect(lambda: asked.append(True))
    press(text, Qt.Key.Key_Backspace)
    assert asked == [True]
    assert text.prose == (para("one"),)


def test_numbers_count_within_their_level() -> None:
    parts = [para("a", NUMBER), para("b", NUMBER, 1), para("c", NUMBER, 1), para("d", NUMBER)]
    assert [mark for _, mark in marks(parts)] == ["1.", "1.", "2.", "2."]


# ------------------------------------------------------------------------------- French spacing


def test_french_spacing_is_an_edit_of_its_own(make_text: MakeText) -> None:
    text = make_text((para("Vraiment"),))
    text.french = True
    text.place(Spot(0, 8))
    names: list[tuple[str, str]] = []
    text.edited.connect(lambda prose, name: names.append((prose[0].inlines[0].text, name)))
    QTest.keyClicks(text, "?")
    assert names == [("Vraiment?", "typing"), ("Vraiment\u202f?", "spacing")]
    assert text.caret() == Spot(0, 10)


def test_a_quote_mark_is_an_edit_of_its_own(make_text: MakeText) -> None:
    text = make_text((para("He said "),))
    text.marks = "double"
    text.place(Spot(0, 8))
    names: list[tuple[str, str]] = []
    text.edited.connect(lambda prose, name: names.append((prose[0].inlines[0].text, name)))
    QTest.keyClicks(text, '"')
    assert names == [('He said "', "typing"), ("He said “", "spacing")]


# ---------------------------------------------------------------------------- lists that begin


@pytest.mark.parametrize(("typed", "kind"), [("- ", BULLET), ("* ", BULLET), ("1. ", NUMBER)])
def test_a_hyphen_or_a_number_and_a_space_begin_a_list(
    make_text: MakeText, typed: str, kind: ParagraphKind
) -> None:
    text = make_text((para("words"),))
    states: list[tuple[Prose, str]] = []
    text.edited.connect(lambda prose, name: states.append((prose, name)))
    QTest.keyClicks(text, typed)
    assert text.prose == (para("words", kind),)
    assert text.caret() == Spot(0, 0)
    assert states[-2:] == [((para(f"{typed}words"),), "typing"), ((para("words", kind),), "list")]


def test_a_list_begins_in_an_empty_text(make_text: MakeText) -> None:
    text = make_text()
    QTest.keyClicks(text, "- one")
    assert text.prose == (para("one", BULLET),)


@pytest.mark.parametrize("typed", ["2019. ", "a - ", "-- "])
def test_other_beginnings_are_no_list(make_text: MakeText, typed: str) -> None:
    text = make_text()
    QTest.keyClicks(text, typed)
    assert text.current_kind() is BODY


def test_a_brief_in_english_keeps_its_spacing(make_text: MakeText) -> None:
    text = make_text((para("Really"),))
    text.place(Spot(0, 6))
    QTest.keyClicks(text, "?")
    assert text.prose == (para("Really?"),)


# ------------------------------------------------------------------------------ copy and paste


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prose=proses())
def test_a_text_copied_whole_and_pasted_into_an_empty_one_is_the_same(
    qapp: object, prose: Prose
) -> None:
    assume(len(prose) > 1 or (prose and prose[0].inlines))
    here, there = plain_text(qapp), plain_text(qapp)
    here.show_prose(prose)
    here.selectAll()
    data = here.createMimeDataFromSelection()
    there.insertFromMimeData(data)
    assert there.prose == trimmed(prose)


def test_pasting_into_a_bullet_keeps_the_bullet(make_text: MakeText) -> None:
    text = make_text((para("one ", BULLET),))
    text.place(Spot(0, 4))
    text.insert((para("two"),), "paste")
    assert text.prose == (para("one two", BULLET),)


def test_the_height_follows_the_text(make_text: MakeText) -> None:
    text = make_text((para("one"),))
    low = text.height_for(500)
    text.show_prose((para("one"), para("two"), para("three")))
    assert text.height_for(500) > 2 * low


def test_a_hint_is_shown_whole_and_gives_its_room_back(
    make_text: Callable[..., ProseEdit], qtbot: QtBot
) -> None:
    text = make_text()
    line = text.height_for(300)
    with qtbot.waitSignal(text.height_changed):
        text.show_hint("three or four full sentences on what should happen and why " * 4)
    assert text.height_for(300) >= 2 * line
    with qtbot.waitSignal(text.height_changed):
        qtbot.keyClicks(text, "x")
    assert text.height_for(300) == line


def test_the_last_line_of_a_hint_is_painted(make_text: Callable[..., ProseEdit]) -> None:
    text = make_text()
    text.show_hint("three or four full sentences on what should happen and why " * 4)
    height = text.height_for(300)
    text.resize(300, height)
    picture = text.grab().toImage()
    last = range(height - text.fontMetrics().lineSpacing(), height)
    assert len({picture.pixel(x, y) for y in last for x in range(picture.width())}) > 1
