"""The words of every kind of block, part by part, as they are compared.

Belongs here: which parts a kind of block has and what each says. A new kind of block is added
here. Does not belong here: comparing (`session.differences`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from brief_composer.model.blocks import (
    Block,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
    TextBlock,
)
from brief_composer.model.richtext import Paragraph, plain
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
        case TableBlock():
            return {
                "caption": _of_one(block.caption, named),
                "text": _of_rows(block.rows, named),
                "align": of_text(" ".join(each.value for each in block.align)),
                "source": _of_one(block.source, named),
            }
        case FigureBlock():
            return {
                "picture": of_text(block.medium[:8]),
                "caption": _of_one(block.caption, named),
                "alt": of_text(block.alt),
                "decorative": of_text(flag(block.decorative)),
                "credit": of_text(block.credit),
                "width": of_text(f"{block.width} mm" if block.width else ""),
            }
        case PullQuoteBlock():
            return {"text": of_text(block.text), "quote": of_text(block.quote)}
        case BoxBlock():
            return {"title": of_text(block.title), "text": of_prose(block.prose, named)}
        case _:
            assert_never(block)


def block_label(block: Block) -> str:
    """What a block is called: its title, or its caption; "" for one that has neither."""
    match block:
        case RecommendationBlock() | BoxBlock():
            return block.title
        case TableBlock():
            return plain((block.caption,))
        case FigureBlock():
            return plain((block.caption,)) or block.alt
        case TextBlock() | PullQuoteBlock():
            return ""
        case _:
            assert_never(block)


def _of_one(part: Paragraph, named: Mapping[str, str]) -> list[Token]:
    return of_prose((part,), named)


def _of_rows(rows: tuple[tuple[Paragraph, ...], ...], named: Mapping[str, str]) -> list[Token]:
    """The cells of a table, parted by lines as on paper."""
    out: list[Token] = []
    for number, row in enumerate(rows):
        if number:
            out.append(Token("\n", "\n"))
        for place, cell in enumerate(row):
            if place:
                out += [Token(" ", " "), Token("|", "|"), Token(" ", " ")]
            out += _of_one(cell, named)
    return out


def flag(on: bool) -> str:
    """A flag as a word; nothing where it is off."""
    return "yes" if on else ""
