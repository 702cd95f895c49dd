"""A brief that is open is marked as such, on this computer, so that a second window can tell.

The mark is a file in the folder kept for the brief, never beside the brief: a synced folder sees
whole briefs only. The system's own lock on that file says whether it still counts, and goes with
the process whatever ends it; where a system gives no locks, the process named in the file is looked
for. Belongs here: marking, and who marked. Does not belong here: asking anybody what to do.
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE = "lock"
KNOCK = "knock"
"""The file whose coming asks the window that has the brief open to show itself."""

LARGEST = 10_000
_FAR = 1 << 30
"""Windows locks bytes and lets nobody read them: one that is not there."""

_LOOKS, _BETWEEN = 10, 0.02
"""How often, and after how many seconds, a holder that says nothing is looked at again."""

_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}


class Holder(Struct, frozen=True):
    """Who has a brief open, as it says itself; all empty where it could not be read.

    `since` is in seconds since 1970. `started` and `boot` tell a process from a later one of the
    same number; they are "" where the system does not say.
    """

    pid: int = 0
    started: str = ""
    boot: str = ""
    host: str = ""
    user: str = ""
    since: float = 0
    path: str = ""

    @property
    def here(self) -> bool:
        """Whether it is a window of the same person on this computer."""
        return self.host == platform.node() and self.user == _user()


class Hold:
    """The mark of this process on a brief. `release` takes it away."""

    def __init__(self, folder: Path, stream: BinaryIO) -> None:
        self.folder = folder
        self._stream = stream

    def release(self) -> None:
        """Let go; the file stays, empty, so that nobody locks one that is just being deleted."""
        with contextlib.suppress(OSError, ValueError):
            self._stream.truncate(0)
        self._stream.close()


def take(folder: Path, path: Path) -> Hold | Holder:
    """Mark the brief at `path` as open in this process; or who has it open.

    `folder` is the one kept for the brief. Raises OSError where nothing can be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stream = _open(folder / FILE)
    try:
        locked, before = _lock_and_read(stream)
        if locked is False or (locked is None and before.pid and not is_stale(before)):
            stream.close()
            return before
        _write(stream, me(path))
    except BaseException:
        stream.close()
        raise
    return Hold(folder, stream)


def holder(folder: Path) -> Holder | None:
    """Who has the brief of that folder open now; None for nobody."""
    try:
        stream = (folder / FILE).open("r+b")
    except OSError:
        return None
    with stream:
        locked, found = _lock_and_read(stream)
    if locked is False:
        return found
    return None if locked or not found.pid or is_stale(found) else found


def me(path: Path, now: Callable[[], float] = time.time) -> Holder:
    """This process as the holder of the brief at `path`."""
    pid = os.getpid()
    return Holder(
        pid=pid,
        started=started(pid) or "",
        boot=boot(),
        host=platform.node(),
        user=_user(),
        since=now(),
        # A name in another encoding holds halves of characters, which JSON has not.
        path=str(path).encode("utf-8", "replace").decode(),
    )


def is_stale(found: Holder, begun: Callable[[int], str | None] | None = None) -> bool:
    """Whether a holder is gone: its computer was started anew, its process ended or is another.

    Of another computer nothing can be known: its holder counts. `begun` says when a process of
    this computer began: None where there is none of that number, "" where it cannot be told.
    """
    if found.host != platform.node():
        return False
    if found.boot and found.boot != boot():
        return True
    now = (begun or started)(found.pid)
    return now is None or bool(now and found.started and now != found.started)


def started(pid: int) -> str | None:
    """When a process began, in the system's own count; None where there is none, "" untold."""
    if sys.platform == "linux":
        try:
            text = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
        except OSError:
            return None
        # The name of the program stands in brackets and may hold anything: what counts follows.
        fields = text.rpartition(")")[2].split()
        return fields[19] if len(fields) > 19 and fields[0] not in "ZX" else None
    if sys.platform == "win32" or pid <= 0:
        return ""  # asking Windows by `os.kill` would end the process
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except OSError:
        pass
    return ""


def boot() -> str:
    """A mark of the computer's present run; "" where the system gives none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def knock(folder: Path) -> None:
    """Ask the window that has the brief of that folder open to show itself."""
    with contextlib.suppress(OSError):
        (folder / KNOCK).write_bytes(b"")


def answer_knock(folder: Path) -> bool:
    """Take a knock away; whether there was one."""
    try:
        (folder / KNOCK).unlink()
    except OSError:
        return False
    return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name
        return ""


def _open(path: Path) -> BinaryIO:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0)


def _read(stream: BinaryIO) -> Holder:
    try:
        stream.seek(0)
        return msgspec.json.decode(stream.read(LARGEST), type=Holder)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Holder()


def _write(stream: BinaryIO, value: Holder) -> None:
    stream.seek(0)
    stream.truncate(0)
    stream.write(msgspec.json.encode(value))
    os.fsync(stream.fileno())


def _lock_and_read(stream: BinaryIO) -> tuple[bool | None, Holder]:
    """Take the system's lock, and read who has or had it.

    One who has it and says nothing is just writing its name, or only looks who has it: wait for it.
    """
    locked, found = _lock(stream), _read(stream)
    for _ in range(_LOOKS):
        if locked is not False or found.pid:
            break
        time.sleep(_BETWEEN)
        locked, found = _lock(stream), _read(stream)
    return locked, found


def _lock(stream: BinaryIO) -> bool | None:
    """Take the system's lock: True taken, False somebody has it, None there are no locks here."""
    try:
        if sys.platform == "win32":
            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _HELD else None
    return True
