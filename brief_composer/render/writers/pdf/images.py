"""Pictures: PNG and JPEG files as PDF image objects.

What a picture is, and whether it is whole, `doc.picture` says. A JPEG, and a PNG without
transparency or interlacing, goes in as it is: its packed rows are a stream PDF reads. Only the
others are opened with Pillow. reportlab's `drawImage` would unpack and pack again every PNG, and
write all of them in ASCII 85.
"""

from __future__ import annotations

import io
import struct
import zlib

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress

from brief_composer.doc import picture
from brief_composer.render.writers import WriterError

MOST_PIXELS = 64_000_000
"""A picture with more is refused: unpacked it would fill a small computer's memory."""


class Embedded(Struct, frozen=True):
    """A picture read: its size in pixels, how many make an inch, and its bytes for the file."""

    width: int
    height: int
    per_inch: float
    data: bytes
    entries: tuple[tuple[str, str | int], ...]
    packed: bool = False
    alpha: bytes = b""

    def stream(self) -> PDFStream:
        """The picture as an object for the file."""
        entries: dict[str, object] = dict(self.entries)
        if self.alpha:
            grey = (("ColorSpace", "/DeviceGray"), ("BitsPerComponent", 8))
            mask = Embedded(self.width, self.height, self.per_inch, self.alpha, grey)
            return _image(self, {**entries, "SMask": mask.stream()})
        return _image(self, entries)


def _image(picture: Embedded, entries: dict[str, object]) -> PDFStream:
    size = {"Width": picture.width, "Height": picture.height}
    head = PDFDictionary({"Type": "/XObject", "Subtype": "/Image", **size, **entries})
    return PDFStream(head, picture.data, None if picture.packed else [PDFZCompress])


def read(data: bytes, alt: str = "") -> Embedded:
    """A PNG or JPEG file as a picture.

    Raises WriterError: `picture-missing`, `picture-kind`, `picture-broken`, `picture-too-large`
    (alt).
    """
    try:
        known = picture.read(data)
        if known.width * known.height > MOST_PIXELS:
            raise WriterError("picture-too-large", alt=alt)
        return _png(data, known) if known.suffix == "png" else _jpeg(data, known)
    except picture.PictureError as problem:
        raise WriterError(problem.code, alt=alt) from problem
    except (struct.error, IndexError, ValueError, OSError, SyntaxError, zlib.error) as problem:
        raise WriterError("picture-broken", alt=alt) from problem


def _png(data: bytes, known: picture.Picture) -> Embedded:
    depth, colour, _, _, interlaced = struct.unpack(">BBBBB", data[24:29])
    rows, palette, clear = bytearray(), b"", False
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        match kind:
            case b"IDAT":
                rows += body
            case b"PLTE":
                palette = body
            case b"tRNS":
                clear = True
            case b"IEND":
                break
            case _:
                pass
        at += length + 12
    # A reader shows nothing for rows that do not unpack, and says nothing. No more is unpacked than
    # a picture of its size can have: a small file could stand for a very large one.
    unpacking = zlib.decompressobj()
    unpacking.decompress(rows, known.height * (known.width * 8 + 8) * 2)
    if not unpacking.eof:
        raise ValueError("rows that are cut off, or too many")
    if interlaced or clear or colour in (4, 6) or depth == 16:
        return _opened(data, known)
    colours = 3 if colour == 2 else 1
    space = {0: "/DeviceGray", 2: "/DeviceRGB"}.get(colour)
    if space is None:
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex().upper()}>]"
    rule = f"<</Predictor 15/Colors {colours}/BitsPerComponent {depth}/Columns {known.width}>>"
    entries = (
        ("ColorSpace", space),
        ("BitsPerComponent", depth),
        ("Filter", "/FlateDecode"),
        ("DecodeParms", rule),
    )
    return Embedded(known.width, known.height, known.dpi, bytes(rows), entries, packed=True)


def _jpeg(data: bytes, known: picture.Picture) -> Embedded:
    at, adobe = 2, False
    while True:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        adobe = adobe or (marker == 0xEE and data[at + 4 : at + 9] == b"Adobe")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            break
        at += 2 + length
    depth, colours = data[at + 4], data[at + 9]
    space = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}.get(colours)
    if space is None or depth != 8:
        raise ValueError("an unusual kind of JPEG")
    entries = [("ColorSpace", space), ("BitsPerComponent", 8), ("Filter", "/DCTDecode")]
    if colours == 4 and adobe:
        # Adobe writes the four inks inverted.
        entries.append(("Decode", "[1 0 1 0 1 0 1 0]"))
    return Embedded(known.width, known.height, known.dpi, data, tuple(entries), packed=True)


def _opened(data: bytes, known: picture.Picture) -> Embedded:
    # Only pictures with transparency or interlacing come here; most briefs have none.
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        whole = image.convert("RGBA")
    alpha = whole.getchannel("A")
    return Embedded(
        known.width,
        known.height,
        known.dpi,
        whole.convert("RGB").tobytes(),
        (("ColorSpace", "/DeviceRGB"), ("BitsPerComponent", 8)),
        alpha=b"" if alpha.getextrema() == (255, 255) else alpha.tobytes(),
    )
