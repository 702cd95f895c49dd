"""The works one brief names, told apart: 2019a and 2019b."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from brief_composer.model.evidence import Name, Record, Source
from brief_composer.model.ids import SourceId
from brief_composer.sources.citations.terms import year


class Work(Struct, frozen=True):
    """A source as one brief cites it; `suffix` is the letter after its year, "" for none."""

    id: SourceId
    record: Record
    suffix: str = ""


def works(sources: Iterable[Source]) -> dict[SourceId, Work]:
    """The sources by id; those alike in author and year get letters in the order of titles."""
    alike: defaultdict[tuple[str, ...], list[Source]] = defaultdict(list)
    for source in sources:
        alike[_who_and_when(source.record)].append(source)
    out: dict[SourceId, Work] = {}
    for group in alike.values():
        group.sort(key=lambda source: (folded(source.record.title), source.id))
        for position, source in enumerate(group):
            suffix = _letters(position) if len(group) > 1 else ""
            out[source.id] = Work(source.id, source.record, suffix)
    return out


def folded(text: str) -> str:
    """The text as it is sorted: without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def responsible(record: Record) -> tuple[Name, ...]:
    """Who answers for a work: its authors, else its editors."""
    return tuple(name for name in record.author or record.editor if any(_parts(name)))


def _who_and_when(record: Record) -> tuple[str, ...]:
    names = tuple("/".join(_parts(name)) for name in responsible(record))
    return (*(names or (record.title,)), year(record.issued))


def _parts(name: Name) -> tuple[str, str, str]:
    return folded(name.literal), folded(name.family), folded(name.given)


def _letters(position: int) -> str:
    """a … z, aa, ab …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
