"""The file of a journal: records one after the other, each with what proves that it is whole.

A record is its length, its number, its time, a checksum and its content in MessagePack. A checksum
covers the one before too, so that records are good only in the order they were written in: reading
stops at the first that is not, and everything before it holds. Belongs here: bytes ↔ records,
bounded. Does not belong here: when records are written (`journal`), what they mean for a brief
(`recovery`).
"""

from __future__ import annotations

import hashlib
import struct
from typing import TypeAlias

import msgspec
from msgspec import Struct

from brief_composer.model.brief import Brief
from brief_composer.storage.errors import DamagedJournal
from brief_composer.storage.locks import Holder
from brief_composer.storage.patches import Patch, encode

MAGIC = b"brief-composer/journal/1\n"

LARGEST = 64_000_000
"""Bytes of a journal at most; `journal` begins a new one long before."""

MOST_RECORDS = 500_000

LATEST = 32_000_000_000.0
"""The latest time there is, in seconds since 1970: the year 2984."""

_HEAD = struct.Struct(">IId16s")


class Begin(Struct, frozen=True, array_like=True, tag=0):
    """How a journal begins: whose it is, and the brief as its file at `path` holds it.

    The bytes of its media are kept beside the journal (`journal.MEDIA`) and stand empty here.
    `place` is the id of the part that was changed last, "" for none.
    """

    holder: Holder
    path: str
    made_by: str
    brief: Brief
    place: str = ""


class Edit(Struct, frozen=True, array_like=True, tag=1):
    """What changed since the record before."""

    patch: Patch


class Saving(Struct, frozen=True, array_like=True, tag=2):
    """The brief as it stands here is about to be written to its file."""


class Flushed(Struct, frozen=True, array_like=True, tag=3):
    """Everything before was on the disk at that time."""


Content: TypeAlias = Begin | Edit | Saving | Flushed


class Record(Struct, frozen=True):
    """One record; `at` is in seconds since 1970."""

    number: int
    at: float
    content: Content


class Reading(Struct, frozen=True):
    """The good records of a journal; `torn` when more was begun than is whole."""

    records: tuple[Record, ...]
    torn: bool


class Writer:
    """Makes the bytes of one record after the other."""

    __slots__ = ("_chain", "_number")

    def __init__(self) -> None:
        self._chain = MAGIC
        self._number = 0

    def record(self, content: Content, at: float) -> bytes:
        """The bytes of the next record; the first begins the file."""
        body = encode(content)
        start = MAGIC if self._number == 0 else b""
        self._chain = _checksum(self._chain, self._number, at, body)
        head = _HEAD.pack(len(body), self._number, at, self._chain)
        self._number += 1
        return start + head + body


def read(data: bytes) -> Reading:
    """Every good record in the bytes of a journal.

    Raises DamagedJournal for what is none, has no good beginning, or goes over a bound.
    """
    if not data.startswith(MAGIC) or len(data) > LARGEST:
        raise DamagedJournal("journal-damaged")
    found: list[Record] = []
    chain, place = MAGIC, len(MAGIC)
    while len(data) - place >= _HEAD.size and len(found) < MOST_RECORDS:
        size, number, at, checksum = _HEAD.unpack_from(data, place)
        body = data[place + _HEAD.size : place + _HEAD.size + size]
        if number != len(found) or len(body) != size:
            break
        chain = _checksum(chain, number, at, body)
        content = _content(body) if chain == checksum else None
        if content is None or isinstance(content, Begin) != (number == 0):
            break
        found.append(Record(number, _time(at), content))
        place += _HEAD.size + size
    if not found:
        raise DamagedJournal("journal-damaged")
    return Reading(tuple(found), place < len(data))


def _content(body: bytes) -> Content | None:
    try:
        return _decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _time(at: float) -> float:
    """A time that can be said; a clock may be set to anything."""
    return min(max(at, 0.0), LATEST) if at == at else 0.0


def _checksum(before: bytes, number: int, at: float, body: bytes) -> bytes:
    made = hashlib.blake2b(before, digest_size=16)
    made.update(struct.pack(">Id", number, at))
    made.update(body)
    return made.digest()


_decoder: msgspec.msgpack.Decoder[Content] = msgspec.msgpack.Decoder(Content)
