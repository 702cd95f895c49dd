"""A box apart from the running text: how it was done, a case, a definition."""

from __future__ import annotations

from brief_composer.blocks import Quoted, prose
from brief_composer.doc import tree
from brief_composer.model import markup
from brief_composer.model.blocks import BoxBlock
from brief_composer.model.ids import BlockId
from brief_composer.model.node import Fields, Plain
from brief_composer.model.richtext import is_empty

KIND = "box"
TYPE = BoxBlock


def encode(block: BoxBlock, quoted: Quoted) -> dict[str, Plain]:  # noqa: ARG001
    """The block as it is written down."""
    out: dict[str, Plain] = {"kind": KIND, "id": block.id}
    if block.title:
        out["title"] = block.title
    if block.prose:
        out["text"] = markup.write(block.prose) + "\n"
    return out


def decode(fields: Fields, quoted: Quoted) -> BoxBlock:  # noqa: ARG001
    """The block that was written down."""
    id = BlockId(fields.line("id", required=True))
    return BoxBlock(id, fields.text("title"), fields.prose("text"))


def lower(blocks: tuple[BoxBlock, ...], setting: prose.Setting) -> tuple[tree.Block, ...]:
    """Each box that says anything."""
    return tuple(
        tree.Callout(
            prose.lower(prose.placed(block.prose, block.id), setting, heading=3),
            title=block.title.strip(),
            origin=block.id,
        )
        for block in blocks
        if block.title.strip() or not is_empty(block.prose)
    )
