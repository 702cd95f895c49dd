"""Sections: adding, naming, moving, limiting, leaving out."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, Section, SectionRole
from brief_composer.model.ids import SectionId
from brief_composer.session.edits.parts import (
    Edit,
    Ids,
    one_line,
    with_counter,
    with_section,
    without_unused,
)


def add_section(
    title: str,
    role: SectionRole = SectionRole.TEXT,
    index: int | None = None,
    hint: str = "",
    limit: int = 0,
) -> Edit:
    """A new section at an index (None: at the end), with an empty text where text is written."""

    def edit(brief: Brief) -> Brief:
        ids = Ids(brief)
        section = Section(ids.section(), one_line(title), role, hint=hint, limit=limit)
        if starts_with_text(role):
            section = structs.replace(section, blocks=(TextBlock(ids.block()),))
        at = len(brief.sections) if index is None else max(0, min(index, len(brief.sections)))
        sections = (*brief.sections[:at], section, *brief.sections[at:])
        return with_counter(structs.replace(brief, sections=sections), ids)

    return edit


def starts_with_text(role: SectionRole) -> bool:
    """Whether a new section of that role has an empty text to write in."""
    return role not in (SectionRole.RECOMMENDATIONS, SectionRole.SOURCES)


def rename_section(section_id: SectionId, title: str) -> Edit:
    """What a section is called."""
    wanted = one_line(title)
    return _change(section_id, lambda section: structs.replace(section, title=wanted))


def set_section_left_out(section_id: SectionId, left_out: bool = True) -> Edit:
    """Whether a section is kept but not printed."""
    return _change(section_id, lambda section: structs.replace(section, left_out=left_out))


def set_section_limit(section_id: SectionId, limit: int) -> Edit:
    """How many words a section may have; 0 for any number."""
    wanted = max(0, limit)
    return _change(section_id, lambda section: structs.replace(section, limit=wanted))


def remove_section(section_id: SectionId) -> Edit:
    """A section with all that stands in it, and the quotes and sources nothing else uses."""

    def edit(brief: Brief) -> Brief:
        kept = tuple(section for section in brief.sections if section.id != section_id)
        if len(kept) == len(brief.sections):
            return brief
        return without_unused(brief, structs.replace(brief, sections=kept))

    return edit


def move_section(section_id: SectionId, index: int) -> Edit:
    """A section at another index, counted without the section itself."""

    def edit(brief: Brief) -> Brief:
        section = brief.section(section_id)
        if section is None:
            return brief
        others = tuple(each for each in brief.sections if each is not section)
        at = max(0, min(index, len(others)))
        sections = (*others[:at], section, *others[at:])
        if all(a is b for a, b in zip(sections, brief.sections, strict=True)):
            return brief
        return structs.replace(brief, sections=sections)

    return edit


def _change(section_id: SectionId, change: Callable[[Section], Section]) -> Edit:
    def edit(brief: Brief) -> Brief:
        section = brief.section(section_id)
        if section is None:
            return brief
        new = change(section)
        return brief if new == section else with_section(brief, section, new)

    return edit
