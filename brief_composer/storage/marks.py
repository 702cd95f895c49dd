"""Marks a brief as open in this process, in the folder kept for it.

Belongs here: putting `keeping` and `locks` together. Does not belong here: what either does.
"""

from __future__ import annotations

from pathlib import Path

from brief_composer.model.brief import Brief
from brief_composer.storage import files, keeping, locks
from brief_composer.storage.errors import OpenElsewhere
from brief_composer.storage.locks import Hold, Holder
from brief_composer.storage.records import LATEST


def mark(brief: Brief, path: Path) -> Hold | None:
    """Mark the brief at `path` as open here; None where no mark can be kept on this computer.

    Raises OpenElsewhere where it is open in another window.
    """
    try:
        folder = keeping.folder(brief.id, path, brief.details.title)
        taken = locks.take(folder, path)
    except OSError:
        return None  # a full or closed state folder must not keep anybody from writing
    if isinstance(taken, Holder):
        raise elsewhere(taken, folder, path)
    return taken


def holder(brief_id: str, path: Path) -> Holder | None:
    """Who has the brief at `path` open now; None for nobody."""
    return locks.holder(keeping.find(brief_id, path))


def need_closed(path: Path) -> None:
    """Raises OpenElsewhere where the brief at `path` is open in a window."""
    brief_id = files.id_of(path)
    if brief_id is None:
        return
    found = holder(brief_id, path)
    if found is not None:
        raise elsewhere(found, keeping.find(brief_id, path), path)


def elsewhere(found: Holder, folder: Path, path: Path) -> OpenElsewhere:
    """That the brief at `path` is open in another window, and whose."""
    whose = "" if found.here or not found.pid else found.user or found.host
    since = found.since if 0 <= found.since <= LATEST else 0.0
    return OpenElsewhere(path, folder, since, whose)
