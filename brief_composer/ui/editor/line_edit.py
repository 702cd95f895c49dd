"""A text of one paragraph: a cell, a caption, a line of source.

Belongs here: what keys mean where there is no second paragraph. Does not belong here: where such a
line stands and what it belongs to.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from brief_composer.model.blocks import as_cell
from brief_composer.model.richtext import Paragraph, ParagraphKind, Prose
from brief_composer.ui.editor import chips
from brief_composer.ui.editor.document import TextLook
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.text import ProseEdit

_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class LineEdit(ProseEdit):
    """One paragraph. Enter breaks the line; where `tabs` is set, Tab is told instead of leaving."""

    tabbed = Signal(int)
    """Tab (1) or Shift+Tab (-1)."""

    def __init__(
        self, look: TextLook, painter: chips.ChipPainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, painter, parent)
        self.tabs = False

    @property
    def line(self) -> Paragraph:
        """What it says."""
        return as_cell(self.prose)

    def show_line(self, line: Paragraph, follow: bool = False) -> None:
        """Say something else; nothing is reported."""
        self.show_prose((line,) if line.inlines else (), follow)

    def place(self, start: Spot, end: Spot | None = None) -> None:
        """Put the caret somewhere, whatever the number of the paragraph in its block is."""
        super().place(Spot(0, start.offset), Spot(0, end.offset) if end is not None else None)

    def insert(self, prose: Prose, name: str) -> None:
        """Put prose in the place of the selection, as lines of the one paragraph."""
        super().insert((as_cell(prose),) if prose else (), name)

    def _begin_list(self) -> None:
        """A line begins no list."""

    def set_kind(self, kind: ParagraphKind) -> None:
        """A line stays what it is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab, where it is wanted; the rest as in any text."""
        step = _TABS.get(Qt.Key(event.key()), 0)
        if self.tabs and step and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.tabbed.emit(step)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab belongs to the table while the caret is in a cell."""
        return False if self.tabs else super().focusNextPrevChild(next)

    def _enter_key(self, line_break: bool) -> None:
        super()._enter_key(line_break=True)

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and cursor.atStart()

    def _delete(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and cursor.atEnd()
