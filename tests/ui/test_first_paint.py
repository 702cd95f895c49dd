"""What the window may load before it is first painted."""

from __future__ import annotations

import os
import subprocess
import sys

HEAVY = (
    "yaml",
    "msgspec",
    "docx",
    "lxml",
    "reportlab",
    "pypdfium2",
    "rapidfuzz",
    "uharfbuzz",
    "concurrent.futures.thread",
    "brief_composer.model",
    "brief_composer.library",
    "brief_composer.ui.workspace",
)

SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
from brief_composer.ui.app import make_window
app = QApplication([])
window = make_window(app)
window.show()
app.processEvents()
print(*(name for name in {heavy!r} if name in sys.modules))
window.close()
"""


def test_the_start_page_is_painted_without_anything_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
