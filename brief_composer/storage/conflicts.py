"""Second versions of a brief that a sync client leaves beside it when two people saved at once.

Belongs here: the names the common clients give such copies, and finding those of one brief. Does
not belong here: what is different in them, what to do with them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from brief_composer.storage import files

MOST = 20
"""Copies looked into at most: a folder may hold thousands of files."""

_PATTERNS = (
    # Dropbox, Nextcloud, ownCloud: "Name (Awa's conflicted copy 2026-11-22)", "Name (conflicted
    # copy 2026-11-22 104205)"; in French "Name (Copie en conflit de PC-1 2026-11-22)".
    r" \((?:[^()]*[ ’'])?(?:conflicted copy|case conflict|conflict)(?: [^()]*(?:\(\d+\))?)?\)",
    r" \([^()]*en conflit[^()]*(?:\(\d+\))?\)",
    # Syncthing: "Name.sync-conflict-20261122-104205-ABCDEFG".
    r"\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}",
    # Seafile: "Name (SFConflict awa@example.org 2026-11-22-10-42-05)".
    r" \(SFConflict [^()]*\)",
    # Google Drive, and browsers: "Name (1)". Our own copies are called so too: the id decides.
    r" ?\(\d{1,3}\)",
    # iCloud: "Name 2".
    r" \d{1,2}",
    # OneDrive: the name of the computer, "Name-LAPTOP-AWA" or "Name-Awas MacBook", at times with a
    # number.
    r"-[^-/\\][^/\\]{0,62}",
)
_ENDING = re.compile("(?:" + "|".join(_PATTERNS) + ")")


def looks_like_copy(name: str, of: str) -> bool:
    """Whether a file name without ending is one a sync client makes of another."""
    one, other = (unicodedata.normalize("NFC", each) for each in (name, of))
    if not one.startswith(other) or len(one) == len(other):
        return False
    return _ENDING.fullmatch(one[len(other) :]) is not None


def beside(path: Path, brief_id: str) -> tuple[Path, ...]:
    """The second versions of a brief in its folder, by name; those of another id are other briefs.

    A folder that cannot be read has none.
    """
    if not brief_id:
        return ()
    found: list[Path] = []
    try:
        with os.scandir(path.parent) as entries:
            for entry in entries:
                stem, ending = os.path.splitext(entry.name)
                if ending == path.suffix and looks_like_copy(stem, path.stem):
                    found.append(path.parent / entry.name)
    except OSError:
        return ()
    first = sorted(found)[:MOST]
    return tuple(each for each in first if files.id_of(each) == brief_id)
