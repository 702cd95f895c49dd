"""Invented briefs for tests of the editor, pictures and benchmarks."""

from __future__ import annotations

from pathlib import Path

from brief_composer.checks.engine import Report
from brief_composer.library.items import Library
from brief_composer.model.blocks import Evidence, RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief, Details, Section, SectionRole
from brief_composer.model.evidence import Locator, Name, Quote, Record, Source, Verified
from brief_composer.model.finding import Severity, finding
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId, SectionId, SourceId
from brief_composer.model.richtext import Cite, Paragraph, ParagraphKind, Prose, Run, paragraph
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.workspace import Workspace

WORDS = (
    "Where markets reopened under a local truce, families told us they slept at home for the first"
    " time in two years."
)
SOURCE = Source(
    SourceId("sdc-2023"),
    Record(
        title="Local truces in central Mali",
        author=(Name(literal="Sahel Dialogue Centre"),),
        issued="2023",
    ),
)
QUOTE = Quote(
    QuoteId("sdc-2023-q01"),
    WORDS,
    (SOURCE.id,),
    locator=Locator(page="14"),
    verified=Verified("library", "2026-11-22"),
)
OTHER = Quote(
    QuoteId("sdc-2023-q02"),
    "Herders and farmers met each Friday, and the market stayed open.",
    (SOURCE.id,),
    locator=Locator(page="22"),
    verified=Verified("library", "2026-11-22"),
)

_TITLES = {
    "Reframe the discourse": "Speak of armed groups and their members by what they do, and avoid"
    " labels that close the door to dialogue. Public statements by ministries and partners should"
    " separate the people who can be reached from the acts that must be condemned.",
    "Open community dialogue": "Fund and protect dialogue committees chosen by the communities"
    " themselves, with seats for women, young people and herders, in the ten communes most"
    " affected.",
    "Agree local ceasefires": "Support short, written, local ceasefires that set out market days,"
    " grazing routes and access for aid. Monitor them with community observers and publish what is"
    " agreed.",
    "Gate DDR on SSR": "Begin disarmament, demobilisation and reintegration (DDR) only once agreed"
    " steps in security sector reform (SSR) have been met, so that those who lay down arms have a"
    " reformed force to trust.",
}
_TEXTS = tuple(_TITLES.values())


def asks() -> tuple[RecommendationBlock, ...]:
    """The four recommendations of the pictures; the second has a quote."""
    return tuple(
        RecommendationBlock(
            BlockId(f"b{10 + n}"),
            title,
            (paragraph(text),),
            evidence=(Evidence(EvidenceId("e1"), QUOTE.id, WORDS),) if n == 1 else (),
        )
        for n, (title, text) in enumerate(_TITLES.items())
    )


def rich() -> Prose:
    """Prose with one of everything."""
    return (
        paragraph("What changed since spring", ParagraphKind.SUBHEADING),
        Paragraph(
            (
                Run("Markets reopened in "),
                Run("six", bold=True),
                Run(" communes "),
                Cite(SOURCE.id, "p. 14"),
                Run(", and the "),
                Run("truce", italic=True),
                Run(" held; see "),
                Run("the record", link="https://example.org/record"),
                Run("."),
            )
        ),
        paragraph("Grazing routes were marked.", ParagraphKind.BULLET),
        paragraph("Observers were named.", ParagraphKind.BULLET, 1),
        paragraph("Publish what is agreed.", ParagraphKind.NUMBER),
        paragraph("Review it each month.", ParagraphKind.NUMBER),
    )


def sample(language: str = "en-GB") -> Brief:
    """A brief like the one of the pictures."""
    sections = (
        Section(
            SectionId("s1"),
            "Summary",
            SectionRole.SUMMARY,
            (TextBlock(BlockId("b1"), (paragraph("Talks first, then arms."),)),),
        ),
        Section(SectionId("s2"), "Context", blocks=(TextBlock(BlockId("b2"), rich()),)),
        Section(SectionId("s3"), "Recommendations", SectionRole.RECOMMENDATIONS, blocks=asks()),
        Section(
            SectionId("s4"),
            "Risks and safeguards",
            blocks=(TextBlock(BlockId("b3")),),
            hint="Who could be hurt, and how you would notice.",
        ),
        Section(SectionId("s5"), "Sources", SectionRole.SOURCES),
    )
    return Brief(
        Details(title="Talking first", language=language),
        sections,
        (QUOTE,),
        (SOURCE,),
        counter=100,
    )


def long(texts: int = 1600, recommendations: int = 400) -> Brief:
    """A brief of `texts` paragraphs and that many recommendations."""
    sentence = _TEXTS[0]
    blocks = tuple(
        TextBlock(BlockId(f"b{n}"), tuple(paragraph(f"{n}.{m} {sentence}") for m in range(20)))
        for n in range(texts // 20)
    )
    asked = tuple(
        RecommendationBlock(
            BlockId(f"r{n}"),
            f"Do thing {n}",
            (paragraph(_TEXTS[n % 4]),),
            evidence=(Evidence(EvidenceId(f"e{n}"), QUOTE.id, WORDS),),
        )
        for n in range(recommendations)
    )
    half = len(blocks) // 2
    sections = (
        Section(SectionId("s1"), "Context", blocks=blocks[:half]),
        Section(SectionId("s2"), "Recommendations", SectionRole.RECOMMENDATIONS, asked),
        Section(SectionId("s3"), "After", blocks=blocks[half:]),
    )
    return Brief(Details(title="Long"), sections, (QUOTE,), (SOURCE,), counter=5000)


def library() -> Library:
    """A library with two quotes and nothing else."""
    quotes = {quote.id: quote for quote in (QUOTE, OTHER)}
    return Library({}, quotes, {SOURCE.id: SOURCE}, {}, {}, {})


def report(**found: str) -> Report:
    """A report with one finding for each code (with _ for -) and the id it is at."""
    fixes = ("quote_altered", "blank_left")
    open_ = tuple(
        finding(code.replace("_", "-"), Severity.FIX if code in fixes else Severity.REVIEW, where)
        for code, where in found.items()
    )
    return Report(open_, (), ())


def workspace(brief: Brief, folder: Path, jobs: Jobs) -> Workspace:
    """A workspace over a brief, saved into a folder."""
    return Workspace(brief, folder / "test.brief", library(), jobs)
