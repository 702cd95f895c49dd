"""Carries the content folders of the repository inside the wheel.

The project is described in pyproject.toml. What stands here cannot be said there: the folders that
editors and authors work in lie at the top of the repository, and an installed program finds them
as `brief_composer/_bundled/<name>` (see `brief_composer/paths.py`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
BUNDLED = ("recommendations", "seeds", "resources")


class BuildWithContent(build_py):
    """Copies the bundled folders next to the modules when a wheel is built."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:  # the checkout itself is found, copies would grow stale
            return
        target = Path(self.build_lib) / "brief_composer" / "_bundled"
        shutil.rmtree(target, ignore_errors=True)  # nothing deleted since may linger
        for name in BUNDLED:
            if (ROOT / name).is_dir():
                ignored = shutil.ignore_patterns("__pycache__", ".*")
                shutil.copytree(ROOT / name, target / name, ignore=ignored)


setup(cmdclass={"build_py": BuildWithContent})
