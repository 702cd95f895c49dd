"""What tests of the editor share: a theme, and one text by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brief_composer.model.richtext import Cite, Prose
from brief_composer.ui.editor.chips import ChipPainter
from brief_composer.ui.editor.document import TextLook
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.editor.text import ProseEdit
from brief_composer.ui.theme.tokens import LIGHT


@pytest.fixture(scope="session")
def text_look(qapp: QApplication) -> TextLook:
    return TextLook(qapp.font(), qapp.font(), LIGHT.text, LIGHT.link)


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
        text.setFocus()
        return text

    return make
