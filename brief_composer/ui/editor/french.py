"""French spacing while typing: which characters a typed one calls for.

Belongs here: the rule, on plain characters. Does not belong here: Qt, undo. Narrow no-break space
before ; ! ? and inside guillemets, no-break space before a colon.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NARROW = "\u202f"
NO_BREAK = "\u00a0"
_SPACES = " " + NARROW + NO_BREAK
_ADDRESS = re.compile(r"(?:https?|mailto|ftp)$|://\S*$|www\.\S*$", re.IGNORECASE)


class Spacing(NamedTuple):
    """Remove `back` characters before the caret and put `text` there."""

    back: int
    text: str


def spacing(before: str) -> Spacing | None:
    """What to do after typing, given the characters of the paragraph up to the caret.

    None when the spacing is already right, or the characters belong to a web address or a time.
    """
    if not before:
        return None
    typed, rest = before[-1], before[:-1]
    if typed == "«":
        return Spacing(1, "«" + NARROW)
    if typed == " " and rest.endswith("«" + NARROW):
        return Spacing(1, "")
    if typed in ";!?»":
        return _before(typed, rest, NARROW)
    if typed == ":":
        return _before(typed, rest, NO_BREAK)
    return None


def in_address(text: str) -> bool:
    """Whether the characters end inside a web address."""
    return bool(_ADDRESS.search(text))


def _before(sign: str, rest: str, space: str) -> Spacing | None:
    bare = rest.rstrip(_SPACES)
    gap = len(rest) - len(bare)
    if not bare or gap > 1 or rest.endswith(space) or _ADDRESS.search(bare):
        return None
    if gap == 0 and (bare[-1] in "([«!?;:" or (sign == ":" and not bare[-1].isalpha())):
        return None
    return Spacing(gap + 1, space + sign)
