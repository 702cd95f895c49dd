"""Fill in the blanks…: every blank of the brief in one form, by section."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QWidget

from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Blank, BlankKind, sentence_at
from brief_composer.session.edits import blanks
from brief_composer.session.edits.blanks import Gap, Spot
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.blank_field import BlankField
from brief_composer.ui.widgets.controls import button, label, scrolled
from brief_composer.ui.widgets.looks import named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

SIZE = QSize(720, 560)
NAMES = 200


class FillDialog(CardDialog):
    """The form. `filled` says what was typed, by place, and whether details of the organisation
    are to be kept for the next briefs."""

    filled = Signal(object, bool)

    def __init__(
        self,
        workspace: Workspace,
        places: Sequence[str],
        theme: Theme,
        words: Words,
        over: QWidget,
    ) -> None:
        super().__init__(theme, words, over, words("blanks.all"), SIZE, "fillDialog")
        self._workspace = workspace
        self._places = places
        self.fields: dict[Spot, BlankField] = {}
        self._same: dict[str, list[BlankField]] = {}
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, theme.scaled(NAMES))
        self._grid.setColumnStretch(1, 1)
        self._fill_page()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._area = scrolled(self._page)
        self.body.addWidget(self._area, 1)
        self.keep = named(QCheckBox(words("blanks.keep")), "fillKeep")
        self.keep.setChecked(True)
        self.keep.setVisible(self._may_keep())
        self._count = label(tone="muted")
        self.footer.addWidget(self._count)
        self.footer.addSpacing(12)
        self.footer.addWidget(self.keep)
        self.footer.addStretch(1)
        self.footer.addWidget(button(words("blanks.cancel"), self.cancel))
        self.primary = button(words("blanks.fill"), self._done, kind="filled", identifier="fillRun")
        self.footer.addWidget(self.primary)
        self._recount()

    def start(self) -> None:
        """Open with the caret in the first field."""
        first = next(iter(self.fields.values()))
        self.open(first)

    # ----------------------------------------------------------------------------------- building

    def _fill_page(self) -> None:
        brief = self._workspace.brief
        titles = {section.id: section.title for section in brief.sections}
        last = None
        for gap in blanks.gaps(brief):
            if gap.section != last:
                last = gap.section
                at = self._grid.rowCount()
                if self.fields:
                    self._grid.setRowMinimumHeight(at, 12)
                    at += 1
                title = titles[gap.section] or self.words("app.no_title")
                self._grid.addWidget(label(title, weight="strong", wrap=True), at, 0, 1, 2)
            self._add(gap)

    def _add(self, gap: Gap) -> None:
        field = BlankField(
            gap.blank, self._workspace.language, self._places, self.theme, self.words
        )
        self.fields[gap.spot] = field
        at = self._grid.rowCount()
        name = label(gap.blank.label, wrap=True)
        name.setMinimumHeight(self.theme.scaled(30))
        self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, at, 1)
        sentence = self._sentence(gap)
        if sentence:
            told = label(sentence, type="small", tone="muted", wrap=True)
            self._grid.addWidget(told, at + 1, 1)
            proxy = field.focusProxy()
            if proxy is not None:
                proxy.setAccessibleDescription(sentence)
        if gap.blank.kind is BlankKind.ORGANISATION:
            self._bind(field, gap.blank)
        field.changed.connect(self._recount)

    def _bind(self, field: BlankField, blank: Blank) -> None:
        """One detail of the organisation is the same wherever it is asked for."""
        same = self._same.setdefault(blank.field, [])
        same.append(field)
        preferences = self._workspace.preferences.value
        field.set_text(preferences.organisation.detail(blank.field, self._workspace.language))

        def follow() -> None:
            for other in same:
                if other is not field and other.text() != field.text():
                    other.set_text(field.text())

        field.changed.connect(follow)

    def _sentence(self, gap: Gap) -> str:
        """The sentence a blank stands in, so that one knows what is asked for."""
        block = self._workspace.brief.block(BlockId(gap.block))
        number = -1
        for part in block.prose if block is not None else ():
            for at, inline in enumerate(part.inlines):
                number += isinstance(inline, Blank)
                if number == gap.number:
                    said = sentence_at(part, at)
                    return "" if said == f"[{gap.blank.label}]" else said
        return ""

    def _may_keep(self) -> bool:
        """Whether a detail is asked for that the settings do not know."""
        ours = self._workspace.preferences.value.organisation
        language = self._workspace.language
        return any(not ours.detail(name, language) for name in self._same)

    # -------------------------------------------------------------------------------------- doing

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the fields, and the form scrolls with it."""
        moved = super().focusNextPrevChild(next)
        focus = QApplication.focusWidget()
        if focus is not None and self._page.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus, 0, 48)
        return moved

    def _recount(self) -> None:
        done = sum(bool(field.text()) for field in self.fields.values())
        self._count.setText(self.words("blanks.count", n=done, all=len(self.fields)))
        self.primary.setEnabled(done > 0) if self.primary is not None else None

    def _done(self) -> None:
        values = {spot: field.words() for spot, field in self.fields.items() if field.text()}
        keep = self._may_keep() and self.keep.isChecked()
        self.close_card()
        self.filled.emit(values, keep)
