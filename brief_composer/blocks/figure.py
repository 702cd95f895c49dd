"""A figure: a picture of the brief's media, its caption, its credit, and words for those who do
not see it."""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.blocks import Quoted, cells, prose
from brief_composer.doc import tree
from brief_composer.model.blocks import FigureBlock
from brief_composer.model.ids import BlockId, MediumId
from brief_composer.model.node import Fields, Plain

KIND = "figure"
TYPE = FigureBlock


def encode(block: FigureBlock, quoted: Quoted) -> dict[str, Plain]:  # noqa: ARG001
    """The block as it is written down."""
    out: dict[str, Plain] = {"kind": KIND, "id": block.id, "medium": block.medium}
    if block.alt:
        out["alt"] = block.alt
    if block.decorative:
        out["decorative"] = True
    out |= cells.part("caption", block.caption)
    if block.credit:
        out["credit"] = block.credit
    if block.width:
        out["width"] = block.width
    return out


def decode(fields: Fields, quoted: Quoted) -> FigureBlock:  # noqa: ARG001
    """The block that was written down."""
    return FigureBlock(
        id=BlockId(fields.line("id", required=True)),
        medium=MediumId(fields.line("medium", required=True)),
        alt=fields.line("alt"),
        decorative=fields.flag("decorative"),
        caption=cells.read(fields.text("caption")),
        credit=fields.line("credit"),
        width=fields.number("width"),
    )


def lower(blocks: tuple[FigureBlock, ...], setting: prose.Setting) -> tuple[tree.Block, ...]:
    """Each figure; in the place of a picture the brief does not have, words that say so."""
    return tuple(part for block in blocks for part in _lower(block, setting))


def _lower(block: FigureBlock, setting: prose.Setting) -> Iterator[tree.Block]:
    caption = prose.lower_inlines(block.caption.inlines, setting)
    image = setting.picture(block.medium)
    if image is None:
        gap = tree.Blank(setting.words("print.picture_missing"))
        parted = (tree.Text(" "), *caption) if caption else ()
        yield tree.Paragraph((gap, *parted), origin=block.id)
        return
    alt = block.alt.strip() or setting.words("print.picture_undescribed")
    yield tree.Figure(
        image,
        alt="" if block.decorative else alt,
        caption=caption,
        credit=block.credit.strip(),
        width_mm=block.width,
        origin=block.id,
        label=setting.label(block.id),
    )
