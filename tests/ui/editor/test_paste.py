"""Reading other programs' HTML: structure stays, looks go, nothing breaks it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_composer.model import markup
from brief_composer.model.richtext import Paragraph, ParagraphKind, Run
from brief_composer.model.richtext import paragraph as para
from brief_composer.ui.editor import clipboard
from brief_composer.ui.editor.paste import MAX_PARAGRAPHS, read_html

BULLET, NUMBER = ParagraphKind.BULLET, ParagraphKind.NUMBER
HEAD = ParagraphKind.SUBHEADING

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:Wingdings;} p.MsoNormal {margin:0cm;}
--></style></head><body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<h2 style='margin-top:0cm'><span lang=EN-GB style='color:#2F5496'>What to do<o:p></o:p></span></h2>
<p class=MsoNormal><span lang=EN-GB style='font-size:11.0pt;font-family:"Calibri",sans-serif'>Talks
need <b style='mso-bidi-font-weight:normal'>patience</b> and <i>witnesses</i>, see <a
href="https://example.org/a?b=1&amp;c=2"><span style='color:blue'>the note</span></a>.<o:p></o:p>
</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span lang=EN-GB style='font-family:Symbol;mso-fareast-font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>
</span></span><![endif]><span lang=EN-GB>First point<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2
lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
</span><![endif]>Under it</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if
!supportLists]><span><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>
&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><b>Numbered</b> point</p>
<!--EndFragment--></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f">
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-family:Arial,sans-serif;
color:#000000;font-weight:400;font-style:normal;white-space:pre-wrap;">Plain and </span><span
style="font-size:11pt;color:#000000;font-weight:700;">bold</span></p><ul style="margin-top:0;"><li
dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span
style="font-style:italic;font-weight:400;">One</span></p></li><ul><li dir="ltr" aria-level="2"><p
role="presentation"><span style="font-weight:400">Deeper</span></p></li></ul></ul></b><br />"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type"
content="text/html; charset=utf-8"/><title></title><style type="text/css">p { line-height: 115% }
</style></head><body lang="en-GB" dir="ltr"><h1 class="western">Title</h1>
<p style="line-height: 100%"><font color="#c9211e"><font face="Liberation Serif, serif">Some
<b>bold</b> and <i>italic</i></font></font></p>
<ol>\t<li><p style="margin-bottom: 0cm">one</p></li>\t<li><p>two</p></li></ol>
</body></html>"""


def test_words_paragraph_lists_become_lists() -> None:
    taken = read_html(WORD)
    assert taken.looks == "word"
    assert taken.prose == (
        para("What to do", HEAD),
        Paragraph(
            (
                Run("Talks need "),
                Run("patience", bold=True),
                Run(" and "),
                Run("witnesses", italic=True),
                Run(", see "),
                Run("the note", link="https://example.org/a?b=1&c=2"),
                Run("."),
            )
        ),
        para("First point", BULLET),
        para("Under it", BULLET, 1),
        Paragraph((Run("Numbered", bold=True), Run(" point")), NUMBER),
    )


def test_google_docs_bold_is_read_from_the_style_and_its_wrapper_is_not_bold() -> None:
    taken = read_html(GOOGLE)
    assert taken.looks == "other"
    assert taken.prose == (
        Paragraph((Run("Plain and "), Run("bold", bold=True))),
        Paragraph((Run("One", italic=True),), BULLET),
        para("Deeper", BULLET, 1),
    )


def test_libreoffice_html_keeps_headings_lists_and_bold() -> None:
    assert read_html(LIBREOFFICE).prose == (
        para("Title", HEAD),
        Paragraph((Run("Some "), Run("bold", bold=True), Run(" and "), Run("italic", italic=True))),
        para("one", NUMBER),
        para("two", NUMBER),
    )


