"""What tests of the editor share: a theme, and one text by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brief_composer.model.brief import Brief
from brief_composer.model.richtext import Cite, Prose
from brief_composer.ui.editor.chips import ChipPainter
from brief_composer.ui.editor.document import TextLook
from brief_composer.ui.editor.editor import BriefEditor
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.theme.tokens import LIGHT
from brief_composer.ui.workspace import Workspace
from brief_composer.words import load
from tests.ui.editor import briefs


@pytest.fixture(scope="session")
def text_look(qapp: QApplication) -> TextLook:
    font = qapp.font()
    font.setPixelSize(16)
    return TextLook(font, font, LIGHT.text, LIGHT.link)


@pytest.fixture
def make_text(qtbot: QtBot, text_look: TextLook) -> Callable[..., ProseEdit]:
    """Makes a text that is shown and has the caret at its start."""

    def label(chip: object) -> str:
        return f"({chip.source})" if isinstance(chip, Cite) else "blank"

    def make(prose: Prose = ()) -> ProseEdit:
        painter = ChipPainter(label, text_look.body, LIGHT)
        text = ProseEdit(text_look, painter)
        text.cite_words = label
        qtbot.addWidget(text)
        text.resize(500, 300)
        text.show_prose(prose)
        text.place(Spot(0, 0))
        text.show()
        text.activateWindow()
        text.setFocus()
        qtbot.waitUntil(text.hasFocus)
        return text

    return make


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, "light")
    made.dress()
    return made


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def make_editor(
    qtbot: QtBot, theme: Theme, jobs: Jobs, tmp_path: Path
) -> Iterator[Callable[..., BriefEditor]]:
    """Makes an editor of a brief, shown; nothing is saved or checked in the background."""
    spaces: list[Workspace] = []

    def make(brief: Brief | None = None, height: int = 700) -> BriefEditor:
        space = briefs.workspace(brief or briefs.sample(), tmp_path, jobs)
        space.file._rest.blockSignals(True)
        space._check_timer.blockSignals(True)
        spaces.append(space)
        editor = BriefEditor(space, theme, load("en"))
        qtbot.addWidget(editor)
        editor.resize(648, height)
        editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        return editor

    yield make
    for space in spaces:
        space.file._rest.stop()
        space._check_timer.stop()
