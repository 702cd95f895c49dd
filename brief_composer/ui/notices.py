"""The bars over the text of an open brief: what should be known, and what can be done about it.

Belongs here: where bars stand, in which order, and how one goes away. Does not belong here: what
any of them says (whoever shows it makes the card).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from brief_composer.ui.widgets.controls import column
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.widgets.message import MessageCard

ORDER = ("fix", "review", "ok")
"""The levels from the top down; among bars of one level the one shown first stands higher."""

SHARE = 0.45
"""The part of the view the bars may take; more of them are scrolled to."""

LEAST = 80


class Notices(QObject):
    """A stack of message cards that takes its room from the text and never covers it.

    `area` is the widget to put above the text; it is hidden while there are none.
    """

    closed = Signal(str)
    """The key of a bar that is gone."""

    left = Signal()
    """The bar that had the focus is gone; somebody else should have it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._cards: dict[str, MessageCard] = {}
        self._staying: set[str] = set()
        self.area = _Area(view, self._close_focused)

    @property
    def keys(self) -> tuple[str, ...]:
        """The bars that stand here, from the top down."""
        return tuple(sorted(self._cards, key=lambda key: ORDER.index(self._cards[key].level)))

    def card(self, key: str) -> MessageCard | None:
        """The bar of that key, if it stands here."""
        return self._cards.get(key)

    def show(self, key: str, card: MessageCard, *, stays: bool = False) -> None:
        """Show a bar, in place of the one of that key; Esc takes it away unless it `stays`.

        A screen reader tells the words too, at once where something has to be fixed.
        """
        had_focus = self._drop(key)
        self._cards[key] = card
        if stays:
            self._staying.add(key)
        self.area.lay([self._cards[each] for each in self.keys])
        if had_focus:
            self.left.emit()
        event = QAccessibleAnnouncementEvent(self.area, card.accessibleName())
        if card.level == "fix":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def withdraw(self, key: str) -> None:
        """Take a bar away; nothing happens when there is none."""
        if key not in self._cards:
            return
        had_focus = self._drop(key)
        self.area.lay([self._cards[each] for each in self.keys])
        self.closed.emit(key)
        if had_focus:
            self.left.emit()

    def _drop(self, key: str) -> bool:
        """Forget a card; whether the focus was in it."""
        card = self._cards.pop(key, None)
        self._staying.discard(key)
        if card is None:
            return False
        had_focus = _holds_focus(card)
        card.hide()
        card.deleteLater()
        return had_focus

    def _close_focused(self) -> bool:
        """Esc: take the bar with the focus away; False if it stays."""
        for key, card in self._cards.items():
            if _holds_focus(card) and key not in self._staying:
                self.withdraw(key)
                return True
        return False


class _Area(QScrollArea):
    """As high as its cards, up to a share of the view; `close` is what Esc does."""

    def __init__(self, view: QWidget, close: Callable[[], bool]) -> None:
        super().__init__()
        self._view = view
        self._room = view.height()
        self._close = close
        named(look(self, "plain"), "notices")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._column = column(self._inside, 8)
        self._column.setContentsMargins(16, 12, 16, 4)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self._inside.installEventFilter(self)
        view.installEventFilter(self)
        self.hide()

    def lay(self, cards: list[MessageCard]) -> None:
        """Stand these cards under each other."""
        for at, card in enumerate(cards):
            self._column.insertWidget(at, card)
            card.show()
        self.setVisible(bool(cards))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes away the bar the focus is in."""
        if event.key() != Qt.Key.Key_Escape or not self._close():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width, so the height is another too."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A lower view leaves less room; a card in a larger font takes more."""
        match event.type():
            case QEvent.Type.Resize if isinstance(event, QResizeEvent) and watched is self._view:
                self._room = event.size().height()
                self._fit()
            # Hidden ones are asked too, while the view is on its way out.
            case QEvent.Type.LayoutRequest if watched is self._inside and self.isVisible():
                self._fit()
            case _:
                pass
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as the lines of the cards are in this width.

        Done by hand: a resizable inside would be as high as its lines are in the least width.
        """
        if not self._column.hasHeightForWidth():
            return  # there is no card
        most = max(int(self._room * SHARE), LEAST)
        width = self.width()
        high = self._column.totalHeightForWidth(width)
        if high > most:
            width -= self.verticalScrollBar().sizeHint().width()
            high = self._column.totalHeightForWidth(width)
        self._inside.resize(width, high)
        if self.height() != min(high, most):
            self.setFixedHeight(min(high, most))


def _holds_focus(card: QWidget) -> bool:
    now = QApplication.focusWidget()
    return now is not None and card.isAncestorOf(now)
