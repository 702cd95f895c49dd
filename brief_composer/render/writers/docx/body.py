"""Blocks as WordprocessingML.

Belongs here: which style each kind of block gets, and how blocks nest. Looks are the matter of the
styles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, assert_never

from msgspec import Struct

from brief_composer.doc.text import fact_inlines, masthead_lines, printable
from brief_composer.doc.tree import (
    Align,
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Imprint,
    Inline,
    List,
    Masthead,
    Paragraph,
    ParagraphRole,
    Quote,
    QuoteRole,
    References,
    Table,
)
from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx import fields, pictures
from brief_composer.render.writers.docx.fields import Labels
from brief_composer.render.writers.docx.inlines import PLAIN, Look, Runs, calls_note
from brief_composer.render.writers.docx.looks import CONTINUED, PLAIN_HEADINGS
from brief_composer.render.writers.docx.measures import column_width, table_widths
from brief_composer.render.writers.docx.numbering import BOXED, Counted, Lists, level_of
from brief_composer.render.writers.docx.paragraphs import Paragraphs
from brief_composer.render.writers.docx.pictures import Pictures
from brief_composer.render.writers.docx.xml import direction, escape, run

_ROLES = {
    ParagraphRole.BODY: "Normal",
    ParagraphRole.LEAD: "Lead",
    ParagraphRole.FACTS: "Facts",
    ParagraphRole.SOURCE: "SourceLine",
}
_MASTHEAD = {
    "organisation": "Organisation",
    "series": "Series",
    "title": "Title",
    "subtitle": "Subtitle",
    "audience": "Audience",
    "authors": "Byline",
}
_SIDES = {Align.LEFT: "", Align.CENTRE: "Centre", Align.RIGHT: "Right"}
_DEEPEST = 4
_LOGO_MM = (56.0, 14.0)
"""The most room a logo takes."""
_MOST_COLUMNS = 63  # what Word opens


class Tools(Struct, frozen=True):
    """What the body is written with; each gathers what its own part will hold."""

    theme: Theme
    runs: Runs
    paragraphs: Paragraphs
    lists: Lists
    pictures: Pictures
    labels: Labels
    headings: tuple[Counted, Counted, Counted]


class Around(NamedTuple):
    """What a block stands in. `box` is the style of a box, "" outside one; `level` the depth of a
    list from 0, -1 outside one; `item` what makes the next paragraph an item of it."""

    origin: str = ""
    box: str = ""
    level: int = -1
    item: str = ""


class Body:
    """Writes blocks, one after the other."""

    def __init__(self, tools: Tools) -> None:
        self._theme = tools.theme
        self._runs = tools.runs
        self._out = tools.paragraphs
        self._lists = tools.lists
        self._pictures = tools.pictures
        self._labels = tools.labels
        self._headings = tools.headings
        self._begun = False

    def write(self, blocks: Iterable[Block]) -> None:
        """Write some blocks. Raises WriterError for pictures, tables and notes that are not sound.

        Boxes before the first other block stand at the start of the document.
        """
        for block in blocks:
            first = isinstance(block, (Masthead, Contents, Callout))
            self._begun = self._begun or not first
            self._block(block, Around(block.origin))

    def _write(self, blocks: Iterable[Block], around: Around) -> None:
        for block in blocks:
            self._block(block, around._replace(origin=block.origin or around.origin))

    def _block(self, block: Block, around: Around) -> None:
        match block:
            case Masthead():
                self._masthead(block)
            case Heading():
                self._heading(block, around)
            case Paragraph():
                self._paragraph(block, around)
            case List():
                self._list(block, around)
            case Quote():
                self._quote(block, around)
            case Callout():
                self._callout(block, around)
            case Table():
                self._table(block, around)
            case Figure():
                self._figure(block, around)
            case References():
                for entry in block.entries:
                    self._line("Bibliography", entry, around)
            case Contents():
                self._contents(block, around)
            case Imprint():
                for fact in block.facts:
                    self._line("Imprint", fact_inlines(fact), around)
            case _:
                assert_never(block)

    # ------------------------------------------------------------------------- plain blocks

    def _masthead(self, masthead: Masthead) -> None:
        if self._theme.logo:
            logo = pictures.Placed(self._theme.logo, self._theme.logo_alt, *_LOGO_MM)
            self._out.add("Logo", self._pictures.inline(logo, self._theme))
        for field, line in masthead_lines(masthead):
            self._out.add(_MASTHEAD[field], run(line), origin=masthead.origin, text=escape(line))

    def _heading(self, heading: Heading, around: Around) -> None:
        level = level_of(heading)
        counted = self._headings[level].around is not None
        style = f"Heading{level + 1}"
        words, text = self._runs.line(heading.inlines)
        if number := escape(heading.number):
            text = f"{number} {text}" if text else number
        if counted and not heading.number:
            style = PLAIN_HEADINGS[level]
        elif heading.number and not counted:
            words = run(f"{heading.number} ") + words
        if text.strip() or calls_note(words):
            extra = direction(text)
            self._out.add(style, words, extra=extra, origin=around.origin, text=text)

    def _paragraph(self, paragraph: Paragraph, around: Around) -> None:
        style = _ROLES[paragraph.role]
        if paragraph.role is ParagraphRole.BODY:
            style = _body_style(around)
        self._line(style, paragraph.inlines, around, paragraph.lang)

    def _line(
        self, style: str, inlines: tuple[Inline, ...], around: Around, lang: str = ""
    ) -> None:
        """One paragraph, unless it says nothing."""
        if not inlines:
            return
        inner, text = self._runs.line(inlines, Look(lang=lang) if lang else PLAIN)
        if not text.strip() and not calls_note(inner):
            return
        extra = around.item + direction(text, lang)
        self._out.add(style, inner, extra=extra, origin=around.origin, text=text)

    # ------------------------------------------------------------------------ lists and boxes

    def _list(self, listed: List, around: Around) -> None:
        level = min(around.level + 1, _DEEPEST)
        marks = ""
        if listed.ordered:
            marks = _mark(level, self._lists.new(level, around.box))
        elif around.box:
            marks = _mark(level, BOXED[around.box][0])
        style = around.box or _item_style(listed.ordered, level)
        for item in listed.items:
            self._item(item.blocks, around._replace(level=level), style, marks)

    def _item(self, blocks: tuple[Block, ...], around: Around, style: str, marks: str) -> None:
        """The first paragraph of an item carries its mark; what follows stands under it."""
        for position, block in enumerate(blocks):
            inside = around._replace(origin=block.origin or around.origin)
            if not position and isinstance(block, Paragraph):
                marked = inside._replace(item=marks)
                self._line(style, block.inlines, marked, block.lang)
            else:
                self._block(block, inside)

    def _quote(self, quote: Quote, around: Around) -> None:
        style = "IntenseQuote" if quote.role is QuoteRole.PULL else "Quote"
        for paragraph in quote.blocks:
            origin = paragraph.origin or around.origin
            self._line(style, paragraph.inlines, Around(origin), paragraph.lang or quote.lang)
        source = "IntenseQuoteSource" if quote.role is QuoteRole.PULL else "QuoteSource"
        self._line(source, quote.attribution, Around(around.origin))

    def _callout(self, callout: Callout, around: Around) -> None:
        box = "Callout" if self._begun else "LeadCallout"
        title = printable(callout.title).strip()
        if title:
            self._out.add(f"{box}Title", run(title), origin=around.origin, text=escape(title))
        self._write(callout.blocks, Around(around.origin, box))

    def _contents(self, contents: Contents, around: Around) -> None:
        title = printable(contents.title).strip()
        if title:
            self._out.add("TOCHeading", run(title), origin=around.origin, text=escape(title))
        for style, inner, text in fields.contents(contents, self._runs.where):
            self._out.add(style, inner, origin=around.origin, text=text)

    # --------------------------------------------------------------------- tables and figures

    def _caption(self, block: Table | Figure, style: str, around: Around) -> None:
        """The label, counted by Word, and the words of a caption."""
        label, said = self._labels.next(block)
        inner, text = self._runs.line(block.caption)
        if (said + text).strip() or calls_note(inner):
            self._out.add(style, label + inner, origin=around.origin, text=said + text)

    def _table(self, table: Table, around: Around) -> None:
        columns = len(table.header)
        self._caption(table, "Caption", around)
        if columns:
            if self._out.last == "</w:tbl>":
                # Two tables that touch would become one.
                self._out.add("TableEnd", "")
            self._rows(table, columns, around.origin)
        self._line("SourceLine", table.source, around)

    def _rows(self, table: Table, columns: int, origin: str) -> None:
        if columns > _MOST_COLUMNS:
            raise WriterError("table-too-wide", columns=columns, most=_MOST_COLUMNS)
        rows = (table.header, *table.rows)
        rows = tuple((*row, *(() for _ in range(columns)))[:columns] for row in rows)
        widths = table_widths(rows, column_width(self._theme), self._theme.size)
        sides = [_SIDES[side] for side in (*table.align, *(Align.LEFT,) * columns)[:columns]]
        out = self._out
        out.raw(
            '<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
            + "</w:tblGrid>"
        )
        for position, row in enumerate(rows):
            head, kind = ("", "TableText") if position else ("<w:tblHeader/>", "TableHead")
            out.raw(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>")
            for cell, side, width in zip(row, sides, widths, strict=True):
                out.raw(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')
                words, text = self._runs.line(cell)
                out.add(kind + side, words, extra=direction(text), origin=origin, text=text)
                out.raw("</w:tc>")
            out.raw("</w:tr>")
        out.raw("</w:tbl>")

    def _figure(self, figure: Figure, around: Around) -> None:
        placed = pictures.Placed(figure.image, figure.alt, figure.width_mm)
        picture = self._pictures.inline(placed, self._theme)
        self._out.add("Figure", picture, origin=around.origin)
        self._caption(figure, "CaptionBelow", around)
        if credit := printable(figure.credit).strip():
            self._out.add("SourceLine", run(credit), origin=around.origin, text=escape(credit))


def _body_style(around: Around) -> str:
    if around.box:
        return around.box
    return CONTINUED[around.level] if around.level >= 0 else "Normal"


def _item_style(ordered: bool, level: int) -> str:
    name = "ListNumber" if ordered else "ListBullet"
    return f"{name}{level + 1}" if level else name


def _mark(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
