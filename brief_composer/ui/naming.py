"""What a file is called: its title, made into a name every system allows."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

LONGEST = 80
SUFFIX = ".brief"

# Windows refuses these as names, with any ending.
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
_REPLACED = {
    "/": "-",
    "\\": "-",
    "|": "-",
    ":": " -",
    "<": "(",
    ">": ")",
    '"': "’",
    "?": "",
    "*": "",
}


def file_name(title: str, otherwise: str) -> str:
    """A title as a file name without ending: "Peace: how?" becomes "Peace - how".

    `otherwise` is the name where nothing is left of the title.
    """
    text = unicodedata.normalize("NFC", title)
    text = "".join(_REPLACED.get(sign, sign) for sign in text)
    text = "".join(s if unicodedata.category(s)[0] not in "CZ" else " " for s in text)
    text = " ".join(text.split())
    if len(text) > LONGEST:
        text = text[: LONGEST + 1].rpartition(" ")[0] or text[:LONGEST]
    text = text.strip(" .-")
    if text.split(".")[0].lower() in _DEVICES:
        text = f"{text}-"
    return text or otherwise


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
