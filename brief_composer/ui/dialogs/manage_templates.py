"""Manage templates: all there are, and what can be done with each.

Belongs here: the list, what is said of a template, the buttons. Does not belong here: doing it
(`ui.templating`), which the dialog asks for by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brief_composer.library.folders import ORGANISATION, YOURS
from brief_composer.library.items import Library, Template
from brief_composer.library.plans import planned
from brief_composer.session.template_arrivals import ordered, shown_name
from brief_composer.storage import template_shelf
from brief_composer.ui.dialogs.card import CardDialog
from brief_composer.ui.start.templates import said_day
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import button, clear, column, label, row, scrolled
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

SIZE = QSize(860, 560)
LIST_WIDTH = 288
ACTIONS: Final = ("rename", "export", "duplicate", "delete")
OWNERS: Final = (YOURS, ORGANISATION, "")
ID: Final = int(Qt.ItemDataRole.UserRole)

Act = Callable[[str, Template, str], object]
"""Does an action with a template; the text is the new name for "rename"."""


class ManageTemplatesDialog(CardDialog):
    """The templates at the left, one's own first; at the right what the current one holds."""

    def __init__(
        self,
        library: Library,
        act: Act,
        take_in: Callable[[], object],
        theme: Theme,
        words: Words,
        over: QWidget,
    ) -> None:
        title = words("template.manage.title")
        super().__init__(theme, words, over, title, SIZE, "manageTemplatesDialog")
        self._act = act
        self._take_in = take_in
        self._templates: dict[str, Template] = {}
        self.list = named(look(QListWidget(), "plain"), "templates", words("template.manage.list"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._picked)
        self.list.itemDoubleClicked.connect(partial(self._do, "use"))
        self.buttons: dict[str, QPushButton] = {}
        self._about: QVBoxLayout = column(None, 4)
        self._why = label(type="small", tone="muted", wrap=True)
        self.field = named(QLineEdit(), "templateRename", words("template.rename.name"))
        self._naming = self._naming_row()
        self.done = self._done_row()
        self._undo: Callable[[], object] | None = None
        self._lay_out()
        self._fill_footer()
        self.show_library(library)

    def start(self) -> None:
        """Open on the list."""
        self.open(self.list)

    @property
    def current(self) -> Template | None:
        """The template the list stands on."""
        index = self.list.currentIndex()
        return self._templates.get(str(index.data(ID))) if index.isValid() else None

    def show_library(self, library: Library, current: str = "") -> None:
        """Show the templates there are now, standing on one of them."""
        wanted = current or (self.current.id if self.current else "")
        self._templates = dict(library.templates)
        every = ordered(library.templates.values())
        self.list.clear()
        at = 0
        for owner in OWNERS:
            group = [each for each in every if each.owner == owner]
            if group:
                self.list.addItem(self._heading(owner))
            for each in group:
                self.list.addItem(self._item(each))
                if each.id == wanted or not at:
                    at = self.list.count() - 1
        self.list.setCurrentRow(at)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with the way back where there is one."""
        self._undo = undo
        self._done_text.setText(text)
        self._done_undo.setVisible(undo is not None)
        self.done.show()
        if undo is not None:
            self._done_undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Esc leaves the field of a name first."""
        if self._naming.isVisible():
            self._leave_name()
        else:
            self.close_card()

    # ------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        both = row(None, 16)
        self.list.setFixedWidth(LIST_WIDTH)
        both.addWidget(self.list)
        right = column(None, 8)
        right.addLayout(self._actions())
        right.addWidget(self._why)
        right.addWidget(self._naming)
        inside = QWidget()
        inside.setLayout(self._about)
        # Its height is what its width asks for, not what its lines would need in a narrow one.
        inside.setMinimumHeight(1)
        right.addWidget(scrolled(inside), 1)
        both.addLayout(right, 1)
        self.body.addWidget(self.done)
        self.body.addLayout(both, 1)

    def _actions(self) -> QHBoxLayout:
        bar = row(None, 4)
        for action in ACTIONS:
            made = button(
                self.words(f"start.act.{action}"),
                partial(self._do, action),
                kind="link",
                fit="small",
                identifier=f"template.{action}",
            )
            self.buttons[action] = made
            bar.addWidget(made)
        bar.addStretch(1)
        return bar

    def _naming_row(self) -> QFrame:
        holder = look(QFrame(), "card")
        inside = row(holder, 8, 8)
        inside.addWidget(self.field, 1)
        self._rename = button(
            self.words("template.rename.do"), self._give_name, identifier="templateRenameRun"
        )
        inside.addWidget(self._rename)
        leave = button(self.words("template.cancel"), self._leave_name, kind="link", fit="small")
        inside.addWidget(leave)
        self.field.textChanged.connect(self._name_typed)
        holder.hide()
        return holder

    def _done_row(self) -> QWidget:
        holder = QWidget()
        inside = row(holder, 8)
        self._done_text = named(label(wrap=True), "templatesStatus")
        self._done_undo = button(
            self.words("app.undo"), self._take_back, kind="link", fit="small",
            identifier="templatesUndo",
        )  # fmt: skip
        inside.addWidget(self._done_text, 1)
        inside.addWidget(self._done_undo)
        holder.hide()
        return holder

    def _fill_footer(self) -> None:
        words = self.words
        bring = button(words("start.import"), self._take_in, identifier="templatesImport")
        self.footer.addWidget(bring)
        self.footer.addStretch(1)
        self.footer.addWidget(button(words("app.close"), self.close_card))
        self._use = button(
            words("start.act.use"), partial(self._do, "use"), kind="filled",
            identifier="template.use",
        )  # fmt: skip
        self.footer.addWidget(self._use)
        self.primary = self._use

    def _heading(self, owner: str) -> QListWidgetItem:
        item = QListWidgetItem(self.words(f"template.owner.{owner or 'bundled'}"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self.theme.font("small", 600))
        return item

    def _item(self, template: Template) -> QListWidgetItem:
        item = QListWidgetItem(self._named(template))
        item.setData(ID, template.id)
        return item

    # -------------------------------------------------------------------------------------- words

    def _named(self, template: Template) -> str:
        language = self.words.language
        return shown_name(template, language if language in template.languages else "")

    def _picked(self) -> None:
        template = self.current
        self._naming.hide()
        self.primary = self._use
        clear(self._about)
        for made in (*self.buttons.values(), self._use):
            made.setEnabled(template is not None)
        self._why.setText("")
        if template is None:
            return
        own = template_shelf.own_path(template) is not None
        for action in ("rename", "delete"):
            self.buttons[action].setEnabled(own)
        self.buttons["export"].setEnabled(bool(template.owner))
        key = template.owner or "bundled"
        self._why.setText("" if own else self.words(f"template.why.{key}"))
        self._why.setVisible(not own)
        self._tell(template)

    def _tell(self, template: Template) -> None:
        words = self.words
        language = words.language if words.language in template.languages else ""
        language = language or template.languages[0]
        add = self._about.addWidget
        add(label(template.name[language], type="block", weight="strong", wrap=True))
        if template.line[language]:
            add(label(template.line[language], tone="muted", wrap=True))
        for line in self._facts(template):
            add(label(line, type="small", tone="muted", wrap=True))
        self._about.addSpacing(8)
        add(label(words("template.manage.sections"), type="small", weight="strong"))
        for plan in template.sections:
            parts = [plan.title[language] or "–"]
            if plan.limit:
                parts.append(words("start.up_to", n=plan.limit))
            if planned(template, plan, language):
                parts.append(words("template.manage.with_text"))
            add(label(" · ".join(parts), type="small", wrap=True))
        self._about.addStretch(1)

    def _facts(self, template: Template) -> Sequence[str]:
        words = self.words
        one = len(template.languages) == 1
        first = [words(f"start.{template.languages[0]}" if one else "start.both")]
        if template.limit:
            first.append(words("start.up_to", n=template.limit))
        facts = [" · ".join(first)]
        if template.owner:
            told = [words("template.manage.version", n=template.version)]
            day = said_day(template.saved, words)
            if day:
                told.append(words("template.manage.saved", day=day))
            if template.maker:
                told.append(words("template.manage.maker", who=template.maker))
            facts.append(" · ".join(told))
        if template.content.terms:
            facts.append(words("template.manage.terms", n=len(template.content.terms)))
        return facts

    # -------------------------------------------------------------------------------------- doing

    def _do(self, action: str, *_: object) -> None:
        template = self.current
        if template is None:
            return
        if action == "rename":
            self._ask_name(template)
        else:
            if action == "use":
                self.close_card()
            self._act(action, template, "")

    def _ask_name(self, template: Template) -> None:
        self.field.setText(self._named(template))
        self.field.selectAll()
        self._naming.show()
        self.primary = self._rename
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_typed(self, text: str) -> None:
        self._rename.setEnabled(bool(text.strip()))

    def _give_name(self) -> None:
        template, name = self.current, self.field.text().strip()
        self._leave_name()
        if template is not None and name != self._named(template):
            self._act("rename", template, name)

    def _leave_name(self) -> None:
        self._naming.hide()
        self.primary = self._use
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.done.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if undo is not None:
            undo()
