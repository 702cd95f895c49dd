"""One module per kind of block: how it is written down, and what it becomes on the page.

Belongs here: the codec and the lowering to the document tree of each kind. The values themselves
are in `model.blocks`; the notation of the file is the matter of `storage`.

A kind module holds KIND (the word in the file), TYPE (its value), and
`encode(block, quoted)` → the mapping that is written down,
`decode(fields, quoted)` → the block, faults noted in `fields.faults`,
`lower(blocks, setting)` → what a run of neighbouring blocks of the kind is on the page.
`quoted` gives the words of every quote the brief has a copy of: the text of a use of a quote is
written only where it differs from them. `codecs` finds the modules by listing this folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, TypeAlias, cast

from brief_composer.blocks.prose import Setting
from brief_composer.doc import tree
from brief_composer.model.blocks import Block
from brief_composer.model.ids import QuoteId
from brief_composer.model.node import Fields, Plain

Quoted: TypeAlias = Mapping[QuoteId, str]


class Codec(Protocol):
    """What a kind module holds for reading and writing."""

    KIND: str
    TYPE: type[Block]

    def encode(self, block: Any, quoted: Quoted) -> dict[str, Plain]: ...
    def decode(self, fields: Fields, quoted: Quoted) -> Block: ...
    def lower(self, blocks: Any, setting: Setting) -> tuple[tree.Block, ...]: ...


@cache
def codecs() -> tuple[Codec, ...]:
    """Every kind module, in the order of their names."""
    names = sorted(info.name for info in iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(cast("Codec", module) for module in modules if hasattr(module, "KIND"))


def codec_of(block: Block) -> Codec:
    """The kind module of a block."""
    return next(codec for codec in codecs() if codec.TYPE is type(block))


def codec_named(kind: str) -> Codec | None:
    """The kind module of a word in a file; None when there is no such kind."""
    return next((codec for codec in codecs() if kind == codec.KIND), None)
