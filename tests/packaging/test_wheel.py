"""The wheel carries the content folders, and an installed program finds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ("recommendations", "seeds", "resources")
FILES = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "CHANGELOG.md")


def files_under(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    hidden = ("__pycache__", ".")
    return {
        path.as_posix() for path in found if not any(part.startswith(hidden) for part in path.parts)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy, since building leaves folders behind in the place it works in."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("brief_composer", *CONTENT):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, copy)
    out = tmp_path_factory.mktemp("dist")
    words = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(out), "."]
    subprocess.run([sys.executable, "-m", "pip", *words], cwd=copy, check=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_all_content_and_all_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    wanted = {f"brief_composer/{name}" for name in files_under(ROOT / "brief_composer")}
    for folder in CONTENT:
        wanted |= {
            f"brief_composer/_bundled/{folder}/{name}" for name in files_under(ROOT / folder)
        }
    assert wanted - inside == set()


def test_an_installed_program_finds_its_content(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    words = ["install", "--no-deps", "--no-index", "-q", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True)
    ask = "from brief_composer.paths import bundled; import sys; print(*map(bundled, sys.argv[1:]))"
    present = [name for name in CONTENT if files_under(ROOT / name)]
    found = subprocess.run(
        [sys.executable, "-c", ask, *present],
        cwd=tmp_path,
        env=dict(os.environ, PYTHONPATH=str(target)),
        capture_output=True,
        text=True,
        check=True,
    )
    places = [str(target / "brief_composer" / "_bundled" / name) for name in present]
    assert found.stdout.split() == places


def test_the_wheel_brings_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "brief-composer = brief_composer.__main__:main" in archive.read(entry).decode()
