"""One quote under a recommendation: its words, where they come from, and what state they are in.

Belongs here: showing it, and choosing words in it. The words cannot be typed over. Does not belong
here: comparing words (`model.quoting`, the checks).
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from brief_composer.doc.text import inline_text
from brief_composer.model.blocks import Evidence
from brief_composer.model.evidence import Quote
from brief_composer.model.quoting import Verdict, compare
from brief_composer.sources.citations import Reference, style, terms, works
from brief_composer.ui.editor.document import set_leading
from brief_composer.ui.editor.flow import FlowEdit, Way
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.stamps import WordsBox
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look, named

_PAD = 14
_LEFT = 17


class State(NamedTuple):
    """How a quote stands to its source, in words: the level, the words, and the tip."""

    level: str
    words: str
    tip: str = ""


def state_of(stage: Stage, evidence: Evidence, quote: Quote | None) -> State:
    """The state of one quote, saying no more than was done."""
    words = stage.words
    if stage.finding(evidence.id, "quote-altered"):
        return State("fix", words("editor.state_differs"))
    if quote is None or quote.verified is None:
        return State("muted", words("editor.state_unchecked"))
    date = terms(words.language).date(quote.verified.on)
    tip = words("editor.checked_on", date=date) if quote.verified.on else ""
    if compare(quote.text, evidence.text).verdict is Verdict.SHORTENED:
        return State("ok", words("editor.state_shortened"), tip)
    if quote.verified.how == "hand":
        return State("ok", words("editor.state_hand", date=date))
    how = "editor.state_library" if quote.verified.how == "library" else "editor.state_document"
    return State("ok", words(how), tip)


def place_of(stage: Stage, quote: Quote | None) -> str:
    """ "Sahel Dialogue Centre (2023), Local truces in central Mali, p. 14"."""
    if quote is None:
        return ""
    printed = terms(stage.workspace.language)
    sources = [source for id in quote.chain if (source := stage.source(id))]
    known = works(sources)
    chain = tuple(known[id] for id in quote.chain if id in known)
    if not chain:
        return ", ".join(quote.chain)
    locator = printed.locator(quote.locator.page)
    return inline_text(style("notes").line(Reference(chain, locator), printed))


class QuoteWords(FlowEdit):
    """The words of a quote: to be read and selected, not typed over."""

    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_words(
        self, text: str, font: QFont, colour: str, wrong: str, wrong_colour: str
    ) -> None:
        """Show the words; those that differ from the source wear a wavy line."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        format_ = QTextBlockFormat()
        set_leading(format_, font)
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(QColor(colour))
        cursor.insertText(text.replace("\n", "\u2028"), look)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(format_)
        at = text.find(wrong) if wrong else -1
        if at >= 0:
            cursor.setPosition(at)
            cursor.setPosition(at + len(wrong), QTextCursor.MoveMode.KeepAnchor)
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(wrong_colour))
            cursor.setCharFormat(look)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The quote's own menu."""
        self.menu_wanted.emit(event.globalPos())


