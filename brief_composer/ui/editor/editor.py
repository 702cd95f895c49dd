"""The editor: the column of a brief, kept true to the workspace, and its commands.

Belongs here: putting the parts together, following changes, and what the window may ask for. Does
not belong here: how a row looks, what an edit does.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from brief_composer.model.blocks import (
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import ParagraphKind
from brief_composer.session.change import Change
from brief_composer.ui.editor.acting import Acting
from brief_composer.ui.editor.apart_row import ApartRow
from brief_composer.ui.editor.blanks import Blanks
from brief_composer.ui.editor.blocks import BlockRow
from brief_composer.ui.editor.box_row import BoxRow
from brief_composer.ui.editor.caret import Caret
from brief_composer.ui.editor.column import Column, Row
from brief_composer.ui.editor.drops import Drops
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.figure_row import FigureRow
from brief_composer.ui.editor.find_bar import FindBar
from brief_composer.ui.editor.inserting import Inserting
from brief_composer.ui.editor.menus import Menus
from brief_composer.ui.editor.pull_quote_row import PullQuoteRow
from brief_composer.ui.editor.quote_picker import QuotePicker
from brief_composer.ui.editor.recommendation_row import RecommendationRow
from brief_composer.ui.editor.relay import Parts, Relay
from brief_composer.ui.editor.rows import block_height, fixed_height, row_keys
from brief_composer.ui.editor.sections import AddRow, SectionRow, SourcesRow
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.table_row import TableRow
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.editor.text_row import TextRow
from brief_composer.ui.parts import Handler, TextState
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

_COUNT_AFTER = 250

ROWS: Mapping[type, type[BlockRow]] = {
    TextBlock: TextRow,
    RecommendationBlock: RecommendationRow,
    TableBlock: TableRow,
    FigureBlock: FigureRow,
    PullQuoteBlock: PullQuoteRow,
    BoxBlock: BoxRow,
}
"""The row of each kind of block."""


class BriefEditor(QWidget):
    """The editor column. `commands()` are its handlers for the window's commands."""

    text_state_changed = Signal()
    """Ask `text_state()` again."""

    notice = Signal(str)
    """A sentence for a toast with Undo."""

    wanted = Signal(str)
    """The id of a command of the window that is asked for: "insert.recommendation"."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(look(self, "base"), "editor", words("editor.name"))
        self.workspace = workspace
        relay = Relay()
        self.stage = Stage(workspace, theme, words, relay, self)
        self.stage.notice.connect(self.notice)
        self.stage.wanted.connect(self.wanted)
        self.stage.told.connect(self._tell)
        self.stage.announced.connect(self._announce)
        self.column = Column(self._make, self._estimate, self)
        self.caret = Caret(self.stage, self.column)
        self.caret.state_changed.connect(self.text_state_changed)
        self.column.clicked.connect(self.caret.at_point)
        self.acting = Acting(self.stage, self.caret, self.column)
        self.menus = Menus(self.stage, self.acting, self.caret, self)
        self.picker = QuotePicker(self.stage, self.acting.add_quote, self)
        self.inserting = Inserting(self.stage, self.caret, self)
        self.drops = Drops(self.stage, self.acting, self.column, self.inserting)
        self.blanks = Blanks(self.stage, self.caret, self.column, self)
        relay.attach(
            Parts(
                self.caret,
                self.acting,
                self.menus,
                self.drops,
                self.inserting,
                self.blanks,
                self.pick_quote,
                self.text_state_changed.emit,
                self._hide_find_bar,
            )
        )
        self.find_bar = FindBar(self.stage, self.caret, self.column, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.column, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER)
        self._counting.timeout.connect(self._recount)
        workspace.changed.connect(self._changed)
        workspace.held_back.connect(self._show_again)
        workspace.report_changed.connect(self._reported)
        workspace.reveal_requested.connect(self.caret.reveal)
        workspace.quote_requested.connect(self._quote_requested)
        workspace.blank_requested.connect(self._blank_requested)
        theme.changed.connect(self._restyle)
        workspace.preferences.changed.connect(self._refresh_rows)
        self.stage.sort_findings()
        self.column.set_keys(row_keys(workspace.brief))

    # ------------------------------------------------------------------------------------- rows

    def _make(self, key: str) -> Row:
        kind, _, id = key.partition(":")
        stage = self.stage
        match kind:
            case "section":
                return SectionRow(stage, key, SectionId(id))
            case "add":
                return AddRow(stage, key, SectionId(id))
            case "sources":
                return SourcesRow(stage, key)
            case "empty":
                row = TextRow(stage, key, BlockId(""), SectionId(id))
                section = workspace_section(stage, id)
                row.set_hint(section.hint if section else "")
                return row
            case _:
                return self._make_block(key, BlockId(id))

    def _make_block(self, key: str, id: BlockId) -> Row:
        block = self.workspace.brief.block(id)
        made = ROWS.get(type(block), TextRow)(self.stage, key, id)
        if isinstance(made, TextRow):
            self._hint(made)
        return made

    def _hint(self, row: TextRow) -> None:
        section = self.workspace.brief.section_of(row.block_id)
        alone = section is not None and len(section.blocks) == 1
        row.set_hint(section.hint if section is not None and alone else "")

    def _estimate(self, key: str, width: int) -> int:
        kind, _, id = key.partition(":")
        block = self.workspace.brief.block(BlockId(id)) if kind == "block" else None
        if block is None:
            return fixed_height(key)
        return block_height(block, width, id in self.stage.collapsed)

    # ---------------------------------------------------------------------------------- changes

    def _changed(self, change: Change) -> None:
        """Show what changed. A change of one text touches that text alone."""
        turned = self._turned(change)
        if turned or change.moved or change.sections or change.details:
            spot = self._typing_spot()
            for key in turned:
                self.column.discard(key)
            self._rebuild(change)
            self._follow_spill(spot)
        else:
            self._relabel(change)
            for id in change.blocks:
                self._refresh_block(id)
        if not self._counting.isActive():
            self._counting.start()

    def _show_again(self) -> None:
        """An edit was not made: the rows show what there is."""
        for row in self.column.rows():
            row.refresh()

    def _relabel(self, change: Change) -> None:
        """A caption that came or went gives other tables and pictures other numbers."""
        kinds = (TableBlock, FigureBlock)
        if any(isinstance(change.after.block(id), kinds) for id in change.blocks):
            before = self.stage.labels
            self.stage.renumber()
            if before != self.stage.labels:
                for row in self.column.rows():
                    if isinstance(row, ApartRow) and row.block_id not in change.blocks:
                        row.refresh()

    def _turned(self, change: Change) -> list[str]:
        """The rows of blocks that are of another kind than they were."""
        keys: list[str] = []
        for id in change.blocks:
            row = self.column.row(f"block:{id}")
            wanted = ROWS.get(type(change.after.block(id)), TextRow)
            if row is not None and not isinstance(row, wanted):
                keys.append(row.key)
        return keys

    def _refresh_block(self, id: BlockId) -> None:
        row = self.column.row(f"block:{id}")
        if isinstance(row, BlockRow):
            row.refresh()
        else:
            self.column.forget(f"block:{id}")

    def _rebuild(self, change: Change) -> None:
        self.stage.renumber()
        self._adopt(change)
        self.column.set_keys(row_keys(change.after))
        for id in change.blocks:
            self.column.forget(f"block:{id}")
        for row in self.column.rows():
            row.refresh()
            if isinstance(row, TextRow) and row.block_id:
                self._hint(row)

    def _adopt(self, change: Change) -> None:
        """The row where a text was begun is the row of the block it became."""
        for id in change.added:
            section = change.after.section_of(id)
            if section is None or section.blocks[0].id != id:
                continue
            if not isinstance(section.blocks[0], TextBlock):
                continue
            row = self.column.row(f"empty:{section.id}")
            if isinstance(row, TextRow):
                self.column.rekey(row.key, f"block:{id}")
                row.adopt(id)
                if row.text.hasFocus():
                    self.caret.entered(row.key, id)

    def _typing_spot(self) -> tuple[BlockId, Spot] | None:
        text = self.caret.prose()
        id = self.caret.block_id()
        return (id, text.caret()) if text is not None and id and text.hasFocus() else None

    def _follow_spill(self, before: tuple[BlockId, Spot] | None) -> None:
        """A text that became too long went on in new blocks: so does the caret."""
        if before is None:
            return
        id, spot = before
        brief = self.workspace.brief
        block = brief.block(id)
        section = brief.section_of(id)
        if block is None or section is None or spot.paragraph < max(1, len(block.prose)):
            return
        left = spot.paragraph
        for each in section.blocks[section.blocks.index(block) :]:
            if not isinstance(each, TextBlock):
                break
            if left < len(each.prose):
                self.caret.into_text(each.id, Spot(left, spot.offset))
                break
            left -= len(each.prose)

    def _reported(self) -> None:
        self.stage.sort_findings()
        for row in self.column.rows():
            if isinstance(row, RecommendationRow | PullQuoteRow):
                row.refresh()

    def _recount(self) -> None:
        for row in self.column.rows():
            if isinstance(row, SectionRow):
                row.recount()

    def _refresh_rows(self) -> None:
        """What is put in while typing may be another."""
        for row in self.column.rows():
            if isinstance(row, BlockRow):
                row.refresh()

    def _restyle(self) -> None:
        self.stage.restyle()
        for row in self.column.rows():
            row.restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The editor hands the focus to where the caret was, or to the first text."""
        super().focusInEvent(event)
        self.focus_first()

    # --------------------------------------------------------------------------------- commands

    def focus_first(self) -> None:
        """Put the focus back where the caret was; else into the first text."""
        field = self.caret.field()
        row = self.caret.row()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(row, BlockRow):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            texts = [key for key in self.column.keys if key.startswith(("block:", "empty:"))]
            first = self.column.need(texts[0]) if texts else None
            if isinstance(first, TextRow):
                first.text.setFocus(Qt.FocusReason.OtherFocusReason)
            elif isinstance(first, RecommendationRow):
                first.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> Mapping[str, Handler]:
        """The handlers of the window's commands."""
        kinds = ParagraphKind
        return {
            "edit.find": self.find_bar.open_find,
            "edit.find_next": self.find_bar.next,
            "edit.find_previous": self.find_bar.previous,
            "edit.replace": self.find_bar.open_replace,
            "edit.paste_plain": self.paste_plain,
            "text.bold": self.toggle_bold,
            "text.italic": self.toggle_italic,
            "text.list": self.toggle_list,
            "text.style.body": lambda: self.set_paragraph_kind(kinds.BODY),
            "text.style.subheading": lambda: self.set_paragraph_kind(kinds.SUBHEADING),
            "text.style.bullet": lambda: self.set_paragraph_kind(kinds.BULLET),
            "text.style.number": lambda: self.set_paragraph_kind(kinds.NUMBER),
            "insert.quote": self.insert_quote,
            "insert.section": self.acting.add_section,
            "insert.note": self.insert_note,
            "insert.nbsp": self.insert_nbsp,
            "insert.table": self.inserting.table,
            "insert.picture": self.inserting.picture,
            "insert.pull_quote": self.inserting.pull_quote,
            "insert.box": self.inserting.box,
            "insert.reference": self.inserting.reference,
            "insert.blank": self.blanks.insert,
            "brief.fill": self.blanks.fill_all,
            "brief.up": lambda: self._move(-1),
            "brief.down": lambda: self._move(1),
            "brief.collapse": self.collapse,
            "brief.duplicate": self.duplicate,
            "brief.delete": self.delete,
        }

    def go_to(self, id: str, paragraph: int, offset: int) -> None:
        """Put the caret into the text of a block: behind so many units of a paragraph."""
        self.caret.reveal(id)
        self.caret.into_text(BlockId(id), Spot(paragraph, offset))

    def text_state(self) -> TextState:
        """What the toolbar shows of the text at the caret."""
        text = self.caret.prose()
        row = self.caret.row()
        recommendation = row.block_id if isinstance(row, RecommendationRow) else ""
        if text is None:
            return TextState(recommendation=recommendation)
        run = text.current_run()
        writes = not self.workspace.read_only
        return TextState(text.current_kind().value, run.bold, run.italic, writes, recommendation)

    def _hide_find_bar(self) -> bool:
        """Close the find bar, the caret staying where it is; whether it was open."""
        was_open = self.find_bar.isVisible()
        self.find_bar.hide()
        return was_open

    def close_popup(self) -> bool:
        """Esc: close what is open, else leave the text and select its block."""
        if self.find_bar.isVisible():
            self.find_bar.shut()
            return True
        id = self.caret.block_id()
        row = self.caret.row()
        if id and row is not None and not row.hasFocus() and row.isAncestorOf(_focus()):
            self.caret.choose(id)
            return True
        return False

    def toggle_bold(self) -> None:
        """Bold on or off."""
        if text := self.caret.prose():
            text.toggle_bold()

    def toggle_italic(self) -> None:
        """Italic on or off."""
        if text := self.caret.prose():
            text.toggle_italic()

    def toggle_list(self) -> None:
        """A bulleted list, or body text again."""
        if text := self.caret.prose():
            bullet = text.current_kind() is ParagraphKind.BULLET
            text.set_kind(ParagraphKind.BODY if bullet else ParagraphKind.BULLET)

    def set_paragraph_kind(self, kind: ParagraphKind) -> None:
        """Make the selected paragraphs of that kind."""
        if text := self.caret.prose():
            text.set_kind(kind)

    def insert_nbsp(self) -> None:
        """A no-break space at the caret."""
        field = self.caret.field()
        if field is not None and not field.isReadOnly():
            field.insertPlainText("\u00a0")

    def insert_note(self) -> None:
        """A note on the recommendation the caret is in."""
        row = self.caret.row()
        if isinstance(row, RecommendationRow):
            row.add_note()
        else:
            self._tell(self.stage.words("editor.needs_recommendation"))

    def insert_quote(self) -> None:
        """Choose a quote for the recommendation the caret is in."""
        row = self.caret.row()
        if isinstance(row, RecommendationRow):
            self.pick_quote(row.block_id)
        else:
            self._tell(self.stage.words("editor.needs_recommendation"))

    def _quote_requested(self, id: str) -> None:
        self.pick_quote(BlockId(id))

    def _blank_requested(self, id: str, number: int) -> None:
        self.blanks.open(BlockId(id), number)

    def pick_quote(self, id: BlockId) -> None:
        """Open the list of quotes for a recommendation."""
        row = self.column.need(f"block:{id}")
        if isinstance(row, RecommendationRow):
            self.picker.open_for(id, row)

    def paste_plain(self) -> None:
        """Paste text only."""
        field = self.caret.field()
        text = QApplication.clipboard().text()
        if isinstance(field, ProseEdit):
            field.paste_plain(text)
        elif field is not None and not field.isReadOnly():
            field.insertPlainText(text)

    def _tell(self, text: str) -> None:
        """Say at the caret why nothing was done: there is nothing to undo."""
        field = self.caret.field()
        at = self.rect().center() if field is None else field.caret_rect().bottomLeft()
        place = (field or self).mapToGlobal(at)
        QToolTip.showText(place, text, self)

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _current(self) -> str:
        return self.caret.block_id() or self.caret.section_id() or ""

    def _move(self, step: int) -> None:
        if id := self._current():
            self.acting.move(id, step)

    def delete(self) -> None:
        """Delete the current block, or the section whose heading the caret is in."""
        if id := self._current():
            self.acting.delete(id)

    def collapse(self) -> None:
        """Show the current block as one row, or whole again."""
        if id := self.caret.block_id():
            self.acting.collapse(id)

    def duplicate(self) -> None:
        """A copy of the current block after it."""
        if id := self.caret.block_id():
            self.acting.duplicate(id)


def workspace_section(stage: Stage, id: str) -> Section | None:
    """The section of that id, as it is now."""
    return stage.brief.section(SectionId(id))


def _focus() -> QWidget:
    return QApplication.focusWidget() or QWidget()
