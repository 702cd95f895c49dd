"""Documents for tests: one with every kind of node, and random ones."""

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


@cache
def png(width: int = 40, height: int = 20) -> bytes:
    """A small picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\x17\x66\x6b" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
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
