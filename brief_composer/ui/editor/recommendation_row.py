"""A recommendation as a row: its number, title, state, words, evidence and note.

Belongs here: what such a row shows, and edits of its title and note. Does not belong here: one
quote (`ui.editor.evidence`), moving and deleting (`ui.editor.acting`).
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from brief_composer.model.blocks import Evidence, RecommendationBlock
from brief_composer.model.finding import Severity
from brief_composer.model.ids import BlockId
from brief_composer.model.measure import block_words
from brief_composer.session import labels
from brief_composer.session.edits import recommendations
from brief_composer.ui.editor.blocks import GAP, LEFT, RIGHT, BlockRow
from brief_composer.ui.editor.evidence import EvidenceView
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.fields import NoteEdit, TitleEdit
from brief_composer.ui.editor.flow import Way
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.stamps import link
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look, named


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
        view.escaped.connect(lambda: acts.escape(self.block_id))
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
        self.title.set_font(self.stage.theme.font("block", 600))
        if self._note is not None and self._note_icon is not None:
            self._note.set_colour(colour)
            self._note.set_font(self.stage.theme.font("body"))
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
