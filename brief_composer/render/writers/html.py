"""One web page with everything in it: text, styles and pictures, no script.

Belongs here: HTML and the style sheet of the page. It is written for reading on a screen and aloud:
landmarks, headings, lists, tables with headers, notes linked both ways, the language of every part.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from string import Template
from typing import assert_never

from brief_composer.doc import plainly
from brief_composer.doc.picture import PictureError, read
from brief_composer.doc.text import caption, masthead_lines, printable
from brief_composer.doc.tree import (
    Align,
    Blank,
    Block,
    Callout,
    Contents,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Inline,
    LineBreak,
    Link,
    List,
    Masthead,
    NoteRef,
    Paragraph,
    ParagraphRole,
    Quote,
    QuoteRole,
    References,
    Strong,
    Table,
    Text,
)
from brief_composer.doc.walk import note_numbers, walk
from brief_composer.render.theme import Theme
from brief_composer.render.writers import Progress, Writer, WriterError

_SCHEMES = ("http://", "https://", "mailto:")
_BACK = "↩"


def write(document: Document, theme: Theme, progress: Progress) -> bytes:
    """The document as one HTML file. Raises WriterError: `note-missing`, `note-in-note`,
    `picture-missing`, `picture-kind`, `picture-broken` (alt)."""
    progress(0, 0)
    page = _Page(document).page(theme)
    progress(1, 1)
    return page.encode("utf-8")


class _Page:
    """One export. Ids of blocks are given once, to the first block of an origin."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes = {note.id: note for note in document.notes}
        self._numbers = note_numbers(document)
        self._origins = {block.origin for block in walk(document.blocks) if block.origin}
        self._given: set[str] = set()
        self._called: set[str] = set()
        self._in_note = False

    def page(self, theme: Theme) -> str:
        document = self._document
        about = document.properties
        heads = tuple(block for block in document.blocks if isinstance(block, Masthead))
        rest = tuple(block for block in document.blocks if not isinstance(block, Masthead))
        named = (("author", "; ".join(about.authors)), ("date", about.date))
        meta = "".join(
            f'<meta name="{name}" content="{_said(value)}">\n' for name, value in named if value
        )
        draft = f'<p class="draft">{_said(document.draft)}</p>\n' if document.draft else ""
        foot = f"<footer><p>{_said(document.foot)}</p></footer>\n" if document.foot else ""
        head = _logo(theme) + self._blocks(heads)
        main = self._blocks(rest)
        return (
            f'<!DOCTYPE html>\n<html lang="{_said(about.lang)}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{_said(about.title)}</title>\n{meta}<style>{_sheet(theme)}</style>\n</head>\n"
            f"<body>\n{draft}{head}<main>\n{main}</main>\n{self._endnotes()}{foot}</body>\n</html>\n"
        )

    # ------------------------------------------------------------------------------- blocks

    def _blocks(self, blocks: Iterable[Block], depth: int = 2) -> str:
        return "".join(self._block(block, depth) for block in blocks)

    def _block(self, block: Block, depth: int) -> str:
        """A block; `depth` is the HTML level of a heading of level 1."""
        match block:
            case Masthead():
                return self._masthead(block)
            case Heading():
                level = min(6, depth + max(block.level, 1) - 1)
                shown = f'<span class="number">{_said(block.number)} </span>' * bool(block.number)
                words = f"{shown}{self._inlines(block.inlines)}"
                return f"<h{level}{self._id(block.origin)}>{words}</h{level}>\n"
            case Paragraph():
                return self._paragraph(block)
            case List():
                tag = "ol" if block.ordered else "ul"
                items = "".join(
                    f"<li>{self._blocks(item.blocks, depth).strip()}</li>\n" for item in block.items
                )
                return f"<{tag}{self._id(block.origin)}>\n{items}</{tag}>\n" if items else ""
            case Quote():
                return self._quote(block)
            case Callout():
                return self._callout(block, depth)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case References():
                entries = "".join(f"<li>{self._inlines(entry)}</li>\n" for entry in block.entries)
                start = f'<ul class="sources"{self._id(block.origin)}>'
                return f"{start}\n{entries}</ul>\n" if entries else ""
            case Contents():
                return f"<nav>\n{self._blocks(plainly.contents(block), depth)}</nav>\n"
            case Imprint():
                return self._blocks(plainly.imprint(block), depth)
            case _:
                assert_never(block)

    def _masthead(self, masthead: Masthead) -> str:
        lines = "".join(
            f"<h1>{_said(line)}</h1>\n"
            if field == "title"
            else f'<p class="{field}">{_said(line)}</p>\n'
            for field, line in masthead_lines(masthead)
        )
        return f"<header{self._id(masthead.origin)}>\n{lines}</header>\n" if lines else ""

    def _paragraph(self, paragraph: Paragraph) -> str:
        words = self._inlines(paragraph.inlines)
        role = paragraph.role
        look = "" if role is ParagraphRole.BODY else f' class="{role.value}"'
        marks = look + self._id(paragraph.origin) + _lang(paragraph.lang)
        return f"<p{marks}>{words}</p>\n" if words else ""

    def _quote(self, quote: Quote) -> str:
        look = "pull" if quote.role is QuoteRole.PULL else "quote"
        start = f'<figure class="{look}"{self._id(quote.origin)}>'
        words = self._blocks(quote.blocks)
        by = self._inlines(quote.attribution)
        shown = f"<figcaption>{by}</figcaption>\n" if by else ""
        return f"{start}\n<blockquote{_lang(quote.lang)}>\n{words}</blockquote>\n{shown}</figure>\n"

    def _callout(self, callout: Callout, depth: int) -> str:
        title = _said(callout.title).strip()
        head = f"<h{depth}>{title}</h{depth}>\n" if title else ""
        inner = self._blocks(callout.blocks, depth)
        start = f'<section class="callout"{self._id(callout.origin)}>'
        return f"{start}\n{head}{inner}</section>\n"

    def _table(self, table: Table) -> str:
        start = f'<div class="table"{self._id(table.origin)}>\n<table>\n'
        title = self._inlines(caption(table))
        sides = (*table.align, *(Align.LEFT for _ in table.header))

        def row(cells: tuple[tuple[Inline, ...], ...], tag: str, scope: str) -> str:
            inner = "".join(
                f'<{tag}{scope} class="{side.value}">{self._inlines(cell)}</{tag}>'
                for cell, side in zip(cells, sides, strict=False)
            )
            return f"<tr>{inner}</tr>\n"

        parts = [start]
        if title:
            parts.append(f"<caption>{title}</caption>\n")
        head = row(table.header, "th", ' scope="col"')
        parts.append(f"<thead>\n{head}</thead>\n<tbody>\n")
        parts.extend(row(cells, "td", "") for cells in table.rows)
        parts.append("</tbody>\n</table>\n")
        if source := self._inlines(table.source):
            parts.append(f'<p class="source">{source}</p>\n')
        return "".join((*parts, "</div>\n"))

    def _figure(self, figure: Figure) -> str:
        image = _image(figure.image, figure.alt, width_mm=figure.width_mm)
        said = self._inlines(caption(figure))
        title = f"<figcaption>{said}</figcaption>\n" if said else ""
        credit = _said(figure.credit).strip()
        by = f'<p class="source">{credit}</p>\n' if credit else ""
        return f"<figure{self._id(figure.origin)}>\n{image}{title}{by}</figure>\n"

    # ------------------------------------------------------------------------------ inlines

    def _inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return _said(inline.text)
            case Strong():
                return f"<strong>{self._inlines(inline.inlines)}</strong>"
            case Emphasis():
                return f"<em>{self._inlines(inline.inlines)}</em>"
            case Foreign():
                return f"<span{_lang(inline.lang)}>{self._inlines(inline.inlines)}</span>"
            case Link():
                return self._link(inline)
            case NoteRef():
                return self._call(inline)
            case LineBreak():
                return "<br>"
            case Blank():
                return f"<mark>{_said(inline.label)}</mark>"
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> str:
        words = self._inlines(link.inlines)
        target = link.target.strip()
        if target.startswith("#"):
            sound = target[1:] in self._origins
            target = f"#{_name(target[1:])}"
        else:
            sound = target.lower().startswith(_SCHEMES)
        return f'<a href="{_said(target)}">{words}</a>' if sound and words else words

    def _call(self, call: NoteRef) -> str:
        if self._in_note:
            raise WriterError("note-in-note", note=call.note)
        number = self._numbers.get(call.note)
        if number is None or call.note not in self._notes:
            raise WriterError("note-missing", note=call.note)
        own = "" if call.note in self._called else f' id="call-{number}"'
        self._called.add(call.note)
        return f'<sup><a{own} href="#note-{number}" role="doc-noteref">{number}</a></sup>'

    def _endnotes(self) -> str:
        self._in_note = True
        items = "".join(self._note(id, n) for id, n in self._numbers.items())
        return (
            f'<section role="doc-endnotes" class="notes">\n<ol>\n{items}</ol>\n</section>\n'
            * bool(items)
        )

    def _note(self, id: str, number: int) -> str:
        back = f' <a href="#call-{number}" role="doc-backlink">{_BACK}</a>'
        parts = [part for p in self._notes[id].blocks if (part := self._inlines(p.inlines))] or [""]
        parts[-1] += back
        inner = "".join(f"<p>{part}</p>" for part in parts)
        return f'<li id="note-{number}">{inner}</li>\n'

    def _id(self, origin: str) -> str:
        if not origin or origin in self._given:
            return ""
        self._given.add(origin)
        return f' id="{_name(origin)}"'


