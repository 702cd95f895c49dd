"""What the library pane shows of the library, as values. No Qt."""

from __future__ import annotations

from typing import NamedTuple

from brief_composer.library import search
from brief_composer.library.items import Library, Recommendation, RelationKind
from brief_composer.model.brief import Brief
from brief_composer.model.ids import RecommendationId

SHOWN = (RelationKind.NEEDS, RelationKind.AFTER, RelationKind.CONFLICTS)
"""The relations a card tells, in this order."""


class Tie(NamedTuple):
    """What a recommendation has to do with others, by their titles. `clashes`: one that speaks
    against it is in the brief."""

    kind: str
    titles: tuple[str, ...]
    clashes: bool = False


class LibraryCard(NamedTuple):
    """One recommendation of the library; `used` says that the brief has it already."""

    id: str
    title: str
    line: str
    ties: tuple[Tie, ...]
    used: bool


class Need(NamedTuple):
    """A recommendation of the brief (`block`) needs one of the library that it has not."""

    block: str
    rec: str
    need_id: RecommendationId
    need: str


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
    ids = search.search(found, query, len(library.recommendations))
    items = [library.recommendations[RecommendationId(id)] for id in ids]
    if not query.strip():
        order = {name: place for place, name in enumerate(library.themes)}
        items.sort(key=lambda item: order.get(item.theme, len(order)))
    return tuple(
        _card(library, item, language, used) for item in items if theme in ("", item.theme)
    )


def needs_of(library: Library, brief: Brief, block_id: str) -> tuple[Need, ...]:
    """What a recommendation of the brief needs that is not in the brief."""
    block = next((each for each in brief.recommendations() if each.id == block_id), None)
    item = library.recommendations.get(block.origin.id) if block and block.origin else None
    if block is None or item is None:
        return ()
    used, language = used_in(brief), brief.details.language
    missing = [id for id in item.related(RelationKind.NEEDS) if id not in used]
    return tuple(
        Need(block_id, block.title, id, library.recommendations[id].title[language])
        for id in missing
        if id in library.recommendations
    )


def _card(
    library: Library, item: Recommendation, language: str, used: frozenset[str]
) -> LibraryCard:
    ties: list[Tie] = []
    for kind in SHOWN:
        others = [id for id in item.related(kind) if id in library.recommendations]
        if others:
            titles = tuple(library.recommendations[id].title[language] for id in others)
            clashes = kind is RelationKind.CONFLICTS and not used.isdisjoint(others)
            ties.append(Tie(kind.value, titles, clashes))
    return LibraryCard(
        item.id, item.title[language], item.line[language], tuple(ties), item.id in used
    )
