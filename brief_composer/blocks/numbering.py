"""The numbers of tables, figures and recommendations, and what a reference to one says.

Belongs here: which parts of a brief have a number, in the order of the page. Not a kind of block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from brief_composer.doc import tree
from brief_composer.model.blocks import Block, FigureBlock, RecommendationBlock, TableBlock
from brief_composer.model.brief import Brief
from brief_composer.words import Words


class Numbered(Struct, frozen=True):
    """What is counted together ("table", "figure", "recommendation"), and which of them it is."""

    kind: str
    number: int


def numbers(brief: Brief) -> Mapping[str, Numbered]:
    """The number of every part that has one, by its id. Tables and figures without a caption have
    none, nor has what stands in a section that is left out."""
    counted: Counter[str] = Counter()
    out: dict[str, Numbered] = {}
    for section in brief.sections:
        for block in () if section.left_out else section.blocks:
            kind = _kind(block)
            if kind:
                counted[kind] += 1
                out[block.id] = Numbered(kind, counted[kind])
    return out


def label(numbered: Numbered, words: Words) -> tree.Label:
    """What stands before a caption: "Table 1. "."""
    end = words("print.label_end")
    return tree.Label(words(f"print.label_{numbered.kind}"), numbered.number, end)


def reference(numbered: Numbered, words: Words) -> str:
    """What a reference says in running text: "Table 1"."""
    return words(f"print.reference_{numbered.kind}", number=str(numbered.number))


def _kind(block: Block) -> str:
    match block:
        case RecommendationBlock():
            return "recommendation"
        case TableBlock() if block.caption.inlines:
            return "table"
        case FigureBlock() if block.caption.inlines:
            return "figure"
        case _:
            return ""
