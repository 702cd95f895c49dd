"""What importing costs and needs. Which room may import which is import-linter's, in pyproject."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("PySide6", "docx", "lxml", "reportlab", "pypdfium2", "uharfbuzz", "PIL")

WITHOUT_QT = """
import importlib, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Refuse())
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as missing:
        sys.exit(f"{name} wants {missing.name}")
"""

WHAT_IT_LOADS = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(*sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[2:])))
"""


def modules_outside_ui() -> list[str]:
    found: list[str] = []
    for path in sorted((ROOT / "brief_composer").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] not in ("ui", "_bundled"):
            found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def python(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_every_room_but_ui_imports_without_qt() -> None:
    tried = python(WITHOUT_QT, *modules_outside_ui())
    assert tried.returncode == 0, tried.stderr


@pytest.mark.parametrize("module", ["brief_composer.cli", "brief_composer.__main__"])
def test_the_command_line_starts_without_heavy_packages(module: str) -> None:
    tried = python(WHAT_IT_LOADS, module, *HEAVY)
    assert tried.returncode == 0, tried.stderr
    assert tried.stdout.split() == []
