"""The list of earlier versions, and the words for one.

Belongs here: what a version is called. Does not belong here: what can be done with it
(`ui.dialogs.versions`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from brief_composer.sources.citations.terms import Terms
from brief_composer.storage.versions import Version
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex

PAD = 8
WRAP = int(Qt.TextFlag.TextWordWrap)


def when(at: datetime, words: Words, now: datetime | None = None) -> str:
    """ "Today, 10:38", "Yesterday, 18:05", "12 May 2026, 09:10", by the clock here."""
    then = at.astimezone()
    days = (now or datetime.now()).astimezone().date() - then.date()
    clock = f"{then:%H:%M}"
    if days <= timedelta(0):
        return words("versions.today", time=clock)
    if days == timedelta(1):
        return words("versions.yesterday", time=clock)
    return words("versions.day", day=Terms(words).date(f"{then:%Y-%m-%d}"), time=clock)


def reason(version: Version, words: Words) -> str:
    """Why it was kept: "Before export", "Before taking Awa’s changes"."""
    key = f"versions.reason.{version.reason.value}"
    if version.who and f"{key}-named" in words:
        return words(f"{key}-named", who=version.who)
    return words(key)


def title(version: Version, words: Words, now: datetime | None = None) -> str:
    """A version in one line: "As sent · Today, 10:38", "Today, 10:38 · Before export"."""
    clock = when(version.at, words, now)
    return f"{version.name} · {clock}" if version.name else f"{clock} · {reason(version, words)}"


def size(count: int, words: Words) -> str:
    """A number of bytes as people say it: "84 KB"."""
    if count < 1_000_000:
        return words("versions.kilobytes", n=max(1, round(count / 1000)))
    return words("versions.megabytes", n=words.decimal(count / 1_000_000))


class VersionDelegate(QStyledItemDelegate):
    """Paints a name or reason over the details, both broken into as many lines as they need."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as both texts want to be in the width of the list."""
        width = self._view.viewport().width() - 2 * PAD
        high = sum(self._high(font, text, width) for font, text, _ in self._lines(index))
        return QSize(0, high + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one version."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.currentRow() == index.row():
            focused = self._view.hasFocus()
            painter.setPen(QPen(theme.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        inside = rect.adjusted(PAD, PAD, -PAD, -PAD)
        for font, text, token in self._lines(index):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            painter.drawText(inside, WRAP, text)
            inside.setTop(inside.top() + self._high(font, text, inside.width()))
        painter.restore()

    def _lines(self, index: Index) -> tuple[tuple[QFont, str, str], ...]:
        first, _, second = str(index.data(ROLE.DisplayRole)).rpartition("\n")
        return (
            (self._theme.font("body", 500), first, "text"),
            (self._theme.font("small"), second, "muted"),
        )

    @staticmethod
    def _high(font: QFont, text: str, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()


class VersionList(QListWidget):
    """The versions, the newest first: name or reason over the time, the words and the size."""

    picked = Signal(object)
    """The Version that is current now, or None."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setItemDelegate(VersionDelegate(theme, self))
        theme.changed.connect(self.doItemsLayout)
        self.versions: tuple[Version, ...] = ()
        named(look(self, "plain"), "versionList", words("versions.list"))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._picked)

    @property
    def current(self) -> Version | None:
        """The version the list stands on."""
        row = self.currentRow()
        return self.versions[row] if 0 <= row < len(self.versions) else None

    def show_versions(self, versions: Sequence[Version], current: Version | None = None) -> None:
        """Show these, standing on one of them (the first where it is not there)."""
        paths = [each.path for each in versions]
        at = paths.index(current.path) if current and current.path in paths else 0
        self.blockSignals(True)
        self.clear()
        self.versions = tuple(versions)
        for each in versions:
            self.addItem(self._item(each))
        self.setCurrentRow(at if versions else -1)
        self.blockSignals(False)
        self._picked()

    def _item(self, version: Version) -> QListWidgetItem:
        words = self._words
        first = version.name or reason(version, words)
        details = (
            when(version.at, words),
            words("versions.words", n=version.words),
            size(version.whole_size, words),
        )
        second = " · ".join(details)
        item = QListWidgetItem(f"{first}\n{second}")
        told = reason(version, words) if version.name else ""
        item.setData(ROLE.AccessibleTextRole, first)
        item.setData(ROLE.AccessibleDescriptionRole, ", ".join(filter(None, (*details, told))))
        if told:
            item.setToolTip(told)
        return item

    def _picked(self) -> None:
        self.picked.emit(self.current)
