"""The real program is killed at random moments, and nothing that was typed is lost.

It types, saves, begins its journal anew and exports while it is killed; the next start must hold
everything that was in more than a second before the end (the promise is three), in a text that is a
beginning of what was typed and nothing else.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from brief_composer.storage import files
from tests.kill.program import ROOT, Ended, Program
from tests.kill.typist import TEXT
from tests.unit.storage.journals import ID, brief, text_of

if sys.platform == "win32":
    pytest.skip("lives are made by fork", allow_module_level=True)

SAFE_AFTER = 1.0


@pytest.fixture
def path(own_folders: Path) -> Path:
    """An empty brief."""
    place = own_folders / "Documents" / "Briefs" / "Talking first.brief"
    place.parent.mkdir(parents=True)
    files.save(place, brief())
    return place


@pytest.fixture
def program(own_folders: Path, path: Path) -> Iterator[Program]:
    """The program, over the test's own home."""
    made = Program(own_folders, path)
    yield made
    made.close()


SAID = ("Everything is here, up to ", "The last few words before ")
"""What the bar may say: a kill in the middle of a write leaves half a record, and then nobody can
know that it held nothing new. The text is looked at either way."""


def check(before: Ended, text: str) -> int:
    """How many characters were lost; fails where they were older than they may be."""
    assert text == TEXT[: len(text)]
    safe = before.typed(SAFE_AFTER)
    assert len(text) >= safe
    return max(0, before.typed() - len(text))


def kill_again_and_again(program: Program, path: Path, seed: int, times: int) -> None:
    chance = random.Random(seed)
    before: Ended | None = None
    for _ in range(times):
        life = program.killed(chance.randrange(10**6), chance.uniform(0.05, 2.2), export=True)
        assert os.WTERMSIG(life.status) == signal.SIGKILL
        if before is not None:
            check(before, life.opened["text"])
            assert life.opened["bar"].startswith(SAID)
        assert files.load(path).id == ID
        beside = {each.name for each in path.parent.iterdir() if not each.name.startswith(".~")}
        assert beside <= {path.name, path.with_suffix(".docx").name}
        before = life
    last = program.ended(0, "close")
    assert last.status == 0
    assert before is not None
    check(before, last.opened["text"])
    assert text_of(files.load(path)) == last.opened["text"]
    assert not list((path.parents[2] / "state" / "briefs").glob("*/journal"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_nothing_typed_is_lost(
    program: Program, path: Path, seed: int
) -> None:
    kill_again_and_again(program, path, seed, 5)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(100, 120))
def test_killed_at_any_moment_of_a_night_nothing_typed_is_lost(
    program: Program, path: Path, seed: int
) -> None:
    kill_again_and_again(program, path, seed, 12)


@pytest.mark.slow
@pytest.mark.parametrize(("end", "signal_"), [("abort", signal.SIGABRT), ("crash", signal.SIGSEGV)])
def test_a_crash_inside_qt_loses_nothing(program: Program, end: str, signal_: int) -> None:
    life = program.ended(1, end, after=2.0)
    assert os.WTERMSIG(life.status) == signal_
    after = program.ended(2, "close")
    check(life, after.opened["text"])
    assert after.opened["bar"].startswith("Everything is here, up to ")


@pytest.mark.slow
def test_a_stick_pulled_while_writing_takes_nothing_with_it(
    program: Program, path: Path, own_folders: Path
) -> None:
    pid, tells = program.begin(3)
    time.sleep(0.8)
    path.parent.rename(own_folders / "pulled")
    time.sleep(1.2)
    life = program.kill(pid, tells)
    after = program.killed(4, 0.3)
    check(life, after.opened["text"])
    assert after.opened["outcome"] == "gone"
    (own_folders / "pulled").rename(path.parent)
    last = program.ended(5, "close")
    check(after, last.opened["text"])
    assert text_of(files.load(path)) == last.opened["text"]


@pytest.mark.slow
def test_the_program_as_it_is_started_brings_back_and_saves_by_itself(
    program: Program, path: Path, own_folders: Path
) -> None:
    life = program.killed(6, 2.5)
    safe = TEXT[: life.typed(SAFE_AFTER)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    started = subprocess.Popen([sys.executable, "-m", "brief_composer"], cwd=ROOT, env=environ)
    try:
        until = time.monotonic() + 30
        while not text_of(files.load(path)).startswith(safe) and time.monotonic() < until:
            time.sleep(0.05)
        assert text_of(files.load(path)).startswith(safe)
    finally:
        started.kill()
        started.wait()
