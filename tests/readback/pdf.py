"""The words of a PDF as a screen reader gets them: by the structure tree."""

from __future__ import annotations

import re

from tests.pdf_reading import Element
from tests.pdf_reading import read as structure
from tests.readback import Read, tidy

_LINES = ("P", "H1", "H2", "H3", "H4", "Caption")
_SOFT_HYPHEN = "\u00ad"  # what a hyphen at the end of a line says of itself
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read(data: bytes) -> Read:
    """The lines of the document and of each note."""
    lines: list[str] = []
    notes: list[list[str]] = []
    _visit(structure(data), lines, notes)
    return Read(tidy(lines), tuple(tidy(note) for note in notes))


def _visit(element: Element, lines: list[str], notes: list[list[str]]) -> None:
    if element.kind == "Note":
        notes.append([])
        lines = notes[-1]
    if element.kind == "TOCI":
        lines.append(element.text.replace(_SOFT_HYPHEN, ""))
        return
    if element.kind in _LINES:
        lines.append(_words(element))
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            _visit(kid, lines, notes)


def _words(element: Element) -> str:
    out: list[str] = []
    for kid in element.kids:
        if isinstance(kid, str):
            out.append(kid.replace(_SOFT_HYPHEN, ""))
        elif kid.kind == "Reference":
            # Two calls in a row are parted by a comma, so that they are not read as one number.
            number = re.sub(r"[\s,]", "", kid.text).translate(_RAISED)
            out.append(f"[{number}]")
        else:
            out.append(_words(kid))
    return "".join(out)
