"""A brief from the plain text of its brief.yaml, and back: the samples, and what is in a container.

Belongs here: bytes of YAML ↔ Brief, with every fault placed. Does not belong here: zip, disks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from brief_composer.library import yaml_text
from brief_composer.model.brief import Brief
from brief_composer.model.finding import Finding, Origin, Severity
from brief_composer.model.node import Faults, MapNode
from brief_composer.storage import codec, migrations, notation
from brief_composer.storage.container import LARGEST_CONTENT
from brief_composer.storage.errors import DamagedBrief, NewerBrief, NotABrief
from brief_composer.storage.outside import Held

_HEAD = 1_000
_NEEDED = {"content-missing", "content-id-twice", "content-not-mapping"}
"""Faults a later version's brief cannot be shown with; others cost what they stand at."""
_ID = re.compile(rb"^id: \"?([0-9a-f]{32})\"?\r?$", re.MULTILINE)


class Opened(Struct, frozen=True):
    """A brief and what its file said of itself: what made it, and in which format it was written.

    `migrated` is whether that format was an older one; the file is as it was until it is saved.
    `newer` is whether it was a later one: such a file may be read, and never written, as what this
    version does not know of it (`passed_over` things) would be lost. `others` are the parts of the
    container this version has no use for, to be kept when it is saved; `held` is what the file
    held.
    """

    brief: Brief
    made_by: str
    version: int
    migrated: bool
    newer: bool = False
    passed_over: int = 0
    others: Mapping[str, bytes] = {}
    held: Held | None = None

    @property
    def program(self) -> str:
        """The version of the program that made it: "2.1"; else the number of the format."""
        return self.made_by.rpartition(" ")[2] or str(self.version)


def read(data: bytes, name: str, *, to_read_only: bool = False) -> Opened:
    """The brief in the bytes of a brief.yaml. `name` is what messages call the file.

    With `to_read_only`, what a later version wrote is taken as far as it is understood. Raises
    NotABrief, NewerBrief, or DamagedBrief with every fault and its place.
    """
    reading = yaml_text.read(data, LARGEST_CONTENT)
    if reading.root is None or reading.faults:
        raise _damaged(name, tuple(_unreadable(fault) for fault in reading.faults))
    version = codec.version_of(reading.root)
    if version is None or not isinstance(reading.root, MapNode):
        raise NotABrief("not-a-brief", name=name)
    maker = codec.made_by(reading.root)
    if version > migrations.CURRENT:
        return _newer(reading.root, maker, version, name, to_read_only)
    if not migrations.has_way(version):
        raise NotABrief("not-a-brief", name=name)
    faults = Faults(codec.FILE)
    brief = codec.decode(migrations.migrate(reading.root, version), faults)
    if faults.found:
        found = sorted(faults.found, key=lambda each: each.origin.line if each.origin else 0)
        raise _damaged(name, tuple(found))
    return Opened(brief, maker, version, version < migrations.CURRENT)


def _newer(root: MapNode, maker: str, version: int, name: str, to_read_only: bool) -> Opened:
    """What is understood of a later version's brief. Raises NewerBrief where it may not be read,
    or where not even its parts can be told from each other."""
    faults = Faults(codec.FILE)
    brief = codec.decode(root, faults, later=True)
    opened = Opened(brief, maker, version, False, newer=True, passed_over=len(faults.found))
    if not to_read_only or any(each.code in _NEEDED for each in faults.found):
        raise NewerBrief("brief-newer", name=name, version=opened.program)
    return opened


def just_written(brief: Brief, held: Held) -> Opened:
    """What opening a file would give that was written a moment ago."""
    return Opened(brief, codec.MADE_BY, migrations.CURRENT, False, held=held)


def id_in(data: bytes) -> str:
    """The id a brief.yaml of ours says near its head, without reading the rest; "" for none."""
    found = _ID.search(data[:_HEAD])
    return found[1].decode() if found else ""


def write(brief: Brief) -> bytes:
    """The bytes of the brief.yaml of a brief."""
    return notation.write(codec.encode(brief)).encode("utf-8")


def _unreadable(fault: yaml_text.Fault) -> Finding:
    origin = Origin(codec.FILE, fault.line, fault.column)
    params = tuple(("there" if key == "found" else key, value) for key, value in fault.params)
    return Finding(f"content-{fault.code}", Severity.FIX, "", params, origin)


def _damaged(name: str, findings: tuple[Finding, ...]) -> DamagedBrief:
    first = findings[0].origin or Origin(codec.FILE)
    return DamagedBrief(
        "brief-damaged",
        findings,
        name=name,
        part=first.path,
        line=first.line,
        column=first.column,
    )
