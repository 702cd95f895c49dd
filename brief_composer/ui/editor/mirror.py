"""A text field and the prose it holds, kept the same a paragraph at a time.

Belongs here: noticing which paragraphs a key touched, reading only those, and showing other prose
by touching only what differs; where the caret is, in terms of the prose. Does not belong here: what
keys mean (`ui.editor.text`).
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from brief_composer.model import markup
from brief_composer.model.richtext import Paragraph, Prose, Run
from brief_composer.ui.editor import chips, document
from brief_composer.ui.editor.document import TextLook, spread, trimmed
from brief_composer.ui.editor.extents import Spot, runs_between, width
from brief_composer.ui.editor.flow import FlowEdit

TYPING = "typing"


class MirrorEdit(FlowEdit):
    """Shows prose and reports every change of it.

    `edited` carries the new prose and the name of the edit ("typing", "paste", "bold", …). What is
    typed with one name and one pause belongs to one step; the listener sees to that.
    """

    edited = Signal(object, str)
    state_changed = Signal()
    """The caret stands in another kind or look of text, or may."""

    def __init__(
        self, look: TextLook, painter: chips.ChipPainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._painter = painter
        self._prose: Prose = ()
        self._parts: list[Paragraph] = [Paragraph()]
        self._touched: tuple[int, int] | None = None
        self._deaf = False
        self.setAcceptRichText(True)
        self.document().documentLayout().registerHandler(chips.OBJECT, painter)
        self.document().contentsChange.connect(self._note)
        self.document().contentsChanged.connect(self._commit)
        self.cursorPositionChanged.connect(self.state_changed)
        self.currentCharFormatChanged.connect(self.state_changed)
        with self._quietly():
            document.fill(self.document(), (), look)
        self._reset_typing()

    # ----------------------------------------------------------------------------------- prose

    @property
    def prose(self) -> Prose:
        """What the text says."""
        return self._prose

    def show_prose(self, prose: Prose, follow: bool = False) -> None:
        """Say other prose, touching only the paragraphs that differ; nothing is reported.

        With `follow` the caret goes to the end of what differed.
        """
        with self._quietly():
            spot = document.become(self.document(), self._prose, prose, self.look)
        self._take(prose)
        if spot is not None:
            if follow:
                self.place(spot)
            self._reset_typing()

    def restyle_all(self, look: TextLook) -> None:
        """Show the same prose in other fonts or colours; the caret stays."""
        self.look = look
        caret = self.caret()
        with self._quietly():
            document.fill(self.document(), self._prose, look)
        self.place(caret)
        self._reset_typing()

    def change(self, prose: Prose, start: Spot, end: Spot | None = None, name: str = "") -> None:
        """Make a named change of the prose, and select from `start` to `end` after it."""
        prose = markup.normal(trimmed(prose))
        with self._quietly():
            document.become(self.document(), self._prose, prose, self.look)
        changed = prose != self._prose
        self._take(prose)
        self.place(start, end)
        self._reset_typing()
        if changed:
            self.edited.emit(prose, name)
        self.state_changed.emit()

    def _take(self, prose: Prose) -> None:
        self._prose = prose
        self._parts = list(spread(prose))

    # ----------------------------------------------------------------------------------- caret

    def caret(self) -> Spot:
        """Where the caret is."""
        return self._spot(self.textCursor().position())

    def selection(self) -> tuple[Spot, Spot]:
        """The two ends of the selection in order; both the caret where nothing is selected."""
        cursor = self.textCursor()
        return self._spot(cursor.selectionStart()), self._spot(cursor.selectionEnd())

    def place(self, start: Spot, end: Spot | None = None) -> None:
        """Put the caret somewhere, or select from there to `end`."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        if end is not None:
            cursor.setPosition(self._position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _spot(self, position: int) -> Spot:
        block = self.document().findBlock(position)
        return Spot(block.blockNumber(), position - block.position())

    def _position(self, spot: Spot) -> int:
        block = self.document().findBlockByNumber(spot.paragraph)
        if not block.isValid():
            return max(0, self.document().characterCount() - 1)
        return block.position() + min(spot.offset, block.length() - 1)

    # ------------------------------------------------------------------- keeping both the same

    @contextmanager
    def _quietly(self) -> Generator[None]:
        before, self._deaf = self._deaf, True
        try:
            yield
        finally:
            self._deaf = before
            self._touched = None

    def _note(self, position: int, removed: int, added: int) -> None:
        """Remember which blocks a native edit touched: the first, and how many from the end."""
        if self._deaf:
            return
        text = self.document()
        first = text.findBlock(position).blockNumber()
        end = text.findBlock(min(position + added, text.characterCount() - 1))
        after = text.blockCount() - 1 - (end if end.isValid() else text.lastBlock()).blockNumber()
        if self._touched:
            first, after = min(first, self._touched[0]), min(after, self._touched[1])
        self._touched = (first, after)

    def _commit(self) -> None:
        """Read the touched paragraphs and report the prose they make."""
        if self._deaf or self._touched is None:
            return
        first, after = self._touched
        self._touched = None
        text = self.document()
        fresh: list[Paragraph] = []
        fits = True
        block = text.findBlockByNumber(first)
        for _ in range(first, text.blockCount() - after):
            part, looks_right = document.read_block(block)
            fresh.append(part)
            fits = fits and looks_right
            block = block.next()
        self._parts[first : len(self._parts) - after] = fresh
        prose = trimmed(tuple(self._parts))
        if not fits:
            self._mend(first, fresh)
        if prose != self._prose:
            self._prose = prose
            self.edited.emit(prose, TYPING)

    def _mend(self, first: int, parts: list[Paragraph]) -> None:
        """Give paragraphs the look of their kind again after a native edit joined two kinds."""
        caret = self.caret()
        with self._quietly():
            for index, part in enumerate(parts, first):
                cursor = QTextCursor(self.document().findBlockByNumber(index))
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.removeSelectedText()
                document.insert_inlines(cursor, part.inlines, part.kind, self.look)
        self.place(caret)

    def _reset_typing(self) -> None:
        """After a change from outside, type in the look of the text before the caret."""
        if self.textCursor().hasSelection():
            return  # Qt would give the selection that look
        spot = self.caret()
        part = self._parts[min(spot.paragraph, len(self._parts) - 1)]
        before = runs_between((part,), Spot(0, max(0, spot.offset - 1)), Spot(0, spot.offset))
        run = before[-1] if before else Run("")
        at_end = spot.offset >= width(part.inlines)
        run = Run("", run.bold, run.italic, "" if at_end else run.link)
        self.setCurrentCharFormat(document.char_format(run, part.kind, self.look))
