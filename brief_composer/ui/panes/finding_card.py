"""One finding as a card: what is there, where, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from brief_composer.model.brief import Brief
from brief_composer.model.finding import Finding, Severity
from brief_composer.model.ids import SectionId
from brief_composer.ui.panes.fixes import FIXES, OTHERWISE, Ask, put_aside, set_limit, take_back
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, clear, column, label, picture, row, still
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

ICONS = {Severity.FIX: "circle-alert", Severity.REVIEW: "triangle-alert", Severity.NOTE: "info"}
TOKENS = {Severity.FIX: "fix", Severity.REVIEW: "review", Severity.NOTE: "muted"}
HIGHEST_LIMIT = 20_000


class Shown(NamedTuple):
    """Everything a card shows: cards of equal values are the same card.

    `number` counts the findings of one check; `aside` ones were set aside, for the reason in
    `text`.
    """

    finding: Finding
    number: int
    title: str
    place: str
    text: str
    aside: bool = False


def shown(
    brief: Brief,
    words: Words,
    places: Mapping[str, str],
    finding: Finding,
    number: int,
    aside: bool = False,
) -> Shown:
    """A finding in words; `places` are `outline_rows.place_names` of the brief."""
    code, params = finding.code, dict(finding.params)
    text = words(key_of(finding, "text", words), **params)
    if aside:
        keys = {finding.where, finding.aside_where}
        reasons = [s.reason for s in brief.set_aside if s.code == code and s.where in keys]
        text = next((reason for reason in reasons if reason), words("checks_pane.no_reason"))
    title = words(f"checks.{code}.title", **params)
    return Shown(finding, number, title, places.get(finding.where, ""), text, aside)


LONGEST_BUTTON = 36
"""How many characters a button of a card holds at the least width of the pane, and how many both
of its buttons may have to stand beside each other."""


def key_of(finding: Finding, part: str, words: Words) -> str:
    """The key of one part of what is said: some findings say another thing where they know less,
    or where the words for the button are more than a button holds."""
    check = f"checks.{finding.code}"
    ending = finding.ending
    if not ending and f"{check}.main-long" in words:
        main = words(f"{check}.main", **dict(finding.params))
        ending = "-long" if len(main) > LONGEST_BUTTON else ""
    other = f"{check}.{part}{ending}"
    return other if other in words else f"{check}.{part}"


def _stack_if_wide(line: QBoxLayout) -> None:
    """Set the buttons of a line under each other where they are too wide for one."""
    places = (line.itemAt(number) for number in range(line.count()))
    made = [item.widget() for item in places if item is not None]
    buttons = [widget for widget in made if isinstance(widget, QPushButton)]
    if sum(len(each.text()) for each in buttons) > LONGEST_BUTTON:
        line.setDirection(QBoxLayout.Direction.TopToBottom)
        for each in buttons:
            line.setAlignment(each, Qt.AlignmentFlag.AlignLeft)


class FindingCard(QFrame):
    """A finding with its buttons; those set aside offer to be taken back."""

    chosen = Signal()
    """It was clicked on: its place is wanted."""

    def __init__(self, workspace: Workspace, theme: Theme, words: Words, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        self.finding = shown.finding
        self._workspace, self._words = workspace, words
        self._id = f"finding.{shown.finding.code}.{shown.number}"
        look(self, "card", current=False)
        severity = shown.finding.severity
        self._outer = row(self, 10)
        self._edge(2)
        mark = picture(theme, ICONS[severity], TOKENS[severity], 18)
        self._outer.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        inner = column(None, 3)
        self._outer.addLayout(inner, 1)
        inner.addWidget(label(shown.title, weight="strong", wrap=True))
        if shown.place:
            inner.addWidget(label(shown.place, "small", "link", "medium", wrap=True))
        inner.addWidget(label(shown.text, type="small", wrap=True))
        self._choices: QVBoxLayout = column(None, 4)
        self._choices.setContentsMargins(0, 4, 0, 0)
        inner.addLayout(self._choices)
        self._offer()
        self._name_it()

    def mark_current(self, current: bool) -> None:
        """The accent edge of the finding that was gone to last."""
        look(self, "card", current=current)
        self._edge(1 if current else 2)

    def focus_first(self) -> bool:
        """Put the keyboard on the first button; whether there is one."""
        first = self.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the card shows its place."""
        del event
        self.chosen.emit()

    def _edge(self, rest: int) -> None:
        """The room inside; what the edge takes more it takes from here, so that nothing moves."""
        self._outer.setContentsMargins(11 + rest, 9 + rest, 10 + rest, 9 + rest)

    def _name_it(self) -> None:
        levels = {
            Severity.FIX: "checks_pane.spoken_fix",
            Severity.REVIEW: "checks_pane.spoken_review",
        }
        key = levels.get(self.finding.severity, "")
        parts = [self._words(key) if key else "", f"{self.shown.title}."]
        parts.append(f"{self.shown.place}." if self.shown.place else "")
        named(self, self._id, " ".join(filter(None, parts)), self.shown.text)

    # ------------------------------------------------------------------------------------ offers

    def _offer(self) -> None:
        clear(self._choices)
        line = row(None, 4)
        if self.shown.aside:
            back = self._words("checks_pane.take_back")
            made = button(back, self._take_back, kind="link", fit="small")
            line.addWidget(named(made, f"{self._id}.back"))
        else:
            self._offer_fixes(line.addWidget)
            _stack_if_wide(line)
        line.addStretch(1)
        self._choices.addLayout(line)

    def _offer_fixes(self, add: Callable[[QWidget], object]) -> None:
        finding, words, workspace = self.finding, self._words, self._workspace
        fix = FIXES.get(finding.code, OTHERWISE)
        params = dict(finding.params)
        main = words(key_of(finding, "main", words), **params)
        add(self._button(main, lambda: fix.main(workspace, finding), "main"))
        quiet = fix.quiet
        if quiet is None:
            return
        text = words(f"checks.{finding.code}.quiet", **params)
        match fix.asks:
            case Ask.NOTHING:
                made = self._button(text, lambda: quiet(workspace, finding), "quiet", "link")
            case Ask.REASON:
                made = self._button(text, self._ask_reason, "quiet", "link")
            case Ask.LIMIT:
                made = self._button(text, self._ask_limit, "quiet", "link")
            case _:
                assert_never(fix.asks)
        add(made)

    def _button(
        self, text: str, then: Callable[[], object], part: str, kind: str = ""
    ) -> QPushButton:
        return button(text, then, kind=kind, fit="small", identifier=f"{self._id}.{part}")

    def _take_back(self) -> None:
        take_back(self._workspace, self.finding)

    # ----------------------------------------------------------------------------------- questions

    def _ask_reason(self) -> None:
        """Ask why it is not needed, in the card."""
        words = self._words
        why = words("checks_pane.why")
        field = named(QLineEdit(), f"{self._id}.reason", why)

        def done() -> None:
            put_aside(self._workspace, self.finding, field.text().strip())

        field.returnPressed.connect(done)
        self._ask(why, field, words("checks_pane.kept"), words("checks_pane.put_aside"), done)

    def _ask_limit(self) -> None:
        """Ask how many words the section may have."""
        words = self._words
        section = self._workspace.brief.section(SectionId(self.finding.where))
        question = words("checks_pane.limit")
        field = named(still(QSpinBox()), f"{self._id}.limit", question)
        field.setRange(0, HIGHEST_LIMIT)
        field.setSingleStep(10)
        field.setSpecialValueText(words("details.no_limit"))
        field.setValue(section.limit if section else 0)
        field.selectAll()

        def done() -> None:
            set_limit(self._workspace, self.finding, field.value())

        self._ask(question, field, "", words("checks_pane.change_limit"), done)

    def _ask(
        self, question: str, field: QWidget, hint: str, yes: str, done: Callable[[], object]
    ) -> None:
        clear(self._choices)
        self._choices.addWidget(label(question, weight="medium", wrap=True))
        self._choices.addWidget(look(field, fit="small"))
        if hint:
            self._choices.addWidget(label(hint, type="small", tone="muted", wrap=True))
        line = row(None, 4)
        line.addWidget(self._button(yes, done, "answer"))
        line.addWidget(self._button(self._words("app.cancel"), self._not_asked, "cancel", "link"))
        line.addStretch(1)
        self._choices.addLayout(line)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_asked(self) -> None:
        self._offer()
        self.focus_first()
