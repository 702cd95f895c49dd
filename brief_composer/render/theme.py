"""How a brief looks in print: a house style, free of any file format.

Lengths are points unless a name says millimetres; colours are "#RRGGBB". Writers see a `Theme` and
a document, nothing else.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import Struct


class Paper(Enum):
    """Sheet sizes as (width, height) in millimetres."""

    A4 = (210.0, 297.0)
    LETTER = (215.9, 279.4)


class Face(Struct, frozen=True):
    """The four files of one typeface family, and the name it has on screen and in Word.

    `places` are the numbers of the four faces in files that hold several (.ttc).
    """

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    places: tuple[int, int, int, int] = (0, 0, 0, 0)


class Colours(Struct, frozen=True):
    """Each has at least 4.5 : 1 on what it stands on: text and accent on white, on_accent on
    accent, text on the soft grounds. `mark` is the ground of a blank still to fill in."""

    accent: str = "#17666B"
    on_accent: str = "#FFFFFF"
    accent_soft: str = "#E3F0F0"
    text: str = "#1C2422"
    muted: str = "#57615D"
    rule: str = "#B9C4C0"
    quote: str = "#5B4A8A"
    quote_soft: str = "#F1EEF8"
    link: str = "#11616A"
    mark: str = "#FFF0B8"


class Margins(Struct, frozen=True):
    """In millimetres."""

    top: float = 24
    right: float = 24
    bottom: float = 22
    left: float = 24


class Running(Struct, frozen=True):
    """What stands at the left and at the right of every page's head or foot: words, and fields in
    braces ("{title}", "{organisation}", "{date}", "{page}", "{pages}"; see `doc.running`)."""

    left: str = ""
    right: str = ""


HEAD = Running("{title}")
FOOT = Running("{organisation}", "{page} / {pages}")


class Theme(Struct, frozen=True):
    """A house style made ready for a writer.

    `citations` is a citation style, `references` where references go ("footnotes", "endnotes",
    "text", "list").

    `rail` is the width in millimetres kept free at the left of a single column, where numbers of
    headings hang; `gutter` the millimetres between columns. `justify` sets running text flush on
    both sides. `word_base` is a whole Word file (.docx or .dotx) whose pages, styles, head, foot
    and first words a Word export keeps, b"" for none.

    `quote_threshold` is how many words of a quotation still stand in the sentence; longer ones are
    set apart (0: all are). `quote_marks` is the pair around a quotation ("“”", "‘’", "«»"), "" for
    that of the brief's language. `page_limit` is how many pages a brief may have, 0 for any number;
    `contents` prints what stands where under the title block. `spare` lends
    letters the two faces lack, None for the heading's own.
    """

    id: str
    name: str
    body: Face
    heading: Face
    size: float = 10.5
    leading: float = 14.5
    colours: Colours = Colours()
    margins: Margins = Margins()
    paper: Paper = Paper.A4
    columns: int = 1
    gutter: float = 8
    rail: float = 0
    justify: bool = True
    cover_band: bool = True
    hyphenate: bool = True
    italic_quotes: bool = True
    side_box: bool = False
    side_headings: bool = False
    solid_numbers: bool = False
    note_size: float = 0
    logo: bytes = b""
    logo_alt: str = ""
    word_base: bytes = b""
    citations: str = "notes"
    references: str = "footnotes"
    header: Running = HEAD
    footer: Running = FOOT
    quote_threshold: int = 0
    quote_marks: str = ""
    page_limit: int = 0
    spare: Face | None = None
    contents: bool = False
