"""The containers of the program, .brief and others of its Kind: one zip file with `mimetype` first,
then its text (`brief.yaml`), then whatever else it carries.

Belongs here: making the bytes (the same parts give the same bytes) and taking them apart with every
size, number and name bounded: a file from anywhere costs little time and memory to refuse, and
nothing in it is ever unpacked to disk. Does not belong here: what the parts mean.
"""

from __future__ import annotations

import contextlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Generator, Mapping
from typing import BinaryIO, Final

from msgspec import Struct

from brief_composer.storage.errors import DamagedBrief, NotABrief, ReadError


class Kind(Struct, frozen=True):
    """A kind of container: what its part `mimetype` says, and which part holds its text."""

    mimetype: str
    content: str


class Unpacked(Struct, frozen=True):
    """The bytes of a container's text, and of its other parts by name."""

    content: bytes
    others: dict[str, bytes] = {}


BRIEF: Final = Kind("application/vnd.brief-composer.brief+zip", "brief.yaml")
MIMETYPE: Final = BRIEF.mimetype
CONTENT: Final = BRIEF.content
_NO_OTHERS: Final[Mapping[str, bytes]] = {}

LARGEST_FILE = 256_000_000
LARGEST_CONTENT = 5_000_000
"""Bytes: the file as it is, and brief.yaml once unpacked."""

MOST_PARTS = 1_000
HIGHEST_RATIO = 200
"""Times a part may grow when unpacked, where it is more than RATIO_FROM bytes then."""

RATIO_FROM = 1_000_000

