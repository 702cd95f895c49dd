"""What the library pane shows of the library, as values. No Qt."""

from __future__ import annotations

from typing import NamedTuple

from brief_composer.library import search
from brief_composer.library.items import Library, Recommendation, RelationKind
from brief_composer.model.brief import Brief


class LibraryCard(NamedTuple):
    """One recommendation of the library. `needs` and `after` are titles; `used` says that the
    brief has it already."""

    id: str
    title: str
    line: str
    needs: tuple[str, ...]
    after: tuple[str, ...]
    used: bool


def used_in(brief: Brief) -> frozenset[str]:
    """The ids of the library's recommendations a brief has."""
    return frozenset(block.origin.id for block in brief.recommendations() if block.origin)


def search_index(library: Library, language: str) -> search.Index:
    """What the search box searches: titles, lines and texts in one language."""
    return search.index(
        search.Entry(item.id, item.title[language], item.line[language], item.text[language])
        for item in library.recommendations.values()
    )


def library_cards(
    library: Library, found: search.Index, brief: Brief, query: str, theme: str
) -> tuple[LibraryCard, ...]:
    """The cards for a query and a theme ("" for all), in the library's order of themes when
    nothing is searched for, else the best first."""
    language, used = brief.details.language, used_in(brief)
    every = len(library.recommendations)
    ids = search.search(found, query, every)
    items = [library.recommendations[id] for id in ids if id in library.recommendations]  # type: ignore[index]
    if not query.strip():
        order = {name: place for place, name in enumerate(library.themes)}
        items.sort(key=lambda item: order.get(item.theme, len(order)))
    return tuple(
        _card(library, item, language, used) for item in items if theme in ("", item.theme)
    )


def _card(
    library: Library, item: Recommendation, language: str, used: frozenset[str]
) -> LibraryCard:
    def titles(kind: RelationKind) -> tuple[str, ...]:
        known = (library.recommendations.get(id) for id in item.related(kind))
        return tuple(other.title[language] for other in known if other is not None)

    return LibraryCard(
        item.id,
        item.title[language],
        item.line[language],
        titles(RelationKind.NEEDS),
        titles(RelationKind.AFTER),
        item.id in used,
    )
