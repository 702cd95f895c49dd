"""Earlier versions of a brief: whole briefs kept beside its journal, on this computer only.

Belongs here: keeping one, finding, reading, naming and deleting them, each whole on the disk. Does
not belong here: when one is kept (`ui.keeping_versions`, the commands), which go (`thinning`),
words.

A version is a container of the brief's own kind, named by time and reason, with a part
"version.json" about itself. Pictures and other parts lie in `parts/` under their SHA-256, once for
all versions.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Final, cast

from msgspec import Struct, structs

from brief_composer.model.brief import Brief
from brief_composer.model.measure import brief_words
from brief_composer.storage import atomic, container, files, keeping, thinning
from brief_composer.storage.container import Unpacked
from brief_composer.storage.errors import (
    ReadError,
    VersionProblem,
    cannot_read,
    reason_of,
    system_words,
)
from brief_composer.storage.plain import Opened

FOLDER: Final = "versions"
PARTS: Final = "parts"
ABOUT: Final = "version.json"
KEEP_DAYS: Final = 30
LONGEST_NAME: Final = 120
"""Characters of a name."""

_LARGEST_ABOUT: Final = 200_000
_NONE: Final[Mapping[str, bytes]] = {}
_NO_SIZES: Final[Mapping[str, int]] = {}
_HASH = re.compile(r"[0-9a-f]{64}")


class Reason(Enum):
    """Why a version was kept. NAMED: because the user wanted it; OTHER: a later program knows."""

    EXPORT = "before-export"
    OUTSIDE = "before-outside"
    TEMPLATE = "before-template"
    HOURLY = "hourly"
    RESTORE = "before-restoring"
    NAMED = "named"
    OTHER = "other"


class Version(Struct, frozen=True):
    """An earlier version. `at` is in UTC; `who` is whose changes it was kept before, or "".

    One with a `name` stays until it is deleted. `size` is in bytes, without `parts` (bytes by
    hash), which it may share with others.
    """

    path: Path
    at: datetime
    reason: Reason
    who: str = ""
    name: str = ""
    words: int = 0
    size: int = 0
    digest: str = ""
    parts: Mapping[str, int] = _NO_SIZES

    @property
    def whole_size(self) -> int:
        """Bytes of the brief as a file of its own."""
        return self.size + sum(self.parts.values())


class Kept(Struct, frozen=True):
    """What `keep` did: `new` is false where the newest version said the same already."""

    version: Version
    new: bool


def place(brief_id: str, path: Path) -> Path:
    """The folder the versions of the brief at `path` are in, which need not be there."""
    return keeping.find(brief_id, path) / FOLDER


def keep(
    brief: Brief,
    path: Path,
    reason: Reason,
    *,
    who: str = "",
    name: str = "",
    others: Mapping[str, bytes] = _NONE,
    now: datetime | None = None,
    keep_days: int = KEEP_DAYS,
) -> Kept:
    """Keep the brief at `path` as it is in `brief`, and let go of those that are too many.

    Where the newest version says the same, no other is made; it gets the name if it has none.
    `others` are parts of the brief's container that are no part of the value. Raises
    VersionProblem; the versions there were are as they were then.
    """
    at = (now or datetime.now(UTC)).astimezone(UTC)
    name = _one_line(name)
    try:
        folder = keeping.folder(brief.id, path, brief.details.title) / FOLDER
        (folder / PARTS).mkdir(mode=0o700, parents=True, exist_ok=True)
        unpacked = _unpacked(brief, path, others)
        digest = _digest(unpacked)
        newest = next(iter(_all(folder)), None)
        if newest is not None and newest.digest == digest:
            return Kept(_named(newest, name) if name and not newest.name else newest, new=False)
        about = Version(folder, at, reason, _one_line(who), name, brief_words(brief), 0, digest)
        version = _write(about, unpacked)
        _thin(folder, at, keep_days)
    except OSError as error:
        raise _problem("version-not-kept", error) from error
    return Kept(version, new=True)


def all_versions(brief_id: str, path: Path) -> tuple[Version, ...]:
    """The versions of the brief at `path`, the newest first; those that cannot be read are passed
    over."""
    return _all(place(brief_id, path))


def read(version: Version) -> Opened:
    """The brief a version is, with the parts it had. Raises ReadError."""
    name = version.path.name
    try:
        with version.path.open("rb") as stream:
            unpacked = container.unpack_all(stream, name)
        about = _about(unpacked.others.get(ABOUT, b""))
        others = {key: data for key, data in unpacked.others.items() if key != ABOUT}
        for key, held in about.get("parts", {}).items():
            data = _part(version.path.parent / PARTS / held[0], held[0])
            if data is not None:
                others[key] = data
    except OSError as error:
        raise cannot_read(error, version.path) from error
    return files.from_bytes(container.pack(unpacked.content, others), name)


def rename(version: Version, name: str) -> Version:
    """Give a version a name, so that it stays; "" takes the name away. Raises VersionProblem."""
    try:
        return _named(version, _one_line(name))
    except ReadError as gone:
        raise VersionProblem("version-gone") from gone
    except OSError as error:
        raise _problem("version-not-named", error) from error


def delete(version: Version) -> None:
    """Delete a version and what only it had. Raises VersionProblem."""
    try:
        version.path.unlink(missing_ok=True)
    except OSError as error:
        raise _problem("version-not-deleted", error) from error
    _sweep_parts(version.path.parent)


def thin(brief_id: str, path: Path, now: datetime, keep_days: int = KEEP_DAYS) -> None:
    """Let go of the versions that are too many by now."""
    _thin(place(brief_id, path), now, keep_days)


# ---------------------------------------------------------------------------------------- inside


def _unpacked(brief: Brief, path: Path, others: Mapping[str, bytes]) -> Unpacked:
    """What the brief's own file would hold."""
    whole = files.to_bytes(brief, path.with_suffix(files.SUFFIX), others)
    return container.unpack_all(io.BytesIO(whole), path.name)


