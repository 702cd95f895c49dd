"""Gathers the files of the library's folders, and never waits for long.

Belongs here: walking folders and reading bytes. Folders of people's own may lie on a drive that is
gone or very slow: they are read side by side, each on a thread of its own, and what has not arrived
in time is told. Does not belong here: what is in a file (`library.load`).
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from brief_composer.library.folders import Folder
from brief_composer.library.yaml_text import LARGEST
from brief_composer.model.finding import Finding, Origin, Severity, finding

MOST_FILES: Final = 5_000
PATIENCE: Final = 4.0
"""Seconds a folder of somebody's own may take."""

_ENDINGS: Final = (".yaml", ".yml")


class Gathered(Struct, frozen=True):
    """The files of one folder with their bytes, by name, and what stood in the way."""

    folder: Folder
    files: tuple[tuple[Path, bytes], ...] = ()
    findings: tuple[Finding, ...] = ()


Part = tuple[Path, bytes] | Finding
Reader = Callable[[Folder], Iterator[Part]]


def parts(folder: Folder) -> Iterator[Part]:
    """The files of a folder and the folders in it, one after the other; hidden ones left alone."""
    path = folder.path
    if path.suffix in _ENDINGS and not path.is_dir():
        yield _bytes(path)
        return
    refused: list[OSError] = []
    found = sorted(_names(path, refused))
    for broken in refused:
        if isinstance(broken, FileNotFoundError | NotADirectoryError):
            if not folder.optional:
                yield finding("library.no-folder", Severity.FIX, "", Origin(str(path)))
        else:
            yield _unreadable(Path(broken.filename or path), broken)
    for file in found[:MOST_FILES]:
        yield _bytes(file)
    if len(found) > MOST_FILES:
        params = {"found": len(found), "expected": MOST_FILES}
        yield finding("library.too-many-files", Severity.FIX, "", Origin(str(path)), **params)


def gather(
    folders: Iterable[Folder], patience: float = PATIENCE, reader: Reader = parts
) -> Iterator[Gathered]:
    """What is in each folder, in the order of the folders. Never raises for what it finds.

    Folders with an owner may take `patience` seconds, all of them together; those without one come
    with the program and are waited for.
    """
    folders = tuple(folders)
    errands = {folder: _Errand(folder, reader) for folder in folders if folder.owner}
    end = time.monotonic() + patience
    for folder in folders:
        if folder in errands:
            yield errands[folder].result(end, patience)
        else:
            yield _sorted(folder, list(reader(folder)))


class _Errand:
    """Reads one folder on a thread that nobody has to wait for."""

    def __init__(self, folder: Folder, reader: Reader) -> None:
        self._folder = folder
        self._reader = reader
        self._parts: list[Part] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="library folder")
        self._thread.start()

    def result(self, end: float, patience: float) -> Gathered:
        """What has arrived when it is done, or at the time `end` at the latest."""
        self._thread.join(max(0.0, end - time.monotonic()))
        arrived = list(self._parts)
        if self._thread.is_alive():
            self._stop.set()
            count = sum(isinstance(part, tuple) for part in arrived)
            code = "library.folder-slow" if count else "library.folder-silent"
            origin = Origin(str(self._folder.path))
            params: dict[str, str | int] = {"found": count} if count else {}
            arrived.append(
                finding(code, Severity.FIX, "", origin, expected=round(patience), **params)
            )
        return _sorted(self._folder, arrived)

    def _run(self) -> None:
        for part in self._reader(self._folder):
            self._parts.append(part)
            if self._stop.is_set():
                return


def _sorted(folder: Folder, parts: list[Part]) -> Gathered:
    files = tuple(part for part in parts if isinstance(part, tuple))
    return Gathered(folder, files, tuple(part for part in parts if isinstance(part, Finding)))


def _names(path: Path, refused: list[OSError]) -> Iterator[Path]:
    for place, inner, names in os.walk(path, onerror=refused.append):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if name.endswith(_ENDINGS) and not name.startswith("."):
                yield Path(place, name)


def _bytes(path: Path) -> Part:
    try:
        # A pipe or a device is no file of the library, and reading one might never end.
        if path.exists() and not path.is_file():
            return finding("library.not-a-file", Severity.FIX, "", Origin(str(path)))
        with path.open("rb") as stream:
            return path, stream.read(LARGEST + 1)
    except OSError as broken:
        return _unreadable(path, broken)


def _unreadable(path: Path, broken: OSError) -> Finding:
    found = broken.strerror or type(broken).__name__
    return finding("library.unreadable", Severity.FIX, "", Origin(str(path)), found=found)
