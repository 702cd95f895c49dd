"""Document trees for tests of everything that writes or measures them.

`every_kind()` holds each type of node at least once; `documents()` makes random trees, among them
the empty, the odd and the overlong.
"""

from __future__ import annotations

import struct
import zlib

from hypothesis import strategies as st

from brief_composer.doc.tree import (
    Align,
    Blank,
    Block,
    Callout,
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

LOREM = (
    "Local agreements last when the people who made them can also watch over them, and when "
    "everybody at the market knows what was agreed; without that, the first theft of cattle "
    "undoes a season of patient talk between neighbours. "
)


def png(width: int = 6, height: int = 4, *, colour: int = 2) -> bytes:
    """A plain PNG file (`colour` 2 is RGB, 6 RGB with transparency, 0 grey)."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    rows = b"".join(b"\0" + bytes((row * 40) % 256 for _ in range(width * channels))
                    for row in range(height))  # fmt: skip

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def text(words: str) -> Paragraph:
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
        Callout((List((Item((text("One thing."),)), Item((text("Another."),)))),), "Key messages",
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
        text(LOREM * 3),
        Quote((text("“No trust, no truce.”"),), (Text("A mayor, 2019, p. 4"), NoteRef("n1")),
              origin="e1"),
        Quote((Paragraph((Text("« La porte reste ouverte ; entrez. »"),)),), (Text("Un maire"),),
              QuoteRole.PULL, "fr", "e2"),
        Heading(3, (Text("How"),)),
        List((Item((text("first"), List((Item((text("inner"),)),)))), Item((text("second"),))),
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
        Figure(png(), "Two bars", (Text("Figure 1. Bars"),), "Chart: us", 40, "b6"),
        Figure(png(colour=6), origin="b7"),
        Contents((Entry(1, "Why now", "1", "s2", "3"), Entry(2, "Gate DDR on SSR", "R1", "b3")),
                 "What is where"),
        Imprint((Fact("Licence:", (Text("CC BY 4.0"),)), Fact("", (Text("Our own views."),)))),
        Heading(1, (Text("Sources"),), "2", origin="s3"),
        References(((Text("Breitung (2019) "), Emphasis((Text("A title"),))), (Text("Sy (2018)"),)),
                   "s3"),
        Paragraph((Text("Own work."),), ParagraphRole.SOURCE),
    )  # fmt: skip
    notes = (
        Note("n1", (text("First note."),)),
        Note("n2", (text("Second note, "), text("in two paragraphs."))),
        Note("n3", (Paragraph((Text("See "), Link("https://example.org", (Text("there"),)))),)),
        Note("n4", (text("Never called."),)),
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

_WORDS = st.lists(
    st.sampled_from(
        ["peace", "a", "the", "organisations", "réintégration", "« mot »", "vraiment ?", "—", "x/y",
         "l’État", "https://example.org/some/very-long_path?with=query&more=yes", "ɔ", "ߒߞߏ", "😀",
         "ab" * 70, "1,000", "office", "well-known", "\u202f", "\u00a0;", "\tb", "مالي", "Ω"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip

_NOTES = ("n1", "n2", "n3")


def _inner(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    some = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        some.map(Strong),
        some.map(Emphasis),
        st.builds(Link, st.sampled_from(["https://example.org/ä", "#b1", "#none", ""]), some),
        st.builds(Foreign, st.sampled_from(["fr", "en", "bm", "ar"]), some),
    )


def _some(*leaves: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(st.recursive(st.one_of(*leaves), _inner, max_leaves=6), max_size=6).map(tuple)


_leaves: tuple[st.SearchStrategy[Inline], ...] = (
    _WORDS.map(Text),
    st.text(max_size=20).map(Text),
    st.just(LineBreak()),
    st.text(max_size=12).map(Blank),
)

inlines = _some(*_leaves, st.sampled_from(_NOTES).map(NoteRef))

_paragraphs = st.builds(
    Paragraph, inlines, st.sampled_from(ParagraphRole), st.sampled_from(["", "b1"]),
    st.sampled_from(["", "fr"]),
)  # fmt: skip

_lines = st.text(max_size=40)
_labels = st.none() | st.builds(Label, _lines, st.integers(1, 30))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(0, 5))
    row = st.tuples(*[inlines] * width)
    rows = tuple(draw(st.lists(row, max_size=5)))
    align = tuple(draw(st.lists(st.sampled_from(Align), max_size=5)))
    return Table(draw(row), rows, align, draw(inlines), draw(inlines))


def _boxes(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(blocks, max_size=4).map(tuple)
    item = some.map(Item)
    return st.one_of(
        st.builds(List, st.lists(item, max_size=4).map(tuple), st.booleans()),
        st.builds(Callout, some, _lines),
    )


blocks: st.SearchStrategy[Block] = st.recursive(
    st.one_of(
        _paragraphs,
        st.builds(Heading, st.integers(1, 3), inlines, st.sampled_from(["", "1", "R12"])),
        st.builds(Quote, st.lists(_paragraphs, max_size=3).map(tuple), inlines,
                  st.sampled_from(QuoteRole), st.sampled_from(["", "fr"])),
        _tables(),
        st.builds(Figure, st.sampled_from([png(), png(3, 3, colour=0)]), _lines, inlines, _lines,
                  st.sampled_from([0.0, 30.0, 900.0]), st.just(""), _labels),
        st.builds(Contents, st.lists(st.builds(Entry, st.integers(1, 3), _lines,
                  st.sampled_from(["", "2"]), st.sampled_from(["", "b1"])), max_size=3).map(tuple)),
        st.builds(Imprint, st.lists(st.builds(Fact, _lines, inlines), max_size=3).map(tuple)),
        st.builds(References, st.lists(inlines, max_size=3).map(tuple)),
        st.builds(Masthead, *[_lines] * 6, st.lists(_lines, max_size=2).map(tuple), _lines),
    ),
    _boxes,
    max_leaves=5,
)  # fmt: skip


def documents() -> st.SearchStrategy[Document]:
    """Random documents; some notes are never called, some links lead nowhere."""
    paragraph = st.builds(Paragraph, _some(*_leaves))
    parts = st.lists(paragraph, max_size=3).map(tuple)
    notes = st.tuples(*(st.builds(Note, st.just(id), parts) for id in _NOTES))
    return st.builds(
        Document,
        st.builds(Properties, _lines, st.sampled_from(["en-GB", "fr-FR", "bm"])),
        st.lists(blocks, max_size=6).map(tuple),
        notes,
        st.just(()),
        _lines,
        _lines,
        st.sampled_from(["", "Draft"]),
    )
