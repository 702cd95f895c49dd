"""The readers of files from anywhere: each takes bytes and gives a value, or says what is wrong.

A target is a function of bytes that returns, or raises a BriefComposerError; anything else is a
mistake of ours. `GOOD` holds sound bytes of each, to begin from. Used by the property tests
(`test_readers`) and by `python -m tests.fuzz`, where atheris is installed.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from brief_composer import paths
from brief_composer.library.load import load
from brief_composer.model.brief import Brief
from brief_composer.render import style_file
from brief_composer.render.style_file import StyleFile
from brief_composer.render.style_form import parsed
from brief_composer.storage import (
    container,
    files,
    keeping,
    plain,
    records,
    recovery,
    templates,
    versions,
)
from brief_composer.storage.versions import Reason, Version
from tests.unit.storage.journals import brief, keys, write

Target = Callable[[bytes], object]


@cache
def folder() -> Path:
    """A folder for readers that read files and not bytes."""
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def read_brief(data: bytes) -> object:
    """A .brief file."""
    return files.from_bytes(data, "x.brief")


def read_text(data: bytes) -> object:
    """A brief.yaml, to write in and to read only."""
    plain.read(data, "x.yaml", to_read_only=True)
    return plain.read(data, "x.yaml")


def read_packed(data: bytes) -> object:
    """A brief.yaml inside a sound container."""
    return files.from_bytes(container.pack(data), "x.brief")


def read_journal(data: bytes) -> object:
    """A journal."""
    file = folder() / "x.journal"
    file.write_bytes(data)
    return recovery.read(file)


def read_records(data: bytes) -> object:
    """A journal whose records all have right checksums: each begins with its length in two
    bytes."""
    chain, out, number = records.MAGIC, [records.MAGIC], 0
    while len(data) > 2:
        size = int.from_bytes(data[:2], "big")
        body, data = data[2 : 2 + size], data[2 + size :]
        chain = records._checksum(chain, number, 0.0, body)
        out += [records._HEAD.pack(len(body), number, 0.0, chain), body]
        number += 1
    return read_journal(b"".join(out))


def read_template(data: bytes) -> object:
    """A template's file."""
    return templates.from_bytes(data, "x.brieftemplate")


def read_template_text(data: bytes) -> object:
    """The text of a template inside a sound container."""
    return templates.from_bytes(container.pack(data, kind=templates.KIND), "x.brieftemplate")


def read_style(data: bytes) -> object:
    """A house style's file."""
    return style_file.unpack(data, "x.briefstyle")


def read_style_text(data: bytes) -> object:
    """The text of a house style."""
    return parsed(data, "x.yaml")


def read_version(data: bytes) -> object:
    """An earlier version."""
    file = folder() / "x.version"
    file.write_bytes(data)
    return versions.read(Version(file, datetime.now(UTC), Reason.HOURLY))


def read_where(data: bytes) -> object:
    """The note of whose folder one is."""
    place = folder() / keeping.WHERE
    place.write_bytes(data)
    return keeping._kept(folder())


TARGETS: dict[str, Target] = {
    "brief": read_brief,
    "text": read_text,
    "packed": read_packed,
    "journal": read_journal,
    "records": read_records,
    "template": read_template,
    "template-text": read_template_text,
    "style": read_style,
    "style-text": read_style_text,
    "version": read_version,
    "where": read_where,
}


@cache
def good() -> dict[str, tuple[bytes, ...]]:
    """Sound bytes for each target."""
    sample = files.load(paths.resource("samples", "talking-first.yaml"))
    text = plain.write(sample)
    small = plain.write(brief("A sentence."))
    whole = files.to_bytes(sample, Path("x.brief"))
    journal = _journal()
    template = load().templates["policy-brief"]
    packed_template = templates.to_bytes(template)
    style = paths.resource("styles", "standard.yaml").read_bytes()
    return {
        "brief": (whole, files.to_bytes(Brief(), Path("x.brief"))),
        "text": (text, small),
        "packed": (text, small),
        "journal": (journal,),
        "records": (_bodies(journal),),
        "template": (packed_template,),
        "template-text": (templates_text(packed_template),),
        "style": (style_file.pack(StyleFile(parsed(style, "x.yaml"))),),
        "style-text": (style,),
        "version": (whole,),
        "where": (b'{"id": "' + b"0" * 32 + b'", "path": "/x", "title": "T"}',),
    }


def templates_text(data: bytes) -> bytes:
    """The text in a template's file."""
    place = folder() / "template"
    place.write_bytes(data)
    with place.open("rb") as stream:
        return container.unpack_all(stream, "x", templates.KIND).content


def _journal() -> bytes:
    base = brief("Before.")
    with tempfile.TemporaryDirectory() as name:
        states = list(keys(base, "Typed."))
        return write(Path(name), Path("/x.brief"), base, states).read_bytes()


def _bodies(journal: bytes) -> bytes:
    """The contents of its records as `read_records` takes them."""
    out: list[bytes] = []
    place = len(records.MAGIC)
    while place < len(journal):
        (size,) = struct.unpack_from(">I", journal, place)
        start = place + records._HEAD.size
        out += [min(size, 65535).to_bytes(2, "big"), journal[start : start + size]]
        place = start + size
    return b"".join(out)
