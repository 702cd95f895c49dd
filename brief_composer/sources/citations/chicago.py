"""What the two systems of the Chicago Manual of Style (18th edition) share.

Belongs here: names, titles, what a work stands in and who brought it out, pages. Notes and list
entries of the one, bracketed years of the other are in `chicago_notes`, `chicago_author_date`.
"""

from __future__ import annotations

import re

from brief_composer.doc.tree import Text
from brief_composer.model.evidence import Name, Record
from brief_composer.sources.citations import names, titles
from brief_composer.sources.citations.imprint import doi
from brief_composer.sources.citations.pieces import (
    Inlines,
    address,
    joined,
    merged,
    plain,
)
from brief_composer.sources.citations.terms import Terms, pages, year
from brief_composer.sources.citations.works import Kind, Work, folded, kind, responsible

_RANGE = re.compile(r"(\d+)–(\d+)")
_STANDS_IN = frozenset({Kind.PRESS, Kind.PAGE})


def title(work: Work, terms: Terms, *, short: bool = False) -> Inlines:
    """In italics for what stands alone, in marks for a part; English ones in headline capitals."""
    quoted = kind(work.record) is not Kind.BOOK
    return titles.title(work.record, terms, quoted=quoted, headline=True, short=short)


def container(record: Record, terms: Terms) -> Inlines:
    """What the work stands in; a web site in upright letters, or its publisher."""
    if kind(record) is not Kind.PAGE:
        return titles.container(record, terms, headline=True)
    site = titles.container(record, terms, headline=False, roman=True) or plain(record.publisher)
    own = [name.literal for name in responsible(record)]
    said = record.container_title or record.publisher
    return () if any(names.same(said, name) for name in own) else site


def stands_in(record: Record, terms: Terms) -> Inlines:
    """The newspaper or site that stands in the place of an author who is not named."""
    if responsible(record) or kind(record) not in _STANDS_IN or not record.container_title:
        return ()
    return container(record, terms)


def short_names(work: Work, terms: Terms, *, apart: bool = False) -> str:
    """ "Odu", "Odu and Berg", "Odu et al."; with `apart` namesakes have their initials."""
    people = responsible(work.record)
    shown = [names.family(name) for name in people]
    if apart and work.namesake:
        shown[0] = names.abbreviated(people[0])
    return names.listing(shown, terms, 2)


def natural(people: tuple[Name, ...], terms: Terms) -> str:
    """ "Mara Odu and Jo Berg", as notes name them."""
    return names.listing([names.spoken(name) for name in people], terms, 2)


def listed(record: Record, terms: Terms) -> str:
    """ "Odu, Mara, and Jo Berg", as a list begins; seven or more are the first three."""
    people = responsible(record)
    if not people:
        return ""
    shown = [names.turned(people[0]), *(names.spoken(name) for name in people[1:])]
    if len(shown) > 6:
        return terms.words("print.author_etal", name=", ".join(shown[:3]) + ",")
    turned = len(shown) == 2 and names.is_person(people[0])
    serial = len(shown) > 2 and terms.language == "en"
    return names.series(shown, terms.words("print.and"), comma=turned or serial)


def role(record: Record, terms: Terms) -> str:
    """ "ed." behind editors who stand in for authors."""
    edited = responsible(record) and not any(map(names.family, record.author))
    return terms.say("ed", n=len(record.editor)) if edited else ""


def others(record: Record, terms: Terms, *, brief: bool) -> tuple[Inlines, Inlines]:
    """Translators, and editors beside authors: "trans. Tom Heron"; in full in a list."""
    and_ = terms.words("print.and")
    translators = names.series([names.spoken(name) for name in record.translator], and_)
    aside = record.editor if role(record, terms) == "" else ()
    editors = names.series([names.spoken(name) for name in aside], and_)
    return (
        plain(
            translators and terms.say("trans_by" if brief else "translated_by", names=translators)
        ),
        plain(editors and terms.say("ed_by" if brief else "edited_by", names=editors)),
    )


def series(record: Record, terms: Terms, *, headline: bool) -> Inlines:
    """The series and the number in it, or the kind of report and its number."""
    number = record.number.strip()
    if record.collection_title:
        return plain(f"{record.collection_title} {number}".strip())
    said = terms.say("number", number=number) if number else ""
    genre = record.genre.strip()
    if headline and terms.language == "en":
        genre, said = titles.cased(genre, record, terms), said[:1].upper() + said[1:]
    return plain(f"{genre} {said}".strip())


def imprint(record: Record, terms: Terms) -> Inlines:
    """Publisher and year, as notes and their list print them."""
    said = year(record.issued) or terms.words("print.no_date")
    genre = record.genre if kind(record) is Kind.THESIS else ""
    return joined((plain(genre), plain(record.publisher), plain(said)))


def within(record: Record, terms: Terms) -> Inlines:
    """ "in *Voices of the Delta*"."""
    holder = container(record, terms)
    return merged((Text(terms.words("print.in") + " "), *holder)) if holder else ()


def issue(record: Record, terms: Terms) -> Inlines:
    """ "no. 2"."""
    return plain(record.issue and terms.say("number", number=record.issue))


def place(locator: str) -> Inlines:
    """Bare pages, second numbers cut as the manual does; other places as they are."""
    return plain(cut(pages(locator)) or locator)


def cut(numbers: str) -> str:
    """ "103–119" → "103–19", "100–104" and "41–58" as they are."""
    return _RANGE.sub(lambda match: f"{match[1]}–{_second(match[1], match[2])}", numbers)


def reached(record: Record, terms: Terms) -> tuple[Inlines, Inlines]:
    """When a work without a date was looked up, and its address."""
    url = doi(record) or record.url.strip()
    asked = bool(url and record.accessed.strip() and not record.issued.strip())
    on = terms.words("print.accessed", date=terms.date(record.accessed)) if asked else ""
    return plain(on), address(url)


def order(work: Work) -> tuple[str, ...]:
    """By author, newspaper or title, then by year and title."""
    record = work.record
    people = responsible(record)
    holder = record.container_title if kind(record) in _STANDS_IN else ""
    who = tuple(folded(names.turned(name)) for name in people) or (folded(holder or record.title),)
    return (
        " ".join(who),
        year(record.issued) or "9999",
        work.suffix,
        folded(record.title),
    )


def quoted_in(links: list[Inlines], terms: Terms) -> Inlines:
    """Works that quote one another: "X, quoted in Y"."""
    separator = f", {terms.words('print.quoted_in')} "
    return joined(links, separator, american=terms.american)


def _second(first: str, second: str) -> str:
    """The second number of a range as it is printed after the first."""
    if len(first) != len(second) or len(first) < 3 or int(first) % 100 == 0:
        return second
    least = 1 if int(first) % 100 < 10 else 2
    same = 0
    while same < len(first) - least and first[same] == second[same]:
        same += 1
    return second[same:]
