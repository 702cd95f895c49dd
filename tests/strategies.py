"""Random values for property tests: prose, briefs.

Every strategy makes values in normal form: what an edit or a reader would leave behind. Use
`briefs()` for whole briefs, `proses()` for prose, `lines` and `texts` for plain fields.
"""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from brief_composer.model import markup
from brief_composer.model.blocks import (
    Align,
    Block,
    BoxBlock,
    Evidence,
    FigureBlock,
    LibraryOrigin,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
    as_cell,
)
from brief_composer.model.brief import (
    CONTENTS,
    Author,
    Brief,
    Details,
    Section,
    SectionRole,
    SetAside,
)
from brief_composer.model.evidence import (
    EvidenceKind,
    Locator,
    Name,
    Quote,
    Record,
    Source,
    Speaker,
    Verified,
)
from brief_composer.model.ids import ActorId, BlockId, QuoteId, RecommendationId, SourceId
from brief_composer.model.richtext import (
    Blank,
    BlankKind,
    Cite,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
)
from brief_composer.session.edits.parts import Ids
from brief_composer.storage.media import medium
from tests.trees import png

SOURCES = (SourceId("iss-2016"), SourceId("bicc-2019"), SourceId("cep-2019"), SourceId("x.y:1"))
CHAINS = ((SOURCES[1],), (SOURCES[0], SOURCES[2]), (SOURCES[0], SOURCES[1], SOURCES[2]))
ACTORS = (ActorId("mali-government"), ActorId("donors"))
ORIGIN = LibraryOrigin(RecommendationId("gate-ddr-on-ssr"), "en", "f" * 64)

_MARKS = "*_[](){}\\-#1.@:, \n\tab\u00a0\u202fé«…"

characters: st.SearchStrategy[str] = st.text(max_size=40) | st.text(_MARKS, max_size=12)
"""Any characters at all, often those that mean something in markup."""

lines: st.SearchStrategy[str] = characters.map(markup.normal_line)
"""One line of characters, possibly none."""

source_ids: st.SearchStrategy[SourceId] = st.sampled_from(SOURCES)

links: st.SearchStrategy[str] = st.sampled_from(
    ["", "", "", "https://example.org/a_(b)", "https://example.org/?q=[1]*&x={y}\\"]
) | lines.map(lambda text: text.replace(" ", ""))

runs: st.SearchStrategy[Inline] = st.builds(
    Run, text=characters, bold=st.booleans(), italic=st.booleans(), link=links
)
cites: st.SearchStrategy[Inline] = st.builds(Cite, source=source_ids, locator=lines)
blanks: st.SearchStrategy[Inline] = st.builds(
    Blank,
    label=lines
    | st.sampled_from(
        ["date: of the seizure", "text: x", "the body that decides", "choice: a | b", "name"]
    ),
    kind=st.sampled_from(BlankKind),
    options=st.lists(lines | st.sampled_from(["the council", "a|b\\", ""]), max_size=3).map(tuple),
    field=st.sampled_from(["", "name", "email", "No field", "a | b"]),
)

paragraphs: st.SearchStrategy[Paragraph] = st.builds(
    Paragraph,
    inlines=st.lists(runs | runs | cites | blanks, max_size=6).map(tuple),
    kind=st.sampled_from(ParagraphKind),
    level=st.integers(0, markup.MAX_LEVEL),
)


def proses(max_size: int = 6) -> st.SearchStrategy[Prose]:
    """Prose of up to `max_size` paragraphs, in normal form."""
    return st.lists(paragraphs, max_size=max_size).map(tuple).map(markup.normal)


# ---------------------------------------------------------------------------------------- briefs

texts: st.SearchStrategy[str] = characters.map(markup.normal_text)
"""Characters of a field that may have several lines."""

records: st.SearchStrategy[Record] = st.builds(
    Record,
    title=lines,
    type=st.sampled_from(["report", "article-journal", "webpage"]),
    author=st.lists(
        st.builds(Name, family=lines, given=lines) | st.builds(Name, literal=lines), max_size=2
    ).map(tuple),
    issued=st.sampled_from(["", "2019", "2019-10", "2019-10-09"]),
    publisher_place=lines,
    url=links,
)


def sources_of(ids: tuple[SourceId, ...]) -> st.SearchStrategy[tuple[Source, ...]]:
    """One source for each id."""
    each = (
        st.builds(
            Source,
            id=st.just(id),
            record=records,
            kind=st.sampled_from(EvidenceKind),
            as_of=st.sampled_from(["", "2019-10"]),
            note=texts,
        )
        for id in ids
    )
    return st.tuples(*each)


def quote_of(id: str, chain: tuple[SourceId, ...]) -> st.SearchStrategy[Quote]:
    """A quote with that id and chain."""
    return st.builds(
        Quote,
        id=st.just(QuoteId(id)),
        text=texts,
        chain=st.just(chain),
        language=st.sampled_from(["en", "fr"]),
        locator=st.builds(Locator, page=lines, paragraph=lines),
        speaker=st.builds(Speaker, name=lines, role=lines),
        spoken_on=st.sampled_from(["", "2018"]),
        consent=lines,
        supports=st.lists(st.just(RecommendationId("gate-ddr-on-ssr")), max_size=1).map(tuple),
        verified=st.none() | st.just(Verified("library", "2026-11-22")),
        digest=st.sampled_from(["", "0" * 64]),
    )


