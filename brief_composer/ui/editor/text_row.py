"""A text of a section as a row. Collapsed it says its first words and how many there are.

Belongs here: what such a row shows. Does not belong here: the text itself (`ui.editor.text`).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QEnterEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from brief_composer.model.blocks import TextBlock
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.measure import block_words
from brief_composer.model.richtext import Prose, plain
from brief_composer.session import labels
from brief_composer.session.edits import text
from brief_composer.session.history import Label
from brief_composer.ui.editor.blocks import GAP, LEFT, RIGHT, BlockRow
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look, named

_FIRST_WORDS = 60


class TextRow(BlockRow):
    """A text. One without a block yet (`section_id`) becomes a block when something is typed."""

    def __init__(
        self, stage: Stage, key: str, block_id: BlockId, section_id: SectionId | None = None
    ) -> None:
        super().__init__(stage, key, block_id)
        self.section_id = section_id
        self._count: QLabel | None = None
        self._open: QToolButton | None = None
        self._first: QLabel | None = None
        self._show(fresh=True)

    def refresh(self) -> None:
        self._show(fresh=False)

    def _show(self, fresh: bool) -> None:
        block = self.block()
        prose = block.prose if isinstance(block, TextBlock) else ()
        self.show_text(prose, fresh)
        words = self.stage.words
        number = block_words(block) if block and (fresh or self.collapsed) else 0
        if fresh:
            id = self.block_id or self.key
            named(self, f"block.{id}", words("editor.text_name", n=number))
            named(self.text, f"block.{id}.text", words("editor.text_field"))
        self.text.setVisible(not self.collapsed)
        if self.collapsed:
            first = " ".join(plain(prose[:1]).split())
            short = first if len(first) <= _FIRST_WORDS else first[:_FIRST_WORDS].rstrip() + "…"
            self._collapse(words("editor.words", n=number), short)
        elif self._count is not None and self._open is not None and self._first is not None:
            for widget in (self._count, self._open, self._first):
                widget.hide()

    def adopt(self, block_id: BlockId) -> None:
        """The text is a block of the brief from now on."""
        self.block_id = block_id
        self.section_id = None
        named(self, f"block.{block_id}")
        named(self.text, f"block.{block_id}.text")

    def say(self, prose: Prose, label_: Label, typing: bool) -> None:
        if self.section_id is None:
            super().say(prose, label_, typing)
            return
        workspace = self.stage.workspace
        sources = workspace.library.sources
        edit = text.insert_text(self.section_id, 0, prose, sources)
        workspace.do(labels.TYPING if typing else label_, edit)

    def set_hint(self, hint: str) -> None:
        """The grey words while there is no text."""
        if self.text.hint != hint:
            self.text.setFont(self.stage.look.body)
            self.text.show_hint(hint)

    def _collapse(self, count: str, first: str) -> None:
        if self._count is None or self._open is None or self._first is None:
            self._count = label(type="small", tone="muted")
            self._first = label(type="body", tone="muted")
            self._open = _open_button(self)
            for each in (self._count, self._first):
                each.setParent(self)
        self._count.setText(count)
        self._first.setText(first)
        for widget in (self._count, self._open, self._first):
            widget.show()

    def fields(self) -> list[QWidget]:
        return [] if self.collapsed else super().fields()

    def arrange(self, width: int) -> int:
        inner = width - LEFT - RIGHT
        top = 8
        if self.collapsed and self._count and self._open and self._first:
            side = _place_open(self._open, self._count, width)
            self._first.setGeometry(LEFT, 8, max(40, side - LEFT - 12), 24)
            self.grip.move(6, 6)
            return 40 + GAP
        height = self.text.height_for(inner)
        self.text.setGeometry(LEFT, top, inner, height)
        self.grip.move(6, 6)
        return top + height + 8 + GAP

    def set_current(self, current: bool, chosen: bool) -> None:
        super().set_current(current, chosen)
        self.grip.setVisible(current or chosen or self.underMouse())

    def showEvent(self, event: QShowEvent) -> None:
        self.grip.setVisible(self.current or self.chosen)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The grip is there when the pointer is."""
        self.grip.setVisible(bool(self.block_id))

    def leaveEvent(self, event: QEvent) -> None:
        self.grip.setVisible(self.current or self.chosen)


def _open_button(row: TextRow) -> QToolButton:
    made = look(QToolButton(row), "quiet")
    made.setIcon(row.stage.theme.icon("chevron-down", "text", 18))
    made.setFixedSize(28, 28)
    tip = row.stage.words("editor.open_block")
    made.setToolTip(tip)
    named(made, name=tip)

    def unfold() -> None:
        row.stage.collapsed.discard(row.block_id)
        row.refresh()
        row.invalidate()

    made.clicked.connect(unfold)
    return made


def _place_open(button: QToolButton, count: QLabel, width: int) -> int:
    """Put the button and the count at the right; where the count starts."""
    button.move(width - RIGHT - 28, 6)
    size = count.sizeHint()
    x = width - RIGHT - 36 - size.width()
    count.setGeometry(x, 8, size.width(), 24)
    return x
