"""A pull quote as a row: words of our own to be typed, or words of a quote, which are not."""

from __future__ import annotations

from PySide6.QtCore import Qt

from brief_composer.model.blocks import PullQuoteBlock
from brief_composer.model.evidence import Quote
from brief_composer.model.finding import Severity
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Paragraph, Prose, paragraph, plain
from brief_composer.session.edits import boxes
from brief_composer.session.history import Label
from brief_composer.ui.editor.apart_row import ApartRow
from brief_composer.ui.editor.blocks import GAP, LEFT, RIGHT
from brief_composer.ui.editor.line_edit import LineEdit
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look, named


class PullQuoteRow(ApartRow):
    """Words set large in print."""

    kind = "pull_quote"

    def __init__(self, stage: Stage, key: str, block_id: BlockId) -> None:
        super().__init__(stage, key, block_id)
        self._place = label(type="small", tone="muted", wrap=True)
        self._place.setParent(self)
        self.text.show_hint(stage.words("editor.pull_quote_hint"))
        named(self.text, f"block.{block_id}.text", stage.words("editor.pull_quote_words"))
        self._show(fresh=True)

    def make_text(self) -> ProseEdit:
        return LineEdit(self.stage.look, self.stage.painter, self)

    def refresh(self) -> None:
        self._show(fresh=False)

    def _show(self, fresh: bool) -> None:
        block = self.block()
        if not isinstance(block, PullQuoteBlock):
            return
        quote = self.stage.brief.quote(block.quote) if block.quote else None
        said = self.stage.quote_marks(block.text) if block.quote else block.text
        line = paragraph(said)
        self.show_text((line,) if said else (), fresh)
        self.text.setReadOnly(bool(block.quote))
        flags = Qt.TextInteractionFlag
        keys = flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
        self.text.setTextInteractionFlags(keys if block.quote else flags.TextEditorInteraction)
        self.text.setVisible(not self.collapsed)
        self._place.setText(self._where(block, quote) if block.quote else "")
        altered = self.stage.levels(block)[Severity.FIX] > 0
        look(self._place, tone="fix" if altered else "muted")
        self._place.setVisible(bool(block.quote) and not self.collapsed)
        self.show_head(block, " ".join(block.text.split())[:60])

    def _where(self, block: PullQuoteBlock, quote: Quote | None) -> str:
        """Who says it and where, and that the words are the source's."""
        if quote is None:
            return ""
        people, year = self.stage.author_year(quote.origin)
        page = f"p. {quote.locator.page}" if quote.locator.page else ""
        speaker = quote.speaker.name or quote.speaker.role
        altered = self.stage.levels(block)[Severity.FIX] > 0
        state = "editor.state_differs" if altered else "editor.pull_quote_kept"
        parts = (speaker, people, year, page)
        return ", ".join(filter(None, parts)) + " · " + self.stage.words(state)

    def say(self, prose: Prose, label_: Label, typing: bool) -> None:
        edit = boxes.set_pull_text(self.block_id, plain(prose))
        merge = f"typing:{self.block_id}" if typing else ""
        self.stage.workspace.do(label_, edit, merge)

    def put_line(self, number: int, line: Paragraph, label_: Label, typing: bool) -> None:
        del number
        self.say((line,), label_, typing)

    def arrange(self, width: int) -> int:
        if self.collapsed:
            return self.folded(width)
        inner = width - LEFT - RIGHT
        y = self.arrange_head(width)
        height = self.text.height_for(inner)
        self.text.setGeometry(LEFT, y, inner, height)
        y += height + 6
        if self._place.isVisibleTo(self):
            height = self._place.heightForWidth(inner)
            self._place.setGeometry(LEFT, y, inner, height)
            y += height + 4
        return y + 6 + GAP