_KINDS = (
    TextBlock, RecommendationBlock, RecommendationBlock,
    TableBlock, FigureBlock, BoxBlock, PullQuoteBlock,
)  # fmt: skip
MEDIA = tuple(medium(png(width)) for width in (6, 40))
"""The pictures figures of random briefs show."""

cells: st.SearchStrategy[Paragraph] = st.builds(
    Paragraph,
    inlines=st.lists(
        runs | cites | blanks | st.builds(Run, text=lines, link=st.sampled_from(["#b2", "#b3"])),
        max_size=3,
    ).map(tuple),
).map(lambda cell: as_cell(markup.parse(markup.write(markup.normal((cell,))))))


@st.composite
def tables(draw: st.DrawFn, id: BlockId) -> TableBlock:
    """A table of that id, of any size from none."""
    columns = draw(st.integers(1, 3))
    row = st.lists(cells, min_size=columns, max_size=columns).map(tuple)
    return TableBlock(
        id=id,
        rows=draw(st.lists(row, max_size=3).map(tuple)),
        align=draw(st.lists(st.sampled_from(Align), max_size=columns).map(tuple)),
        caption=draw(cells),
        source=draw(cells),
    )


def figures(id: BlockId) -> st.SearchStrategy[FigureBlock]:
    """A figure of that id, showing one of MEDIA."""
    return st.builds(
        FigureBlock,
        id=st.just(id),
        medium=st.sampled_from([each.id for each in MEDIA]),
        alt=lines,
        decorative=st.booleans(),
        caption=cells,
        credit=lines,
        width=st.sampled_from([0, 60, 400]),
    )


@st.composite
def briefs(draw: st.DrawFn, max_sections: int = 4, max_blocks: int = 4) -> Brief:
    """A whole brief: every quote used has a copy, every id is given once."""
    ids = Ids(Brief())
    sources = draw(sources_of(SOURCES))
    quotes = tuple(
        draw(quote_of(f"{chain[-1]}-q0{n}", chain)) for n, chain in enumerate(CHAINS, start=1)
    )

    def evidence() -> Evidence:
        quote = draw(st.sampled_from(quotes))
        return Evidence(ids.evidence(), quote.id, draw(st.just(quote.text) | texts))

    def block() -> Block:
        kind = draw(st.sampled_from(_KINDS))
        if kind is TextBlock:
            return TextBlock(ids.block(), draw(proses(3)))
        if kind is TableBlock:
            return draw(tables(ids.block()))
        if kind is FigureBlock:
            return draw(figures(ids.block()))
        if kind is BoxBlock:
            return BoxBlock(ids.block(), draw(lines), draw(proses(2)))
        if kind is PullQuoteBlock:
            quote = draw(st.none() | st.sampled_from(quotes))
            text = draw(texts)
            return PullQuoteBlock(ids.block(), text, quote.id if quote else QuoteId(""))
        return RecommendationBlock(
            id=ids.block(),
            title=draw(lines),
            prose=draw(proses(2)),
            addressees=draw(st.lists(st.sampled_from(ACTORS), unique=True).map(tuple)),
            evidence=tuple(evidence() for _ in range(draw(st.integers(0, 2)))),
            origin=draw(st.none() | st.just(ORIGIN)),
            note=draw(texts),
            position=draw(st.booleans()),
        )

    def section() -> Section:
        role = draw(st.sampled_from(SectionRole))
        size = 0 if role is SectionRole.SOURCES else draw(st.integers(0, max_blocks))
        return Section(
            id=ids.section(),
            title=draw(lines),
            role=role,
            blocks=tuple(block() for _ in range(size)),
            hint=draw(lines),
            limit=draw(st.sampled_from([0, 120])),
            left_out=draw(st.booleans()),
        )

    details = draw(
        st.builds(
            Details,
            title=lines,
            audience=lines,
            date=st.sampled_from(["", "2026-11-22"]),
            language=st.sampled_from(["en-GB", "fr"]),
            authors=st.lists(st.builds(Author, lines, lines, lines), max_size=2).map(tuple),
            contents=st.sampled_from(CONTENTS),
            place=lines,
            publisher=lines,
            licence=st.sampled_from(["", "CC BY 4.0"]) | lines,
            doi=st.sampled_from(["", "10.1000/182"]),
            suggested_citation=lines,
            disclaimer=lines,
            contact=texts,
            template=st.sampled_from(["", "policy-brief"]),
            word_limit=st.sampled_from([0, 1500]),
        )
    )
    sections = tuple(section() for _ in range(draw(st.integers(0, max_sections))))
    aside = draw(
        st.lists(
            st.builds(SetAside, code=st.just("acronym"), where=lines, reason=lines), max_size=2
        )
    )
    brief = Brief(details, sections, quotes, sources, tuple(aside), ids.counter, media=MEDIA)
    return replace(brief, media=brief.media_in_use())
