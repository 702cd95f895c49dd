"""The words of every kind of block, part by part, as they are compared.

Belongs here: which parts a kind of block has and what each says. A new kind of block is added
here. Does not belong here: comparing (`session.differences`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from brief_composer.model.blocks import Block, RecommendationBlock, TextBlock
from brief_composer.session.word_changes import Token, of_prose, of_text


def block_parts(block: Block, named: Mapping[str, str]) -> dict[str, list[Token]]:
    """What a block says, by the name of the part ("title", "text", "note" …).

    `named` says what to call a source or an addressee. Quotes are compared one by one elsewhere.
    """
    match block:
        case TextBlock():
            return {"text": of_prose(block.prose, named)}
        case RecommendationBlock():
            origin = block.origin
            taken = f"{origin.id} {origin.language} {origin.digest[:8]}" if origin else ""
            return {
                "title": of_text(block.title),
                "text": of_prose(block.prose, named),
                "addressees": of_text(", ".join(named.get(a, a) for a in block.addressees)),
                "note": of_text(block.note),
                "position": of_text(flag(block.position)),
                "origin": of_text(taken),
            }
        case _:
            assert_never(block)


def flag(on: bool) -> str:
    """A flag as a word; nothing where it is off."""
    return "yes" if on else ""
