"""What a font file says of itself: names, weight, slope, rights, kind of outlines.

Belongs here: reading the few tables that tell (OpenType 1.9, and collections of fonts). Does not
belong here: outlines, and which file is chosen for what (`render.typefaces`).
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

_KINDS = {b"\x00\x01\x00\x00": "glyf", b"true": "glyf", b"OTTO": "cff"}
_COLLECTION = b"ttcf"
_MOST_FACES = 64
_MOST_TABLES = 128
_LARGEST_TABLE = 1_000_000
_FAMILY, _OWN_FAMILY = 1, 16
_WINDOWS, _MAC = 3, 1
_ENGLISH = (0x0409, 0)

RESTRICTED, NO_SUBSETTING, BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_LEVELS = 0x000E


class Cut(Struct, frozen=True):
    """One face: where it stands, its family's names (that of the whole family first), weight (400
    is regular), and what may be done with it. `outlines` is "glyf", "cff" or "" for neither."""

    path: Path
    place: int
    families: tuple[str, ...]
    weight: int
    italic: bool
    outlines: str
    variable: bool
    rights: int
    narrow: bool = False

    @property
    def may_be_embedded(self) -> bool:
        """Whether its maker lets letters of it be put into a file.

        Old fonts set several levels; the least strict counts (OpenType 1.9, OS/2, fsType).
        """
        refused = self.rights & _LEVELS == RESTRICTED
        return not refused and not self.rights & (NO_SUBSETTING | BITMAPS_ONLY)


class NoFont(ValueError):
    """The file is not a font, or a damaged one."""


def cuts(path: Path) -> tuple[Cut, ...]:
    """The faces of a file. Raises NoFont; OSError where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(_cut(path, file, *each) for each in enumerate(_offsets(file)))
    except (struct.error, IndexError, UnicodeDecodeError, KeyError) as broken:
        raise NoFont(str(path)) from broken


def _offsets(file: BinaryIO) -> tuple[int, ...]:
    if file.read(4) != _COLLECTION:
        return (0,)
    _, count = struct.unpack(">II", file.read(8))
    if count > _MOST_FACES:
        raise NoFont("more faces than a collection has")
    return struct.unpack(f">{count}I", file.read(4 * count))


def _cut(path: Path, file: BinaryIO, place: int, offset: int) -> Cut:
    tables = _tables(file, offset)
    os2 = _table(file, tables, b"OS/2")
    (weight, width, rights) = struct.unpack_from(">HHH", os2, 4)
    (selection,) = struct.unpack_from(">H", os2, 62)
    (mac_style,) = struct.unpack_from(">H", _table(file, tables, b"head"), 44)
    has_letters = b"glyf" in tables and b"loca" in tables
    outlines = "glyf" if has_letters else "cff" if b"CFF " in tables else ""
    return Cut(
        path,
        place,
        _families(_table(file, tables, b"name")),
        # Some old fonts count weights from 1 to 9.
        weight * 100 if 0 < weight < 10 else weight,
        bool(selection & 0x0201 or mac_style & 2),
        outlines,
        b"fvar" in tables,
        rights,
        width < 5,
    )


def _tables(file: BinaryIO, offset: int) -> dict[bytes, tuple[int, int]]:
    file.seek(offset)
    kind = file.read(4)
    if kind not in _KINDS:
        raise NoFont("neither TrueType nor OpenType")
    (count,) = struct.unpack(">H", file.read(2))
    if count > _MOST_TABLES:
        raise NoFont("more tables than a font has")
    file.read(6)
    found: dict[bytes, tuple[int, int]] = {}
    for _ in range(count):
        tag, _, start, length = struct.unpack(">4sIII", file.read(16))
        found[tag] = (start, length)
    return found


def _table(file: BinaryIO, tables: dict[bytes, tuple[int, int]], tag: bytes) -> bytes:
    start, length = tables[tag]
    if length > _LARGEST_TABLE:
        raise NoFont("a table larger than any")
    file.seek(start)
    return file.read(length)


def _families(names: bytes) -> tuple[str, ...]:
    """The family's names, that of the whole family before that of four cuts, English first."""
    _, count, storage = struct.unpack_from(">HHH", names)
    found: dict[tuple[bool, bool], list[str]] = {}
    for at in range(count):
        platform, _, language, kind, length, start = struct.unpack_from(">6H", names, 6 + at * 12)
        if kind not in (_FAMILY, _OWN_FAMILY) or platform not in (_WINDOWS, _MAC):
            continue
        raw = names[storage + start : storage + start + length]
        text = raw.decode("utf-16-be" if platform == _WINDOWS else "mac-roman", "replace").strip()
        if text:
            key = (kind == _FAMILY, language not in _ENGLISH)
            found.setdefault(key, []).append(text)
    ordered = [name for key in sorted(found) for name in found[key]]
    if not ordered:
        raise NoFont("no name")
    return tuple(dict.fromkeys(ordered))
