"""Opens the brief a command is about: to read it as far as it is understood, or to change it while
nobody else does.

Belongs here: what is said about the file on the way. Does not belong here: what any command does.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.terminal import Terminal
from brief_composer.model.brief import Brief
from brief_composer.storage import files, marks, recovery
from brief_composer.storage.plain import Opened
from brief_composer.storage.recovery import Outcome


class Changing:
    """A brief that is open to be changed; `brief` is as it was read, `others` the other parts of
    its file."""

    def __init__(self, path: Path, opened: Opened) -> None:
        self.brief = opened.brief
        self.others = opened.others
        self._path = path
        self._opened = opened

    def save(self, after: Brief) -> None:
        """Write the brief, unless somebody else wrote it meanwhile. Raises SaveError."""
        files.save(self._path, after, self._opened.others, over=self._opened.held)


def to_read(path: Path, terminal: Terminal) -> Opened:
    """Open a brief, one of a later version too, saying so. Raises ReadError."""
    opened = files.open_brief(path, to_read_only=True)
    if opened.newer:
        terminal.remark(terminal.words("file.newer", version=opened.program) + ".")
        terminal.remark(terminal.words("file.newer.text"))
        if opened.passed_over:
            terminal.remark(terminal.words("file.newer.left_out", n=opened.passed_over))
    left = recovery.left_of(path)
    if left is not None:
        time = when(left.journaled.at)
        terminal.remark(terminal.words("cli.recover.more", name=path.name, time=time))
    return opened


def when(at: float) -> str:
    """A time in seconds since 1970, as a remark says it."""
    return f"{datetime.fromtimestamp(at):%Y-%m-%d %H:%M:%S}"


@contextmanager
def to_change(path: Path) -> Generator[Changing]:
    """Open a brief to change it, marked as open meanwhile.

    Raises ReadError; NewerBrief for one of a later version, OpenElsewhere for one that is open in a
    window; Ended where more was typed than its file holds, as that would be another text then.
    """
    opened = files.open_brief(path)
    left = recovery.left_of(path)
    if left is not None and left.outcome is Outcome.AHEAD:
        time = when(left.journaled.at)
        raise Ended(Exit.CANNOT_WRITE, "recover.first", name=path.name, time=time)
    hold = marks.mark(opened.brief, path)
    try:
        yield Changing(path, opened)
    finally:
        if hold is not None:
            hold.release()
