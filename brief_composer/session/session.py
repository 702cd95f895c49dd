"""A brief and its history: the one place a brief changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

from brief_composer.model.brief import Brief
from brief_composer.session.change import Change, difference
from brief_composer.session.edits.references import renewed
from brief_composer.session.history import History, Label

Edit: TypeAlias = Callable[[Brief], Brief]


class Session:
    """Holds the present brief; `do`, `undo` and `redo` replace it and say what changed."""

    __slots__ = ("_brief", "_clock", "history")

    def __init__(self, brief: Brief, clock: Callable[[], float] = time.monotonic) -> None:
        self._brief = brief
        self._clock = clock
        self.history = History()

    @property
    def brief(self) -> Brief:
        """The brief as it is now."""
        return self._brief

    def do(self, label: Label, edit: Edit, merge: str = "") -> Change:
        """Apply a pure edit as one named step.

        Edits with the same `merge` key ("typing:b12") close upon each other are one step. An edit
        that returns the brief it was given changes nothing and is not remembered. References in the
        text follow what they lead to.
        """
        before = self._brief
        after = edit(before)
        if after is before:
            return Change(before, before)
        after = renewed(before, after)
        self.history.record(label, before, merge, self._clock())
        return self._become(after)

    def undo(self) -> Change:
        """Take the last step back; an empty Change when there is none."""
        return self._become(self.history.undo(self._brief))

    def redo(self) -> Change:
        """Do the step undone last again; an empty Change when there is none."""
        return self._become(self.history.redo(self._brief))

    def _become(self, after: Brief | None) -> Change:
        before = self._brief
        if after is None:
            return Change(before, before)
        self._brief = after
        return difference(before, after)
