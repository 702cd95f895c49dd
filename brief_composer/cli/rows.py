"""The items of the library as rows of a list: what `library list` tells of each.

A row is what `--json` answers; a person is shown its `id`, its `title` and, of a recommendation,
what it has to do with the brief in hand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from brief_composer.library import search
from brief_composer.library.browsing import Browser, Facet, Fit
from brief_composer.library.items import Library, Recommendation, RelationKind

Row = dict[str, Any]


def found(library: Library, language: str, asked: str) -> tuple[Recommendation, ...]:
    """The recommendations that answer some words, the best first; in the order of the themes
    where nothing is asked."""
    items = library.recommendations
    if asked.strip():
        entries = (
            search.Entry(item.id, item.title[language], item.line[language], item.text[language])
            for item in items.values()
        )
        by_id = {str(id): item for id, item in items.items()}
        return tuple(by_id[id] for id in search.search(search.index(entries), asked, len(items)))
    order = {theme: place for place, theme in enumerate(library.themes)}
    return tuple(sorted(items.values(), key=lambda item: order.get(item.theme, len(order))))


def recommendation(browser: Browser, item: Recommendation, language: str) -> Row:
    """One recommendation. `fit` says what it has to do with the brief in hand."""
    ties = browser.ties.get(item.id) or {}
    return {
        "id": item.id,
        "title": item.title[language],
        "line": item.line[language],
        "theme": item.theme,
        "horizon": item.horizon.value,
        "addressees": list(item.addressees),
        "sources": [key for key in browser.keys(item, Facet.SOURCE) if key],
        "languages": list(browser.keys(item, Facet.LANGUAGE)),
        "owner": item.owner,
        "path": item.origin.path,
        "needs": list(item.related(RelationKind.NEEDS)),
        "after": list(item.related(RelationKind.AFTER)),
        "conflicts": list(item.related(RelationKind.CONFLICTS)),
        "evidence": list(item.evidence),
        "against": list(item.against),
        "fit": [{"kind": fit.value, "with": list(ids)} for fit, ids in ties.items()],
    }


def marks(browser: Browser, item: Recommendation, language: str) -> list[tuple[Fit, str]]:
    """What it has to do with the brief in hand: each fit with the titles it is with."""
    items = browser.library.recommendations
    return [
        (fit, ", ".join(items[id].title[language] for id in ids if id in items))
        for fit, ids in (browser.ties.get(item.id) or {}).items()
    ]


def quotes(library: Library, language: str) -> list[Row]:
    """Every quote."""
    return [
        {
            "id": quote.id,
            "title": _short(quote.text),
            "text": quote.text,
            "language": quote.language,
            "chain": list(quote.chain),
            "speaker": quote.speaker.name,
            "role": quote.speaker.role,
            "supports": list(quote.supports),
            "against": list(quote.against),
            "owner": library.quote_cards[quote.id].owner,
        }
        for quote in (library.quote(id, language) for id in library.quotes)
        if quote is not None
    ]


def sources(library: Library, language: str) -> list[Row]:
    """Every source."""
    return [
        {
            "id": source.id,
            "title": source.record.title,
            "issued": source.record.issued,
            "kind": source.kind.value,
            "language": source.record.language,
            "note": source.note,
            "owner": library.source_cards[source.id].owner,
        }
        for source in (library.source(id, language) for id in library.sources)
        if source is not None
    ]


def templates(library: Library, language: str) -> list[Row]:
    """Every template."""
    return [
        {
            "id": item.id,
            "title": item.name[language],
            "line": item.line[language],
            "pages": item.pages,
            "limit": item.limit,
            "owner": item.owner,
        }
        for item in library.templates.values()
    ]


PLAIN: dict[str, tuple[Callable[[Library, str], list[Row]], Collection[Facet]]] = {
    "quotes": (quotes, (Facet.SOURCE, Facet.LANGUAGE)),
    "sources": (sources, (Facet.LANGUAGE,)),
    "templates": (templates, ()),
}
"""What can be listed beside recommendations, and what it can be filtered by."""


def chosen(rows: Iterable[Row], source: str, language: str, asked: str) -> list[Row]:
    """The rows of that source and language that hold all words asked for."""
    kept = [
        row
        for row in rows
        if (not source or source in row.get("chain", ()))
        and (not language or str(row.get("language", "")).startswith(language))
    ]
    if not asked.strip():
        return kept
    entries = (
        search.Entry(row["id"], row["title"], row.get("speaker", ""), _words(row)) for row in kept
    )
    by_id = {row["id"]: row for row in kept}
    return [by_id[id] for id in search.search(search.index(entries), asked, len(kept))]


def _words(row: Row) -> str:
    return " ".join(str(row.get(name, "")) for name in ("id", "text", "line", "role"))


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")