def test_a_file_libreoffice_made_keeps_its_structure() -> None:
    """`pasted/libreoffice.html` was saved as HTML by LibreOffice 7.4 from a Word file."""
    html = Path(__file__).with_name("pasted").joinpath("libreoffice.html").read_text("utf-8")
    assert read_html(html).prose == (
        para("What to do first", HEAD),
        Paragraph(
            (
                Run("Talks need "),
                Run("patience", bold=True),
                Run(" and "),
                Run("witnesses", italic=True),
                Run(", said twice."),
            )
        ),
        para("Name the places", BULLET),
        para("Name the days", BULLET),
        para("Write it down", NUMBER),
        para("Publish it", NUMBER),
        para("The last words: café, 12\u00a0%."),
        para("Who"),
        para("When"),
    )


@pytest.mark.parametrize(
    ("html", "prose"),
    [
        ("words only", (para("words only"),)),
        ("a<br>b", (para("a\nb"),)),
        ("a<br><br>b", (para("a"), para("b"))),
        ("<p>a</p>\n\n<p>&nbsp;</p><p>b</p>", (para("a"), para("b"))),
        ("<div>a<div>b</div>c</div>", (para("a"), para("b"), para("c"))),
        ("<p>Sahel&nbsp;: 12&nbsp;%</p>", (para("Sahel\u00a0: 12\u00a0%"),)),
        ("<a href='javascript:alert(1)'>x</a>", (para("x"),)),
        ("<script>alert(1)</script><p>x", (para("x"),)),
        ("<p>a <img src='http://example.org/spy.png'> b", (para("a b"),)),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", None),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", None),
        ("<li>alone</li>", (para("alone"),)),
        ("<ul><li><p>a</p><p>more</p></li></ul>", (para("a\nmore", BULLET),)),
        ("<p>shown</p><p style='display: none'>not shown</p>", (para("shown"),)),
    ],
)
def test_small_pieces_of_html(html: str, prose: tuple[Paragraph, ...] | None) -> None:
    wanted = {
        "<table>": (para("a\tb"), para("c")),
        "<ul><li>a<ul>": (para("a", BULLET), para("b", BULLET, 1), para("c", BULLET)),
    }
    if prose is None:
        prose = next(value for start, value in wanted.items() if html.startswith(start))
    assert read_html(html).prose == prose


_runs = st.builds(
    Run,
    text=st.sampled_from(["a", "b c", "é", "x\u00a0y", "1. <&>"]),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(["", "https://example.org/?a=1&b"]),
)
_parts = st.builds(
    Paragraph,
    st.lists(_runs, min_size=1, max_size=4).map(tuple),
    st.sampled_from([ParagraphKind.BODY, BULLET, NUMBER]),
    st.integers(0, 3),
)


@given(prose=st.lists(_parts, max_size=6).map(tuple).map(markup.normal))
def test_our_own_html_reads_back_as_the_same_prose(prose: tuple[Paragraph, ...]) -> None:
    assert read_html(clipboard.to_html(prose, lambda _: "")).prose == prose


@given(html=st.text("<>/!-[]&;=\"' abpliuo", max_size=200))
def test_no_html_is_refused(html: str) -> None:
    prose = read_html(html).prose
    assert markup.normal(prose) == prose


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + "x",
        "<ul><li>" * 100_000 + "x",
        "<!--" * 400_000,
        "<a " * 400_000,
        "</" * 600_000,
        "<![foo[" * 200_000,
        "&" * 1_000_000,
        "<p>x" * 300_000,
        "<b>" * 300_000 + "x",
        "<p style='" + "mso-list:" * 150_000 + "'>x",
    ],
    ids=[
        "divs",
        "lists",
        "comments",
        "tags",
        "ends",
        "sections",
        "marks",
        "paragraphs",
        "b",
        "style",
    ],
)
def test_hostile_html_ends_soon_and_small(html: str) -> None:
    started = time.process_time()
    prose = read_html(html).prose
    assert len(prose) <= MAX_PARAGRAPHS
    assert time.process_time() - started < 4


def test_the_reader_needs_no_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; import brief_composer.ui.editor.paste"
    subprocess.run([sys.executable, "-c", code], check=True)
