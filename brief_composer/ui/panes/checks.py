"""The checks pane: what is to fix, what to review, what was set aside, and what passed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from brief_composer.checks.engine import Report
from brief_composer.model.finding import Finding, Severity
from brief_composer.ui.panes.finding_card import FindingCard
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import (
    button,
    clear,
    column,
    icon_button,
    label,
    picture,
    row,
)
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words


class ChecksPane(QWidget):
    """The findings as cards in groups; F4 goes from one to the next."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._words = workspace, theme, words
        self._shown: Report | None = None
        self._cards: list[FindingCard] = []
        self._current = -1
        self._all_passed_shown = False
        self._title = label(type="block", weight="strong")
        self._when = label(type="small", tone="muted")
        self._list = look(QWidget(), "surface")
        self._list_column = column(self._list, 8)
        self._list_column.setContentsMargins(12, 0, 12, 12)
        self._area = look(QScrollArea(), "plain")
        named(self._area, "checksList", words("checks_pane.list"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list)
        outer = column(self)
        outer.addLayout(self._head())
        outer.addWidget(self._area, 1)
        outer.addWidget(self._footer())
        workspace.report_changed.connect(self._show)
        self._show()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Next and previous finding."""
        return {
            "brief.next_finding": lambda: self.go(1),
            "brief.previous_finding": lambda: self.go(-1),
        }

    def focus_first(self) -> None:
        """Put the keyboard on the first card's button."""
        self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.focusNextChild()

    def go(self, step: int) -> None:
        """Show the place of the next finding, or of the one before; after the last the first."""
        if not self._cards:
            return
        start = self._current if self._current >= 0 else (-1 if step > 0 else 0)
        self._mark((start + step) % len(self._cards))
        card = self._cards[self._current]
        self._area.ensureWidgetVisible(card)
        self._workspace.reveal(card.finding.where)

    # -------------------------------------------------------------------------------------- parts

    def _head(self):  # type: ignore[no-untyped-def]
        head = row(None, 8)
        head.setContentsMargins(16, 12, 12, 8)
        texts = column(None, 2)
        texts.addWidget(self._title)
        texts.addWidget(self._when)
        head.addLayout(texts, 1)
        again = self._words("checks_pane.again")
        icon = self._theme.icon("refresh-cw")
        head.addWidget(
            icon_button(icon, again, self._workspace.check_now, "checksAgain"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        return head

    def _footer(self) -> QWidget:
        foot = look(QFrame(), "footer")
        line = row(foot, 8)
        line.setContentsMargins(12, 0, 8, 0)
        line.addWidget(picture(self._theme, "circle-check", "ok", 16))
        self._passed = label(type="small")
        line.addWidget(self._passed)
        line.addStretch(1)
        self._more = button("", self._toggle_passed, kind="link", fit="small")
        line.addWidget(self._more)
        return foot

    # --------------------------------------------------------------------------------------- show

    def _show(self) -> None:
        report, words = self._workspace.report, self._words
        if report is None:
            self._title.setText(words("checks_pane.checking"))
            return
        self._when.setText(words("checks_pane.now"))
        if report != self._shown:
            self._shown = report
            self._fill(report)

    def _fill(self, report: Report) -> None:
        words = self._words
        fix, review = report.count(Severity.FIX), report.count(Severity.REVIEW)
        if report.open:
            self._title.setText(words("status.counts", fix=fix, review=review))
        else:
            self._title.setText(words("status.nothing"))
        current = self._cards[self._current].finding if self._current >= 0 else None
        bar = self._area.verticalScrollBar()
        scroll = bar.value()
        clear(self._list_column)
        self._cards = []
        groups = (("must_fix", Severity.FIX), ("to_review", Severity.REVIEW))
        for key, severity in groups:
            self._group(key, [f for f in report.open if f.severity is severity])
        self._group("set_aside", list(report.set_aside), aside=True)
        if not report.open:
            self._say_nothing_to_fix(len(report.passed))
        if self._all_passed_shown:
            self._list_passed(report)
        self._list_column.addStretch(1)
        self._passed.setText(words("checks_pane.passed", n=len(report.passed)))
        self._more.setText(
            words("checks_pane.hide" if self._all_passed_shown else "checks_pane.show")
        )
        self._current = -1
        again = [n for n, card in enumerate(self._cards) if card.finding == current]
        if again:
            self._mark(again[0])
        bar.setValue(scroll)

    def _group(self, key: str, findings: list[Finding], aside: bool = False) -> None:
        if not findings:
            return
        head = label(self._words(f"checks_pane.{key}"), weight="strong")
        head.setContentsMargins(4, 8, 0, 0)
        self._list_column.addWidget(head)
        counts: dict[str, int] = {}
        for finding in findings:
            counts[finding.code] = counts.get(finding.code, 0) + 1
            number = counts[finding.code]
            card = FindingCard(self._workspace, self._theme, self._words, finding, number, aside)
            self._list_column.addWidget(card)
            if not aside:
                self._cards.append(card)

    def _say_nothing_to_fix(self, passed: int) -> None:
        words = self._words
        time = datetime.now().strftime("%H:%M")
        holder = QWidget()
        inner = column(holder, 8)
        inner.setContentsMargins(0, 48, 0, 24)
        centre = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(picture(self._theme, "circle-check", "ok", 28), 0, centre)
        inner.addWidget(label(words("status.nothing"), weight="strong"), 0, centre)
        text = words("checks_pane.all_passed", n=passed, time=time)
        inner.addWidget(label(text, type="small", tone="muted"), 0, centre)
        self._list_column.addWidget(holder)

    def _list_passed(self, report: Report) -> None:
        for code in report.passed:
            line = row(None, 8)
            line.setContentsMargins(4, 0, 0, 0)
            line.addWidget(picture(self._theme, "check", "ok", 14))
            words: QLabel = label(self._words(f"checks.{code}.passed"), type="small", wrap=True)
            line.addWidget(words, 1)
            self._list_column.addLayout(line)

    def _toggle_passed(self) -> None:
        self._all_passed_shown = not self._all_passed_shown
        if self._shown is not None:
            self._fill(self._shown)

    def _mark(self, number: int) -> None:
        self._current = number
        for place, card in enumerate(self._cards):
            card.mark_current(place == number)
