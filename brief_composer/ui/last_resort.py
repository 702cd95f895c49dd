"""What happens when something happens that nobody thought of: save first, then say so.

One of the two borders where every exception is caught (the other is the command line's).
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType


class LastResort:
    """Takes over from Python's own last resort while it is installed.

    `save` writes what is open and says whether it is all on disk; `say` shows the message, given
    that answer and the details.
    """

    def __init__(self, save: Callable[[], bool], say: Callable[[bool, str], object]) -> None:
        self._save = save
        self._say = say
        self._before = sys.excepthook
        self._busy = False

    def install(self) -> None:
        """Begin."""
        sys.excepthook = self.handle

    def remove(self) -> None:
        """Give the place back."""
        sys.excepthook = self._before

    def handle(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        """Save, then tell. A second surprise while telling goes to Python's own last resort."""
        if self._busy or not issubclass(kind, Exception):
            self._before(kind, problem, trace)
            return
        self._busy = True
        details = "".join(traceback.format_exception(kind, problem, trace))
        try:
            self._say(self._saved(), details)
        finally:
            self._busy = False
            sys.stderr.write(details)

    def _saved(self) -> bool:
        try:
            return self._save()
        except Exception:  # noqa: BLE001  (saving must not hide what went wrong in the first place)
            return False
