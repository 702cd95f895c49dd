"""House styles for tests."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.render import styles
from brief_composer.render.theme import Theme


def standard(**changes: object) -> Theme:
    """The standard house style, with some things changed."""
    return replace(styles.theme("standard"), **changes)


def alert(**changes: object) -> Theme:
    """The two-column house style, with some things changed."""
    return replace(styles.theme("alert"), **changes)
