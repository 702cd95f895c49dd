"""What the library pane shows of the library, as values. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from brief_composer.library import search
from brief_composer.library.browsing import Browser, Facet, Fit
from brief_composer.library.items import Library, Recommendation, RelationKind
from brief_composer.model.brief import Brief
from brief_composer.model.ids import RecommendationId
from brief_composer.words import Words

SHOWN = (RelationKind.NEEDS, RelationKind.AFTER, RelationKind.CONFLICTS)
"""The relations a card tells, in this order."""


class Tie(NamedTuple):
    """What a recommendation has to do with others, by their titles. `clashes`: one that speaks
    against it is in the brief."""

    kind: str
    titles: tuple[str, ...]
    clashes: bool = False


class LibraryCard(NamedTuple):
    """One recommendation of the library; `used` says that the brief has it already.

    `key` tells its rows apart where it stands in several groups; `heading` is the name of the group
    it is the first of; `owner` says whose it is where that is not the program.
    """

    id: str
    title: str
    line: str
    ties: tuple[Tie, ...]
    used: bool
    key: str = ""
    heading: str = ""
    owner: str = ""


class View(NamedTuple):
    """What of the library is shown: the words searched for, the groups chosen, and the grouping."""

    query: str = ""
    chosen: Mapping[Facet, str] = {}
    group: Facet | None = None


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


def group_name(browser: Browser, facet: Facet, key: str, words: Words) -> str:
    """What a group of recommendations is called."""
    own = browser.name(facet, key, words.language)
    return own or words(f"library.group.{facet.value}.{key or 'none'}")


def library_cards(
    browser: Browser, found: search.Index, language: str, view: View, words: Words
) -> tuple[LibraryCard, ...]:
    """The cards of a view, worded in the language of the brief: the best first where something is
    searched for, else in the library's order of themes. People's own stand apart."""
    library = browser.library
    ids = search.search(found, view.query, len(library.recommendations))
    items = [library.recommendations[RecommendationId(id)] for id in ids]
    searched = bool(view.query.strip())
    if not searched:
        order = {name: place for place, name in enumerate(library.themes)}
        items.sort(key=lambda item: order.get(item.theme, len(order)))
    shown = browser.chosen(items, view.chosen)
    group = view.group
    if group is None and not searched and any(item.owner for item in shown):
        group = Facet.OWNER
    if group is None:
        return tuple(_card(browser, item, language, words) for item in shown)
    return tuple(_grouped(browser, shown, group, language, words))


def _grouped(
    browser: Browser, items: Iterable[Recommendation], facet: Facet, language: str, words: Words
) -> Iterator[LibraryCard]:
    for group in browser.groups(items, facet):
        name = group_name(browser, facet, group.key, words)
        heading = f"{name} ({len(group.items)})"
        for number, item in enumerate(group.items):
            card = _card(browser, item, language, words)
            owner = "" if facet is Facet.OWNER else card.owner
            first = "" if number else heading
            yield card._replace(key=f"{group.key}/{item.id}", heading=first, owner=owner)


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


def _card(browser: Browser, item: Recommendation, language: str, words: Words) -> LibraryCard:
    library, fits = browser.library, browser.ties.get(item.id) or {}

    def titles(ids: Iterable[RecommendationId]) -> tuple[str, ...]:
        found = (library.recommendations.get(id) for id in dict.fromkeys(ids))
        return tuple(each.title[language] for each in found if each is not None)

    ties: list[Tie] = []
    if Fit.NEEDED in fits:
        ties.append(Tie("needed", titles(fits[Fit.NEEDED])))
    clashing = fits.get(Fit.CONFLICTS, ())
    for kind in SHOWN:
        against = kind is RelationKind.CONFLICTS
        others = titles((*(clashing if against else ()), *item.related(kind)))
        if others:
            ties.append(Tie(kind.value, others, against and bool(clashing)))
    if Fit.APART in fits:
        ties.append(Tie("apart", titles(fits[Fit.APART])))
    owner = group_name(browser, Facet.OWNER, item.owner, words) if item.owner else ""
    used = Fit.USED in fits
    texts = (item.title[language], item.line[language])
    return LibraryCard(item.id, *texts, tuple(ties), used, owner=owner)
