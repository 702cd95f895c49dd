"""Gaps still to fill in, as Word's content controls: a click takes the whole gap, typing fills it,
a date and a choice are picked from a list.

Only within a paragraph: LibreOffice loses notes from controls around whole paragraphs. Only of
kinds whose look LibreOffice keeps, which a control for plain text is not.
"""

from __future__ import annotations

from brief_composer.doc.text import printable
from brief_composer.doc.tree import Blank
from brief_composer.render.writers.docx.xml import escape, run

TAG = "blank"
"""What Word is told these controls are for; programs find them by it."""

_LOOK = '<w:rPr><w:rStyle w:val="BlankToFillIn"/></w:rPr>'
_LONGEST = 64  # characters of a control's title, for Word


def blank(gap: Blank) -> str:
    """A gap that shows its label. Nothing for a label that says nothing."""
    label = printable(gap.label)
    if not label.strip():
        return run(label, _LOOK) if label else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(label.strip()[:_LONGEST])}"/>'
        f'<w:tag w:val="{TAG}"/><w:showingPlcHdr/>{_kind(gap)}</w:sdtPr>'
        f"<w:sdtContent>{run(label, _LOOK)}</w:sdtContent></w:sdt>"
    )


def _kind(gap: Blank) -> str:
    match gap.kind:
        case "date":
            return "<w:date/>"
        case "choice" if shown := _options(gap):
            rows = (f'<w:listItem w:displayText="{each}" w:value="{each}"/>' for each in shown)
            return f"<w:dropDownList>{''.join(rows)}</w:dropDownList>"
        case _:
            return "<w:richText/>"


def _options(gap: Blank) -> tuple[str, ...]:
    """What can be chosen, each once, as Word wants it: it takes no two alike, and none empty."""
    said = (printable(option).strip() for option in gap.options)
    return tuple(dict.fromkeys(escape(each) for each in said if each))
