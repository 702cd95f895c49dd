"""Where bundled and user content lives.

The only module that looks at `__file__` or at the environment for folders. It answers questions
about places; it reads and writes nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_APP = "Brief Composer"


def bundled(name: str) -> Path:
    """The folder `name` ("recommendations", "seeds" or "resources") that comes with the program.

    An installed wheel carries the folders inside the package; a checkout has them beside it.
    """
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """A file or folder under the bundled `resources/`."""
    return bundled("resources").joinpath(*parts)


def home() -> Path:
    """The user's home folder; `BRIEF_COMPOSER_HOME` replaces it (tests, portable use)."""
    chosen = os.environ.get("BRIEF_COMPOSER_HOME")
    return Path(chosen) if chosen else Path.home()


def briefs() -> Path:
    """The folder new briefs are saved in unless the user chose another: Documents/Briefs."""
    return _documents() / "Briefs"


def own_library() -> Path:
    """The folder of the user's own recommendations: Documents/Brief Composer/Library."""
    return _documents() / _APP / "Library"


def own_styles() -> Path:
    """The folder of the user's own house styles: Documents/Brief Composer/Styles."""
    return _documents() / _APP / "Styles"


def own_templates() -> Path:
    """The folder of the user's own templates: Documents/Brief Composer/Templates."""
    return _documents() / _APP / "Templates"


def state() -> Path:
    """The folder for what the program remembers by itself (recent briefs, window sizes)."""
    if "BRIEF_COMPOSER_HOME" in os.environ:
        return home() / "state"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home() / "AppData" / "Local")) / _APP
    if sys.platform == "darwin":
        return home() / "Library" / "Application Support" / _APP
    return Path(os.environ.get("XDG_STATE_HOME", home() / ".local" / "state")) / "brief-composer"


def _documents() -> Path:
    """The user's Documents folder under the name their system gives it."""
    if sys.platform.startswith("linux") and "BRIEF_COMPOSER_HOME" not in os.environ:
        configured = os.environ.get("XDG_CONFIG_HOME", str(home() / ".config"))
        try:
            lines = (Path(configured) / "user-dirs.dirs").read_text("utf-8").splitlines()
        except OSError:
            lines = []
        for line in lines:
            if line.startswith("XDG_DOCUMENTS_DIR="):
                value = line.partition("=")[2].strip('"')
                return Path(value.replace("$HOME", str(home())))
    return home() / "Documents"
