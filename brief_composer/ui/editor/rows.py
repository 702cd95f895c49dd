"""Which rows a brief has in the editor, and how high each will be, roughly. No Qt.

A key says what a row is: "section:s3", "block:b12", "empty:s3" (where a text can be begun),
"add:s3" (the link after recommendations), "sources:s6".
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.model.blocks import (
    Block,
    BoxBlock,
    FigureBlock,
    PullQuoteBlock,
    RecommendationBlock,
    TableBlock,
)
from brief_composer.model.brief import Brief, SectionRole
from brief_composer.model.richtext import Inline, Prose, Run

_CHAR = 7.3
_LINE = 27
_FIXED = {"section": 56, "empty": 42, "add": 40, "sources": 80}


def row_keys(brief: Brief) -> list[str]:
    """The keys of all rows, in the order of the page."""
    return list(_keys(brief))


def _keys(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield f"section:{section.id}"
        for block in section.blocks:
            yield f"block:{block.id}"
        if section.role is SectionRole.SOURCES:
            yield f"sources:{section.id}"
        elif section.role is SectionRole.RECOMMENDATIONS:
            yield f"add:{section.id}"
        elif not section.blocks:
            yield f"empty:{section.id}"


def fixed_height(key: str) -> int:
    """The usual height of a row that is no block."""
    return _FIXED.get(key.partition(":")[0], _LINE)


def block_height(block: Block, width: int, collapsed: bool) -> int:
    """About how high a block is in a width."""
    if collapsed:
        return 48
    inner = max(1, width - 46)
    height = _prose_height(block.prose, inner) + 16
    match block:
        case TableBlock():
            return _table_height(block, inner) + 110
        case FigureBlock():
            return 450
        case PullQuoteBlock():
            return 90 + _LINE * _lines(len(block.text), inner)
        case BoxBlock():
            return height + 80
        case _:
            pass
    if isinstance(block, RecommendationBlock):
        height += 51 + (40 if block.note else 0)
        height += sum(75 + 25 * _lines(len(each.text), inner - 31) for each in block.evidence)
    return height


def _table_height(table: TableBlock, width: int) -> int:
    room = max(40, width // max(1, table.columns) - 12)
    sizes = (max((sum(map(_size, cell.inlines)) for cell in row), default=0) for row in table.rows)
    return sum(22 * _lines(size, room) + 12 for size in sizes)


def _size(inline: Inline) -> int:
    return len(inline.text) if isinstance(inline, Run) else 12


def _prose_height(prose: Prose, width: int) -> int:
    if not prose:
        return _LINE
    height = 0
    for part in prose:
        size = sum(map(_size, part.inlines))
        height += _LINE * _lines(size, width) + 8
    return height


def _lines(characters: int, width: int) -> int:
    return max(1, -int(-characters * _CHAR // width))
