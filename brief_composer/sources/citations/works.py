"""The works one brief names: of which kind each is, and how they are told apart (2019a, 2019b)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import astuple, replace

from brief_composer.model.evidence import Name, Record, Source
from brief_composer.model.ids import SourceId
from brief_composer.sources.citations.terms import year


class Kind(Enum):
    """What sort of thing a work is, for its shape in print."""

    BOOK = "a work of its own: book, report, law"
    CHAPTER = "a part of a book"
    JOURNAL = "an article in a numbered journal"
    PRESS = "something dated by its day: newspaper, magazine, post, interview"
    PAGE = "a page of the web"
    THESIS = "a thesis"
    PAPER = "a paper in proceedings"


_KINDS = {
    "chapter": Kind.CHAPTER,
    "entry": Kind.CHAPTER,
    "entry-dictionary": Kind.CHAPTER,
    "entry-encyclopedia": Kind.CHAPTER,
    "article": Kind.JOURNAL,
    "article-journal": Kind.JOURNAL,
    "review": Kind.JOURNAL,
    "article-magazine": Kind.PRESS,
    "article-newspaper": Kind.PRESS,
    "broadcast": Kind.PRESS,
    "interview": Kind.PRESS,
    "post": Kind.PRESS,
    "post-weblog": Kind.PRESS,
    "speech": Kind.PRESS,
    "webpage": Kind.PAGE,
    "thesis": Kind.THESIS,
    "paper-conference": Kind.PAPER,
}


def kind(record: Record) -> Kind:
    """The kind of a record by its CSL type."""
    return _KINDS.get(record.type, Kind.BOOK)


class Work(Struct, frozen=True):
    """A source as one brief cites it; `suffix` is the letter after its year, "" for none.

    `namesake` says that the brief cites another first author of the same family name.
    """

    id: SourceId
    record: Record
    suffix: str = ""
    namesake: bool = False


Leads: TypeAlias = Callable[[Record], tuple[str, ...]]
"""What a style puts before the year of a work: works alike in it and in the year get letters."""


def works(sources: Iterable[Source], leads: Leads | None = None) -> dict[SourceId, Work]:
    """The sources by id; those alike in author and year get letters in the order of titles.

    Their records are tidied: no name that is empty, no space around a text.
    """
    alike: defaultdict[tuple[str, ...], list[Source]] = defaultdict(list)
    given: defaultdict[str, set[str]] = defaultdict(set)
    for source in map(_tidied, sources):
        record = source.record
        who = tuple(map(folded, leads(record))) if leads else _responsible(record)
        alike[(*who, year(record.issued))].append(source)
        for name in responsible(record)[:1]:
            given[folded(name.family)].add(folded(name.given))
    out: dict[SourceId, Work] = {}
    for group in alike.values():
        group.sort(key=lambda source: (folded(source.record.title), source.id))
        for position, source in enumerate(group):
            suffix = _letters(position) if len(group) > 1 else ""
            first = next((folded(name.family) for name in responsible(source.record)), "")
            shared = bool(first) and len(given[first]) > 1
            out[source.id] = Work(source.id, source.record, suffix, shared)
    return out


def folded(text: str) -> str:
    """The text as it is sorted: without case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def responsible(record: Record) -> tuple[Name, ...]:
    """Who answers for a work: its authors, else its editors."""
    return tuple(filter(_says_something, record.author or record.editor))


def _tidied(source: Source) -> Source:
    """The same source, its record without empty names and outer spaces."""
    record = source.record
    changed: dict[str, str | tuple[Name, ...]] = {}
    for field, value in zip(Record.__struct_fields__, astuple(record), strict=True):
        if isinstance(value, str):
            if value and (value[0].isspace() or value[-1].isspace()):
                changed[field] = value.strip()
        elif value and not all(map(_says_something, value)):
            changed[field] = tuple(filter(_says_something, value))
    return replace(source, record=replace(record, **changed)) if changed else source


def _says_something(name: Name) -> bool:
    return bool(name.literal.strip() or name.family.strip() or name.given.strip())


def _responsible(record: Record) -> tuple[str, ...]:
    return tuple("/".join(_parts(name)) for name in responsible(record)) or (record.title,)


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
