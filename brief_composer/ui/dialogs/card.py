"""The frame of every dialog: a card over the dimmed window, with a title row and a footer.

It lies inside the window, so it moves with it, and nothing behind it can be reached: keys,
shortcuts, Tab and the pointer all stay in the card.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS_CARD
from brief_composer.ui.widgets.controls import column, icon_button, label, line, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

AROUND = 24
SHADOW = 14


class CardDialog(QWidget):
    """A dialog. Fill `body` and `footer`, name the `primary` button, then `open`.

    Enter presses the primary button, Esc closes, and the focus goes back to where it was. `over`
    is the window; `size` is wanted, bounded by the room there is.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        over: QWidget,
        title: str,
        size: QSize,
        identifier: str = "",
    ) -> None:
        super().__init__(over)
        named(self, identifier, title)
        self.theme = theme
        self.words = words
        self.primary: QPushButton | None = None
        self._over = over
        self._wanted = size
        # Taken now: a field of a hidden dialog can already take the focus while it is built.
        self._opener = QApplication.focusWidget()
        self.card = look(QFrame(self), "dialog")
        frame = column(self.card)
        frame.setContentsMargins(1, 1, 1, 1)
        self.title = label(title, weight="strong")
        self.note = label(type="small", tone="muted")
        self.head: QHBoxLayout = self._head()
        frame.addLayout(self.head)
        frame.addWidget(line())
        self.body: QVBoxLayout = column(None, 12)
        self.body.setContentsMargins(20, 16, 20, 16)
        frame.addLayout(self.body, 1)
        frame.addWidget(line())
        self.footer: QHBoxLayout = row(None, 8)
        self.footer.setContentsMargins(20, 11, 20, 11)
        frame.addLayout(self.footer)
        over.installEventFilter(self)
        theme.changed.connect(self._cover)
        self.hide()

    def open(self, first: QWidget | None = None) -> None:
        """Show the card with the focus on `first`."""
        self._cover()
        self.show()
        self.raise_()
        target = first or self.nextInFocusChain()
        if target is not None:
            target.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def close_card(self) -> None:
        """Close, give the focus back, and go away."""
        if self.isHidden():
            return
        self._over.removeEventFilter(self)
        self.hide()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def cancel(self) -> None:
        """What Esc and the cross do."""
        self.close_card()

    # --------------------------------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts out while the card is open."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the primary button, or the button with the focus; Esc cancels."""
        key = event.key()
        focus = QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QAbstractButton) and not focus.isCheckable():
                focus.click()
            elif self.primary is not None and self.primary.isEnabled():
                self.primary.click()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside the card."""
        stops = self._stops()
        if not stops:
            return True
        now = QApplication.focusWidget()
        at = stops.index(now) if now in stops else -1 if next else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        stops: list[QWidget] = []
        each = self.nextInFocusChain()
        while each is not None and each is not self:
            # The field inside a date box hands the focus to the box: it is no stop of its own.
            tab = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
            if tab and self.isAncestorOf(each) and each.isVisible() and each.isEnabled():
                stops.append(each)
            each = each.nextInFocusChain()
        return stops

    # -------------------------------------------------------------------------------------- place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep over the whole window."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._cover()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What lies behind cannot be clicked."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nor scrolled."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window, and let the card stand off it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.scrim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = self.theme.shade
        box = QRectF(self.card.geometry()).translated(0, 4)
        for step in range(SHADOW, 0, -1):
            painter.setBrush(shade)
            round_ = RADIUS_CARD + step
            painter.drawRoundedRect(box.adjusted(-step, -step, step, step), round_, round_)

    def ask_height(self, least: int) -> None:
        """Be as high as the words in the card are, and no lower than that."""
        layout = self.card.layout()
        if layout is not None:
            wide = round(self._wanted.width() * self.theme.scale)
            high = round(layout.totalHeightForWidth(wide) / self.theme.scale)
            self._wanted = QSize(self._wanted.width(), max(least, high))

    def _cover(self) -> None:
        over = self._over.rect()
        self.setGeometry(over)
        room = over.adjusted(AROUND, AROUND, -AROUND, -AROUND).size()
        size = (self._wanted * self.theme.scale).boundedTo(room)
        box = QRect(0, 0, size.width(), size.height())
        box.moveCenter(over.center())
        self.card.setGeometry(box)

    def _head(self) -> QHBoxLayout:
        head = row(None, 10)
        head.setContentsMargins(16, 4, 8, 4)
        head.addWidget(self.title)
        head.addWidget(self.note)
        head.addStretch(1)
        close = icon_button(self.theme.icon("x"), self.words("app.close"), self.cancel)
        close.setFixedSize(30, 30)
        head.addWidget(close)
        return head