_DAY_ZERO = (1980, 1, 1, 0, 0, 0)
_BAD_NAME = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|\\|:|[\x00-\x1f\x7f]|//")
_END = b"PK\x05\x06"
_LOCATOR_64 = b"PK\x06\x07"
_LARGEST_DIRECTORY = 1_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def pack(content: bytes, others: Mapping[str, bytes] = _NO_OTHERS, kind: Kind = BRIEF) -> bytes:
    """The bytes of a container around a text and other parts, which follow in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _put(archive, "mimetype", kind.mimetype.encode(), zipfile.ZIP_STORED)
        for name, data in ((kind.content, content), *others.items()):
            _put(archive, name, data, _method_for(data))
    return out.getvalue()


def unpack(stream: BinaryIO, name: str) -> bytes:
    """brief.yaml of a container, checked. `name` is what messages call the file.

    Raises NotABrief for anything but a container of ours, DamagedBrief for one that is broken or
    goes over a bound. Other parts are looked at but not read (`unpack_all` does).
    """
    with _opened(stream, name, BRIEF) as (archive, parts):
        return _read(archive, parts[CONTENT], LARGEST_CONTENT, name)


def unpack_all(stream: BinaryIO, name: str, kind: Kind = BRIEF, *, under: str = "") -> Unpacked:
    """The text and every other part of a container (whose name begins with `under`), checked.

    Raises as `unpack`.

    All of it together is bounded by LARGEST_FILE, whatever the list of parts says.
    """
    with _opened(stream, name, kind) as (archive, parts):
        content = _read(archive, parts[kind.content], LARGEST_CONTENT, name)
        others: dict[str, bytes] = {}
        room = LARGEST_FILE
        for part, info in parts.items():
            if part in ("mimetype", kind.content) or not part.startswith(under):
                continue
            if not info.is_dir():
                others[part] = _read(archive, info, room, name)
                room -= len(others[part])
    return Unpacked(content, others)


def unpack_part(stream: BinaryIO, name: str, part: str, most: int, kind: Kind = BRIEF) -> bytes:
    """One part of a container, of at most `most` bytes; b"" where it has none.

    Raises as `unpack`.
    """
    with _opened(stream, name, kind) as (archive, parts):
        return _read(archive, parts[part], most, name) if part in parts else b""


@contextlib.contextmanager
def _opened(
    stream: BinaryIO, name: str, kind: Kind
) -> Generator[tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]]:
    """A container and its checked parts by name."""
    _check_size(stream, name)
    try:
        with zipfile.ZipFile(stream) as archive:
            yield archive, _checked(archive, name, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError) as broken:
        raise DamagedBrief("brief-torn", name=name) from broken
    except (NotImplementedError, RuntimeError) as strange:  # a password, an unknown compression
        raise DamagedBrief("brief-odd-part", name=name, part=kind.content) from strange


def _put(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, _DAY_ZERO)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    archive.writestr(info, data, method, 6 if method == zipfile.ZIP_DEFLATED else None)


def _method_for(content: bytes) -> int:
    """Deflated, unless that would make a part so small that we would not open it again."""
    if len(content) <= RATIO_FROM:
        return zipfile.ZIP_DEFLATED
    small = len(zlib.compress(content, 6)) * (HIGHEST_RATIO // 2) < len(content)
    return zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED


def _check_size(stream: BinaryIO, name: str) -> None:
    """Look at the end of the file alone: what it is, and how long its list of parts is."""
    size = stream.seek(0, io.SEEK_END)
    if size > LARGEST_FILE:
        raise DamagedBrief("brief-too-large", name=name, limit=LARGEST_FILE // 1_000_000)
    stream.seek(0)
    if stream.read(2) != b"PK":
        raise NotABrief("not-a-brief", name=name)
    stream.seek(max(0, size - 65_600))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise DamagedBrief("brief-torn", name=name)
    count, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    many = count > MOST_PARTS or directory > _LARGEST_DIRECTORY
    if many or tail[max(0, at - 20) : at].startswith(_LOCATOR_64):
        raise DamagedBrief("brief-too-many-parts", name=name, limit=MOST_PARTS)
    stream.seek(0)


def _checked(archive: zipfile.ZipFile, name: str, kind: Kind) -> dict[str, zipfile.ZipInfo]:
    """The parts by name, once nothing is wrong with their names and sizes."""
    parts: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for info in archive.infolist():
        part = info.filename
        if (
            not 0 < len(part) <= 255
            or _BAD_NAME.search(part)
            or _BAD_NAME.search(info.orig_filename)
        ):
            raise _odd(name, part)
        mode = stat.S_IFMT(info.external_attr >> 16)
        if mode not in (0, stat.S_IFREG, stat.S_IFDIR) or info.flag_bits & 0x1:
            raise _odd(name, part)
        if info.compress_type not in _METHODS:  # what LZMA needs of memory, the file decides
            raise _odd(name, part)
        if part.casefold() in folded:
            raise DamagedBrief("brief-part-twice", name=name, part=part)
        folded.add(part.casefold())
        parts[part] = info
    if kind.content not in parts:
        if "mimetype" not in parts or not _is_ours(archive, parts, name, kind):
            raise NotABrief("not-a-brief", name=name)
        raise DamagedBrief("brief-part-missing", name=name, part=kind.content)
    if "mimetype" in parts and not _is_ours(archive, parts, name, kind):
        raise NotABrief("not-a-brief", name=name)
    return parts


def _is_ours(
    archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], name: str, kind: Kind
) -> bool:
    # One zipped again by hand may have a line end after the name, or no mimetype at all.
    info = parts["mimetype"]
    said = _read(archive, info, 100, name) if info.file_size < 100 else b""
    return said.strip() == kind.mimetype.encode()


def _odd(name: str, part: str) -> ReadError:
    shown = "".join(char if char.isprintable() else "?" for char in part[:60])
    return DamagedBrief("brief-odd-part", name=name, part=shown)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """A part, never more of it than is allowed, whatever the list of parts says of its size."""
    if info.file_size > most:
        raise DamagedBrief("brief-too-large", name=name, limit=most // 1_000_000)
    grown = info.file_size > HIGHEST_RATIO * max(1, info.compress_size)
    if info.file_size > RATIO_FROM and grown:
        raise _odd(name, info.filename)
    with archive.open(info) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise DamagedBrief("brief-too-large", name=name, limit=most // 1_000_000)
    return data
