"""What stands in the way of reading or writing a file. The words are under "error.<code>" (what to
say) and "error.<code>.title" (in one line)."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from brief_composer.errors import BriefComposerError
from brief_composer.model.finding import Finding


class StorageError(BriefComposerError):
    """A file could not be read or written; nothing that was there before is lost."""


class ReadError(StorageError):
    """A file could not be opened. `findings` tells the places, where there are any."""

    def __init__(self, code: str, findings: tuple[Finding, ...] = (), **params: object) -> None:
        super().__init__(code, **params)
        self.findings = findings


class FileMissing(ReadError):
    """There is no file of that name."""


class NotABrief(ReadError):
    """The file is something else than a brief."""


class DamagedBrief(ReadError):
    """The file is a brief with a fault in it; `findings` says where, the first one first."""


class NewerBrief(ReadError):
    """The brief was made with a later version of the program (`version`)."""


class DamagedJournal(ReadError):
    """What is kept of a brief since it was saved cannot be read, or is none."""


class JournalProblem(StorageError):
    """What is typed cannot be kept aside as well; saving the brief itself goes on."""


class VersionProblem(StorageError):
    """An earlier version could not be kept, named or deleted; the brief itself is as it was."""


class OpenElsewhere(ReadError):
    """The brief is open in another window, `since` when (seconds since 1970; 0 untold) and by
    `whom` if that is another person; `folder` is the one kept for it, where that window can be
    asked to show itself."""

    def __init__(self, path: Path, folder: Path, since: float, whom: str) -> None:
        super().__init__("brief-open-elsewhere", name=path.name, stem=path.stem)
        self.folder = folder
        self.since = since
        self.whom = whom


class SaveError(StorageError):
    """A brief could not be written; the file that was there is as it was."""


class ChangedOutside(SaveError):
    """The file holds something else than was last read or written here; it was left alone."""


class FileGone(SaveError):
    """The file is not there any more, though its folder is; nothing was put in its place."""


class TargetError(StorageError):
    """An exported file could not be written; the file that was there is as it was."""


class TargetExists(TargetError):
    """There is a file of that name already."""


class TargetOpen(TargetError):
    """The file is open in another program."""


class TargetReadOnly(TargetError):
    """The file or its folder may not be written to."""


_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SHUT = {errno.EROFS, errno.EACCES, errno.EPERM}
_HELD_ON_WINDOWS = {32, 33}


def reason_of(error: OSError) -> str:
    """What the system says, as the last part of a code: "disk-full", "folder-gone", …"""
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS or error.errno == errno.ETXTBSY:
        return "open"
    if error.errno in _FULL:
        return "disk-full"
    if error.errno in _GONE:
        return "folder-gone"
    if error.errno in _SHUT:
        return "read-only"
    return "name" if error.errno in (errno.ENAMETOOLONG, errno.EINVAL) else "refused"


def cannot_read(error: OSError, path: Path) -> ReadError:
    """The error for a file that could not be opened or read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileMissing("brief-not-found", (), **_params(path, ""))
    if isinstance(error, IsADirectoryError):
        return NotABrief("not-a-brief", (), **_params(path, ""))
    return ReadError("brief-unreadable", (), **_params(path, system_words(error)))


def cannot_save(reason: str, path: Path, system: str = "") -> SaveError:
    """The error for a brief that could not be written."""
    kinds = {"changed": ChangedOutside, "gone": FileGone}
    params = _params(path, system)
    if reason == "folder-gone":
        params["place"] = _lost(path)
    return kinds.get(reason, SaveError)(f"save-{reason}", **params)


def cannot_write(reason: str, path: Path, system: str = "") -> TargetError:
    """The error for an exported file that could not be written."""
    kinds = {"exists": TargetExists, "open": TargetOpen, "read-only": TargetReadOnly}
    return kinds.get(reason, TargetError)(f"target-{reason}", **_params(path, system))


def _params(path: Path, system: str) -> dict[str, str]:
    return {
        "name": path.name or str(path.absolute()),
        "stem": path.stem,
        "place": path.absolute().parent.name or str(path.absolute().parent),
        "path": str(path),
        "system": system,
    }


def _lost(path: Path) -> str:
    """The highest of the folders that are not there any more: the stick, not the folder on it."""
    missing = path.absolute().parent
    for each in missing.parents:
        if os.path.isdir(each):
            break
        missing = each
    return missing.name or str(missing)


def system_words(error: OSError) -> str:
    """The system's own few words about an error."""
    return error.strerror or (os.strerror(error.errno) if error.errno else type(error).__name__)
