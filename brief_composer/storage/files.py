"""A brief and its .brief file: saving whole, opening with care.

Belongs here: which file means what to a person who saves or opens a brief, and what is said when
that cannot be done. Does not belong here: bytes (`container`, `plain`), disks (`atomic`).
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final, assert_never

from msgspec.structs import replace

from brief_composer import paths
from brief_composer.model.brief import Brief
from brief_composer.storage import atomic, container, media, outside, plain
from brief_composer.storage.codec import FORMAT
from brief_composer.storage.container import Unpacked
from brief_composer.storage.errors import (
    DamagedBrief,
    NotABrief,
    ReadError,
    SaveError,
    cannot_read,
    cannot_save,
    reason_of,
    system_words,
)
from brief_composer.storage.outside import Held, State
from brief_composer.storage.plain import Opened

SUFFIX = ".brief"
PLAIN = (".yaml", ".yml")
"""Endings of the plain text of a brief, outside any container."""

_NO_PART = "/"  # no name of a part begins so
_NOTHING: Final[Mapping[str, bytes]] = {}


def save(
    path: Path,
    brief: Brief,
    others: Mapping[str, bytes] = _NOTHING,
    *,
    over: Held | None = None,
) -> Held:
    """Write a brief to its file, replacing it whole, and give what the file holds now back.

    The same brief gives the same bytes; `others` are parts of its container to be kept. What was
    written is flushed, read back and compared before it takes the name. With `over`, the file must
    still hold that: raises ChangedOutside or FileGone otherwise. The folder for new briefs is made
    when it is not there; any other must be. Raises SaveError; the file that was there is as it was
    then.
    """
    data = to_bytes(brief, path, others)
    _write_pictures(path, brief)
    return outside.held(data, _write(path, data, fresh=False, over=over))


def create(path: Path, brief: Brief, others: Mapping[str, bytes] = _NOTHING) -> Held:
    """As `save`, for a file that must not be there yet. Raises SaveError ("save-exists")."""
    data = to_bytes(brief, path, others)
    _write_pictures(path, brief)
    return outside.held(data, _write(path, data, fresh=True))


def keep_bytes(path: Path, data: bytes) -> None:
    """Write bytes that are kept as they are, whatever they hold, to a file that is not there yet.

    Raises SaveError.
    """
    _write(path, data, fresh=True)


def load(path: Path) -> Brief:
    """The brief in a file. Raises ReadError."""
    return _open(path, to_read_only=False, under=f"{media.FOLDER}/").brief


def open_brief(path: Path, *, to_read_only: bool = False) -> Opened:
    """The brief in a .brief file, or in a brief.yaml taken out of one, with what it says of itself.

    Raises ReadError; NewerBrief for one a later version made, unless it is opened `to_read_only`.
    """
    return _open(path, to_read_only=to_read_only)


def _open(path: Path, *, to_read_only: bool, under: str = "") -> Opened:
    try:
        # Opening a pipe would wait for somebody to write into it.
        if path.is_fifo():
            raise NotABrief("not-a-brief", name=path.name)
        with path.open("rb") as stream:
            unpacked = _content(stream, path, under=under)
            held = None if under else outside.held_in(stream, os.fstat(stream.fileno()))
        opened = _brief_in(unpacked, path.name, to_read_only)
        if path.suffix in PLAIN:
            opened = _with_pictures_beside(opened, path)
    except OSError as error:
        raise cannot_read(error, path) from error
    return replace(opened, held=held)


def from_bytes(data: bytes, name: str) -> Opened:
    """The brief in the bytes of a brief's file, read as `open_brief` reads it. Raises ReadError.

    `name` is what messages call the file.
    """
    return _brief_in(_content(io.BytesIO(data), Path(name)), name, to_read_only=False)


def id_of(path: Path) -> str | None:
    """The id in a brief's file, found without reading the whole brief.

    "" where it says none; None where the file cannot be read or is no brief.
    """
    try:
        if path.is_fifo():
            return None
        with path.open("rb") as stream:
            return plain.id_in(_content(stream, path, under=_NO_PART).content)
    except (OSError, ReadError):
        return None


def to_bytes(brief: Brief, path: Path, others: Mapping[str, bytes] = _NOTHING) -> bytes:
    """The bytes of a brief's file; plain text, without `others`, for a name in .yaml.

    Raises SaveError where it would be too large to open again.
    """
    content = plain.write(brief)
    if len(content) > container.LARGEST_CONTENT:
        limit = container.LARGEST_CONTENT // 1_000_000
        raise SaveError("save-too-large", name=path.name, stem=path.stem, limit=limit)
    if path.suffix in PLAIN:
        return content
    return container.pack(content, {**media.parts(brief), **others})


def _brief_in(unpacked: Unpacked, name: str, to_read_only: bool) -> Opened:
    opened = plain.read(unpacked.content, name, to_read_only=to_read_only)
    brief, others = media.attached(opened.brief, unpacked.others, name)
    return replace(opened, brief=brief, others=others)


def _with_pictures_beside(opened: Opened, path: Path) -> Opened:
    """The brief of a brief.yaml with the pictures of the folder beside it, as far as they are
    there. Raises OSError, DamagedBrief."""
    parts = media.beside(path, opened.brief)
    brief, _ = media.attached(opened.brief, parts, path.name)
    return replace(opened, brief=brief)


def _content(stream: BinaryIO, path: Path, *, under: str = "") -> Unpacked:
    """What is in an open file: a container's text and the parts whose name begins with `under`, or
    the file itself where it is a brief.yaml.
    """
    start = stream.read(len(FORMAT) + 16)
    stream.seek(0)
    if start.startswith(b"PK"):
        return container.unpack_all(stream, path.name, under=under)
    if FORMAT.encode() in start or path.suffix in PLAIN:
        return Unpacked(stream.read(container.LARGEST_CONTENT + 1))
    if path.suffix == SUFFIX and not start.strip(b"\0"):
        # What a power cut leaves of a file: its name and no words.
        raise DamagedBrief("brief-torn", name=path.name)
    raise NotABrief("not-a-brief", name=path.name)


def _write_pictures(path: Path, brief: Brief) -> None:
    """The pictures of a brief whose file is plain text, in the folder beside it."""
    for part, data in media.parts(brief).items() if path.suffix in PLAIN else ():
        file = path.parent / part
        try:
            file.parent.mkdir(exist_ok=True)
            if not file.exists():
                atomic.write(file, data, fresh=False)
        except OSError as error:
            differs = isinstance(error, atomic.ReadBackDiffers)
            reason = "not-verified" if differs else reason_of(error)
            raise cannot_save(reason, path) from error


def _write(path: Path, data: bytes, *, fresh: bool, over: Held | None = None) -> os.stat_result:
    def last_look() -> None:
        if over is not None:
            _check(path, over)

    try:
        if path.parent == paths.briefs():
            path.parent.mkdir(parents=True, exist_ok=True)
        last_look()
        return atomic.write(path, data, fresh=fresh, last_look=last_look)
    except FileExistsError as error:
        raise cannot_save("exists", path) from error
    except IsADirectoryError as error:
        raise cannot_save("is-folder", path) from error
    except atomic.ReadBackDiffers as error:
        raise cannot_save("not-verified", path) from error
    except OSError as error:
        raise cannot_save(reason_of(error), path, system_words(error)) from error


def _check(path: Path, over: Held) -> None:
    """Raise if the file holds something else than that."""
    match outside.look(path, over).state:
        case State.SAME:
            pass
        case State.CHANGED:
            raise cannot_save("changed", path)
        case State.GONE:
            raise cannot_save("gone", path)
        case State.AWAY:
            raise cannot_save("folder-gone", path)
        case _ as never:
            assert_never(never)
