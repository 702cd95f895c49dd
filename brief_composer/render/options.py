"""What the person who exports chose about the contents of the file.

Belongs here: choices that change what is said. How it looks is the theme's matter.
"""

from __future__ import annotations

from msgspec import Struct


class Options(Struct, frozen=True):
    """`draft` prints the mark on every page; `sources_list` prints the sections that list the
    sources; `notes_as_comments` puts the authors' own notes into the file as remarks.

    `cover_band` is carried out by the theme (`msgspec.structs.replace(theme, cover_band=…)`).
    """

    draft: bool = False
    cover_band: bool = True
    sources_list: bool = True
    notes_as_comments: bool = False
