"""The questions only the system's own file dialogs can answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from brief_composer.ui.naming import SUFFIX
from brief_composer.words import Words


class FileQuestions:
    """Asks for files and folders; None when the person thinks better of it."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def brief_to_open(self, over: QWidget, folder: Path) -> Path | None:
        """Which brief to open."""
        title, kind = self._words("app.open"), self._words("app.open.kind")
        name, _ = QFileDialog.getOpenFileName(over, title, str(folder), kind)
        return Path(name) if name else None

    def place_for_copy(self, over: QWidget, suggested: Path) -> Path | None:
        """Where to put a copy of a brief."""
        title, kind = self._words("app.copy"), self._words("app.open.kind")
        name, _ = QFileDialog.getSaveFileName(over, title, str(suggested), kind)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def folder(self, over: QWidget, title: str, now: Path) -> Path | None:
        """Which folder to use."""
        name = QFileDialog.getExistingDirectory(over, title, str(now))
        return Path(name) if name else None

    def file(self, over: QWidget, title: str, folder: Path, kind: str) -> Path | None:
        """Which file of a kind ("Pictures (*.png *.jpg)") to read."""
        name, _ = QFileDialog.getOpenFileName(over, title, str(folder), kind)
        return Path(name) if name else None

    def place(
        self, over: QWidget, title: str, suggested: Path, kind: str, suffix: str
    ) -> Path | None:
        """Where to write a file of a kind; the ending is added where it is left out."""
        name, _ = QFileDialog.getSaveFileName(over, title, str(suggested), kind)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix == suffix else path.with_name(path.name + suffix)
