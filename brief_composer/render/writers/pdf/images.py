"""Pictures: PNG and JPEG files as PDF image objects.

A JPEG, and a PNG without transparency or interlacing, goes in as it is: its packed rows are a
stream PDF reads. Only the others are opened with Pillow.
"""

from __future__ import annotations

import io
import struct
from typing import Any

from msgspec import Struct

from brief_composer.render.writers import WriterError
from brief_composer.render.writers.pdf.objects import PdfFile, ref

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"

MOST_PIXELS = 64_000_000
"""A picture with more is refused: unpacked it would fill a small computer's memory."""


class Picture(Struct, frozen=True):
    """A picture read: its size in pixels, how many make an inch, and its bytes for the file."""

    width: int
    height: int
    per_inch: float
    data: bytes
    entries: tuple[tuple[str, bytes], ...]
    packed: bool = False
    alpha: bytes = b""

    def put(self, file: PdfFile) -> int:
        """Add it to the file; returns its object number."""
        entries = self.entries
        size = (("Width", b"%d" % self.width), ("Height", b"%d" % self.height))
        kind = (("Type", b"/XObject"), ("Subtype", b"/Image"), *size)
        if self.alpha:
            grey = (("ColorSpace", b"/DeviceGray"), ("BitsPerComponent", b"8"))
            entries = (*entries, ("SMask", ref(file.stream(self.alpha, (*kind, *grey)))))
        return file.stream(self.data, (*kind, *entries), pack=not self.packed)


def read(data: bytes) -> Picture:
    """A PNG or JPEG file as a picture.

    Raises WriterError: `picture-unreadable` (detail), `picture-too-large` (width, height).
    """
    try:
        if data.startswith(PNG):
            return _png(data)
        if data.startswith(JPEG):
            return _jpeg(data)
    except (struct.error, IndexError, ValueError) as problem:
        raise WriterError("picture-unreadable", detail=str(problem)) from problem
    raise WriterError("picture-unreadable", detail="not a PNG or JPEG file")


def _checked(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise ValueError("no size")
    if width * height > MOST_PIXELS:
        raise WriterError("picture-too-large", width=width, height=height)


def _png(data: bytes) -> Picture:
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    _checked(width, height)
    per_inch, rows, palette, clear, ended = 0.0, bytearray(), b"", False, False
    at = 8
    while at + 8 <= len(data) and not ended:
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if len(body) < length:
            raise ValueError("the file is cut short")
        match kind:
            case b"IDAT":
                rows += body
            case b"PLTE":
                palette = body
            case b"tRNS":
                clear = True
            case b"pHYs":
                across, _, unit = struct.unpack(">IIB", body)
                per_inch = across * 0.0254 if unit == 1 else 0.0
            case b"IEND":
                ended = True
            case _:
                pass
        at += length + 12
    if not ended:
        raise ValueError("the file is cut short")
    if interlaced or clear or colour in (4, 6) or depth == 16 or not _sound(rows):
        return _opened(data, per_inch)
    colours = 3 if colour == 2 else 1
    space = {0: b"/DeviceGray", 2: b"/DeviceRGB"}.get(colour)
    if space is None:
        space = b"[/Indexed /DeviceRGB %d <%b>]" % (
            len(palette) // 3 - 1,
            palette.hex().upper().encode(),
        )
    rule = f"<</Predictor 15/Colors {colours}/BitsPerComponent {depth}/Columns {width}>>"
    entries = (
        ("ColorSpace", space),
        ("BitsPerComponent", b"%d" % depth),
        ("Filter", b"/FlateDecode"),
        ("DecodeParms", rule.encode()),
    )
    return Picture(width, height, per_inch, bytes(rows), entries, packed=True)


def _sound(rows: bytearray) -> bool:
    """Whether the packed rows unpack: a reader would otherwise show nothing and say nothing."""
    import zlib

    try:
        zlib.decompress(rows)
    except zlib.error as problem:
        raise ValueError("its rows do not unpack") from problem
    return True


def _jpeg(data: bytes) -> Picture:
    per_inch, at, adobe = 0.0, 2, False
    while True:
        if data[at] != 0xFF:
            raise ValueError("not a JPEG file")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        body = data[at + 4 : at + 2 + length]
        if marker == 0xE0 and body[:5] == b"JFIF\0" and body[7] in (1, 2):
            per_inch = struct.unpack(">H", body[8:10])[0] * (2.54 if body[7] == 2 else 1)
        adobe = adobe or (marker == 0xEE and body[:5] == b"Adobe")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            break
        at += 2 + length
    depth, height, width, colours = struct.unpack(">BHHB", body[:6])
    _checked(width, height)
    space = {1: b"/DeviceGray", 3: b"/DeviceRGB", 4: b"/DeviceCMYK"}.get(colours)
    if space is None or depth != 8:
        raise ValueError("an unusual kind of JPEG")
    entries = [("ColorSpace", space), ("BitsPerComponent", b"8"), ("Filter", b"/DCTDecode")]
    if colours == 4 and adobe:
        # Adobe writes the four inks inverted.
        entries.append(("Decode", b"[1 0 1 0 1 0 1 0]"))
    return Picture(width, height, per_inch, data, tuple(entries), packed=True)


def _opened(data: bytes, per_inch: float) -> Picture:
    # Only pictures with transparency or interlacing come here; most briefs have none.
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            whole: Any = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError) as problem:
        raise WriterError("picture-unreadable", detail=str(problem)) from problem
    alpha = whole.getchannel("A")
    entries = (("ColorSpace", b"/DeviceRGB"), ("BitsPerComponent", b"8"))
    width, height = whole.size
    return Picture(
        width,
        height,
        per_inch,
        whole.convert("RGB").tobytes(),
        entries,
        alpha=b"" if alpha.getextrema() == (255, 255) else alpha.tobytes(),
    )
