"""Undo and redo: two stacks of briefs, each with the name of the edit that made it."""

from __future__ import annotations

from msgspec import Struct

from brief_composer.model.brief import Brief

MERGE_PAUSE = 1.0
"""Seconds without a key after which typing becomes a new step."""


class Label(Struct, frozen=True):
    """The name of an edit: a key of the catalogue ("edit.typing") and what fills its gaps."""

    key: str
    params: tuple[tuple[str, str | int], ...] = ()


class Step(Struct, frozen=True):
    """One edit: its name, the brief before it, and what it may merge with ("" for nothing)."""

    label: Label
    before: Brief
    merge: str = ""
    at: float = 0.0


class History:
    """The steps that can be undone, and those that can be done again."""

    __slots__ = ("_redo", "_undo")

    def __init__(self) -> None:
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @property
    def undo_label(self) -> Label | None:
        """The name of what Undo would take back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> Label | None:
        """The name of what Redo would do again."""
        return self._redo[-1].label if self._redo else None

    def record(self, label: Label, before: Brief, merge: str, at: float) -> None:
        """Remember an edit. Edits of one `merge` key within MERGE_PAUSE are one step."""
        self._redo.clear()
        last = self._undo[-1] if self._undo else None
        if last and merge and last.merge == merge and at - last.at <= MERGE_PAUSE:
            self._undo[-1] = Step(last.label, last.before, merge, at)
        else:
            self._undo.append(Step(label, before, merge, at))

    def seal(self) -> None:
        """End a run of merging edits: the next one is a step of its own."""
        if self._undo and self._undo[-1].merge:
            last = self._undo[-1]
            self._undo[-1] = Step(last.label, last.before)

    def undo(self, now: Brief) -> Brief | None:
        """The brief before the last edit; None when there is nothing to undo."""
        if not self._undo:
            return None
        step = self._undo.pop()
        self._redo.append(Step(step.label, now))
        return step.before

    def redo(self, now: Brief) -> Brief | None:
        """The brief after the edit undone last; None when there is nothing to do again."""
        if not self._redo:
            return None
        step = self._redo.pop()
        self._undo.append(Step(step.label, now))
        return step.before
