"""The letters of the window: which family, and how large each kind of text is.

The interface speaks in the platform's own font; the program's own (`resources/fonts/`) is for
desktops that have none, and for what is written in a brief.
"""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from brief_composer import paths

OWN_SANS = "BriefSans"
OWN_SERIF = "BriefSerif"

SIZES = {"tiny": 11, "small": 12, "body": 13, "block": 16, "page": 20, "start": 26, "writing": 16}
"""Pixels of each role of text where the body is 13."""

WRITING_LEADING = 1.32
"""Line height of the text of a brief, as a multiple of its size."""

SMALLEST = 12
USUAL = 13

OWN_SIZE = 14
"""The body size of our own sans: its small letters are lower than those of most desktops' fonts."""

# The interface has no italics, and a file costs a millisecond or two of the start.
_STYLES = {
    OWN_SANS: ("Regular", "SemiBold"),
    OWN_SERIF: ("Regular", "Bold", "Italic", "BoldItalic"),
}

# What fontconfig answers with when a desktop has chosen nothing.
_NO_CHOICE = ("", "Sans Serif", "Sans", "sans-serif", "DejaVu Sans")


@cache
def family(name: str) -> str:
    """The name under which one of the program's own families can be used ("" if it cannot)."""
    found = ""
    for style in _STYLES[name]:
        file = paths.resource("fonts", f"{name}-{style}.ttf")
        number = QFontDatabase.addApplicationFont(str(file))
        named = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        found = found or (named[0] if named else "")
    return found


def interface(platform: QFont) -> QFont:
    """The font of the interface at its body size, given what the platform proposes."""
    font = QFont(platform)
    bare = sys.platform.startswith("linux") and platform.family() in _NO_CHOICE
    own = family(OWN_SANS) if bare else ""
    if own:
        font.setFamily(own)
        font.setPixelSize(OWN_SIZE)
    else:
        font.setPixelSize(max(SMALLEST, QFontInfo(platform).pixelSize()))
    return font


def sized(body: QFont, role: str, weight: int = 400) -> QFont:
    """The font of a role of text ("small", "block", "writing" …) beside a body font."""
    font = QFont(body)
    if role == "writing":
        own = family(OWN_SERIF)
        if own:
            font.setFamily(own)
    font.setPixelSize(pixels(body, role))
    font.setWeight(QFont.Weight(weight))
    return font


def medium(body: QFont) -> int:
    """The weight between regular and semibold; our own sans has none and takes semibold."""
    return 600 if body.family() == OWN_SANS else 500


def pixels(body: QFont, role: str) -> int:
    """The size of a role of text in pixels."""
    own = role == "writing" and body.family() == OWN_SANS
    return round(SIZES[role] * body.pixelSize() / (OWN_SIZE if own else USUAL))
