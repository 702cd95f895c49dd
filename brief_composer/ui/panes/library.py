"""The library pane: search the recommendations, read what they ask for, add them to the brief."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QListWidgetItem,
    QMenu,
    QStackedWidget,
    QWidget,
)

from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import SectionRole
from brief_composer.model.ids import BlockId, RecommendationId, SectionId
from brief_composer.session import labels
from brief_composer.session.edits import recommendations as asks
from brief_composer.ui.panes.library_cards import (
    LibraryCard,
    library_cards,
    search_index,
    used_in,
)
from brief_composer.ui.panes.rows import VALUE, RowList
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.controls import (
    SearchBox,
    button,
    column,
    icon_button,
    label,
    picture,
    row,
)
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

MIME = "application/x-brief-composer-recommendation"
"""A recommendation of the library being dragged: its id as UTF-8 text."""

GAP = 8


class LibraryPane(QWidget):
    """Search box, themes, cards, and how many of them the brief has."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._words = workspace, theme, words
        self._index = search_index(workspace.library, workspace.language)
        self._index_language = workspace.language
        self.list = CardList(self, theme, words)
        self.search = SearchBox(theme, words("library.search"), "librarySearch")
        self.search.found = self._into_list
        self._themes = QComboBox()
        named(self._themes, "libraryThemes", words("library.theme"))
        self._fill_themes()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing_found())
        outer = column(self, 0)
        top = column(None, 8, 12)
        top.addWidget(self.search)
        top.addWidget(self._themes)
        outer.addLayout(top)
        cards = column(None)
        cards.setContentsMargins(12, 0, 0, 0)
        cards.addWidget(self._stack)
        outer.addLayout(cards, 1)
        outer.addWidget(self._footer())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._show)
        self.search.textChanged.connect(lambda: self._show())
        self._themes.currentIndexChanged.connect(lambda: self._show())
        workspace.changed.connect(lambda: self._rest.start())
        self._show()

    def header_widgets(self) -> Sequence[QWidget]:
        """The button that starts a recommendation of one's own."""
        tip = self._words("library.write_own")
        return (icon_button(self._theme.icon("plus"), tip, self.write_own, "libraryNew"),)

    def focus_first(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def add(self, id: str) -> None:
        """Add a recommendation of the library with its best quote, after the current one."""
        library = self._workspace.library
        item = library.recommendations.get(RecommendationId(id))
        if item is None:
            return
        section, index = self._place()
        best = library.quotes_for(item.id)[:1]
        edit = asks.add_recommendation(
            section, index, item, self._workspace.language, best, library.sources
        )
        title = item.title[self._workspace.language]
        change = self._workspace.do(labels.adding(title), edit)
        if change.added:
            self._workspace.reveal(change.added[0])

    def write_own(self) -> None:
        """An empty recommendation, ready to be written."""
        section, index = self._place()
        edit = asks.write_own_recommendation(section, index)
        change = self._workspace.do(labels.WRITING_RECOMMENDATION, edit)
        if change.added:
            self._workspace.reveal(change.added[0])

    def go_to(self, id: str) -> None:
        """Show where in the brief a recommendation of the library stands."""
        for block in self._workspace.brief.recommendations():
            if block.origin is not None and block.origin.id == id:
                self._workspace.reveal(block.id)
                return

    def _place(self) -> tuple[SectionId | None, int | None]:
        """After the recommendation the caret is in; else the end of where they stand."""
        brief = self._workspace.brief
        found = brief.evidence(self._workspace.current)  # type: ignore[arg-type]
        here = found[0].id if found else BlockId(self._workspace.current)
        section, block = brief.section_of(here), brief.block(here)
        if section is None or section.role is not SectionRole.RECOMMENDATIONS:
            return None, None
        if not isinstance(block, RecommendationBlock):
            return section.id, None
        return section.id, [b.id for b in section.blocks].index(here) + 1

    def _fill_themes(self) -> None:
        library, language = self._workspace.library, self._workspace.language
        counts: dict[str, int] = {}
        for item in library.recommendations.values():
            counts[item.theme] = counts.get(item.theme, 0) + 1
        every = self._words("library.all_themes", n=len(library.recommendations))
        self._themes.addItem(every, "")
        for theme in library.themes.values():
            if theme.id in counts:
                text = f"{theme.name[language]} ({counts[theme.id]})"
                self._themes.addItem(text, theme.id)

    def _nothing_found(self) -> QWidget:
        empty = QWidget()
        inner = column(empty, 8, 12)
        inner.addStretch(1)
        inner.addWidget(
            picture(self._theme, "search-x", "muted", 28), 0, Qt.AlignmentFlag.AlignHCenter
        )
        self._nothing = label(weight="strong", wrap=True)
        hint = label(self._words("library.check_spelling"), type="small", tone="muted", wrap=True)
        for words in (self._nothing, hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(words)
        choices = row(None, 8)
        choices.addStretch(1)
        clear = self._words("library.clear_search")
        choices.addWidget(button(clear, self.search.clear, fit="small", identifier="libraryClear"))
        own = self._words("library.new")
        choices.addWidget(button(own, self.write_own, kind="link", fit="small"))
        choices.addStretch(1)
        inner.addLayout(choices)
        inner.addStretch(2)
        return empty

    def _footer(self) -> QWidget:
        foot = look(QFrame(), "footer")
        line = row(foot, 8)
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(picture(self._theme, "circle-check", "ok", 16))
        self._count = label(type="small", tone="muted")
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(label(self._words("library.how"), type="small", tone="muted"))
        return foot

    def _show(self) -> None:
        brief, library = self._workspace.brief, self._workspace.library
        if self._workspace.language != self._index_language:
            self._index_language = self._workspace.language
            self._index = search_index(library, self._index_language)
        query = self.search.text()
        theme = self._themes.currentData() or ""
        cards = library_cards(library, self._index, brief, query, theme)
        self.list.show_values(cards)
        self._stack.setCurrentIndex(0 if cards else 1)
        self._nothing.setText(self._words("library.nothing", query=query.strip()))
        used = used_in(brief) & {str(id) for id in library.recommendations}
        self._count.setText(self._words("library.used", n=len(used)))

    def _into_list(self) -> None:
        self.list.setFocus()
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)


class CardList(RowList[LibraryCard]):
    """The cards. Enter adds the current one, or goes to it in the brief when it is there."""

    def __init__(self, pane: LibraryPane, theme: Theme, words: Words) -> None:
        self._pane, self._theme, self._words = pane, theme, words
        super().__init__(
            self._card, self._spoken, lambda c: c.id, "libraryList", words("library.list"), GAP
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDragEnabled(True)
        self.setProperty("rows", "cards")
        self.activated_value.connect(self._use)
        self.currentItemChanged.connect(self._mark_current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Add, or go to it."""
        item = self.itemAt(event.pos()) or self.currentItem()
        if not self.count():
            return
        value: LibraryCard = item.data(VALUE)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = "library.go_to" if value.used else "library.add"
        menu.addAction(self._words(key)).triggered.connect(lambda: self._use(value))
        menu.popup(event.globalPos())

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """What a card is while it is dragged."""
        data = QMimeData()
        value: LibraryCard = items[0].data(VALUE)
        data.setData(MIME, value.id.encode())
        data.setText(value.title)
        return data

    def _use(self, value: LibraryCard) -> None:
        if value.used:
            self._pane.go_to(value.id)
        else:
            self._pane.add(value.id)

    def _spoken(self, card: LibraryCard) -> tuple[str, str]:
        parts = [card.line, *self._relations(card)]
        if card.used:
            parts.append(self._words("library.in_brief"))
        return card.title, ". ".join(part.rstrip(".") for part in parts if part)

    def _relations(self, card: LibraryCard) -> list[str]:
        lines: list[str] = []
        if card.needs:
            lines.append(self._words("library.needs", titles=", ".join(card.needs)))
        if card.after:
            lines.append(self._words("library.after", titles=", ".join(card.after)))
        return lines

    def _card(self, card: LibraryCard) -> QWidget:
        holder = QWidget()
        outer = column(holder)
        outer.setContentsMargins(0, 0, 12, GAP)
        frame = look(QFrame(), "card")
        outer.addWidget(frame)
        inner = column(frame, 2)
        inner.setContentsMargins(12, 9, 10, 9)
        head = row(None, 8)
        head.addWidget(label(card.title, weight="strong", wrap=True), 1)
        head.addWidget(self._state(card), 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(head)
        if card.line:
            inner.addWidget(label(card.line, type="small", tone="muted", wrap=True))
        for text in self._relations(card):
            line = row(None, 6)
            arrow = picture(self._theme, "corner-down-right", "muted", 14)
            line.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text, type="small", tone="muted", wrap=True), 1)
            inner.addLayout(line)
        return holder

    def _state(self, card: LibraryCard) -> QWidget:
        if card.used:
            mark = picture(self._theme, "circle-check", "ok", 18)
            mark.setToolTip(self._words("library.in_brief"))
            return mark
        add = button(
            self._words("library.add"),
            lambda: self._pane.add(card.id),
            self._theme.icon("plus", "text", 14),
            fit="small",
            identifier=f"libraryAdd.{card.id}",
        )
        add.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter on the list does the same
        add.setAccessibleName(self._words("library.add_this", title=card.title))
        return add

    def _mark_current(self, new: QListWidgetItem | None, old: QListWidgetItem | None) -> None:
        for item, current in ((old, False), (new, True)):
            widget = self.itemWidget(item) if item is not None else None
            frame = widget.findChild(QFrame) if widget is not None else None
            if frame is not None:
                look(frame, "card", current=current)
