"""What stands in the head and the foot of every page: words with fields in braces.

Belongs here: taking such a text apart, and what the fields of a document say. Does not belong here:
where on the page it stands (writers).
"""

from __future__ import annotations

import re

from brief_composer.doc.tree import Document, Masthead

PAGE, PAGES = "page", "pages"
FIELDS = ("title", "organisation", "date", PAGE, PAGES)
"""What may stand in braces: "{title}", …"""

_FIELD = re.compile(r"\{(" + "|".join(FIELDS) + r")\}")
_LOOSE = re.compile(r"^[\s·|/,–-]+(?=\S)|(?<=\S)[\s·|,–-]+$")


def pieces(text: str, document: Document) -> tuple[str, ...]:
    """The text with every field filled, in order; PAGE and PAGES are left as "{page}", "{pages}",
    each a piece of its own, as their values are known to the page alone.

    A sign that parted an empty field from the rest goes with it: "{organisation} · {date}" is the
    date alone where there is no organisation.
    """
    said = _said(document)
    parts: list[str] = []
    for at, part in enumerate(_FIELD.split(text)):
        parts.append(said.get(part, f"{{{part}}}") if at % 2 else part)
    filled = "".join(parts).strip()
    if any(not said.get(name, " ") for name in _FIELD.findall(text)):
        filled = _LOOSE.sub("", _LOOSE.sub("", filled))
    return tuple(piece for piece in re.split(r"(\{pages?\})", filled) if piece)


def words(text: str, document: Document, page: int, pages: int) -> str:
    """The text as it stands on one page, counted from 1."""
    numbers = {f"{{{PAGE}}}": str(page), f"{{{PAGES}}}": str(pages)}
    return "".join(numbers.get(piece, piece) for piece in pieces(text, document))


def _said(document: Document) -> dict[str, str]:
    head = next((each for each in document.blocks if isinstance(each, Masthead)), Masthead(""))
    return {
        "title": document.running_head.strip(),
        "organisation": document.foot.strip(),
        "date": head.date.strip(),
    }
