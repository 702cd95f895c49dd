"""What things are called while they are dragged: MIME types whose data is an id as UTF-8 text.

Whoever lets something be dragged and whoever lets it be dropped agree here; nothing else is here.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPoint

RECOMMENDATION = "application/x-brief-composer-recommendation"
"""A recommendation of the library."""

QUOTE = "application/x-brief-composer-quote"
"""A quote of the library."""

BLOCK = "application/x-brief-composer-block"
"""A block of the brief."""

EVIDENCE = "application/x-brief-composer-evidence"
"""One use of a quote in the brief."""

SECTION = "application/x-brief-composer-section"
"""A section of the brief."""

LONGEST = 200
"""Bytes of an id; more is not ours."""


def hanging() -> QPoint:
    """Where the pointer is on the picture of what is dragged: the picture hangs below it, so that
    the words that say what will happen can be read above."""
    return QPoint(-10, -14)


def carrying(flavour: str, id: str, words: str = "") -> QMimeData:
    """What is dragged, with words for where only text can be dropped."""
    data = QMimeData()
    data.setData(flavour, QByteArray(id.encode()))
    if words:
        data.setText(words)
    return data


def carried(data: QMimeData, flavours: tuple[str, ...]) -> tuple[str, str]:
    """The first of these flavours that is dragged and its id; two empty texts for none."""
    for flavour in flavours:
        if data.hasFormat(flavour):
            raw = bytes(data.data(flavour).data())
            return flavour, raw[:LONGEST].decode("utf-8", "replace")
    return "", ""
