"""Groups and filters recommendations: by theme, addressee, horizon, source, language, owner, and
by what they have to do with the recommendations a brief has.

Belongs here: which groups an item belongs to, in which order groups stand. Does not belong here:
words for the groups that are not the library's own (horizons, fits, owners), search, screens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from typing import assert_never

from msgspec import Struct

from brief_composer.library.folders import ORGANISATION, YOURS
from brief_composer.library.items import Horizon, Library, Recommendation, RelationKind
from brief_composer.model.evidence import Source
from brief_composer.model.ids import ActorId, RecommendationId, SourceId
from brief_composer.sources.citations import names

LANGUAGES = ("en", "fr")


class Facet(Enum):
    """What recommendations can be grouped and filtered by. FIT: what they have to do with the
    recommendations of a brief. OWNER: whose folder they come from."""

    THEME = "theme"
    ADDRESSEE = "addressee"
    HORIZON = "horizon"
    SOURCE = "source"
    LANGUAGE = "language"
    FIT = "fit"
    OWNER = "owner"


class Fit(Enum):
    """NEEDED: one in the brief needs it. CONFLICTS: it and one in the brief speak against each
    other. BUILDS: it needs one in the brief, or works best after it. LINKED: it goes with one in
    the brief, or works best before it. APART: it and one in the brief must not be made to depend on
    each other. USED: the brief has it. FREE: nothing of all that."""

    NEEDED = "needed"
    CONFLICTS = "conflicts"
    BUILDS = "builds"
    APART = "apart"
    LINKED = "linked"
    USED = "used"
    FREE = "free"


_FORTH = {
    RelationKind.NEEDS: Fit.BUILDS,
    RelationKind.AFTER: Fit.BUILDS,
    RelationKind.CONFLICTS: Fit.CONFLICTS,
    RelationKind.NEVER: Fit.APART,
    RelationKind.LINK: Fit.LINKED,
}
_BACK = {**_FORTH, RelationKind.NEEDS: Fit.NEEDED, RelationKind.AFTER: Fit.LINKED}


class Group(Struct, frozen=True):
    """The recommendations that belong together under one key of a facet."""

    key: str
    items: tuple[Recommendation, ...]


Ties = Mapping[RecommendationId, Mapping[Fit, tuple[RecommendationId, ...]]]


def ties(library: Library, used: Collection[str]) -> Ties:
    """What each recommendation has to do with those of the ids `used`: the fits it has, and with
    which ones. One that the brief has is USED, and may still conflict."""
    found: dict[RecommendationId, dict[Fit, list[RecommendationId]]] = {
        id: ({Fit.USED: [id]} if id in used else {}) for id in library.recommendations
    }

    def note(id: RecommendationId, fit: Fit, other: RecommendationId) -> None:
        if id in found and (id not in used or fit is Fit.CONFLICTS):
            others = found[id].setdefault(fit, [])
            if other not in others:
                others.append(other)

    for item in library.recommendations.values():
        for relation in item.relations:
            if relation.to in used:
                note(item.id, _FORTH[relation.kind], relation.to)
            if item.id in used:
                note(relation.to, _BACK[relation.kind], item.id)
    return {id: {fit: tuple(fits[fit]) for fit in Fit if fit in fits} for id, fits in found.items()}


class Browser:
    """A library looked at with a brief in hand; `used` are the ids of its recommendations."""

    def __init__(self, library: Library, used: Collection[str] = ()) -> None:
        self.library = library
        self.ties = ties(library, used)
        self._one_language = dict(_in_one_language(library))

    def keys(self, item: Recommendation, facet: Facet) -> tuple[str, ...]:
        """The groups of a facet the recommendation belongs to, the first the most telling."""
        match facet:
            case Facet.THEME:
                return (item.theme,)
            case Facet.ADDRESSEE:
                return item.addressees or ("",)
            case Facet.HORIZON:
                return (item.horizon.value,)
            case Facet.SOURCE:
                return self._sources(item) or ("",)
            case Facet.LANGUAGE:
                return self._one_language.get(item.id, LANGUAGES)
            case Facet.FIT:
                fits = self.ties.get(item.id) or {}
                return tuple(fit.value for fit in fits) or (Fit.FREE.value,)
            case Facet.OWNER:
                return (item.owner,)
            case _:
                assert_never(facet)

    def chosen(
        self, items: Iterable[Recommendation], wanted: Mapping[Facet, str]
    ) -> tuple[Recommendation, ...]:
        """Those that belong to every wanted group, in the order they came."""
        return tuple(
            item
            for item in items
            if all(key in self.keys(item, facet) for facet, key in wanted.items())
        )

    def groups(self, items: Iterable[Recommendation], facet: Facet) -> tuple[Group, ...]:
        """The items by group, in the order of the groups. One that is addressed to two, or made
        from two sources, stands in both groups; by fit, only in the most telling."""
        found: dict[str, list[Recommendation]] = {}
        for item in items:
            keys = self.keys(item, facet)
            for key in keys[:1] if facet is Facet.FIT else keys:
                found.setdefault(key, []).append(item)
        place = {key: number for number, key in enumerate(self._order(facet))}
        ordered = sorted(found, key=lambda key: place.get(key, len(place)))
        return tuple(Group(key, tuple(found[key])) for key in ordered)

    def name(self, facet: Facet, key: str, language: str) -> str:
        """What the library calls a group; "" for groups that are named in the program's words."""
        match facet:
            case Facet.THEME:
                theme = self.library.themes.get(key)
                return theme.name[language] if theme else key
            case Facet.ADDRESSEE:
                actor = self.library.actors.get(ActorId(key))
                return actor.name[language] if actor else key
            case Facet.SOURCE:
                source = self.library.sources.get(SourceId(key))
                return short_title(source) if source else key
            case Facet.OWNER:
                return "" if key in ("", YOURS, ORGANISATION) else key
            case Facet.HORIZON | Facet.LANGUAGE | Facet.FIT:
                return ""
            case _:
                assert_never(facet)

    def _sources(self, item: Recommendation) -> tuple[str, ...]:
        """The documents it was made from, then those its quotes stand in."""
        quotes = (self.library.quotes.get(id) for id in item.evidence)
        documents = (quote.document for quote in quotes if quote is not None)
        return tuple(dict.fromkeys((*(p.source for p in item.provenance), *documents)))

    def _order(self, facet: Facet) -> Iterable[str]:
        match facet:
            case Facet.THEME:
                return self.library.themes
            case Facet.ADDRESSEE:
                return self.library.actors
            case Facet.HORIZON:
                return (horizon.value for horizon in Horizon)
            case Facet.SOURCE:
                return self.library.sources
            case Facet.LANGUAGE:
                return LANGUAGES
            case Facet.FIT:
                return (fit.value for fit in Fit)
            case Facet.OWNER:
                return (YOURS, ORGANISATION, "")
            case _:
                assert_never(facet)


def short_title(source: Source) -> str:
    """A source in few words: "Breitung 2019"."""
    record = source.record
    people = " & ".join(names.family(each) for each in record.author[:2])
    named = (people or record.publisher or record.title).partition(" (")[0]
    return f"{named} {record.issued[:4]}".strip()


def _in_one_language(library: Library) -> Iterator[tuple[RecommendationId, tuple[str, ...]]]:
    """The recommendations whose wording is there in one language only, and in which."""
    lacking: dict[str, set[str]] = {}
    for each in library.findings:
        if each.code == "library.language-missing" and each.origin and each.param("key") == "text":
            lacking.setdefault(each.origin.path, set()).add(str(each.param("language")))
    for item in library.recommendations.values():
        if item.origin.path in lacking:
            missing = lacking[item.origin.path]
            yield item.id, tuple(each for each in LANGUAGES if each not in missing)
