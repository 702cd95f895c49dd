"""Names of people and bodies, as styles print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def turned(name: Name) -> str:
    """ "Breitung, Claudia"; a body as it is."""
    if name.literal or not name.family:
        return name.literal or name.given
    return f"{name.family}, {name.given.strip()}" if name.given.strip() else name.family


def abbreviated(name: Name) -> str:
    """ "C. Breitung"; a body as it is."""
    if name.literal or not name.family or not name.given.strip():
        return family(name)
    return f"{initials(name.given)}{_NO_BREAK}{name.family}"


def tight(name: str) -> str:
    """Initials without the spaces between them: "M. J.-L." → "M.J.-L."."""
    return name.replace(f".{_NO_BREAK}", ".")


def is_person(name: Name) -> bool:
    """Whether a name is parted into family and given name."""
    return bool(not name.literal and name.family and name.given.strip())


def series(names: Sequence[str], word: str, *, comma: bool = False) -> str:
    """ "A", "A and B", "A, B and C"; `comma` puts one before the last word."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}{',' if comma else ''} {word} {names[-1]}"


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
