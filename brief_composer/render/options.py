"""What the person who exports chose about the contents of the file.

Belongs here: choices that change what is said. How it looks is the theme's matter.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from brief_composer.render.theme import Theme


class Options(Struct, frozen=True):
    """`draft` prints the mark on every page; `sources_list` prints the sections that list the
    sources; `notes_as_comments` puts the authors' own notes into the file as remarks.

    `cover_band` is carried out by the theme (`msgspec.structs.replace(theme, cover_band=…)`).
    `citations`, `references`, `quote_threshold`, `quote_marks` and `contents` are the house
    style's (`in_house`); what a brief itself says goes before them.
    """

    draft: bool = False
    cover_band: bool = True
    sources_list: bool = True
    notes_as_comments: bool = False
    citations: str = ""
    references: str = ""
    quote_threshold: int = 0
    quote_marks: str = ""
    contents: bool = False


def in_house(options: Options, theme: Theme) -> Options:
    """The same choices with what the house style says about citations and quotations."""
    return replace(
        options,
        citations=theme.citations,
        references=theme.references,
        quote_threshold=theme.quote_threshold,
        quote_marks=theme.quote_marks,
        contents=theme.contents,
    )
