"""Edits that concern a block as a whole, or two: joining, moving, deleting, adding.

Belongs here: turning what was asked for into an edit of the workspace, and putting the caret where
it belongs afterwards. Does not belong here: what an edit does (`session.edits`), menus.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from brief_composer.model.blocks import (
    Block,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import SectionRole
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId, RecommendationId, SectionId
from brief_composer.model.richtext import is_empty
from brief_composer.session import labels
from brief_composer.session.edits import blocks, evidence, recommendations, sections, text
from brief_composer.session.history import Label
from brief_composer.session.start import sources_in
from brief_composer.ui.adding import add_recommendation
from brief_composer.ui.editor.blocks import BlockRow
from brief_composer.ui.editor.caret import Caret
from brief_composer.ui.editor.column import Column
from brief_composer.ui.editor.extents import end_of
from brief_composer.ui.editor.flow import Way
from brief_composer.ui.editor.recommendation_row import RecommendationRow
from brief_composer.ui.editor.stage import Stage


class Kind(NamedTuple):
    """What a kind of block is called in words, and the names of its edits."""

    name: str
    deleting: Label
    moving: Label


KINDS: Mapping[type, Kind] = {
    TextBlock: Kind("text", labels.DELETING_TEXT, labels.MOVING_TEXT),
    RecommendationBlock: Kind(
        "recommendation", labels.DELETING_RECOMMENDATION, labels.MOVING_RECOMMENDATION
    ),
    TableBlock: Kind("table", labels.DELETING_TABLE, labels.MOVING_TABLE),
    FigureBlock: Kind("picture", labels.DELETING_PICTURE, labels.MOVING_PICTURE),
    PullQuoteBlock: Kind("pull_quote", labels.DELETING_PULL_QUOTE, labels.MOVING_PULL_QUOTE),
    BoxBlock: Kind("box", labels.DELETING_BOX, labels.MOVING_BOX),
}


class Acting:
    """What can be done with blocks, quotes and sections from the editor."""

    def __init__(self, stage: Stage, caret: Caret, column: Column) -> None:
        self._stage = stage
        self._caret = caret
        self._column = column

    # --------------------------------------------------------------------------------- joining

    def join_up(self, id: BlockId) -> None:
        """Take a block's text into the text before it, or go where it cannot be joined."""
        brief, block = self._stage.brief, self._block(id)
        section = brief.section_of(id)
        if block is None or section is None:
            return
        at = section.blocks.index(block)
        above = section.blocks[at - 1] if at else None
        row = self._row(id)
        if isinstance(block, TextBlock) and isinstance(above, TextBlock):
            spot = end_of(above.prose)
            self._stage.workspace.do(labels.TYPING, text.merge_text(id, join=True))
            self._caret.into_text(above.id, spot)
        elif isinstance(block, TextBlock) and above is not None and is_empty(block.prose):
            self._stage.workspace.do(labels.DELETING_TEXT, blocks.remove_block(id))
            self._go_to_end(above.id)
        elif row is not None:
            self._caret.leave(row.text, Way.LEFT, 0)

    def join_down(self, id: BlockId) -> None:
        """Take the text after a block into it."""
        section, block = self._stage.brief.section_of(id), self._block(id)
        if block is None or section is None:
            return
        below = section.blocks[section.blocks.index(block) + 1 :][:1]
        if isinstance(block, TextBlock) and below and isinstance(below[0], TextBlock):
            spot = end_of(block.prose)
            self._stage.workspace.do(labels.TYPING, text.merge_text(below[0].id, join=True))
            self._caret.into_text(id, spot)

    def _go_to_end(self, id: BlockId) -> None:
        block = self._block(id)
        if block is not None:
            self._caret.into_text(id, end_of(block.prose))

    def into_section(self, id: SectionId) -> None:
        """Enter in a heading: the caret goes into a text at the top of the section."""
        section = self._stage.brief.section(id)
        if section is None or section.role is SectionRole.SOURCES:
            return
        first = section.blocks[0] if section.blocks else None
        if isinstance(first, TextBlock):
            self._caret.into_text(first.id)
        elif first is None and f"empty:{id}" in self._column.keys:
            self._caret.reveal(id)
        else:
            change = self._stage.workspace.do(labels.ADDING_TEXT, text.insert_text(id, 0, ()))
            if change.added:
                self._caret.into_text(change.added[0])

    def text_after(self, id: BlockId) -> None:
        """An empty text after a block, with the caret in it."""
        section, block = self._stage.brief.section_of(id), self._block(id)
        if section is None or block is None:
            return
        at = section.blocks.index(block) + 1
        following = section.blocks[at : at + 1]
        if following and isinstance(following[0], TextBlock):
            self._caret.into_text(following[0].id)
            return
        edit = text.insert_text(section.id, at, ())
        change = self._stage.workspace.do(labels.ADDING_TEXT, edit)
        if change.added:
            self._caret.into_text(change.added[0])

    # ---------------------------------------------------------------------------------- blocks

    def move(self, id: str, step: int) -> None:
        """A block one place up (-1) or down (+1); a section likewise."""
        stage = self._stage
        block = self._block(BlockId(id))
        chosen = self._is_chosen(id)
        if block is not None:
            edit = blocks.move_up(block.id) if step < 0 else blocks.move_down(block.id)
            stage.workspace.do(self._moving(block), edit)
            if chosen:
                self._caret.choose(id)
            self._column.reveal(f"block:{id}")
            self._announce_place(block.id)
            return
        section = stage.brief.section(SectionId(id))
        if section is not None:
            index = stage.brief.sections.index(section) + step
            if index >= 0:
                edit = sections.move_section(section.id, index)
                stage.workspace.do(labels.MOVING_SECTION, edit)
                self._column.reveal(f"section:{id}")

    def _announce_place(self, id: BlockId) -> None:
        section = self._stage.brief.section_of(id)
        if section is not None:
            place = next(n for n, block in enumerate(section.blocks, 1) if block.id == id)
            words = self._stage.words("editor.moved", i=place, n=len(section.blocks))
            self._stage.announced.emit(words)

    def move_block_to(self, id: BlockId, section_id: SectionId, index: int) -> None:
        """A block dropped at an index of a section, counted without itself."""
        block = self._block(id)
        if block is not None:
            edit = blocks.move_block(id, section_id, index)
            self._stage.workspace.do(self._moving(block), edit)
            self._caret.choose(id)
            self._announce_place(id)

    def delete(self, id: str) -> None:
        """A block, or a section with all that is in it; the caret goes to what follows."""
        stage = self._stage
        block = self._block(BlockId(id))
        if block is None:
            if stage.brief.section(SectionId(id)):
                stage.workspace.do(labels.DELETING_SECTION, sections.remove_section(SectionId(id)))
                stage.notice.emit(stage.words("editor.deleted_section"))
            return
        neighbour = self._caret.neighbour(id, 1) or self._caret.neighbour(id, -1)
        stage.workspace.do(KINDS[type(block)].deleting, blocks.remove_block(block.id))
        if neighbour:
            self._caret.choose(neighbour)
        stage.notice.emit(stage.words(f"editor.deleted_{KINDS[type(block)].name}"))

    def duplicate(self, id: BlockId) -> None:
        """A copy of a block after it, selected."""
        edit = blocks.duplicate_block(id)
        change = self._stage.workspace.do(labels.DUPLICATING, edit)
        if change.added:
            self._caret.choose(change.added[0])

    def collapse(self, id: BlockId) -> None:
        """Show a block as one row, or whole again."""
        collapsed = self._stage.collapsed
        (collapsed.discard if id in collapsed else collapsed.add)(id)
        row = self._row(id)
        if row is not None:
            inside = QApplication.focusWidget()
            had_focus = inside is not None and row.isAncestorOf(inside)
            row.refresh()
            row.invalidate()
            if had_focus and id in collapsed:
                self._caret.choose(id)

    def into_plain_text(self, id: BlockId) -> None:
        """A recommendation as plain text."""
        self._stage.workspace.do(labels.TURNING_INTO_TEXT, blocks.turn_into_text(id))
        self._caret.into_text(id)

    def _moving(self, block: Block) -> labels.Label:
        return KINDS[type(block)].moving

    def _is_chosen(self, id: str) -> bool:
        row = self._column.row(f"block:{id}")
        return row is not None and row.hasFocus()

    def _row(self, id: BlockId) -> BlockRow | None:
        row = self._column.row(f"block:{id}")
        return row if isinstance(row, BlockRow) else None

    def _block(self, id: BlockId) -> Block | None:
        return self._stage.brief.block(id)

    # ------------------------------------------------------------------ recommendations, quotes

    def add_section(self) -> None:
        """A section after the one the caret is in, its title selected."""
        stage = self._stage
        here = stage.brief.section(self._caret.section_id() or SectionId(""))
        index = stage.brief.sections.index(here) + 1 if here else None
        before = {section.id for section in stage.brief.sections}
        edit = sections.add_section(stage.words("editor.new_section"), index=index)
        stage.workspace.do(labels.ADDING_SECTION, edit)
        new = next((s.id for s in stage.brief.sections if s.id not in before), None)
        if new:
            self._caret.into_title(new, rename=True)

    def add_from_library(self, id: RecommendationId, section_id: SectionId, index: int) -> None:
        """A recommendation of the library at an index of a section, with its first quote."""
        change = add_recommendation(self._stage.workspace, id, section_id, index)
        if change is not None and change.added:
            self._caret.choose(change.added[0])

    def add_quote(self, block_id: BlockId, quote: Quote) -> None:
        """A quote under a recommendation; says so."""
        stage = self._stage
        library, language = stage.workspace.library, stage.workspace.language
        chosen = library.quote(quote.id, language) or quote
        edit = evidence.add_quote(block_id, chosen, sources_in(library, language))
        change = stage.workspace.do(labels.ADDING_QUOTE, edit)
        if change:
            number = stage.r_number(block_id)
            self._reveal_last_quote(block_id)
            stage.notice.emit(stage.words("editor.quote_added", number=number))
            stage.announced.emit(stage.words("editor.quote_added_undo", number=number))
        else:
            stage.told.emit(stage.words("editor.quote_there", number=stage.r_number(block_id)))

    def add_quote_by_id(self, block_id: BlockId, id: QuoteId) -> None:
        """A quote of the library, or one the brief has, under a recommendation."""
        quote = self._stage.brief.quote(id) or self._stage.workspace.library.quotes.get(id)
        if quote is not None:
            self.add_quote(block_id, quote)

    def _reveal_last_quote(self, block_id: BlockId) -> None:
        row = self._column.row(f"block:{block_id}")
        if isinstance(row, RecommendationRow) and row.evidence:
            view = row.evidence[-1]
            self._column.see(view, view.rect())

    def remove_quote(self, id: EvidenceId) -> None:
        """A quote out of its recommendation; says so."""
        stage = self._stage
        found = stage.brief.evidence(id)
        stage.workspace.do(labels.DELETING_QUOTE, evidence.remove_evidence(id))
        if found:
            self._caret.choose(found[0].id)
            stage.notice.emit(stage.words("editor.deleted_quote"))

    def move_quote(self, id: EvidenceId, to: BlockId) -> None:
        """A quote under another recommendation."""
        change = self._stage.workspace.do(labels.MOVING_QUOTE, evidence.move_evidence(id, to))
        if change:
            self._caret.reveal(id)

    def leave_out(self, id: EvidenceId, start: int, end: int) -> None:
        """The selected words of a quote left out, marked […]."""
        edit = evidence.mark_omission(id, start, end)
        self._stage.workspace.do(labels.LEAVING_OUT_WORDS, edit)

    def add_words(self, id: EvidenceId, at: int, words: str) -> None:
        """Words in brackets in a quote."""
        self._stage.workspace.do(labels.ADDING_WORDS, evidence.insert_words(id, at, words))

    def restore_quote(self, id: EvidenceId) -> None:
        """The printed words as the source has them."""
        quote = self._stage.quote_of(id)
        original = self._stage.workspace.library.quotes.get(quote.id) if quote else None
        edit = evidence.restore_quote(id, original)
        self._stage.workspace.do(labels.RESTORING_QUOTE, edit)

    def toggle_position(self, id: BlockId) -> None:
        """Whether a recommendation is the organisation's own position."""
        block = self._block(id)
        if isinstance(block, RecommendationBlock):
            edit = recommendations.mark_position(id, not block.position)
            self._stage.workspace.do(labels.MARKING_POSITION, edit)
