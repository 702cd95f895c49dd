"""Where what is kept for a brief lives: its journal, its earlier versions, its lock.

One folder for each brief under the state folder of this computer, named by the brief's id: beside
the brief nothing is ever left, and a client that synchronises folders sees whole briefs only.
Belongs here: which folder is whose, after a brief was moved, renamed or copied. Does not belong
here: what is in the folder (`journal`, `versions`, `locks`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from brief_composer import paths
from brief_composer.storage import files

WHERE = "where.json"
"""The file that says which brief a folder is for."""

LARGEST_WHERE = 100_000

_ID = re.compile(r"[0-9a-f]{32}")


class Kept(Struct, frozen=True):
    """The folder of a brief, with the id, the path and the title it had when last opened."""

    folder: Path
    id: str
    path: Path
    title: str = ""


def root() -> Path:
    """The folder the folders of all briefs are in."""
    return paths.state() / "briefs"


def folder(brief_id: str, path: Path, title: str = "") -> Path:
    """The folder of the brief at `path`, made where there is none, noting path and title.

    A brief that was moved keeps its folder. One that was copied outside the program (the path last
    noted is still there and holds the same id) gets a folder of its own. Raises OSError.
    """
    found = find(brief_id, path)
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = _kept(found)
    place = _absolute(path)
    noted = Kept(found, brief_id, place, title or (known.title if known else ""))
    if known != noted:
        _note(noted)
    return found


def move(folder: Path, brief_id: str, path: Path, title: str = "") -> None:
    """Note that the brief of a folder has another file now. Where it cannot be noted, the folder
    is found by the id."""
    with contextlib.suppress(OSError):
        _note(Kept(folder, brief_id, _absolute(path), title))


def find(brief_id: str, path: Path) -> Path:
    """The folder of the brief at `path` as `folder` gives it, which need not be there."""
    name, place = _name(brief_id, path), _absolute(path)
    like = [each for each in folders() if each.name.partition("-")[0] == name]
    kept = [each for each in map(_kept, like) if each is not None]
    own = next((each for each in kept if each.path == place), None)
    moved = next((each for each in kept if not _holds(each.path, each.id)), None)
    if own or moved:
        return (own or cast("Kept", moved)).folder
    return root() / (f"{name}-{_short(place)}" if kept else name)


def id_at(path: Path) -> str:
    """The id the brief at `path` was given when it was last opened; "" for one never opened here.

    For a file that does not say its id yet.
    """
    place = _absolute(path)
    return next((each.id for each in _all() if each.path == place), "")


def all_kept() -> tuple[Kept, ...]:
    """Every brief something is kept for, the one opened last first."""
    return tuple(_all())


def folders() -> tuple[Path, ...]:
    """Every folder, that of the brief opened last first; also those whose note was lost."""
    found: list[tuple[float, Path]] = []
    with contextlib.suppress(OSError), os.scandir(root()) as entries:
        for entry in entries:
            place, at = Path(entry.path), 0.0
            with contextlib.suppress(OSError):
                at = os.stat(place / WHERE).st_mtime
            found.append((at, place))
    return tuple(place for _, place in sorted(found, reverse=True))


def kept_in(folder: Path) -> Kept | None:
    """What is noted in a folder; None where nothing is, or nothing that can be read."""
    return _kept(folder)


def is_sound(path: str) -> bool:
    """Whether the system can be asked for a file of that name at all."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def _all() -> Iterator[Kept]:
    for each in folders():
        kept = _kept(each)
        if kept is not None:
            yield kept


def _kept(folder: Path) -> Kept | None:
    try:
        with (folder / WHERE).open("rb") as stream:
            held: object = json.loads(stream.read(LARGEST_WHERE))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(held, dict):
        return None
    entry = cast("dict[str, Any]", held)
    texts = [entry.get(name) for name in ("id", "path", "title")]
    if not all(isinstance(each, str) for each in texts):
        return None
    id, path, title = cast("list[str]", texts)
    if not is_sound(path):
        return None
    return Kept(folder, id, Path(path), title)


def _note(kept: Kept) -> None:
    text = {"id": kept.id, "path": str(kept.path), "title": kept.title}
    beside = kept.folder / f"{WHERE}.{os.getpid()}"
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(text, stream, ensure_ascii=True, indent=1)
        stream.flush()
        os.fsync(stream.fileno())  # a note without its words would be lost in a power cut
    os.replace(beside, kept.folder / WHERE)


def _holds(path: Path, brief_id: str) -> bool:
    """Whether the brief of that id is still at `path`; a file that cannot be read may be it."""
    if not os.path.isfile(path):
        return False
    held = files.id_of(path)
    return held is None or held in ("", brief_id)


def _name(brief_id: str, path: Path) -> str:
    """A file may say anything is its id: only what we make ourselves becomes a name."""
    if _ID.fullmatch(brief_id):
        return brief_id
    said = brief_id or str(_absolute(path))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _short(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def _absolute(path: Path) -> Path:
    return Path(os.path.realpath(path))
