"""What a brief remembers of the template it was made from, so that a newer one can be offered.

Belongs here: the marks. Does not belong here: making them, or telling what changed
(`session.template_updates`).
"""

from __future__ import annotations

from msgspec import Struct


class PartMark(Struct, frozen=True):
    """One part of a template's plan as it was: fingerprints of its title, hint and text, the limit.

    `key` is what the part is called through all versions of the template (`Section.plan`).
    """

    key: str
    title: str = ""
    hint: str = ""
    text: str = ""
    limit: int = 0


class MadeFrom(Struct, frozen=True):
    """A template as it was when a brief was made from it or last took an update from it.

    `name` is what it was called; `digest` is the fingerprint of the whole, `terms` that of its
    words to avoid, `style` that of the file of its house style; `limit` is the words of the whole
    brief; the parts are marked as they read in `language`. A version that was offered and put off
    is not remembered.
    """

    id: str
    name: str = ""
    version: int = 1
    digest: str = ""
    language: str = ""
    house_style: str = ""
    style: str = ""
    limit: int = 0
    terms: str = ""
    parts: tuple[PartMark, ...] = ()

    def part(self, key: str) -> PartMark | None:
        """The part of that key."""
        return next((each for each in self.parts if each.key == key), None)
