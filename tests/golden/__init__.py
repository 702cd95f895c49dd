"""Comparing with what was written down before. `UPDATE_GOLDENS=1` writes it down anew."""

from __future__ import annotations

import os
from pathlib import Path

_HERE = Path(__file__).parent


def matches(name: str, text: str) -> bool:
    """Whether the text is the one kept under that name."""
    file = _HERE / name
    if os.environ.get("UPDATE_GOLDENS") == "1":
        file.write_text(text, "utf-8")
    return file.is_file() and file.read_text("utf-8") == text
