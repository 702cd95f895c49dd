"""One finding as a card: what is there, where, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from brief_composer.model.brief import Brief
from brief_composer.model.finding import Finding, Severity
from brief_composer.ui.panes.fixes import FIXES, OTHERWISE, put_aside, take_back
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, clear, column, label, picture, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

ICONS = {Severity.FIX: "circle-alert", Severity.REVIEW: "triangle-alert", Severity.NOTE: "info"}


class FindingCard(QFrame):
    """A finding. `aside` cards are those set aside; they offer to be taken back."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        words: Words,
        finding: Finding,
        number: int,
        aside: bool = False,
    ) -> None:
        super().__init__()
        self.finding = finding
        self._workspace, self._words = workspace, words
        self._id = f"finding.{finding.code}.{number}"
        look(self, "card", current=False)
        level = finding.severity.value
        outer = row(self, 10)
        outer.setContentsMargins(12, 11, 12, 11)
        token = level if level in ("fix", "review") else "muted"
        mark = picture(theme, ICONS[finding.severity], token, 18)
        outer.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        inner = column(None, 4)
        outer.addLayout(inner, 1)
        title, place, text = self._texts(workspace.brief, aside)
        inner.addWidget(label(title, weight="strong", wrap=True))
        if place:
            inner.addWidget(label(place, type="small", tone="link", weight="medium", wrap=True))
        inner.addWidget(label(text, type="small", wrap=True))
        self._choices = row(None, 4)
        self._choices.setContentsMargins(0, 4, 0, 0)
        inner.addLayout(self._choices)
        if aside:
            self._offer_back()
        else:
            self._offer_fixes()
        levels = {"fix": "checks_pane.spoken_fix", "review": "checks_pane.spoken_review"}
        spoken = [words(levels[level])] if level in levels else []
        named(self, self._id, " ".join(filter(None, [*spoken, f"{title}.", place and f"{place}."])))
        self.setAccessibleDescription(text)

    def mark_current(self, current: bool) -> None:
        """The accent edge of the finding that was gone to last."""
        look(self, "card", current=current)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the card shows its place."""
        del event
        self._workspace.reveal(self.finding.where)

    def _texts(self, brief: Brief, aside: bool) -> tuple[str, str, str]:
        code, params = self.finding.code, dict(self.finding.params)
        text_key = f"checks.{code}.text"
        if not params.get("a", "-") and f"{text_key}-unknown" in self._words:
            text_key += "-unknown"
        title = self._words(f"checks.{code}.title", **params)
        text = self._words(text_key, **params)
        if aside:
            keys = {self.finding.where, self.finding.aside_where}
            reasons = [s.reason for s in brief.set_aside if s.code == code and s.where in keys]
            text = next((r for r in reasons if r), self._words("checks_pane.no_reason"))
        return title, place_name(brief, self.finding.where, self._words), text

    def _offer_fixes(self) -> None:
        finding, words = self.finding, self._words
        fix = FIXES.get(finding.code, OTHERWISE)
        params = dict(finding.params)
        main = words(f"checks.{finding.code}.main", **params)
        name = f"{self._id}.main"
        self._add(main, lambda: fix.main(self._workspace, finding), identifier=name)
        quiet = fix.quiet
        if quiet is not None:
            then = self._ask if fix.asks else lambda: quiet(self._workspace, finding)
            self._add(words(f"checks.{finding.code}.quiet", **params), then, "link")
        self._choices.addStretch(1)

    def _offer_back(self) -> None:
        back = self._words("checks_pane.take_back")
        self._add(back, lambda: take_back(self._workspace, self.finding), "link")
        self._choices.addStretch(1)

    def _add(
        self, text: str, then: Callable[[], object], kind: str = "", identifier: str = ""
    ) -> None:
        self._choices.addWidget(button(text, then, kind=kind, fit="small", identifier=identifier))

    def _ask(self) -> None:
        """Ask why it is not needed, in the card."""
        words = self._words
        clear(self._choices)
        holder = QWidget()
        inner = column(holder, 4)
        inner.addWidget(label(words("checks_pane.why"), weight="medium", wrap=True))
        field = named(QLineEdit(), f"{self._id}.reason", words("checks_pane.why"))
        look(field, fit="small")
        inner.addWidget(field)
        inner.addWidget(label(words("checks_pane.kept"), type="small", tone="muted", wrap=True))
        choices = row(None, 4)
        put = words("checks_pane.put_aside")

        def done() -> None:
            put_aside(self._workspace, self.finding, field.text().strip())

        field.returnPressed.connect(done)
        choices.addWidget(button(put, done, fit="small", identifier=f"{self._id}.aside"))
        choices.addStretch(1)
        inner.addLayout(choices)
        self._choices.addWidget(holder)
        field.setFocus()


def place_name(brief: Brief, where: str, words: Words) -> str:
    """A place as people say it: "R3 Agree local ceasefires", or the section's title."""
    asked = brief.recommendations()
    for number, block in enumerate(asked, 1):
        if where == block.id or where in {evidence.id for evidence in block.evidence}:
            return f"R{number} {block.title or words('outline.untitled')}"
    for section in brief.sections:
        if where == section.id or where in {block.id for block in section.blocks}:
            return section.title
    return ""
