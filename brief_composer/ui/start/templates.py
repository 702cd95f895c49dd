"""The grids of template cards: those that come with the program, and people's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from brief_composer.ui.start import thumbnails
from brief_composer.ui.start.cards import TemplateCard
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS_CARD
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

GAP = 16
NARROWEST = 290
LOW, HIGH = 136, 160
ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class TemplateModel(QAbstractListModel):
    """The cards that pass the search and the language filter."""

    def __init__(self, cards: Sequence[TemplateCard], words: Words) -> None:
        super().__init__()
        self._all = tuple(cards)
        self._words = words
        self._wanted = ("", "")
        self.cards = self._all

    @property
    def all(self) -> tuple[TemplateCard, ...]:
        """Every card, whatever is searched for."""
        return self._all

    def show(self, cards: Sequence[TemplateCard]) -> None:
        """These are all there are; what was searched for stays."""
        self._all = tuple(cards)
        self.filter(*self._wanted)

    def filter(self, text: str, language: str) -> None:
        """Keep the cards whose name or line has `text` in it and that exist in the language."""
        self._wanted = (text, language)
        wanted = text.casefold().strip()
        self.beginResetModel()
        self.cards = tuple(
            card
            for card in self._all
            if (not language or language in card.languages)
            and wanted in " ".join((*card.name.values(), *card.line.values())).casefold()
        )
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many cards are shown."""
        del parent
        return len(self.cards)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Name, size and languages; as one sentence for a screen reader."""
        card = self.cards[index.row()]
        match role:
            case ROLE.DisplayRole | ROLE.AccessibleTextRole:
                return card.named(self._words.language)
            case ROLE.AccessibleDescriptionRole:
                return f"{self.size(card)}. {self.languages(card)}"
            case ROLE.ToolTipRole:
                return card.line.get(self._words.language, "")
            case _:
                return None

    def size(self, card: TemplateCard) -> str:
        """ "4 pages · up to 1,500 words"; for people's own "Saved by you on 3 May"."""
        if card.owner:
            return self._origin(card)
        parts: list[str] = []
        if card.pages:
            parts.append(self._words("start.pages", n=card.pages))
        if card.limit:
            parts.append(self._words("start.up_to", n=card.limit))
        return " · ".join(parts)

    def _origin(self, card: TemplateCard) -> str:
        words, day = self._words, said_day(card.saved, self._words)
        if card.owner == "yours" and not card.maker:
            return words("start.saved", day=day) if day else words("start.yours")
        who = card.maker or words("start.organisation")
        return words("start.shared", who=who, day=day) if day else words("start.shared_by", who=who)

    def languages(self, card: TemplateCard) -> str:
        """Which languages it is written in."""
        both = len(card.languages) > 1
        return self._words("start.both" if both else f"start.{card.languages[0]}")


def said_day(date: str, words: Words) -> str:
    """A date ("2026-05-03") as people say it: "3 May 2026"; "" where it is none."""
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return ""
    months = words("start.months").split()
    month = int(parts[1])
    return f"{int(parts[2])} {months[month - 1]} {parts[0]}" if 1 <= month <= 12 else ""


