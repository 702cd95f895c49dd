"""Putting a whole earlier brief in place of the present one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec import structs

from brief_composer.model.brief import Brief, Section
from brief_composer.session.edits.parts import Edit

T = TypeVar("T")


def restore(earlier: Brief) -> Edit:
    """The brief as it was. It stays the same brief (its id), gives no identifier out twice, and
    shares with the present one every section, block, quote and source that says the same."""

    def edit(brief: Brief) -> Brief:
        restored = structs.replace(
            earlier,
            id=brief.id,
            counter=max(brief.counter, earlier.counter),
            details=brief.details if brief.details == earlier.details else earlier.details,
            sections=tuple(_shared(brief, earlier)),
            media=brief.media + tuple(m for m in earlier.media if brief.medium(m.id) is None),
        )
        return brief if restored == brief else restored

    return edit


def _shared(brief: Brief, earlier: Brief) -> Iterator[Section]:
    """The earlier sections, made of the present brief's own values where these are equal, so that
    what did not change is not drawn anew."""
    present = {block.id: block for block in brief.blocks()}
    for section in earlier.sections:
        blocks = tuple(_one_of(present.get(block.id), block) for block in section.blocks)
        made = structs.replace(section, blocks=blocks)
        yield _one_of(brief.section(section.id), made)


def _one_of(present: T | None, earlier: T) -> T:
    return present if present is not None and present == earlier else earlier
