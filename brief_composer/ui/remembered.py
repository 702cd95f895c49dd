"""What the program remembers by itself: pane widths, the theme, the briefs opened last.

Kept in small JSON files of the state folder. Losing one loses comfort and nothing else, so a file
that cannot be read or written is passed over in silence.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, cast

from brief_composer import paths

MOST_RECENT = 12


class Remembered:
    """A mapping of names to plain values, written at once when it changes."""

    def __init__(self, name: str) -> None:
        self._file = paths.state() / f"{name}.json"
        self._values = self._read()

    def get(self, key: str, otherwise: Any = None) -> Any:
        """The value under a key."""
        return self._values.get(key, otherwise)

    def put(self, key: str, value: object) -> None:
        """Remember a value that JSON can hold; None forgets."""
        if self._values.get(key) == value:
            return
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            held: object = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return cast("dict[str, Any]", held) if isinstance(held, dict) else {}

    def _write(self) -> None:
        beside = self._file.with_suffix(".new")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            os.replace(beside, self._file)


class Recent(NamedTuple):
    """A brief opened before. `to_fix` is -1 while it was never checked; `at` is a Unix time."""

    path: Path
    title: str
    at: float
    to_fix: int = -1
    language: str = ""

    @property
    def missing(self) -> bool:
        """Whether the file is not where it was."""
        return not self.path.is_file()


class RecentBriefs:
    """The briefs opened last, the newest first."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._store = Remembered("recent")
        self._clock = clock
        self._all = [r for r in map(_recent, self._store.get("briefs", [])) if r is not None]

    def __call__(self) -> tuple[Recent, ...]:
        return tuple(self._all)

    def add(self, path: Path, title: str, language: str, to_fix: int = -1) -> None:
        """This brief was opened or worked on just now."""
        kept = [each for each in self._all if each.path != path]
        self._keep([Recent(path, title, self._clock(), to_fix, language), *kept])

    def move(self, old: Path, new: Path) -> None:
        """The file was found in another place."""
        self._keep([r._replace(path=new) if r.path == old else r for r in self._all])

    def remove(self, path: Path) -> None:
        """Take a brief off the list; its file stays as it is."""
        self._keep([each for each in self._all if each.path != path])

    def _keep(self, all_: list[Recent]) -> None:
        self._all = all_[:MOST_RECENT]
        self._store.put("briefs", [{**r._asdict(), "path": str(r.path)} for r in self._all])


def _recent(held: object) -> Recent | None:
    """One entry as it was written; None for anything else."""
    if not isinstance(held, dict):
        return None
    entry = cast("dict[str, Any]", held)
    try:
        return Recent(
            Path(entry["path"]),
            str(entry["title"]),
            float(entry["at"]),
            int(entry.get("to_fix", -1)),
            str(entry.get("language", "")),
        )
    except (KeyError, TypeError, ValueError):
        return None
