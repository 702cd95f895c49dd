"""Putting an exported file where it was asked for, without ever replacing one unasked.

Belongs here: whole files or none, names that are free, files that are open elsewhere. Does not
belong here: what is in the file (`render`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from brief_composer.storage import atomic
from brief_composer.storage.errors import TargetError, cannot_write, reason_of, system_words

_NUMBERED = re.compile(r"(.*) \((\d{1,4})\)", re.DOTALL)
_SAID = re.compile(r"(.*?)((?: \([^()]*\))*)", re.DOTALL)

LONGEST = 255
"""Bytes of a name at most, as the common file systems have it."""


def write(target: Path, data: bytes, *, overwrite: bool = False) -> Path:
    """Write a whole file and give its path back.

    Raises TargetError: TargetExists unless `overwrite`, TargetOpen for a file another program has
    open, TargetReadOnly; the file that was there is as it was then.
    """
    check(target, overwrite=overwrite)
    try:
        atomic.write(target, data, fresh=not overwrite)
    except FileExistsError as error:
        raise cannot_write("exists", target) from error
    except atomic.ReadBackDiffers as error:
        raise cannot_write("not-verified", target) from error
    except OSError as error:
        raise cannot_write(reason_of(error), target, system_words(error)) from error
    return target


def check(target: Path, *, overwrite: bool = False) -> None:
    """Raise what stands in the way of writing, as far as it can be seen before the work is done."""
    # os.path says no to a name the system does not allow, where Path would raise; writing tells.
    if os.path.isdir(target):
        raise cannot_write("is-folder", target)
    if not os.path.isdir(target.parent):
        raise cannot_write("folder-gone", target)
    if os.path.exists(target):
        if not overwrite:
            raise cannot_write("exists", target)
        by = opened_by(target)
        if by:
            raise _open_in(by, target)


def opened_by(target: Path) -> str:
    """The program that says it has a file open: "LibreOffice", "Word", or "" for none.

    Both leave a small file of their own beside it as long as they do.
    """
    name = target.name
    # os.path says no to a name that is too long, where Path would raise.
    if os.path.exists(target.parent / f".~lock.{name}#"):
        return "LibreOffice"
    # Word puts its sign before a short name and in place of the first letters of a long one.
    owners = {f"~${name}", f"~${name[1:]}", f"~${name[2:]}"}
    return "Word" if any(os.path.exists(target.parent / owner) for owner in owners) else ""


def free_name(path: Path) -> Path:
    """A name in the same folder nothing has yet: the path itself, else "name (2).docx", …

    One that is too long is made shorter before what it says in brackets at its end.
    """
    return path.with_name(free_stem([path]) + path.suffix)


def free_stem(targets: Sequence[Path]) -> str:
    """A name without ending that all of these files can have, nothing in the way of any."""
    stem = targets[0].stem
    found = _NUMBERED.fullmatch(stem)
    start, number = (found[1], int(found[2])) if found else (stem, 1)
    room = LONGEST - max(len(os.fsencode(each.suffix)) for each in targets)
    stem = _fitting(stem, room)
    while any(os.path.lexists(each.with_name(stem + each.suffix)) for each in targets):
        number += 1
        stem = _fitting(f"{start} ({number})", room)
    return stem


def _fitting(stem: str, room: int) -> str:
    """The name in so many bytes; what it says in brackets at its end stays."""
    if len(os.fsencode(stem)) <= room:
        return stem
    found = _SAID.fullmatch(stem)
    start, end = (found[1], found[2]) if found else (stem, "")
    if len(os.fsencode(end)) > room // 2:
        start, end = stem, ""
    while start and len(os.fsencode(start + end)) > room:
        start = start[:-1]
    return start.rstrip() + end


def _open_in(program: str, target: Path) -> TargetError:
    error = cannot_write("open", target)
    error.params["program"] = program
    error.code = "target-open-in"
    return error
