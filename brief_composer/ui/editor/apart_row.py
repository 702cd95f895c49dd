"""What the blocks that stand apart from running text have in common as rows: a head that says what
they are, a menu, being one row while collapsed.

Belongs here: that head. Does not belong here: what is in a table, a picture, a box.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from brief_composer.model.blocks import Block
from brief_composer.model.ids import BlockId
from brief_composer.model.measure import block_words
from brief_composer.model.richtext import Paragraph
from brief_composer.session.edits import placing
from brief_composer.session.history import Label
from brief_composer.ui.editor.blocks import GAP, LABELS, LEFT, RIGHT, BlockRow
from brief_composer.ui.editor.line_edit import LineEdit
from brief_composer.ui.editor.mirror import TYPING
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look, named

HEAD = 40


class ApartRow(BlockRow):
    """A block with a head: what it is, what it is called, its menu."""

    kind = ""
    """What its words in the catalogue end with: "table"."""

    def __init__(self, stage: Stage, key: str, block_id: BlockId) -> None:
        super().__init__(stage, key, block_id)
        self._numbers: dict[ProseEdit, int] = {}
        self.badge = look(QLabel(self), "badge")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = label(type="small", tone="muted")
        self.said.setParent(self)
        self.more = look(QToolButton(self), "quiet")
        self.more.setIconSize(QSize(16, 16))
        self.more.setFixedSize(28, 28)
        self.more.clicked.connect(self._more)

    # ----------------------------------------------------------------------------------- showing

    def called(self, block: Block) -> str:
        """What the block is called: "Table 1", or its kind while it has no number."""
        label_ = self.stage.labels.get(block.id, "")
        return label_[:1].upper() + label_[1:] or self.stage.words(f"editor.kind_{self.kind}")

    def show_head(self, block: Block, first: str) -> None:
        """Show what stands in the head; `first` is what a collapsed block says of itself."""
        words = self.stage.words
        self.badge.setText(self.called(block))
        parts = (self.summary(block),)
        if self.collapsed:
            parts = (first, words("editor.words", n=block_words(block)))
        self.said.setText(" · ".join(filter(None, parts)))
        icon = "chevron-down" if self.collapsed else "ellipsis"
        self.more.setIcon(self.stage.theme.icon(icon, "text", 18))
        tip = words("editor.open_block" if self.collapsed else "editor.more_of_block")
        self.more.setToolTip(tip)
        named(self.more, f"block.{block.id}.more", tip)
        named(self, f"block.{block.id}", ", ".join(filter(None, (self.called(block), first))))

    def summary(self, block: Block) -> str:
        """A word about the block in its head while it is open."""
        return ""

    def restyle(self) -> None:
        self.refresh()
        super().restyle()

    # ------------------------------------------------------------------------------------ layout

    def arrange_head(self, width: int) -> int:
        """Put the head in its place; how high it is."""
        self.grip.move(5, 5)
        badge = self.badge.sizeHint()
        self.badge.setGeometry(LEFT, 9, badge.width(), 22)
        right = width - RIGHT - 28
        self.more.move(right, 6)
        left = LEFT + badge.width() + 10
        self.said.setGeometry(left, 8, max(20, right - left - 8), 24)
        return HEAD

    def folded(self, width: int) -> int:
        """The height of the row while it is collapsed."""
        return self.arrange_head(width) + GAP

    # ------------------------------------------------------------------------------------ fields

    def line_field(self, number: int, name: str, hint: str) -> LineEdit:
        """A field for one paragraph of the block, `block.prose[number]`."""
        line = LineEdit(self.stage.look, self.stage.painter, self)
        self.dress(line)
        self.stage.set_typing(line)

        def say(prose: object, what: str) -> None:
            del prose
            self.say_line(line, number, what)

        line.edited.connect(say)
        line.show_hint(self.stage.words(f"editor.{hint}"))
        named(line, f"block.{self.block_id}.{name}", self.stage.words(f"editor.{hint}"))
        self.field(line)
        self._numbers[line] = number
        return line

    def paragraph_of(self, field: ProseEdit) -> int:
        number, block = self._numbers.get(field, 0), self.block()
        return number if number >= 0 or block is None else number + len(block.prose)

    def say_line(self, line: LineEdit, number: int, what: str) -> None:
        """Put what one field says into the brief."""
        typing = what == TYPING
        self.put_line(number, line.line, LABELS.get(what, self.formatting), typing)

    def put_line(self, number: int, line: Paragraph, label_: Label, typing: bool) -> None:
        """Put a paragraph into the brief."""
        workspace = self.stage.workspace
        if number < 0:
            block = self.block()
            number += len(block.prose) if block else 0
        edit = placing.set_line(self.block_id, number, line, workspace.library.sources)
        workspace.do(label_, edit, f"typing:{self.block_id}:{number}" if typing else "")

    def fields(self) -> list[QWidget]:
        return [] if self.collapsed else super().fields()

    def _more(self) -> None:
        if self.collapsed:
            self.stage.collapsed.discard(self.block_id)
            self.refresh()
            self.invalidate()
        else:
            at = self.more.mapToGlobal(QPoint(0, self.more.height()))
            self.stage.acts.block_menu(self.block_id, at)
