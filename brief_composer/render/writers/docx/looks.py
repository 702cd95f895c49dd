"""The style sheet of a Word file: Word's own styles, set for the house style.

Belongs here: every decision about looks in Word. Styles that Word has built in keep their English
names and ids, so that a Word in any language, LibreOffice and screen readers know them, and so that
a reader restyles the file by changing a style. Sizes stand in proportion to the theme's text size
and leading.

Spaces stand above paragraphs, never below (Word adds the two up); paragraphs of one box touch, and
the space between them is border, which has the colour of the box.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.render.theme import Theme
from brief_composer.render.writers.docx.measures import (
    CELL_MARGIN,
    CELL_SIZE,
    INDENT,
    INSET,
    box_inset,
    hanging,
    rail,
    text_width,
)
from brief_composer.render.writers.docx.numbering import BULLETS, HEADINGS, NUMBERS
from brief_composer.render.writers.docx.style import Chars, Pars, Style, markup, side
from brief_composer.render.writers.docx.xml import escape, full_tag, hexadecimal

PLAIN_HEADINGS = ("Heading1Plain", "Heading2Plain", "Heading3Plain")
CONTINUED = ("ListContinue", "ListContinue2", "ListContinue3", "ListContinue4", "ListContinue5")

_DRAFT = "#A5281B"
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
    'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)
"""Of Word's built-in styles, only those that are here stand in its lists until one is used."""


def style_sheet(theme: Theme, language: str, numbered: tuple[bool, bool, bool]) -> str:
    """The inside of `word/styles.xml`. `numbered` says which levels of headings number
    themselves."""
    size = round(theme.size * 2)
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
        f'<w:color w:val="{hexadecimal(theme.colours.text)}" w:themeColor="text1"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{escape(full_tag(language))}" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    body = "".join(map(markup, _styles(theme, numbered)))
    return defaults + _LATENT + body + _tables(theme)


def _styles(theme: Theme, numbered: tuple[bool, bool, bool]) -> Iterator[Style]:
    normal = Pars(above=theme.leading * 0.45, below=0, line=theme.leading)
    yield Style(id="Normal", name="Normal", based="", order=0, pars=normal)
    yield from _masthead(theme)
    yield from _headings(theme, numbered)
    yield from _text(theme)
    yield from _contents(theme)
    yield from _lists(theme)
    yield from _boxes(theme)
    yield from _frame(theme)
    yield from _characters(theme)


def _masthead(theme: Theme) -> Iterator[Style]:
    c, hang = theme.colours, -rail(theme)
    size = 22.0 if theme.columns > 1 else 26.0
    lines = (
        ("Organisation", "Organisation", 11, True, 20, 0),
        ("Series", "Series", 9.5, True, 17, 3),
        ("Title", "Title", size, True, size * 1.14, 6),
        ("Subtitle", "Subtitle", size * 0.53, False, size * 0.76, 3),
    )
    for id, name, points, bold, line, above in lines:
        chars = Chars(
            heading=True,
            size=points,
            bold=bold,
            colour=c.on_accent if theme.cover_band else c.text,
        )
        pars = Pars(
            above=0 if theme.cover_band else above,
            line=line,
            left=hang,
            keep_next=True,
            whole_words=True,
            borders=_band(c.accent) if theme.cover_band else "",
            ground=c.accent if theme.cover_band else "",
        )
        own = id not in ("Title", "Subtitle")
        yield Style(id=id, name=name, custom=own, order=10, next="Normal", pars=pars, chars=chars)
    byline = Chars(heading=True, size=9.2, colour=c.muted)
    yield Style(
        id="Audience", name="Audience", custom=True, order=11,
        chars=Chars(heading=True, size=9.2, bold=True, colour=c.text),
        pars=Pars(above=12, line=13, left=hang),
    )  # fmt: skip
    yield Style(
        id="Byline", name="Byline", custom=True, order=11, chars=byline,
        pars=Pars(above=3, line=13, left=hang),
    )  # fmt: skip
    yield Style(id="Logo", name="Logo", custom=True, pars=Pars(above=0, below=8, align="right"))