def _digest(unpacked: Unpacked) -> str:
    whole = hashlib.sha256(unpacked.content)
    for name, data in sorted(unpacked.others.items()):
        whole.update(f"\0{name}\0{_hash(data)}".encode())
    return whole.hexdigest()


def _write(about: Version, unpacked: Unpacked) -> Version:
    """Write the parts that are not there yet, then the version; `about.path` is the folder."""
    folder = about.path
    parts = {name: (_hash(data), len(data)) for name, data in unpacked.others.items()}
    _keep_parts(folder, unpacked)
    path = folder / f"{about.at:%Y%m%dT%H%M%S%fZ}-{about.reason.value}{files.SUFFIX}"
    sizes = dict(parts.values())
    version = structs.replace(about, path=path, parts=sizes)
    written = _put(version, unpacked.content, parts, fresh=True)
    _keep_parts(folder, unpacked)  # another process may have swept them up meanwhile
    return written


def _keep_parts(folder: Path, unpacked: Unpacked) -> None:
    for data in unpacked.others.values():
        target = folder / PARTS / _hash(data)
        if _part(target, target.name) is None:
            atomic.write(target, data)


def _put(
    version: Version, content: bytes, parts: Mapping[str, Any], fresh: bool = False
) -> Version:
    said = {
        "at": version.at.isoformat(timespec="microseconds"),
        "reason": version.reason.value,
        "who": version.who,
        "name": version.name,
        "words": version.words,
        "digest": version.digest,
        "parts": parts,
    }
    about = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    data = container.pack(content, {ABOUT: about})
    atomic.write(version.path, data, fresh=fresh)
    return structs.replace(version, size=len(data))


def _named(version: Version, name: str) -> Version:
    with version.path.open("rb") as stream:
        unpacked = container.unpack_all(stream, version.path.name)
    parts = _about(unpacked.others.get(ABOUT, b"")).get("parts", {})
    return _put(structs.replace(version, name=name), unpacked.content, parts)


def _all(folder: Path) -> tuple[Version, ...]:
    found: list[Version] = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == files.SUFFIX and not path.name.startswith("."):
                # One that cannot be read must not hide the others.
                with contextlib.suppress(OSError, ReadError):
                    found.append(_read_about(path))
    return tuple(sorted(found, key=lambda each: (each.at, each.path.name), reverse=True))


def _read_about(path: Path) -> Version:
    with path.open("rb") as stream:
        said = _about(container.unpack_part(stream, path.name, ABOUT, _LARGEST_ABOUT))
        size = stream.seek(0, io.SEEK_END)
    modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Version(
        path,
        _time(said.get("at"), modified),
        _reason(said.get("reason")),
        _one_line(said.get("who")),
        _one_line(said.get("name")),
        _number(said.get("words")),
        size,
        str(said.get("digest", "")) or path.name,
        dict(said.get("parts", {}).values()),
    )


def _about(data: bytes) -> dict[str, Any]:
    """What a version says of itself, each value of the kind it should be."""
    try:
        held: object = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    said = cast("dict[str, Any]", held)
    parts = said.get("parts")
    named = cast("dict[str, Any]", parts).items() if isinstance(parts, dict) else ()
    found = {name: _hash_and_size(each) for name, each in named}
    said["parts"] = {name: each for name, each in found.items() if each[0]}
    return said


def _hash_and_size(held: object) -> tuple[str, int]:
    """A part and its bytes; ("", 0) for anything else, as what a file says may be no path."""
    both = cast("list[object]", held) if isinstance(held, list) else []
    if len(both) != 2 or not _HASH.fullmatch(str(both[0])):
        return "", 0
    return str(both[0]), _number(both[1])


def _part(path: Path, hashed: str) -> bytes | None:
    """A part kept beside, where it is there and still what it was."""
    with contextlib.suppress(OSError):
        if path.stat().st_size <= container.LARGEST_FILE:
            data = path.read_bytes()
            return data if _hash(data) == hashed else None
    return None


def _thin(folder: Path, now: datetime, keep_days: int) -> None:
    there = _all(folder)
    for each in thinning.to_drop(there, now.astimezone(), keep_days):
        # What cannot be deleted now goes another time.
        with contextlib.suppress(OSError):
            each.path.unlink()
    _sweep_parts(folder)


def _sweep_parts(folder: Path) -> None:
    """Delete the parts no version has any more."""
    used = {hashed for version in _all(folder) for hashed in version.parts}
    with contextlib.suppress(OSError):
        for path in (folder / PARTS).iterdir():
            if _HASH.fullmatch(path.name) and path.name not in used:
                with contextlib.suppress(OSError):
                    path.unlink()


def _problem(code: str, error: OSError) -> VersionProblem:
    full = reason_of(error) == "disk-full"
    return VersionProblem(f"{code}-full" if full else code, system=system_words(error))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _one_line(held: object) -> str:
    text = held if isinstance(held, str) else ""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST_NAME]


def _number(held: object) -> int:
    return held if isinstance(held, int) and 0 <= held < 2**53 else 0


def _time(held: object, otherwise: datetime) -> datetime:
    try:
        found = datetime.fromisoformat(str(held))
        return found.astimezone(UTC) if found.tzinfo else otherwise
    except (ValueError, OverflowError):
        return otherwise


def _reason(held: object) -> Reason:
    return next((each for each in Reason if each.value == held), Reason.OTHER)
