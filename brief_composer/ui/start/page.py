"""The start page: what to begin with, and what was open before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brief_composer.ui.remembered import RecentBriefs
from brief_composer.ui.start.cards import OwnCards, TemplateCard, template_cards
from brief_composer.ui.start.recent import RecentList
from brief_composer.ui.start.templates import TemplateGrid, TemplateList
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import (
    SearchBox,
    button,
    column,
    label,
    line,
    picture,
    row,
    scrolled,
    tall,
)
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import LANGUAGES, Words

SIDE_WIDTH = 288
SIDE_WIDE = 320
"""The left column, and the left column from WIDE on."""

SEARCH_WIDTH = 220
WIDE = 1500
NARROW = 1000
"""Below this width the search stands under the title."""


class StartIntents(NamedTuple):
    """What the page asks the window for."""

    new: Callable[[str], object]
    """Start a brief from the template of this id."""

    open: Callable[[], object]
    open_path: Callable[[Path], object]
    find: Callable[[Path], object]
    """Look for the file of a recent brief that is not where it was."""

    sample: Callable[[], object]
    import_template: Callable[[], object] = lambda: None
    manage: Callable[[], object] = lambda: None
    act: Callable[[str, str], object] = lambda _action, _id: None
    """Do one of ACTIONS with the template of this id."""


ACTIONS = ("use", "rename", "export", "duplicate", "delete")
OWN_ONLY = ("rename", "delete")
"""What can be done with a template of one's own alone."""


