"""The lines of a block that hold running text, whatever kind of block it is.

Belongs here: taking the inlines of a block out in order and putting others in their place. Does not
belong here: what is changed in them.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import structs

from brief_composer.model.blocks import Block, with_prose
from brief_composer.model.richtext import Inline, Prose

Lines: TypeAlias = tuple[tuple[Inline, ...], ...]


def lines(block: Block) -> Lines:
    """The inlines of each paragraph, in order."""
    return tuple(part.inlines for part in block.prose)


def with_lines(block: Block, new: Lines) -> Block:
    """The block with other inlines in its lines; as many lines as it has. The same block where
    they are equal."""
    if new == lines(block):
        return block
    return with_prose(block, _with(block.prose, new))


def _with(prose: Prose, new: Lines) -> Prose:
    return tuple(
        part if part.inlines == inlines else structs.replace(part, inlines=inlines)
        for part, inlines in zip(prose, new, strict=True)
    )
