"""dev.py and the lock files, as far as they can be looked at without a network."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "requirements" / "run.txt", ROOT / "requirements" / "dev.txt"]


def pinned(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def named(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_an_old_python_can_read_dev_py_and_so_say_what_is_wanted() -> None:
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 7))


def test_dev_py_stands_on_the_standard_library_alone() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    plain = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    from_ = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    roots = {name.partition(".")[0] for name in plain | from_}
    assert roots <= sys.stdlib_module_names


def test_an_unknown_word_is_answered_with_the_commands() -> None:
    command = [sys.executable, str(ROOT / "dev.py"), "sing"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "python3 dev.py test" in done.stdout


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash_and_no_place_to_fetch_from(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    for line in re.findall(r"^[a-z].*(?:\n +--hash.*)*", text, re.MULTILINE):
        assert "--hash=sha256:" in line, line


def test_the_locks_hold_every_dependency_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run, dev = (pinned(lock) for lock in LOCKS)
    assert {named(each) for each in project["project"]["dependencies"]} <= run.keys()
    assert {named(each) for each in project["dependency-groups"]["dev"]} <= dev.keys()
    assert run.items() <= dev.items()
