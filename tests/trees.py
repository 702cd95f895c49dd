"""Documents for tests of everything that writes or measures them.

`everything()` holds each type of node at least once, `every_kind()` likewise in the manner of a
brief; `documents` are random ones every format must agree on, `odd_documents()` random ones that
are empty, odd or overlong as well.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache

from hypothesis import strategies as st

from brief_composer.doc.tree import (
    Align,
    Blank,
    Block,
    Callout,
    Comment,
    Contents,
    Document,
    Emphasis,
    Entry,
    Fact,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Inline,
    Item,
    Label,
    LineBreak,
    Link,
    List,
    Masthead,
    Note,
    NoteRef,
    Paragraph,
    ParagraphRole,
    Properties,
    Quote,
    QuoteRole,
    References,
    Strong,
    Table,
    Text,
)

_NOTES = ("n1", "n2", "e1")


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)


@cache
def png(width: int = 40, height: int = 20) -> bytes:
    """A small picture of one colour."""
    rows = (b"\0" + b"\x17\x66\x6b" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def text(words: str) -> tuple[Inline, ...]:
    """Plain words."""
    return (Text(words),)


def document(*blocks: Block, **more: object) -> Document:
    """A document of some blocks."""
    return Document(Properties("A brief", date="2026-11-22"), blocks, **more)  # pyright: ignore


def everything() -> Document:
    """A document with every kind of block and inline, and every role."""
    inlines: tuple[Inline, ...] = (
        Text("Plain & <plain>, "),
        Strong((Text("bold "), Emphasis((Text("and italic"),)))),
        LineBreak(),
        Link("https://example.org/?a=1&b=ü", (Text("a link"),)),
        NoteRef("n1"),
        Foreign("fr", (Text("à la fin"),)),
        Blank("when it ends"),
        Link("#b2", (Text(" see above"),)),
        NoteRef("n2"),
        NoteRef("n1"),
    )
    nested = List((Item((Paragraph(text("deeper")),)),), ordered=True)
    listed = List(
        (
            Item((Paragraph(text("first"), origin="b3"), nested, Paragraph(text("still first")))),
            Item((Paragraph(text("second"), origin="b3"),)),
        ),
        origin="b3",
    )
    return document(
        Masthead(
            "The title", "The subtitle", "The network", "Policy brief 4", "22 November 2026",
            "For: the ministry", ("Awa Diallo", "Jean Traoré"), "mail@example.org",
        ),
        Callout((listed, Paragraph(text("Said in a box."))), title="Key messages", origin="s1"),
        Heading(1, text("Context"), number="1", origin="s2"),
        Paragraph(inlines, origin="b2"),
        Paragraph(text("Set larger."), ParagraphRole.LEAD),
        Heading(2, text("Ask this"), number="1.", origin="b4"),
        Paragraph(text("For: donors"), ParagraphRole.FACTS, origin="b4"),
        Quote(
            (Paragraph(text("«\u202fMot à mot.\u202f»"), lang="fr", origin="e1"),),
            (Text("Somebody (2019)"), NoteRef("e1")), lang="fr", origin="e1",
        ),
        Quote((Paragraph(text("Caught your eye")),), role=QuoteRole.PULL),
        Heading(2, text("And this"), number="2.", origin="b5"),
        Heading(3, text("A small heading"), origin="b5"),
        listed,
        List((Item((Paragraph(text("one")),)), Item((Paragraph(text("two")),))), ordered=True),
        Table(
            (text("Who"), text("How many")), ((text("Women"), text("12")), (text("Men"), ())),
            (Align.LEFT, Align.RIGHT), text("Who spoke"), text("Own count"), origin="b6",
        ),
        Figure(png(), "A green field", text("A field"), "Photo: Awa Diallo", 60, origin="b7"),
        Figure(png()),
        Contents((Entry(1, "Context", "1", "s2", "2"), Entry(1, "Sources", "2", "s3")), "Contents"),
        Table((text("Alone"),), (), caption=text("Numbered"), label=Label("Table", 2)),
        Figure(png(), "Bars", text("Numbered too"), label=Label("Figure", 1, "\u00a0: ")),
        Heading(1, text("Sources"), number="2", origin="s3"),
        References((text("Breitung, C. (2019)"), text("Doherty, C. (2024)")), origin="s3"),
        Heading(1, text("About us"), origin="s4"),
        Imprint((Fact("Licence:", text("CC BY 4.0")), Fact("", text("The views are ours."))), "s4"),
        notes=(
            Note("e1", (Paragraph(text("Third note.")),)),
            Note("n1", (Paragraph(text("First note.")), Paragraph(text("It goes on.")))),
            Note("n2", (Paragraph((Link("https://example.org", (Text("Second note"),)),)),)),
        ),
        comments=(Comment("b4", "Ask Awa.\nSoon.", "Awa Diallo"), Comment("", "Of all.", "Jean")),
        running_head="The title",
        foot="The network",
        draft="Draft",
    )  # fmt: skip


# ---------------------------------------------------------------------------------- random ones

words = st.text(max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "one two",
        "a\u00a0b",
        "«\u202fx\u202f»",
        "\x07\x0b",
        "\ud800",
        "ߒߞߏ",
        "سلام",
        "😀",
        "a\tb\nc",
    ]
)
targets = st.text(max_size=8) | st.sampled_from(
    [
        "https://example.org/a b?c=d#e#f",
        "https://x.org/%zz",
        "#b1",
        "#none",
        "javascript:x",
        "http://[",
    ]
)
langs = st.sampled_from(["", "fr", "en-GB", "ar", "bm"])
origins = st.sampled_from(["", "b1", "b2", "s1", "e1"])
numbers = st.sampled_from(["", "", "1", "2", "R1", "1."])


def inlines_of(depth: int = 2) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Any inlines, nested up to `depth`."""
    leaves = (
        st.builds(Text, words)
        | st.builds(NoteRef, st.sampled_from(_NOTES))
        | st.builds(LineBreak)
        | st.builds(Blank, words)
    )
    if not depth:
        return st.lists(leaves, max_size=2).map(tuple)
    inner = inlines_of(depth - 1)
    nested = (
        st.builds(Strong, inner)
        | st.builds(Emphasis, inner)
        | st.builds(Link, targets, inner)
        | st.builds(Foreign, langs.filter(bool), inner)
    )
    return st.lists(leaves | nested, max_size=3).map(tuple)


