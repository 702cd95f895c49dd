"""Where a file goes and how its folder is said.

What a title becomes as a name is the matter of `storage.names`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

SUFFIX = ".brief"


def free_path(
    folder: Path, name: str, suffix: str = SUFFIX, taken: Callable[[Path], bool] = Path.exists
) -> Path:
    """A path in a folder that nothing has yet: "Name.brief", else "Name (2).brief" and so on."""
    path = folder / f"{name}{suffix}"
    number = 2
    while taken(path):
        path = folder / f"{name} ({number}){suffix}"
        number += 1
    return path


def shown_folder(folder: Path, home: Path) -> str:
    """A folder the way people say it: "Documents › Briefs"."""
    try:
        parts = folder.relative_to(home).parts
    except ValueError:
        return str(folder)
    return " › ".join(parts) or str(folder)
