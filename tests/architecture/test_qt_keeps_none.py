"""Watches over the upper bound on PySide6; see docs/adr/0001-python-and-qt.md."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 300


def test_qt_calls_that_return_nothing_do_not_use_none_up() -> None:
    """PySide6 6.12.0 drops one reference to None per call; Python 3.11 crashes over that."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    lost = before - sys.getrefcount(None)
    assert lost < CALLS / 2, "this PySide6 cannot be used: it crashes after some thousand calls"
