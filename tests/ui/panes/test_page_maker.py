"""The helper process as the window sees it: answers, deaths, the end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from brief_composer.model.brief import Brief
from brief_composer.render import messages
from brief_composer.ui.page_maker import PageMaker

LONG = 20_000
"""Milliseconds a helper may take to start on a busy machine."""


def first(blocker: Any) -> Any:
    """What the signal waited for brought."""
    return blocker.args[0]


@pytest.fixture
def maker(qtbot: QtBot) -> Iterator[PageMaker]:
    made = PageMaker()
    yield made
    made.close()


@pytest.fixture
def made(make_brief: Callable[..., Brief]) -> messages.Made:
    return messages.Made(make_brief("reframe-the-discourse"))


def test_lays_out_and_draws(qtbot: QtBot, maker: PageMaker, made: messages.Made) -> None:
    with qtbot.waitSignal(maker.laid, timeout=LONG) as laid:
        maker.ask(messages.Layout(1, made))
    assert first(laid).generation == 1
    with qtbot.waitSignal(maker.drawn, timeout=LONG) as drawn:
        maker.ask(messages.Render(1, 0, 0.5))
    assert (first(drawn).page, first(drawn).scale) == (0, 0.5)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_what_a_killed_helper_did_not_answer_is_asked_of_another(
    qtbot: QtBot, maker: PageMaker, made: messages.Made
) -> None:
    maker.ask(messages.Layout(1, made))
    qtbot.waitUntil(lambda: maker.pid > 0, timeout=LONG)
    killed = maker.pid
    with qtbot.waitSignal(maker.laid, timeout=LONG) as laid:
        os.kill(killed, signal.SIGKILL)
    assert first(laid).generation == 1
    assert maker.pid not in (0, killed)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_page_wanted_after_the_helper_died_at_rest_is_laid_out_anew(
    qtbot: QtBot, maker: PageMaker, made: messages.Made
) -> None:
    with qtbot.waitSignal(maker.laid, timeout=LONG):
        maker.ask(messages.Layout(1, made))
    os.kill(maker.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: maker.pid == 0, timeout=LONG)
    with qtbot.waitSignal(maker.laid, timeout=LONG) as laid:
        maker.ask(messages.Render(1, 0, 0.5))
    assert first(laid).generation == 1


def test_a_helper_that_cannot_be_started_is_given_up_in_words(
    qtbot: QtBot, maker: PageMaker, made: messages.Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(Path(os.devnull) / "nothing"))
    with qtbot.waitSignal(maker.refused, timeout=LONG) as refused:
        maker.ask(messages.Layout(7, made))
    assert (first(refused).number, first(refused).code) == (7, "page-maker-gone")


def test_the_helper_ends_with_its_maker(
    qtbot: QtBot, maker: PageMaker, made: messages.Made
) -> None:
    with qtbot.waitSignal(maker.laid, timeout=LONG):
        maker.ask(messages.Layout(1, made))
    pid = maker.pid
    maker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_exports_every_format_asked_for(
    qtbot: QtBot, maker: PageMaker, made: messages.Made
) -> None:
    with qtbot.waitSignal(maker.exported, timeout=LONG) as exported:
        maker.ask(messages.Export(3, made, ("docx", "pdf")))
    assert first(exported).job == 3
    assert sorted(first(exported).files) == ["docx", "pdf"]
