"""What several styles word alike: edition, DOI, year and letter, what stands before the year."""

from __future__ import annotations

import re

from brief_composer.model.evidence import Record
from brief_composer.sources.citations import names, titles
from brief_composer.sources.citations.terms import Terms, year
from brief_composer.sources.citations.works import Work, responsible

_RESOLVER = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def edition(record: Record, terms: Terms) -> str:
    """ "3rd edn"; words such as "revised edition" as they stand."""
    number = record.edition.strip()
    return terms.say("edition", ordinal=terms.ordinal(number)) if number.isdigit() else number


def doi(record: Record) -> str:
    """The address a DOI leads to; "" without one."""
    number = _RESOLVER.sub("", record.doi.strip(), count=1)
    return f"https://doi.org/{number}" if number else ""


def year_and_letter(work: Work, terms: Terms) -> str:
    """ "2019a", "n.d.-a"."""
    if said := year(work.record.issued):
        return said + work.suffix
    return terms.words("print.no_date") + (f"-{work.suffix}" if work.suffix else "")


def leads(record: Record, most: int, holder: str = "", *, initials: bool = True) -> tuple[str, ...]:
    """What stands before the year in the text, to tell works apart: up to `most` names, else the
    first; without any `holder`, else the short title. `initials` says that namesakes have theirs.
    """
    people = responsible(record)
    if not people:
        return (holder or titles.main(record.title),)
    first = names.inverted(people[0]) if initials else names.family(people[0])
    if len(people) > most:
        return first, "et al."
    return (first, *(names.family(name) for name in people[1:]))
