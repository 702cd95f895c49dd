"""Random values for property tests: prose, briefs.

Every strategy makes values in normal form: what an edit or a reader would leave behind.
"""

from __future__ import annotations

from hypothesis import strategies as st

from brief_composer.model import markup
from brief_composer.model.ids import SourceId
from brief_composer.model.richtext import (
    Blank,
    BlankKind,
    Cite,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
)

_MARKS = "*_[](){}\\-#1.@:, \n\tab\u00a0\u202fé«…"

characters: st.SearchStrategy[str] = st.text(max_size=40) | st.text(_MARKS, max_size=12)
"""Any characters at all, often those that mean something in markup."""

lines: st.SearchStrategy[str] = characters.map(markup.normal_line)
"""One line of characters, possibly none."""

source_ids: st.SearchStrategy[SourceId] = st.sampled_from(
    [SourceId("bicc-2019"), SourceId("cep-2019"), SourceId("x.y:1")]
)

links: st.SearchStrategy[str] = st.sampled_from(
    ["", "", "", "https://example.org/a_(b)", "https://example.org/?q=[1]*&x={y}\\"]
) | lines.map(lambda text: text.replace(" ", ""))

runs: st.SearchStrategy[Inline] = st.builds(
    Run, text=characters, bold=st.booleans(), italic=st.booleans(), link=links
)
cites: st.SearchStrategy[Inline] = st.builds(Cite, source=source_ids, locator=lines)
blanks: st.SearchStrategy[Inline] = st.builds(
    Blank,
    label=lines | st.sampled_from(["date: of the seizure", "text: x", "the body that decides"]),
    kind=st.sampled_from(BlankKind),
)

paragraphs: st.SearchStrategy[Paragraph] = st.builds(
    Paragraph,
    inlines=st.lists(runs | runs | cites | blanks, max_size=6).map(tuple),
    kind=st.sampled_from(ParagraphKind),
    level=st.integers(0, markup.MAX_LEVEL),
)


def proses(max_size: int = 6) -> st.SearchStrategy[Prose]:
    """Prose of up to `max_size` paragraphs, in normal form."""
    return st.lists(paragraphs, max_size=max_size).map(tuple).map(markup.normal)
