"""Which typefaces a Word file names.

The faces of a house style are not installed on a reader's machine, so the file names faces that
come with Word, and after them free ones of the same widths. A face of the user's own keeps its
name.
"""

from __future__ import annotations

from typing import NamedTuple

from brief_composer.render.theme import Face, Theme
from brief_composer.render.writers.docx.xml import DECLARATION, NAMESPACES, escape


class Font(NamedTuple):
    """A typeface by name, the one to take where it is missing, and what kind it is."""

    name: str
    instead: str = ""
    family: str = "auto"


_STAND_INS = {
    "BriefSerif": Font("Cambria", "Caladea", "roman"),
    "BriefSans": Font("Calibri", "Carlito", "swiss"),
}


def font(face: Face) -> Font:
    """The typeface Word is told to use for a face."""
    return _STAND_INS.get(face.family, Font(face.family))


def font_table(theme: Theme) -> str:
    """`word/fontTable.xml`."""
    fonts = dict.fromkeys((font(theme.body), font(theme.heading)))
    return f"{DECLARATION}<w:fonts {NAMESPACES}>" + "".join(map(_entry, fonts)) + "</w:fonts>"


def _entry(font: Font) -> str:
    instead = f'<w:altName w:val="{escape(font.instead)}"/>' if font.instead else ""
    return (
        f'<w:font w:name="{escape(font.name)}">{instead}<w:family w:val="{font.family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
    )
