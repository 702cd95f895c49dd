"""Icons: Lucide drawings from `resources/icons/`, in the colours of the theme.

An icon asks for its colour whenever it is painted, so a change of theme needs no new icons.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap

from brief_composer import __version__, paths

STROKE = "1.75"

ColourOf = Callable[[str], str]
"""From the name of a token to "#RRGGBB"."""


class ThemedIcon(QIconEngine):
    """Paints one drawing in the colour a token has at that moment; greyed when disabled.

    `checked` is the token for a control that is on, "" for the same colour.
    """

    _clones: list[ThemedIcon] = []  # noqa: RUF012  (see clone)

    def __init__(
        self, name: str, token: str, size: int, colour: ColourOf, checked: str = ""
    ) -> None:
        super().__init__()
        self._size = size
        self._name = name
        self._token = token
        self._checked = checked
        self._colour = colour

    def clone(self) -> QIconEngine:
        """A copy, which Qt asks for when an icon is to be changed."""
        copy = ThemedIcon(self._name, self._token, self._size, self._colour, self._checked)
        # PySide does not keep what a virtual function returns alive for Qt.
        self._clones.append(copy)
        return copy

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """How large it is painted where there is room for `size`."""
        # Room wider than high is the gap between an icon and its word; Qt knows no other way.
        side = min(size.height(), self._size)
        return QSize(side + max(0, size.width() - size.height()), side)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the drawing into the rectangle."""
        # Not painter.device(): PySide would look through every kind of device for what it is,
        # which costs more than the whole first paint.
        scale = painter.deviceTransform().m11() or 1.0
        pixmap = self.scaledPixmap(rect.size(), mode, state, scale)
        place = QRect(QPoint(0, 0), pixmap.deviceIndependentSize().toSize())
        place.moveCenter(rect.center())
        painter.drawPixmap(place, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing at `size` pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """The drawing for `size` pixels of a screen of that scale."""
        token = self._checked if self._checked and state is QIcon.State.On else self._token
        if mode is QIcon.Mode.Disabled:
            token = "disabled"
        side = min(size.width(), size.height(), self._size)
        picture = drawing(self._name, self._colour(token), round(side * scale), scale)
        if size.width() <= size.height():
            return picture
        wide = QPixmap(QSize(side + size.width() - size.height(), side) * scale)
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, picture)
        painter.end()
        return wide


@cache
def drawing(name: str, colour: str, side: int, scale: float = 1.0) -> QPixmap:
    """A drawing in one colour, `side` device pixels wide and high."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, _mask(name, side))
    painter.end()
    image.setDevicePixelRatio(scale)
    return QPixmap.fromImage(image)


@cache
def _mask(name: str, side: int) -> QImage:
    """How much each pixel of a drawing covers; kept on disk once it was made.

    Loading Qt's SVG reader is 15 ms of the start, and the shapes never change.
    """
    file = drawings() / f"{name}-{side}.mask"
    form = QImage.Format.Format_Alpha8
    wide = -(-side // 4) * 4
    with contextlib.suppress(OSError):
        held = file.read_bytes()
        if len(held) == wide * side:
            return QImage(held, side, side, wide, form).copy()
    mask = QImage.fromData(recoloured(name, "black", side).encode()).convertToFormat(form)
    keep(file, bytes(mask.constBits()))
    return mask


def drawings() -> Path:
    """The folder of pictures made of the drawings; another for each version of the program."""
    return paths.state() / "drawings" / __version__


def keep(file: Path, content: bytes) -> None:
    """Write a picture for the next start; without it the next start makes it again."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_bytes(content)
        beside.replace(file)


@cache
def _source(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text("utf-8")


def recoloured(name: str, colour: str, side: int = 24) -> str:
    """The SVG text of a drawing with its colour, its size and our line width put in."""
    return (
        _source(name)
        .replace("currentColor", colour)
        .replace('stroke-width="2"', f'stroke-width="{STROKE}"', 1)
        .replace('width="24"', f'width="{side}"', 1)
        .replace('height="24"', f'height="{side}"', 1)
    )
