"""Addresses on the web that a part leads to."""

from __future__ import annotations

import re
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE as TYPE
from docx.opc.part import Part

# Word refuses a whole file for one address that is not a URI, so only sound ones become links.
_WEB = re.compile(r"(?:https?|ftp)://[\w.-]+(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@<>\"]+@[\w.-]+(?:\?.*)?", re.IGNORECASE)
_KEPT = "!#$%&'()*+,/:;=?@~-._"
_LONGEST = 2000
_USED = re.compile(r'r:id="(link\d+)"')


class Links:
    """The addresses one part leads to; the same address is one relationship."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def to(self, target: str) -> str:
        """The id of the relationship to a sound address."""
        return self._ids.setdefault(target, f"link{len(self._ids) + 1}")

    def keep(self, part: Part, markup: str) -> None:
        """Let the part lead to the addresses that a link in its markup goes to."""
        used = set(_USED.findall(markup))
        for target, id in self._ids.items():
            if id in used:
                # Not `relate_to`: it looks through all there are for each new one.
                part.load_rel(TYPE.HYPERLINK, target, id, is_external=True)


def address(target: str) -> str:
    """A web or mail address as a URI, "" where it is not one that Word takes."""
    target = target.strip()
    if len(target) > _LONGEST or not (_WEB.fullmatch(target) or _MAIL.fullmatch(target)):
        return ""
    try:
        made = quote(target, safe=_KEPT)
    except UnicodeEncodeError:
        return ""
    made = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", made)
    first, hash, rest = made.partition("#")
    return first + hash + rest.replace("#", "%23")