class CardDelegate(QStyledItemDelegate):
    """Paints a card: page, name, size, languages."""

    def __init__(self, theme: Theme, parent: TemplateList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As large as the grid's cells."""
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        model = self._view.cards
        card = model.cards[index.row()]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        box = rect.adjusted(0, 0, -GAP, -GAP)
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The view is asked, not the option's state: QStyle is 7 ms of the start.
        selected = index.row() == self._view.currentIndex().row()
        over = index.row() == self._view.hovered
        width = 2 if selected else 1
        painter.setPen(QPen(theme.colour("accent" if selected else "border"), width))
        painter.setBrush(theme.colour("hover" if over and not selected else "raised"))
        edge = width / 2
        painter.drawRoundedRect(
            QRectF(box).adjusted(edge, edge, -edge, -edge), RADIUS_CARD, RADIUS_CARD
        )
        high = box.height() - 30
        wide = min(round(high * 0.79), round(box.width() * 0.4))
        page = QRectF(box.x() + 15, box.y() + 15, wide, wide / 0.79)
        thumbnails.paint(
            painter, card.thumbnail, page, theme.colour("paper"), theme.colour("border")
        )
        words = box.adjusted(round(page.width()) + 29, 16, -12, -14)
        self._words(painter, words, model, card)
        painter.restore()

    def _words(
        self, painter: QPainter, box: QRect, model: TemplateModel, card: TemplateCard
    ) -> None:
        theme = self._theme
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("block", 600))
        name = str(model.data(model.index(model.cards.index(card))))
        used = painter.drawText(box, wrap, name)
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font("small"))
        painter.drawText(box.adjusted(0, used.height() + 3, 0, 0), wrap, model.size(card))
        line = max(20, painter.fontMetrics().height())
        foot = QRect(box.left(), box.bottom() - line + 1, box.width(), line)
        painter.drawPixmap(
            foot.left(), foot.center().y() - 6, theme.pixmap("languages", "muted", 14)
        )
        painter.drawText(
            foot.adjusted(20, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, model.languages(card)
        )


class TemplateList(QListView):
    """The cards as one list: arrows move, Enter or a double click uses the template."""

    used = Signal(str)
    """The id of the template to start a brief from."""

    chosen = Signal(str)
    """The id of the template that is selected now, "" for none."""

    menu_wanted = Signal(str, QPoint)
    """The context menu of the template of this id, at this place of the screen."""

    def __init__(
        self, cards: Sequence[TemplateCard], theme: Theme, words: Words, own: bool = False
    ) -> None:
        super().__init__()
        self.hovered = -1
        self.theme = theme
        look(self, "plain")
        key = "start.own" if own else "start.templates"
        named(self, "ownTemplateList" if own else "templateList", words(key))
        self.cards = TemplateModel(cards, words)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(self._enter)
        # `activated` would come with a single click on some desktops; here a click only selects.
        self.doubleClicked.connect(self._use)
        self.selectionModel().currentChanged.connect(self._choose)
        theme.changed.connect(self._repaint)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._context)
        if not own:
            self.select_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses the selected template."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.used.emit(self.current())
        else:
            super().keyPressEvent(event)

    def filter(self, text: str, language: str) -> None:
        """Show the cards that answer; none is selected then."""
        self.cards.filter(text, language)

    def clear_choice(self) -> None:
        """Select none."""
        self.setCurrentIndex(QModelIndex())

    def select(self, id: str) -> bool:
        """Select the template of that id; whether it is shown."""
        for number, card in enumerate(self.cards.cards):
            if card.id == id:
                self.setCurrentIndex(self.cards.index(number))
                return True
        return False

    def _context(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            index = self.currentIndex()
            at = self.visualRect(index).center()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.current(), self.viewport().mapToGlobal(at))

    def _repaint(self) -> None:
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No card is under the pointer any more."""
        super().leaveEvent(event)
        self._enter(QModelIndex())

    def _enter(self, index: QModelIndex) -> None:
        self.hovered = index.row()
        self._repaint()

    def _use(self) -> None:
        self.used.emit(self.current())

    def _choose(self) -> None:
        self.chosen.emit(self.current())

    def select_first(self) -> None:
        """Select the first card, so that Enter has something to use."""
        self.setCurrentIndex(self.cards.index(0))

    def current(self) -> str:
        """The id of the selected template, "" for none."""
        index = self.currentIndex()
        return self.cards.cards[index.row()].id if index.isValid() else ""


class TemplateGrid(QWidget):
    """Lays the cards out in as many columns as fit, and cards of other kinds after them; `empty`
    stands before those where there is no template."""

    def __init__(
        self, cards: TemplateList, after: Sequence[QWidget] = (), empty: QWidget | None = None
    ) -> None:
        super().__init__()
        self.list = cards
        self._theme = cards.theme
        self._theme.changed.connect(self.arrange)
        self._after = tuple(after)
        self._empty = empty
        for each in (cards, *after, empty):
            if each is not None:
                each.setParent(self)
        cards.cards.modelReset.connect(self.arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for the width there is."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the list and what stands after it."""
        narrowest = self._theme.scaled(NARROWEST)
        columns = max(1, min(3, (self.width() + GAP) // (narrowest + GAP)))
        wide = (self.width() - GAP * (columns - 1)) // columns
        high = self._theme.scaled(HIGH if wide > 360 else LOW)
        cell = QSize(wide + GAP, high + GAP)
        count = self.list.cards.rowCount()
        others = list(self._after)
        if self._empty is not None:
            self._empty.setVisible(not self.list.cards.all)
            others = others if self.list.cards.all else [self._empty, *others]
        rows = -(-(count + len(others)) // columns)
        if self.list.gridSize() != cell:
            self.list.setGridSize(cell)
        # One pixel to spare: the view wraps when the cells fill it exactly.
        self.list.setGeometry(0, 0, columns * cell.width() + 1, rows * cell.height())
        for number, other in enumerate(others, start=count):
            at_row, at_column = divmod(number, columns)
            other.setGeometry(at_column * cell.width(), at_row * cell.height(), wide, high)
            other.raise_()
        self.setFixedHeight(rows * cell.height())
