"""The composition root of the window: makes each part once and hands it to whoever needs it.

Everything that is not needed for the first paint is imported when it is.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from brief_composer import words as catalogue
from brief_composer.ui.collecting import Collector
from brief_composer.ui.preferences import Preferences
from brief_composer.ui.theme.theme import STYLE, STYLE_OVERRIDE, Theme
from brief_composer.ui.window import Window

if TYPE_CHECKING:
    from brief_composer.ui.desk import Desk
    from brief_composer.ui.parts import Parts


def parts() -> Parts:
    """The makers of the editor and the panes."""
    # Imported here, as by then a brief is wanted: these bring the model and half of Qt's text.
    from brief_composer.ui.dialogs.export import open_export
    from brief_composer.ui.editor.editor import BriefEditor
    from brief_composer.ui.panes.checks import ChecksPane
    from brief_composer.ui.panes.details import DetailsPane
    from brief_composer.ui.panes.library import LibraryPane
    from brief_composer.ui.panes.outline import OutlinePane
    from brief_composer.ui.panes.preview import PreviewPane
    from brief_composer.ui.parts import Parts

    return Parts(
        editor=BriefEditor,
        left={"outline": OutlinePane, "library": LibraryPane},
        right={"preview": PreviewPane, "checks": ChecksPane, "details": DetailsPane},
        export=open_export,
    )


def make_window(app: QApplication, language: str = "en", theme: str | None = None) -> Window:
    """The window on its start page, not shown yet, as the settings have it.

    `language` is the system's, `theme` "light" or "dark" forces one.
    """
    preferences = Preferences(app)
    value = preferences.value
    words = catalogue.load(value.language or language)
    look = Theme(app, value.theme if theme is None else theme)
    look.set_sight(value.text_size, value.strong_contrast, value.dim_pages)

    def desk() -> Desk:
        from brief_composer.ui.desk import Desk

        return Desk(parts(), words("app.file_name"), app, preferences=preferences, words=words)

    window = Window(desk, look, words, preferences=preferences)
    look.dress()
    return window


def main(arguments: Sequence[str] = ()) -> int:
    """Open the window, with the brief named in the arguments if there is one; the exit code."""
    os.environ[STYLE_OVERRIDE] = STYLE
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("brief-composer")
    app.setApplicationDisplayName("Brief Composer")
    window = make_window(app, catalogue.preferred(os.environ))
    window.last_resort.install()
    window.show()
    # After the first paint: what was made until then stays, and need not be looked through again.
    QTimer.singleShot(0, gc.freeze)
    Collector(app)
    files = [Path(each) for each in app.arguments()[1:] if not each.startswith("-")]
    # After the first paint, so that there is something to look at meanwhile.
    if files:
        QTimer.singleShot(0, lambda: window.open_first(files[0].absolute()))
    else:
        QTimer.singleShot(0, window.filing.bring_back)
    return app.exec()
