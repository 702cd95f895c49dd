"""The style sheet of a web page: a house style's colours and faces, for screen, phone and paper.

Belongs here: CSS. No typeface travels with the page: one that is not on the reader's computer is
stood in for by one of its kind. Does not belong here: what stands on the page.
"""

from __future__ import annotations

from string import Template

from brief_composer.render.theme import Paper, Theme

_SERIF = 'Cambria, Georgia, "Noto Serif", "Times New Roman", serif'
_SANS = 'Calibri, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
_SERIFS = ("serif", "times", "georgia", "garamond", "cambria", "palatino", "bookman", "caslon")
"""What the names of typefaces with serifs hold."""

_SHEET = Template("""
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 42rem; padding: 0 1.25rem 2rem; background: #fff; color: $text;
  font-family: $body; font-size: 1.0625rem; line-height: 1.55; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6, .masthead, .contents, .imprint, .foot, th, td, caption, figcaption,
.facts, .source, .draft { font-family: $heading; }
.masthead { background: $band; color: $ink; margin: 0 -1.25rem 1.75rem; padding: $padding;
  border-bottom: $underline; }
.masthead p { margin: 0.25rem 0; }
.masthead .organisation, .masthead .series { font-weight: 600; }
.masthead .series { font-size: 0.95rem; }
.masthead .subtitle { font-size: 1.2rem; line-height: 1.35; }
.masthead .audience { margin-top: 1rem; }
h1 { font-size: 2rem; line-height: 1.16; margin: 0.75rem 0 0.5rem; }
h2 { color: $accent; font-size: 1.5rem; line-height: 1.25; margin: 2.25rem 0 0.6rem; }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 1.6rem 0 0.3rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
h3 .number, h4 .number { $number }
p { margin: 0 0 0.75rem; }
ul, ol { margin: 0 0 0.75rem; padding-left: 1.5rem; }
li > p { margin-bottom: 0.3rem; }
li > ul, li > ol { margin-bottom: 0.3rem; }
a { color: $link; overflow-wrap: anywhere; }
a:focus-visible, .table:focus-visible { outline: 2px solid $link; outline-offset: 2px; }
.lead { font-size: 1.2rem; line-height: 1.45; }
.facts, .source, figcaption { color: $muted; font-size: 0.9rem; line-height: 1.4; }
.contents { border: solid $rule; border-width: 1px 0; margin: 0 0 1.75rem; padding: 0.75rem 0; }
.contents .title { font-weight: 600; margin-bottom: 0.35rem; }
.contents ol { list-style: none; margin: 0; padding: 0; }
.contents ol ol { padding-left: 1.25rem; }
.contents a { text-decoration: none; }
.contents a:hover, .contents a:focus { text-decoration: underline; }
.contents p { margin: 0 0 0.25rem; line-height: 1.4; }
figure { margin: 0; }
.figure { margin: 1.5rem 0; }
.figure figcaption, caption { color: $text; font-size: 0.95rem; line-height: 1.4; }
.figure .source { margin-top: 0.2rem; }
.label { font-weight: 600; }
figure.quote { background: $quote_soft; border-left: 0.3rem solid $quote; margin: 1.25rem 0;
  padding: 0.75rem 1rem; }
.pull { border: solid $accent; border-width: 2px 0; color: $accent; font-size: 1.35rem;
  line-height: 1.35; margin: 1.75rem 0; padding: 0.75rem 0; }
blockquote { margin: 0; font-style: $quote_style; }
blockquote p { margin: 0 0 0.35rem; }
blockquote:last-child p:last-child { margin-bottom: 0; }
.callout { background: $accent_soft; border-left: 0.3rem solid $accent; margin: 1.5rem 0;
  padding: 0.85rem 1.1rem; }
.callout h2 { font-size: 1.15rem; margin: 0 0 0.35rem; }
.callout > :last-child { margin-bottom: 0; }
img { display: block; max-width: 100%; height: auto; margin-bottom: 0.4rem; }
.logo { margin: 1.25rem 0; }
.logo img { max-height: 4rem; margin: 0; }
.table { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; line-height: 1.4;
  margin-bottom: 0.4rem; }
caption { text-align: left; padding-bottom: 0.4rem; }
th, td { border-bottom: 1px solid $rule; padding: 0.4rem 0.6rem; text-align: left;
  vertical-align: top; overflow-wrap: normal; }
thead th, thead td { background: $accent_soft; border-bottom: 2px solid $accent;
  vertical-align: bottom; }
td.right { font-variant-numeric: tabular-nums lining-nums; }
.centre { text-align: center; } .right { text-align: right; }
.sources { list-style: none; padding-left: 1.5rem; }
.sources li { margin-bottom: 0.5rem; text-indent: -1.5rem; }
.notes { border-top: 1px solid $rule; margin-top: 2.5rem; padding-top: 1rem;
  font-size: 0.9rem; line-height: 1.45; }
.notes h2 { font-size: 1.15rem; margin: 0 0 0.5rem; }
[role~="doc-backlink"] { text-decoration: none; padding: 0 0.35rem; }
:target { background: $accent_soft; }
sup { font-size: 0.72em; line-height: 0; padding-left: 0.1em; }
mark { background: $mark; color: inherit; border-bottom: 1px dotted; padding: 0 0.15em; }
.draft { color: #a5281b; font-size: 1rem; font-weight: 700; letter-spacing: 0.08em;
  text-transform: uppercase; text-align: right; margin: 0.75rem 0; }
footer { border-top: 1px solid $rule; color: $muted; font-size: 0.9rem; line-height: 1.45;
  margin-top: 2rem; padding-top: 1rem; }
.imprint p { margin-bottom: 0.25rem; }
.foot { margin-top: 0.75rem; }
@media (max-width: 30rem) {
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.3rem; }
  .masthead .subtitle, .lead { font-size: 1.1rem; }
  .pull { font-size: 1.2rem; }
}
@media print {
  @page { size: $paper; margin: $margins; }
  :root { font-size: ${size}pt; }
  body { max-width: none; padding: 0; font-size: 1rem; line-height: 1.4;
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .masthead { margin: 0 0 1.5rem; }
  h1, h2, h3, h4, h5, h6, .facts { break-after: avoid; }
  figure, .figure, .callout, .pull, tr { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
  .table { overflow: visible; }
  [role~="doc-backlink"] { display: none; }
  a { color: inherit; }
  :target { background: none; }
}
""")
_PLAIN_NUMBER = "color: $accent; font-weight: 700;"
_SOLID_NUMBER = (
    "background: $accent; color: $on_accent; border-radius: 0.2rem; margin-right: 0.4rem; "
    "padding: 0.05rem 0.2rem 0.05rem 0.45rem;"
)