def _headings(theme: Theme, numbered: tuple[bool, bool, bool]) -> Iterator[Style]:
    size, leading, c = theme.size, theme.leading, theme.colours
    looks = (
        (size * (1.42 if theme.columns > 1 else 1.56), 1.35, 1.45, c.accent, "accent1"),
        (size * 1.16, 1.1, 0.95, c.text, "text1"),
        (size, 1.0, 0.7, c.text, "text1"),
    )
    for level, (points, line, above, colour, themed) in enumerate(looks):
        id = f"Heading{level + 1}"
        space = hanging(theme, level) if numbered[level] else 0
        yield Style(
            id=id, name=f"heading {level + 1}", next="Normal", order=9,
            pars=Pars(
                above=leading * above, line=leading * line, keep_next=True, keep_lines=True,
                whole_words=True, outline=level,
                number=(level, HEADINGS) if numbered[level] else None,
                left=0 if rail(theme) else space, hanging=space,
            ),
            chars=Chars(heading=True, size=points, colour=colour, themed=themed, bold=True),
        )  # fmt: skip
        if numbered[level]:
            yield Style(
                id=PLAIN_HEADINGS[level], name=f"Heading {level + 1} without number", based=id,
                next="Normal", order=9, custom=True,
                pars=Pars(number=(level, 0), left=0, hanging=0, outline=level),
            )  # fmt: skip


def _text(theme: Theme) -> Iterator[Style]:
    size, leading, c = theme.size, theme.leading, theme.colours
    yield Style(
        id="Lead", name="Lead", custom=True, chars=Chars(size=size * 1.16),
        pars=Pars(above=leading * 0.5, line=leading * 1.16),
    )  # fmt: skip
    yield Style(
        id="Facts", name="Facts", custom=True,
        chars=Chars(heading=True, size=size * 0.86, colour=c.muted),
        pars=Pars(above=1, line=leading * 0.85, keep_next=True),
    )  # fmt: skip
    yield Style(
        id="SourceLine", name="Source Line", custom=True,
        chars=Chars(heading=True, size=size * 0.78, colour=c.muted),
        pars=Pars(above=3, below=leading * 0.4, line=leading * 0.75),
    )  # fmt: skip
    yield Style(
        id="Caption", name="caption", order=35,
        chars=Chars(heading=True, size=size * 0.9, bold=True),
        pars=Pars(above=leading * 0.8, below=3, line=leading * 0.85, keep_next=True,
                  whole_words=True),
    )  # fmt: skip
    yield Style(
        id="CaptionBelow", name="Caption Below", based="Caption", custom=True, order=35,
        pars=Pars(keep_next=False, above=leading * 0.3),
    )  # fmt: skip
    yield Style(
        id="Figure", name="Figure", custom=True, pars=Pars(above=leading * 0.6, keep_next=True)
    )
    yield Style(
        id="TableText", name="Table Text", custom=True,
        chars=Chars(heading=True, size=size * CELL_SIZE),
        pars=Pars(above=0, line=leading * 0.83, whole_words=True),
    )  # fmt: skip
    yield Style(
        id="TableHead", name="Table Head", based="TableText", custom=True, pars=Pars(keep_next=True)
    )
    for id, name in (("TableText", "Table Text"), ("TableHead", "Table Head")):
        for where, align in (("Centre", "center"), ("Right", "right")):
            yield Style(
                id=f"{id}{where}", name=f"{name} {where}", based=id, custom=True,
                pars=Pars(align=align),
            )  # fmt: skip
    yield Style(
        id="TableEnd", name="Table End", custom=True, quick=False, chars=Chars(size=2),
        pars=Pars(above=0, line=4),
    )  # fmt: skip
    yield Style(
        id="Bibliography", name="Bibliography", order=37, chars=Chars(size=size * 0.92),
        pars=Pars(above=leading * 0.3, line=leading * 0.88, left=INDENT, hanging=INDENT,
                  whole_words=True),
    )  # fmt: skip
    yield Style(
        id="Imprint", name="Imprint", custom=True, order=38,
        chars=Chars(heading=True, size=size * 0.8, colour=c.muted),
        pars=Pars(above=leading * 1.6, line=leading * 0.85, keep_lines=True, close=True,
                  whole_words=True, borders=side("top", 4, 6, c.rule)),
    )  # fmt: skip


