"""Chicago notes and bibliography: in full the first time, short afterwards, "Ibid." for the same.

Full: Mara Odu, *Ferries First*, Delta Papers 8 (Delta Institute, 2019), 3, https://…
Short: Odu, *Ferries First*, 3.
"""

from __future__ import annotations

from typing import assert_never

from brief_composer.doc.tree import Text
from brief_composer.sources.citations import chicago
from brief_composer.sources.citations.imprint import edition
from brief_composer.sources.citations.pieces import (
    Inlines,
    bracketed,
    capital,
    closed,
    joined,
    merged,
    plain,
    strung,
)
from brief_composer.sources.citations.style import Reference, Style
from brief_composer.sources.citations.terms import Terms, year
from brief_composer.sources.citations.works import Kind, Work, kind, responsible


def _note(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    seen: set[str] = set()
    parts: list[Inlines] = []
    for reference in references:
        parts.append(_reference(reference, reference.seen | seen, terms))
        seen |= {work.id for work in reference.chain}
    between = terms.words("print.works_separator")
    return closed(joined(parts, between), american=terms.american)


def _reference(reference: Reference, seen: frozenset[str] | set[str], terms: Terms) -> Inlines:
    place = chicago.place(reference.locator)
    if reference.before is not None and (reference.locator or not reference.before):
        again = () if reference.locator == reference.before else place
        return joined((plain(terms.say("ibid")), again))
    *earlier, document = reference.chain
    links = [
        _short(work, (), terms) if work.id in seen else _full(work, (), terms, listed=True)
        for work in earlier
    ]
    if document.id in seen:
        links.append(_short(document, place, terms))
    else:
        links.append(_full(document, place, terms, listed=reference.listed))
    return chicago.quoted_in(links, terms)


def _line(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_short(work, (), terms) for work in earlier]
    links.append(_short(document, chicago.place(reference.locator), terms))
    return chicago.quoted_in(links, terms)


def _short(work: Work, place: Inlines, terms: Terms) -> Inlines:
    who = plain(chicago.short_names(work, terms)) or chicago.stands_in(work.record, terms)
    title = chicago.title(work, terms, short=True)
    return strung(("", who), (", ", title), (", ", place), american=terms.american)


def _full(work: Work, place: Inlines, terms: Terms, *, listed: bool) -> Inlines:
    record = work.record
    who = joined(
        (plain(chicago.natural(responsible(record), terms)), plain(chicago.role(record, terms)))
    )
    accessed, address = chicago.reached(record, terms)
    return strung(
        ("", who),
        (", ", chicago.title(work, terms)),
        *_source(work, place, terms),
        (", ", () if listed else accessed),
        (", ", () if listed else address),
        american=terms.american,
    )


def _source(work: Work, place: Inlines, terms: Terms) -> tuple[tuple[str, Inlines], ...]:
    """What follows the title in a note, up to the place."""
    record = work.record
    holder = chicago.container(record, terms)
    imprint = bracketed(chicago.imprint(record, terms))
    translated, edited = chicago.others(record, terms, brief=True)
    when = plain(terms.date(record.issued))
    at = place or chicago.place(record.page)
    match kind(record):
        case Kind.BOOK:
            series = chicago.series(record, terms, headline=False)
            printing = plain(edition(record, terms))
            parts = [(", ", each) for each in (printing, translated, edited, series)]
            return (*parts, (" ", imprint), (", ", place))
        case Kind.CHAPTER:
            within, printing = chicago.within(record, terms), plain(edition(record, terms))
            parts = [(", ", each) for each in (within, printing, translated, edited)]
            return (*parts, (" ", imprint), (", ", place))
        case Kind.JOURNAL:
            volume, issue = plain(record.volume), chicago.issue(record, terms)
            return (
                (", ", holder),
                (" ", volume),
                (", ", issue),
                (" ", bracketed(when)),
                (terms.say("colon"), at),
            )
        case Kind.PRESS | Kind.PAGE:
            return ((", ", translated), (", ", holder), (", ", when), (", ", place))
        case Kind.THESIS:
            return ((" ", imprint), (", ", place))
        case Kind.PAPER:
            return ((", ", holder), (", ", plain(year(record.issued))), (", ", at))
        case _ as never:
            assert_never(never)


def _entry(work: Work, seen_in: Work | None, terms: Terms) -> Inlines:
    record = work.record
    standing_in = chicago.stands_in(record, terms)
    who = joined((plain(chicago.listed(record, terms)), plain(chicago.role(record, terms))))
    accessed, address = chicago.reached(record, terms)
    quoted: Inlines = ()
    if seen_in:
        lead = terms.words("print.quoted_in") + " "
        quoted = capital(merged((Text(lead), *_short(seen_in, (), terms))))
    shown = strung(
        ("", who or standing_in),
        (". ", chicago.title(work, terms)),
        *_published(work, terms, alone=not standing_in),
        (". ", capital(accessed)),
        (". ", address),
        (". ", quoted),
        american=terms.american,
    )
    return closed(shown, american=terms.american)


def _published(work: Work, terms: Terms, *, alone: bool) -> tuple[tuple[str, Inlines], ...]:
    """What follows the title in the list; not `alone`, what the work stands in was named before."""
    record = work.record
    holder = chicago.container(record, terms) if alone else ()
    imprint = chicago.imprint(record, terms)
    translated, edited = chicago.others(record, terms, brief=False)
    when = plain(terms.date(record.issued))
    pages = chicago.place(record.page)
    match kind(record):
        case Kind.BOOK:
            series = chicago.series(record, terms, headline=True)
            printing = plain(edition(record, terms))
            parts = (printing, capital(translated), capital(edited), series, imprint)
            return tuple((". ", each) for each in parts)
        case Kind.CHAPTER:
            within = joined((capital(chicago.within(record, terms)), edited))
            parts = (within, plain(edition(record, terms)), capital(translated), imprint)
            return tuple((". ", each) for each in parts)
        case Kind.JOURNAL:
            return (
                (". ", holder),
                (" ", plain(record.volume)),
                (", ", chicago.issue(record, terms)),
                (" ", bracketed(when)),
                (terms.say("colon"), pages),
            )
        case Kind.PRESS | Kind.PAGE:
            dated = joined((holder, when))
            return ((". ", capital(translated)), (". ", dated))
        case Kind.THESIS:
            return ((". ", imprint),)
        case Kind.PAPER:
            return ((". ", holder), (", ", plain(year(record.issued))), (", ", pages))
        case _ as never:
            assert_never(never)


STYLE = Style("chicago-notes", _note, _line, _entry, chicago.order)
