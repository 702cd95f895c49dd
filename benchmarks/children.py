"""What a program costs as a process of its own: processor time, time on the clock, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Seconds of the processor, seconds on the clock, and the most memory at once in bytes."""

    processor: float
    elapsed: float
    memory: float


_LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
elapsed = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(json.dumps([code, used.ru_utime + used.ru_stime, elapsed, used.ru_maxrss]))
"""
"""Starts the program from a process that holds next to nothing: the system counts into a child's
memory what its parent held when it was started."""


def cost(command: Sequence[str]) -> Cost:
    """What one run of a program takes, with all the processes it waits for.

    Raises `CalledProcessError` if the program fails.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    here = Path(__file__).resolve().parents[1]
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command],
        stdout=subprocess.PIPE, env=environment, check=True, cwd=here,
    )  # fmt: skip
    code, processor, elapsed, memory = json.loads(launched.stdout.splitlines()[-1])
    if code:
        raise subprocess.CalledProcessError(code, list(command))
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(processor, elapsed, memory * unit)


def costs_in_turn(contestants: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Cost]:
    """The least that each program took, of each kind; every round runs all of them, forwards then
    backwards.

    The least, because others on the machine can only add.
    """
    seen: dict[str, list[Cost]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            seen[name].append(cost(contestants[name]))
    return {name: Cost(*map(min, zip(*runs, strict=True))) for name, runs in seen.items()}
