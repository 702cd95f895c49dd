"""The file itself: numbered objects, streams, and the table that finds them.

Belongs here: how values are spelled in a PDF and how a file is put together. Does not belong here:
what the objects mean. Numbers are given in the order asked for and nothing depends on the clock,
so the same calls give the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

_PER_STREAM = 200
"""Objects packed into one object stream; small enough that a reader need not inflate much."""


def ref(number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % number


def name(text: str) -> bytes:
    """A name, with the characters a name may not hold spelled as #XX."""
    plain = (chr(c) if 33 <= c <= 126 and chr(c) not in "#/()<>[]{}%" else f"#{c:02X}"
             for c in text.encode("utf-8"))  # fmt: skip
    return b"/" + "".join(plain).encode("ascii")


def string(text: str) -> bytes:
    """A text string: plain where it is plain ASCII, UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode("ascii") + b")"
    return b"<FEFF" + text.encode("utf-16-be", "surrogatepass").hex().upper().encode() + b">"


def number(value: float) -> bytes:
    """A number with at most two decimals, which is 1/7200 of an inch."""
    if value == int(value):
        return b"%d" % value
    return (f"{value:.2f}".rstrip("0").rstrip(".") or "0").replace("-0", "-0").encode()


def array(items: Iterable[bytes]) -> bytes:
    """An array of values already spelled."""
    return b"[" + b" ".join(items) + b"]"


def mapping(items: Iterable[tuple[str, bytes]]) -> bytes:
    """A dictionary of values already spelled; keys are names without the slash."""
    return b"<<" + b"".join(b"/" + key.encode() + b" " + value for key, value in items) + b">>"


class PdfFile:
    """A PDF 1.7 file being put together: objects in, one `bytes` out."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> int:
        """A number for an object that will be put later."""
        self._last += 1
        return self._last

    def put(self, body: bytes, number: int = 0) -> int:
        """Add an object that is not a stream, under a reserved number or a new one."""
        number = number or self.reserve()
        self._plain[number] = body
        return number

    def stream(
        self,
        data: bytes,
        entries: Iterable[tuple[str, bytes]] = (),
        number: int = 0,
        *,
        pack: bool = True,
    ) -> int:
        """Add a stream; `pack` deflates it."""
        number = number or self.reserve()
        if pack:
            data = zlib.compress(data, 6)
            entries = (*entries, ("Filter", b"/FlateDecode"))
        head = mapping((*entries, ("Length", b"%d" % len(data))))
        self._streams[number] = head + b"\nstream\n" + data + b"\nendstream"
        return number

    def finish(self, root: int, info: int) -> bytes:
        """The whole file. `root` and `info` are the catalogue and the information dictionary."""
        where: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        self._pack(where)
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        for number, body in self._streams.items():
            where[number] = (1, len(out), 0)
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = self.reserve()
        where[table] = (1, len(out), 0)
        digest = hashlib.md5(out, usedforsecurity=False).hexdigest().upper().encode()
        rows = b"".join(
            bytes((kind,)) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
            for _, (kind, first, second) in sorted(where.items())
        )
        packed = zlib.compress(rows, 6)
        head = mapping(
            (
                ("Type", b"/XRef"),
                ("Size", b"%d" % len(where)),
                ("W", b"[1 4 2]"),
                ("Root", ref(root)),
                ("Info", ref(info)),
                ("ID", b"[<" + digest + b"><" + digest + b">]"),
                ("Filter", b"/FlateDecode"),
                ("Length", b"%d" % len(packed)),
            )
        )
        start = len(out)
        out += b"%d 0 obj\n" % table + head + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _pack(self, where: dict[int, tuple[int, int, int]]) -> None:
        """Put the plain objects into object streams and note where each one went."""
        numbers = sorted(self._plain)
        for first in range(0, len(numbers), _PER_STREAM):
            chosen = numbers[first : first + _PER_STREAM]
            holder = self.reserve()
            index: list[bytes] = []
            body = bytearray()
            for place, number in enumerate(chosen):
                index.append(b"%d %d" % (number, len(body)))
                body += self._plain[number] + b"\n"
                where[number] = (2, holder, place)
            head = b" ".join(index) + b"\n"
            entries = (
                ("Type", b"/ObjStm"),
                ("N", b"%d" % len(chosen)),
                ("First", b"%d" % len(head)),
            )
            self.stream(head + bytes(body), entries, holder)
