"""The blocks of a section as rows: texts and recommendations.

Belongs here: what a block shows, where it stands in it, and edits of its own words. Does not belong
here: anything that concerns two blocks (`ui.editor.acting`), menus, drag and drop.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from brief_composer.model.blocks import Block, Evidence, RecommendationBlock, TextBlock
from brief_composer.model.finding import Severity
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.measure import block_words
from brief_composer.model.richtext import Prose, plain
from brief_composer.session import labels
from brief_composer.session.edits import recommendations, text
from brief_composer.session.history import Label
from brief_composer.ui.editor.column import Row
from brief_composer.ui.editor.evidence import EvidenceView
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.fields import NoteEdit, TitleEdit
from brief_composer.ui.editor.flow import FlowEdit, Way
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.stamps import Grip, link, paint_frame
from brief_composer.ui.editor.text import TYPING, ProseEdit
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look, named

LEFT, RIGHT, GAP = 32, 14, 8
_FIRST_WORDS = 60
LABELS = {
    "typing": labels.TYPING,
    "paste": labels.PASTING,
    "cut": labels.CUTTING,
}


class BlockRow(Row):
    """What texts and recommendations share: grip, frame, being selected, and their prose."""

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
        self.text = ProseEdit(stage.look, stage.painter, self)
        self.text.ground = stage.theme.tokens.base
        self.text.cite_words = stage.cite_words
        self.text.knows_source = stage.knows_source
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._text_menu)
        self.text.edited.connect(self._edited)
        self.text.joined_up.connect(lambda: stage.acts.join_up(self.block_id))
        self.text.joined_down.connect(lambda: stage.acts.join_down(self.block_id))
        self.text.dropped_looks.connect(self._pasted)
        self.text.state_changed.connect(stage.acts.text_state)
        self.field(self.text)

    def _pasted(self, source: str) -> None:
        self.stage.notice.emit(self.stage.words(f"editor.pasted_{source}"))

    # ---------------------------------------------------------------------------------- fields

    def field(self, field: FlowEdit) -> None:
        """Let a text field of the block leave, be seen, and be undone."""
        acts = self.stage.acts

        def leave(way: Way, x: int) -> None:
            acts.leave(field, way, x)

        field.height_changed.connect(self.invalidate)
        field.left.connect(leave)
        field.escaped.connect(lambda: acts.choose(self.block_id))
        field.focused.connect(lambda: acts.entered(self.key, self.block_id))
        field.caret_moved.connect(lambda: acts.caret_moved(field))
        field.undo_asked.connect(self.stage.workspace.undo)
        field.redo_asked.connect(self.stage.workspace.redo)

    def fields(self) -> list[QWidget]:
        """What the caret goes through in the block, from top to bottom."""
        return [self.text]

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
        self.text.french = self.stage.french
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

    def _text_menu(self, at: QPoint) -> None:
        self.stage.acts.text_menu(self.text, self.text.mapToGlobal(at))

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
        """Keys of a selected block."""
        if not self.stage.acts.key_on_block(self.block_id, event):
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


class TextRow(BlockRow):
    """A text. One without a block yet (`section_id`) becomes a block when something is typed."""

    def __init__(
        self, stage: Stage, key: str, block_id: BlockId, section_id: SectionId | None = None
    ) -> None:
        super().__init__(stage, key, block_id)
        self.section_id = section_id
        self._count: QLabel | None = None
        self._open: QToolButton | None = None
        self._first: QLabel | None = None
        self._show(fresh=True)

    def refresh(self) -> None:
        self._show(fresh=False)

    def _show(self, fresh: bool) -> None:
        block = self.block()
        prose = block.prose if isinstance(block, TextBlock) else ()
        self.show_text(prose, fresh)
        words = self.stage.words
        number = block_words(block) if block and (fresh or self.collapsed) else 0
        if fresh:
            id = self.block_id or self.key
            named(self, f"block.{id}", words("editor.text_name", n=number))
            named(self.text, f"block.{id}.text", words("editor.text_field"))
        self.text.setVisible(not self.collapsed)
        if self.collapsed:
            first = " ".join(plain(prose[:1]).split())
            short = first if len(first) <= _FIRST_WORDS else first[:_FIRST_WORDS].rstrip() + "…"
            self._collapse(words("editor.words", n=number), short)
        elif self._count is not None and self._open is not None and self._first is not None:
            for widget in (self._count, self._open, self._first):
                widget.hide()

    def adopt(self, block_id: BlockId) -> None:
        """The text is a block of the brief from now on."""
        self.block_id = block_id
        self.section_id = None
        named(self, f"block.{block_id}")
        named(self.text, f"block.{block_id}.text")

    def say(self, prose: Prose, label_: Label, typing: bool) -> None:
        if self.section_id is None:
            super().say(prose, label_, typing)
            return
        workspace = self.stage.workspace
        sources = workspace.library.sources
        edit = text.insert_text(self.section_id, 0, prose, sources)
        workspace.do(labels.TYPING if typing else label_, edit)

    def set_hint(self, hint: str) -> None:
        """The grey words while there is no text."""
        if self.text.placeholderText() != hint:
            self.text.setFont(self.stage.look.body)
            self.text.setPlaceholderText(hint)

    def _collapse(self, count: str, first: str) -> None:
        if self._count is None or self._open is None or self._first is None:
            self._count = label(type="small", tone="muted")
            self._first = label(type="body", tone="muted")
            self._open = _open_button(self)
            for each in (self._count, self._first):
                each.setParent(self)
        self._count.setText(count)
        self._first.setText(first)
        for widget in (self._count, self._open, self._first):
            widget.show()

    def fields(self) -> list[QWidget]:
        return [] if self.collapsed else super().fields()

    def arrange(self, width: int) -> int:
        inner = width - LEFT - RIGHT
        top = 8
        if self.collapsed and self._count and self._open and self._first:
            side = _place_open(self._open, self._count, width)
            self._first.setGeometry(LEFT, 8, max(40, side - LEFT - 12), 24)
            self.grip.move(6, 6)
            return 40 + GAP
        height = self.text.height_for(inner)
        self.text.setGeometry(LEFT, top, inner, height)
        self.grip.move(6, 6)
        return top + height + 8 + GAP

    def set_current(self, current: bool, chosen: bool) -> None:
        super().set_current(current, chosen)
        self.grip.setVisible(current or chosen or self.underMouse())

    def showEvent(self, event: QShowEvent) -> None:
        self.grip.setVisible(self.current or self.chosen)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The grip is there when the pointer is."""
        self.grip.setVisible(bool(self.block_id))

    def leaveEvent(self, event: QEvent) -> None:
        self.grip.setVisible(self.current or self.chosen)


