"""Font files for tests, made from ours: other names, weights and rights."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from brief_composer import paths

_OS2 = b"OS/2"


def write(
    folder: Path,
    name: str,
    *,
    weight: int = 400,
    italic: bool = False,
    rights: int = 0,
    tables: tuple[bytes, ...] = (),
) -> Path:
    """A face of a family called `name`: our sans serif's tables, with a few fields changed.

    `tables` are added empty ones (b"fvar" makes it a variable font).
    """
    cut = "BoldItalic" if weight >= 600 and italic else "Bold" if weight >= 600 else "Regular"
    cut = "Italic" if italic and weight < 600 else cut
    found = _tables(paths.resource("fonts", f"BriefSans-{cut}.ttf").read_bytes())
    os2 = bytearray(found[_OS2])
    struct.pack_into(">HHH", os2, 4, weight, 5, rights)
    selection = struct.unpack_from(">H", os2, 62)[0] & ~1
    struct.pack_into(">H", os2, 62, selection | italic)
    head = bytearray(found[b"head"])
    style = struct.unpack_from(">H", head, 44)[0] & ~2
    struct.pack_into(">H", head, 44, style | (2 if italic else 0))
    found[_OS2], found[b"head"], found[b"name"] = bytes(os2), bytes(head), _names(name)
    found.update(dict.fromkeys(tables, b"\0\0\0\0"))
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name.replace(' ', '')}-{weight}{'i' if italic else ''}.ttf"
    file.write_bytes(_font(found))
    return file


def family(folder: Path, name: str, *, italics: bool = True, rights: int = 0) -> None:
    """Regular and bold of a family, and their italics."""
    for weight in (400, 700):
        write(folder, name, weight=weight, rights=rights)
        if italics:
            write(folder, name, weight=weight, italic=True, rights=rights)


def collection(file: Path, fonts: list[Path]) -> None:
    """Several faces in one file (.ttc)."""
    datas = [font.read_bytes() for font in fonts]
    at = 12 + 4 * len(datas)
    offsets: list[int] = []
    out = b""
    for data in datas:
        offsets.append(at + len(out))
        out += _moved(data, at + len(out))
    head = b"ttcf" + struct.pack(">II", 0x00010000, len(datas))
    file.write_bytes(head + struct.pack(f">{len(offsets)}I", *offsets) + out)


def knowing(file: Path, letters: str = "", first: str = " ") -> None:
    """Let a font know these letters alone, which follow each other from `first` on; none of its
    features (ligatures, superior figures) stays."""
    harfbuzz: Any = hb
    known = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob(file.read_bytes())))
    glyphs = [known.get_nominal_glyph(ord(letter)) or 0 for letter in letters]
    tables = _tables(file.read_bytes())
    tables.pop(b"GSUB", None)
    count = len(glyphs)
    table = struct.pack(f">HHHHH{count}H", 6, 10 + 2 * count, 0, ord(first), count, *glyphs)
    tables[b"cmap"] = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table
    file.write_bytes(_font(tables))


def without_features(file: Path) -> None:
    """Take ligatures and superior figures out of a font."""
    tables = _tables(file.read_bytes())
    tables.pop(b"GSUB", None)
    file.write_bytes(_font(tables))


def _moved(data: bytes, by: int) -> bytes:
    """A font whose list of tables counts from the beginning of a larger file."""
    made = bytearray(data)
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        place = 12 + 16 * number + 8
        (start,) = struct.unpack_from(">I", data, place)
        struct.pack_into(">I", made, place, start + by)
    return bytes(made)


def _tables(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    found: dict[bytes, bytes] = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        found[tag] = data[start : start + length]
    return found


def _font(tables: dict[bytes, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0)
    entries, body = b"", b""
    start = 12 + 16 * len(tables)
    for tag, data in sorted(tables.items()):
        entries += struct.pack(">4sIII", tag, 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + entries + body


def _names(name: str) -> bytes:
    text = name.encode("utf-16-be")
    return struct.pack(">HHHHHHHHH", 0, 1, 18, 3, 1, 0x0409, 1, len(text), 0) + text
