"""What differs between two briefs, found by identity so that it cannot lie.

Values an edit did not touch are the same objects before and after, so the comparison costs a
fraction of the brief's size and no edit has to report what it did.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from msgspec import Struct

from brief_composer.model.blocks import Block
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId, SectionId


class Change(Struct, frozen=True):
    """The difference between two briefs.

    `sections` and `blocks` are the ids whose own value changed (a section's blocks do not count as
    the section's own value); `moved` says that something was added, removed or stands elsewhere;
    `place` is the id of the first thing that changed, where the eye should go ("" for details).
    """

    before: Brief
    after: Brief
    details: bool = False
    moved: bool = False
    sections: tuple[SectionId, ...] = ()
    added: tuple[BlockId, ...] = ()
    removed: tuple[BlockId, ...] = ()
    blocks: tuple[BlockId, ...] = ()
    place: str = ""

    def __bool__(self) -> bool:
        return self.before is not self.after


def difference(before: Brief, after: Brief) -> Change:
    """What changed between two briefs."""
    if before is after:
        return Change(before, after)
    # Sections that are the same object hold the same blocks: a key typed into a long brief must not
    # cost the length of the brief.
    same = {id(section) for section in before.sections} & {id(each) for each in after.sections}
    old = _blocks(before, same)
    new = _blocks(after, same)
    added = tuple(id for id in new if id not in old)
    removed = tuple(id for id in old if id not in new)
    changed = tuple(id for id, block in new.items() if id in old and old[id] is not block)
    heads = {section.id: section for section in before.sections}
    sections = tuple(
        section.id
        for section in after.sections
        if section.id in heads
        and section is not heads[section.id]
        and _head(section) != _head(heads[section.id])
    )
    moved = bool(added or removed) or _order(before, same) != _order(after, same)
    return Change(
        before,
        after,
        details=before.details is not after.details,
        moved=moved,
        sections=sections,
        added=added,
        removed=removed,
        blocks=changed,
        place=_place(before, after, added, removed, changed, sections),
    )


def _head(section: object) -> tuple[object, ...]:
    names = ("title", "role", "hint", "limit", "left_out")
    return tuple(getattr(section, name) for name in names)


def _blocks(brief: Brief, same: set[int]) -> dict[BlockId, Block]:
    return {b.id: b for s in brief.sections if id(s) not in same for b in s.blocks}


def _order(
    brief: Brief, same: AbstractSet[int] = frozenset()
) -> list[tuple[SectionId, tuple[BlockId, ...]]]:
    return [
        (s.id, () if id(s) in same else tuple([b.id for b in s.blocks])) for s in brief.sections
    ]


def _place(
    before: Brief,
    after: Brief,
    added: tuple[BlockId, ...],
    removed: tuple[BlockId, ...],
    changed: tuple[BlockId, ...],
    sections: tuple[SectionId, ...],
) -> str:
    if added:
        return added[0]
    if changed:
        return changed[0]
    if sections:
        return sections[0]
    if removed:
        home = before.section_of(removed[0])
        return home.id if home and after.section(home.id) else ""
    for old, new in zip(_order(before), _order(after), strict=False):
        if old != new:
            first = next((n for o, n in zip(old[1], new[1], strict=False) if o != n), new[0])
            return first
    return ""
