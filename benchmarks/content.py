"""Briefs of a given size, made from a seed: the same content for every contestant.

Words recur as they do in prose: a writer that keeps what it made of a word gains as much here as
on a real brief, and no more.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import NamedTuple

from brief_composer.model.blocks import Evidence, RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief, Details, Section, SectionRole
from brief_composer.model.evidence import Locator, Name, Quote, Record, Source, Speaker, Verified
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId, SectionId, SourceId
from brief_composer.model.richtext import Inline, Paragraph, ParagraphKind, Run, joined


class Size(NamedTuple):
    """How much there is of everything."""

    name: str
    paragraphs: int
    recommendations: int
    sources: int


SIZES = (
    Size("4 pages", 14, 8, 12),
    Size("20 pages", 80, 40, 40),
    Size("100 pages", 420, 200, 120),
)

_SYLLABLES = tuple("ba ko la mi ne ro sa ti vu wa di fe go hi ju ka le mo na pe".split())  # noqa: SIM905


def brief(size: Size, seed: int = 7) -> Brief:
    """A brief of that size: sections of ten paragraphs, then the recommendations, each quoted."""
    dice = random.Random(seed)
    sources = tuple(_source(dice, n) for n in range(size.sources))
    quotes = tuple(
        _quote(dice, n, sources[n % len(sources)].id) for n in range(size.recommendations)
    )
    sections = [
        Section(
            SectionId(f"s{start}"),
            _words(dice, 4).capitalize(),
            blocks=(
                TextBlock(
                    BlockId(f"t{start}"),
                    tuple(_paragraph(dice) for _ in range(min(10, size.paragraphs - start))),
                ),
            ),
        )
        for start in range(0, size.paragraphs, 10)
    ]
    asks = tuple(
        RecommendationBlock(
            BlockId(f"r{n}"),
            title=_words(dice, 6).capitalize(),
            prose=(_paragraph(dice),),
            evidence=(Evidence(EvidenceId(f"e{n}"), quote.id, quote.text),),
        )
        for n, quote in enumerate(quotes)
    )
    recommendations = Section(
        SectionId("asks"), "Recommendations", SectionRole.RECOMMENDATIONS, asks
    )
    listed = Section(SectionId("sources"), "Sources", SectionRole.SOURCES)
    details = Details("A brief of " + size.name, audience="The ministry", date="2026-11-22")
    return Brief(details, (*sections, recommendations, listed), quotes, sources, counter=9999)


def _paragraph(dice: random.Random) -> Paragraph:
    inlines: list[Inline] = []
    for _ in range(dice.randint(3, 6)):
        inlines.append(Run(_words(dice, dice.randint(8, 16)).capitalize() + ". "))
        if dice.random() < 0.3:
            inlines.append(Run(_words(dice, 2) + " ", bold=dice.random() < 0.5, italic=True))
    kind = ParagraphKind.BULLET if dice.random() < 0.15 else ParagraphKind.BODY
    return Paragraph(joined(inlines), kind)


def _source(dice: random.Random, n: int) -> Source:
    record = Record(
        title=_words(dice, 8).capitalize(),
        author=(Name(family=_words(dice, 1).capitalize(), given=_words(dice, 1).capitalize()),),
        issued=str(2005 + n % 20),
        publisher=_words(dice, 2).title(),
        url=f"https://example.org/{n}",
    )
    return Source(SourceId(f"source-{n}"), record)


def _quote(dice: random.Random, n: int, source: SourceId) -> Quote:
    return Quote(
        QuoteId(f"q{n}"),
        _words(dice, 30),
        (source,),
        locator=Locator(page=str(n % 40 + 1)),
        speaker=Speaker(_words(dice, 2).title()),
        verified=Verified("library", "2026-11-22"),
    )


def _vocabulary(count: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words of one to four syllables and, added up, how often each is used: as in any long text,
    the second half as often as the first, the third a third as often (Zipf's law)."""
    dice = random.Random(1)
    words = dict.fromkeys(
        "".join(dice.choices(_SYLLABLES, k=min(4, 1 + n // 20 + dice.randint(0, n // 400))))
        for n in range(count)
    )
    return tuple(words), tuple(accumulate(1 / rank for rank in range(1, len(words) + 1)))


_WORDS, _SHARES = _vocabulary(20_000)


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(_WORDS, cum_weights=_SHARES, k=count))
