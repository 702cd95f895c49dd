"""A table: rows of cells under a header row, a caption, and a line that says where it is from."""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.blocks import Quoted, cells, prose
from brief_composer.doc import tree
from brief_composer.model.blocks import Align, TableBlock, even
from brief_composer.model.ids import BlockId
from brief_composer.model.node import Fields, ListNode, Node, Plain, TextNode, shown
from brief_composer.model.richtext import Paragraph, is_empty

KIND = "table"
TYPE = TableBlock


def encode(block: TableBlock, quoted: Quoted) -> dict[str, Plain]:  # noqa: ARG001
    """The block as it is written down."""
    out: dict[str, Plain] = {"kind": KIND, "id": block.id}
    out |= cells.part("caption", block.caption)
    if block.align:
        out["align"] = [each.value for each in block.align]
    if block.rows:
        out["rows"] = [[cells.write(cell) for cell in row] for row in block.rows]
    return out | cells.part("source", block.source)


def decode(fields: Fields, quoted: Quoted) -> TableBlock:  # noqa: ARG001
    """The block that was written down; short rows are made as long as the longest."""
    return TableBlock(
        id=BlockId(fields.line("id", required=True)),
        rows=even(tuple(_row(node, fields) for node in fields.items("rows"))),
        align=tuple(_align(node, fields) for node in fields.items("align")),
        caption=cells.read(fields.text("caption")),
        source=cells.read(fields.text("source")),
    )


def lower(blocks: tuple[TableBlock, ...], setting: prose.Setting) -> tuple[tree.Block, ...]:
    """Each table that says anything."""
    return tuple(_lower(block, setting) for block in blocks if not is_empty(block.prose))


def _lower(block: TableBlock, setting: prose.Setting) -> tree.Table:
    caption = prose.lower_inlines(block.caption.inlines, setting)
    # A row is lowered with its own calls of notes, in reading order: header first.
    rows = tuple(
        tuple(prose.lower_inlines(cell.inlines, setting) for cell in row)
        for row in block.rows or ((Paragraph(),),)
    )
    return tree.Table(
        header=rows[0],
        rows=rows[1:],
        align=tuple(tree.Align(each.value) for each in _aligned(block)),
        caption=caption,
        source=prose.lower_inlines(block.source.inlines, setting),
        origin=block.id,
        label=setting.label(block.id),
    )


def _aligned(block: TableBlock) -> Iterator[Align]:
    if block.align:
        for column in range(block.columns):
            yield block.aligned(column)


def _row(node: Node, fields: Fields) -> tuple[Paragraph, ...]:
    if not isinstance(node, ListNode):
        fields.faults.note("content-not-list", node, there=shown(node), key="rows")
        return ()
    return tuple(_cell(each, fields) for each in node.items)


def _cell(node: Node, fields: Fields) -> Paragraph:
    if not isinstance(node, TextNode):
        fields.faults.note("content-not-text", node, there=shown(node), key="rows")
        return Paragraph()
    return cells.read(node.text)


def _align(node: Node, fields: Fields) -> Align:
    text = node.text.strip() if isinstance(node, TextNode) else ""
    for member in Align:
        if member.value == text:
            return member
    known = ", ".join(member.value for member in Align)
    fields.faults.note("content-not-one-of", node, there=shown(node), key="align", expected=known)
    return Align.LEFT
