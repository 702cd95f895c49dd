"""Figures: pictures put in, changed for others, described. For captions see `placing.set_line`."""

from __future__ import annotations

from msgspec import structs

from brief_composer.model.blocks import FigureBlock, as_cell
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.markup import parse
from brief_composer.model.media import Medium
from brief_composer.session.edits.parts import Edit, one_line, with_block
from brief_composer.session.edits.placing import insert_block

WIDEST = 400
"""Millimetres; a page is never as wide, so this is as wide as the text."""


def insert_figure(
    section_id: SectionId,
    index: int | None,
    medium: Medium,
    *,
    alt: str = "",
    decorative: bool = False,
    caption: str = "",
    credit: str = "",
) -> Edit:
    """A picture at an index of a section's blocks (None: at the end); `caption` is markup."""
    words = as_cell(parse(caption))
    line, credited = one_line(alt).strip(), one_line(credit).strip()

    def make(id: BlockId) -> FigureBlock:
        return FigureBlock(id, medium.id, line, decorative, words, credited)

    put = insert_block(section_id, index, make)

    def edit(brief: Brief) -> Brief:
        after = put(brief)
        return after if after is brief else _with_medium(after, medium)

    return edit


def set_picture(block_id: BlockId, medium: Medium) -> Edit:
    """Another picture in a figure; what is said about it stays."""

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if not isinstance(block, FigureBlock) or block.medium == medium.id:
            return brief
        after = with_block(brief, block, structs.replace(block, medium=medium.id))
        return _with_medium(after, medium)

    return edit


def set_figure(
    block_id: BlockId,
    *,
    alt: str | None = None,
    decorative: bool | None = None,
    credit: str | None = None,
    width: int | None = None,
) -> Edit:
    """What is said of a picture, and how wide it is in millimetres (0: its own width)."""
    given = {
        "alt": None if alt is None else one_line(alt),
        "decorative": decorative,
        "credit": None if credit is None else one_line(credit),
        "width": None if width is None else max(0, min(width, WIDEST)),
    }
    changes = {name: value for name, value in given.items() if value is not None}

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if not isinstance(block, FigureBlock):
            return brief
        return with_block(brief, block, structs.replace(block, **changes))

    return edit


def _with_medium(brief: Brief, medium: Medium) -> Brief:
    if brief.medium(medium.id) is not None:
        return brief
    return structs.replace(brief, media=(*brief.media, medium))
