"""The typed items of the library. Every text comes in the languages the library is written in."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from brief_composer.model.brief import SectionRole
from brief_composer.model.evidence import Quote, Source
from brief_composer.model.finding import Finding, Origin
from brief_composer.model.ids import ActorId, QuoteId, RecommendationId, SourceId


class Bilingual(Struct, frozen=True):
    """One text in English and in French."""

    en: str = ""
    fr: str = ""

    def __getitem__(self, language: str) -> str:
        """The text in a language tag ("fr-FR" is French); English when there is no other."""
        return (self.fr if language.lower().startswith("fr") else self.en) or self.en or self.fr


class RelationKind(Enum):
    """NEEDS: must stand before it. AFTER: works best after it. CONFLICTS: speaks against it.
    LINK: read together. NEVER: must not be joined with it."""

    NEEDS = "needs"
    AFTER = "after"
    CONFLICTS = "conflicts"
    LINK = "link"
    NEVER = "never"


class Strength(Enum):
    """Whose word a relation rests on."""

    CLAIM = "claim"
    DOCTRINE = "doctrine"
    JUDGEMENT = "judgement"


class Relation(Struct, frozen=True):
    """What one recommendation has to do with another, why, and who says so."""

    kind: RelationKind
    to: RecommendationId
    reason: Bilingual
    source: str
    strength: Strength


class Safeguards(Struct, frozen=True):
    """Who could be hurt, what must be true first, the signal to stop, and whom the text names."""

    harm: Bilingual = Bilingual()
    first: Bilingual = Bilingual()
    stop: Bilingual = Bilingual()
    names: Bilingual = Bilingual()


class Provenance(Struct, frozen=True):
    """The passage a recommendation was made from, and whom the source addressed then."""

    source: SourceId
    passage: str
    explicit: bool
    addressed: Bilingual = Bilingual()


class Horizon(Enum):
    """When it can be done."""

    NOW = "now"
    YEAR = "6-12-months"
    LATER = "later"


class Recommendation(Struct, frozen=True):
    """A recommendation block of the library.

    `text` and `short` are prose in the markup of `model.markup`: the long and the short wording.
    `evidence` and `against` name quotes for and against it, the best first.
    """

    id: RecommendationId
    theme: str
    title: Bilingual
    line: Bilingual
    text: Bilingual
    short: Bilingual
    indicator: Bilingual
    horizon: Horizon
    addressees: tuple[ActorId, ...]
    evidence: tuple[QuoteId, ...]
    against: tuple[QuoteId, ...]
    relations: tuple[Relation, ...]
    safeguards: Safeguards
    provenance: tuple[Provenance, ...]
    origin: Origin = Origin("")

    def related(self, kind: RelationKind) -> tuple[RecommendationId, ...]:
        """The recommendations it stands in that relation to."""
        return tuple(relation.to for relation in self.relations if relation.kind is kind)


class Actor(Struct, frozen=True):
    """Somebody a recommendation can be addressed to. `until` is set once they can act no more."""

    id: ActorId
    name: Bilingual
    since: str = ""
    until: str = ""
    note: Bilingual = Bilingual()


class Theme(Struct, frozen=True):
    """A subject recommendations are grouped by."""

    id: str
    name: Bilingual


class SectionPlan(Struct, frozen=True):
    """A section as a template sets it up. `text` is boilerplate in markup."""

    title: Bilingual
    role: SectionRole = SectionRole.TEXT
    hint: Bilingual = Bilingual()
    text: Bilingual = Bilingual()
    limit: int = 0


class Template(Struct, frozen=True):
    """The plan of a brief. `name` and `line` are what a card says; `limit` is in words."""

    id: str
    name: Bilingual
    line: Bilingual
    sections: tuple[SectionPlan, ...]
    house_style: str = "standard"
    limit: int = 0
    pages: int = 0
    thumbnail: str = "band"
    origin: Origin = Origin("")


class Library(Struct, frozen=True):
    """All items by id, and what was wrong with the files they came from."""

    recommendations: dict[RecommendationId, Recommendation]
    quotes: dict[QuoteId, Quote]
    sources: dict[SourceId, Source]
    actors: dict[ActorId, Actor]
    themes: dict[str, Theme]
    templates: dict[str, Template]
    findings: tuple[Finding, ...] = ()

    def quotes_for(self, id: RecommendationId) -> tuple[Quote, ...]:
        """The quotes that speak for a recommendation, the best first."""
        item = self.recommendations.get(id)
        named = item.evidence if item else ()
        return tuple(self.quotes[quote] for quote in named if quote in self.quotes)
