"""Small briefs and libraries for the good and the bad sample of each rule."""

from __future__ import annotations

from brief_composer.checks.context import Context
from brief_composer.library.items import (
    Bilingual,
    Horizon,
    Library,
    Recommendation,
    Relation,
    RelationKind,
    Safeguards,
    Strength,
)
from brief_composer.model import markup
from brief_composer.model.blocks import (
    Block,
    Evidence,
    FigureBlock,
    LibraryOrigin,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.brief import Brief, Details, Section, SectionRole
from brief_composer.model.evidence import Quote, Record, Source
from brief_composer.model.ids import (
    BlockId,
    EvidenceId,
    MediumId,
    QuoteId,
    RecommendationId,
    SectionId,
    SourceId,
)
from brief_composer.model.media import Medium
from brief_composer.model.quoting import digest
from brief_composer.model.richtext import paragraph

WORDS = "Talks held in the market town kept the road open for a year."


def text(id: str, words: str) -> TextBlock:
    """A text block written in markup."""
    return TextBlock(BlockId(id), markup.parse(words))


def asks(
    id: str, title: str, origin: str = "", evidence: str = "", position: bool = False
) -> RecommendationBlock:
    """A recommendation; `origin` is its library id, `evidence` the printed words of one quote."""
    return RecommendationBlock(
        id=BlockId(id),
        title=title,
        prose=markup.parse("The ministry should act."),
        evidence=(Evidence(EvidenceId(f"e-{id}"), QuoteId("q1"), evidence),) if evidence else (),
        origin=LibraryOrigin(RecommendationId(origin), "en", "") if origin else None,
        position=position,
    )


PICTURE = Medium(MediumId("0" * 64), "png", 1, 1, b"")
"""The picture of `figure`; nobody draws it."""


def figure(id: str, alt: str = "") -> FigureBlock:
    """A picture with a caption."""
    return FigureBlock(BlockId(id), PICTURE.id, alt, caption=paragraph("Markets"))


def table(id: str, *rows: tuple[str, ...]) -> TableBlock:
    """A table of plain cells."""
    return TableBlock(BlockId(id), tuple(tuple(map(paragraph, row)) for row in rows))


def context(*blocks: Block, library: Library | None = None, **details: int) -> Context:
    """A brief of one section, "Body", with one quote at hand."""
    section = Section(SectionId("s1"), "Body", SectionRole.TEXT, blocks)
    brief = Brief(
        details=Details(word_limit=details.get("word_limit", 0)),
        sections=(section,),
        quotes=(quote(),),
        sources=(Source(SourceId("n-2020"), Record("Roads")),),
        media=(PICTURE,),
    )
    return Context(brief, library or steps())


def quote(words: str = WORDS) -> Quote:
    """A quote of the brief; its digest is that of WORDS."""
    return Quote(QuoteId("q1"), words, (SourceId("n-2020"),), digest=digest(WORDS))


def steps() -> Library:
    """A library in which "second-step" needs "first-step"."""
    need = Relation(
        RelationKind.NEEDS,
        RecommendationId("first-step"),
        Bilingual("One is the ground for two.", "L’un est la base de l’autre."),
        "editors",
        Strength.JUDGEMENT,
    )
    first = _step("first-step", Bilingual("Take the first step", "Faire le premier pas"))
    second = _step("second-step", Bilingual("Take the second step", "Faire le second pas"), need)
    return Library({first.id: first, second.id: second}, {}, {}, {}, {}, {})


def _step(id: str, title: Bilingual, *relations: Relation) -> Recommendation:
    nothing = Bilingual()
    return Recommendation(
        RecommendationId(id),
        "theme",
        title,
        nothing,
        nothing,
        nothing,
        nothing,
        Horizon.NOW,
        (),
        (),
        (),
        relations,
        Safeguards(),
        (),
    )
