"""Starts lives of the program (`tests.kill.typist`) and ends them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

from tests.kill.typist import Life

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


class Ended:
    """What one life told, up to the moment it ended (by the monotonic clock)."""

    def __init__(self, tells: Path, at: float, status: int) -> None:
        self.at = at
        self.status = status
        lines = tells.read_bytes().splitlines(keepends=True)
        self.told: list[dict[str, Any]] = [json.loads(x) for x in lines if x.endswith(b"\n")]
        self.opened = self.told[0]
        self._typed = [(t["length"], t["at"]) for t in self.told if t["what"] == "typed"]

    def typed(self, before: float = 0.0) -> int:
        """How many characters were in, so many seconds before the end."""
        lengths = [length for length, at in self._typed if at <= self.at - before]
        return max(lengths, default=len(self.opened["text"]))


class Program:
    """Makes lives of the program over one home and one brief, one after the other."""

    def __init__(self, home: Path, brief: Path) -> None:
        self._home = home
        self._brief = brief
        self._number = 0
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kill.typist"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environ,
        )
        assert self._says() == "ready"

    def close(self) -> None:
        """No more lives."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(PATIENCE)

    def killed(self, seed: int, after: float, *, export: bool = False) -> Ended:
        """A life that types and is killed so many seconds after the brief is shown."""
        pid, tells = self._begin(Life("", "", "", seed, export=export))
        time.sleep(after)
        at = time.monotonic()
        os.kill(pid, signal.SIGKILL)
        return Ended(tells, at, self._status())

    def ended(self, seed: int, end: str, after: float = 0.0) -> Ended:
        """A life that ends itself."""
        _, tells = self._begin(Life("", "", "", seed, end=end, after=after))
        status = self._status()
        return Ended(tells, time.monotonic(), status)

    def begin(self, seed: int) -> tuple[int, Path]:
        """A life that types until somebody ends it: its number, and where it tells."""
        return self._begin(Life("", "", "", seed))

    def kill(self, pid: int, tells: Path) -> Ended:
        """End what `begin` began."""
        at = time.monotonic()
        os.kill(pid, signal.SIGKILL)
        return Ended(tells, at, self._status())

    def _begin(self, life: Life) -> tuple[int, Path]:
        self._number += 1
        tells = self._home / f"tells-{self._number}"
        life = msgspec.structs.replace(
            life, home=str(self._home), brief=str(self._brief), tells=str(tells)
        )
        assert self._process.stdin is not None
        self._process.stdin.write(msgspec.json.encode(life).decode() + "\n")
        self._process.stdin.flush()
        pid = int(self._says())
        until = time.monotonic() + PATIENCE
        while not (tells.exists() and b"\n" in tells.read_bytes()):
            assert time.monotonic() < until, "the program does not open"
            time.sleep(0.005)
        return pid, tells

    def _status(self) -> int:
        word, _, status = self._says().partition(" ")
        assert word == "ended"
        return int(status)

    def _says(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()
