"""Notes as NGOs and the UN write them: in full the first time, short afterwards.

Full: Breitung, C. (2019) *Title*, Series 8/2019, Bonn: BICC, p. 3, https://… (accessed 9 October
2019). Short: Breitung (2019), p. 3. At second hand: Carter Center (2019) *Title*, quoted in …
"""

from __future__ import annotations

from brief_composer.doc.tree import Text
from brief_composer.model.evidence import Record
from brief_composer.sources.citations import names, titles
from brief_composer.sources.citations.imprint import doi, edition
from brief_composer.sources.citations.pieces import (
    Inlines,
    address,
    closed,
    italic,
    joined,
    merged,
    plain,
)
from brief_composer.sources.citations.style import Reference, Style
from brief_composer.sources.citations.terms import Terms, has_day, year
from brief_composer.sources.citations.works import Work, folded, responsible

_PART_OF_A_WHOLE = frozenset(
    {"article", "article-journal", "article-magazine", "article-newspaper", "chapter", "entry",
     "entry-encyclopedia", "paper-conference", "post", "post-weblog", "webpage"}
)  # fmt: skip
_DATED_BY_DAY = frozenset({"article-magazine", "article-newspaper", "post", "post-weblog"})


def _note(references: tuple[Reference, ...], terms: Terms) -> Inlines:
    seen: set[str] = set()
    parts: list[Inlines] = []
    for reference in references:
        parts.append(_reference(reference, reference.seen | seen, terms))
        seen |= {work.id for work in reference.chain}
    between = terms.words("print.works_separator")
    return closed(joined(parts, between), american=terms.american)


def _reference(reference: Reference, seen: frozenset[str] | set[str], terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    place = plain(reference.locator)
    links = [_short(work, terms) if work.id in seen else _named(work, terms) for work in earlier]
    if document.id in seen:
        links.append(joined((_short(document, terms), place)))
    else:
        links.append(_full(document, place, terms, listed=reference.listed))
    between = f", {terms.words('print.quoted_in')} "
    return joined(links, between, american=terms.american)


def _line(reference: Reference, terms: Terms) -> Inlines:
    *earlier, document = reference.chain
    links = [_short(work, terms) for work in earlier]
    own = () if earlier else _title(document.record, terms, main_only=True)
    if not responsible(document.record):
        own = ()
    links.append(joined((_short(document, terms), own, plain(reference.locator))))
    between = f", {terms.words('print.quoted_in')} "
    return joined(links, between, american=terms.american)


def _entry(work: Work, seen_in: Work | None, terms: Terms) -> Inlines:
    record = work.record
    parts = [_named(work, terms), _published(record, terms), *_reached(record, terms)]
    if seen_in:
        quoted = terms.words("print.quoted_in")
        lead = quoted[:1].upper() + quoted[1:] + " "
        parts.append(merged((Text(lead), *_short(seen_in, terms))))
    return closed(joined(parts, ". ", american=terms.american), american=terms.american)


def _full(work: Work, place: Inlines, terms: Terms, *, listed: bool) -> Inlines:
    record = work.record
    reached = () if listed else _reached(record, terms)
    parts = (_named(work, terms), _published(record, terms), place, *reached)
    return joined(parts, american=terms.american)


def _named(work: Work, terms: Terms) -> Inlines:
    """Who, when, what: "Breitung, C. (2019) *Title*"; without an author the title comes first."""
    title = _title(work.record, terms)
    who = _responsible(work.record, terms)
    when = plain(f"({_when(work, terms)})")
    return merged(joined((plain(who), when, title) if who else (title, when), " "))


def _short(work: Work, terms: Terms) -> Inlines:
    people = [names.family(name) for name in responsible(work.record)]
    who = plain(names.listing(people, terms, 2)) or _title(work.record, terms, main_only=True)
    return joined((who, plain(f"({_when(work, terms)})")), " ")


def _responsible(record: Record, terms: Terms) -> str:
    people = responsible(record)
    listed = names.listing([names.inverted(name) for name in people], terms, 3)
    if people and not any(name in record.author for name in people):
        listed += " " + terms.words("print.editor", n=len(people))
    return listed


def _when(work: Work, terms: Terms) -> str:
    return (year(work.record.issued) or terms.words("print.no_date")) + work.suffix


def _title(record: Record, terms: Terms, *, main_only: bool = False) -> Inlines:
    return titles.title(record, terms, quoted=record.type in _PART_OF_A_WHOLE, short=main_only)


def _published(record: Record, terms: Terms) -> Inlines:
    """Where it stands and who brought it out: container, volume, series, place and publisher."""
    series = f"{record.collection_title} {record.number}".strip()
    if not record.collection_title and record.genre:
        series = f"{record.genre} {record.number}".strip()
    issue = record.issue or record.number
    volume = record.volume and (f"{record.volume}({issue})" if issue else record.volume)
    day = (
        terms.date(record.issued) if record.type in _DATED_BY_DAY and has_day(record.issued) else ""
    )
    within = record.page and terms.locator(record.page)
    container = italic(record.container_title, record.language, terms.language)
    if record.type == "chapter" and container:
        container = (Text(terms.words("print.in") + " "), *container)
    return joined(
        (
            plain(edition(record, terms)),
            container,
            plain(volume if record.container_title else series),
            plain(day),
            plain(within),
            plain(_publisher(record, terms)),
        )
    )


def _publisher(record: Record, terms: Terms) -> str:
    """ "Bonn: BICC"; a body that is its own publisher is not named twice."""
    own = any(names.same(record.publisher, name.literal) for name in responsible(record))
    whole = names.plain(record.container_title)
    twice = own or (whole != "" and whole.startswith(names.plain(record.publisher)))
    publisher = "" if twice else record.publisher
    if not publisher or not record.publisher_place:
        return publisher or record.publisher_place
    return terms.words("print.place_publisher", place=record.publisher_place, publisher=publisher)


def _reached(record: Record, terms: Terms) -> tuple[Inlines, ...]:
    if number := doi(record):
        return (address(number),)
    if not record.url.strip():
        return ()
    accessed = record.accessed.strip()
    if not accessed:
        return (address(record.url),)
    on = terms.words("print.accessed", date=terms.date(accessed))
    return (joined((address(record.url), plain(f"({on})")), " "),)


def _order(work: Work) -> tuple[str, ...]:
    people = responsible(work.record)
    who = tuple(folded(names.inverted(name)) for name in people) or (folded(work.record.title),)
    return (
        " ".join(who),
        year(work.record.issued) or "9999",
        work.suffix,
        folded(work.record.title),
    )


STYLE = Style("notes", _note, _line, _entry, _order)
