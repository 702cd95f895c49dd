"""The list of briefs opened before."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from brief_composer.ui.remembered import Recent
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words, base_language

ROW = 54
ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


def when(at: float, words: Words, now: float | None = None) -> str:
    """ "Today, 10:42", "Yesterday", "12 May", "12 May 2025": how long ago, as people say it.

    Unix times. Written without QLocale and datetime, which cost more than the whole list to load.
    """
    then = time.localtime(at)
    present = time.time() if now is None else now
    today = time.localtime(present)
    if then[:3] >= today[:3]:
        return words("start.recent.today", time=time.strftime("%H:%M", then))
    # Noon of today less a day is yesterday whatever the clocks did in the night.
    noon = time.mktime((*today[:3], 12, 0, 0, 0, 0, -1))
    if then[:3] == time.localtime(noon - 86_400)[:3]:
        return words("start.recent.yesterday")
    month = words("start.months").split()[then.tm_mon - 1]
    shown = f"{then.tm_mday} {month}"
    return shown if then.tm_year == today.tm_year else f"{shown} {then.tm_year}"


class RecentModel(QAbstractListModel):
    """The recent briefs: title, and when and how they were left."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.entries: tuple[Recent, ...] = ()
        self.missing: frozenset[Path] = frozenset()

    def show(self, entries: tuple[Recent, ...]) -> None:
        """Show these, having looked which files are still there."""
        self.beginResetModel()
        self.entries = entries
        self.missing = frozenset(each.path for each in entries if each.missing)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        del parent
        return len(self.entries)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Title, state, and where the file is."""
        entry = self.entries[index.row()]
        match role:
            case ROLE.DisplayRole | ROLE.AccessibleTextRole:
                return entry.title
            case ROLE.AccessibleDescriptionRole:
                return self.state(entry)
            case ROLE.ToolTipRole:
                return str(entry.path)
            case _:
                return None

    def state(self, entry: Recent) -> str:
        """ "Today, 10:42 · 1 to fix"."""
        if entry.path in self.missing:
            return self._words("start.recent.missing")
        parts = [when(entry.at, self._words)]
        if entry.to_fix > 0:
            parts.append(self._words("start.recent.fix", n=entry.to_fix))
        elif entry.language and base_language(entry.language) != self._words.language:
            parts.append(self._words(f"start.{base_language(entry.language)}"))
        elif entry.to_fix == 0:
            parts.append(self._words("start.recent.ready"))
        return " · ".join(parts)


class RecentDelegate(QStyledItemDelegate):
    """Paints an icon, the title and the state under it."""

    def __init__(self, theme: Theme, parent: RecentList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(100, self._theme.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = self._view.briefs
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        entry = model.entries[index.row()]
        theme = self._theme
        box = rect.adjusted(0, 0, 0, -8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The view is asked, not the option's state: QStyle is 7 ms of the start.
        view = self._view
        focused = view.hasFocus() and index.row() == view.currentIndex().row()
        over = index.row() == view.hovered
        if focused or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if focused else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        gone = entry.path in model.missing
        painter.drawPixmap(box.left() + 8, box.top() + 14, theme.pixmap("file-text", "muted", 18))
        words = box.adjusted(36, 4, -6, -4)
        self._line(painter, words, entry.title, "body", 600, "muted" if gone else "text")
        below = words.adjusted(0, theme.scaled(19), 0, 0)
        self._line(painter, below, model.state(entry), "small", 400, "fix" if gone else "muted")
        painter.restore()

    def _line(
        self, painter: QPainter, box: QRect, text: str, role: str, weight: int, token: str
    ) -> None:
        font = self._theme.font(role, weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, fitted)


class RecentList(QListView):
    """Enter or a click opens; a brief that is not where it was offers to be found or removed."""

    opened = Signal(object)
    """The Path of a brief to open."""

    lost = Signal(object)
    """The Path of a brief whose file should be looked for."""

    removed = Signal(object)
    """The Path of a brief to take off the list."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.hovered = -1
        look(self, "plain")
        named(self, "recentList", words("start.recent"))
        self._words = words
        self.briefs = RecentModel(words)
        self.setModel(self.briefs)
        self.setItemDelegate(RecentDelegate(theme, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._context)
        # One click is enough: this is a list of doors. `activated` would want two on most desktops.
        self.clicked.connect(self._activate)
        self.entered.connect(self._enter)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        theme.changed.connect(self._repaint)
        self._menu: QMenu | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._activate(index)
        else:
            super().keyPressEvent(event)

    def menu_for(self, index: Index) -> QMenu:
        """What can be done with one of them."""
        entry = self.briefs.entries[index.row()]
        menu = QMenu(self)
        choices: list[tuple[str, Callable[[], object]]] = []
        if entry.path in self.briefs.missing:
            choices.append(("start.recent.find", partial(self.lost.emit, entry.path)))
        else:
            choices.append(("start.recent.open", partial(self.opened.emit, entry.path)))
        choices.append(("start.recent.remove", partial(self.removed.emit, entry.path)))
        for key, then in choices:
            menu.addAction(self._words(key)).triggered.connect(then)
        return menu

    def leaveEvent(self, event: QEvent) -> None:
        """No brief is under the pointer any more."""
        super().leaveEvent(event)
        self._enter(QModelIndex())

    def _enter(self, index: QModelIndex) -> None:
        self.hovered = index.row()
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()

    def _activate(self, index: QModelIndex) -> None:
        entry = self.briefs.entries[index.row()]
        if entry.path in self.briefs.missing:
            self._pop(index, self.visualRect(index).bottomLeft() + QPoint(36, -8))
        else:
            self.opened.emit(entry.path)

    def _context(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self._pop(index, at)

    def _pop(self, index: QModelIndex, at: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_for(index)
        self._menu.popup(self.viewport().mapToGlobal(at))
