"""The small list to choose a quote from: those that support the recommendation first.

Belongs here: ordering, searching and choosing quotes. Does not belong here: adding one
(`ui.editor.acting`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from brief_composer.library.items import Library
from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import Brief
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import BlockId, QuoteId
from brief_composer.sources.citations.works import folded
from brief_composer.ui.editor.caret import below
from brief_composer.ui.editor.stage import Stage
from brief_composer.ui.widgets.controls import SearchBox, column, label
from brief_composer.ui.widgets.looks import look, named

_WIDTH, _HEIGHT = 460, 380
_ID = Qt.ItemDataRole.UserRole
_WHO = Qt.ItemDataRole.UserRole + 1
_PAD = 8
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class Offer(NamedTuple):
    """A quote on offer; `supports` says whether it is known to speak for the recommendation."""

    quote: Quote
    supports: bool


def offers(brief: Brief, library: Library, block: RecommendationBlock) -> list[Offer]:
    """The quotes a recommendation can still be given, those that support it first."""
    have = {each.quote for each in block.evidence}
    quotes: dict[QuoteId, Quote] = dict(library.quotes)
    quotes.update({quote.id: quote for quote in brief.quotes})
    origin = block.origin.id if block.origin else None
    item = library.recommendations.get(origin) if origin else None
    named_ = item.evidence if item else ()
    first = [quotes[id] for id in named_ if id in quotes]
    if origin is not None:
        first += [q for q in quotes.values() if origin in q.supports and q.id not in named_]
    leading = {quote.id for quote in first}
    rest = [quote for quote in quotes.values() if quote.id not in leading]
    return [Offer(quote, quote.id in leading) for quote in (*first, *rest) if quote.id not in have]


class QuotePicker(QFrame):
    """A popup with a search box over a list. Enter or a click adds the quote; Esc closes it."""

    def __init__(
        self, stage: Stage, choose: Callable[[BlockId, Quote], object], over: QWidget
    ) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self._stage = stage
        self._choose = choose
        self._block_id = BlockId("")
        self._offers: list[Offer] = []
        self._built = False

    def _build(self) -> None:
        """Made when first opened: most briefs are opened without it."""
        words = self._stage.words
        named(look(self, "dialog"), "quotePicker", words("editor.pick_quote"))
        layout = column(self, 8, 8)
        self.search = SearchBox(
            self._stage.theme, words("editor.search_quotes"), "quotePicker.search"
        )
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        named(look(self.list, "plain"), "quotePicker.list", words("editor.pick_quote"))
        self.list.setItemDelegate(_QuoteDelegate(self._stage, self.list))
        self.list.setWordWrap(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        self.empty: QLabel = label(tone="muted", wrap=True)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty)
        self._built = True

    def open_for(self, block_id: BlockId, row: QWidget) -> None:
        """Show the quotes for a recommendation, beside its row."""
        block = self._stage.brief.block(block_id)
        if not isinstance(block, RecommendationBlock):
            return
        if not self._built:
            self._build()
        self._block_id = block_id
        self._offers = offers(self._stage.brief, self._stage.workspace.library, block)
        self.search.clear()
        self._fill()
        self.resize(_WIDTH, _HEIGHT)
        self.move(self._place(row))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, row: QWidget) -> QPoint:
        """Under the row where there is room, else as low as the screen allows."""
        at = below(row) + QPoint(32, -12)
        screen = self.screen().availableGeometry()
        window = row.window().geometry()
        lowest = min(screen.bottom(), window.bottom()) - _HEIGHT
        rightmost = screen.right() - _WIDTH
        return QPoint(
            max(screen.left(), min(at.x(), rightmost)), max(screen.top(), min(at.y(), lowest))
        )

    def _fill(self) -> None:
        wanted = folded(self.search.text()).split()
        self.list.clear()
        for offer in self._offers:
            who, when = self._stage.author_year(offer.quote.document)
            line = ", ".join(filter(None, (who, when)))
            if offer.supports:
                line += " · " + self._stage.words("editor.supports")
            text = f"{offer.quote.text} {line} {offer.quote.speaker.name}"
            if all(word in folded(text) for word in wanted):
                item = QListWidgetItem(self._stage.quote_marks(offer.quote.text), self.list)
                item.setData(_ID, offer.quote.id)
                item.setData(_WHO, line)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, offer.quote.text)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, line)
        self.list.setCurrentRow(0)
        found = self.list.count() > 0
        self.list.setVisible(found)
        self.empty.setVisible(not found)
        if not found:
            text = self.search.text()
            words = self._stage.words
            self.empty.setText(
                words("editor.no_quote", text=text) if text else words("editor.no_quotes")
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the search box act on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentRow() >= 0:
                    self._chosen(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _chosen(self, item: QListWidgetItem) -> None:
        id = item.data(_ID)
        offer = next((each for each in self._offers if each.quote.id == id), None)
        self.hide()
        if offer is not None:
            self._choose(self._block_id, offer.quote)


class _QuoteDelegate(QStyledItemDelegate):
    """Draws the words, which wrap, over a muted line saying whose they are."""

    def __init__(self, stage: Stage, parent: QListWidget) -> None:
        super().__init__(parent)
        self._stage = stage

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        words, who = self._rects(index)
        return QSize(self._width(), words.height() + who.height() + 2 * _PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        if not isinstance(view, QListWidget):
            return
        shown = QStyleOptionViewItem(option)
        shown.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        element = QStyle.ControlElement.CE_ItemViewItem
        view.style().drawControl(element, shown, painter, view)
        whole: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        corner = whole.topLeft() + QPoint(_PAD, _PAD)
        words, who = self._rects(index)
        theme = self._stage.theme
        wrap = Qt.TextFlag.TextWordWrap
        painter.save()
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        painter.drawText(words.translated(corner), wrap, str(index.data()))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        below_ = corner + QPoint(0, words.height() + 2)
        painter.drawText(who.translated(below_), wrap, str(index.data(_WHO)))
        painter.restore()

    def _width(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QListWidget) else _WIDTH

    def _rects(self, index: _Index) -> tuple[QRect, QRect]:
        """How much room the words and the line under them take."""
        room = QRect(0, 0, self._width() - 2 * _PAD, 10_000)
        wrap = Qt.TextFlag.TextWordWrap
        body = QFontMetrics(self._stage.theme.font("body"))
        small = QFontMetrics(self._stage.theme.font("small"))
        words = body.boundingRect(room, wrap, str(index.data()))
        who = small.boundingRect(room, wrap, str(index.data(_WHO)))
        return words.adjusted(0, 0, 2, 0), who.adjusted(0, 0, 2, 0)
