"""From the start of a process to a painted and settled window, and the memory at rest.

Run on a screen (a virtual one will do): `python -m benchmarks.startup [rounds]`. Each contestant is
a whole process. "Painted" is the first paint of its main window; "settled" is when the process
has stopped working for 300 ms; memory is the proportional set size at that time (Linux).
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import ratio, table

_REPORTER = """
import os, sys, time
from PySide6.QtCore import QObject, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.Paint and isinstance(target.window(), QMainWindow):
            QApplication.instance().removeEventFilter(self)
            os.write(1, f"{time.monotonic()}\\n".encode())
        return False

watch = FirstPaint()
plain_init = QApplication.__init__
def init(self, *words):
    plain_init(self, *words)
    self.installEventFilter(watch)
QApplication.__init__ = init
"""

_CONTESTANTS = {
    "bare window (floor)": "from benchmarks.floors.window import main; main()",
    "Brief Composer": "from brief_composer.__main__ import main; sys.argv = ['x']; main()",
}


class Start(NamedTuple):
    """Seconds and MiB."""

    painted: float
    settled: float
    memory: float


def measure(code: str, home: str) -> Start:
    """Start one process, watch it come to rest, end it."""
    env = {**os.environ, "BRIEF_COMPOSER_HOME": home}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", _REPORTER + code], stdout=subprocess.PIPE, env=env
    )
    try:
        assert process.stdout is not None
        painted = float(process.stdout.readline())
        settled = _settle(process.pid)
        return Start(painted - begun, max(settled, painted) - begun, _pss(process.pid))
    finally:
        process.kill()
        process.wait()


def _settle(pid: int) -> float:
    """The moment after which the process used under 5 % of a core for 300 ms."""
    last, busy_until = _cpu(pid), time.monotonic()
    while time.monotonic() - busy_until < 0.3:
        time.sleep(0.01)
        now = _cpu(pid)
        if now - last > 0.0005:
            busy_until = time.monotonic()
        last = now
    return busy_until


def _cpu(pid: int) -> float:
    """Seconds of processor time of all threads so far."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text().split()[0])
        except OSError:
            continue
    return total / 1e9


def _pss(pid: int) -> float:
    match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
    assert match is not None
    return int(match.group(1)) / 1024


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    starts: dict[str, list[Start]] = {name: [] for name in _CONTESTANTS}
    with tempfile.TemporaryDirectory() as home:
        for turn in range(rounds + 1):
            for name, code in _CONTESTANTS.items():
                start = measure("import sys\n" + code, home)
                if turn:  # the first round only warms the file cache
                    starts[name].append(start)
    middle = {
        name: Start(*(statistics.median(values) for values in zip(*runs, strict=True)))
        for name, runs in starts.items()
    }
    floor = middle["bare window (floor)"]
    rows = [
        (
            name,
            f"{start.painted * 1000:.0f} ms",
            ratio(start.painted, floor.painted),
            f"{(start.settled - start.painted) * 1000:.0f} ms later",
            f"{start.memory:.0f} MiB",
        )
        for name, start in middle.items()
    ]
    sys.stdout.write(
        table("Start-up", ("", "first painted", "x floor", "settled", "memory"), rows) + "\n"
    )


if __name__ == "__main__":
    main()
