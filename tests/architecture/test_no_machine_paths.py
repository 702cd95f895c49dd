"""Nothing in the repository names the machine it was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def files_in_the_repository() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a clone, or no git")
    asked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in asked.stdout.decode().split("\0") if name]


def places_on_this_machine() -> list[str]:
    """This checkout and whatever lies beside it."""
    if ROOT.parent == Path(ROOT.anchor):
        return [str(ROOT)]
    return [str(place) for place in ROOT.parent.iterdir()]


def test_no_file_names_a_folder_of_this_machine() -> None:
    places = "|".join(re.escape(place) for place in places_on_this_machine())
    named = re.compile(rf"(?<![\w./:-])(?:{places})(?![\w-])".encode())
    guilty = [
        str(path.relative_to(ROOT))
        for path in files_in_the_repository()
        if path.is_file() and named.search(path.read_bytes())
    ]
    assert guilty == []
