"""The bar above the column: find, go from place to place, replace.

Belongs here: the fields and buttons, and showing a place. Does not belong here: what matches
(`ui.editor.finding`).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton, QWidget

from brief_composer.model.ids import BlockId, EvidenceId
from brief_composer.session.history import Label
from brief_composer.ui.editor import finding
from brief_composer.ui.editor.apart_row import ApartRow
from brief_composer.ui.editor.blocks import BlockRow
from brief_composer.ui.editor.box_row import BoxRow
from brief_composer.ui.editor.caret import Caret
from brief_composer.ui.editor.column import Column
from brief_composer.ui.editor.extents import Spot, units
from brief_composer.ui.editor.finding import Match
from brief_composer.ui.editor.flow import FlowEdit
from brief_composer.ui.editor.recommendation_row import RecommendationRow
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.widgets.controls import button, column, icon_button, label, row
from brief_composer.ui.widgets.looks import look, named

REPLACING = Label("edit.replacing")

COUNT_AFTER = 150
"""Milliseconds of rest in typing before the places are counted."""


class FindBar(QFrame):
    """Hidden until asked for. Enter finds the next place, Shift+Enter the last, Esc closes."""

    def __init__(self, stage: Stage, caret: Caret, column_: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._caret = caret
        self._column = column_
        self._at: Match | None = None
        words = stage.words
        named(look(self, "bar"), "findBar", words("editor.find_bar"))
        lines = column(self, 6, 8)
        first = row(None, 6)
        self.field = self._field("findBar.field", "editor.find")
        self._count = label(type="small", tone="muted")
        named(self._count, "findBar.count")
        theme = stage.theme
        first.addWidget(self.field, 1)
        first.addWidget(self._count)
        first.addWidget(
            icon_button(
                theme.icon("chevron-up"), words("editor.find_previous"), self.previous, size=16
            )
        )
        first.addWidget(
            icon_button(theme.icon("chevron-down"), words("editor.find_next"), self.next, size=16)
        )
        first.addWidget(icon_button(theme.icon("x"), words("editor.close"), self.shut, size=16))
        lines.addLayout(first)
        self._second = QWidget(self)
        second = row(self._second, 6)
        self.with_ = self._field("findBar.with", "editor.replace_with")
        second.addWidget(self.with_, 1)
        self._one = self._button("editor.replace", self.replace_one, "findBar.replace")
        self._all = self._button("editor.replace_all", self.replace_all, "findBar.all")
        second.addWidget(self._one)
        second.addWidget(self._all)
        lines.addWidget(self._second)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER)
        self._counting.timeout.connect(self._count_them)
        self.field.textChanged.connect(self._typed)
        self.hide()

    def _field(self, identifier: str, key: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(self._stage.words(key))
        return named(made, identifier, self._stage.words(key))

    def _button(self, key: str, then: object, identifier: str) -> QPushButton:
        assert callable(then)
        return button(self._stage.words(key), then, identifier=identifier)

    # ------------------------------------------------------------------------------------ opening

    def open_find(self) -> None:
        """Show the bar to find with; selected words are what is looked for."""
        self._open(replace=False)

    def open_replace(self) -> None:
        """Show the bar to replace with."""
        self._open(replace=True)

    def _open(self, replace: bool) -> None:
        field = self._caret.field()
        chosen = field.textCursor().selectedText() if field is not None else ""
        if chosen and "\u2029" not in chosen:
            self.field.setText(chosen)
        self._second.setVisible(replace)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def shut(self) -> None:
        """Close the bar; the caret goes back to the place found last."""
        self.hide()
        if self._at is not None:
            self._show(self._at, focus=True)
        else:
            parent = self.parentWidget()
            if parent is not None:
                parent.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finds, or replaces where the caret is in that field; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.with_.hasFocus():
                self.replace_one()
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous()
            else:
                self.next()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------ finding

    def next(self) -> None:
        """Go to the next place."""
        self._go(1)

    def previous(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def _typed(self, text: str) -> None:
        self._said("")
        if text and self.isVisible():
            self._counting.start()

    def _count_them(self) -> None:
        """Say how many places there are while one is still typing; the caret stays."""
        text = self.field.text()
        self._at = None
        number = len(finding.find(self._stage.brief, text)) if text else 0
        words = self._stage.words
        none = words("editor.not_found", text=text) if text else ""
        self._said(words("editor.found_count", n=number) if number else none)

    def _go(self, step: int) -> None:
        if not self.field.text():
            self.open_find()
            return
        matches = finding.find(self._stage.brief, self.field.text())
        if not matches:
            self._at = None
            self._said(self._stage.words("editor.not_found", text=self.field.text()))
            return
        self._to(matches[self._index_after(matches, step)], matches)

    def _to(self, match: Match, matches: list[Match]) -> None:
        self._at = match
        place = matches.index(match) + 1
        self._said(self._stage.words("editor.found", i=place, n=len(matches)))
        self._show(match, focus=not self.isVisible())

    def _index_after(self, matches: list[Match], step: int) -> int:
        if self._at is not None and self._at in matches:
            return (matches.index(self._at) + step) % len(matches)
        here = self._caret.block_id()
        if here:
            order = {block.id: n for n, block in enumerate(self._stage.brief.blocks())}
            place = order.get(here, 0)
            for index, match in enumerate(matches):
                found = self._stage.brief.evidence(EvidenceId(match.id))
                id = found[0].id if found else BlockId(match.id)
                if order.get(id, 0) >= place:
                    return index if step > 0 else (index - 1) % len(matches)
        return 0 if step > 0 else len(matches) - 1

    def _show(self, match: Match, focus: bool) -> None:
        """Bring a place into view, selected; the focus stays in the bar while it is open."""
        found = self._stage.brief.evidence(EvidenceId(match.id))
        block_id = found[0].id if found else BlockId(match.id)
        keeper = QApplication.focusWidget()
        row_ = self._column.need(f"block:{block_id}")
        if not isinstance(row_, BlockRow):
            return
        if row_.collapsed:
            self._stage.collapsed.discard(block_id)
            row_.refresh()
            row_.invalidate()
        field = self._field_of(row_, match)
        if field is None:
            return
        if isinstance(field, ProseEdit):
            field.place(match.start, match.end)
        else:
            lead = len(self._stage.quote_marks("")) // 2 if match.part == "quote" else 0
            _select(field, match.start, match.end, lead)
        self._column.reveal(row_.key)
        self._column.see(field, field.caret_rect())
        if focus:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif keeper is not None and not keeper.hasFocus():
            keeper.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _field_of(row_: BlockRow, match: Match) -> FlowEdit | None:
        if isinstance(row_, ApartRow) and match.part == "text":
            return row_.field_of(match.start.paragraph)
        if isinstance(row_, BoxRow) and match.part == "title":
            return row_.title
        if match.part == "text" or not isinstance(row_, RecommendationRow):
            return row_.text
        if match.part == "title":
            return row_.title
        views = [view for view in row_.evidence if view.evidence.id == match.id]
        return views[0].words if views else None

    # ---------------------------------------------------------------------------------- replacing

    def replace_one(self) -> None:
        """Replace the place that is shown, and go to the next."""
        matches = finding.find(self._stage.brief, self.field.text())
        here = self._at
        if here is None or here not in matches:
            self.next()
            return
        index = matches.index(here)
        if here.part == "quote":
            self._said(self._stage.words("editor.quote_unchanged"))
        else:
            edit = finding.replacement(BlockId(here.id), [here], self.with_.text())
            self._stage.workspace.do(REPLACING, edit)
            here = here._replace(end=Spot(here.end.paragraph, _end(here, self.with_.text())))
        matches = finding.find(self._stage.brief, self.field.text())
        rest = [match for match in matches[index:] if not _within(match, here)]
        following = rest[0] if rest else matches[0] if matches else None
        self._at = None
        if following is None:
            self._said(self._stage.words("editor.not_found", text=self.field.text()))
        else:
            self._to(following, matches)

    def replace_all(self) -> None:
        """Replace everywhere but in quotes, as one step, and say how many."""
        words = self._stage.words
        found = finding.replace_all(self._stage.brief, self.field.text(), self.with_.text())
        if not found.done and not found.left:
            self._said(words("editor.not_found", text=self.field.text()))
            return
        self._stage.workspace.do(REPLACING, found.edit)
        text = words("editor.replaced", n=found.done)
        if found.left:
            text += " " + words("editor.left_in_quotes", n=found.left)
        self._at = None
        self._said(text)

    def _said(self, text: str) -> None:
        self._counting.stop()
        self._count.setText(text)
        self._count.setAccessibleName(text)


def _end(match: Match, new: str) -> int:
    return match.start.offset + units(new)


def _within(match: Match, changed: Match) -> bool:
    """Whether a place begins in what was just put in."""
    same = (match.id, match.part, match.start.paragraph) == (
        changed.id,
        changed.part,
        changed.start.paragraph,
    )
    return same and changed.start.offset <= match.start.offset < changed.end.offset


def _select(field: FlowEdit, start: Spot, end: Spot, lead: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(start.offset + lead)
    cursor.setPosition(end.offset + lead, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
