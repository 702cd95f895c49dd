"""The cards of the library: what each asks for, what it needs, and the way into the brief."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QMenu

from brief_composer.ui.flavours import RECOMMENDATION, carrying
from brief_composer.ui.panes.library_cards import LibraryCard, Tie
from brief_composer.ui.panes.rows import (
    RowList,
    RowState,
    draw_wrapped,
    line_height,
    wrapped_height,
)
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS, RADIUS_CARD
from brief_composer.words import Words

BETWEEN, RIGHT = 8, 12
"""Under a card, and between the cards and the scroll bar."""
SIDE, TOP, FOOT = 13, 9, 10
GAP = 8
ICON, TICK = 14, 18
BUTTON = 26
MARKS = {
    "needs": "corner-down-right",
    "after": "corner-down-right",
    "conflicts": "triangle-alert",
    "needed": "circle-alert",
    "apart": "info",
}
ABOVE, UNDER = 6, 6
"""Around the heading of a group."""


class CardList(RowList[LibraryCard]):
    """Enter or a click on Add adds a card's recommendation; where it is used, Enter goes to it."""

    add_wanted = Signal(str)
    go_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        self._words = words
        super().__init__(theme, "libraryList", words("library.list"))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._pressed = ""
        self.activated_value.connect(self._use)

    # -------------------------------------------------------------------------------------- says

    def key(self, value: LibraryCard) -> str:
        """A card is its recommendation, in a group once for each."""
        return value.key or value.id

    def spoken(self, value: LibraryCard) -> tuple[str, str]:
        """Title; the line, what it needs, and whether the brief has it."""
        parts = [value.line, *(self._tie_words(tie) for tie in value.ties), value.owner]
        if value.used:
            parts.append(self._words("library.in_brief"))
        if value.heading:
            parts.insert(0, value.heading)
        return value.title, ". ".join(part.rstrip(".") for part in parts if part)

    def tip(self, value: LibraryCard) -> str:
        """The tick in words."""
        return self._words("library.in_brief") if value.used else ""

    def mime(self, value: LibraryCard) -> QMimeData | None:
        """A card is dragged as its recommendation; one the brief has is not."""
        return None if value.used else carrying(RECOMMENDATION, value.id, value.title)

    def menu(self, value: LibraryCard) -> QMenu:
        """Add it, or go to it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = "library.go_to" if value.used else "library.add"
        menu.addAction(self._words(key)).triggered.connect(lambda: self._use(value))
        return menu

    def button_box(self, number: int) -> QRect:
        """Where the Add button of a row stands in the viewport."""
        return self._button(self._frame(self.rect_of(number), self.rows.values[number]))

    # ------------------------------------------------------------------------------------- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The button answers when it is let go over it."""
        self._pressed = self._button_at(event.position().toPoint())
        super().mousePressEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Add."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, ""
        self.viewport().update()
        if pressed and pressed == self._button_at(event.position().toPoint()):
            self.add_wanted.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What begins on a button is not a drag."""
        if not self._pressed:
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the card under the pointer, or of the current one."""
        index = self.indexAt(event.pos())
        if event.reason() != QContextMenuEvent.Reason.Keyboard and index.isValid():
            self.setCurrentIndex(index)
        if self.current is not None:
            self.menu(self.current).popup(event.globalPos())

    def _use(self, value: LibraryCard) -> None:
        (self.go_wanted if value.used else self.add_wanted).emit(value.id)

    def _button_at(self, point: QPoint) -> str:
        number = self.number_at(point)
        if number < 0 or self.rows.values[number].used:
            return ""
        return self.rows.values[number].id if self.button_box(number).contains(point) else ""

    # --------------------------------------------------------------------------------------- look

    def row_height(self, value: LibraryCard, width: int) -> int:
        """As high as its words."""
        small = self.theme.font("small")
        frame = self._frame(QRect(0, 0, width, 0), value)
        words = frame.width() - 2 * SIDE
        height = self._head_height(value, self._title_width(value, frame))
        if value.line:
            height += wrapped_height(value.line, small, words)
        for _, _, said in self._marks(value):
            height += wrapped_height(said, small, words - ICON - 4) + 2
        return self._heading_height(value) + TOP + height + FOOT + BETWEEN

    def paint_row(
        self, painter: QPainter, rect: QRect, value: LibraryCard, state: RowState
    ) -> None:
        """A card: title and Add or tick, the line, what it needs."""
        theme = self.theme
        frame = self._frame(rect, value)
        if value.heading:
            above = rect.adjusted(0, ABOVE, -RIGHT, 0)
            draw_wrapped(
                painter, above, value.heading, theme.font("small", 600), theme.colour("muted")
            )
        self._paint_frame(painter, frame, state)
        strong, small = theme.font("body", 600), theme.font("small")
        wide = self._title_width(value, frame)
        head = self._head_height(value, wide)
        box = QRect(frame.left() + SIDE, frame.top() + TOP, wide, head)
        lines = wrapped_height(value.title, strong, wide)
        title = box.adjusted(0, (head - lines) // 2, 0, 0)
        draw_wrapped(painter, title, value.title, strong, theme.colour("text"))
        self._paint_state(painter, frame, value, state, rect.topLeft())
        box = QRect(box.left(), box.bottom() + 1, frame.width() - 2 * SIDE, 0)
        if value.line:
            high = draw_wrapped(painter, box, value.line, small, theme.colour("muted"))
            box.translate(0, high)
        for icon, token, said in self._marks(value):
            box.translate(0, 2)
            self._draw(painter, icon, token, ICON, QPoint(box.left(), box.top() + 1))
            words = box.adjusted(ICON + 4, 0, 0, 0)
            high = draw_wrapped(painter, words, said, small, theme.colour(token))
            box.translate(0, high)

    def _paint_frame(self, painter: QPainter, frame: QRect, state: RowState) -> None:
        theme = self.theme
        marked = state.current and state.focus
        thick = 2 if marked else 1
        token = "accent" if marked else "control" if state.over else "border"
        painter.setPen(QPen(theme.colour(token), thick))
        painter.setBrush(theme.colour("raised"))
        half = thick / 2
        painter.drawRoundedRect(
            QRectF(frame).adjusted(half, half, -half, -half), RADIUS_CARD, RADIUS_CARD
        )

    def _paint_state(
        self, painter: QPainter, frame: QRect, value: LibraryCard, state: RowState, origin: QPoint
    ) -> None:
        theme = self.theme
        box = self._button(frame)
        if value.used:
            place = QPoint(frame.right() - SIDE - TICK + 2, frame.top() + TOP + 1)
            self._draw(painter, "circle-check", "ok", TICK, place)
            return
        over = state.over and box.translated(-origin).contains(state.pointer)
        ground = "raised"
        if over:
            ground = "pressed" if self._pressed == value.id else "hover"
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._draw(
            painter, "plus", "text", ICON, QPoint(box.left() + 10, box.center().y() - ICON // 2 + 1)
        )
        font = theme.font("body", 600)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        base = box.center().y() + QFontMetrics(font).capHeight() / 2 + 1
        painter.drawText(QPointF(box.left() + 10 + ICON + 6, base), self._words("library.add"))

    def _draw(self, painter: QPainter, name: str, token: str, size: int, place: QPoint) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place, self.theme.pixmap(name, token, size, ratio))

    def _frame(self, rect: QRect, value: LibraryCard) -> QRect:
        """The card in its row, under the heading of its group where it is the first."""
        return rect.adjusted(0, self._heading_height(value), -RIGHT, -BETWEEN)

    def _heading_height(self, value: LibraryCard) -> int:
        if not value.heading:
            return 0
        font = self.theme.font("small", 600)
        return ABOVE + wrapped_height(value.heading, font, self._heading_width()) + UNDER

    def _heading_width(self) -> int:
        return self.viewport().width() - RIGHT

    def _button(self, frame: QRect) -> QRect:
        metrics = QFontMetrics(self.theme.font("body", 600))
        wide = 10 + ICON + 6 + metrics.horizontalAdvance(self._words("library.add")) + 11
        return QRect(frame.right() - 10 - wide + 1, frame.top() + TOP + 1, wide, BUTTON)

    def _title_width(self, value: LibraryCard, frame: QRect) -> int:
        taken = TICK if value.used else self._button(frame).width() - 3
        return frame.width() - 2 * SIDE - taken - GAP

    def _head_height(self, value: LibraryCard, width: int) -> int:
        strong = self.theme.font("body", 600)
        lines = wrapped_height(value.title, strong, width)
        return max(lines, line_height(strong) if value.used else BUTTON + 3)

    def _marks(self, value: LibraryCard) -> list[tuple[str, str, str]]:
        """Icon, colour and words of what stands under a card's line."""
        marks = [
            (
                MARKS[tie.kind],
                "review" if tie.clashes else "accent" if tie.kind == "needed" else "muted",
                self._tie_words(tie),
            )
            for tie in value.ties
        ]
        return [*marks, ("folder-open", "muted", value.owner)] if value.owner else marks

    def _tie_words(self, tie: Tie) -> str:
        return self._words(f"library.{tie.kind}", titles=", ".join(tie.titles))