def sheet(theme: Theme) -> str:
    """The style sheet of a page in a house style."""
    c, banded, m = theme.colours, theme.cover_band, theme.margins
    number = Template(_SOLID_NUMBER if theme.solid_numbers else _PLAIN_NUMBER)
    return _SHEET.substitute(
        text=c.text,
        band=c.accent if banded else "transparent",
        ink=c.on_accent if banded else c.text,
        padding="1.75rem 1.25rem" if banded else "1.5rem 1.25rem 1.25rem",
        underline="none" if banded else f"3px solid {c.accent}",
        number=number.substitute(accent=c.accent, on_accent=c.on_accent),
        accent=c.accent,
        accent_soft=c.accent_soft,
        muted=c.muted,
        rule=c.rule,
        quote=c.quote,
        quote_soft=c.quote_soft,
        quote_style="italic" if theme.italic_quotes else "normal",
        link=c.link,
        mark=c.mark,
        body=_families(theme.body.family),
        heading=_families(theme.heading.family),
        size=f"{theme.size:g}",
        paper="A4" if theme.paper is Paper.A4 else "letter",
        margins=f"{m.top:g}mm {m.right:g}mm {m.bottom:g}mm {m.left:g}mm",
    )


def _families(name: str) -> str:
    """A typeface and those that stand in for it. Its name is made fit to stand in quotation
    marks in a style sheet."""
    sound = "".join(char for char in name if char.isalnum() or char in " -")
    low = sound.lower().replace("sans serif", "sans").replace("sans-serif", "sans")
    return f'"{sound}", ' + (_SERIF if any(each in low for each in _SERIFS) else _SANS)
