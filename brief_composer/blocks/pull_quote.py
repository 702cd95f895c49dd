"""A pull quote: words set large to catch the eye, somebody's or the brief's own."""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.blocks import Quoted, prose
from brief_composer.doc import tree
from brief_composer.model.blocks import Evidence, PullQuoteBlock
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId
from brief_composer.model.node import Fields, Plain

KIND = "pull-quote"
TYPE = PullQuoteBlock


def encode(block: PullQuoteBlock, quoted: Quoted) -> dict[str, Plain]:
    """The block as it is written down; of a quote's words only what differs from them."""
    out: dict[str, Plain] = {"kind": KIND, "id": block.id}
    if block.quote:
        out["quote"] = block.quote
    if quoted.get(block.quote, "") != block.text:
        out["text"] = block.text
    return out


def decode(fields: Fields, quoted: Quoted) -> PullQuoteBlock:
    """The block that was written down."""
    quote = QuoteId(fields.line("quote"))
    if quote and quote not in quoted:
        fields.faults.note("content-no-such-quote", fields.get("quote"), there=quote)
    return PullQuoteBlock(
        id=BlockId(fields.line("id", required=True)),
        text=fields.text("text", quoted.get(quote, "")),
        quote=quote,
    )


def lower(blocks: tuple[PullQuoteBlock, ...], setting: prose.Setting) -> tuple[tree.Block, ...]:
    """Each pull quote that says anything."""
    return tuple(part for block in blocks for part in _lower(block, setting))


def _lower(block: PullQuoteBlock, setting: prose.Setting) -> Iterator[tree.Block]:
    if block.quote:
        yield from setting.pulled(Evidence(EvidenceId(block.id), block.quote, block.text))
        return
    lines = tuple(line.strip() for line in block.text.splitlines() if line.strip())
    if lines:
        words = tuple(tree.Paragraph((tree.Text(line),), origin=block.id) for line in lines)
        yield tree.Quote(words, role=tree.QuoteRole.PULL, origin=block.id)
