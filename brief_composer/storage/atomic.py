"""Replacing a file whole: whoever looks sees the old file or the new one, never half of either.

The bytes go to a new file in the same folder, are flushed to the disk, read back and compared, and
only then take the name. Raises OSError; what that means for a person is the callers' matter.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

STALE_AFTER = 3600
"""Seconds after which a temporary file left by a process that was ended is swept up."""


class ReadBackDiffers(OSError):
    """The disk gave back other bytes than it was given."""


def write(
    path: Path,
    data: bytes,
    *,
    fresh: bool = False,
    last_look: Callable[[], object] | None = None,
) -> os.stat_result:
    """Write `data` to `path`; with `fresh`, raise FileExistsError if the name is taken.

    A link is followed, so that the file it points to is replaced and not the link. The permissions
    of the file that was there are kept; one that may not be written raises PermissionError, what is
    no file (a pipe, a device) OSError. Gives back what the system says of the new file, looked up
    before it takes the name: afterwards it may be somebody else's.
    `last_look` is called when everything is on the disk and only the name is still to be taken:
    what it raises leaves the file as it is.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    start = f".~{hashlib.sha256(target.name.encode('utf-8', 'replace')).hexdigest()[:8]}-"
    _sweep(target.parent, start)
    temporary = target.parent / f"{start}{secrets.token_hex(6)}.tmp"
    try:
        _write_new(temporary, data, mode)
        if temporary.read_bytes() != data:
            raise ReadBackDiffers(errno.EIO, "read back other bytes than were written")
        written = temporary.stat()
        if last_look is not None:
            last_look()
        _take_name(temporary, target, fresh)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(target.parent)
    return written


def _mode_of(target: Path) -> int | None:
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(target))
    if not stat.S_ISREG(found):
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP), str(target))
    if not found & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "is read-only", str(target))
    return stat.S_IMODE(found)


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        with contextlib.suppress(OSError):  # a FAT stick has no permissions to set
            path.chmod(mode)


def _take_name(temporary: Path, target: Path, fresh: bool) -> None:
    if not fresh:
        os.replace(temporary, target)
    elif sys.platform == "win32":
        os.rename(temporary, target)  # refuses a name that is taken
    else:
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if target.exists():
                raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
            os.replace(temporary, target)
        else:
            temporary.unlink()


def flush_folder(folder: Path) -> None:
    """Have the new name on the disk too; where a folder cannot be flushed, it is not needed."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path, start: str) -> None:
    """Remove what a process that was ended while writing this file left behind."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(start) and entry.name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat().st_mtime > STALE_AFTER:
                        os.unlink(entry.path)
