"""The typed items of the library. Every text comes in the languages the library is written in."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.evidence import Quote, Source, Speaker
from brief_composer.model.finding import Finding, Origin
from brief_composer.model.ids import ActorId, QuoteId, RecommendationId, SourceId
from brief_composer.model.quoting import digest
from brief_composer.model.terms import Bilingual, Judgement, Level, Term, Wording

__all__ = ["Bilingual", "Judgement", "Level", "Term", "Wording"]
"""What is defined below them in the house and is an item of the library all the same."""


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
    `evidence` and `against` name quotes for and against it, the best first. `owner` is whose
    folder it comes from, "" for the library that comes with the program.
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
    owner: str = ""

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
    """A section as a template sets it up. `text` is boilerplate in markup.

    `key` is what it is called through all versions of the template. A `whole` one is kept with its
    blocks, which stand in the section of that `plan` in the template's `content`.
    """

    title: Bilingual
    role: SectionRole = SectionRole.TEXT
    hint: Bilingual = Bilingual()
    text: Bilingual = Bilingual()
    limit: int = 0
    key: str = ""
    left_out: bool = False
    whole: bool = False


class StyleFile(Struct, frozen=True):
    """The file of a house style of one's own, as it travels in a template."""

    name: str
    data: bytes


class Template(Struct, frozen=True):
    """The plan of a brief. `name` and `line` are what a card says; `limit` is in words.

    `version` rises with every change; `saved` is a date, `maker` a person, `made_by` a program.
    `content` holds what is kept beside the plan: details, the blocks of whole sections, the quotes,
    sources and pictures in them, words to avoid. `style` is the file of `house_style` where it is
    not one that comes with the program.
    """

    id: str
    name: Bilingual
    line: Bilingual
    sections: tuple[SectionPlan, ...]
    house_style: str = "standard"
    limit: int = 0
    pages: int = 0
    thumbnail: str = "band"
    origin: Origin = Origin("")
    owner: str = ""
    version: int = 1
    languages: tuple[str, ...] = ("en", "fr")
    saved: str = ""
    maker: str = ""
    made_by: str = ""
    content: Brief = Brief()
    style: StyleFile | None = None

    def whole(self, key: str) -> Section | None:
        """The section that is kept whole for the part of that key."""
        return next((each for each in self.content.sections if each.plan == key), None)


class Capture(Struct, frozen=True):
    """The file a source's words were taken from: its name, SHA-256 and number of words."""

    file: str
    sha256: str
    words: int = 0


class SourceCard(Struct, frozen=True):
    """What the library says about a source in both languages, beside its record.

    `lacks` is what the captured text lacks, `licence` how its words may be used ("quote-only").
    """

    note: Bilingual = Bilingual()
    lacks: Bilingual = Bilingual()
    licence: str = ""
    licence_note: Bilingual = Bilingual()
    capture: Capture | None = None
    origin: Origin = Origin("")
    owner: str = ""


class QuoteCard(Struct, frozen=True):
    """What the library says about a quote in both languages: the speaker's role, and the risk to
    a person who could be recognised."""

    role: Bilingual = Bilingual()
    risk: Bilingual = Bilingual()
    origin: Origin = Origin("")
    owner: str = ""


class Claim(Struct, frozen=True):
    """A figure somebody gave: what of, on what base, where and when, who says so, where it was
    seen, the time it covers, and the claims it disagrees with."""

    id: str
    value: str
    what: Bilingual
    unit: str = ""
    base: str = ""
    place: str = ""
    date: str = ""
    said_by: str = ""
    seen_in: str = ""
    window: str = ""
    disagrees: tuple[str, ...] = ()
    origin: Origin = Origin("")
    owner: str = ""


class NameKind(Enum):
    """What bears a name."""

    GROUP = "group"
    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    AGREEMENT = "agreement"


class NameEntry(Struct, frozen=True):
    """A proper name: how to write it, how it is written elsewhere. No word in it is judged."""

    id: str
    kind: NameKind
    name: Bilingual
    variants: tuple[str, ...] = ()
    note: Bilingual = Bilingual()
    origin: Origin = Origin("")
    owner: str = ""


class Acronym(Struct, frozen=True):
    """Initials and what they stand for. `everyday` ones need no explanation."""

    id: str
    short: Bilingual
    long: Bilingual
    everyday: bool = False
    note: Bilingual = Bilingual()
    origin: Origin = Origin("")
    owner: str = ""


class Note(Struct, frozen=True):
    """What a reader must know about a library as a whole: whose voices are missing, what is old,
    where the sources err or disagree. `text` is prose in the markup of `model.markup`."""

    title: Bilingual
    as_of: str
    text: Bilingual
    origin: Origin = Origin("")
    owner: str = ""


class Library(Struct, frozen=True):
    """All items by id, and what was wrong with the files they came from.

    `quotes` and `sources` say in English what is said in words of ours (a role, a note);
    `quote()` and `source()` give them in another language. `terms`, `names` and `acronyms` are
    those of the folders that were read; `library.terms.vocabulary` adds the bundled ones. `notes`
    are what each folder says about itself, that of the bundled library first.
    """

    recommendations: dict[RecommendationId, Recommendation]
    quotes: dict[QuoteId, Quote]
    sources: dict[SourceId, Source]
    actors: dict[ActorId, Actor]
    themes: dict[str, Theme]
    templates: dict[str, Template]
    findings: tuple[Finding, ...] = ()
    source_cards: dict[SourceId, SourceCard] = {}
    quote_cards: dict[QuoteId, QuoteCard] = {}
    claims: dict[str, Claim] = {}
    terms: dict[str, Term] = {}
    names: dict[str, NameEntry] = {}
    acronyms: dict[str, Acronym] = {}
    notes: tuple[Note, ...] = ()

    def quotes_for(self, id: RecommendationId) -> tuple[Quote, ...]:
        """The quotes that speak for a recommendation, the best first."""
        item = self.recommendations.get(id)
        named = item.evidence if item else ()
        return tuple(self.quotes[quote] for quote in named if quote in self.quotes)

    def quote(self, id: QuoteId, language: str) -> Quote | None:
        """A quote for a brief in a language: its words as they are, the role and risk translated.

        The words stay in the language they were published in.
        """
        quote, card = self.quotes.get(id), self.quote_cards.get(id)
        if quote is None or card is None:
            return quote
        speaker = Speaker(quote.speaker.name, card.role[language])
        return replace(quote, speaker=speaker, risk=card.risk[language])

    def source(self, id: SourceId, language: str) -> Source | None:
        """A source for a brief in a language: its record as it is, the notes translated."""
        source, card = self.sources.get(id), self.source_cards.get(id)
        if source is None or card is None:
            return source
        return replace(source, note=card.note[language], licence=card.licence_note[language])


def wording_digest(recommendation: Recommendation, language: str) -> str:
    """The fingerprint of what a recommendation says in a language: title, long and short text."""
    said = (recommendation.title, recommendation.text, recommendation.short)
    return digest("\n\n".join(text[language].strip() for text in said))
