"""The checks pane: what is to fix, what to review, what was set aside, and what passed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from brief_composer.checks.engine import Report
from brief_composer.model.finding import Finding, Severity
from brief_composer.ui.panes.finding_card import FindingCard, Shown, shown
from brief_composer.ui.panes.outline_rows import place_names
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

GROUPS = (("must_fix", Severity.FIX), ("to_review", Severity.REVIEW))
MOST = 30
"""Cards of a group that are shown at once; the rest are made when they are asked for."""

JUST_NOW = 60_000
"""Milliseconds after which a check was no longer "just now"."""


class ChecksPane(QWidget):
    """The findings as cards in groups; F4 goes from one to the next."""

    wanted = Signal(str)
    """The id of a command of the window that is asked for."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._words = workspace, theme, words
        self._told: Report | None = None
        self._at = ""
        self._cards: list[FindingCard] = []
        self._made: dict[Shown, FindingCard] = {}
        self._current = -1
        self._unfolded: set[str] = set()
        self._all_passed_shown = False
        self._title = label(type="block", weight="strong", wrap=True)
        self._when = label(type="small", tone="muted")
        self._holder = QWidget()
        self._column = column(self._holder, 8)
        self._column.setContentsMargins(12, 0, 12, 12)
        self._area = look(QScrollArea(), "plain")
        named(self._area, "checksList", words("checks_pane.list"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._holder)
        self._holder.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        outer = column(self)
        outer.addLayout(self._head())
        outer.addWidget(self._area, 1)
        outer.addWidget(self._footer())
        self._aging = QTimer(self)
        self._aging.setSingleShot(True)
        self._aging.setInterval(JUST_NOW)
        self._aging.timeout.connect(self._say_when)
        workspace.report_changed.connect(self._report)
        self._title.setText(words("checks_pane.checking"))
        if workspace.report is not None:
            self._report()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Next and previous finding."""
        return {
            "brief.next_finding": lambda: self.go(1),
            "brief.previous_finding": lambda: self.go(-1),
        }

    def focus_first(self) -> None:
        """Put the keyboard on the first card's button."""
        if not any(card.focus_first() for card in self._cards[:1]):
            self._again.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go(self, step: int) -> None:
        """Show the place of the next finding, or of the one before; after the last the first."""
        if self._cards:
            start = self._current if self._current >= 0 else (-1 if step > 0 else 0)
            self._choose((start + step) % len(self._cards))

    # -------------------------------------------------------------------------------------- parts

    def _head(self) -> QHBoxLayout:
        head = row(None, 8)
        head.setContentsMargins(15, 14, 12, 10)
        texts = column(None, 2)
        texts.addWidget(self._title)
        texts.addWidget(self._when)
        head.addLayout(texts, 1)
        again = self._words("checks_pane.again")
        icon = self._theme.icon("refresh-cw")
        self._again = icon_button(icon, again, self._workspace.check_now, "checksAgain")
        head.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _footer(self) -> QWidget:
        foot = look(QFrame(), "footer")
        line = row(foot, 8)
        line.setContentsMargins(14, 0, 8, 0)
        line.addWidget(picture(self._theme, "circle-check", "ok", 16))
        self._passed = label()
        line.addWidget(self._passed)
        line.addStretch(1)
        show = self._words("checks_pane.show")
        self._more = button(show, self._toggle_passed, kind="link", fit="small")
        line.addWidget(named(self._more, "checksPassed"))
        return foot

    # --------------------------------------------------------------------------------------- show

    def _report(self) -> None:
        report, words = self._workspace.report, self._words
        if report is None:
            return
        self._at = datetime.now().strftime("%H:%M")
        self._when.setText(words("checks_pane.now"))
        self._aging.start()
        if report == self._told and _to_do(report):
            return
        counts = self._counts(report)
        if self._told is not None and counts != self._title.text() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, counts))
        self._told = report
        self._title.setText(counts)
        self._fill(report)

    def _say_when(self) -> None:
        self._when.setText(self._words("checks_pane.at", time=self._at))

    def _counts(self, report: Report) -> str:
        fix, review = report.count(Severity.FIX), report.count(Severity.REVIEW)
        if fix or review:
            return self._words("status.counts", fix=fix, review=review)
        return self._words("status.nothing")

    def _fill(self, report: Report) -> None:
        """Put the cards into their groups; a card that says the same is the same widget."""
        current = self._cards[self._current].shown if self._current >= 0 else None
        place, focused = self._focused()
        scroll = self._area.verticalScrollBar().value()
        old, self._made, self._cards = self._made, {}, []
        for card in old.values():
            self._column.removeWidget(card)
        clear(self._column)
        for key, severity in GROUPS:
            self._group(key, [f for f in report.open if f.severity is severity], old)
        if not _to_do(report):
            self._say_nothing_to_fix(report)
        self._group("set_aside", list(report.set_aside), old, aside=True)
        if self._all_passed_shown:
            self._group("to_know", [f for f in report.open if f.severity is Severity.NOTE], old)
            self._list_passed(report)
        self._column.addStretch(1)
        for card in old.values():
            card.hide()
            card.deleteLater()
        self._passed.setText(self._words("checks_pane.passed", n=len(report.passed)))
        self._current = -1
        self._mark(next((n for n, c in enumerate(self._cards) if c.shown == current), -1))
        if focused is not None:
            self._focus_card(place, focused)
        self._holder.adjustSize()
        self._area.verticalScrollBar().setValue(scroll)

    def _group(
        self, key: str, findings: list[Finding], old: dict[Shown, FindingCard], aside: bool = False
    ) -> None:
        if not findings:
            return
        head = label(self._words(f"checks_pane.{key}"), weight="strong")
        head.setContentsMargins(3, 6, 0, 0)
        self._column.addWidget(head)
        values = list(self._values(findings, aside))
        folded = len(values) - MOST if key not in self._unfolded else 0
        for value in values[:MOST] if folded > 0 else values:
            card = old.pop(value, None) or self._new(value)
            self._made[value] = card
            self._column.addWidget(card)
            card.show()
            if not aside:
                self._cards.append(card)
        if folded > 0:
            self._column.addWidget(self._unfold_button(key, folded), 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold_button(self, key: str, folded: int) -> QWidget:
        def unfold() -> None:
            self._unfolded.add(key)
            if self._told is not None:
                self._fill(self._told)

        text = self._words("checks_pane.more", n=folded)
        return button(text, unfold, kind="link", fit="small", identifier=f"checksMore.{key}")

    def _values(self, findings: list[Finding], aside: bool) -> Iterator[Shown]:
        counts: dict[str, int] = {}
        brief = self._workspace.brief
        places = place_names(brief)
        for finding in findings:
            counts[finding.code] = counts.get(finding.code, 0) + 1
            number = counts[finding.code]
            yield shown(brief, self._words, places, finding, number, aside)

    def _new(self, value: Shown) -> FindingCard:
        card = FindingCard(self._workspace, self._theme, self._words, value)
        card.chosen.connect(lambda: self._chosen(card))
        return card

    def _say_nothing_to_fix(self, report: Report) -> None:
        words = self._words
        holder = QWidget()
        inner = column(holder, 8)
        inner.setContentsMargins(0, 48, 0, 24)
        centre = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(picture(self._theme, "circle-check", "muted", 28), 0, centre)
        inner.addWidget(label(words("status.nothing"), weight="strong"), 0, centre)
        key = "checks_pane.some_passed" if report.set_aside else "checks_pane.all_passed"
        text = words(key, n=len(report.passed), time=self._at)
        inner.addWidget(label(text, type="small", tone="muted"), 0, centre)
        export = button(
            words("checks_pane.export"),
            lambda: self.wanted.emit("file.export"),
            self._theme.icon("file-output", "text", 16),
            fit="small",
            identifier="checksExport",
        )
        inner.addWidget(export, 0, centre)
        self._column.addWidget(holder)

    def _list_passed(self, report: Report) -> None:
        head = label(self._words("checks_pane.all_these"), weight="strong")
        head.setContentsMargins(3, 6, 0, 0)
        self._column.addWidget(head)
        for code in report.passed:
            line = row(None, 8)
            line.setContentsMargins(3, 0, 0, 0)
            mark = picture(self._theme, "check", "ok", 14)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(self._words(f"checks.{code}.passed"), type="small", wrap=True), 1)
            self._column.addLayout(line)

    def _toggle_passed(self) -> None:
        self._all_passed_shown = not self._all_passed_shown
        key = "checks_pane.hide" if self._all_passed_shown else "checks_pane.show"
        self._more.setText(self._words(key))
        if self._told is not None:
            self._fill(self._told)
            if self._all_passed_shown:
                bar = self._area.verticalScrollBar()
                QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))

    # ------------------------------------------------------------------------------------ current

    def _chosen(self, card: FindingCard) -> None:
        if card in self._cards:
            self._choose(self._cards.index(card))
        else:
            self._workspace.reveal(card.finding.where)

    def _choose(self, number: int) -> None:
        self._mark(number)
        card = self._cards[number]
        self._area.ensureWidgetVisible(card, 0, 12)
        self._workspace.reveal(card.finding.where)

    def _mark(self, number: int) -> None:
        if 0 <= self._current < len(self._cards):
            self._cards[self._current].mark_current(False)
        self._current = number
        if number >= 0:
            self._cards[number].mark_current(True)

    def _focused(self) -> tuple[int, FindingCard | None]:
        """The card that has the keyboard and its place; -1 and None for none."""
        now = QApplication.focusWidget()
        for number, card in enumerate(self._made.values()):
            if now is not None and card.isAncestorOf(now):
                return number, card
        return -1, None

    def _focus_card(self, number: int, before: FindingCard | None) -> None:
        """The keyboard stays where it was, or goes to the card in the place of the one done."""
        cards = list(self._made.values())
        if before in cards:
            return
        if cards:
            cards[min(number, len(cards) - 1)].focus_first()
        else:
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)


def _to_do(report: Report) -> bool:
    """Whether there is anything to fix or to review; what is only good to know does not count."""
    return any(finding.severity is not Severity.NOTE for finding in report.open)
