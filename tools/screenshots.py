"""Drives the real window from the start page to two files on disk, and saves what it looks like.

`python -m tools.screenshots [FOLDER] [--size 1366x768]… [--theme light]… [--language en]…`
writes FOLDER/<size>-<theme>-<language>/<screen>.png (FOLDER is `screenshots`), every combination
when nothing is named. Works without a screen. The files it exports lie in a folder of their own
that is removed at the end; their names and sizes are printed.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SIZES = ("1366x768", "1600x1000")
THEMES = ("light", "dark")
LANGUAGES = ("en", "fr")
PATIENCE = 30.0
"""Seconds to wait for something to appear before giving up."""

TITLE = {
    "en": "Talking first: how to engage armed groups in central Mali",
    "fr": "D’abord parler : dialoguer avec les groupes armés du centre du Mali",
}
AUDIENCE = {
    "en": "The Ministry of National Reconciliation and its partners",
    "fr": "Le ministère de la Réconciliation nationale et ses partenaires",
}
SUMMARY = {
    "en": "Local talks have reopened markets and schools. This brief asks for four steps that "
    "make room for more of them.",
    "fr": "Des dialogues locaux ont rouvert des marchés et des écoles. Cette note demande quatre "
    "mesures pour leur faire une place.",
}
TICKS = (
    "reframe-the-discourse",
    "open-community-dialogue",
    "agree-local-ceasefires",
    "gate-ddr-on-ssr",
)


def main() -> int:
    """Take the pictures asked for; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("folder", nargs="?", default="screenshots", type=Path)
    asked.add_argument("--size", action="append", choices=SIZES)
    asked.add_argument("--theme", action="append", choices=THEMES)
    asked.add_argument("--language", action="append", choices=LANGUAGES)
    chosen = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kinds = itertools.product(
        chosen.size or SIZES, chosen.theme or THEMES, chosen.language or LANGUAGES
    )
    with tempfile.TemporaryDirectory() as home:
        for number, (size, theme, language) in enumerate(kinds):
            os.environ["BRIEF_COMPOSER_HOME"] = str(Path(home) / str(number))
            folder = chosen.folder / f"{size}-{theme}-{language}"
            folder.mkdir(parents=True, exist_ok=True)
            Tour(size, theme, language, folder).take()
            print(folder)
    return 0


