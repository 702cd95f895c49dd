"""One web page with everything in it: text, styles and pictures, no script.

Belongs here: the page as HTML (its looks: `sheet`). It is written for reading on a screen and
aloud: landmarks, headings, lists, tables with headers, notes linked both ways, the language of
every part.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from itertools import takewhile
from typing import assert_never

from msgspec.structs import replace

from brief_composer.doc.picture import PictureError, read
from brief_composer.doc.text import (
    entry_text,
    fact_inlines,
    inline_text,
    label_text,
    masthead_lines,
    printable,
)
from brief_composer.doc.tree import (
    Align,
    Blank,
    Block,
    Callout,
    Contents,
    Document,
    Emphasis,
    Entry,
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
from brief_composer.render.writers.html.sheet import sheet

_SCHEMES = ("http://", "https://", "mailto:")
_BACK = "↩"
_LEFTWARDS = frozenset({"ar", "dv", "fa", "he", "nqo", "ps", "ur", "yi"})


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
        last = tuple(takewhile(lambda block: isinstance(block, Imprint), reversed(rest)))[::-1]
        named = (("author", "; ".join(about.authors)), ("date", about.date))
        meta = "".join(
            f'<meta name="{name}" content="{_said(value)}">\n' for name, value in named if value
        )
        title = _said(about.title).strip() or "–"
        head = self._header(heads, theme)
        main = self._blocks(rest[: len(rest) - len(last)])
        foot = self._footer(last)  # before the notes: it may call some
        return (
            f"<!DOCTYPE html>\n<html{_lang(about.lang)}>\n<head>\n"
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light">\n'
            f"<title>{title}</title>\n{meta}<style>{sheet(theme)}</style>\n</head>\n<body>\n"
            f"{head}<main>\n{main}{self._endnotes()}</main>\n{foot}"
            "</body>\n</html>\n"
        )

    def _header(self, mastheads: tuple[Masthead, ...], theme: Theme) -> str:
        """What stands above the text: the draft mark, the logo, the title block."""
        draft = _said(self._document.draft).strip()
        mark = f'<p class="draft">{draft}</p>\n' if draft else ""
        titles = "".join(map(self._masthead, mastheads))
        inner = mark + _logo(theme) + titles
        return f"<header>\n{inner}</header>\n" if inner else ""

    def _footer(self, imprints: tuple[Block, ...]) -> str:
        """What stands below the text and its notes: the imprint, whose page it is."""
        foot = _said(self._document.foot).strip()
        line = f'<p class="foot">{foot}</p>\n' if foot else ""
        inner = self._blocks(imprints) + line
        return f"<footer>\n{inner}</footer>\n" if inner else ""

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
                return self._contents(block)
            case Imprint():
                facts = "".join(
                    f"<p>{self._inlines(fact_inlines(each))}</p>\n" for each in block.facts
                )
                return f'<div class="imprint"{self._id(block.origin)}>\n{facts}</div>\n'
            case _:
                assert_never(block)

    def _masthead(self, masthead: Masthead) -> str:
        lines = "".join(
            f"<h1>{_said(line)}</h1>\n"
            if field == "title"
            else f'<p class="{field}">{_said(line)}</p>\n'
            for field, line in masthead_lines(masthead)
        )
        start = f'<div class="masthead"{self._id(masthead.origin)}>'
        return f"{start}\n{lines}</div>\n" if lines else ""

    def _contents(self, contents: Contents) -> str:
        title = _said(contents.title).strip()
        named = f' aria-label="{title}"' if title else ""
        head = f'<p class="title">{title}</p>\n' if title else ""
        inner = self._entries(contents.entries)
        return f'<nav class="contents"{self._id(contents.origin)}{named}>\n{head}{inner}</nav>\n'

    def _entries(self, entries: tuple[Entry, ...]) -> str:
        """The lines of the contents; deeper ones stand in a list under the line before them."""
        out: list[str] = []
        while entries:
            first = entries[0]
            shallow = (n for n, each in enumerate(entries) if n and each.level <= first.level)
            end = next(shallow, len(entries))
            words = entry_text(replace(first, page=""))  # a web page has no pages
            line = self._link(Link(f"#{first.target}", (Text(words),)))
            out.append(f"<li><p>{line}</p>\n{self._entries(entries[1:end])}</li>\n")
            entries = entries[end:]
        return f"<ol>\n{''.join(out)}</ol>\n" if out else ""

    def _paragraph(self, paragraph: Paragraph) -> str:
        words = self._inlines(paragraph.inlines)
        role = paragraph.role
        look = "" if role is ParagraphRole.BODY else f' class="{role.value}"'
        marks = look + self._id(paragraph.origin) + _lang(paragraph.lang)
        return f"<p{marks}>{words}</p>\n" if words else ""

    def _quote(self, quote: Quote) -> str:
        words = self._blocks(quote.blocks)
        by = self._inlines(quote.attribution)
        shown = f"<figcaption>{by}</figcaption>\n" if by else ""
        inner = f"<blockquote{_lang(quote.lang)}>\n{words}</blockquote>\n{shown}"
        if quote.role is QuoteRole.PULL:  # words said again, beside what is read
            figure = f"<figure>\n{inner}</figure>\n" if by else inner
            return f'<aside class="pull"{self._id(quote.origin)}>\n{figure}</aside>\n'
        return f'<figure class="quote"{self._id(quote.origin)}>\n{inner}</figure>\n'

    def _callout(self, callout: Callout, depth: int) -> str:
        title = _said(callout.title).strip()
        head = f"<h{depth}>{title}</h{depth}>\n" if title else ""
        tag = "section" if title else "div"
        start = f'<{tag} class="callout"{self._id(callout.origin)}>'
        return f"{start}\n{head}{self._blocks(callout.blocks, depth)}</{tag}>\n"

    def _table(self, table: Table) -> str:
        # A wide table is moved sideways by itself; whoever has no mouse reaches it by the tab key.
        said = _said(label_text(table) + inline_text(table.caption)).strip()
        named = f' role="group" aria-label="{said}"' if said else ""
        title = self._caption(table)
        parts = [f'<div class="table"{self._id(table.origin)}{named} tabindex="0">\n<table>\n']
        if title:
            parts.append(f"<caption>{title}</caption>\n")
        sides = (*table.align, *(Align.LEFT for _ in table.header))
        parts.append(f"<thead>\n{self._row(table.header, sides, head=True)}</thead>\n")
        rows = "".join(self._row(cells, sides) for cells in table.rows)
        parts.append(f"<tbody>\n{rows}</tbody>\n" if rows else "")
        parts.append("</table>\n")
        if source := self._inlines(table.source):
            parts.append(f'<p class="source">{source}</p>\n')
        return "".join((*parts, "</div>\n"))

    def _row(
        self, cells: tuple[tuple[Inline, ...], ...], sides: tuple[Align, ...], *, head: bool = False
    ) -> str:
        out: list[str] = []
        for cell, side in zip(cells, sides, strict=False):
            words = self._inlines(cell)
            tag, scope = ("th", ' scope="col"') if head and words.strip() else ("td", "")
            look = "" if side is Align.LEFT else f' class="{side.value}"'
            out.append(f"<{tag}{scope}{look}>{words}</{tag}>")
        return f"<tr>{''.join(out)}</tr>\n"

    def _figure(self, figure: Figure) -> str:
        image = _image(figure.image, figure.alt, width_mm=figure.width_mm)
        said = self._caption(figure)
        credit = _said(figure.credit).strip()
        by = f'<p class="source">{credit}</p>\n' if credit else ""
        origin = self._id(figure.origin)
        if not said:
            return f'<div class="figure"{origin}>\n{image}{by}</div>\n'
        title = f"<figcaption>{said}</figcaption>\n"
        # The caption of a figure stands at its end or at its beginning, so the credit is beside it.
        return f'<div class="figure"{origin}>\n<figure>\n{image}{title}</figure>\n{by}</div>\n'

    def _caption(self, block: Table | Figure) -> str:
        label = _said(label_text(block))
        shown = f'<span class="label">{label}</span>' if label else ""
        return shown + self._inlines(block.caption)

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
        title = _said(self._document.notes_title).strip()
        head = f"<h2>{title}</h2>\n" if title else ""
        tag = "section" if title else "div"
        start = f'<{tag} role="doc-endnotes" class="notes">'
        return f"{start}\n{head}<ol>\n{items}</ol>\n</{tag}>\n" if items else ""

    def _note(self, id: str, number: int) -> str:
        back = f' <a href="#call-{number}" role="doc-backlink">{_BACK}</a>'
        said = ((_lang(part.lang), self._inlines(part.inlines)) for part in self._notes[id].blocks)
        parts = [(lang, words) for lang, words in said if words] or [("", "")]
        parts[-1] = (parts[-1][0], parts[-1][1] + back)
        inner = "".join(f"<p{lang}>{words}</p>" for lang, words in parts)
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
    said = _said(alt) if alt.strip() else ""  # a decorative picture is passed over in reading
    return f'<img src="data:image/{picture.suffix};base64,{data}" alt="{said}"{wide}>\n'


def _said(text: str) -> str:
    return escape(printable(text))


def _name(origin: str) -> str:
    """An id that no heading, note or call has."""
    return "bc-" + escape("".join(printable(origin).split()))


def _lang(tag: str) -> str:
    """The language of a part, and its direction where that is known."""
    if not tag:
        return ""
    leftwards = tag.partition("-")[0].lower() in _LEFTWARDS
    return f' lang="{_said(tag)}"' + ' dir="rtl"' * leftwards


WRITER = Writer("html", ".html", write)
