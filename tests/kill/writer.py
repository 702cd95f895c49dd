"""A journal that is written as fast as it goes, to be killed: no window, nothing but storage.

Run as `python -m tests.kill.writer`: each line of standard input is a share and a folder; a process
of its own keeps the journal of a brief there, until it is killed, and saves after that share of the
states it hands over. It tells in the file
`tells` of the folder how many states it has handed over, and when.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from brief_composer.storage import files
from brief_composer.storage.journal import Journal
from tests.kill.typist import TEXT
from tests.unit.storage.journals import brief, typed

BRIEF = "Talking first.brief"


def main() -> None:
    """Make writers."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            share, _, folder = line.strip().partition(" ")
            write(Path(folder), float(share))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


def write(folder: Path, share: float) -> None:
    """Write on and on."""
    chance = random.Random(os.getpid())
    base = brief()
    path = folder / BRIEF
    files.save(path, base)
    journal = Journal(folder, path, base)
    tells = os.open(folder / "tells", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    state, length = base, 0
    while True:
        length += 1
        state = typed(state, TEXT[:length])
        journal.note(state)
        os.write(tells, f"{length} {time.monotonic()}\n".encode())
        if chance.random() < share:
            journal.saving(state)
            journal.sync()
            files.save(path, state)
            journal.saved(state)
        time.sleep(chance.uniform(0, 0.004))


if __name__ == "__main__":
    main()
