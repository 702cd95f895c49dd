"""The library pane: search the recommendations, read what they ask for, add them to the brief."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QStackedWidget, QWidget

from brief_composer.library.browsing import Browser, Facet
from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import SectionRole
from brief_composer.model.ids import BlockId, RecommendationId, SectionId
from brief_composer.session import labels
from brief_composer.session.change import Change
from brief_composer.session.edits import recommendations as asks
from brief_composer.ui.adding import add_recommendation
from brief_composer.ui.dialogs.library_note import LibraryNoteDialog
from brief_composer.ui.panes.card_list import RIGHT, CardList
from brief_composer.ui.panes.fault_notice import FaultNotice
from brief_composer.ui.panes.library_cards import (
    LibraryCard,
    View,
    library_cards,
    search_index,
    used_in,
)
from brief_composer.ui.panes.library_filter import LibraryFilter
from brief_composer.ui.panes.need_notice import NeedNotice
from brief_composer.ui.panes.outline_rows import row_of
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


class LibraryPane(QWidget):
    """Search box, themes, cards, and how many of them the brief has."""

    notice = Signal(str)
    """A sentence for a toast with Undo."""

    def __init__(
        self, workspace: Workspace, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._words = workspace, theme, words
        self._language = ""
        self._browsed = used_in(workspace.brief)
        self._browser = Browser(workspace.library, self._browsed)
        self.list = CardList(theme, words)
        self.list.add_wanted.connect(self.add)
        self.list.go_wanted.connect(self.go_to)
        self.search = SearchBox(theme, words("library.search"), "librarySearch")
        self.search.found = self._into_list
        self.search.returnPressed.connect(self._first_found)
        self.themes = named(QComboBox(), "libraryThemes", words("library.theme"))
        # Else the longest theme would set how narrow the pane can be.
        self.themes.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.themes.setMinimumContentsLength(8)
        self.filter = LibraryFilter(theme, words, lambda: self._browser, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing_found())
        self.needs = NeedNotice(workspace, theme, words)
        again = workspace.library_wanted.emit
        self.faults = FaultNotice(theme, words, lambda: self.show_about(True), again)
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._show)
        self._show()
        self.search.textChanged.connect(lambda: self._show())
        self.themes.currentIndexChanged.connect(lambda: self._show())
        self.filter.changed.connect(lambda: self._show())
        workspace.library_changed.connect(lambda: self._take_library())
        workspace.changed.connect(self._change)

    def header_widgets(self) -> Sequence[QWidget]:
        """The buttons that tell about the library and start a recommendation of one's own."""
        tip, about = self._words("library.write_own"), self._words("library.about")
        return (
            icon_button(self._theme.icon("info"), about, self.show_about, "libraryAbout"),
            icon_button(self._theme.icon("plus"), tip, self.write_own, "libraryNew"),
        )

    def show_about(self, faults_first: bool = False) -> None:
        """Open the note on the library; what is to put right in people's own folders stands at its
        end, or first."""
        LibraryNoteDialog(
            self._theme,
            self._words,
            self.window(),
            self._workspace.library,
            self._workspace.library_wanted.emit,
            faults_first,
        ).open()

    def focus_first(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def add(self, id: str) -> None:
        """Add a recommendation of the library with its best quote, after the current one; show it
        where the brief has it already."""
        if id in used_in(self._workspace.brief):
            self.go_to(id)
            return
        section, index = self._place()
        change = add_recommendation(self._workspace, RecommendationId(id), section, index)
        if not change:
            return
        # Whoever adds one often adds another: the keyboard stays here while the editor shows it.
        before = QApplication.focusWidget()
        self._workspace.reveal(change.added[0])
        if before is not None and self.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.needs.show_for(change.added[0])

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
        here = BlockId(row_of(brief, self._workspace.current))
        section = brief.section_of(here) or brief.section(SectionId(here))
        if section is None or section.role is not SectionRole.RECOMMENDATIONS:
            return None, None
        if not isinstance(brief.block(here), RecommendationBlock):
            return section.id, None
        return section.id, [block.id for block in section.blocks].index(here) + 1

    # -------------------------------------------------------------------------------------- parts

    def _lay_out(self) -> None:
        outer = column(self)
        top = column(None, 8, 12)
        top.addWidget(self.search)
        boxes = row(None, 4)
        boxes.addWidget(self.themes, 1)
        boxes.addWidget(self.filter.button)
        top.addLayout(boxes)
        top.addWidget(self.filter)
        top.addWidget(self.faults)
        outer.addLayout(top)
        cards = column(None)
        cards.setContentsMargins(RIGHT, 0, 0, 0)
        cards.addWidget(self._stack)
        outer.addLayout(cards, 1)
        below = column(None)
        below.setContentsMargins(8, 8, 8, 8)
        below.addWidget(self.needs)
        self._below = QWidget()
        self._below.setLayout(below)
        self._below.hide()
        outer.addWidget(self._below)
        outer.addWidget(self._footer())

    def _nothing_found(self) -> QWidget:
        empty = QWidget()
        inner = column(empty, 8)
        inner.setContentsMargins(0, 12, RIGHT, 12)
        inner.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(picture(self._theme, "search-x", "muted", 28), 0, centre)
        self._nothing = label(weight="strong", wrap=True)
        self._hint = label(type="small", tone="muted", wrap=True)
        for words in (self._nothing, self._hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(words)
        choices = column(None, 4)
        own = self._words("library.new")
        self._clear_button = button("", self._clear, fit="small", identifier="libraryClear")
        made = (
            self._clear_button,
            button(own, self.write_own, kind="link", fit="small", identifier="libraryOwn"),
        )
        for each in made:
            choices.addWidget(each, 0, centre)
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

    # --------------------------------------------------------------------------------------- show

    def _show(self) -> None:
        brief, library = self._workspace.brief, self._workspace.library
        if self._workspace.language != self._language:
            self._language = self._workspace.language
            self._index = search_index(library, self._language)
            self._fill_themes()
        used = used_in(brief)
        if used != self._browsed:
            self._browsed, self._browser = used, Browser(library, used)
        self.list.show_values(self._cards())
        self._stack.setCurrentIndex(0 if self.list.count else 1)
        self._say_nothing_found()
        self.faults.show_faults(library.findings)
        used &= {str(id) for id in library.recommendations}
        self._count.setText(self._words("library.used", n=len(used)))
        self._below.setVisible(not self.needs.isHidden())

    def _change(self, change: Change) -> None:
        """Typing changes no card; what stands in the brief and its language do."""
        if change.moved or change.details:
            self._rest.start()

    def _cards(self) -> tuple[LibraryCard, ...]:
        theme = self.themes.currentData() or ""
        chosen = self.filter.chosen | ({Facet.THEME: theme} if theme else {})
        view = View(self.search.text(), chosen, self.filter.group)
        return library_cards(self._browser, self._index, self._language, view, self._words)

    def _say_nothing_found(self) -> None:
        filtered = bool(self.filter.chosen)
        nothing = "library.nothing_filtered" if filtered else "library.nothing"
        self._nothing.setText(self._words(nothing, query=self.search.text().strip()))
        hint = "library.no_filter_hint" if filtered else "library.check_spelling"
        self._hint.setText(self._words(hint))
        clear = "library.show_all" if filtered else "library.clear_search"
        self._clear_button.setText(self._words(clear))

    def _take_library(self) -> None:
        """The library was read anew."""
        self._language = ""
        self._browser = Browser(self._workspace.library, self._browsed)
        self._show()

    def _fill_themes(self) -> None:
        library, chosen = self._workspace.library, self.themes.currentData()
        counts: dict[str, int] = {}
        for item in library.recommendations.values():
            counts[item.theme] = counts.get(item.theme, 0) + 1
        blocked = self.themes.blockSignals(True)
        self.themes.clear()
        every = self._words("library.all_themes", n=len(library.recommendations))
        self.themes.addItem(every, "")
        for theme in library.themes.values():
            if theme.id in counts:
                text = f"{theme.name[self._language]} ({counts[theme.id]})"
                self.themes.addItem(text, theme.id)
        self.themes.setCurrentIndex(max(self.themes.findData(chosen), 0))
        self.themes.blockSignals(blocked)

    def _clear(self) -> None:
        self.filter.clear()
        self.search.clear()
        self.themes.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.count and self.list.current is None:
            self.list.setCurrentIndex(self.list.rows.index(0))

    def _first_found(self) -> None:
        """Enter in the search box adds what is found first, or goes to it."""
        if self.search.text().strip() and self.list.count:
            self.list.activated_value.emit(self.list.rows.values[0])