def _contents(theme: Theme) -> Iterator[Style]:
    """The contents: the page at the right, dots before it."""
    size, leading, c = theme.size, theme.leading, theme.colours
    yield Style(
        id="TOCHeading", name="TOC Heading", order=39, next="Normal",
        chars=Chars(heading=True, size=size * 1.08, bold=True, colour=c.accent, themed="accent1"),
        pars=Pars(above=leading * 1.1, line=leading * 1.1, keep_next=True, whole_words=True),
    )  # fmt: skip
    # A hair before the edge: LibreOffice drops what a tab sets beyond it, and the dots on it.
    end = f'<w:tab w:val="right" w:leader="dot" w:pos="{text_width(theme) - 10}"/>'
    for level in range(3):
        left = INDENT * (level + 1)
        yield Style(
            id=f"TOC{level + 1}", name=f"toc {level + 1}", order=39, quick=False, next="Normal",
            chars=Chars(heading=True, size=size * (0.92 if level else 0.96)),
            pars=Pars(
                above=leading * (0.25 if level else 0.4), line=leading * 0.9, left=left,
                hanging=INDENT, whole_words=True,
                tabs=f'<w:tab w:val="left" w:pos="{left}"/>{end}',
            ),
        )  # fmt: skip


def _lists(theme: Theme) -> Iterator[Style]:
    above = theme.leading * 0.22
    for name, list_number in (("List Bullet", BULLETS), ("List Number", NUMBERS)):
        for level in range(5):
            shown = f"{name} {level + 1}" if level else name
            yield Style(
                id=shown.replace(" ", ""), name=shown, order=36, quick=not level,
                pars=Pars(above=above, number=(level, list_number), left=INDENT * (level + 1),
                          hanging=INDENT),
            )  # fmt: skip
    for level, id in enumerate(CONTINUED):
        yield Style(
            id=id, name=f"List Continue {level + 1}" if level else "List Continue", order=36,
            quick=False, pars=Pars(above=above, left=INDENT * (level + 1)),
        )  # fmt: skip


def _boxes(theme: Theme) -> Iterator[Style]:
    size, leading, c = theme.size, theme.leading, theme.colours
    box, quote = _box(c.accent_soft, c.accent, 3), _box(c.quote_soft, c.quote, 1)
    # Paragraphs with the same border are one box to Word: two quotes in a row must be two.
    foot = quote.replace('<w:bottom w:val="single" w:sz="8"', '<w:bottom w:val="single" w:sz="12"')
    for id, name in (("Callout", "Callout"), ("LeadCallout", "Callout at the Start")):
        inset = box_inset(theme, id)
        yield Style(
            id=id, name=name, custom=True, order=20,
            pars=Pars(above=0, line=leading, left=inset, right=INSET, keep_lines=True,
                      whole_words=True, borders=box, ground=c.accent_soft),
        )  # fmt: skip
        yield Style(
            id=f"{id}Title", name=f"{name} Title", custom=True, order=20, next=id,
            chars=Chars(heading=True, size=size * 1.08, bold=True, colour=c.accent,
                        themed="accent1"),
            pars=Pars(above=leading * 1.1, line=leading * 1.1, left=inset, right=INSET,
                      keep_next=True, whole_words=True, outline=0, borders=box,
                      ground=c.accent_soft),
        )  # fmt: skip
    yield Style(
        id="Quote", name="Quote", order=29, next="QuoteSource",
        chars=Chars(italic=theme.italic_quotes),
        pars=Pars(above=leading * 0.7, line=leading, left=INSET, right=INSET, keep_next=True,
                  keep_lines=True, close=True, borders=quote, ground=c.quote_soft),
    )  # fmt: skip
    yield Style(
        id="QuoteSource", name="Quote Source", custom=True, order=29, next="Normal",
        chars=Chars(heading=True, size=size * 0.82, colour=c.muted),
        pars=Pars(above=0, line=leading * 0.85, left=INSET, right=INSET, borders=foot,
                  ground=c.quote_soft),
    )  # fmt: skip
    yield Style(
        id="IntenseQuote", name="Intense Quote", order=30, next="Normal",
        chars=Chars(size=size * 1.45, italic=theme.italic_quotes, colour=c.accent,
                    themed="accent1"),
        pars=Pars(above=leading * 1.1, line=leading * 1.4, keep_next=True, keep_lines=True,
                  close=True, whole_words=True, borders=side("top", 12, 8, c.accent)),
    )  # fmt: skip
    yield Style(
        id="IntenseQuoteSource", name="Intense Quote Source", custom=True, order=30, next="Normal",
        chars=Chars(heading=True, size=size * 0.82, colour=c.muted),
        pars=Pars(above=leading * 0.2, below=leading * 0.6, line=leading * 0.85, keep_lines=True),
    )  # fmt: skip


