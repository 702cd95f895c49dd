"""A recommendation: what is asked of whom, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.blocks import Quoted, prose
from brief_composer.doc import tree
from brief_composer.model import markup
from brief_composer.model.blocks import Evidence, LibraryOrigin, RecommendationBlock
from brief_composer.model.ids import ActorId, BlockId, EvidenceId, QuoteId, RecommendationId
from brief_composer.model.node import Fields, Node, Plain

KIND = "recommendation"
TYPE = RecommendationBlock


def encode(block: RecommendationBlock, quoted: Quoted) -> dict[str, Plain]:
    """The block as it is written down."""
    out: dict[str, Plain] = {"kind": KIND, "id": block.id, "title": block.title}
    if block.prose:
        out["text"] = markup.write(block.prose) + "\n"
    if block.addressees:
        out["addressees"] = list(block.addressees)
    if block.origin:
        origin = block.origin
        out["origin"] = {"id": origin.id, "language": origin.language, "digest": origin.digest}
    if block.evidence:
        out["evidence"] = [_encode_evidence(each, quoted) for each in block.evidence]
    if block.note:
        out["note"] = block.note
    if block.position:
        out["position"] = True
    return out


def decode(fields: Fields, quoted: Quoted) -> RecommendationBlock:
    """The block that was written down."""
    return RecommendationBlock(
        id=BlockId(fields.line("id", required=True)),
        title=fields.text("title"),
        prose=fields.prose("text"),
        addressees=tuple(ActorId(each) for each in fields.texts("addressees")),
        origin=_decode_origin(fields.part("origin")),
        evidence=tuple(_decode_evidence(item, fields, quoted) for item in fields.items("evidence")),
        note=fields.text("note"),
        position=fields.flag("position"),
    )


def _encode_evidence(evidence: Evidence, quoted: Quoted) -> dict[str, Plain]:
    out: dict[str, Plain] = {"id": evidence.id, "quote": evidence.quote}
    if quoted.get(evidence.quote) != evidence.text:
        out["text"] = evidence.text
    return out


def _decode_evidence(node: Node, parent: Fields, quoted: Quoted) -> Evidence:
    fields = Fields(node, parent.faults)
    id = EvidenceId(fields.line("id", required=True))
    quote = QuoteId(fields.line("quote", required=True))
    if quote and quote not in quoted:
        fields.faults.note("content-no-such-quote", fields.get("quote"), there=quote)
    text = fields.text("text", quoted.get(quote, ""))
    fields.done()
    return Evidence(id, quote, text)


def _decode_origin(fields: Fields | None) -> LibraryOrigin | None:
    if fields is None:
        return None
    origin = LibraryOrigin(
        RecommendationId(fields.line("id", required=True)),
        fields.text("language"),
        fields.text("digest"),
    )
    fields.done()
    return origin


def lower(
    blocks: tuple[RecommendationBlock, ...], setting: prose.Setting
) -> tuple[tree.Block, ...]:
    """Each recommendation under its numbered heading: to whom, the wording, the quotes."""
    return tuple(part for block in blocks for part in _lower(block, setting))


def _lower(block: RecommendationBlock, setting: prose.Setting) -> Iterator[tree.Block]:
    title = (tree.Text(block.title.strip()),) if block.title.strip() else ()
    yield tree.Heading(2, title, number=setting.number(block.id), origin=block.id)
    if block.addressees:
        separator = setting.words("print.name_separator")
        names = separator.join(setting.actor(id) for id in block.addressees)
        line = tree.Text(setting.words("print.for", names=names))
        yield tree.Paragraph((line,), tree.ParagraphRole.FACTS, origin=block.id)
    yield from prose.lower(prose.placed(block.prose, block.id), setting, heading=3)
    for evidence in block.evidence:
        yield from setting.quotation(evidence)
