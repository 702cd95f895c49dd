"""What a picture file is: its kind, its size, and whether the whole of it is there.

Belongs here: looking at the bytes of PNG and JPEG files without decoding them. Does not belong
here: drawing them.
"""

from __future__ import annotations

import struct
from zlib import crc32

from msgspec import Struct

from brief_composer.errors import BriefComposerError

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_DEFAULT_DPI = 150.0
_LARGEST = 65_500


class PictureError(BriefComposerError):
    """The bytes are not a picture that can be used: `picture-missing`, `picture-kind` or
    `picture-broken`."""


class Picture(Struct, frozen=True):
    """Kind ("png" or "jpeg"), size in pixels, and resolution in dots an inch."""

    suffix: str
    width: int
    height: int
    dpi: float = _DEFAULT_DPI

    @property
    def width_mm(self) -> float:
        """The width it asks for itself."""
        return self.width / self.dpi * 25.4


def read(image: bytes) -> Picture:
    """What a picture file says of itself. Raises PictureError."""
    if not image:
        raise PictureError("picture-missing")
    if image.startswith(_PNG):
        return _checked(_png(image))
    if image.startswith(b"\xff\xd8\xff"):
        return _checked(_jpeg(image))
    raise PictureError("picture-kind")


def _checked(picture: Picture) -> Picture:
    if not (0 < picture.width <= _LARGEST and 0 < picture.height <= _LARGEST):
        raise PictureError("picture-broken")
    return picture


def _png(image: bytes) -> Picture:
    width = height = 0
    dpi = _DEFAULT_DPI
    place, data = len(_PNG), False
    while True:
        if place + 12 > len(image):
            raise PictureError("picture-broken")
        length, kind = struct.unpack_from(">I4s", image, place)
        end = place + 12 + length
        if end > len(image):
            raise PictureError("picture-broken")
        (stated,) = struct.unpack_from(">I", image, end - 4)
        if crc32(memoryview(image)[place + 4 : end - 4]) != stated:
            raise PictureError("picture-broken")
        if kind == b"IHDR" and length == 13:
            width, height = struct.unpack_from(">II", image, place + 8)
        elif kind == b"pHYs" and length == 9 and image[place + 16] == 1:
            dpi = _sound_dpi(struct.unpack_from(">I", image, place + 8)[0] * 0.0254)
        elif kind == b"IDAT":
            data = True
        elif kind == b"IEND":
            break
        place = end
    if not data:
        raise PictureError("picture-broken")
    return Picture("png", width, height, dpi)


def _jpeg(image: bytes) -> Picture:
    place, dpi = 2, _DEFAULT_DPI
    width = height = 0
    while place + 4 <= len(image):
        if image[place] != 0xFF:
            raise PictureError("picture-broken")
        mark = image[place + 1]
        if mark == 0xFF or mark in _ALONE:
            place += 1 if mark == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", image, place + 2)
        if place + 2 + length > len(image):
            break
        if mark in _SIZES and length >= 8:
            height, width = struct.unpack_from(">HH", image, place + 5)
        elif mark == 0xE0 and length >= 14 and image[place + 4 : place + 8] == b"JFIF":
            unit, across = struct.unpack_from(">BH", image, place + 11)
            dpi = _sound_dpi(across * {1: 1, 2: 2.54}.get(unit, 0))
        elif mark == 0xDA:
            # The pixels follow; a whole file ends with the end mark, whatever comes after it.
            if width and image.rfind(b"\xff\xd9", place) > 0:
                return Picture("jpeg", width, height, dpi)
            break
        place += 2 + length
    raise PictureError("picture-broken")


def _sound_dpi(dpi: float) -> float:
    return dpi if 30 <= dpi <= 2400 else _DEFAULT_DPI
