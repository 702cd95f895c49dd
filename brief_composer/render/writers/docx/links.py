"""Relationships of a part to others and to the web: `_rels/*.rels`."""

from __future__ import annotations

import re
from urllib.parse import quote

from brief_composer.render.writers.docx.xml import DECLARATION, escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Word refuses a whole file for one address that is not a URI, so only sound ones become links.
_WEB = re.compile(r"(?:https?|ftp)://[\w.-]+(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@<>\"]+@[\w.-]+(?:\?.*)?", re.IGNORECASE)
_KEPT = "!#$%&'()*+,/:;=?@~-._"
_LONGEST = 2000
_USED = re.compile(r'r:id="(rId\d+)"')


class Relationships:
    """The relationships of one part; the same target is one relationship."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id of the relationship of that kind (a word such as "image", or a whole URI)."""
        type = kind if ":" in kind else f"{OFFICE}/{kind}"
        return self._ids.setdefault((type, target, outside), f"rId{len(self._ids) + 1}")

    def forget_unused(self, markup: str) -> None:
        """Drop the addresses no link in the part's markup leads to; ask for no new ones then."""
        used = set(_USED.findall(markup))
        self._ids = {key: id for key, id in self._ids.items() if not key[2] or id in used}

    def __len__(self) -> int:
        return len(self._ids)

    def part(self) -> str:
        """The relationships as a part."""
        rows = "".join(
            f'<Relationship Id="{id}" Type="{type}" Target="{escape(target)}"'
            + (' TargetMode="External"/>' if outside else "/>")
            for (type, target, outside), id in self._ids.items()
        )
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'{DECLARATION}<Relationships xmlns="{space}">{rows}</Relationships>'


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
