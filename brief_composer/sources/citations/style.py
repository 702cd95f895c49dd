"""What a citation style is, and the table of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from msgspec import Struct

from brief_composer.doc.tree import Inline
from brief_composer.sources.citations.terms import Terms
from brief_composer.sources.citations.works import Leads, Work

Inlines: TypeAlias = tuple[Inline, ...]


class Reference(Struct, frozen=True):
    """One citation: a place in a work, and how the words came there.

    `chain` runs from the work that first published the words to the one they were taken from
    (one work when they were taken from the first). `seen` are the ids of works that an earlier
    note names in full; `listed` says that a list at the end gives the web addresses. `before` is
    the place the note before cites in the same chain, None where it cites another or several.
    """

    chain: tuple[Work, ...]
    locator: str = ""
    seen: frozenset[str] = frozenset()
    listed: bool = False
    before: str | None = None


class Style(Struct, frozen=True):
    """`note` words one note from its references, `line` names a work beside a quotation, `entry`
    is a paragraph of the list (with the work that quotes it, where it was seen only there), `order`
    sorts that list.

    A style of author and date has `cite`, which words references in running text, brackets and
    all, and `leads`, which says what tells its works apart. `second_hand` lists works that were
    seen only where another quotes them.
    """

    id: str
    note: Callable[[tuple[Reference, ...], Terms], Inlines]
    line: Callable[[Reference, Terms], Inlines]
    entry: Callable[[Work, Work | None, Terms], Inlines]
    order: Callable[[Work], tuple[str, ...]]
    cite: Callable[[tuple[Reference, ...], Terms], Inlines] | None = None
    leads: Leads | None = None
    second_hand: bool = True


_STYLES = ("notes", "chicago-notes", "chicago-author-date", "apa", "harvard")


def styles() -> tuple[str, ...]:
    """The ids of the citation styles."""
    return _STYLES


def style(id: str) -> Style:
    """The style of that id. Raises KeyError."""
    if id not in _STYLES:
        raise KeyError(id)
    module = import_module(f"brief_composer.sources.citations.{id.replace('-', '_')}")
    return cast("Style", module.STYLE)
