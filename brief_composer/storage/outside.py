"""What others did to a file that is open here: another program, a sync client, a hand in the file
manager.

Belongs here: telling by its bytes whether a file is still what was last read or written, and what
lies beside it. Does not belong here: what to do about it, when to look.
"""

from __future__ import annotations

import hashlib
import os
import stat
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

_CHUNK = 1 << 20


class Held(Struct, frozen=True):
    """What a file held when it was last read or written here.

    `digest` is the SHA-256 of its bytes; size and time only save reading it again.
    """

    digest: str
    size: int = -1
    modified: int = 0


class State(Enum):
    """What has become of a file since."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    """No file of that name; its folder is there."""
    AWAY = "away"
    """Its folder is not there either, or the drive does not answer."""


class Seen(Struct, frozen=True):
    """The answer of one look: the state, and what the file holds where it is there."""

    state: State
    held: Held | None = None


def held(data: bytes, lies: os.stat_result | None = None) -> Held:
    """What a file of these bytes holds; with what the system says of it, if it is known."""
    digest = hashlib.sha256(data).hexdigest()
    return Held(digest, lies.st_size, lies.st_mtime_ns) if lies else Held(digest)


def held_in(stream: BinaryIO, now: os.stat_result) -> Held:
    """What an open file holds, read once more from its start."""
    stream.seek(0)
    return Held(_digest(stream), now.st_size, now.st_mtime_ns)


def look(path: Path, before: Held) -> Seen:
    """What has become of the file since it held `before`.

    Reads the file only where its size or time is another; the same bytes are the same file,
    whatever its time says.
    """
    try:
        now = os.stat(path)
        if (now.st_size, now.st_mtime_ns) == (before.size, before.modified):
            return Seen(State.SAME, before)
        if not stat.S_ISREG(now.st_mode):  # a folder in its place; a pipe would never answer
            return Seen(State.CHANGED, Held("", now.st_size, now.st_mtime_ns))
        with open(path, "rb") as stream:
            found = held_in(stream, now)
    except FileNotFoundError:
        there = os.path.isdir(os.path.dirname(os.path.realpath(path)))
        return Seen(State.GONE if there else State.AWAY)
    except OSError:
        return Seen(State.AWAY)
    return Seen(State.SAME if found.digest == before.digest else State.CHANGED, found)


def _digest(stream: BinaryIO) -> str:
    found = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        found.update(chunk)
    return found.hexdigest()
