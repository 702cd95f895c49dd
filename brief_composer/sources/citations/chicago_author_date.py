"""Chicago author-date: "(Odu 2019, 3)" in the text, "Odu, Mara. 2019" in the list."""

from __future__ import annotations

from typing import assert_never

from brief_composer.doc.tree import Text
from brief_composer.model.evidence import Record
from brief_composer.sources.citations import chicago
from brief_composer.sources.citations.imprint import edition, leads, year_and_letter
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
from brief_composer.sources.citations.terms import Terms
from brief_composer.sources.citations.works import Kind, Work, kind


def _cite(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    between = terms.words("print.works_separator")
    return bracketed(joined([_reference(each, terms) for each in references], between))


def _note(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    between = terms.words("print.works_separator")
    return closed(joined([_reference(each, terms) for each in references], between))


def _reference(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_short(work, terms) for work in earlier]
    links.append(joined((_short(document, terms), chicago.place(reference.locator))))
    return chicago.quoted_in(links, terms)


def _line(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_told(work, (), terms) for work in earlier]
    links.append(_told(document, chicago.place(reference.locator), terms))
    return chicago.quoted_in(links, terms)


def _told(work: Work, place: Inlines, terms: Terms) -> Inlines:
    """ "Odu (2019, 3)"."""
    said = bracketed(joined((plain(year_and_letter(work, terms)), place)))
    return joined((_who(work, terms), said), " ")


def _short(work: Work, terms: Terms) -> Inlines:
    """ "Odu 2019"; "Odu, n.d."."""
    separator = " " if work.record.issued.strip() else ", "
    parts = (("", _who(work, terms)), (separator, plain(year_and_letter(work, terms))))
    return strung(*parts, american=terms.american)


def _who(work: Work, terms: Terms) -> Inlines:
    return (
        plain(chicago.short_names(work, terms, apart=True))
        or chicago.stands_in(work.record, terms)
        or chicago.title(work, terms, short=True)
    )


def _entry(work: Work, seen_in: Work | None, terms: Terms) -> Inlines:
    record = work.record
    standing_in = chicago.stands_in(record, terms)
    who = joined((plain(chicago.listed(record, terms)), plain(chicago.role(record, terms))))
    title, when = chicago.title(work, terms), plain(year_and_letter(work, terms))
    lead = who or standing_in
    accessed, address = chicago.reached(record, terms)
    quoted: Inlines = ()
    if seen_in:
        words = terms.words("print.quoted_in") + " "
        quoted = capital(merged((Text(words), *_short(seen_in, terms))))
    shown = strung(
        ("", lead or title),
        (". ", when),
        (". ", title if lead else ()),
        *_published(record, terms, alone=not standing_in),
        (". ", capital(accessed)),
        (". ", address),
        (". ", quoted),
        american=terms.american,
    )
    return closed(shown, american=terms.american)


def _published(record: Record, terms: Terms, *, alone: bool) -> tuple[tuple[str, Inlines], ...]:
    """What follows the title; not `alone`, what the work stands in was named before."""
    holder = chicago.container(record, terms) if alone else ()
    translated, edited = chicago.others(record, terms, brief=False)
    day, pages = plain(terms.day(record.issued)), chicago.place(record.page)
    publisher = plain(record.publisher)
    match kind(record):
        case Kind.BOOK:
            series = chicago.series(record, terms, headline=True)
            printing = plain(edition(record, terms))
            parts = (printing, capital(translated), capital(edited), series, publisher)
            return tuple((". ", each) for each in parts)
        case Kind.CHAPTER:
            within = joined((capital(chicago.within(record, terms)), edited))
            parts = (within, plain(edition(record, terms)), capital(translated), publisher)
            return tuple((". ", each) for each in parts)
        case Kind.JOURNAL:
            numbered = bracketed(plain(record.issue) or day)
            return (
                (". ", holder),
                (" ", plain(record.volume)),
                (" ", numbered),
                (terms.say("colon"), pages),
            )
        case Kind.PRESS | Kind.PAGE:
            return ((". ", capital(translated)), (". ", joined((holder, day))))
        case Kind.THESIS:
            return ((". ", joined((plain(record.genre), publisher))),)
        case Kind.PAPER:
            return ((". ", holder), (", ", pages))
        case _ as never:
            assert_never(never)


def _leads(record: Record) -> tuple[str, ...]:
    held = kind(record) in (Kind.PRESS, Kind.PAGE)
    return leads(record, 2, record.container_title if held else "")


STYLE = Style("chicago-author-date", _note, _line, _entry, chicago.order, _cite, _leads)
