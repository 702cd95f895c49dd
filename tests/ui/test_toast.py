"""Where a toast stands: at the foot, but never on the line that is being written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from brief_composer.ui.window import Window


@pytest.fixture
def field(window: Window) -> QTextEdit:
    """A text that fills the window, in place of the editor's own."""
    window.filing.sample()
    made = QTextEdit(window)
    made.setPlainText("\n".join(str(number) for number in range(60)))
    made.setGeometry(0, 0, window.width(), window.height())
    made.show()
    made.setFocus()
    return made


def write_at(field: QTextEdit, window: Window, y: int) -> QRect:
    """Put the caret into the line at that height; the line, in the window."""
    cursor = field.cursorForPosition(field.viewport().rect().center())
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    field.setTextCursor(cursor)
    place = field.viewport().mapFrom(window, QPoint(20, y))
    field.setTextCursor(field.cursorForPosition(place))
    caret = field.cursorRect()
    top = field.viewport().mapTo(window, caret.topLeft()).y()
    return QRect(0, top, window.width(), caret.height())


def test_it_stands_at_the_foot_of_the_window(window: Window, field: QTextEdit) -> None:
    write_at(field, window, 100)
    window.say("Done")

    assert window.toast.geometry().bottom() > window.height() - 60


def test_it_stands_over_the_line_that_is_written_where_they_would_meet(
    window: Window, field: QTextEdit
) -> None:
    line = write_at(field, window, window.height() - 60)
    window.say("Done")

    assert not window.toast.geometry().intersects(line)
    assert window.toast.geometry().bottom() < line.top()


def test_it_makes_way_when_the_caret_comes(qtbot: QtBot, window: Window, field: QTextEdit) -> None:
    write_at(field, window, 100)
    window.say("Done")
    line = write_at(field, window, window.height() - 60)

    qtbot.waitUntil(lambda: not window.toast.geometry().intersects(line))


@pytest.mark.parametrize("width", [800, 860, 899, 900, 1024, 1180])
def test_find_a_command_and_export_stand_apart_at_every_width(window: Window, width: int) -> None:
    window.filing.sample()
    window.resize(width, 600)
    QTest.qWait(0)
    assert window.view is not None
    toolbar = window.view.toolbar
    items = [toolbar.row.itemAt(at) for at in range(toolbar.row.count())]
    shown = [each.widget() for each in items if each is not None]
    boxes = [each.geometry() for each in shown if each is not None and each.isVisible()]

    for left, right in pairwise(boxes):
        assert left.right() < right.left()
    assert boxes[-1].left() - boxes[-2].right() >= 8
    assert boxes[-1].right() < toolbar.width()
