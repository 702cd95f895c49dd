"""A brief as the mapping that is written down, and back: everything but the blocks, each of whose
kinds has its own module under `blocks/`.

Belongs here: which names stand in brief.yaml and what they mean, format 2. Does not belong here:
YAML as such, the container, older formats (`storage.migrations`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from brief_composer import __version__
from brief_composer.blocks import Quoted, codec_named, codec_of, codecs
from brief_composer.model.blocks import Block
from brief_composer.model.brief import Brief, Details, Section, SectionRole, SetAside
from brief_composer.model.evidence import (
    EvidenceKind,
    Locator,
    Name,
    Quote,
    Record,
    Source,
    Speaker,
    Verified,
)
from brief_composer.model.ids import QuoteId, RecommendationId, SectionId, SourceId
from brief_composer.model.node import Faults, Fields, ListNode, MapNode, Node, Plain, TextNode
from brief_composer.storage import authors
from brief_composer.storage.migrations import CURRENT
from brief_composer.storage.template_marks import (
    decode_made_from,
    decode_term,
    encode_made_from,
    encode_term,
)

FILE = "brief.yaml"
"""What faults call the text of a brief: its name in the container."""

FORMAT = "brief-composer/brief/"
"""What the first line of brief.yaml says, before the number."""

MADE_BY = f"Brief Composer {__version__}"
"""What the second line says."""

_DETAILS = Details()
_RECORD = Record("")
_QUOTE = Quote(QuoteId(""), "", ())
_SOURCE = Source(SourceId(""), _RECORD)
_PEOPLE = ("author", "editor", "translator")
_RECORD_TEXTS = tuple(n for n in Record.__struct_fields__ if n not in _PEOPLE)
_DETAIL_TEXTS = tuple(
    n for n in Details.__struct_fields__ if n not in ("authors", "word_limit", "language")
)

# --------------------------------------------------------------------------------------- writing


def encode(brief: Brief) -> dict[str, Plain]:
    """The mapping of a brief; fields that say nothing are left out."""
    quoted = {quote.id: quote.text for quote in brief.quotes}
    parts: dict[str, list[Plain]] = {
        "sections": [_encode_section(each, quoted) for each in brief.sections],
        "quotes": [_encode_quote(each) for each in brief.quotes],
        "sources": [_encode_source(each) for each in brief.sources],
        "set_aside": [
            {"code": each.code, "where": each.where, "reason": each.reason}
            for each in brief.set_aside
        ],
        "terms": [encode_term(each) for each in brief.terms],
    }
    made = encode_made_from(brief.made_from) if brief.made_from else {}
    return {
        "format": f"{FORMAT}{CURRENT}",
        "made_by": MADE_BY,
        **_part("id", brief.id),
        "counter": brief.counter,
        "details": _encode_details(brief.details),
        **_part("made_from", made),
        **{name: part for name, part in parts.items() if part},
    }


def _said(value: Any, default: Any, names: tuple[str, ...]) -> dict[str, Plain]:
    """The fields that say something else than the default, under their own names."""
    return {
        name.replace("_", "-") if isinstance(value, Record) else name: _plain(getattr(value, name))
        for name in names
        if getattr(value, name) != getattr(default, name)
    }


def _plain(value: Any) -> Plain:
    return list(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value


def _encode_details(details: Details) -> dict[str, Plain]:
    out: dict[str, Plain] = {"title": details.title, "language": details.language}
    out |= _said(details, _DETAILS, _DETAIL_TEXTS[1:])
    out |= _part("authors", authors.encode(details.authors))
    return out | _said(details, _DETAILS, ("word_limit",))


def _encode_section(section: Section, quoted: Quoted) -> dict[str, Plain]:
    out: dict[str, Plain] = {"id": section.id, "title": section.title, "role": section.role.value}
    if section.hint:
        out["hint"] = section.hint
    if section.limit:
        out["limit"] = section.limit
    if section.left_out:
        out["left_out"] = True
    if section.plan:
        out["plan"] = section.plan
    if section.blocks:
        out["blocks"] = [codec_of(block).encode(block, quoted) for block in section.blocks]
    return out


def _encode_quote(quote: Quote) -> dict[str, Plain]:
    out: dict[str, Plain] = {
        "id": quote.id,
        "text": quote.text,
        "chain": list(quote.chain),
        "language": quote.language,
    }
    out |= _part("locator", _said(quote.locator, _QUOTE.locator, ("page", "paragraph")))
    out |= _part("speaker", _said(quote.speaker, _QUOTE.speaker, ("name", "role")))
    out |= _said(quote, _QUOTE, ("spoken_on", "spoken_at", "about", "consent", "risk"))
    out |= _said(quote, _QUOTE, ("supports", "against"))
    if quote.verified:
        out["verified"] = {"how": quote.verified.how} | _part("on", quote.verified.on)
    return out | _part("digest", quote.digest)


def _encode_source(source: Source) -> dict[str, Plain]:
    record: dict[str, Plain] = {"title": source.record.title}
    record |= _said(source.record, _RECORD, tuple(n for n in _RECORD_TEXTS if n != "title"))
    for name in _PEOPLE:
        people: tuple[Name, ...] = getattr(source.record, name)
        fields = Name.__struct_fields__
        record |= _part(name, [_said(each, Name(), fields) for each in people])
    out: dict[str, Plain] = {"id": source.id, "record": record, "kind": source.kind.value}
    return out | _said(source, _SOURCE, ("as_of", "licence", "note"))


def _part(name: str, value: Any) -> dict[str, Plain]:
    return {name: value} if value else {}


# --------------------------------------------------------------------------------------- reading


def version_of(root: Node) -> int | None:
    """The number of the format a mapping says it has; None when it is no brief at all."""
    entries = root.entries if isinstance(root, MapNode) else ()
    for key, value in entries:
        if key.text == "format" and isinstance(value, TextNode):
            name, number = value.text[: len(FORMAT)], value.text[len(FORMAT) :]
            if name == FORMAT and number.isascii() and number.isdigit() and len(number) < 6:
                return int(number)
    return None


def made_by(root: MapNode) -> str:
    """What made the file, as it says itself: "Brief Composer 0.1.0"."""
    named = (value for key, value in root.entries if key.text == "made_by")
    value = next(named, None)
    return value.text[:80] if isinstance(value, TextNode) else ""


def decode(root: Node, faults: Faults, *, later: bool = False) -> Brief:
    """The brief a mapping of the present format stands for; what is wrong is noted in `faults`.

    A counter below a number in use is raised to it, so that no identifier is ever given twice. In
    a mapping of a `later` format, blocks of kinds not known yet become plain text where they have
    any, so that it can be read.
    """
    fields = Fields(root, faults)
    for name in ("format", "made_by"):
        fields.text(name)
    id = fields.line("id")
    counter = fields.number("counter")
    details = _decode_details(fields.part("details"))
    quotes = tuple(_decode_quote(item, faults) for item in fields.items("quotes"))
    quoted = {quote.id: quote.text for quote in quotes}
    sections = tuple(
        _decode_section(item, quoted, faults, later) for item in fields.items("sections")
    )
    sources = tuple(_decode_source(item, faults) for item in fields.items("sources"))
    aside = tuple(_decode_aside(item, faults) for item in fields.items("set_aside"))
    terms = tuple(decode_term(item, faults) for item in fields.items("terms"))
    made = fields.part("made_from")
    made_from = decode_made_from(made) if made else None
    fields.done()
    _note_twice(root, faults)
    highest = max([counter, *(_number(id) for id in _ids(sections))])
    return Brief(details, sections, quotes, sources, aside, highest, id, made_from, terms)


def _decode_details(fields: Fields | None) -> Details:
    if fields is None:
        return Details()
    texts = {name: fields.text(name, getattr(_DETAILS, name)) for name in _DETAIL_TEXTS}
    details = Details(
        **texts,
        language=fields.line("language", _DETAILS.language),
        authors=authors.decode(fields, "authors"),
        word_limit=fields.number("word_limit"),
    )
    fields.done()
    return details


def _decode_section(node: Node, quoted: Quoted, faults: Faults, later: bool) -> Section:
    fields = Fields(node, faults)
    blocks = (_decode_block(item, quoted, faults, later) for item in fields.items("blocks"))
    section = Section(
        id=SectionId(fields.line("id", required=True)),
        title=fields.text("title"),
        role=fields.choice("role", SectionRole.TEXT),
        blocks=tuple(block for block in blocks if block is not None),
        hint=fields.text("hint"),
        limit=fields.number("limit"),
        left_out=fields.flag("left_out"),
        plan=fields.line("plan"),
    )
    fields.done()
    return section


def _decode_block(node: Node, quoted: Quoted, faults: Faults, later: bool) -> Block | None:
    fields = Fields(node, faults)
    kind = fields.line("kind", required=True)
    codec = codec_named(kind)
    if codec is None:
        if kind:
            known = ", ".join(each.KIND for each in codecs())
            place = fields.get("kind")
            faults.note("content-not-one-of", place, there=kind, key="kind", expected=known)
        # Of a kind that came later there is at least its text to be read.
        codec = codec_named("text") if later and fields.get("text") is not None else None
        if codec is None:
            return None
    block = codec.decode(fields, quoted)
    fields.done()
    return block


def _decode_quote(node: Node, faults: Faults) -> Quote:
    fields = Fields(node, faults)
    locator, speaker = fields.part("locator"), fields.part("speaker")
    verified = fields.part("verified")
    chain = tuple(SourceId(each) for each in fields.texts("chain"))
    if not chain and isinstance(node, MapNode):
        faults.note("content-missing", node, expected="chain")
    quote = Quote(
        id=QuoteId(fields.line("id", required=True)),
        text=fields.text("text"),
        chain=chain,
        language=fields.line("language", _QUOTE.language),
        locator=Locator(locator.text("page"), locator.text("paragraph")) if locator else Locator(),
        speaker=Speaker(speaker.text("name"), speaker.text("role")) if speaker else Speaker(),
        spoken_on=fields.text("spoken_on"),
        spoken_at=fields.text("spoken_at"),
        about=fields.text("about"),
        consent=fields.text("consent"),
        risk=fields.text("risk"),
        supports=tuple(RecommendationId(each) for each in fields.texts("supports")),
        against=tuple(RecommendationId(each) for each in fields.texts("against")),
        verified=Verified(verified.line("how"), verified.line("on")) if verified else None,
        digest=fields.text("digest"),
    )
    for part in (fields, locator, speaker, verified):
        if part:
            part.done()
    return quote


def _decode_source(node: Node, faults: Faults) -> Source:
    fields = Fields(node, faults)
    record = fields.part("record")
    source = Source(
        id=SourceId(fields.line("id", required=True)),
        record=_decode_record(record) if record else Record(""),
        kind=fields.choice("kind", EvidenceKind.ANALYSIS),
        as_of=fields.text("as_of"),
        licence=fields.text("licence"),
        note=fields.text("note"),
    )
    fields.done()
    return source


def _decode_record(fields: Fields) -> Record:
    texts: Mapping[str, str] = {
        name: fields.text(name.replace("_", "-"), getattr(_RECORD, name)) for name in _RECORD_TEXTS
    }
    record = Record(
        **texts,
        author=_people(fields, "author"),
        editor=_people(fields, "editor"),
        translator=_people(fields, "translator"),
    )
    fields.done()
    return record


def _people(fields: Fields, name: str) -> tuple[Name, ...]:
    people: list[Name] = []
    for item in fields.items(name):
        part = Fields(item, fields.faults)
        people.append(Name(part.text("family"), part.text("given"), part.text("literal")))
        part.done()
    return tuple(people)


def _decode_aside(node: Node, faults: Faults) -> SetAside:
    fields = Fields(node, faults)
    aside = SetAside(fields.text("code"), fields.text("where"), fields.text("reason"))
    fields.done()
    return aside


def _ids(sections: tuple[Section, ...]) -> list[str]:
    ids: list[str] = [section.id for section in sections]
    for section in sections:
        for block in section.blocks:
            ids += [block.id, *(each.id for each in getattr(block, "evidence", ()))]
    return ids


def _number(id: str) -> int:
    digits = id[1:]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else 0


def _note_twice(root: Node, faults: Faults) -> None:
    """Note every identifier given twice: parts of the brief share one set, quotes and sources
    have one each."""
    for name in ("sections", "quotes", "sources"):
        seen: set[str] = set()
        for node in _identifiers(_under(root, name)):
            if node.text in seen:
                faults.note("content-id-twice", node, there=node.text)
            seen.add(node.text)


def _identifiers(node: Node | None) -> list[TextNode]:
    found: list[TextNode] = []
    for item in node.items if isinstance(node, ListNode) else ():
        id = _under(item, "id")
        if isinstance(id, TextNode):
            found.append(id)
        for name in ("blocks", "evidence"):
            found += _identifiers(_under(item, name))
    return found


def _under(node: Node, name: str) -> Node | None:
    entries = node.entries if isinstance(node, MapNode) else ()
    return next((value for key, value in entries if key.text == name), None)
