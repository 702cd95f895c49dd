"""Names of people and bodies, as styles print them."""

from __future__ import annotations

import re

from brief_composer.model.evidence import Name
from brief_composer.sources.citations.terms import Terms

_NO_BREAK = "\u00a0"


def initials(given: str) -> str:
    """ "Jean-Luc Marie" → "J.-L. M.", joined by no-break spaces."""
    words = given.replace(".", ". ").split()
    return _NO_BREAK.join(
        "-".join(part[0].upper() + "." for part in word.split("-") if part) for word in words
    )


def inverted(name: Name) -> str:
    """ "Breitung, C."; a body as it is."""
    if name.literal or not name.family:
        return name.literal or name.given
    return f"{name.family}, {initials(name.given)}" if name.given.strip() else name.family


def family(name: Name) -> str:
    """ "Breitung"; a body as it is."""
    return name.literal or name.family or name.given


def spoken(name: Name) -> str:
    """ "Claudia Breitung", as one would say it."""
    return name.literal or f"{name.given} {name.family}".strip()


def listing(names: list[str], terms: Terms, limit: int) -> str:
    """ "A", "A and B", "A, B and C"; more than `limit` are "A et al."."""
    if len(names) > limit:
        return terms.words("print.author_etal", name=names[0])
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {terms.words('print.and')} {names[-1]}"


def same(left: str, right: str) -> bool:
    """Whether two printed names are one name, whatever the case and the spaces."""
    return plain(left) == plain(right) != ""


def plain(name: str) -> str:
    """A printed name without case, marks and doubled spaces, to compare it."""
    return re.sub(r"\W+", " ", name).casefold().strip()
