"""Labels, buttons, fields and lines in the looks of the stylesheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.looks import look, named

L = TypeVar("L", bound=QBoxLayout)
S = TypeVar("S", bound=QAbstractSpinBox)
W = TypeVar("W", bound=QWidget)

GAP = 4
"""Pixels added to the width of an icon that stands before words."""


def label(
    text: str = "", type: str = "body", tone: str = "", weight: str = "", wrap: bool = False
) -> QLabel:
    """A label in a role of text; plain text, never markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    properties = {"type": type, "tone": tone, "weight": weight}
    return look(made, **{key: value for key, value in properties.items() if value})


def button(
    text: str,
    then: Callable[[], object],
    icon: QIcon | None = None,
    kind: str = "",
    fit: str = "",
    identifier: str = "",
) -> QPushButton:
    """A push button with words. `kind` is its look: "", "filled" or "link"."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(16 + GAP, 16))
    made.clicked.connect(lambda: then())
    if fit:
        made.setProperty("fit", fit)
    return named(look(made, kind), identifier)


def inset(box: S) -> S:
    """A box for a number whose words stand off its edge as those of other fields: a stylesheet
    does not reach them. The wheel leaves it as it is."""
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return still(box)


class _Still(QObject):
    """Leaves the wheel over a widget to the scroll around it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a turn of the wheel pass through."""
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


def still(box: W) -> W:
    """A choice or number that a turn of the wheel leaves as it is: whoever scrolls a form means
    the form, and would not see what changed. Returns the widget."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_Still(box))
    return box


def icon_button(
    icon: QIcon, tip: str, then: Callable[[], object], identifier: str = "", size: int = 18
) -> QToolButton:
    """A button that is only an icon; its tip is also its name."""
    made = QToolButton()
    made.setIcon(icon)
    made.setIconSize(QSize(size, size))
    made.setToolTip(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda: then())
    return named(look(made, "quiet"), identifier, tip)


class Picture(QLabel):
    """A drawing that stands beside words and says nothing by itself; follows the theme."""

    def __init__(self, theme: Theme, name: str, token: str, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._drawn = (name, token, size)
        self.setFixedSize(size, size)
        self.show_drawing(name, token)
        theme.changed.connect(self._draw)

    def show_drawing(self, name: str, token: str) -> None:
        """Show another drawing, in the colour of another token."""
        self._drawn = (name, token, self._drawn[2])
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(self._theme.pixmap(*self._drawn))


def picture(theme: Theme, name: str, token: str = "text", size: int = 18) -> Picture:
    """A drawing beside words."""
    return Picture(theme, name, token, size)


class _Grown(QObject):
    """Keeps a widget as high (and wide) as the text of the theme wants it."""

    def __init__(self, widget: QWidget, theme: Theme, height: int, width: int) -> None:
        super().__init__(widget)
        self._widget = widget
        self._theme = theme
        self._size = (height, width)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        height, width = (self._theme.scaled(each) for each in self._size)
        if height:
            self._widget.setFixedHeight(height)
        if width:
            self._widget.setFixedWidth(width)


def tall(widget: W, theme: Theme, height: int = 0, width: int = 0) -> W:
    """Fix the height or width something has with text of the usual size; it grows with the text.
    Returns the widget."""
    _Grown(widget, theme, height, width)
    return widget


def scrolled(inside: QWidget) -> QScrollArea:
    """A scroll area without edge or ground of its own; it takes no focus."""
    area = look(QScrollArea(), "plain")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # A viewport of our own, as asking for Qt's costs 15 ms of the start (PySide then looks through
    # every kind of widget for what it may be).
    area.setViewport(QWidget())
    area.setWidget(inside)
    # Fills itself with the window's colour unless told not to, and only after setWidget.
    inside.setAutoFillBackground(False)
    return area


def line(vertical: bool = False) -> QFrame:
    """A line of one pixel in the border colour."""
    made = QFrame()
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return look(made, "line")


def column(parent: QWidget | None = None, gap: int = 0, edge: int = 0) -> QVBoxLayout:
    """A vertical layout with a gap between things and one edge all round."""
    return _laid(QVBoxLayout(), parent, gap, edge)


def row(parent: QWidget | None = None, gap: int = 0, edge: int = 0) -> QHBoxLayout:
    """A horizontal layout with a gap between things and one edge all round."""
    return _laid(QHBoxLayout(), parent, gap, edge)


def _laid(layout: L, parent: QWidget | None, gap: int, edge: int) -> L:
    if parent is not None:
        parent.setLayout(layout)
    layout.setSpacing(gap)
    layout.setContentsMargins(edge, edge, edge, edge)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        inner = item.layout()
        if inner is not None:
            clear(inner)


class SearchBox(QLineEdit):
    """A field to search with: a glass at its left, a cross at its right while there is text.

    Esc empties it first; Down goes to what was found (`found`).
    """

    def __init__(self, theme: Theme, hint: str, identifier: str = "", name: str = "") -> None:
        super().__init__()
        self.found: Callable[[], object] | None = None
        self.setPlaceholderText(hint)
        self.addAction(theme.icon("search", "muted", 16), QLineEdit.ActionPosition.LeadingPosition)
        # Made here: PySide forgets an action that Qt made once a dialog over the window is deleted.
        self._empty = QAction(theme.icon("x", "muted", 14), "", self)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self._empty.setVisible(False)
        self._empty.triggered.connect(self.clear)
        self.textChanged.connect(self._show_cross)
        named(self, identifier, name or hint)

    def _show_cross(self, text: str) -> None:
        self._empty.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field, Down goes on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down and self.found is not None:
            self.found()
        else:
            super().keyPressEvent(event)