class StartPage(QFrame):
    """Templates in the middle, recent briefs at the left."""

    hint_changed = Signal(str)
    """What Enter would do, for the status bar."""

    def __init__(
        self, recent: RecentBriefs, intents: StartIntents, theme: Theme, words: Words
    ) -> None:
        super().__init__()
        named(look(self, "base"), "startPage", words("start.page"))
        self._recent = recent
        self._intents = intents
        self._theme = theme
        self._words = words
        self.templates = TemplateList(template_cards(), theme, words)
        self.own_cards = OwnCards(self)
        self.own = TemplateList(self.own_cards.cards, theme, words, own=True)
        self._menu: QMenu | None = None
        self.recents = RecentList(theme, words)
        self.search = SearchBox(theme, words("start.search"), "templateSearch")
        self._side_stack = QStackedWidget()
        self._body_stack = QStackedWidget()
        self._nothing = label(weight="strong")
        outer = row(self)
        outer.addWidget(self._side())
        outer.addWidget(self._main(), 1)
        self._listen()
        self.refresh()

    @property
    def hint(self) -> str:
        """ "Press Enter to use “Policy brief”", "" when nothing is selected."""
        card = self.card(self.current())
        return self._words("status.enter", name=card.named(self._words.language)) if card else ""

    def current(self) -> str:
        """The id of the selected template, "" for none."""
        return self.own.current() or self.templates.current()

    def card(self, id: str) -> TemplateCard | None:
        """The card of a template, whatever is searched for."""
        every = (*self.templates.cards.all, *self.own.cards.all)
        return next((card for card in every if card.id == id), None)

    def select(self, id: str) -> None:
        """Select a template, if it is shown."""
        if self.own.select(id) or self.templates.select(id):
            self._tell_hint()

    def refresh(self) -> None:
        """Show the recent briefs as they are now, and look for people's own templates."""
        self.own_cards.look()
        entries = self._recent()
        self.recents.briefs.show(entries)
        self._side_stack.setCurrentIndex(0 if entries else 1)

    def focus_first(self) -> None:
        """Put the focus where Enter starts a brief."""
        target = self.own if self.own.current() else self.templates
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -------------------------------------------------------------------------------------- left

    def _side(self) -> QWidget:
        words = self._words
        side = look(QFrame(), "surface")
        self._side_column = side
        side.setFixedWidth(SIDE_WIDTH)
        self._theme.changed.connect(self._fit_side)
        outer = row(side)
        inner = column(None, 8)
        inner.setContentsMargins(20, 22, 19, 14)
        outer.addLayout(inner, 1)
        outer.addWidget(line(vertical=True))
        inner.addLayout(self._brand())
        inner.addSpacing(6)
        icon = self._theme.icon
        new = button(
            words("start.new"),
            lambda: self._intents.new(self.current()),
            icon("plus", "on_accent", 16),
            "filled",
            "large",
            "newBriefButton",
        )
        open_ = button(
            words("start.open"),
            self._intents.open,
            icon("folder-open", "text", 16),
            fit="large",
            identifier="openBriefButton",
        )
        inner.addWidget(new)
        inner.addWidget(open_)
        inner.addSpacing(12)
        inner.addWidget(label(words("start.recent"), weight="strong"))
        self._side_stack.addWidget(self.recents)
        empty = label(words("start.recent.empty"), tone="muted", type="small", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._side_stack.addWidget(empty)
        inner.addWidget(self._side_stack, 1)
        inner.addLayout(self._offline())
        return side

    def _brand(self) -> QHBoxLayout:
        brand = row(None, 10)
        brand.addWidget(picture(self._theme, "messages-square", "accent", 28))
        brand.addWidget(label(self._words("start.brand"), type="page", weight="strong"), 1)
        return brand

    def _offline(self) -> QHBoxLayout:
        offline = row(None, 6)
        offline.addWidget(
            picture(self._theme, "wifi-off", "muted", 14), 0, Qt.AlignmentFlag.AlignTop
        )
        offline.addWidget(
            label(self._words("start.offline"), type="small", tone="muted", wrap=True), 1
        )
        return offline

    # -------------------------------------------------------------------------------------- main

    def _main(self) -> QWidget:
        words = self._words
        inside = QWidget()
        inner = column(inside, 0)
        inner.setContentsMargins(36, 28, 36, 20)
        inner.addLayout(self._head())
        inner.addSpacing(16)
        grids = QWidget()
        both = column(grids, 8)
        self._bundled = label(words("start.templates"), weight="strong")
        both.addWidget(self._bundled)
        both.addWidget(TemplateGrid(self.templates))
        both.addLayout(self._own_head())
        both.addWidget(TemplateGrid(self.own, [self._sample()], self._no_own()))
        self._body_stack.addWidget(grids)
        self._body_stack.addWidget(self._empty())
        inner.addWidget(self._body_stack)
        inner.addStretch(1)
        return scrolled(inside)

    def _head(self) -> QHBoxLayout:
        words = self._words
        head = row(None, 10)
        titles: QVBoxLayout = column(None, 2)
        titles.addWidget(label(words("start.title"), type="start", weight="strong"))
        titles.addWidget(label(words("start.subtitle"), tone="muted", wrap=True))
        head.addLayout(titles, 1)
        self._head_row = head
        finding = row(None, 10)
        head.addLayout(finding)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        finding.addWidget(self.search)
        self.languages = QComboBox()
        self.languages.addItem(words("start.filter.all"), "")
        for language in LANGUAGES:
            self.languages.addItem(words(f"start.filter.{language}"), language)
        tall(self.languages, self._theme, width=150)
        named(self.languages, "templateLanguage", words("start.filter"))
        finding.addWidget(self.languages)
        return head

    def _own_head(self) -> QHBoxLayout:
        words, intents = self._words, self._intents
        head = row(None, 4)
        head.addWidget(label(words("start.own"), weight="strong"), 1)
        for key, then, identifier in (
            ("start.manage", intents.manage, "manageTemplatesButton"),
            ("start.import", intents.import_template, "importTemplateButton"),
        ):
            made = button(words(key), then, kind="link", fit="small", identifier=identifier)
            head.addWidget(made)
        return head

    def _no_own(self) -> QWidget:
        card = named(look(QFrame(), "card"), "noOwnTemplates")
        inner = column(card, 4, 16)
        text = label(self._words("start.own.empty"), type="small", tone="muted", wrap=True)
        inner.addWidget(text)
        inner.addStretch(1)
        return card

    def _sample(self) -> QWidget:
        words = self._words
        card = named(look(QFrame(), "soft"), "sampleCard")
        inner = column(card, 4)
        inner.setContentsMargins(16, 12, 16, 14)
        head = row(None, 8)
        head.addWidget(picture(self._theme, "play", "accent", 16))
        head.addWidget(label(words("start.sample"), weight="strong"), 1)
        inner.addLayout(head)
        inner.addWidget(label(words("start.sample.text"), type="small", tone="muted", wrap=True))
        inner.addStretch(1)
        made = button(
            words("start.sample.open"),
            self._intents.sample,
            fit="small",
            identifier="openSampleButton",
        )
        inner.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _empty(self) -> QWidget:
        words = self._words
        made = QWidget()
        inner = column(made, 8)
        inner.setContentsMargins(0, 32, 0, 0)
        centre = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(picture(self._theme, "search-x", "muted", 28), 0, centre)
        inner.addWidget(self._nothing, 0, centre)
        text: QLabel = label(words("start.nothing.text"), type="small", tone="muted")
        inner.addWidget(text, 0, centre)
        inner.addWidget(button(words("start.nothing.clear"), self._clear), 0, centre)
        inner.addStretch(1)
        return made

    # ------------------------------------------------------------------------------------- doing

    def _listen(self) -> None:
        for mine, other in ((self.templates, self.own), (self.own, self.templates)):
            mine.used.connect(self._intents.new)
            mine.chosen.connect(partial(self._chosen, other))
            mine.menu_wanted.connect(self._pop)
        self.own_cards.changed.connect(self._show_own)
        self.recents.opened.connect(self._intents.open_path)
        self.recents.lost.connect(self._intents.find)
        self.recents.removed.connect(self._remove)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._use_first)
        self.search.found = self.focus_first
        self.languages.currentIndexChanged.connect(self._filter)

    def _chosen(self, other: TemplateList, id: str) -> None:
        if id:
            other.clear_choice()
        self._tell_hint()

    def _show_own(self) -> None:
        chosen = self.current()
        self.own.cards.show(self.own_cards.cards)
        self._choose_again(chosen)

    def _choose_again(self, id: str) -> None:
        """Select what was selected, or the first there is."""
        if not (self.own.select(id) or self.templates.select(id)):
            first = self.templates if self.templates.cards.cards else self.own
            first.select_first()
        self._tell_hint()

    def menu_for(self, id: str) -> QMenu:
        """The context menu of a template; what cannot be done with it is off."""
        menu = QMenu(self)
        card = self.card(id)
        for action in ACTIONS:
            made = menu.addAction(self._words(f"start.act.{action}"))
            made.setObjectName(f"template.{action}")
            made.triggered.connect(partial(self._intents.act, action, id))
            owner = card.owner if card else ""
            off = owner != "yours" if action in OWN_ONLY else action == "export" and not owner
            made.setEnabled(not off)
        return menu

    def _pop(self, id: str, at: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_for(id)
        self._menu.popup(at)

    def _tell_hint(self) -> None:
        self.hint_changed.emit(self.hint)

    def _filter(self) -> None:
        chosen = self.current()
        shown = 0
        for each in (self.templates, self.own):
            each.filter(self.search.text(), self.languages.currentData())
            shown += each.cards.rowCount()
        self._bundled.setVisible(bool(self.templates.cards.rowCount()))
        self._choose_again(chosen)
        what = self.search.text().strip()
        key = "start.nothing" if what else "start.nothing.language"
        self._nothing.setText(self._words(key, what=what) if what else self._words(key))
        self._body_stack.setCurrentIndex(0 if shown else 1)

    def _use_first(self) -> None:
        if self.current():
            self._intents.new(self.current())

    def _clear(self) -> None:
        self.search.clear()
        self.languages.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, path: Path) -> None:
        self._recent.remove(path)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide page has a wider left, a narrow one the search under its title."""
        super().resizeEvent(event)
        self._fit_side()
        under = self.width() < self._theme.scaled(NARROW)
        ways = QBoxLayout.Direction
        self._head_row.setDirection(ways.TopToBottom if under else ways.LeftToRight)
        self.search.setMinimumWidth(0 if under else SEARCH_WIDTH)
        self.search.setMaximumWidth(self.width() if under else SEARCH_WIDTH)

    def _fit_side(self) -> None:
        wide = self._theme.scaled(SIDE_WIDE if self.width() >= WIDE else SIDE_WIDTH)
        self._side_column.setFixedWidth(min(wide, max(SIDE_WIDTH, self.width() // 3)))

    def sizeHint(self) -> QSize:
        """The page takes what it is given."""
        return QSize(1080, 660)
