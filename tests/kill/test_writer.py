"""The journal alone is killed at random moments: hundreds a minute, in the night."""

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

from brief_composer.storage import files, recovery
from tests.kill.program import ROOT
from tests.kill.typist import TEXT
from tests.kill.writer import BRIEF
from tests.unit.storage.journals import text_of

if sys.platform == "win32":
    pytest.skip("writers are made by fork", allow_module_level=True)

SAFE_AFTER = 1.0


class Writers:
    """Makes writers and kills them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kill.writer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def close(self) -> None:
        """No more of them."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(30)

    def killed(self, folder: Path, after: float, share: float = 0.02) -> int:
        """One that is killed so many seconds after its first word; how much it had handed over
        early enough to be safe."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{share} {folder}\n")
        self._process.stdin.flush()
        pid = int(self._process.stdout.readline())
        tells = folder / "tells"
        while not tells.exists():
            time.sleep(0.001)
        time.sleep(after)
        at = time.monotonic()
        os.kill(pid, signal.SIGKILL)
        assert self._process.stdout.readline() == "ended\n"
        lines = tells.read_bytes().decode().split("\n")[:-1]
        told = [(int(length), float(then)) for length, then in map(str.split, lines)]
        return max((length for length, then in told if then <= at - SAFE_AFTER), default=0)


@pytest.fixture
def writers() -> Iterator[Writers]:
    """Writers."""
    made = Writers()
    yield made
    made.close()


SHORT = (0.0, 0.005, 0.01, 0.02, 0.04)
LONG = (0.0, 0.02, 0.1, 0.3, 1.1, 1.3)


def kill(
    writers: Writers,
    tmp_path: Path,
    seed: int,
    times: int,
    lives: tuple[float, ...] = LONG,
    share: float = 0.02,
) -> None:
    chance = random.Random(seed)
    for number in range(times):
        folder = tmp_path / str(number)
        folder.mkdir()
        safe = writers.killed(folder, chance.choice(lives), share)
        path = folder / BRIEF
        left = recovery.look(folder, path)
        if left is not None:
            assert left.outcome in (recovery.Outcome.AHEAD, recovery.Outcome.SAME)
        text = text_of(left.brief if left is not None else files.load(path))
        assert text == TEXT[: len(text)]
        assert len(text) >= safe


@pytest.mark.slow
def test_a_journal_killed_at_any_moment_holds_what_was_handed_over(
    writers: Writers, tmp_path: Path
) -> None:
    kill(writers, tmp_path, 1, 12)


@pytest.mark.slow
def test_killed_while_saving_fifty_times_there_is_always_a_readable_brief(
    writers: Writers, tmp_path: Path
) -> None:
    kill(writers, tmp_path, 7, 50, SHORT, share=1.0)
    for number in range(50):
        files.load(tmp_path / str(number) / BRIEF)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 6))
def test_a_journal_killed_all_night_holds_what_was_handed_over(
    writers: Writers, tmp_path: Path, seed: int
) -> None:
    kill(writers, tmp_path, seed, 150)
