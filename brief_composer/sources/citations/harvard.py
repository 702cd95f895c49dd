"""Harvard as *Cite Them Right* has it: "(Odu, 2019, p. 3)"; "Odu, M. (2019) *Ferries first*."."""

from __future__ import annotations

from typing import assert_never

from brief_composer.doc.tree import Emphasis, Text
from brief_composer.model.evidence import Name, Record
from brief_composer.sources.citations import names, titles
from brief_composer.sources.citations.chicago import quoted_in
from brief_composer.sources.citations.imprint import doi, edition, leads
from brief_composer.sources.citations.pieces import (
    Inlines,
    address,
    bracketed,
    capital,
    closed,
    joined,
    merged,
    plain,
    strung,
)
from brief_composer.sources.citations.style import Reference, Style
from brief_composer.sources.citations.terms import Terms, pages, year
from brief_composer.sources.citations.works import Kind, Work, folded, kind, responsible

_ALONE = frozenset({Kind.BOOK, Kind.THESIS, Kind.PAGE})
_SIGNED_BY_PAPER = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_MOST = 3


def _cite(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    ordered = sorted(references, key=lambda each: year(each.chain[0].record.issued))
    between = terms.words("print.works_separator")
    return bracketed(joined([_reference(each, terms) for each in ordered], between))


def _note(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    between = terms.words("print.works_separator")
    return closed(joined([_reference(each, terms) for each in references], between))


def _reference(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_short(work, (), terms) for work in earlier]
    links.append(_short(document, _place(reference.locator, terms), terms))
    return quoted_in(links, terms)


def _line(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_told(work, (), terms) for work in earlier]
    links.append(_told(document, _place(reference.locator, terms), terms))
    return quoted_in(links, terms)


def _place(locator: str, terms: Terms) -> Inlines:
    return plain(terms.locator(pages(locator)) or locator)


def _short(work: Work, place: Inlines, terms: Terms) -> Inlines:
    parts = (_who(work, terms), plain(_when(work, terms)), place)
    return joined(parts, american=terms.american)


def _told(work: Work, place: Inlines, terms: Terms) -> Inlines:
    """ "Odu (2019, p. 3)", as a sentence tells it."""
    said = bracketed(joined((plain(_when(work, terms)), place)))
    return joined((_who(work, terms), said), " ")


def _who(work: Work, terms: Terms) -> Inlines:
    """Families, up to three, or what stands in for an author."""
    shown = [names.family(name) for name in responsible(work.record)]
    return _people(shown, terms) or _unsigned(work.record, terms, short=True)


def _people(shown: list[str], terms: Terms) -> Inlines:
    """ "A, B and C"; of four or more the first "*et al.*"."""
    if len(shown) > _MOST:
        return (Text(f"{shown[0]} "), Emphasis((Text("et al."),)))
    return plain(names.series(shown, terms.words("print.and")))


def _unsigned(record: Record, terms: Terms, *, short: bool = False) -> Inlines:
    """What stands where an author would: the paper an article is in, else the title."""
    if record.type in _SIGNED_BY_PAPER and record.container_title:
        return titles.container(record, terms, headline=False)
    return titles.title(record, terms, quoted=kind(record) not in _ALONE, short=short)


def _when(work: Work, terms: Terms) -> str:
    if said := year(work.record.issued):
        return said + work.suffix
    return f"{terms.say('no_date')} {work.suffix}".strip()


def _entry(work: Work, seen_in: Work | None, terms: Terms) -> Inlines:  # noqa: ARG001
    """An entry of the list, which names only what was read: nothing tells where it was quoted."""
    record = work.record
    who = _listed(record, terms)
    first = who or _unsigned(record, terms)
    title = titles.title(record, terms, quoted=kind(record) not in _ALONE)
    by_paper = not who and record.type in _SIGNED_BY_PAPER and record.container_title != ""
    shown = strung(
        ("", first),
        (" ", bracketed(plain(_when(work, terms)))),
        (" ", title if who or by_paper else ()),
        *_source(record, terms, titled=bool(who), held=not by_paper),
        (". ", _reached(record, terms)),
        american=terms.american,
    )
    return closed(shown, american=terms.american)


def _listed(record: Record, terms: Terms) -> Inlines:
    """ "Odu, M. and Berg, J. (eds)"."""
    people = responsible(record)
    listed = _people([names.tight(names.inverted(name)) for name in people], terms)
    edited = people and not any(map(names.family, record.author))
    role = bracketed(plain(terms.say("ed", n=len(people)))) if edited else ()
    return joined((listed, role), " ")


def _source(
    record: Record, terms: Terms, *, titled: bool, held: bool
) -> tuple[tuple[str, Inlines], ...]:
    """What follows the title; `titled`, a title stands just before; `held`, what the work stands
    in is still to be named."""
    holder = titles.container(record, terms, headline=False) if held else ()
    at = plain(terms.locator(record.page))
    helped = tuple((". ", capital(each)) for each in _helped(record, terms))
    imprint, series = plain(_imprint(record, terms)), _series(record)
    match kind(record):
        case Kind.BOOK:
            report = () if record.collection_title else plain(_numbered(record))
            printing = plain(edition(record, terms))
            return ((". ", printing), *helped, (". ", report), (". ", imprint), (" ", series))
        case Kind.CHAPTER:
            within = _within(record, holder, terms)
            printing = plain(edition(record, terms))
            return ((", ", within), (". ", printing), (". ", imprint), (" ", series), (", ", at))
        case Kind.JOURNAL:
            issue = bracketed(plain(record.issue))
            return ((", ", holder), (", ", merged((*plain(record.volume), *issue))), (", ", at))
        case Kind.PRESS:
            day = plain(terms.day(record.issued))
            return ((", ", holder), *helped, (", ", day), (", ", at))
        case Kind.PAGE:
            return ((", " if titled else " ", holder), (". ", imprint if not holder else ()))
        case Kind.THESIS:
            return ((". ", plain(record.genre)), (". ", plain(record.publisher)))
        case Kind.PAPER:
            return ((", ", holder), (". ", imprint), (", ", at))
        case _ as never:
            assert_never(never)


def _within(record: Record, holder: Inlines, terms: Terms) -> Inlines:
    """ "in A. Finch and S. Gull (eds) *Voices*"."""
    people: tuple[Name, ...] = record.editor if record.author else ()
    editors = names.series([_natural(name) for name in people], terms.words("print.and"))
    role = bracketed(plain(terms.say("ed", n=len(people)))) if editors else ()
    held = joined((plain(editors), role, holder), " ")
    return merged((Text(terms.words("print.in") + " "), *held)) if held else ()


def _helped(record: Record, terms: Terms) -> tuple[Inlines, Inlines]:
    """Translators, and editors beside authors."""
    and_ = terms.words("print.and")
    translators = names.series([_natural(name) for name in record.translator], and_)
    editors = names.series([_natural(name) for name in record.editor if record.author], and_)
    return (
        plain(translators and terms.say("translated_by", names=translators)),
        plain(editors and terms.say("edited_by", names=editors)),
    )


def _natural(name: Name) -> str:
    """ "P.A. Crane"."""
    if not names.is_person(name):
        return names.family(name)
    return f"{names.tight(names.initials(name.given))} {name.family}"


def _numbered(record: Record) -> str:
    return f"{record.genre} {record.number}".strip()


def _series(record: Record) -> Inlines:
    """ "(Studies in Transport, 14)"."""
    number = record.number if record.collection_title else ""
    return bracketed(joined((plain(record.collection_title), plain(number))))


def _imprint(record: Record, terms: Terms) -> str:
    """ "Ostley: Night Press"."""
    place, publisher = record.publisher_place, record.publisher
    if place and publisher:
        return terms.say("of_place", place=place, publisher=publisher)
    return place or publisher


def _reached(record: Record, terms: Terms) -> Inlines:
    lead = terms.say("available_at")
    if number := doi(record):
        return merged((Text(lead), *address(number)))
    if not record.url.strip():
        return ()
    accessed = record.accessed.strip()
    on = terms.say("accessed_harvard", date=terms.date(accessed)) if accessed else ""
    return merged((Text(lead), *joined((address(record.url), plain(on)), " ")))


def _order(work: Work) -> tuple[str, ...]:
    record = work.record
    paper = record.container_title if record.type in _SIGNED_BY_PAPER else ""
    who = tuple(folded(names.inverted(name)) for name in responsible(record)) or (
        folded(paper or record.title),
    )
    return " ".join(who), year(record.issued) or "9999", work.suffix, folded(record.title)


def _leads(record: Record) -> tuple[str, ...]:
    paper = record.container_title if record.type in _SIGNED_BY_PAPER else ""
    return leads(record, _MOST, paper, initials=False)


STYLE = Style("harvard", _note, _line, _entry, _order, _cite, _leads, second_hand=False)
