"""A house style of somebody's own as one file: `.briefstyle`.

A zip with `style.yaml` in the form of the bundled styles and, where they are, the logo and the Word
file. Reading is bounded and unpacks nothing to disk. Belongs here: the container. Does not belong
here: which styles there are (`render.styles`), where the file is written (`session.house_styles`).
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from brief_composer.doc import picture
from brief_composer.render.style_error import StyleError
from brief_composer.render.style_form import LARGEST, Style, parsed, text

SUFFIX = ".briefstyle"
CONTENT = "style.yaml"

LARGEST_FILE = 60_000_000
_LARGEST_LOGO = 20_000_000
_LARGEST_BASE = 50_000_000
_MOST_PARTS = 16
_DAY_ZERO = (1980, 1, 1, 0, 0, 0)
MOST_DOTS = 40_000_000
"""A logo with more is refused: unpacked it would fill a small computer's memory."""

_SIDE = 1200
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError,
    RuntimeError, OSError,
)  # fmt: skip


class StyleFile(Struct, frozen=True):
    """A house style with the pictures and files that go with it; b"" where there are none."""

    style: Style
    logo: bytes = b""
    word_base: bytes = b""


def pack(file: StyleFile) -> bytes:
    """The bytes of the file. Same style, same bytes."""
    style = with_names(file).style
    parts = [(CONTENT, text(style).encode())]
    parts += [(style.logo, file.logo)] if file.logo else []
    parts += [(style.word_base, file.word_base)] if file.word_base else []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, _DAY_ZERO)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            kind = zipfile.ZIP_DEFLATED if name == CONTENT else zipfile.ZIP_STORED
            archive.writestr(info, data, kind)
    return out.getvalue()


def with_names(file: StyleFile) -> StyleFile:
    """The same with the names its style has for the parts that are there."""
    dotx = file.style.word_base == "base.dotx"
    png = file.logo.startswith(b"\x89PNG")
    style = replace(
        file.style,
        logo="" if not file.logo else "logo.png" if png else "logo.jpeg",
        word_base="" if not file.word_base else "base.dotx" if dotx else "base.docx",
    )
    return replace(file, style=style)


def unpack(data: bytes, name: str, *, whole: bool = True) -> StyleFile:
    """The style in the bytes of a file. `name` is what messages call it; without `whole` the Word
    file is left out.

    Raises StyleError: `style-broken` (path, detail), `style-not-one` (path), `style-too-large`
    (path).
    """
    return _unpacked(io.BytesIO(data), len(data), name, whole=whole)


def read(path: Path, *, whole: bool = True) -> StyleFile:
    """The style in a file: a `.briefstyle`, or a YAML file as the bundled ones are. Raises
    StyleError as `unpack` does, and `style-unreadable` (path)."""
    if os.path.exists(path) and not os.path.isfile(path):
        # A pipe would wait for ever, and a device gives for ever.
        raise StyleError("style-not-one", path=str(path))
    try:
        with path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            if path.suffix in (".yaml", ".yml"):
                return StyleFile(parsed(file.read(LARGEST + 1), str(path)))
            return _unpacked(file, size, str(path), whole=whole)
    except OSError as problem:
        raise StyleError("style-unreadable", path=str(path)) from problem


def _unpacked(stream: BinaryIO, size: int, name: str, *, whole: bool) -> StyleFile:
    if size > LARGEST_FILE:
        raise StyleError("style-too-large", path=name)
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = _parts(archive, name)
            style = parsed(_read(archive, parts, CONTENT, LARGEST, name), name)
            logo = _read(archive, parts, style.logo, _LARGEST_LOGO, name)
            base = style.word_base if whole else ""
            word_base = _read(archive, parts, base, _LARGEST_BASE, name)
    except _BROKEN as broken:
        raise StyleError("style-not-one", path=name) from broken
    return StyleFile(style, logo, word_base)


def sound_logo(data: bytes) -> bytes:
    """A picture made fit for a logo: PNG or JPEG, no side over 1,200 dots.

    Raises StyleError: `logo-kind`, `logo-broken`, `logo-too-large`.
    """
    if len(data) > _LARGEST_LOGO:
        raise StyleError("logo-too-large")
    try:
        known = picture.read(data)
        if known.width * known.height > MOST_DOTS:
            raise StyleError("logo-too-large")
        return _smaller(data, known.suffix)
    except picture.PictureError as problem:
        kind = problem.code == "picture-kind"
        raise StyleError("logo-kind" if kind else "logo-broken") from problem
    except (OSError, SyntaxError, ValueError, struct.error, zlib.error) as problem:
        raise StyleError("logo-broken") from problem


def _smaller(data: bytes, kind: str) -> bytes:
    # Only whoever chooses a logo pays for Pillow.
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        image.load()
        if max(image.size) <= _SIDE and image.mode != "CMYK":
            return data
        plain = image.convert("RGBA" if _has_alpha(image) else "RGB")
        plain.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        plain.save(out, "PNG" if kind == "png" else "JPEG", optimize=True, quality=90)
        return out.getvalue()


def _has_alpha(image: Any) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    found = archive.infolist()
    if len(found) > _MOST_PARTS:
        raise StyleError("style-not-one", path=name)
    return {info.filename: info for info in found}


def _read(
    archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], part: str, most: int, name: str
) -> bytes:
    """A part, never more of it than is allowed, whatever the list of parts says of its size; b""
    for a part that is not there, which the style does without."""
    if not part or (part != CONTENT and part not in parts):
        return b""
    info = parts.get(part)
    if info is None or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise StyleError("style-not-one", path=name)
    with archive.open(info) as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise StyleError("style-too-large", path=name)
    return data
