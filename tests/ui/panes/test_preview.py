"""The preview: pages of the real helper, following, zoom, memory."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from brief_composer.model.ids import BlockId
from brief_composer.render.messages import Image, Laid, Place
from brief_composer.session import labels
from brief_composer.session.edits.details import set_details
from brief_composer.session.edits.recommendations import set_title
from brief_composer.ui.panes.page_view import NEAR, PageView
from brief_composer.ui.panes.preview import PreviewPane
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import Words

LONG = 20_000
ASKS = ("reframe-the-discourse", "open-community-dialogue", "agree-local-ceasefires")


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace(*ASKS)


@pytest.fixture
def pane(
    qtbot: QtBot,
    workspace: Workspace,
    theme: Theme,
    words: Words,
    shown: Callable[..., None],
) -> Iterator[PreviewPane]:
    made = PreviewPane(workspace, theme, words)
    with qtbot.waitSignal(made.view.settled, timeout=LONG):
        shown(made, 364)
    yield made
    made.close_part()


def blank_page(generation: int, page: int, scale: float) -> Image:
    return Image(generation, page, scale, 2, 2, 8, b"\xff" * 16)


def view_of(
    qtbot: QtBot, theme: Theme, pages: int, draws: bool = True
) -> tuple[PageView, list[tuple[int, float]]]:
    """A view of that many pages, drawn at once, and what it asked for."""
    view = PageView(theme, "Pages")
    qtbot.addWidget(view)
    asked: list[tuple[int, float]] = []

    def draw(page: int, scale: float) -> None:
        asked.append((page, scale))
        if draws:
            view.show_picture(blank_page(view.generation, page, scale))

    view.picture_wanted.connect(draw, Qt.ConnectionType.QueuedConnection)
    view.resize(364, 600)
    view.show()
    places = tuple(Place(n, 50, 100, 500, 140, f"b{n}") for n in range(pages))
    view.show_layout(Laid(1, ((595.0, 842.0),) * pages, places))
    return view, asked


def test_shows_the_pages_export_would_write(pane: PreviewPane) -> None:
    assert pane.view.count >= 2
    assert pane._where.text() == f"Page 1 of {pane.view.count}"


def test_tells_how_many_pages_there_are(
    qtbot: QtBot, pane: PreviewPane, workspace: Workspace
) -> None:
    with qtbot.waitSignal(pane.pages_changed, timeout=LONG) as told:
        pane.refresh_now()
    assert told.args == [pane.view.count]


def test_an_edit_is_drawn_after_a_pause_and_the_old_page_stays_meanwhile(
    qtbot: QtBot, pane: PreviewPane, workspace: Workspace
) -> None:
    before = pane.view.generation
    block = workspace.brief.recommendations()[0].id
    workspace.do(labels.CHANGING_TITLE, set_title(BlockId(block), "Say it another way"))
    assert 0 in pane.view._pictures
    qtbot.waitUntil(lambda: pane.view.generation > before, timeout=LONG)
    assert 0 in pane.view._pictures
    with qtbot.waitSignal(pane.view.settled, timeout=LONG):
        pane.view.viewport().update()


def test_a_click_goes_to_the_paragraph(
    qtbot: QtBot, pane: PreviewPane, workspace: Workspace
) -> None:
    block = workspace.brief.recommendations()[0].id
    span = pane.view._span(block)
    assert span is not None
    place = next(p for p in pane.view._laid.places if p.origin == block)
    box = pane.view._boxes[0]
    x = box.left() + (place.x0 + 1) * pane.view.scale
    y = span[0] + 1 - pane.view.verticalScrollBar().value()
    with qtbot.waitSignal(workspace.reveal_requested) as told:
        qtbot.mouseClick(
            pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y))
        )
    assert told.args == [block]


def test_follows_the_caret_to_a_block_out_of_view(pane: PreviewPane, workspace: Workspace) -> None:
    last = workspace.brief.recommendations()[-1].id
    pane.resize(364, 260)
    assert not pane.view.sees(last)
    workspace.set_current(last)
    assert pane.view.sees(last)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_survives_the_death_of_its_helper(
    qtbot: QtBot, pane: PreviewPane, workspace: Workspace
) -> None:
    os.kill(pane._maker.pid, signal.SIGKILL)
    block = workspace.brief.recommendations()[0].id
    workspace.do(labels.CHANGING_TITLE, set_title(BlockId(block), "Say it another way"))
    before = pane.view.generation
    with qtbot.waitSignal(pane.view.settled, timeout=LONG, check_params_cb=lambda g: g > before):
        pane.refresh_now()


def test_draws_the_pages_in_view_before_their_neighbours(qtbot: QtBot, theme: Theme) -> None:
    _, asked = view_of(qtbot, theme, 20)
    qtbot.waitUntil(lambda: len(asked) >= 3)
    assert [page for page, _ in asked][:2] == [0, 1]


def test_keeps_the_pictures_of_near_pages_only(qtbot: QtBot, theme: Theme) -> None:
    view, _ = view_of(qtbot, theme, 120)
    for page in (0, 40, 80, 119):
        view.go_to_page(page)
        with qtbot.waitSignal(view.settled):
            view.viewport().update()
    assert len(view._pictures) <= 2 * NEAR + 3
    assert min(view._pictures) >= 119 - NEAR - 2


def test_zoom_keeps_the_middle_and_fit_width_fits(qtbot: QtBot, theme: Theme) -> None:
    view, _ = view_of(qtbot, theme, 5)
    fitting = view.scale
    view.go_to_page(3)
    view.zoom(3)
    assert view.scale == pytest.approx(fitting * 1.2**3)
    assert view.page == 3
    view.fit_width()
    assert view.scale == fitting


def test_a_picture_of_an_older_layout_is_not_taken(qtbot: QtBot, theme: Theme) -> None:
    view, _ = view_of(qtbot, theme, 1, draws=False)
    view.show_picture(blank_page(0, 0, 1.0))
    assert view._pictures == {}


def test_pages_of_a_screen_with_more_pixels_are_drawn_with_more(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda self: 2.0)
    view, asked = view_of(qtbot, theme, 1)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0][1] == pytest.approx(view.scale * 2)


def test_words_with_boxes_for_letters_are_named_under_the_pages(
    qtbot: QtBot, workspace: Workspace, pane: PreviewPane
) -> None:
    said = pane.findChild(QLabel, "previewBoxed")
    assert said is not None
    assert not said.isVisible()
    workspace.do(labels.CHANGING_DETAILS, set_details(subtitle="ߒߞߏ"))
    qtbot.waitUntil(said.isVisible, timeout=LONG)
    assert "“ߒߞߏ”" in said.text()
    workspace.undo()
    qtbot.waitUntil(lambda: not said.isVisible(), timeout=LONG)