class RecommendationRow(BlockRow):
    """A recommendation: its number, title, state, words, evidence and note."""

    def __init__(self, stage: Stage, key: str, block_id: BlockId) -> None:
        super().__init__(stage, key, block_id)
        self.badge = look(QLabel(self), "badge")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = TitleEdit(stage.theme.font("block", 600), self)
        self.title.set_colour(stage.theme.tokens.text)
        self.title.setPlaceholderText(stage.words("editor.title_hint"))
        self.field(self.title)
        self.title.done.connect(self._into_text)
        self.title.edited.connect(self._retitled)
        self.more = look(QToolButton(self), "quiet")
        self.more.setIconSize(QSize(16, 16))
        self.more.setFixedSize(28, 28)
        self.more.clicked.connect(self._more)
        self._chip: QPushButton | None = None
        self._count: QLabel | None = None
        self._links: list[QPushButton] = []
        self._note: NoteEdit | None = None
        self._note_icon: QLabel | None = None
        self._noting = False
        self.evidence: list[EvidenceView] = []
        self._show(fresh=True)

    # ----------------------------------------------------------------------------------- showing

    def refresh(self) -> None:
        self._show(fresh=False)

    def _show(self, fresh: bool) -> None:
        block = self.block()
        if not isinstance(block, RecommendationBlock):
            return
        self.badge.setText(self.stage.r_number(block.id))
        self.title.show_text(block.title)
        self.show_text(block.prose, fresh)
        if fresh:
            named(self.text, f"block.{block.id}.text", self.stage.words("editor.text_field"))
            named(self.title, f"block.{block.id}.title", self.stage.words("editor.title_field"))
        self._show_evidence(block)
        self._show_note(block)
        self._show_state(block)
        self._show_folded(block)
        self._name(block)

    def _name(self, block: RecommendationBlock) -> None:
        words = self.stage.words
        numbers = self.stage.block_numbers
        levels = self.stage.levels(block)
        parts = [
            words("editor.rec_name", i=numbers.get(block.id, 0), n=len(numbers)),
            block.title,
            words("editor.to_fix", n=levels[Severity.FIX]) if levels[Severity.FIX] else "",
            words("editor.to_review", n=levels[Severity.REVIEW]) if levels[Severity.REVIEW] else "",
            words("editor.quotes", n=len(block.evidence)) if block.evidence else "",
        ]
        named(self, f"block.{block.id}", ", ".join(filter(None, parts)))
        tip = words("editor.more_of", title=block.title)
        tip = words("editor.open_block") if self.collapsed else tip
        self.more.setToolTip(tip)
        named(self.more, f"block.{block.id}.more", tip)

    def _show_evidence(self, block: RecommendationBlock) -> None:
        before = {view.evidence.id: view for view in self.evidence}
        now = [before.pop(each.id, None) or self._view(each) for each in block.evidence]
        for view in before.values():
            view.hide()
            view.deleteLater()
        for view, each in zip(now, block.evidence, strict=True):
            view.refresh(each)
            view.setVisible(not self.collapsed)
        if now != self.evidence or before:
            self.evidence = now
            self.invalidate()

    def _view(self, evidence: Evidence) -> EvidenceView:
        acts = self.stage.acts
        view = EvidenceView(self.stage, evidence, self)

        def leave(way: Way, x: int) -> None:
            acts.leave(view, way, x)

        view.left.connect(leave)
        view.menu_wanted.connect(acts.quote_menu)
        view.remove_wanted.connect(lambda: acts.remove_quote(view.evidence.id))
        view.escaped.connect(lambda: acts.choose(self.block_id))
        view.focused.connect(lambda: acts.entered(self.key, view.evidence.id))
        view.dragged.connect(lambda: acts.drag_quote(view.evidence.id))
        view.words.undo_asked.connect(self.stage.workspace.undo)
        view.words.redo_asked.connect(self.stage.workspace.redo)
        return view

    def _show_note(self, block: RecommendationBlock) -> None:
        wanted = bool(block.note) or self._noting
        if wanted and self._note is None:
            stage = self.stage
            self._note = NoteEdit(stage.theme.font("body"), self)
            self._note.set_colour(stage.theme.tokens.text)
            self._note.setPlaceholderText(stage.words("editor.note_hint"))
            named(self._note, f"block.{block.id}.note", stage.words("editor.note_name"))
            self.field(self._note)
            self._note.edited.connect(self._noted)
            self._note_icon = QLabel(self)
            self._note_icon.setPixmap(stage.theme.pixmap("message-square-text", "muted", 16))
            self._note_icon.setToolTip(stage.words("editor.note_name"))
        if self._note is not None and self._note_icon is not None:
            self._note.show_text(block.note)
            shown = wanted and not self.collapsed
            if self._note.isVisibleTo(self) != shown:
                self.invalidate()
            self._note.setVisible(shown)
            self._note_icon.setVisible(shown)

    def _show_state(self, block: RecommendationBlock) -> None:
        levels = self.stage.levels(block)
        level = "fix" if levels[Severity.FIX] else "review" if levels[Severity.REVIEW] else ""
        if not level or self.collapsed:
            if self._chip is not None and self._chip.isVisibleTo(self):
                self._chip.hide()
                self.invalidate()
            return
        if self._chip is None:
            self._chip = QPushButton(self)
            self._chip.setAutoDefault(False)
            self._chip.setIconSize(QSize(14, 14))
            self._chip.setFixedHeight(24)
            self._chip.clicked.connect(self._to_checks)
        chip = self._chip
        icon = "circle-alert" if level == "fix" else "triangle-alert"
        words = self.stage.words(f"editor.to_{level}", n=levels[Severity(level)])
        if chip.text() != words or chip.property("look") != f"chip-{level}":
            chip.setText(words)
            chip.setIcon(self.stage.theme.icon(icon, level, 14))
            look(chip, f"chip-{level}")
            named(chip, f"block.{block.id}.state", words)
            self.invalidate()
        if not chip.isVisibleTo(self):
            chip.show()
            self.invalidate()

    def _show_folded(self, block: RecommendationBlock) -> None:
        icon = "chevron-down" if self.collapsed else "ellipsis"
        self.more.setIcon(self.stage.theme.icon(icon, "text", 18))
        self.text.setVisible(not self.collapsed)
        if self.collapsed:
            if self._count is None:
                self._count = label(type="small", tone="muted")
                self._count.setParent(self)
            words = self.stage.words
            parts = [words("editor.words", n=block_words(block))]
            if block.evidence:
                parts.append(words("editor.quotes", n=len(block.evidence)))
            self._count.setText(" · ".join(parts))
            self._count.show()
        elif self._count is not None:
            self._count.hide()
        self._show_links()

    def _show_links(self) -> None:
        wanted = (self.current or self.chosen) and not self.collapsed
        if wanted and not self._links:
            stage = self.stage
            self._links = [
                link(stage.theme, stage.words("editor.add_quote"), "quote", self._pick, self),
                link(
                    stage.theme,
                    stage.words("editor.add_note"),
                    "message-square-text",
                    self.add_note,
                    self,
                ),
            ]
            named(self._links[0], f"block.{self.block_id}.addQuote")
            named(self._links[1], f"block.{self.block_id}.addNote")
        for each in self._links:
            each.setVisible(wanted)

    def restyle(self) -> None:
        colour = self.stage.theme.tokens.text
        self.title.set_colour(colour)
        if self._note is not None and self._note_icon is not None:
            self._note.set_colour(colour)
            self._note_icon.setPixmap(self.stage.theme.pixmap("message-square-text", "muted", 16))
        self.refresh()
        super().restyle()

    def set_current(self, current: bool, chosen: bool) -> None:
        if (current, chosen) == (self.current, self.chosen):
            return
        before = self.current or self.chosen
        super().set_current(current, chosen)
        if before != (current or chosen):
            look(self.badge, current=current or chosen)
            self._show_links()
            self.invalidate()

    # ------------------------------------------------------------------------------------ layout

    def arrange(self, width: int) -> int:
        inner = width - LEFT - RIGHT
        head = self._arrange_head(width)
        if self.collapsed:
            return head + GAP
        y = head
        height = self.text.height_for(inner)
        self.text.setGeometry(LEFT, y, inner, height)
        y += height + (10 if self.evidence else 6)
        for view in self.evidence:
            height = view.arrange(inner)
            view.setGeometry(LEFT, y, inner, height)
            y += height + GAP
        if self._note is not None and self._note_icon is not None and self._note.isVisibleTo(self):
            height = self._note.height_for(inner - 26)
            self._note_icon.setGeometry(LEFT + 2, y + 5, 16, 16)
            self._note.setGeometry(LEFT + 26, y + 4, inner - 26, height)
            y += height + 10
        if self._links and self._links[0].isVisibleTo(self):
            y = self._arrange_links(y, inner)
        return y + 5 + GAP

    def _arrange_links(self, y: int, inner: int) -> int:
        x = LEFT
        for each in self._links:
            size = each.sizeHint()
            if x > LEFT and x + size.width() > LEFT + inner:
                x, y = LEFT, y + 28
            each.setGeometry(x, y, size.width(), 28)
            x += size.width() + 4
        return y + 30

    def _arrange_head(self, width: int) -> int:
        """Grip, number, title and what stands at the right; the height of the row."""
        middle = 24 if self.collapsed else 27
        self.grip.move(5, middle - 15)
        badge = self.badge.sizeHint()
        self.badge.setGeometry(LEFT, middle - 11, badge.width(), 22)
        right = width - RIGHT
        self.more.move(right - 28, middle - 14)
        right -= 28 + 8
        side = self._count if self.collapsed else self._chip
        if side is not None and side.isVisibleTo(self):
            size = side.sizeHint()
            height = max(24, size.height())
            right -= size.width() + 8
            side.setGeometry(right + 8, middle - height // 2, size.width(), height)
        left = LEFT + badge.width() + 10
        room = max(80, right - left - 4)
        height = self.title.height_for(room)
        line = self.title.fontMetrics().height()
        top = middle - line // 2 - 1
        self.title.setGeometry(left, top, room, height)
        return max(48 if self.collapsed else 46, top + height + 10) - (GAP if self.collapsed else 0)

    # ------------------------------------------------------------------------------------ acting

    def fields(self) -> list[QWidget]:
        if self.collapsed:
            return [self.title]
        note = [self._note] if self._note is not None and self._note.isVisibleTo(self) else []
        return [self.title, self.text, *self.evidence, *note]

    def add_note(self) -> None:
        """Open the note to write in."""
        block = self.block()
        if isinstance(block, RecommendationBlock):
            self._noting = True
            self._show_note(block)
            self.invalidate()
            if self._note is not None:
                self._note.setFocus(Qt.FocusReason.OtherFocusReason)
                self._note.to_end()

    def rename(self) -> None:
        """Put the caret into the title, all of it selected."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.select_words()

    def _retitled(self, title: str) -> None:
        edit = recommendations.set_title(self.block_id, title)
        self.stage.workspace.do(labels.CHANGING_TITLE, edit, f"title:{self.block_id}")

    def _noted(self, note: str) -> None:
        edit = recommendations.set_note(self.block_id, note)
        self.stage.workspace.do(labels.WRITING_NOTE, edit, f"note:{self.block_id}")

    def _into_text(self) -> None:
        if self.collapsed:
            return
        self.text.place(Spot(0, 0))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self) -> None:
        self.stage.acts.pick_quote(self.block_id)

    def _to_checks(self) -> None:
        self.stage.workspace.set_current(self.block_id)
        self.stage.wanted.emit("view.checks")

    def _more(self) -> None:
        if self.collapsed:
            self.stage.collapsed.discard(self.block_id)
            self.refresh()
            self.invalidate()
        else:
            at = self.more.mapToGlobal(QPoint(0, self.more.height()))
            self.stage.acts.block_menu(self.block_id, at)


def _open_button(row: TextRow) -> QToolButton:
    made = look(QToolButton(row), "quiet")
    made.setIcon(row.stage.theme.icon("chevron-down", "text", 18))
    made.setFixedSize(28, 28)
    tip = row.stage.words("editor.open_block")
    made.setToolTip(tip)
    named(made, name=tip)

    def unfold() -> None:
        row.stage.collapsed.discard(row.block_id)
        row.refresh()
        row.invalidate()

    made.clicked.connect(unfold)
    return made


def _place_open(button: QToolButton, count: QLabel, width: int) -> int:
    """Put the button and the count at the right; where the count starts."""
    button.move(width - RIGHT - 28, 6)
    size = count.sizeHint()
    x = width - RIGHT - 36 - size.width()
    count.setGeometry(x, 8, size.width(), 24)
    return x
