"""Step 2 of New brief: what should happen. A list with ticks, and the chosen one in detail."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brief_composer.library import search
from brief_composer.library.items import Library, Recommendation, RelationKind
from brief_composer.model import markup
from brief_composer.model.ids import RecommendationId
from brief_composer.model.richtext import plain
from brief_composer.ui.dialogs.ticks import TickList, TickRow
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import (
    SearchBox,
    button,
    clear,
    column,
    label,
    line,
    picture,
    row,
    scrolled,
)
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

DETAIL_WIDTH = 316


class ChoiceStep(QWidget):
    """Ticks recommendations of a library, worded in the language of the brief."""

    changed = Signal()
    """Something was ticked or unticked."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._library: Library | None = None
        self._language = words.language
        self._index = search.index(())
        self.list = TickList(theme, words)
        self.search = SearchBox(theme, words("newbrief.search"), "newBriefSearch")
        self.themes = named(QComboBox(), "newBriefThemes", words("newbrief.themes.name"))
        self._stack = QStackedWidget()
        self._nothing = label(weight="strong", wrap=True)
        self._needs = look(QFrame(), "review")
        self._needs_rows = column(self._needs, 2)
        self._needs_rows.setContentsMargins(12, 4, 4, 4)
        self._needs.hide()
        outer = row(self, 20)
        outer.addLayout(self._left(), 1)
        outer.addWidget(self._detail())
        self.search.textChanged.connect(self._show)
        self.search.found = partial(self.list.setFocus, Qt.FocusReason.OtherFocusReason)
        self.themes.currentIndexChanged.connect(self._show)
        self.list.current_changed.connect(self._show_detail)
        self.list.ticks.ticked_changed.connect(self._ticked)

    def show_library(self, library: Library, language: str) -> None:
        """Show what can be ticked, in a language."""
        self._library, self._language = library, language
        self._index = search.index(
            search.Entry(each.id, each.title[language], each.line[language], each.text[language])
            for each in library.recommendations.values()
        )
        self._fill_themes(library)
        self._show()

    @property
    def chosen(self) -> tuple[RecommendationId, ...]:
        """The ids that are ticked, in the order they were ticked in."""
        return tuple(RecommendationId(id) for id in self.list.ticks.ticked)

    # ----------------------------------------------------------------------------------- building

    def _left(self) -> QVBoxLayout:
        words = self._words
        left = column(None, 8)
        left.addWidget(label(words("newbrief.what"), type="block", weight="strong"))
        left.addWidget(label(words("newbrief.what.text"), tone="muted", wrap=True))
        bar = row(None, 8)
        bar.addWidget(self.search, 3)
        bar.addWidget(self.themes, 2)
        left.addLayout(bar)
        for page in (self.list, self._empty(), self._loading()):
            self._stack.addWidget(page)
        self._stack.setCurrentIndex(2)
        left.addWidget(self._stack, 1)
        left.addWidget(self._needs)
        return left

    def _empty(self) -> QWidget:
        made = QWidget()
        inside = column(made, 8)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addStretch(1)
        inside.addWidget(picture(self._theme, "search-x", "muted", 28), 0, centre)
        self._nothing.setAlignment(centre)
        inside.addWidget(self._nothing)
        inside.addWidget(
            label(self._words("newbrief.nothing.text"), type="small", tone="muted"), 0, centre
        )
        inside.addWidget(button(self._words("newbrief.nothing.clear"), self._clear), 0, centre)
        inside.addStretch(2)
        return made

    def _loading(self) -> QWidget:
        made = label(self._words("newbrief.loading"), tone="muted")
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    def _detail(self) -> QFrame:
        card = look(QFrame(), "card")
        card.setFixedWidth(DETAIL_WIDTH)
        inside = QWidget()
        self._facts = column(inside, 10, 15)
        column(card, 0, 1).addWidget(scrolled(inside))
        return card

    # ------------------------------------------------------------------------------------ showing

    def _fill_themes(self, library: Library) -> None:
        now = self.themes.currentData() or ""
        self.themes.blockSignals(True)
        self.themes.clear()
        every = library.recommendations.values()
        self.themes.addItem(self._words("newbrief.themes", n=len(every)), "")
        for theme in library.themes.values():
            n = sum(each.theme == theme.id for each in every)
            if n:
                name = theme.name[self._words.language]
                self.themes.addItem(self._words("newbrief.theme", name=name, n=n), theme.id)
        self.themes.setCurrentIndex(max(0, self.themes.findData(now)))
        self.themes.blockSignals(False)

    def _show(self) -> None:
        library = self._library
        if library is None:
            return
        query = self.search.text()
        ids = search.search(self._index, query, len(library.recommendations))
        items = [library.recommendations[RecommendationId(id)] for id in ids]
        theme = self.themes.currentData() or ""
        items = [each for each in items if theme in ("", each.theme)]
        if not query.strip():
            order = {name: place for place, name in enumerate(library.themes)}
            items.sort(key=lambda each: order.get(each.theme, len(order)))
        language = self._language
        self.list.show_rows([TickRow(i.id, i.title[language], i.line[language]) for i in items])
        self._nothing.setText(self._words("newbrief.nothing", what=query.strip()))
        self._stack.setCurrentIndex(0 if items else 1)

    def _ticked(self) -> None:
        self._show_needs()
        self._show_detail(self.list.current())
        self.changed.emit()

    def _show_needs(self) -> None:
        """Say inline which ticked ones need another that is not ticked."""
        clear(self._needs_rows)
        library = self._library
        missing = list(self._missing(library)) if library is not None else []
        for item, need in missing[:2]:
            text = self._words(
                "newbrief.needs", what=item.title[self._language], need=need.title[self._language]
            )
            inside = row(None, 4)
            inside.addWidget(label(text, type="small", wrap=True), 1)
            add = partial(self.list.ticks.set_ticked, need.id, True)
            inside.addWidget(
                button(self._words("newbrief.needs.add"), add, kind="link", fit="small")
            )
            self._needs_rows.addLayout(inside)
        self._needs.setVisible(bool(missing))

    def _missing(self, library: Library) -> Iterator[tuple[Recommendation, Recommendation]]:
        for id in self.chosen:
            item = library.recommendations.get(id)
            if item is None:
                continue
            for need in item.related(RelationKind.NEEDS):
                if need in library.recommendations and need not in self.chosen:
                    yield item, library.recommendations[need]

    # ------------------------------------------------------------------------------------- detail

    def _show_detail(self, id: str) -> None:
        clear(self._facts)
        library = self._library
        item = library.recommendations.get(RecommendationId(id)) if library is not None else None
        if library is None or item is None:
            return
        language, words = self._language, self._words
        self._facts.addWidget(label(item.title[language], type="block", weight="strong", wrap=True))
        text: QLabel = label(plain(markup.parse(item.text[language])), type="", wrap=True)
        font = self._theme.font("writing")
        # The card is narrow: the letters of the text, a little smaller than in the editor.
        font.setPixelSize(self._theme.font("body").pixelSize() + 1)
        text.setFont(font)
        self._facts.addWidget(text)
        self._facts.addWidget(line())
        for kind, key in ((RelationKind.NEEDS, "needs_first"), (RelationKind.AFTER, "after")):
            names = self._names(library, item, kind)
            if names:
                self._fact("corner-down-right", "muted", words(f"newbrief.{key}"), names)
        quotes = len(library.quotes_for(item.id))
        key = "newbrief.evidence.text" if quotes else "newbrief.evidence.none"
        said = words(key, n=quotes) if quotes else words(key)
        self._fact("circle-check", "ok" if quotes else "muted", words("newbrief.evidence"), said)
        both = bool(item.text.en and item.text.fr)
        tongues = "start.both" if both else "start.en" if item.text.en else "start.fr"
        self._fact("languages", "muted", words("newbrief.languages"), words(tongues))
        self._facts.addStretch(1)

    def _names(self, library: Library, item: Recommendation, kind: RelationKind) -> str:
        names: list[str] = []
        for id in item.related(kind):
            other = library.recommendations.get(id)
            if other is None:
                continue
            name = other.title[self._language]
            chosen = id in self.list.ticks.ticked
            names.append(self._words("newbrief.is_chosen", name=name) if chosen else name)
        return "\n".join(names)

    def _fact(self, icon: str, token: str, name: str, text: str) -> None:
        inside = row(None, 8)
        top = Qt.AlignmentFlag.AlignTop
        inside.addWidget(picture(self._theme, icon, token, 16), 0, top)
        said = column(None, 0)
        said.addWidget(label(name, weight="strong"))
        said.addWidget(label(text, type="small", tone="muted", wrap=True))
        inside.addLayout(said, 1)
        self._facts.addLayout(inside)

    def _clear(self) -> None:
        self.search.clear()
        self.themes.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
