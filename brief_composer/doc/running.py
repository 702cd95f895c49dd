"""What stands in the head and the foot of every page: words with fields in braces.

Belongs here: taking such a text apart, and what the fields of a document say. Does not belong here:
where on the page it stands (writers).
"""

from __future__ import annotations

import re
from enum import Enum

from brief_composer.doc.tree import Document, Masthead

FIELDS = ("title", "organisation", "date", "page", "pages")
"""What may stand in braces: "{title}", …"""


class Count(Enum):
    """What the page alone knows: its number, and how many there are."""

    PAGE = "page"
    PAGES = "pages"


Piece = str | Count

_FIELD = re.compile(r"\{(" + "|".join(FIELDS) + r")\}")
_BEFORE = re.compile(r"^[\s·|/,–-]+")
_AFTER = re.compile(r"[\s·|/,–-]+$")


def pieces(text: str, document: Document) -> tuple[Piece, ...]:
    """The text with every field filled, in order.

    A sign that parted an empty field from the rest goes with it: "{organisation} · {date}" is the
    date alone where there is no organisation.
    """
    said = _said(document)
    counts = {count.value: count for count in Count}
    made: list[Piece] = [""]
    empty = False
    for at, part in enumerate(_FIELD.split(text.strip())):
        if at % 2 and part in counts:
            made += [counts[part], ""]
        else:
            words = said[part] if at % 2 else part
            empty = empty or (at % 2 == 1 and not words)
            made[-1] = f"{made[-1]}{words}"
    if empty:
        made[0] = _BEFORE.sub("", str(made[0]))
        made[-1] = _AFTER.sub("", str(made[-1]))
    return tuple(piece for piece in made if piece)


def words(text: str, document: Document, page: int, pages: int) -> str:
    """The text as it stands on one page, counted from 1."""
    counts = {Count.PAGE: str(page), Count.PAGES: str(pages)}
    return "".join(
        counts[each] if isinstance(each, Count) else each for each in pieces(text, document)
    )


def _said(document: Document) -> dict[str, str]:
    head = next((each for each in document.blocks if isinstance(each, Masthead)), Masthead(""))
    return {
        "title": document.running_head.strip(),
        "organisation": document.foot.strip(),
        "date": head.date.strip(),
    }