def _logo(theme: Theme) -> str:
    if not (theme.cover_band and theme.logo):
        return ""
    return f'<p class="logo">{_image(theme.logo, theme.logo_alt).strip()}</p>\n'


def _image(image: bytes, alt: str, *, width_mm: float = 0) -> str:
    """The picture itself, within the page."""
    try:
        picture = read(image)
    except PictureError as problem:
        raise WriterError(problem.code, alt=alt) from problem
    data = b64encode(image).decode("ascii")
    wide = f' style="width: {width_mm:g}mm"' if width_mm else ""
    return f'<img src="data:image/{picture.suffix};base64,{data}" alt="{_said(alt)}"{wide}>\n'


def _said(text: str) -> str:
    return escape(printable(text))


def _name(origin: str) -> str:
    """An id that no heading, note or call has."""
    return "bc-" + escape("".join(printable(origin).split()))


def _lang(tag: str) -> str:
    return f' lang="{_said(tag)}"' if tag else ""


_SHEET = Template("""
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 42rem; padding: 0 1.25rem 3rem; background: #fff; color: $text;
  font: 1.0625rem/1.55 "$body", Cambria, Georgia, "Times New Roman", serif; }
header { background: $band; color: $ink; margin: 0 -1.25rem 1.5rem; padding: 2rem 1.25rem 1.5rem; }
h1, h2, h3, h4, h5, h6, header, footer, th, td, caption, figcaption, .facts, .source, .draft,
.authors, .audience { font-family: "$heading", Calibri, "Segoe UI", Arial, sans-serif; }
header p { margin: 0.25rem 0; }
header .organisation, header .series { font-weight: 600; }
header .series { margin-top: 1rem; font-size: 0.9rem; }
h1 { font-size: 2rem; line-height: 1.16; margin: 0.5rem 0; }
h2 { color: $accent; font-size: 1.5rem; line-height: 1.25; margin: 2.25rem 0 0.5rem; }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 1.5rem 0 0.25rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
p { margin: 0 0 0.75rem; }
li > p { margin-bottom: 0.25rem; }
a { color: $link; overflow-wrap: anywhere; }
.lead { font-size: 1.2rem; }
.facts, .source, figcaption { color: $muted; font-size: 0.9rem; }
figure { margin: 1rem 0; }
figure.quote { background: $quote_soft; border-left: 0.3rem solid $quote; padding: 0.75rem 1rem; }
figure.pull { border: solid $accent; border-width: 1px 0; padding: 0.75rem 0; color: $accent;
  font-size: 1.4rem; }
blockquote { margin: 0; font-style: italic; }
blockquote p { margin: 0 0 0.35rem; }
.callout { background: $accent_soft; border-left: 0.3rem solid $accent; margin: 1.5rem 0;
  padding: 0.75rem 1rem; }
.callout h2 { font-size: 1.15rem; margin: 0 0 0.35rem; }
img { max-width: 100%; height: auto; }
.logo img { max-height: 4rem; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
caption { font-weight: 600; text-align: left; padding-bottom: 0.35rem; }
th, td { border-bottom: 1px solid $rule; padding: 0.35rem 0.5rem; vertical-align: top; }
th { background: $accent_soft; }
.left { text-align: left; } .centre { text-align: center; } .right { text-align: right; }
.sources { list-style: none; padding-left: 1.25rem; }
.sources li { margin-bottom: 0.5rem; text-indent: -1.25rem; }
.notes { border-top: 1px solid $rule; margin-top: 2.5rem; padding-top: 0.75rem;
  font-size: 0.875rem; }
sup { line-height: 0; }
mark { background: $mark; color: inherit; border-bottom: 1px dotted; }
.draft { color: #a5281b; font-weight: 700; letter-spacing: 0.08em; text-transform: uppercase;
  text-align: right; margin: 0.75rem 0; }
footer { color: $muted; font-size: 0.875rem; margin-top: 2rem; }
@media print { body { max-width: none; } h2, h3, h4 { break-after: avoid; } }
""")


def _sheet(theme: Theme) -> str:
    c, banded = theme.colours, theme.cover_band
    return _SHEET.substitute(
        text=c.text,
        band=c.accent if banded else "transparent",
        ink=c.on_accent if banded else c.text,
        accent=c.accent,
        accent_soft=c.accent_soft,
        muted=c.muted,
        rule=c.rule,
        quote=c.quote,
        quote_soft=c.quote_soft,
        link=c.link,
        mark=c.mark,
        body=_family(theme.body.family),
        heading=_family(theme.heading.family),
    )


def _family(name: str) -> str:
    """A typeface's name as it can stand inside quotation marks in a style sheet."""
    return "".join(char for char in name if char.isalnum() or char in " -")


WRITER = Writer("html", ".html", write)
