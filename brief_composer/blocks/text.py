"""Text: paragraphs and lists."""

from __future__ import annotations

from itertools import chain

from brief_composer.blocks import Quoted, prose
from brief_composer.doc import tree
from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.model.ids import BlockId
from brief_composer.model.node import Fields, Plain

KIND = "text"
TYPE = TextBlock


def encode(block: TextBlock, quoted: Quoted) -> dict[str, Plain]:  # noqa: ARG001
    """The block as it is written down."""
    out: dict[str, Plain] = {"kind": KIND, "id": block.id}
    if block.prose:
        out["text"] = markup.write(block.prose) + "\n"
    return out


def decode(fields: Fields, quoted: Quoted) -> TextBlock:  # noqa: ARG001
    """The block that was written down."""
    return TextBlock(BlockId(fields.line("id", required=True)), fields.prose("text"))


def lower(blocks: tuple[TextBlock, ...], setting: prose.Setting) -> tuple[tree.Block, ...]:
    """Neighbouring text blocks as one stretch of text; subheadings stand below the section's."""
    parts = chain.from_iterable(prose.placed(block.prose, block.id) for block in blocks)
    return prose.lower(parts, setting, heading=2)