def _frame(theme: Theme) -> Iterator[Style]:
    """Running head and foot, notes, remarks."""
    size, leading, c, hang = theme.size, theme.leading, theme.colours, -rail(theme)
    tabs = f'<w:tab w:val="right" w:pos="{text_width(theme)}"/>'
    small = Chars(heading=True, size=8, colour=c.muted)
    yield Style(
        id="Header", name="header", quick=False, chars=small,
        pars=Pars(above=0, line=10, left=hang, tabs=tabs, borders=side("bottom", 6, 4, c.accent)),
    )  # fmt: skip
    yield Style(
        id="HeaderFirst", name="Header First Page", custom=True, quick=False, chars=small,
        pars=Pars(above=0, line=10, left=hang, tabs=tabs),
    )  # fmt: skip
    yield Style(
        id="Footer", name="footer", quick=False, chars=small,
        pars=Pars(above=0, line=10, left=hang, tabs=tabs),
    )  # fmt: skip
    note = theme.note_size or size * 0.8
    for kind in ("Footnote", "Endnote"):
        yield Style(
            id=f"{kind}Text", name=f"{kind.lower()} text", quick=False,
            chars=Chars(size=note), pars=Pars(above=1, line=note * leading / size * 0.925),
        )  # fmt: skip
    yield Style(
        id="CommentText", name="annotation text", quick=False, chars=Chars(size=10),
        pars=Pars(above=0),
    )  # fmt: skip


def _characters(theme: Theme) -> Iterator[Style]:
    c = theme.colours
    built_in = (
        ("Strong", "Strong", Chars(bold=True)),
        ("Emphasis", "Emphasis", Chars(italic=True)),
        ("Hyperlink", "Hyperlink", Chars(colour=c.link, themed="hyperlink", underline="single")),
        ("FootnoteReference", "footnote reference", Chars(superscript=True)),
        ("EndnoteReference", "endnote reference", Chars(superscript=True)),
        ("CommentReference", "annotation reference", Chars(size=8)),
    )
    for id, name, chars in built_in:
        yield Style(id=id, name=name, chars=chars, character=True, quick=chars.bold or chars.italic)
    own = (
        ("BlankToFillIn", "Blank to Fill In", Chars(underline="dotted", ground=c.mark)),
        ("DraftMark", "Draft Mark", Chars(bold=True, caps=True, colour=_DRAFT, spacing=1)),
    )
    for id, name, chars in own:
        yield Style(id=id, name=name, chars=chars, character=True, custom=True)


def _tables(theme: Theme) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{hexadecimal(theme.colours.rule)}"'
    soft = hexadecimal(theme.colours.accent_soft)

    def cells(top: int, left: int) -> str:
        sides = (("top", top), ("left", left), ("bottom", top), ("right", left))
        inner = "".join(f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in sides)
        return f"<w:tblCellMar>{inner}</w:tblCellMar>"

    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        f'<w:name w:val="Normal Table"/>{hidden}<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{cells(0, 108)}</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        f"{hidden}</w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable">'
        '<w:name w:val="Brief Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/>'
        f"<w:qFormat/><w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/>"
        f'</w:tblBorders>{cells(50, CELL_MARGIN)}</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr>'
        '<w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{soft}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _band(colour: str) -> str:
    """Borders in the colour of the band, so that its paragraphs make one surface."""
    sides = (("top", 24, 3), ("left", 48, 10), ("bottom", 24, 4), ("right", 48, 10))
    return "".join(side(*each, colour) for each in sides) + side("between", 2, 1, colour)


def _box(ground: str, bar: str, between: int) -> str:
    return (
        side("top", 8, 3, ground) + side("left", 36, 6, bar) + side("bottom", 8, 3, ground)
        + side("right", 8, 8, ground) + side("between", 2, between, ground)
    )  # fmt: skip
