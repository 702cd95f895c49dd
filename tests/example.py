"""A small brief with something of everything, about an invented place, for tests."""

from __future__ import annotations

from brief_composer.model import markup
from brief_composer.model.blocks import Evidence, RecommendationBlock, TextBlock
from brief_composer.model.brief import Author, Brief, Details, Section, SectionRole
from brief_composer.model.evidence import Locator, Name, Quote, Record, Source, Speaker
from brief_composer.model.ids import (
    ActorId,
    BlockId,
    EvidenceId,
    QuoteId,
    SectionId,
    SourceId,
)

ACTORS = {ActorId("river-council"): "River Council", ActorId("donors"): "Donors"}


def record(title: str, **more: object) -> Record:
    """A record of a report from 2019 unless told otherwise."""
    return Record(title, **{"issued": "2019", "language": "en", **more})  # pyright: ignore


ODU = Source(
    SourceId("odu-2019"),
    record(
        "Ferries first: who crosses?",
        author=(Name("Odu", "Mara Jean-Luc"),),
        issued="2019-10",
        publisher="Delta Institute",
        publisher_place="Port Amal",
        collection_title="Delta Papers",
        number="8/2019",
        url="https://example.org/ferries?a=1",
        accessed="2026-10-01",
    ),
)
WATCH = Source(
    SourceId("watch-2018"),
    record("The crossing count", author=(Name(literal="Ferry Watch"),), issued="2018"),
)
BAC = Source(
    SourceId("bac-2017"),
    record(
        "Le bac et la rive",
        author=(Name(literal="Observatoire du fleuve"),),
        issued="2017-05-28",
        publisher="Observatoire du fleuve",
        publisher_place="Amalville",
        language="fr",
    ),
)

QUOTES = (
    Quote(
        QuoteId("odu-q1"),
        "The ferry “stopped” in spring.",
        (WATCH.id, ODU.id),
        locator=Locator("3"),
    ),
    Quote(
        QuoteId("bac-q1"),
        "Il faut attendre le bac, même la nuit.",
        (BAC.id,),
        language="fr",
        locator=Locator("", "Il faut attendre le bac"),
        speaker=Speaker("", "a trader on the east bank"),
    ),
)


def prose_block(id: str, text: str) -> TextBlock:
    """A text block written in markup."""
    return TextBlock(BlockId(id), markup.parse(text))


def section(
    id: str, title: str, role: SectionRole, *blocks: TextBlock | RecommendationBlock, **more: object
) -> Section:
    """A section of some blocks."""
    return Section(SectionId(id), title, role, blocks, **more)  # pyright: ignore


def recommendation(
    id: str, title: str, text: str, *evidence: Evidence, **more: object
) -> RecommendationBlock:
    """A recommendation written in markup."""
    prose = markup.parse(text)
    return RecommendationBlock(BlockId(id), title, prose, evidence=evidence, **more)  # pyright: ignore


def use(id: str, quote: Quote, text: str = "") -> Evidence:
    """One use of a quote."""
    return Evidence(EvidenceId(id), quote.id, text or quote.text)


def brief(language: str = "en-GB") -> Brief:
    """The whole brief."""
    sections = (
        section(
            "s1",
            "Summary",
            SectionRole.SUMMARY,
            prose_block(
                "b1",
                "Ferries **work** when they run [@odu-2019, p. 2]. "
                "See [the plan](https://example.org/plan).\n\n- One\n- Two",
            ),
        ),
        section(
            "s2",
            "Context",
            SectionRole.TEXT,
            prose_block("b2", "First *words*.\n\n- a\n  - a one\n  - a two\n- b"),
            prose_block(
                "b3",
                "- c\n\nMore {date: when it starts} here.\n\n### A subheading\n\n1. one\n2. two\n\n"
                "End [@bac-2017] [@odu-2019].",
            ),
        ),
        section(
            "s3",
            "Recommendations",
            SectionRole.RECOMMENDATIONS,
            recommendation(
                "b4",
                "Run the ferry daily",
                "The council should run it, because markets wait.",
                use("e1", QUOTES[0], "The ferry “stopped” […]."),
                addressees=(ActorId("river-council"), ActorId("donors")),
                note="Ask Ana.",
            ),
            recommendation(
                "b5", "Light the landing", "Donors should pay for lamps.", use("e2", QUOTES[1])
            ),
        ),
        section(
            "s4", "How we worked", SectionRole.METHOD, prose_block("b6", "We asked forty people.")
        ),
        section("s5", "Nothing yet", SectionRole.TEXT),
        section(
            "s6", "Kept back", SectionRole.TEXT, prose_block("b7", "Not printed."), left_out=True
        ),
        section("s7", "Sources", SectionRole.SOURCES),
        section("s8", "About us", SectionRole.ABOUT, prose_block("b8", "We like rivers.")),
    )
    details = Details(
        title="Ferries first: crossing the delta",
        subtitle="What to ask for",
        audience="the council",
        date="2026-12-01",
        language=language,
        organisation="Delta Network",
        authors=(Author("Ana Tolle"), Author("Jo Berg")),
        contact="mail@example.org",
        series="Policy brief",
        number="4",
    )
    return Brief(details, sections, QUOTES, (ODU, WATCH, BAC))
