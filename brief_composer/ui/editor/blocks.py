"""What the blocks of a section have in common as rows: grip, frame, being selected, their words.

Belongs here: edits of a block's own words. Does not belong here: what texts show
(`ui.editor.text_row`) and recommendations (`ui.editor.recommendation_row`), anything that concerns
two blocks.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from brief_composer.model.blocks import Block
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Prose, blanks
from brief_composer.session import labels
from brief_composer.session.edits import text
from brief_composer.session.history import Label
from brief_composer.ui.editor.column import Row
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.flow import FlowEdit, Way
from brief_composer.ui.editor.mirror import TYPING
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.stamps import Grip, paint_frame
from brief_composer.ui.editor.text import ProseEdit

LEFT, RIGHT, GAP = 32, 14, 8
LABELS = {
    "typing": labels.TYPING,
    "paste": labels.PASTING,
    "cut": labels.CUTTING,
    "blank": labels.ADDING_BLANK,
}


class BlockRow(Row):
    """What all blocks share: grip, frame, being selected, and their prose."""

    formatting = labels.FORMATTING

    def __init__(self, stage: Stage, key: str, block_id: BlockId) -> None:
        super().__init__(key)
        self.stage = stage
        self.block_id = block_id
        self.chosen = False
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.grip = Grip(stage.theme, stage.words("editor.grip"), self)
        self.grip.clicked.connect(lambda: stage.acts.choose(self.block_id))
        self.grip.dragged.connect(lambda: stage.acts.drag_block(self.block_id))
        self.text = self.make_text()
        self.dress(self.text)
        self.text.edited.connect(self._edited)
        self.text.joined_up.connect(lambda: stage.acts.join_up(self.block_id))
        self.text.joined_down.connect(lambda: stage.acts.join_down(self.block_id))
        self.field(self.text)

    def make_text(self) -> ProseEdit:
        """The field of the block's words."""
        return ProseEdit(self.stage.look, self.stage.painter, self)

    def dress(self, text: ProseEdit) -> None:
        """Let a field of prose know what is around it."""
        stage = self.stage
        text.ground = stage.theme.tokens.base
        text.cite_words = stage.cite_words
        text.knows_source = stage.knows_source
        text.dropped_looks.connect(self._pasted)
        text.thing_pasted.connect(self._thing_pasted)
        text.state_changed.connect(stage.acts.text_state)

    def _thing_pasted(self, data: QMimeData) -> None:
        self.stage.acts.paste_thing(self.block_id, data)

    def _pasted(self, source: str) -> None:
        self.stage.notice.emit(self.stage.words(f"editor.pasted_{source}"))

    # ---------------------------------------------------------------------------------- fields

    def field(self, field: FlowEdit) -> None:
        """Let a text field of the block leave, be seen, and be undone."""
        acts = self.stage.acts

        def leave(way: Way, x: int) -> None:
            acts.leave(field, way, x)

        def menu(at: QPoint) -> None:
            acts.text_menu(field, field.mapToGlobal(at))

        field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        field.customContextMenuRequested.connect(menu)
        field.height_changed.connect(self.invalidate)
        field.left.connect(leave)
        field.escaped.connect(lambda: acts.escape(self.block_id))
        field.focused.connect(lambda: acts.entered(self.key, self.block_id))
        field.caret_moved.connect(lambda: acts.caret_moved(field))
        if isinstance(field, ProseEdit):
            field.blank_opened.connect(partial(self._open_blank, field))
        field.undo_asked.connect(self.stage.workspace.undo)
        field.redo_asked.connect(self.stage.workspace.redo)

    def _open_blank(self, field: ProseEdit, number: int) -> None:
        self.stage.acts.open_blank(self.block_id, self.blanks_before(field) + number)

    def blanks_before(self, field: ProseEdit) -> int:
        """How many blanks of the block stand before those of one of its fields."""
        block = self.block()
        return len(blanks(block.prose[: self.paragraph_of(field)])) if block is not None else 0

    def blank_field(self, number: int) -> tuple[ProseEdit, int]:
        """The field a blank of the block stands in, made to show it, and its number there."""
        block = self.block()
        left = number
        for at, part in enumerate(block.prose if block is not None else ()):
            count = len(blanks((part,)))
            if left < count:
                field = self.field_of(at)
                if isinstance(field, ProseEdit) and self.blanks_before(field) + left == number:
                    return field, left
                break
            left -= count
        return self.text, number

    def field_of(self, paragraph: int) -> FlowEdit:
        """The field a paragraph of the block is shown in, made to show it."""
        del paragraph
        return self.text

    def paragraph_of(self, field: ProseEdit) -> int:
        """The first paragraph of the block that a field shows."""
        del field
        return 0

    def fields(self) -> list[QWidget]:
        """What the caret goes through in the block, from top to bottom."""
        return [self.text]

    def place(self, spot: Spot) -> None:
        """Put the caret to a place of the block's prose."""
        self.text.place(spot)

    def block(self) -> Block | None:
        """The block as it is in the brief now."""
        return self.stage.brief.block(self.block_id)

    def refresh(self) -> None:
        """Show the block as it is in the brief now."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Show the same in the theme's colours as they are now."""
        self._reground()
        self.text.restyle_all(self.stage.look)
        self.grip.set_strong(self.current)
        self.invalidate()
        self.update()

    def show_text(self, prose: Prose, fresh: bool) -> None:
        """Show the prose of the block; a row just made has the caret at its start."""
        self.stage.set_typing(self.text)
        self.text.show_prose(prose, follow=not fresh)
        if fresh:
            self.text.place(Spot(0, 0))

    def _edited(self, prose: Prose, name: str) -> None:
        self.say(prose, LABELS.get(name, labels.FORMATTING), name == TYPING)

    def say(self, prose: Prose, label_: Label, typing: bool) -> None:
        """Put what the text says into the brief."""
        workspace = self.stage.workspace
        merge = f"typing:{self.block_id}" if typing else ""
        edit = text.set_prose(self.block_id, prose, workspace.library.sources)
        workspace.do(label_, edit, merge)

    # --------------------------------------------------------------------------------- selected

    def set_current(self, current: bool, chosen: bool) -> None:
        """Whether the caret is in the block, and whether the block itself is selected."""
        if (current, chosen) == (self.current, self.chosen):
            return
        self.current, self.chosen = current, chosen
        self.grip.set_strong(current)
        self._reground()
        self.update()

    def _reground(self) -> None:
        tokens = self.stage.theme.tokens
        self.text.ground = tokens.accent_soft if self.chosen else tokens.base
        self.text.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a selected block. What a field or button in it leaves is not meant for it."""
        meant = self.hasFocus() or event.key() == Qt.Key.Key_F2
        if not meant or not self.stage.acts.key_on_block(self.block_id, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stage.acts.entered(self.key, self.block_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the words selects the block."""
        if self.block_id:
            self.stage.acts.choose(self.block_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The block's menu."""
        if self.block_id:
            self.stage.acts.block_menu(self.block_id, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, while the block is current."""
        if self.current or self.chosen:
            paint_frame(self, self.stage.theme, self.chosen, GAP)

    @property
    def collapsed(self) -> bool:
        """Whether the block is shown as one row."""
        return self.block_id in self.stage.collapsed
