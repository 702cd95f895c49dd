"""What brief.yaml says of the template a brief was made from and of the words it brought along.

Belongs here: `made_from` and `terms` as mappings, and back. Does not belong here: the file of a
template (`storage.template_codec`).
"""

from __future__ import annotations

from brief_composer.model.ids import SourceId
from brief_composer.model.made_from import MadeFrom, PartMark
from brief_composer.model.node import Faults, Fields, Node, Plain
from brief_composer.model.terms import Bilingual, Judgement, Level, Term, Wording

_MARK = PartMark("")
_FROM = MadeFrom("")


def encode_made_from(made: MadeFrom) -> dict[str, Plain]:
    """The mapping of what a brief was made from."""
    out: dict[str, Plain] = {"id": made.id, "name": made.name, "version": made.version}
    for name in ("digest", "language", "house_style", "style", "limit", "terms"):
        if getattr(made, name) != getattr(_FROM, name):
            out[name] = getattr(made, name)
    out["parts"] = [
        {
            name: getattr(part, name)
            for name in PartMark.__struct_fields__
            if name == "key" or getattr(part, name) != getattr(_MARK, name)
        }
        for part in made.parts
    ]
    return out


def decode_made_from(fields: Fields) -> MadeFrom:
    """What a brief was made from."""
    parts: list[PartMark] = []
    for node in fields.items("parts"):
        part = Fields(node, fields.faults)
        texts = {name: part.text(name) for name in ("title", "hint", "text")}
        parts.append(PartMark(part.line("key", required=True), limit=part.number("limit"), **texts))
        part.done()
    made = MadeFrom(
        id=fields.line("id", required=True),
        name=fields.line("name"),
        version=fields.number("version") or 1,
        digest=fields.text("digest"),
        language=fields.line("language"),
        house_style=fields.line("house_style"),
        style=fields.line("style"),
        limit=fields.number("limit"),
        terms=fields.text("terms"),
        parts=tuple(parts),
    )
    fields.done()
    return made


def encode_term(term: Term) -> dict[str, Plain]:
    """The mapping of a word to avoid, as it stands in a terms file."""
    out: dict[str, Plain] = {
        "id": term.id,
        "level": term.level.value,
        "find": {"en": _encode_wordings(term.en), "fr": _encode_wordings(term.fr)},
        "why": _encode_both(term.why),
        "source": term.source,
    }
    if term.seen_in:
        out["seen_in"] = [*term.seen_in]
    if term.unless_en or term.unless_fr:
        out["unless"] = {"en": [*term.unless_en], "fr": [*term.unless_fr]}
    if term.audiences:
        out["audiences"] = [
            {"id": each.audience, "level": each.level.value, "why": _encode_both(each.why)}
            for each in term.audiences
        ]
    return out


def decode_term(node: Node, faults: Faults) -> Term:
    """A word to avoid."""
    fields = Fields(node, faults)
    find, unless = fields.part("find"), fields.part("unless")
    term = Term(
        id=fields.line("id", required=True),
        level=fields.choice("level", Level.SUGGEST),
        en=_decode_wordings(find, "en"),
        fr=_decode_wordings(find, "fr"),
        why=decode_both(fields, "why"),
        source=fields.text("source"),
        seen_in=tuple(SourceId(each) for each in fields.texts("seen_in")),
        unless_en=unless.texts("en") if unless else (),
        unless_fr=unless.texts("fr") if unless else (),
        audiences=tuple(_decode_judgement(each, faults) for each in fields.items("audiences")),
    )
    for part in (fields, find, unless):
        if part:
            part.done()
    return term


def decode_both(fields: Fields, name: str) -> Bilingual:
    """The text under a name in the languages it has."""
    part = fields.part(name)
    if part is None:
        return Bilingual()
    both = Bilingual(part.text("en"), part.text("fr"))
    part.done()
    return both


def _encode_both(text: Bilingual) -> dict[str, Plain]:
    return {name: getattr(text, name) for name in ("en", "fr") if getattr(text, name)}


def _encode_wordings(wordings: tuple[Wording, ...]) -> list[Plain]:
    out: list[Plain] = []
    for each in wordings:
        item: dict[str, Plain] = {"words": each.words, "use": [*each.use]}
        out.append({**item, "exact": True} if each.exact else item)
    return out


def _decode_wordings(find: Fields | None, language: str) -> tuple[Wording, ...]:
    found: list[Wording] = []
    for node in find.items(language) if find else ():
        part = Fields(node, find.faults) if find else None
        if part is None:
            continue
        words = part.line("words", required=True)
        # Without words to use there is nothing to suggest: the rule reads the first.
        use = part.texts("use") or ("",)
        found.append(Wording(words, use, part.flag("exact")))
        part.done()
    return tuple(found)


def _decode_judgement(node: Node, faults: Faults) -> Judgement:
    fields = Fields(node, faults)
    judged = Judgement(
        fields.line("id", required=True),
        fields.choice("level", Level.SUGGEST),
        decode_both(fields, "why"),
    )
    fields.done()
    return judged
