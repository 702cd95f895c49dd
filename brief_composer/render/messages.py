"""What the window and its page-making helper process say to each other.

Each message is a msgspec Struct, packed as msgpack behind its length in four bytes (big-endian).
Importing this costs next to nothing; the heavy libraries are the helper's.
"""

from __future__ import annotations

from typing import BinaryIO, TypeAlias

import msgspec
from msgspec import Struct

from brief_composer.model.brief import Brief
from brief_composer.model.ids import ActorId
from brief_composer.render.options import Options

LONGEST = 512 * 1024 * 1024
"""Bytes; a longer message is not read."""


class Place(Struct, frozen=True, array_like=True):
    """Where a block stands: a page (from 0) and a box in points from its top left corner."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    origin: str


# ------------------------------------------------------------------------------- to the helper


class Layout(Struct, frozen=True, tag="layout"):
    """Lay this brief out. `generation` comes back with the answer; a newer Layout makes older ones
    that are not begun stale, and they get no answer."""

    generation: int
    brief: Brief
    actors: dict[ActorId, str]
    options: Options
    house_style: str
    paper: str = "A4"


class Paint(Struct, frozen=True, tag="paint"):
    """Paint a page (from 0) of the layout of that generation, `scale` pixels for each point."""

    generation: int
    page: int
    scale: float


class Export(Struct, frozen=True, tag="export"):
    """Make whole files in these formats; each is told of by Progress."""

    brief: Brief
    actors: dict[ActorId, str]
    options: Options
    house_style: str
    formats: tuple[str, ...]
    paper: str = "A4"


class Stop(Struct, frozen=True, tag="stop"):
    """End."""


Request: TypeAlias = Layout | Paint | Export | Stop

# ----------------------------------------------------------------------------- from the helper


class Laid(Struct, frozen=True, tag="laid"):
    """The pages of a layout as (width, height) in points, and where its blocks stand."""

    generation: int
    sizes: tuple[tuple[float, float], ...]
    places: tuple[Place, ...]


class Painted(Struct, frozen=True, tag="painted"):
    """A page as rows of blue, green, red, unused bytes, `stride` bytes a row."""

    generation: int
    page: int
    scale: float
    width: int
    height: int
    stride: int
    data: bytes


class Progress(Struct, frozen=True, tag="progress"):
    """Page `done` of `of` (0 while unknown) of a format is made."""

    format: str
    done: int
    of: int


class Exported(Struct, frozen=True, tag="exported"):
    """The files asked for, by format."""

    files: dict[str, bytes]
    pages: int = 0


class Refused(Struct, frozen=True, tag="refused"):
    """What was asked for could not be made: the code and parameters of a BriefComposerError.

    `request` is the tag of what was asked, `generation` its generation.
    """

    request: str
    code: str
    params: dict[str, str]
    generation: int = 0


Reply: TypeAlias = Laid | Painted | Progress | Exported | Refused

_pack = msgspec.msgpack.Encoder()


def packed(message: Request | Reply) -> bytes:
    """A message as it goes through a pipe."""
    body = _pack.encode(message)
    return len(body).to_bytes(4, "big") + body


def receive(stream: BinaryIO) -> bytes | None:
    """The body of the next message, waiting for it; None at the end of the stream."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    length = int.from_bytes(head, "big")
    if length > LONGEST:
        return None
    body = stream.read(length)
    return body if len(body) == length else None


def request(body: bytes) -> Request:
    """The request in a body. Raises msgspec.DecodeError for anything else."""
    return msgspec.msgpack.decode(body, type=Request)


def reply(body: bytes) -> Reply:
    """The reply in a body. Raises msgspec.DecodeError for anything else."""
    return msgspec.msgpack.decode(body, type=Reply)
