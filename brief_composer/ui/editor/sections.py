"""What stands around the blocks of a section: its heading, its hint, what can be added.

Belongs here: rows that are not blocks. Does not belong here: blocks (`ui.editor.blocks`).
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from brief_composer.doc.text import inline_text
from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import Section, SectionRole
from brief_composer.model.ids import SectionId
from brief_composer.model.measure import section_words
from brief_composer.session import labels
from brief_composer.session.edits import sections
from brief_composer.sources.citations import style, terms, works
from brief_composer.ui.editor.blocks import LEFT, RIGHT
from brief_composer.ui.editor.column import Row
from brief_composer.ui.editor.fields import TitleEdit
from brief_composer.ui.editor.flow import Way
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.editor.stamps import link
from brief_composer.ui.widgets.controls import label
from brief_composer.ui.widgets.looks import look, named

_MIDDLE = 21
_HEIGHT = 44
_ABOVE = 12


class SectionRow(Row):
    """The heading of a section: number, title, and how much there is in it."""

    def __init__(self, stage: Stage, key: str, section_id: SectionId) -> None:
        super().__init__(key)
        self.stage = stage
        self.section_id = section_id
        self._number = look(QLabel(self), type="page", weight="strong", tone="muted")
        self.title = TitleEdit(stage.theme.font("page", 600), self)
        self.title.set_colour(stage.theme.tokens.text)
        self.title.setPlaceholderText(stage.words("editor.section_hint"))
        self._pill = look(QLabel(self), "chip")
        self._first = True
        acts = stage.acts
        title = self.title

        def leave(way: Way, x: int) -> None:
            acts.leave(title, way, x)

        def menu(at: QPoint) -> None:
            acts.text_menu(title, title.mapToGlobal(at))

        title.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        title.customContextMenuRequested.connect(menu)
        title.height_changed.connect(self.invalidate)
        title.left.connect(leave)
        title.escaped.connect(lambda: acts.escape(self.section_id))
        title.focused.connect(lambda: acts.entered(self.key, self.section_id))
        title.caret_moved.connect(lambda: acts.caret_moved(title))
        title.undo_asked.connect(stage.workspace.undo)
        title.redo_asked.connect(stage.workspace.redo)
        title.edited.connect(self._retitled)
        title.done.connect(lambda: acts.into_section(self.section_id))
        self.refresh()

    def refresh(self) -> None:
        """Show the section as it is now."""
        section = self.stage.brief.section(self.section_id)
        if section is None:
            return
        index = self.stage.brief.sections.index(section)
        self._first = index == 0
        number = self.stage.section_numbers.get(section.id, "")
        if number != self._number.text():
            self._number.setText(number)
            self.invalidate()
        self.title.show_text(section.title)
        self.recount()
        name = f"{number} {section.title}".strip()
        named(self, f"section.{index + 1}", name)
        named(self.title, f"section.{index + 1}.title", self.stage.words("editor.section_title"))

    def recount(self) -> None:
        """Say how much there is in the section."""
        section = self.stage.brief.section(self.section_id)
        text = self._amount(section) if section else ""
        if text != self._pill.text():
            self._pill.setText(text)
            self._pill.setVisible(bool(text))
            self.invalidate()

    def _amount(self, section: Section) -> str:
        words = self.stage.words
        if section.left_out:
            return words("editor.left_out")
        if section.role is SectionRole.SOURCES:
            return words("editor.automatic")
        count = words("editor.words", n=section_words(section))
        asks = sum(isinstance(block, RecommendationBlock) for block in section.blocks)
        return f"{words('editor.recommendations', n=asks)} · {count}" if asks else count

    def fields(self) -> list[QWidget]:
        """What the caret goes through."""
        return [self.title]

    def rename(self) -> None:
        """Put the caret into the title, all of it selected."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.select_words()

    def restyle(self) -> None:
        """Take the theme's colours and fonts again."""
        self.title.set_colour(self.stage.theme.tokens.text)
        self.title.set_font(self.stage.theme.font("page", 600))
        self.invalidate()

    def _retitled(self, title: str) -> None:
        edit = sections.rename_section(self.section_id, title)
        self.stage.workspace.do(labels.RENAMING_SECTION, edit, f"title:{self.section_id}")

    def arrange(self, width: int) -> int:
        above = 0 if self._first else _ABOVE
        middle = _MIDDLE + above
        left = 0
        if self._number.text():
            size = self._number.sizeHint()
            self._number.setGeometry(0, middle - size.height() // 2, size.width(), size.height())
            left = size.width() + 12
        room = width - left
        pill = self._pill.sizeHint() if self._pill.text() else QSize(0, 0)
        needed = self.title.fontMetrics().horizontalAdvance(self.title.toPlainText()) + 4
        beside = not self._pill.text() or needed <= room - pill.width() - 12
        if beside and self._pill.text():
            room -= pill.width() + 12
        height = self.title.height_for(room)
        top = middle - self.title.fontMetrics().height() // 2
        self.title.setGeometry(left, top, room, height)
        if beside:
            y = middle - pill.height() // 2
            self._pill.setGeometry(width - pill.width(), y, pill.width(), pill.height())
            return max(_HEIGHT + above, top + height + 10)
        # A title too long for the line has it to itself, and the count stands under it.
        y = top + height + 4
        self._pill.setGeometry(left, y, pill.width(), pill.height())
        return y + pill.height() + 10


class SourcesRow(Row):
    """The list of sources, which makes itself."""

    def __init__(self, stage: Stage, key: str) -> None:
        super().__init__(key)
        self.stage = stage
        self._note = label(stage.words("editor.sources_note"), type="body", tone="muted", wrap=True)
        self._note.setParent(self)
        self._list = label(type="body", wrap=True)
        self._list.setParent(self)
        self.refresh()

    def refresh(self) -> None:
        """Show the sources of the brief as they are now."""
        printed = terms(self.stage.workspace.language)
        notes = style("notes")
        known = sorted(works(self.stage.brief.sources).values(), key=notes.order)
        text = "\n".join(inline_text(notes.entry(work, None, printed)) for work in known)
        if text != self._list.text():
            self._list.setText(text)
            self.invalidate()

    def restyle(self) -> None:
        """Nothing here keeps a colour; the words may be larger."""
        self.invalidate()

    def arrange(self, width: int) -> int:
        inner = width - LEFT - RIGHT
        height = self._note.heightForWidth(inner)
        self._note.setGeometry(LEFT, 2, inner, height)
        y = 2 + height + 8
        listed = self._list.heightForWidth(inner) if self._list.text() else 0
        self._list.setGeometry(LEFT, y, inner, listed)
        return y + listed + 12


class AddRow(Row):
    """The link after the last recommendation, with the hint of the section while it has none."""

    def __init__(self, stage: Stage, key: str, section_id: SectionId) -> None:
        super().__init__(key)
        self.stage = stage
        self._section_id = section_id
        self._hint = label(type="body", tone="muted", wrap=True)
        self._hint.setParent(self)
        self._add = link(
            stage.theme, stage.words("editor.add_recommendation"), "square-plus", self._ask, self
        )
        named(self._add, f"section.{section_id}.add", self._add.text())
        self.refresh()

    def refresh(self) -> None:
        """Show the hint while there is nothing else."""
        section = self.stage.brief.section(self._section_id)
        hint = section.hint if section and not section.blocks else ""
        if hint != self._hint.text():
            self._hint.setText(hint)
            self.invalidate()

    def restyle(self) -> None:
        """Nothing here keeps a colour; the words may be larger."""
        self.invalidate()

    def _ask(self) -> None:
        self.stage.workspace.set_current(self._section_id)
        self.stage.wanted.emit("insert.recommendation")

    def arrange(self, width: int) -> int:
        inner = width - LEFT - RIGHT
        y = 2
        height = self._hint.heightForWidth(inner) if self._hint.text() else 0
        self._hint.setGeometry(LEFT, y, inner, height)
        y += height + (8 if height else 4)
        size = self._add.sizeHint()
        self._add.setGeometry(0, y, size.width(), 28)
        return y + 28 + 8
