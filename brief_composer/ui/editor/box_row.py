"""A box as a row: its title and its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from brief_composer.model.blocks import Block, BoxBlock
from brief_composer.model.ids import BlockId
from brief_composer.session import labels
from brief_composer.session.edits import boxes
from brief_composer.ui.editor.apart_row import ApartRow
from brief_composer.ui.editor.blocks import GAP, LEFT, RIGHT
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.fields import TitleEdit
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.widgets.looks import named


class BoxRow(ApartRow):
    """A box: title over words."""

    kind = "box"

    def __init__(self, stage: Stage, key: str, block_id: BlockId) -> None:
        super().__init__(stage, key, block_id)
        self.title = TitleEdit(stage.theme.font("block", 600), self)
        self.title.set_colour(stage.theme.tokens.text)
        self.title.setPlaceholderText(stage.words("editor.box_title"))
        self.field(self.title)
        self.title.done.connect(self._into_text)
        self.title.edited.connect(self._retitled)
        named(self.title, f"block.{block_id}.title", stage.words("editor.box_title"))
        named(self.text, f"block.{block_id}.text", stage.words("editor.text_field"))
        self._show(fresh=True)

    def refresh(self) -> None:
        self._show(fresh=False)

    def _show(self, fresh: bool) -> None:
        block = self.block()
        if not isinstance(block, BoxBlock):
            return
        self.title.show_text(block.title)
        self.show_text(block.prose, fresh)
        self.title.setVisible(not self.collapsed)
        self.text.setVisible(not self.collapsed)
        self.show_head(block, block.title)

    def called(self, block: Block) -> str:
        return self.stage.words("editor.kind_box")

    def restyle(self) -> None:
        self.title.set_colour(self.stage.theme.tokens.text)
        self.title.set_font(self.stage.theme.font("block", 600))
        super().restyle()

    def arrange(self, width: int) -> int:
        if self.collapsed:
            return self.folded(width)
        inner = width - LEFT - RIGHT
        y = self.arrange_head(width)
        height = self.title.height_for(inner)
        self.title.setGeometry(LEFT, y, inner, height)
        y += height + 6
        height = self.text.height_for(inner)
        self.text.setGeometry(LEFT, y, inner, height)
        return y + height + 10 + GAP

    def fields(self) -> list[QWidget]:
        return [] if self.collapsed else [self.title, self.text]

    def rename(self) -> None:
        """Put the caret into the title, all of it selected."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.select_words()

    def _retitled(self, title: str) -> None:
        edit = boxes.set_box_title(self.block_id, title)
        self.stage.workspace.do(labels.CHANGING_TITLE, edit, f"title:{self.block_id}")

    def _into_text(self) -> None:
        self.text.place(Spot(0, 0))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
