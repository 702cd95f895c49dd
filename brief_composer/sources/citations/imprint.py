"""What records say about publishing that every style words alike: edition, DOI, year and letter."""

from __future__ import annotations

import re

from brief_composer.model.evidence import Record
from brief_composer.sources.citations.terms import Terms, year
from brief_composer.sources.citations.works import Work

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