class EvidenceView(WordsBox):
    """A quote as it stands under its recommendation. Tab stops at it; its menu has its commands."""

    height_changed = Signal()
    menu_wanted = Signal(object, QPoint)
    remove_wanted = Signal(object)
    left = Signal(object, int)
    escaped = Signal()
    focused = Signal()
    dragged = Signal(object)

    def __init__(self, stage: Stage, evidence: Evidence, parent: QWidget) -> None:
        super().__init__(stage.theme, parent)
        self._stage = stage
        self.evidence = evidence
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = QuoteWords(self)
        self.words.menu_wanted.connect(self._menu_at)
        self.words.escaped.connect(self.escaped)
        self.words.focused.connect(self.focused)
        self.words.left.connect(self.left)
        self._place = label(type="small", tone="muted", wrap=True)
        self._place.setParent(self)
        self._icon = QLabel(self)
        self._icon.setFixedSize(16, 16)
        self._state = look(QLabel(self), type="small", weight="strong")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._shown: tuple[object, ...] = ()
        self.refresh(evidence)

    def _menu_at(self, at: QPoint) -> None:
        self.menu_wanted.emit(self, at)

    @property
    def screen_state(self) -> str:
        """The words of its state."""
        return self._state.text()

    def refresh(self, evidence: Evidence) -> None:
        """Show the quote as it is now."""
        stage = self._stage
        self.evidence = evidence
        quote = stage.brief.quote(evidence.quote)
        state = state_of(stage, evidence, quote)
        place = place_of(stage, quote)
        finding = stage.finding(evidence.id, "quote-altered")
        wrong = str(finding.param("b")) if finding else ""
        shown = (evidence.text, place, state, wrong, stage.theme.tokens.name, stage.french)
        if shown == self._shown:
            return
        self._shown = shown
        self._show_words(wrong)
        self._place.setText(place)
        self._state.setText(state.words)
        look(self._state, tone=state.level)
        icon = {"fix": "circle-alert", "ok": "badge-check"}.get(state.level, "circle-help")
        self._icon.setPixmap(stage.theme.pixmap(icon, state.level, 16))
        self._state.setToolTip(state.tip)
        self._icon.setToolTip(state.tip)
        self.set_level("fix" if state.level == "fix" else "quote")
        named(self._state, f"evidence.{evidence.id}.state", state.words, state.tip)
        where = place or evidence.quote
        name = stage.words("editor.quote_name", state=state.words, place=where)
        named(self, f"evidence.{evidence.id}", name, evidence.text)
        named(self.words, f"evidence.{evidence.id}.words", name, evidence.text)

    def _show_words(self, wrong: str) -> None:
        tokens = self._stage.theme.tokens
        font = self._stage.theme.font("writing")
        font.setPixelSize(font.pixelSize() - 1)
        font.setItalic(True)
        text = self._stage.quote_marks(self.evidence.text)
        self.words.show_words(text, font, tokens.text, wrong, tokens.fix)

    def arrange(self, width: int) -> int:
        """Place the words, the place and the state; the height they need."""
        inner = width - _LEFT - _PAD
        y = 8
        height = self.words.height_for(inner)
        self.words.setGeometry(_LEFT, y, inner, height)
        y += height + 1
        place_height = self._place.heightForWidth(inner) if self._place.text() else 0
        self._place.setGeometry(_LEFT, y, inner, place_height)
        y += place_height + 5
        state_width = inner - 20
        state_height = max(18, self._state.heightForWidth(state_width))
        self._state.setGeometry(_LEFT + 20, y, state_width, state_height)
        self._icon.move(_LEFT, y + 1)
        return y + state_height + 9

    def selection(self) -> tuple[int, int]:
        """Where the selected words start and end in the printed text; equal if none are.

        Part of a word stands for the whole: half a word cannot be left out.
        """
        cursor = self.words.textCursor()
        text = self.evidence.text
        lead = len(self._stage.quote_marks("")) // 2
        start = max(0, min(cursor.selectionStart() - lead, len(text)))
        end = max(0, min(cursor.selectionEnd() - lead, len(text)))
        while start < end and start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return start, end

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the quote out, Enter goes into its words, arrows go on."""
        if not self.hasFocus():  # left over by its words, where Delete means nothing
            super().keyPressEvent(event)
            return
        ways = {Qt.Key.Key_Up: Way.UP, Qt.Key.Key_Down: Way.DOWN}
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_wanted.emit(self)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.left.emit(ways[Qt.Key(event.key())], self.mapToGlobal(QPoint(_LEFT, 0)).x())
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The quote's menu, from the mouse or the keyboard."""
        self.menu_wanted.emit(self, event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus; a drag may begin."""
        self._pressed_at = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.focused.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag begins once the pointer has gone far enough."""
        start = self._pressed_at
        far = QApplication.startDragDistance()
        if start and (event.position().toPoint() - start).manhattanLength() >= far:
            self._pressed_at = None
            self.dragged.emit(self)
