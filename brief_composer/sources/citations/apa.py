"""APA (7th edition): "(Odu, 2019, p. 3)" in the text, "Odu, M. (2019)" in the list."""

from __future__ import annotations

from typing import assert_never

from brief_composer.doc.tree import Text
from brief_composer.model.evidence import Name, Record
from brief_composer.sources.citations import names, titles
from brief_composer.sources.citations.imprint import doi, edition, leads, year_and_letter
from brief_composer.sources.citations.pieces import (
    Inlines,
    address,
    bracketed,
    closed,
    italic,
    joined,
    merged,
    plain,
    strung,
)
from brief_composer.sources.citations.style import Reference, Style
from brief_composer.sources.citations.terms import Terms, pages, year
from brief_composer.sources.citations.works import Kind, Work, folded, kind, responsible

_ALONE = frozenset({Kind.BOOK, Kind.THESIS, Kind.PAGE})
_DATED_BY_DAY = frozenset({Kind.PRESS, Kind.PAGE})
_MOST = 20


def _cite(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    ordered = sorted(references, key=lambda each: _order(each.chain[0]))
    between = terms.words("print.works_separator")
    return bracketed(joined([_reference(each, terms) for each in ordered], between))


def _note(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    between = terms.words("print.works_separator")
    return closed(joined([_reference(each, terms) for each in references], between))


def _reference(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_short(work, (), terms) for work in earlier]
    links.append(_short(document, _place(reference.locator, terms), terms))
    return _cited_in(links, terms)


def _line(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_told(work, (), terms) for work in earlier]
    links.append(_told(document, _place(reference.locator, terms), terms))
    return _cited_in(links, terms)


def _cited_in(links: list[Inlines], terms: Terms) -> Inlines:
    return joined(links, f", {terms.say('as_cited_in')} ", american=terms.american)


def _place(locator: str, terms: Terms) -> Inlines:
    return plain(terms.locator(pages(locator)) or locator)


def _short(work: Work, place: Inlines, terms: Terms) -> Inlines:
    parts = (_who(work, terms, "&"), plain(year_and_letter(work, terms)), place)
    return joined(parts, american=terms.american)


def _told(work: Work, place: Inlines, terms: Terms) -> Inlines:
    """ "Odu (2019, p. 3)", as a sentence tells it."""
    said = bracketed(joined((plain(year_and_letter(work, terms)), place)))
    return joined((_who(work, terms, terms.words("print.and")), said), " ")


def _who(work: Work, terms: Terms, and_: str) -> Inlines:
    """ "Odu", "Odu & Berg", "Odu et al."; without an author the title in headline capitals."""
    people = responsible(work.record)
    if not people:
        quoted = kind(work.record) not in _ALONE
        return titles.title(work.record, terms, quoted=quoted, headline=True, short=True)
    shown = [names.family(name) for name in people]
    if work.namesake:
        shown[0] = names.abbreviated(people[0])
    if len(shown) > 2:
        return plain(terms.words("print.author_etal", name=shown[0]))
    return plain(names.series(shown, and_))


def _entry(work: Work, seen_in: Work | None, terms: Terms) -> Inlines:  # noqa: ARG001
    """An entry of the list, which names only what was read: nothing tells where it was quoted."""
    record = work.record
    who = _listed(record, terms)
    title = joined((_title(record, terms), *_described(record, terms)), " ")
    date = bracketed(plain(_date(work, terms)))
    shown = strung(
        ("", plain(who) or title),
        (". ", date),
        (". ", title if who else ()),
        (". ", _source(record, terms)),
        american=terms.american,
    )
    return strung(("", closed(shown, american=terms.american)), (" ", _reached(record, terms)))


def _listed(record: Record, terms: Terms) -> str:
    """ "Odu, M., & Berg, J. (Eds.)"; of more than twenty the first nineteen and the last."""
    people = responsible(record)
    shown = [names.inverted(name) for name in people]
    if len(shown) > _MOST:
        return f"{', '.join(shown[: _MOST - 1])}, … {shown[-1]}"
    comma = len(shown) > 2 or (len(shown) == 2 and names.is_person(people[0]))
    listed = names.series(shown, "&", comma=comma)
    edited = people and not any(map(names.family, record.author))
    return f"{listed} ({terms.say('ed_capital', n=len(people))})" if edited else listed


def _date(work: Work, terms: Terms) -> str:
    said = year_and_letter(work, terms)
    day = terms.day(work.record.issued) if kind(work.record) in _DATED_BY_DAY else ""
    return f"{said}, {day}" if day else said


def _title(record: Record, terms: Terms) -> Inlines:
    if kind(record) in _ALONE:
        return titles.title(record, terms)
    return titles.bare(record, terms)


def _described(record: Record, terms: Terms) -> tuple[Inlines, Inlines]:
    """What stands behind the title in brackets: "(Working Paper No. 12)", "[PhD thesis]"."""
    round: list[str] = []
    square = ""
    match kind(record):
        case Kind.BOOK:
            round = [_series(record, terms), edition(record, terms), _helped(record, terms)]
        case Kind.THESIS:
            square = record.genre
        case Kind.PRESS if record.type == "interview":
            square = terms.say("interview")
        case _:
            round = [_helped(record, terms)]
    inside = "; ".join(part for part in round if part)
    return bracketed(plain(inside)), bracketed(plain(square), "[", "]")


def _series(record: Record, terms: Terms) -> str:
    number = record.number.strip()
    if record.type == "book":
        return ""
    if record.collection_title:
        return f"{record.collection_title} {number}".strip()
    said = terms.say("number", number=number) if number else ""
    if terms.language == "fr":
        return f"{record.genre} {said}".strip()
    genre = titles.cased(record.genre, record, terms)
    return f"{genre} {said[:1].upper()}{said[1:]}".strip()


def _helped(record: Record, terms: Terms) -> str:
    """ "T. Heron, Trans."."""
    people = names.series([names.abbreviated(name) for name in record.translator], "&")
    return f"{people}, {terms.say('trans_capital')}" if people else ""


def _source(record: Record, terms: Terms) -> Inlines:
    found = kind(record)
    headline = found is not Kind.CHAPTER
    holder = titles.container(record, terms, headline=headline, roman=found is Kind.PAGE)
    printed = plain(pages(record.page) or record.page)
    match found:
        case Kind.BOOK | Kind.THESIS:
            return plain(_publisher(record))
        case Kind.PAGE:
            own = [name.literal for name in responsible(record)]
            site = holder or plain(record.publisher)
            said = record.container_title or record.publisher
            return () if any(names.same(said, name) for name in own) else site
        case Kind.CHAPTER:
            return _within(record, holder, terms)
        case Kind.JOURNAL:
            volume = italic(record.volume, "", "")
            issue = bracketed(plain(record.issue))
            return joined((holder, merged((*volume, *issue)), printed))
        case Kind.PRESS | Kind.PAPER:
            return joined((holder, printed))
        case _ as never:
            assert_never(never)


def _within(record: Record, holder: Inlines, terms: Terms) -> Inlines:
    """ "In A. Finch & S. Gull (Eds.), *Voices* (pp. 41–58). Night Press"."""
    lead = terms.words("print.in")
    word = lead[:1].upper() + lead[1:]
    people: tuple[Name, ...] = record.editor if record.author else ()
    editors = names.series([names.abbreviated(name) for name in people], "&")
    if editors:
        editors += f" ({terms.say('ed_capital', n=len(people))})"
    at = terms.locator(pages(record.page)) if record.page else ""
    inside = "; ".join(part for part in (edition(record, terms), at) if part)
    book = joined((holder, bracketed(plain(inside))), " ")
    held = joined((plain(editors), book))
    within = merged((Text(f"{word} "), *held)) if held else ()
    return joined((within, plain(_publisher(record))), ". ")


def _publisher(record: Record) -> str:
    """The publisher, left out where it is the author."""
    own = any(names.same(record.publisher, name.literal) for name in responsible(record))
    return "" if own else record.publisher


def _reached(record: Record, terms: Terms) -> Inlines:
    url = doi(record) or record.url.strip()
    asked = url and record.accessed.strip() and not record.issued.strip()
    lead = terms.say("retrieved", date=terms.date(record.accessed)) if asked else ""
    return merged((*plain(lead), *address(url))) if url else ()


def _order(work: Work) -> tuple[str, ...]:
    record = work.record
    who = tuple(folded(names.inverted(name)) for name in responsible(record)) or (
        folded(record.title),
    )
    return " ".join(who), year(record.issued), work.suffix, folded(record.title)


def _leads(record: Record) -> tuple[str, ...]:
    return leads(record, 2)


STYLE = Style("apa", _note, _line, _entry, _order, _cite, _leads, second_hand=False)
