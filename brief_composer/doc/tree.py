"""The node types.

A block's `origin` is the id of the brief's section, block or evidence it was made from ("" for what
the composer added), so that a page can be clicked and a Word file compared. `lang` is set where
the language differs from the document's.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from msgspec import Struct

# ---------------------------------------------------------------------------------------- inlines


class Text(Struct, frozen=True, tag="text"):
    """Characters."""

    text: str


class Strong(Struct, frozen=True, tag="strong"):
    """Bold."""

    inlines: tuple[Inline, ...]


class Emphasis(Struct, frozen=True, tag="emphasis"):
    """Italic."""

    inlines: tuple[Inline, ...]


class Link(Struct, frozen=True, tag="link"):
    """A link to a web address, or to a block of this document ("#b12")."""

    target: str
    inlines: tuple[Inline, ...]


class NoteRef(Struct, frozen=True, tag="noteref"):
    """The place a note is called from; numbers are given by order of first call."""

    note: str


class LineBreak(Struct, frozen=True, tag="linebreak"):
    """A new line in the same paragraph."""


class Foreign(Struct, frozen=True, tag="foreign"):
    """Words in another language."""

    lang: str
    inlines: tuple[Inline, ...]


class Blank(Struct, frozen=True, tag="blank"):
    """A gap still to fill in, printed as its label and marked.

    `kind` is "text", "date", "place", "body", "choice" (between `options`) or "organisation".
    """

    label: str
    kind: str = "text"
    options: tuple[str, ...] = ()


Inline: TypeAlias = Text | Strong | Emphasis | Link | NoteRef | LineBreak | Foreign | Blank

# ----------------------------------------------------------------------------------------- blocks


class Masthead(Struct, frozen=True, tag="masthead"):
    """The title block: what the brief is called, whose it is, when and for whom."""

    title: str
    subtitle: str = ""
    organisation: str = ""
    series: str = ""
    date: str = ""
    audience: str = ""
    authors: tuple[str, ...] = ()
    contact: str = ""
    origin: str = ""


class Heading(Struct, frozen=True, tag="heading"):
    """A heading of level 1 to 3. `number` is printed before it ("2", "R1"), "" for none."""

    level: int
    inlines: tuple[Inline, ...]
    number: str = ""
    origin: str = ""


class ParagraphRole(Enum):
    """What a paragraph is, for its style."""

    BODY = "body"
    LEAD = "lead"
    FACTS = "facts"
    SOURCE = "source"


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """Running text. FACTS is a small line under a heading ("For: …"), SOURCE the small line under
    a table, figure or quote."""

    inlines: tuple[Inline, ...]
    role: ParagraphRole = ParagraphRole.BODY
    origin: str = ""
    lang: str = ""


class Item(Struct, frozen=True, tag="item"):
    """One item of a list."""

    blocks: tuple[Block, ...]


class List(Struct, frozen=True, tag="list"):
    """A bulleted or numbered list; lists nest through the blocks of their items."""

    items: tuple[Item, ...]
    ordered: bool = False
    origin: str = ""


class QuoteRole(Enum):
    """EVIDENCE supports a claim where it stands; PULL repeats words to catch the eye."""

    EVIDENCE = "evidence"
    PULL = "pull"


class Quote(Struct, frozen=True, tag="quote"):
    """A quotation set apart: its paragraphs, and the line that says who and where.

    Quotation marks are part of the paragraphs, in the manner of the document's language.
    """

    blocks: tuple[Paragraph, ...]
    attribution: tuple[Inline, ...] = ()
    role: QuoteRole = QuoteRole.EVIDENCE
    lang: str = ""
    origin: str = ""


class Callout(Struct, frozen=True, tag="callout"):
    """A box apart from the running text: key messages, summary, method."""

    blocks: tuple[Block, ...]
    title: str = ""
    origin: str = ""


class Align(Enum):
    """How a table column is set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Label(Struct, frozen=True):
    """What stands before a caption: "Table", 1, ". " makes "Table 1. ". Tables and figures are
    numbered apart, from 1, in reading order."""

    word: str
    number: int
    end: str = ". "


class Table(Struct, frozen=True, tag="table"):
    """A table with one header row. Cells are inlines; every row is as long as the header."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[Align, ...] = ()
    caption: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()
    origin: str = ""
    label: Label | None = None


class Figure(Struct, frozen=True, tag="figure"):
    """A picture. `image` is the whole file (PNG or JPEG); empty `alt` means decorative."""

    image: bytes
    alt: str = ""
    caption: tuple[Inline, ...] = ()
    credit: str = ""
    width_mm: float = 0
    origin: str = ""
    label: Label | None = None


class References(Struct, frozen=True, tag="references"):
    """The list of sources, one entry each, in order."""

    entries: tuple[tuple[Inline, ...], ...]
    origin: str = ""


class Entry(Struct, frozen=True):
    """One line of the contents: a heading's level, number and words, and the origin it leads to.

    `page` is the page's number as printed, "" while nobody has laid the document out.
    """

    level: int
    words: str
    number: str = ""
    target: str = ""
    page: str = ""


class Contents(Struct, frozen=True, tag="contents"):
    """What stands where in the document, under a title."""

    entries: tuple[Entry, ...]
    title: str = ""
    origin: str = ""


class Fact(Struct, frozen=True):
    """One line of the imprint: "Licence: CC BY 4.0". `name` holds its own colon, "" for none."""

    name: str
    inlines: tuple[Inline, ...]


class Imprint(Struct, frozen=True, tag="imprint"):
    """Who publishes it, on what terms, and how to cite it: small lines at the end."""

    facts: tuple[Fact, ...]
    origin: str = ""


Block: TypeAlias = (
    Masthead
    | Heading
    | Paragraph
    | List
    | Quote
    | Callout
    | Table
    | Figure
    | References
    | Contents
    | Imprint
)

# --------------------------------------------------------------------------------------- document


class Note(Struct, frozen=True):
    """A footnote or endnote, called from one or more NoteRefs of its id."""

    id: str
    blocks: tuple[Paragraph, ...]


class Comment(Struct, frozen=True):
    """A remark for whoever edits the file, on the block of that origin."""

    origin: str
    text: str
    author: str = ""


class Properties(Struct, frozen=True):
    """What the file says about itself. `lang` is a full tag such as "en-GB"; `date` 2026-11-22."""

    title: str
    lang: str = "en-GB"
    authors: tuple[str, ...] = ()
    organisation: str = ""
    subject: str = ""
    date: str = ""
    brief_id: str = ""


class Document(Struct, frozen=True):
    """A whole document. `running_head` and `foot` stand on every page; `draft` is the mark printed
    on every page ("Draft"), "" for none.

    `notes_at` is "page" for notes at the foot of the page that calls them, "end" for notes at the
    end of the document, under `notes_title`, before an imprint. A format without pages always has
    them there.
    """

    properties: Properties
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    running_head: str = ""
    foot: str = ""
    draft: str = ""
    notes_at: str = "page"
    notes_title: str = ""