_inlines = inlines_of()
_labels = st.none() | st.builds(Label, words, st.integers(1, 30))
_paragraphs = st.builds(Paragraph, _inlines, st.sampled_from(ParagraphRole), origins, langs)
_leaves = (
    _paragraphs
    | st.builds(Heading, st.integers(1, 3), _inlines, numbers, origins)
    | st.builds(
        Quote,
        st.lists(_paragraphs, max_size=2).map(tuple),
        _inlines,
        st.sampled_from(QuoteRole),
        langs,
        origins,
    )
    | st.builds(
        Figure, st.just(png()), words, _inlines, words, st.sampled_from([0.0, 30.0, 900.0]),
        origins, _labels,
    )
    | st.builds(References, st.lists(_inlines, max_size=2).map(tuple), origins)
    | st.builds(
        Contents,
        st.lists(
            st.builds(Entry, st.integers(1, 3), words, numbers, origins, numbers), max_size=2
        ).map(tuple),
        words,
        origins,
    )
    | st.builds(
        Imprint, st.lists(st.builds(Fact, words, _inlines), max_size=2).map(tuple), origins
    )
)  # fmt: skip


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    row = st.lists(_inlines, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, max_size=2).map(tuple))
    sides = draw(st.lists(st.sampled_from(Align), max_size=columns).map(tuple))
    return Table(
        draw(row), rows, sides, draw(_inlines), draw(_inlines), draw(origins), draw(_labels)
    )


def _blocks(depth: int) -> st.SearchStrategy[Block]:
    flat = _leaves | _tables()
    if not depth:
        return flat
    inner = st.lists(_blocks(depth - 1), max_size=2).map(tuple)
    items = st.lists(st.builds(Item, inner), max_size=2).map(tuple)
    return (
        flat
        | st.builds(List, items, st.booleans(), origins)
        | st.builds(Callout, inner, words, origins)
    )


_mastheads = st.builds(
    Masthead, words, words, words, words, words, words, st.lists(words, max_size=2).map(tuple),
    words, origins,
)  # fmt: skip
_notes = st.tuples(
    *(
        st.builds(Note, st.just(id), st.lists(st.builds(Paragraph, plain), max_size=2).map(tuple))
        for id, plain in zip(_NOTES, [words.map(text)] * len(_NOTES), strict=True)
    )
)

documents: st.SearchStrategy[Document] = st.builds(
    Document,
    st.builds(
        Properties, title=words, lang=st.sampled_from(["en-GB", "fr-FR"]), organisation=words,
        authors=st.lists(words, max_size=2).map(tuple),
        date=st.sampled_from(["", "2026-11-22", "soon"]),
    ),
    st.tuples(_mastheads).flatmap(
        lambda head: st.lists(_blocks(2), max_size=5).map(lambda rest: (*head, *rest))
    ),
    _notes,
    st.lists(st.builds(Comment, origins, words, words), max_size=2).map(tuple),
    words, words, st.sampled_from(["", "Draft"]),
)  # fmt: skip
"""Any document whose notes are there: all node types, nested, with unfriendly characters."""


