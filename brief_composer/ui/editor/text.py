"""The text of one block: what the keys of a text mean, and what can be done with it.

Belongs here: keys that have a meaning in prose (Enter, Backspace, Tab, French spacing), looks and
kinds, copy and paste, the marks of lists. Does not belong here: keeping document and prose the same
(`ui.editor.mirror`), the brief, other blocks, menus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from brief_composer.model.ids import SourceId
from brief_composer.model.richtext import (
    Cite,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
)
from brief_composer.ui.editor import chips, clipboard, document, french, things
from brief_composer.ui.editor.chip_edit import ChipEdit
from brief_composer.ui.editor.document import TextLook, spread
from brief_composer.ui.editor.extents import (
    LISTS,
    Spot,
    clip,
    indent,
    rekind,
    restyle,
    runs_between,
    selected,
    splice,
    width,
)
from brief_composer.ui.editor.flow import is_ours
from brief_composer.ui.editor.marks import quoting
from brief_composer.ui.editor.mirror import TYPING
from brief_composer.ui.theme.tokens import LIGHT

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEADS = {
    "- ": ParagraphKind.BULLET,
    "* ": ParagraphKind.BULLET,
    "1. ": ParagraphKind.NUMBER,
}
"""What begins a list where a paragraph starts with it."""


class ProseEdit(ChipEdit):
    """A text to write in. Every change is reported by `edited`."""

    joined_up = Signal()
    """Backspace at the very start: the text before wants to take this one in."""

    joined_down = Signal()
    """Delete at the very end."""

    dropped_looks = Signal(str)
    """A paste left fonts and colours behind: "word" or "other" says where it came from."""

    thing_pasted = Signal(object)
    """The clipboard (a QMimeData) holds a table or a picture, which is a block of its own."""

    def __init__(
        self, look: TextLook, painter: chips.ChipPainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, painter, parent)
        self.ground = LIGHT.base
        # What is behind need not be painted for every letter.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.french = False
        self.marks = "straight"
        self.cite_words: Callable[[Cite], str] = lambda cite: cite.source
        self.knows_source: Callable[[SourceId], bool] = lambda _: True

    # ------------------------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys with a meaning in prose; the rest types."""
        if self.on_blank(event):
            return
        if event.key() in _ENTER and not event.modifiers() & ~(_SHIFT | _KEYPAD):
            self._enter_key(bool(event.modifiers() & _SHIFT))
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif not self._moves_paragraph(event):
            self._typed(event)

    def _moves_paragraph(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(event)
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return self._backspace()
        return event.matches(QKeySequence.StandardKey.Delete) and self._delete()

    def _typed(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isprintable():
            self._leave_chip_and_link()
        super().keyPressEvent(event)
        if event.text() and event.text() in "\"'":
            self._put_instead(quoting(self._before_caret(), self.marks))
        elif self.french and event.text() and event.text() in " ;!?:«»":
            self._put_instead(french.spacing(self._before_caret()))
        if event.text() == " ":
            self._begin_list()

    def _leave_chip_and_link(self) -> None:
        """What is typed after a chip or at the end of a link is neither."""
        cursor = self.textCursor()
        format_ = cursor.charFormat()
        is_chip = format_.objectType() == chips.OBJECT
        if not is_chip and not format_.stringProperty(document.LINK):
            return
        if cursor.hasSelection():
            return
        if not is_chip and not cursor.atBlockEnd():
            following = QTextCursor(cursor)
            following.movePosition(QTextCursor.MoveOperation.NextCharacter)
            if following.charFormat().stringProperty(document.LINK):
                return
        run = document.run_of(format_) if not is_chip else Run("")
        kind = self._kind_at(cursor.block())
        plain = Run("", run.bold, run.italic)
        self.setCurrentCharFormat(document.char_format(plain, kind, self.look))

    def _enter_key(self, line_break: bool) -> None:
        cursor = self.textCursor()
        if line_break:
            cursor.insertText("\u2028")
            self.setTextCursor(cursor)
            return
        part = self._part()
        if part.kind in LISTS and not part.inlines and not cursor.hasSelection():
            self._outdent(part)
            return
        start, end = self.selection()
        head_end = part.kind is ParagraphKind.SUBHEADING and end.offset == width(part.inlines)
        kind = (
            ParagraphKind.BODY
            if head_end
            else self._kind_at(self.document().findBlockByNumber(start.paragraph))
        )
        level = self._parts[start.paragraph].level if kind in LISTS else 0
        run = document.run_of(cursor.charFormat())
        run = Run("", run.bold, run.italic)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertBlock(
            document.block_format(Paragraph(kind=kind, level=level), self.look),
            document.char_format(run, kind, self.look),
        )
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(document.char_format(run, kind, self.look))

    def _tab(self, event: QKeyEvent) -> bool:
        start, end = self.selection()
        if self._part().kind not in LISTS:
            return False
        by = -1 if event.key() == Qt.Key.Key_Backtab or event.modifiers() & _SHIFT else 1
        prose = indent(spread(self._prose), start.paragraph, end.paragraph, by)
        self.change(prose, *self._kept(start, end), name="list")
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab belongs to the text while the caret is in a list."""
        if self._part().kind in LISTS:
            return False
        return super().focusNextPrevChild(next)

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        part = self._part()
        if part.kind is not ParagraphKind.BODY:
            self._outdent(part)
        elif cursor.blockNumber() == 0:
            self.joined_up.emit()
        else:
            self._join(cursor.blockNumber() - 1)
        return True

    def _delete(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        if cursor.block().next().isValid():
            self._join(cursor.blockNumber())
        else:
            self.joined_down.emit()
        return True

    def _join(self, upper: int) -> None:
        """Make one paragraph of two; the words decide whose kind it is."""
        a, b = self._parts[upper], self._parts[upper + 1]
        kept = a if a.inlines or a.kind is not ParagraphKind.BODY else b
        new = Paragraph((*a.inlines, *b.inlines), kept.kind, kept.level)
        parts = (*self._parts[:upper], new, *self._parts[upper + 2 :])
        self.change(parts, Spot(upper, width(a.inlines)), name=TYPING)

    def _outdent(self, part: Paragraph) -> None:
        at = self.caret()
        if part.kind in LISTS and part.level > 0:
            prose = indent(spread(self._prose), at.paragraph, at.paragraph, -1)
        else:
            prose = rekind(self._prose, at.paragraph, at.paragraph, ParagraphKind.BODY)
        self.change(prose, at, name="list")

    def _before_caret(self) -> str:
        """The characters of the paragraph up to the caret."""
        cursor = self.textCursor()
        return clip(cursor.block().text(), 0, cursor.positionInBlock())

    def _put_instead(self, fix: french.Spacing | None) -> None:
        """Other characters for those just typed, as a step of its own."""
        if fix is None or self.textCursor().hasSelection():
            return
        at = self.caret()
        look = document.run_of(self.textCursor().charFormat())
        new = Paragraph((Run(fix.text, look.bold, look.italic, look.link),) if fix.text else ())
        prose, after = splice(self._prose, Spot(at.paragraph, at.offset - fix.back), at, (new,))
        self.change(prose, after, name="spacing")

    def _begin_list(self) -> None:
        """A hyphen or "1." and a space at the start of a paragraph begin a list, as a step of its
        own."""
        lead, at = self._before_caret(), self.caret()
        kind = LEADS.get(lead)
        if kind is None or self._part().kind is not ParagraphKind.BODY:
            return
        prose, start = splice(self._prose, Spot(at.paragraph, 0), at, (Paragraph(),))
        self.change(rekind(spread(prose), at.paragraph, at.paragraph, kind), start, name="list")

    # ------------------------------------------------------------------------- looks and kinds

    def current_run(self) -> Run:
        """The look of the selection, or of what would be typed."""
        start, end = self.selection()
        if start != end:
            runs = runs_between(self._prose, start, end)
            return Run(
                "",
                bool(runs) and all(run.bold for run in runs),
                bool(runs) and all(run.italic for run in runs),
                runs[0].link if runs else "",
            )
        return document.run_of(self.currentCharFormat())

    def current_kind(self) -> ParagraphKind:
        """The kind of the paragraph the caret is in."""
        return self._part().kind

    def toggle_bold(self) -> None:
        """Make the selection bold, or not bold if all of it is; with none, what is typed next."""
        self._toggle(bold=not self.current_run().bold)

    def toggle_italic(self) -> None:
        """The same for italic."""
        self._toggle(italic=not self.current_run().italic)

    def set_link(self, address: str) -> None:
        """Make the selection a link, or no link any more ("")."""
        start, end = self.selection()
        prose = restyle(
            spread(self._prose),
            start,
            end,
            lambda run: Run(run.text, run.bold, run.italic, address),
        )
        self.change(prose, start, end, name="link")

    def set_kind(self, kind: ParagraphKind) -> None:
        """Make the selected paragraphs of that kind."""
        start, end = self.selection()
        prose = rekind(self._prose, start.paragraph, end.paragraph, kind)
        self.change(prose, *self._kept(start, end), name="kind")

    def _toggle(self, bold: bool | None = None, italic: bool | None = None) -> None:
        def change(run: Run) -> Run:
            return Run(
                run.text,
                run.bold if bold is None else bold,
                run.italic if italic is None else italic,
                run.link,
            )

        start, end = self.selection()
        if start == end:
            new = change(document.run_of(self.currentCharFormat()))
            format_ = document.char_format(new, self.current_kind(), self.look)
            self.setCurrentCharFormat(format_)
            self.state_changed.emit()
            return
        name = "bold" if bold is not None else "italic"
        self.change(restyle(spread(self._prose), start, end, change), start, end, name=name)

    @staticmethod
    def _kept(start: Spot, end: Spot) -> tuple[Spot, Spot | None]:
        return start, end if end != start else None

    def _part(self) -> Paragraph:
        return self._parts[min(self.textCursor().blockNumber(), len(self._parts) - 1)]

    def _kind_at(self, block: QTextBlock) -> ParagraphKind:
        return document.KINDS[block.blockFormat().intProperty(document.KIND)]

    # ------------------------------------------------------------------------------- inserting

    def insert(self, prose: Prose, name: str) -> None:
        """Put prose in the place of the selection, the caret after it."""
        start, end = self.selection()
        whole, after = splice(self._prose, start, end, prose)
        self.change(whole, after, name=name)

    def insert_inline(self, inline: Inline, name: str) -> None:
        """Put one inline in the place of the selection."""
        self.insert((Paragraph((inline,)),), name)

    def selected_prose(self) -> Prose:
        """What is selected."""
        start, end = self.selection()
        return selected(self._prose, start, end) if start != end else ()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: our own flavour, HTML and plain text."""
        return clipboard.mime_of(self.selected_prose(), self.cite_words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there is text in it."""
        return not is_ours(source) and (clipboard.has_text(source) or things.is_thing(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: structure stays, fonts and colours do not."""
        if things.is_thing(source):
            self.thing_pasted.emit(source)
            return
        taken = clipboard.prose_of(source, self.knows_source)
        if not taken.prose:
            return
        self.insert(taken.prose, "paste")
        if taken.looks:
            self.dropped_looks.emit(taken.looks)

    def paste_plain(self, text: str) -> None:
        """Paste characters without structure beyond paragraphs."""
        prose = clipboard.plain_prose(text)
        if prose:
            self.insert(prose, "paste")

    def cut(self) -> None:
        """Copy the selection, then take it out as a step of its own."""
        if self.textCursor().hasSelection():
            self.copy()
            self.insert((), "cut")

    # ------------------------------------------------------------------------------- list marks

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the text, and the mark of every list item that is to be painted."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), QColor(self.ground))
        ground.end()
        super().paintEvent(event)
        if not any(part.kind in LISTS for part in self._parts):
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.look.body)
        painter.setPen(QColor(self.look.text))
        area = event.rect()
        layout = self.document().documentLayout()
        for index, mark in marks(self._parts):
            block = self.document().findBlockByNumber(index)
            box = layout.blockBoundingRect(block)
            if box.bottom() < area.top() or box.top() > area.bottom():
                continue
            line = block.layout().lineAt(0)
            if not line.isValid():
                continue
            base = box.top() + line.y() + line.ascent()
            right = document.INDENT * (self._parts[index].level + 1) - 7
            x = right - painter.fontMetrics().horizontalAdvance(mark)
            painter.drawText(QPointF(x, base), mark)
        painter.end()


def marks(parts: list[Paragraph]) -> Iterator[tuple[int, str]]:
    """The index and the mark of every list item: "•", "3."."""
    counts: list[int] = []
    for index, part in enumerate(parts):
        if part.kind not in LISTS:
            counts = []
            continue
        depth = part.level + 1
        counts = (counts + [0] * depth)[:depth]
        if part.kind is ParagraphKind.BULLET:
            counts[-1] = 0
            yield index, "•" if part.level % 2 == 0 else "–"
        else:
            counts[-1] += 1
            yield index, f"{counts[-1]}."
