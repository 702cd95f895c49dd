"""What a newer version of the template changes, part by part, to be taken or left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from brief_composer.library.items import Template
from brief_composer.model.brief import Brief
from brief_composer.render import styles
from brief_composer.session.template_arrivals import shown_name
from brief_composer.session.template_updates import Part, PartChange, changes
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, column, label, row, scrolled
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

SIZE = QSize(760, 600)
MOST = 1_200
"""Characters of a text that are shown; who wants more of it has it in the brief."""


class TemplateUpdateDialog(CardDialog):
    """One card for each change, with a tick. What the author changed too is not ticked, and what
    stands in the brief is shown beside what the template says now."""

    wanted = Signal(object)
    """The ids of the changes that are taken."""

    def __init__(
        self, brief: Brief, template: Template, theme: Theme, words: Words, over: QWidget
    ) -> None:
        title = words("template.update.title", name=shown_name(template, brief.details.language))
        super().__init__(theme, words, over, title, SIZE, "templateUpdateDialog")
        self._styles = {style.id: style.name[words.language] for style in styles.names()}
        self.changes = changes(brief, template)
        self.ticks: dict[str, QCheckBox] = {}
        self.note.setText(words("template.update.count", n=len(self.changes)))
        inside = QWidget()
        inner = column(inside, 10)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(label(words("template.update.text"), tone="muted", wrap=True))
        for change in self.changes:
            inner.addWidget(self._card(change))
        inner.addStretch(1)
        # Its height is what its width asks for, not what its lines would need in a narrow one.
        inside.setMinimumHeight(1)
        self.body.addWidget(scrolled(inside), 1)
        self._fill_footer()
        self._count()

    def start(self) -> None:
        """Open on the first change."""
        self.open(next(iter(self.ticks.values()), None))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the changes that are ticked."""
        return tuple(id for id, tick in self.ticks.items() if tick.isChecked())

    def title_of(self, change: PartChange) -> str:
        """ "The hint of “Summary”"."""
        return self.words(f"template.part.{change.part.value}", section=change.section)

    def _fill_footer(self) -> None:
        words = self.words
        self._counted = label(type="small", tone="muted")
        self.footer.addWidget(self._counted)
        self.footer.addStretch(1)
        self.footer.addWidget(button(words("template.cancel"), self.cancel))
        leave = words("template.update.leave")
        self.footer.addWidget(button(leave, self._leave, identifier="templateUpdateLeave"))
        self.primary = button(
            words("template.update.do"), self._take, kind="filled", identifier="templateUpdateRun"
        )
        self.footer.addWidget(self.primary)

    def _card(self, change: PartChange) -> QWidget:
        card = look(QFrame(), "card")
        inner = column(card, 6, 12)
        tick = QCheckBox(self.title_of(change).replace("&", "&&"))
        tick.setChecked(not change.changed)
        named(tick, f"templateChange.{change.id}", self.title_of(change))
        tick.toggled.connect(self._count)
        self.ticks[change.id] = tick
        head = row(None, 8)
        head.addWidget(tick, 1)
        if change.changed:
            head.addWidget(
                label(self.words("template.update.changed"), type="small", tone="review")
            )
            tick.setAccessibleDescription(self.words("template.update.changed"))
        inner.addLayout(head)
        for key, text in (("mine", change.mine), ("theirs", change.theirs)):
            if text or change.part not in (Part.ADDED, Part.REMOVED):
                inner.addLayout(self._side(key, self._said(change, text, key == "theirs")))
        return card

    def _side(self, key: str, text: str):
        side = row(None, 8)
        side.setContentsMargins(24, 0, 0, 0)
        name = label(self.words(f"template.update.{key}"), type="small", tone="muted")
        name.setFixedWidth(116)
        name.setWordWrap(True)
        side.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        side.addWidget(label(text, wrap=True), 1)
        return side

    def _said(self, change: PartChange, text: str, theirs: bool) -> str:
        words = self.words
        if change.part is Part.STYLE:
            named_ = self._styles.get(text, text)
            redrawn = change.mine == change.theirs and theirs
            return words("template.update.redrawn", name=named_) if redrawn else named_
        if change.part in (Part.LIMIT, Part.WORDS):
            return words("start.up_to", n=int(text)) if text else words("template.update.no_limit")
        if change.part is Part.TERMS:
            return words("template.update.terms", n=int(text or 0))
        if not text:
            return words("template.update.empty")
        return text if len(text) <= MOST else f"{text[:MOST].rstrip()} […]"

    def _count(self) -> None:
        n = len(self.chosen)
        self._counted.setText(self.words("template.update.chosen", n=n))
        if self.primary is not None:
            self.primary.setEnabled(bool(n))

    def _take(self) -> None:
        self.close_card()
        self.wanted.emit(self.chosen)

    def _leave(self) -> None:
        self.close_card()
        self.wanted.emit(())