# ------------------------------------------------------------------------ in the manner of a brief

LOREM = (
    "Local agreements last when the people who made them can also watch over them, and when "
    "everybody at the market knows what was agreed; without that, the first theft of cattle "
    "undoes a season of patient talk between neighbours. "
)


def striped(width: int = 6, height: int = 4, *, colour: int = 2) -> bytes:
    """A picture in stripes (`colour` 2 is RGB, 6 RGB with transparency, 0 grey)."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    rows = b"".join(b"\0" + bytes((row * 40) % 256 for _ in range(width * channels))
                    for row in range(height))  # fmt: skip

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def para(words: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph((Text(words),))


def plain(*blocks: Block, notes: tuple[Note, ...] = (), lang: str = "en-GB") -> Document:
    """A document of these blocks."""
    return Document(Properties("A brief", lang), blocks, notes)


def every_kind() -> Document:
    """A document with every type of block and inline."""
    blocks: tuple[Block, ...] = (
        Masthead(
            "Talking first: what comes before disarmament",
            "Three steps",
            "Sahel Peace Network",
            "Policy brief 12",
            "22 November 2026",
            "For: the ministry",
            ("Awa Diarra", "Moussa Keïta"),
            "awa@example.org",
            origin="m1",
        ),
        Callout((List((Item((para("One thing."),)), Item((para("Another."),)))),), "Key messages",
                origin="s1"),
        Heading(1, (Text("Why now"),), "1", origin="s2"),
        Paragraph(
            (
                Text("Some "), Strong((Text("bold, "), Emphasis((Text("both"),)))), Text(" and "),
                Emphasis((Text("slanted"),)), Text(" words"), NoteRef("n1"), Text(", "),
                Link("https://example.org/a-page", (Text("a page"),)), Text(", "),
                Link("#b3", (Text("a part"),)), Text(","), LineBreak(), Text("a new line, "),
                Foreign("fr", (Text("la paix d’abord"),)), Text(" and "), Blank("a date"),
                Text("."), NoteRef("n2"),
            ),
            origin="b1",
        ),
        Paragraph((Text("A lead."),), ParagraphRole.LEAD, origin="b2"),
        Heading(2, (Text("Gate DDR on SSR"),), "R1", origin="b3"),
        Paragraph((Text("For: Ministry of Security"),), ParagraphRole.FACTS, origin="b3"),
        para(LOREM * 3),
        Quote((para("“No trust, no truce.”"),), (Text("A mayor, 2019, p. 4"), NoteRef("n1")),
              origin="e1"),
        Quote((Paragraph((Text("« La porte reste ouverte ; entrez. »"),)),), (Text("Un maire"),),
              QuoteRole.PULL, "fr", "e2"),
        Heading(3, (Text("How"),)),
        List((Item((para("first"), List((Item((para("inner"),)),)))), Item((para("second"),))),
             ordered=True, origin="b4"),
        Table(
            ((Text("Who"),), (Text("Cost"),)),
            (
                ((Text("Ministry"),), (Text("1.5"),)),
                ((Text("Region"), NoteRef("n3")), (Text("2"),)),
            ),
            (Align.LEFT, Align.RIGHT), (Text("Table 1. Who pays"),), (Text("Source: own work."),),
            "b5",
        ),
        Figure(striped(), "Two bars", (Text("Figure 1. Bars"),), "Chart: us", 40, "b6"),
        Figure(striped(colour=6), origin="b7"),
        Contents((Entry(1, "Why now", "1", "s2", "3"), Entry(2, "Gate DDR on SSR", "R1", "b3")),
                 "What is where"),
        Imprint((Fact("Licence:", (Text("CC BY 4.0"),)), Fact("", (Text("Our own views."),)))),
        Heading(1, (Text("Sources"),), "2", origin="s3"),
        References(((Text("Breitung (2019) "), Emphasis((Text("A title"),))), (Text("Sy (2018)"),)),
                   "s3"),
        Paragraph((Text("Own work."),), ParagraphRole.SOURCE),
    )  # fmt: skip
    notes = (
        Note("n1", (para("First note."),)),
        Note("n2", (para("Second note, "), para("in two paragraphs."))),
        Note("n3", (Paragraph((Text("See "), Link("https://example.org", (Text("there"),)))),)),
        Note("n4", (para("Never called."),)),
    )
    return Document(
        Properties("Talking first", "en-GB", ("Awa Diarra",), "Network", "Brief", "2026-11-22"),
        blocks,
        notes,
        running_head="Talking first",
        foot="Sahel Peace Network",
        draft="Draft",
    )


# ------------------------------------------------------------------------------------------ random

_odd_words = st.lists(
    st.sampled_from(
        ["peace", "a", "the", "organisations", "réintégration", "« mot »", "vraiment ?", "—", "x/y",
         "l’État", "https://example.org/some/very-long_path?with=query&more=yes", "ɔ", "ߒߞߏ", "😀",
         "ab" * 70, "1,000", "office", "well-known", "\u202f", "\u00a0;", "\tb", "مالي", "Ω"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip

_odd_notes = ("n1", "n2", "n3")


def _odd_inner(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    some = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        some.map(Strong),
        some.map(Emphasis),
        st.builds(Link, st.sampled_from(["https://example.org/ä", "#b1", "#none", ""]), some),
        st.builds(Foreign, st.sampled_from(["fr", "en", "bm", "ar"]), some),
    )


def _odd_some(
    *leaves: st.SearchStrategy[Inline],
) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(st.recursive(st.one_of(*leaves), _odd_inner, max_leaves=6), max_size=6).map(
        tuple
    )


_odd_leaves: tuple[st.SearchStrategy[Inline], ...] = (
    _odd_words.map(Text),
    st.text(max_size=20).map(Text),
    st.just(LineBreak()),
    st.text(max_size=12).map(Blank),
)

odd_inlines = _odd_some(*_odd_leaves, st.sampled_from(_odd_notes).map(NoteRef))

_odd_paragraphs = st.builds(
    Paragraph, odd_inlines, st.sampled_from(ParagraphRole), st.sampled_from(["", "b1"]),
    st.sampled_from(["", "fr"]),
)  # fmt: skip

_odd_lines = st.text(max_size=40)
_odd_labels = st.none() | st.builds(Label, _odd_lines, st.integers(1, 30))


@st.composite
def _odd_tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(0, 5))
    row = st.tuples(*[odd_inlines] * width)
    rows = tuple(draw(st.lists(row, max_size=5)))
    align = tuple(draw(st.lists(st.sampled_from(Align), max_size=5)))
    return Table(draw(row), rows, align, draw(odd_inlines), draw(odd_inlines))


def _odd_boxes(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(inner, max_size=4).map(tuple)
    item = some.map(Item)
    return st.one_of(
        st.builds(List, st.lists(item, max_size=4).map(tuple), st.booleans()),
        st.builds(Callout, some, _odd_lines),
    )


odd_blocks: st.SearchStrategy[Block] = st.recursive(
    st.one_of(
        _odd_paragraphs,
        st.builds(Heading, st.integers(1, 3), odd_inlines, st.sampled_from(["", "1", "R12"])),
        st.builds(
            Quote,
            st.lists(_odd_paragraphs, max_size=3).map(tuple),
            odd_inlines,
            st.sampled_from(QuoteRole),
            st.sampled_from(["", "fr"]),
        ),
        _odd_tables(),
        st.builds(
            Figure,
            st.sampled_from([striped(), striped(3, 3, colour=0)]),
            _odd_lines,
            odd_inlines,
            _odd_lines,
            st.sampled_from([0.0, 30.0, 900.0]),
            st.just(""),
            _odd_labels,
        ),
        st.builds(
            Contents,
            st.lists(
                st.builds(
                    Entry,
                    st.integers(1, 3),
                    _odd_lines,
                    st.sampled_from(["", "2"]),
                    st.sampled_from(["", "b1"]),
                ),
                max_size=3,
            ).map(tuple),
        ),
        st.builds(
            Imprint, st.lists(st.builds(Fact, _odd_lines, odd_inlines), max_size=3).map(tuple)
        ),
        st.builds(References, st.lists(odd_inlines, max_size=3).map(tuple)),
        st.builds(
            Masthead, *[_odd_lines] * 6, st.lists(_odd_lines, max_size=2).map(tuple), _odd_lines
        ),
    ),
    _odd_boxes,
    max_leaves=5,
)


def odd_documents() -> st.SearchStrategy[Document]:
    """Random documents; some notes are never called, some links lead nowhere."""
    paragraph = st.builds(Paragraph, _odd_some(*_odd_leaves))
    parts = st.lists(paragraph, max_size=3).map(tuple)
    notes = st.tuples(*(st.builds(Note, st.just(id), parts) for id in _odd_notes))
    return st.builds(
        Document,
        st.builds(Properties, _odd_lines, st.sampled_from(["en-GB", "fr-FR", "bm"])),
        st.lists(odd_blocks, max_size=6).map(tuple),
        notes,
        st.just(()),
        _odd_lines,
        _odd_lines,
        st.sampled_from(["", "Draft"]),
    )
