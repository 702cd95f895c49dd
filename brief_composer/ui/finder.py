"""Find a command: one box for every command, section and recommendation of the brief."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from brief_composer.library.search import fold
from brief_composer.model.brief import Brief
from brief_composer.ui.commands import TABLE, Commands
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import RADIUS, RADIUS_CARD
from brief_composer.ui.widgets.controls import SearchBox, column, label, line, row
from brief_composer.ui.widgets.looks import look, named
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

WIDTH = 620
TOP = 86
ROW = 40
HEAD = 24
MOST_ROWS = 8
MOST = 120
"""How many answers are listed at most."""

SHADOW = 14
ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class Found(NamedTuple):
    """One line of the answer. `where` is its menu, `keys` its shortcut; a heading does nothing."""

    title: str
    icon: str = ""
    where: str = ""
    keys: str = ""
    act: Callable[[], object] | None = None

    @property
    def heading(self) -> bool:
        """Whether it only names the lines under it."""
        return self.act is None


class Offer(NamedTuple):
    """Something that can be found, with everything people may call it, folded."""

    found: Found
    names: str
    also: str = ""


def answers(offers: list[Offer], asked: str) -> list[Found]:
    """The offers that have every word asked for, names before other names; at most 40."""
    words = fold(asked).split()
    if not words:
        return [offer.found for offer in offers][:MOST]
    ranked: list[tuple[int, int, Found]] = []
    for place, offer in enumerate(offers):
        whole = f"{offer.names} {offer.also}"
        if not all(word in whole for word in words):
            continue
        if offer.names.startswith(words[0]):
            rank = 0
        elif all(word in offer.names for word in words):
            rank = 1
        else:
            rank = 2
        ranked.append((rank, place, offer.found))
    return [found for _, _, found in sorted(ranked, key=lambda r: r[:2])[:MOST]]


class FoundModel(QAbstractListModel):
    """The lines of the answer."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Found] = []

    def show(self, rows: list[Found]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        del parent
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        heading = self.rows[index.row()].heading
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Title; menu and keys for a screen reader."""
        found = self.rows[index.row()]
        match role:
            case ROLE.DisplayRole | ROLE.AccessibleTextRole:
                return found.title
            case ROLE.AccessibleDescriptionRole:
                return " ".join(part for part in (found.where, found.keys) if part)
            case _:
                return None


class FoundDelegate(QStyledItemDelegate):
    """Paints icon and title, and at the right the menu and the keys."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line; headings are lower."""
        model = index.model()
        heading = isinstance(model, FoundModel) and model.rows[index.row()].heading
        return QSize(100, self._theme.scaled(HEAD if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        model = index.model()
        if not isinstance(model, FoundModel):
            return
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        found = model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        theme = self._theme
        if found.heading:
            painter.setFont(theme.font("small", 600))
            painter.setPen(theme.colour("muted"))
            painter.drawText(rect, middle, found.title)
            painter.restore()
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        if found.icon:
            token = "accent" if selected else "muted"
            pixmap = theme.pixmap(found.icon, token, 16)
            painter.drawPixmap(rect.left() + 12, rect.center().y() - 7, pixmap)
        right = self._right(painter, rect.adjusted(0, 0, -12, 0), found)
        words = rect.adjusted(40, 0, right - rect.right(), 0)
        font = theme.font("body", 600 if selected else 400)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        fitted = QFontMetrics(font).elidedText(
            found.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle, fitted)
        painter.restore()

    def _right(self, painter: QPainter, rect: QRect, found: Found) -> int:
        """Paint menu and keys; the x where they begin."""
        theme = self._theme
        right = rect.right()
        font = theme.font("small", 400)
        measure = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        centre = Qt.AlignmentFlag.AlignCenter
        if found.keys:
            wide = measure.horizontalAdvance(found.keys) + 14
            high = theme.scaled(20)
            box = QRectF(right - wide, rect.center().y() - high / 2 + 0.5, wide, high)
            painter.setPen(theme.colour("border"))
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(theme.colour("muted"))
            painter.drawText(box, centre, found.keys)
            right -= wide + 12
        if found.where:
            wide = measure.horizontalAdvance(found.where)
            painter.drawText(
                QRect(right - wide, rect.top(), wide, rect.height()), centre, found.where
            )
            right -= wide + 12
        return right


class Finder(QWidget):
    """The box over the window. Typing searches, arrows move, Enter runs, Esc closes."""

    def __init__(
        self, commands: Commands, workspace: Workspace, theme: Theme, words: Words, over: QWidget
    ) -> None:
        super().__init__(over)
        self._over = over
        self._theme = theme
        self._words = words
        self._opener = QApplication.focusWidget()
        self._commands = _command_offers(commands, words, workspace)
        reveal = workspace.reveal
        self._sections = _section_offers(workspace.brief, reveal)
        self._recommendations = _recommendation_offers(workspace.brief, reveal)
        self.card = look(QFrame(self), "dialog")
        named(self.card, "finder", words("finder.name"))
        self.box = SearchBox(theme, words("finder.hint"), "commandBox", words("finder.name"))
        self.list = look(QListView(), "plain")
        self.found = FoundModel()
        self._nothing = label(tone="muted", wrap=True)
        self._count: QLabel = label(type="small", tone="muted")
        self._build()
        over.installEventFilter(self)
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._search)
        self.hide()

    def start(self) -> None:
        """Open with everything listed."""
        self._search("")
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_finder(self) -> None:
        """Close and give the focus back."""
        self._over.removeEventFilter(self)
        self.hide()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    # --------------------------------------------------------------------------------------- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box keeps the focus: arrows, Enter and Esc are taken from it."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.box and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click outside closes."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_finder()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        """The box is the only stop; the list follows it."""
        del next
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window a little, with a shadow round the card."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.scrim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.shade)
        box = QRectF(self.card.geometry()).translated(0, 4)
        for step in range(SHADOW, 0, -1):
            round_ = RADIUS_CARD + step
            painter.drawRoundedRect(box.adjusted(-step, -step, step, step), round_, round_)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_finder()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run(self.list.currentIndex())
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case _:
                return False
        return True

    def _move(self, step: int) -> None:
        rows = self.found.rows
        at = self.list.currentIndex().row() + step
        while 0 <= at < len(rows) and rows[at].heading:
            at += step
        if 0 <= at < len(rows):
            self.list.setCurrentIndex(self.found.index(at))
        elif step < 0:
            self.list.scrollToTop()

    def _run(self, index: QModelIndex) -> None:
        act = self.found.rows[index.row()].act if index.isValid() else None
        if act is not None:
            self.close_finder()
            act()

    # ----------------------------------------------------------------------------------- building

    def _build(self) -> None:
        self.list.setModel(self.found)
        self.list.setItemDelegate(FoundDelegate(self._theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._run)
        named(self.list, "commandList", self._words("finder.commands"))
        self.box.setProperty("fit", "large")
        inside = column(self.card, 0)
        inside.setContentsMargins(12, 12, 12, 6)
        inside.addWidget(self.box)
        inside.addSpacing(6)
        inside.addWidget(self._nothing)
        inside.addWidget(self.list, 1)
        inside.addSpacing(6)
        inside.addWidget(line())
        inside.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        words = self._words
        foot = row(None, 6)
        foot.setContentsMargins(0, 6, 0, 0)
        for key, said in (
            ("↑ ↓", "finder.move"),
            (words("finder.enter"), "finder.run"),
            (words("finder.esc"), "finder.close"),
        ):
            foot.addWidget(look(QLabel(key), "key"))
            foot.addWidget(label(words(said), type="small", tone="muted"))
            foot.addSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._count)
        return foot

    # ---------------------------------------------------------------------------------- searching

    def _search(self, asked: str) -> None:
        words = self._words
        commands = answers(self._commands, asked)
        groups = [("finder.commands", commands)]
        if asked.strip():
            groups.append(("finder.sections", answers(self._sections, asked)))
            groups.append(("finder.recommendations", answers(self._recommendations, asked)))
        rows: list[Found] = []
        for key, found in groups:
            if found:
                rows += [Found(words(key)), *found]
        self.found.show(rows)
        total = sum(not each.heading for each in rows)
        only = total == len(commands)
        self._count.setText(words("finder.count" if only else "finder.results", n=total))
        self._nothing.setText(words("finder.nothing", what=asked.strip()))
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.found.index(1))
            self.list.scrollToTop()
        self._place()

    def _place(self) -> None:
        over = self._over.rect()
        self.setGeometry(over)
        rows = self.found.rows
        head, one = self._theme.scaled(HEAD), self._theme.scaled(ROW)
        tall = sum(head if each.heading else one for each in rows)
        shown = min(tall, MOST_ROWS * one + head, max(one * 2, over.height() - TOP - 150))
        self.list.setFixedHeight(shown)
        width = min(self._theme.scaled(WIDTH), over.width() - 48)
        self.card.setFixedWidth(width)
        self.card.adjustSize()
        # The shadow round the card is ours: where the card was higher it would stay.
        self.update()
        self.card.move((over.width() - width) // 2, TOP)


def _command_offers(commands: Commands, words: Words, workspace: Workspace) -> list[Offer]:
    offers: list[Offer] = []
    for command in TABLE:
        action = commands[command.id]
        if not action.isEnabled() or command.id == "help.find":
            continue
        name = commands.name(command.id)
        if command.id == "insert.quote":
            name = _quote_name(workspace, words) or name
        where = words(f"menu.{command.menu}").replace("&", "") if command.menu else ""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        # Queued by the event loop, so that the focus is back in the text before it acts.
        act = partial(commands.run, command.id)
        found = Found(name, command.icon or "chevron-right", where, keys, act)
        offers.append(Offer(found, fold(name), fold(commands.also(command.id))))
    return offers


def _quote_name(workspace: Workspace, words: Words) -> str:
    """ "Add a quote to R2" where the caret is in one."""
    for number, each in enumerate(workspace.brief.recommendations(), 1):
        inside = {each.id, *(evidence.id for evidence in each.evidence)}
        if workspace.current in inside:
            return words("finder.quote_to", number=f"R{number}")
    return ""


def _section_offers(brief: Brief, reveal: Callable[[str], object]) -> list[Offer]:
    return [
        Offer(Found(each.title, "list-tree", act=partial(reveal, each.id)), fold(each.title))
        for each in brief.sections
    ]


def _recommendation_offers(brief: Brief, reveal: Callable[[str], object]) -> list[Offer]:
    offers: list[Offer] = []
    for number, each in enumerate(brief.recommendations(), 1):
        found = Found(each.title, "file-check", f"R{number}", act=partial(reveal, each.id))
        offers.append(Offer(found, fold(each.title), f"r{number}"))
    return offers
