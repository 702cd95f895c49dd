"""What a brief says about itself at its end: publisher, terms, how to cite it.

Belongs here: which of its details stand in the imprint, in which order and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_composer.doc import tree
from brief_composer.model.brief import Details
from brief_composer.model.evidence import Name, Record, Source
from brief_composer.model.ids import SourceId
from brief_composer.sources import citations
from brief_composer.sources.citations import Style, Terms

_COMMONS = re.compile(r"CC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)", re.IGNORECASE)
_FIELDS = ("publisher", "licence", "issn", "doi", "suggested_citation", "funder", "disclaimer")
_SELF = SourceId("this-brief")
_DOI = "https://doi.org/"


def imprint(details: Details, style: Style, terms: Terms) -> tree.Imprint | None:
    """The imprint; None where the brief says nothing that would stand in it."""
    if not any(getattr(details, name).strip() for name in _FIELDS):
        return None
    return tree.Imprint(tuple(_facts(details, style, terms)))


def suggested(details: Details, style: Style, terms: Terms) -> tuple[tree.Inline, ...]:
    """How the brief would be cited in its own style; nothing while it has no title."""
    if not details.title.strip():
        return ()
    names = tuple(Name(literal=name) for name in details.author_names)
    body = details.organisation.strip()
    record = Record(
        title=details.title.strip(),
        author=names or ((Name(literal=body),) if body else ()),
        issued=details.date,
        publisher=details.publisher.strip() or body,
        publisher_place=details.place.strip(),
        collection_title=details.series.strip(),
        number=details.number.strip(),
        doi=_bare(details.doi),
        language=details.language,
    )
    work = citations.works((Source(_SELF, record),), style.leads)[_SELF]
    return style.entry(work, None, terms)


def _facts(details: Details, style: Style, terms: Terms) -> Iterator[tree.Fact]:
    def fact(key: str, *inlines: tree.Inline) -> tree.Fact:
        return tree.Fact(terms.words(f"print.imprint_{key}"), inlines)

    if details.publisher.strip():
        place = details.place.strip()
        yield fact("publisher", tree.Text(", ".join(filter(None, (details.publisher, place)))))
    if details.funder.strip():
        yield fact("funder", tree.Text(details.funder.strip()))
    if details.issn.strip():
        yield fact("issn", tree.Text(details.issn.strip()))
    if details.doi.strip():
        doi = _bare(details.doi)
        yield fact("doi", tree.Link(_DOI + doi, (tree.Text(doi),)))
    if details.licence.strip():
        yield fact("licence", _licence(details.licence.strip()))
    own = details.suggested_citation.strip()
    cited = (tree.Text(own),) if own else suggested(details, style, terms)
    if cited:
        yield fact("citation", *cited)
    if details.disclaimer.strip():
        yield tree.Fact("", (tree.Text(details.disclaimer.strip()),))


def _licence(said: str) -> tree.Inline:
    """The words of a licence; those of Creative Commons lead to it."""
    known = _COMMONS.fullmatch(said)
    if known is None:
        return tree.Text(said)
    address = f"https://creativecommons.org/licenses/{known[1].lower()}/{known[2]}/"
    return tree.Link(address, (tree.Text(f"CC {known[1].upper()} {known[2]}"),))


def _bare(doi: str) -> str:
    """A DOI without the address it is often written in."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi.strip(), flags=re.IGNORECASE)
