"""What is said to the helper process that lays briefs out, and what it answers.

Values and their spelling on a pipe, nothing heavy: the window imports this, only the helper
imports `worker`. A message is four bytes of length (big-endian) and that many bytes of msgpack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeAlias, TypeVar

import msgspec
from msgspec import Struct

from brief_composer.model.brief import Brief
from brief_composer.model.ids import ActorId
from brief_composer.render.options import Options

MOST = 1 << 30
"""No message is longer than a gibibyte; a longer one is a broken pipe speaking."""


class Made(Struct, frozen=True):
    """A brief and everything its pages depend on. `style` is the id of a house style, or `drafted`
    the bytes of one that is being made (`render.style_file`); `paper` is "A4" or "Letter", "" for
    the style's own; `actors` are the addressees' names (`render.compose.actor_names`)."""

    brief: Brief
    actors: dict[ActorId, str] = {}
    options: Options = Options()
    style: str = "standard"
    paper: str = ""
    drafted: bytes = b""


# --------------------------------------------------------------------------------------- requests


class Layout(Struct, frozen=True, tag="layout"):
    """Lay this out for the preview → Laid. A newer one makes older ones, begun or not, void:
    they are not answered."""

    generation: int
    made: Made


class Render(Struct, frozen=True, tag="render"):
    """Draw a page (from 0) of that generation at `scale` pixels a point → Image. Not answered when
    that generation is no longer the newest laid out."""

    generation: int
    page: int
    scale: float


class Export(Struct, frozen=True, tag="export"):
    """Make the files of some formats → Progress …, then Exported, or Cancelled."""

    job: int
    made: Made
    formats: tuple[str, ...]


class Cancel(Struct, frozen=True, tag="cancel"):
    """Give up an export."""

    job: int


class Stop(Struct, frozen=True, tag="stop"):
    """End the process. Closing its input does the same."""


Request: TypeAlias = Layout | Render | Export | Cancel | Stop


# ---------------------------------------------------------------------------------------- answers


class Place(Struct, frozen=True, array_like=True):
    """Where something stands: page from 0, corners in points from the top left, origin."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    origin: str


class Laid(Struct, frozen=True, tag="laid"):
    """Laid out: the size of each page in points, what stands where, words with
    characters no typeface has."""

    generation: int
    sizes: tuple[tuple[float, float], ...]
    places: tuple[Place, ...]
    boxed: tuple[str, ...] = ()


class Image(Struct, frozen=True, tag="image"):
    """A page drawn: rows of `stride` bytes, four a pixel: blue, green, red and one unused."""

    generation: int
    page: int
    scale: float
    width: int
    height: int
    stride: int
    data: bytes


class Progress(Struct, frozen=True, tag="progress"):
    """How far the file of one format is: page `done` of `of`, which is 0 while unknown."""

    job: int
    format: str
    done: int
    of: int


class Exported(Struct, frozen=True, tag="exported"):
    """The files, by format; and words with characters a format could not show, by format."""

    job: int
    files: dict[str, bytes]
    boxed: dict[str, tuple[str, ...]] = {}


class Cancelled(Struct, frozen=True, tag="cancelled"):
    """The export was given up; nothing was made."""

    job: int


class Refused(Struct, frozen=True, tag="refused"):
    """A request could not be done: `number` is its generation or job (0 when it could not even be
    read); `code` and `params` are those of the exception. The process goes on."""

    number: int
    code: str
    params: dict[str, str | int | float] = {}


Answer: TypeAlias = Laid | Image | Progress | Exported | Cancelled | Refused


# --------------------------------------------------------------------------------------- spelling

T = TypeVar("T")


def pack(message: Request | Answer) -> bytes:
    """A message as it stands on the pipe."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(4, "big") + body


class Unpacker(Generic[T]):
    """Puts messages together from the bytes a pipe hands over in pieces of any size."""

    def __init__(self, kind: Any) -> None:
        """`kind` is T itself, which may be a union."""
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(kind)
        self._held = bytearray()

    def feed(self, data: bytes) -> Iterator[T]:
        """The messages complete with these bytes. Raises msgspec.DecodeError for one that cannot
        be read; those after it are still found by feeding b""."""
        self._held += data
        while len(self._held) >= 4:
            length = int.from_bytes(self._held[:4], "big")
            if length > MOST:
                raise msgspec.DecodeError(f"a message of {length} bytes")
            if len(self._held) < 4 + length:
                return
            body = bytes(self._held[4 : 4 + length])
            del self._held[: 4 + length]
            yield self._decoder.decode(body)


def requests() -> Unpacker[Request]:
    """Reads what is said to the helper."""
    return Unpacker[Request](Request)


def answers() -> Unpacker[Answer]:
    """Reads what it answers."""
    return Unpacker[Answer](Answer)