class Tour:
    """One walk through the program in one size, theme and language."""

    def __init__(self, size: str, theme: str, language: str, folder: Path) -> None:
        # Imported here: the platform and the home folder have to be chosen first.
        from PySide6.QtWidgets import QApplication

        from brief_composer.ui.app import make_window

        self.app = QApplication.instance() or QApplication([])
        self.folder = folder
        self.language = language
        self.window = make_window(self.app, language, theme)
        self.window.resize(*map(int, size.split("x")))
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def take(self) -> None:
        """Take every picture, then close."""
        try:
            self.start()
            self.new_brief()
            self.main()
            self.checks()
            self.find_command()
            self.house_style()
            self.blanks()
            self.settings()
            self.export()
        finally:
            self.window.close()
            self.window.deleteLater()
            self.settle()

    # ------------------------------------------------------------------------------------ screens

    def start(self) -> None:
        """The start page."""
        self.picture("start")

    def new_brief(self) -> None:
        """New brief, step 1 and 2, by the keys."""
        from PySide6.QtCore import Qt

        from brief_composer.ui.dialogs.new_brief import NewBriefDialog

        self.key(Qt.Key.Key_Return)
        dialog = self.window.findChild(NewBriefDialog)
        assert isinstance(dialog, NewBriefDialog)
        self.until(lambda: dialog.choice.list.ticks.rowCount() > 0)
        dialog.about.title.setText(TITLE[self.language])
        dialog.about.audience.setText(AUDIENCE[self.language])
        self.picture("new-brief-1")
        self.key(Qt.Key.Key_Return)
        ticks = dialog.choice.list.ticks
        for id in TICKS:
            row = next(n for n, each in enumerate(ticks.rows) if each.id == id)
            dialog.choice.list.setCurrentIndex(ticks.index(row))
            self.key(Qt.Key.Key_Space)
        self.picture("new-brief-2")
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.window.view is not None)

    def main(self) -> None:
        """The brief with a summary, the caret in its second recommendation, the library open."""
        self.type(SUMMARY[self.language])
        view, workspace = self.window.view, self.window.filing.workspace
        assert view is not None
        assert workspace is not None
        self.until(lambda: self.window.status._pages.isVisible())
        self.until(lambda: workspace.report is not None and not workspace.save_state.pending)
        view.show_left("library")
        workspace.reveal(workspace.brief.recommendations()[1].id)
        self.settle(0.8)
        self.picture("main")

    def checks(self) -> None:
        """The outline and the checks."""
        view = self.window.view
        assert view is not None
        view.show_left("outline")
        self.window.commands.run("brief.check")
        self.settle(0.6)
        self.picture("checks")

    def find_command(self) -> None:
        """Find a command, with an answer."""
        from PySide6.QtCore import Qt

        self.window.commands.run("help.find")
        self.type({"en": "add", "fr": "ajouter"}[self.language])
        self.picture("find-command")
        self.key(Qt.Key.Key_Escape)

    def blanks(self) -> None:
        """The form with every blank of the brief."""
        from brief_composer.ui.dialogs.fill_blanks import FillDialog

        self.window.commands.run("brief.fill")
        dialog = self.window.findChildren(FillDialog)[-1]
        self.picture("blanks")
        dialog.close_card()
        self.settle()

    def settings(self) -> None:
        """Every page of the settings, then the brief in larger text and strong contrast."""
        from brief_composer.ui.dialogs.settings import PAGES, SettingsDialog

        for page in PAGES:
            self.window.show_settings(page)
            # Those closed before are still about to be deleted.
            dialog = self.window.findChildren(SettingsDialog)[-1]
            self.picture(f"settings-{page}")
            dialog.close_card()
            self.settle()
        self.window.preferences.change(text_size=150, strong_contrast=True, dim_pages=True)
        self.settle(0.8)
        self.picture("larger-stronger")
        self.window.preferences.change(text_size=100, strong_contrast=False, dim_pages=False)
        self.settle(0.5)

    def house_style(self) -> None:
        """The House style dialog with another colour, its top and its foot, then left unsaved."""
        from PySide6.QtWidgets import QScrollArea

        from brief_composer.ui.dialogs.house_style import HouseStyleDialog

        self.window.commands.run("brief.house_style")
        dialog = self.window.findChild(HouseStyleDialog)
        assert isinstance(dialog, HouseStyleDialog)
        dialog.form.colour.number.setText("#0B5C8A")
        dialog.form.colour.number.textEdited.emit("#0B5C8A")
        self.until(lambda: dialog.page.view.shows)
        self.settle(1.0)
        self.picture("house-style-1")
        area = dialog.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        self.picture("house-style-2")
        dialog.close_card()
        self.settle()

    def export(self) -> None:
        """The Export dialog, then its two files on disk."""
        from PySide6.QtWidgets import QPushButton, QWidget

        view = self.window.view
        assert view is not None
        view.show_right("preview")
        self.window.commands.run("file.export")
        dialog = self.window.findChild(QWidget, "exportDialog")
        assert dialog is not None
        self.settle(2.5)
        self.picture("export")
        run = dialog.findChild(QPushButton, "exportRun")
        assert isinstance(run, QPushButton)
        run.click()
        home = Path(os.environ["BRIEF_COMPOSER_HOME"])

        def made() -> list[Path]:
            return [p for p in home.rglob("*") if p.suffix in (".docx", ".pdf")]

        self.until(lambda: len(made()) == 2)
        self.settle(0.5)
        self.picture("export-done")
        for file in made():
            print(f"  {file.name}: {file.stat().st_size // 1024} KB")

    # -------------------------------------------------------------------------------------- hands

    def key(self, key: object) -> None:
        """Press a key where the focus is."""
        from PySide6.QtTest import QTest

        QTest.keyClick(self.app.focusWidget() or self.window, key)
        self.settle(0.05)

    def type(self, text: str) -> None:
        """Type where the focus is; QTest knows no letters beyond ASCII."""
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        none = Qt.KeyboardModifier.NoModifier
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                to = self.app.focusWidget() or self.window
                QCoreApplication.sendEvent(to, QKeyEvent(kind, 0, none, sign))
        self.settle(0.05)

    def picture(self, name: str) -> None:
        """Save the window as it is."""
        self.settle(0.1)
        self.window.grab().save(str(self.folder / f"{name}.png"))

    def settle(self, seconds: float = 0.2) -> None:
        """Let the window work for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.005)

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            self.settle(0.02)


if __name__ == "__main__":
    sys.exit(main())
