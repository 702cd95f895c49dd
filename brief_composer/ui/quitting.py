"""The program is to end while files are still being made: wait for them, or stop them.

Belongs here: that one question. Does not belong here: making files (`ui.dialogs.export`).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from brief_composer.ui.dialogs.message import MessageDialog
from brief_composer.ui.parts import Making
from brief_composer.ui.theme.theme import Theme
from brief_composer.words import Words


def ask(
    making: Making, quit: Callable[[], object], theme: Theme, words: Words, window: QWidget
) -> bool:
    """Ask what is to become of the files before the program ends; False if none is being made.

    "Wait and quit" quits once they are there; where something stands in the way of them it is told,
    and the program stays.
    """
    left = making.still_making()
    if left is None:
        return False

    def stop() -> None:
        making.give_up()
        quit()

    title = words(f"export.quit.{min(left.files, 3)}", n=left.files)
    if left.seconds:
        about = words("export.quit.about", n=left.seconds)
        title = words("export.quit.in", what=title, about=about)
    choices = [
        (words("export.quit.wait"), lambda: making.when_made(quit)),
        (words("export.quit.stop"), stop),
    ]
    text = words("export.quit.text")
    dialog = MessageDialog(theme, words, window, title, text, choices, ("file-output", "accent"))
    dialog.open(dialog.primary)
    return True
