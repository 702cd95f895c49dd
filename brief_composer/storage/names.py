"""File names made from titles, that every system and every USB stick takes."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters; leaves room for an ending and a number within the 255 bytes a name may have."""

_SIGNS = str.maketrans({"/": "-", "\\": "-", "|": "-", ":": " -", "<": "", ">": "", '"': "'"})
_DROPPED = re.compile(r"[?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff]")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def safe(title: str, otherwise: str = "Brief") -> str:
    """A title as a file name without ending; `otherwise` where nothing is left of it."""
    text = unicodedata.normalize("NFC", title).translate(_SIGNS)
    text = " ".join(_DROPPED.sub(" ", text).encode("utf-8", "ignore").decode().split())
    text = text[:LONGEST].strip(" .-_~$")
    while len(text.encode()) > 2 * LONGEST:
        text = text[:-1].rstrip(" .-")
    if not text or _DEVICES.fullmatch(text):
        return otherwise
    return text
