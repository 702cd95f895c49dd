"""A brief and its .brief file: saving whole, opening with care.

Belongs here: which file means what to a person who saves or opens a brief, and what is said when
that cannot be done. Does not belong here: bytes (`container`, `plain`), disks (`atomic`).
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from brief_composer import paths
from brief_composer.model.brief import Brief
from brief_composer.storage import atomic, container, plain
from brief_composer.storage.codec import FORMAT
from brief_composer.storage.errors import (
    NotABrief,
    ReadError,
    SaveError,
    cannot_read,
    cannot_save,
    reason_of,
    system_words,
)
from brief_composer.storage.plain import Opened

SUFFIX = ".brief"
PLAIN = (".yaml", ".yml")
"""Endings of the plain text of a brief, outside any container."""


def save(path: Path, brief: Brief) -> None:
    """Write a brief to its file, replacing it whole; the same brief gives the same bytes.

    What was written is flushed, read back and compared before it takes the name. The folder for
    new briefs is made when it is not there; any other must be. Raises SaveError; the file that was
    there is as it was then.
    """
    _write(path, to_bytes(brief, path), fresh=False)


def create(path: Path, brief: Brief) -> None:
    """As `save`, for a file that must not be there yet. Raises SaveError ("save-exists")."""
    _write(path, to_bytes(brief, path), fresh=True)


def load(path: Path) -> Brief:
    """The brief in a file. Raises ReadError."""
    return open_brief(path).brief


def open_brief(path: Path) -> Opened:
    """The brief in a .brief file, or in a brief.yaml taken out of one, with what it says of itself.

    Raises ReadError.
    """
    try:
        # Opening a pipe would wait for somebody to write into it.
        if path.is_fifo():
            raise NotABrief("not-a-brief", name=path.name)
        with path.open("rb") as stream:
            content = _content(stream, path)
    except OSError as error:
        raise cannot_read(error, path) from error
    return plain.read(content, path.name)


def id_of(path: Path) -> str | None:
    """The id in a brief's file, found without reading the whole brief.

    "" where it says none; None where the file cannot be read or is no brief.
    """
    try:
        with path.open("rb") as stream:
            return plain.id_in(_content(stream, path))
    except (OSError, ReadError):
        return None


def to_bytes(brief: Brief, path: Path) -> bytes:
    """The bytes of a brief's file; plain text for a name in .yaml.

    Raises SaveError where it would be too large to open again.
    """
    content = plain.write(brief)
    if len(content) > container.LARGEST_CONTENT:
        limit = container.LARGEST_CONTENT // 1_000_000
        raise SaveError("save-too-large", name=path.name, stem=path.stem, limit=limit)
    return content if path.suffix in PLAIN else container.pack(content)


def _content(stream: BinaryIO, path: Path) -> bytes:
    """The brief.yaml in an open file, or the file itself where it is one."""
    start = stream.read(len(FORMAT) + 16)
    stream.seek(0)
    if start.startswith(b"PK"):
        return container.unpack(stream, path.name)
    if FORMAT.encode() in start or path.suffix in PLAIN:
        return stream.read(container.LARGEST_CONTENT + 1)
    raise NotABrief("not-a-brief", name=path.name)


def _write(path: Path, data: bytes, *, fresh: bool) -> None:
    try:
        if path.parent == paths.briefs():
            path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(path, data, fresh=fresh)
    except FileExistsError as error:
        raise cannot_save("exists", path) from error
    except atomic.ReadBackDiffers as error:
        raise cannot_save("not-verified", path) from error
    except OSError as error:
        raise cannot_save(reason_of(error), path, system_words(error)) from error
