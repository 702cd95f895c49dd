"""New brief, in two steps: what it is about, and what should happen."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from brief_composer.library.items import Library
from brief_composer.session.template_keeping import TemplateError
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.desk import Desk, Request
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.dialogs.new_brief_about import AboutStep
from brief_composer.ui.dialogs.new_brief_choice import ChoiceStep
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, label, picture
from brief_composer.words import Words

SIZE = QSize(880, 564)
FIRST_TEMPLATE = "policy-brief"


class NewBriefDialog(CardDialog):
    """Asks, and says in `wanted` what is to be made; who opened it makes the brief."""

    wanted = Signal(object)
    """A Request."""

    def __init__(
        self,
        desk: Desk,
        template: str,
        ask: FileQuestions,
        theme: Theme,
        words: Words,
        over: QWidget,
    ) -> None:
        super().__init__(theme, words, over, words("newbrief.title"), SIZE, "newBriefDialog")
        self._template = template or FIRST_TEMPLATE
        self._desk = desk
        self._library: Library | None = None
        self.about = AboutStep(theme, words, ask, over, desk.preferences.value.folder())
        self.choice = ChoiceStep(theme, words)
        self._steps = QStackedWidget()
        self._steps.addWidget(self.about)
        self._steps.addWidget(self.choice)
        self.body.addWidget(self._steps, 1)
        self._fill_footer()
        self.choice.changed.connect(self._count)
        self._go(0)
        desk.when_library(self._loaded)

    def start(self) -> None:
        """Open with the caret in the title."""
        self.open(self.about.title)

    # ----------------------------------------------------------------------------------- building

    def _fill_footer(self) -> None:
        words = self.words
        self._count_icon = picture(self.theme, "circle-check", "ok", 14)
        self._count_text = label(tone="muted")
        self.footer.addWidget(self._count_icon)
        self.footer.addWidget(self._count_text)
        self.footer.addStretch(1)
        self._cancel = button(words("newbrief.cancel"), self.cancel)
        self._back = button(words("newbrief.back"), lambda: self._go(0))
        self._skip = button(words("newbrief.skip"), lambda: self._make(False))
        self._next = button(
            words("newbrief.next"), self._advance, kind="filled", identifier="nextButton"
        )
        self._create = button(
            words("newbrief.create"),
            lambda: self._make(True),
            self.theme.icon("check", "on_accent", 16),
            "filled",
            identifier="createBriefButton",
        )
        for made in (self._cancel, self._back, self._skip, self._next, self._create):
            self.footer.addWidget(made)

    def _go(self, step: int) -> None:
        first = step == 0
        self._steps.setCurrentIndex(step)
        self.note.setText(self.words("newbrief.step", n=step + 1))
        for made, on in (
            (self._cancel, first),
            (self._next, first),
            (self._back, not first),
            (self._skip, not first),
            (self._create, not first),
            (self._count_icon, not first),
            (self._count_text, not first),
        ):
            made.setVisible(on)
        self.primary = self._next if first else self._create
        self._count()
        target: QWidget = self.about.title if first else self.choice.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -------------------------------------------------------------------------------------- doing

    def _loaded(self, library: Library) -> None:
        if self.isHidden() and self._library is not None:
            return
        self._library = library
        # One that is gone meanwhile is told when the brief is made.
        with contextlib.suppress(TemplateError):
            self.about.show_template(self._desk.template(self._template))
        self._show_choice()

    def _show_choice(self) -> None:
        if self._library is not None:
            self.choice.show_library(self._library, self.about.language.currentData())
        self._create.setEnabled(self._library is not None)
        self._skip.setEnabled(self._library is not None)

    def _advance(self) -> None:
        if not self.about.title.text().strip():
            self.about.show_problem(True)
            return
        self._show_choice()
        self._go(1)

    def _count(self) -> None:
        self._count_text.setText(self.words("newbrief.chosen", n=len(self.choice.chosen)))

    def _make(self, with_choice: bool) -> None:
        about = self.about
        self.wanted.emit(
            Request(
                template=self._template,
                title=about.title.text().strip(),
                audience=about.audience.text().strip(),
                date=about.date.date().toString(Qt.DateFormat.ISODate),
                language=about.language.currentData(),
                house_style=about.style_box.currentData() or "",
                folder=about.folder,
                recommendations=self.choice.chosen if with_choice else (),
            )
        )
