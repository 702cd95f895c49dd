"""Whose folders make the library: the program's, an organisation's, the user's own.

Belongs here: which folders there are, in the order they count, and remembering those a person adds.
Does not belong here: what is in them (`library.gathering`, `library.load`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, cast

from msgspec import Struct

from brief_composer import paths

YOURS: Final = "yours"
ORGANISATION: Final = "organisation"
VARIABLE: Final = "BRIEF_COMPOSER_LIBRARY"
"""Names folders of the organisation, parted as in PATH, for everybody on a computer."""

_FILE: Final = "library-folders.json"


class Folder(Struct, frozen=True):
    """A folder (or one file) of the library and whose it is: "" for what comes with the program,
    YOURS, ORGANISATION, or a name. `optional` ones need not be there."""

    path: Path
    owner: str = ""
    optional: bool = False


def bundled() -> tuple[Folder, ...]:
    """The folders and files of the library that comes with the program."""
    return (
        Folder(paths.resource("themes.yaml")),
        Folder(paths.resource("actors.yaml")),
        Folder(paths.bundled("seeds")),
        Folder(paths.bundled("recommendations")),
        Folder(paths.resource("templates")),
        Folder(paths.resource("library-note.yaml")),
    )


def own() -> tuple[Folder, ...]:
    """The organisation's folders, then the user's own, which may not be there yet."""
    shared = dict.fromkeys((*given(), *chosen()))
    return (
        *(Folder(path, ORGANISATION) for path in shared),
        Folder(paths.own_library(), YOURS, optional=True),
    )


def everybodys() -> tuple[Folder, ...]:
    """All folders in the order they count: the first of two items with one id stays."""
    return (*bundled(), *own())


def given() -> tuple[Path, ...]:
    """The folders whoever looks after the computer has set for everybody on it."""
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    return tuple(Path(name.strip()) for name in named if name.strip())


def chosen() -> tuple[Path, ...]:
    """The organisation's folders this user has added, in the order they were added."""
    try:
        held: Any = json.loads((paths.state() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    listed = cast("dict[str, Any]", held).get("folders") if isinstance(held, dict) else None
    named = cast("list[Any]", listed) if isinstance(listed, list) else []
    return tuple(Path(name) for name in named if isinstance(name, str) and name.strip())


def add(path: Path) -> bool:
    """Remember a folder of the organisation; False where it is remembered already.

    Raises OSError when that cannot be written down.
    """
    whole = Path(os.path.abspath(path))
    if whole in (*given(), *chosen()):
        return False
    _keep((*chosen(), whole))
    return True


def remove(path: Path) -> bool:
    """Forget a folder that was added; its files stay. False where it was not remembered.

    Raises OSError when that cannot be written down.
    """
    whole = Path(os.path.abspath(path))
    if whole not in chosen():
        return False
    _keep(each for each in chosen() if each != whole)
    return True


def _keep(folders: Iterable[Path]) -> None:
    file = paths.state() / _FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    text = json.dumps({"folders": [str(path) for path in folders]}, ensure_ascii=False, indent=1)
    beside.write_text(text, "utf-8")
    os.replace(beside, file)
