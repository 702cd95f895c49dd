"""The dialog of light copies, and the bar over one that was opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brief_composer.model.blocks import FigureBlock
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId
from brief_composer.storage import files, light
from brief_composer.ui import light_bar
from brief_composer.ui.asking import FileQuestions
from brief_composer.ui.dialogs.light_copy import SIZES, LightCopyDialog
from brief_composer.ui.notices import Notices
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words
from tests.unit.storage.test_light import photograph

DOCUMENTS = {"sources/Report 2019.pdf": b"%PDF" + bytes(range(256)) * 4000}


class Answers(FileQuestions):
    """The place a person would choose."""

    chosen: Path | None = None

    def place_for_copy(self, over: QWidget, suggested: Path) -> Path | None:
        return self.chosen


def with_picture(brief: Brief) -> Brief:
    picture = photograph(2000, 1500)
    figure = FigureBlock(BlockId("b901"), picture.id, "The ferry at Port Amal")
    first = brief.sections[0]
    first = structs.replace(first, blocks=(*first.blocks, figure))
    return structs.replace(brief, sections=(first, *brief.sections[1:]), media=(picture,))


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    made = make_workspace()
    files.save(made.path, with_picture(made.brief), DOCUMENTS)
    opened = files.open_brief(made.path)
    made.session._brief = opened.brief
    made.file.take(opened)
    return made


@pytest.fixture
def over(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def dialog(
    qtbot: QtBot,
    workspace: Workspace,
    theme: Theme,
    words: Words,
    over: QWidget,
    said: list[str],
) -> Iterator[LightCopyDialog]:
    made = LightCopyDialog(workspace, theme, words, over, said.append, Answers(words))
    made.open(made.size_box)
    yield made
    made.close_card()


def choose(qtbot: QtBot, dialog: LightCopyDialog, size: int) -> None:
    dialog.size_box.setCurrentIndex(SIZES.index(size))
    qtbot.waitUntil(lambda: dialog._made is not None, timeout=20_000)


def test_it_tells_how_small_the_copy_is_and_what_it_does_without(
    qtbot: QtBot, dialog: LightCopyDialog
) -> None:
    choose(qtbot, dialog, 500_000)
    assert dialog.told.text().startswith("The brief is 2")
    lines = dialog.list.toPlainText().splitlines()
    assert lines[0] == "Left out"
    assert lines[1].startswith("Report 2019.pdf (1.0 MB)")
    assert lines[2] == "Made smaller"
    assert lines[3].startswith("The ferry at Port Amal: ")


def test_the_copy_is_saved_where_it_was_asked_for_and_the_brief_stays(
    qtbot: QtBot,
    dialog: LightCopyDialog,
    workspace: Workspace,
    tmp_path: Path,
    said: list[str],
) -> None:
    before = workspace.path.read_bytes()
    choose(qtbot, dialog, 500_000)
    dialog._ask.chosen = tmp_path / "Small.brief"  # pyright: ignore[reportAttributeAccessIssue]
    assert dialog.primary is not None
    dialog.primary.click()
    assert (tmp_path / "Small.brief").stat().st_size <= 500_000
    assert workspace.path.read_bytes() == before
    assert said[0].startswith("Light copy saved as “Small”")
    assert dialog.isHidden()


def test_it_is_never_saved_over_the_brief_itself(
    qtbot: QtBot, dialog: LightCopyDialog, workspace: Workspace
) -> None:
    before = workspace.path.read_bytes()
    choose(qtbot, dialog, 500_000)
    dialog._ask.chosen = workspace.path  # pyright: ignore[reportAttributeAccessIssue]
    assert dialog.primary is not None
    dialog.primary.click()
    assert workspace.path.read_bytes() == before
    assert "the brief you are working on" in dialog.told.text()


def test_what_cannot_be_made_that_small_says_how_small_it_gets(
    qtbot: QtBot, dialog: LightCopyDialog
) -> None:
    choose(qtbot, dialog, 500_000)
    found = light.make(dialog._brief, dialog._others, 100)
    dialog._arrived(found)
    assert dialog.told.text().startswith("The brief cannot be made that small. The smallest copy")
    assert dialog.primary is not None
    assert dialog.primary.text() == "Save the smallest copy…"


def test_a_brief_that_is_small_enough_stays_as_it_is(qtbot: QtBot, dialog: LightCopyDialog) -> None:
    choose(qtbot, dialog, 10_000_000)
    assert dialog.told.text().startswith("The brief is small enough as it is")
    assert dialog.list.isHidden()


def test_a_light_copy_that_is_opened_says_what_was_left_out(
    qtbot: QtBot, workspace: Workspace, theme: Theme, words: Words, over: QWidget, tmp_path: Path
) -> None:
    opened = files.open_brief(workspace.path)
    made = light.make(opened.brief, opened.others, 500_000)
    files.save(tmp_path / "small.brief", made.brief, made.others)
    workspace.session._brief = made.brief
    workspace.file.take(files.open_brief(tmp_path / "small.brief"))
    notices = Notices(over)
    light_bar.show_light_bar(workspace, notices, theme, words)
    card = notices.card(light_bar.KEY)
    assert card is not None
    assert card.accessibleName() == (
        "This is a light copy. 1 document was left out: Report 2019.pdf. "
        "1 picture was made smaller. The whole brief is with whoever sent it."
    )


def test_a_whole_brief_has_no_bar(
    workspace: Workspace, theme: Theme, words: Words, over: QWidget
) -> None:
    notices = Notices(over)
    light_bar.show_light_bar(workspace, notices, theme, words)
    assert notices.keys == ()
