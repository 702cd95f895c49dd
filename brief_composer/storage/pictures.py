"""Taking a picture from outside into a brief: any common kind of file, made fit for screen, Word
and PDF.

Belongs here: what is taken, what is changed on the way (size, colours, kind), what is refused and
why. What a brief carries is always a PNG or JPEG of 8 bits in grey or RGB, upright, at most
LONGEST_SIDE pixels. Does not belong here: asking whether to (the faces), the container (`media`).
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from brief_composer.doc import picture
from brief_composer.model.media import Medium
from brief_composer.storage.errors import ReadError, cannot_read
from brief_composer.storage.media import medium

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2000
"""Pixels: as many as a page is wide in good print."""

LARGE = 1_500_000
"""Bytes above which a picture is made smaller."""

LARGEST_FILE = 200_000_000
MOST_PIXELS = 150_000_000
"""More would fill a small computer's memory while it is made smaller."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff")
"""What the names of files end with that can be taken."""

_KINDS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_SVG = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg\b", re.S)
_QUALITY = 85


class PictureRefused(ReadError):
    """A file cannot be taken as a picture: `image-kind`, `image-svg`, `image-moving`,
    `image-broken`, `image-too-large`, `image-empty` (name)."""


class Taken(Struct, frozen=True):
    """A picture made ready. `was` is how many bytes its file had; `smaller` whether it was made
    smaller because it was large."""

    medium: Medium
    was: int
    smaller: bool = False


def take_file(path: Path) -> Taken:
    """The picture in a file. Raises ReadError, PictureRefused."""
    try:
        if not path.is_file() and path.exists():
            raise PictureRefused("image-kind", name=path.name)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise cannot_read(error, path) from error
    return take(data, path.name)


def take(data: bytes, name: str) -> Taken:
    """The picture in some bytes; `name` is what messages call it. Raises PictureRefused."""
    if not data:
        raise PictureRefused("image-empty", name=name)
    if len(data) > LARGEST_FILE:
        raise PictureRefused("image-too-large", name=name)
    if len(data) <= LARGE and (ready := _ready(data)) is not None:
        return Taken(ready, len(data))
    # Pillow takes 60 ms to load, and most sessions see no picture.
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # bounded here, with words of our own
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as found:
            _check(found, name)
            made = _made(found)
    except UnidentifiedImageError as error:
        code = "image-svg" if _SVG.match(data[:4000]) else _unknown(data)
        raise PictureRefused(code, name=name) from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, KeyError) as error:
        raise PictureRefused("image-broken", name=name) from error
    ours = medium(made)
    return Taken(ours, len(data), smaller=len(data) > LARGE and len(made) < len(data))


def _ready(data: bytes) -> Medium | None:
    """The picture where its file can be carried as it is."""
    try:
        found = medium(data)
    except picture.PictureError:
        return None
    if max(found.width, found.height) > LONGEST_SIDE:
        return None
    return found if (_plain_png(data) if found.kind == "png" else _plain_jpeg(data)) else None


def _plain_png(data: bytes) -> bool:
    """Eight bits or fewer a channel, and not moving."""
    return data[24] <= 8 and b"acTL" not in data[:200]


def _plain_jpeg(data: bytes) -> bool:
    """Grey or RGB (one or three channels), and nothing that may say it lies on its side."""
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        mark, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if mark == 0xE1:
            return False
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            return data[at + 9] in (1, 3)
        at += 2 + length
    return False


def _check(found: Image.Image, name: str) -> None:
    if found.width * found.height > MOST_PIXELS:
        raise PictureRefused("image-too-large", name=name)
    if getattr(found, "is_animated", False) and found.format != "MPO":
        raise PictureRefused("image-moving", name=name)


def _made(found: Image.Image) -> bytes:
    """The file a brief carries: small enough, upright, in colours every program knows."""
    from PIL import ImageOps  # see `take`

    drawn = found.format in ("PNG", "GIF", "BMP") or found.mode in ("1", "P", "L", "LA")
    if found.format == "JPEG":  # unpacked at a fraction of its size, where that is enough
        found.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(found)
    clear = "A" in upright.getbands() or "transparency" in upright.info
    small = _in_colours(upright, clear=clear)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    if clear or drawn:
        small.save(out, "PNG", optimize=True)
        if clear or out.tell() <= LARGE:
            return out.getvalue()
        out = io.BytesIO()
    small.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _in_colours(found: Image.Image, *, clear: bool) -> Image.Image:
    """Eight bits in grey or RGB; 16-bit grey is scaled, not cut."""
    if clear:
        return found.convert("RGBA")
    if found.mode.startswith("I"):
        # Pillow leaves the type of what it is given to look up open.
        scaled = found.point(lambda level: level / 257)  # pyright: ignore[reportUnknownMemberType]
        return scaled.convert("L")
    if found.mode in ("1", "L"):
        return found.convert("L")
    return found.convert("RGB")


def _unknown(data: bytes) -> str:
    """Whether a file that cannot be read at least begins like a picture."""
    begins = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return "image-broken" if data.startswith(begins) or is_webp else "image-kind"
