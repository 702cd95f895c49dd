"""A template as the mapping that is written down in its file, and back.

Belongs here: which names stand in template.yaml, format 2: the notation of the bundled templates,
where a text may stand in one language alone and a section may carry its blocks as a brief does.
What is kept beside the plan is written and read by `storage.codec`, so that whatever a brief can
hold a template can. Does not belong here: the container and the disk (`storage.templates`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from msgspec import structs

from brief_composer import __version__
from brief_composer.library.items import SectionPlan, Template
from brief_composer.library.plans import keys
from brief_composer.model.brief import Brief, SectionRole
from brief_composer.model.node import Faults, Fields, ListNode, MapNode, Node, Plain, TextNode
from brief_composer.model.terms import Bilingual
from brief_composer.storage import codec

FILE: Final = "template.yaml"
"""What faults call the text of a template: its name in the container."""

FORMAT: Final = "brief-composer/template/"
CURRENT: Final = 2
LANGUAGES: Final = ("en", "fr")
THUMBNAILS: Final = ("band", "columns", "block", "side", "plain")

MOST_SECTIONS: Final = 500

_OWN: Final = frozenset({
    *("format", "made_by", "id", "version", "saved", "maker", "name", "line", "languages"),
    *("house_style", "limit", "pages", "thumbnail", "sections"),
})  # fmt: skip
_NOT_KEPT: Final = frozenset({"format", "made_by", "id", "sections", "made_from"})
"""What a brief says of itself alone."""


def encode(template: Template) -> dict[str, Plain]:
    """The mapping of a template; fields that say nothing are left out."""
    kept = codec.encode(template.content)
    blocks = _blocks_by_key(kept)
    one = template.languages[0] if len(template.languages) == 1 else ""
    out: dict[str, Plain] = {
        "format": f"{FORMAT}{CURRENT}",
        "made_by": template.made_by or f"Brief Composer {__version__}",
        "id": template.id,
        "version": template.version,
        "saved": template.saved,
        "maker": template.maker,
        "name": _text(template.name, one),
        "line": _text(template.line, one),
        "languages": list(template.languages),
        "house_style": template.house_style,
        "limit": template.limit,
        "pages": template.pages,
        "thumbnail": template.thumbnail,
        "sections": [_encode_plan(plan, blocks, one) for plan in template.sections],
    }
    details = cast("dict[str, Plain]", kept["details"])
    kept["details"] = {name: value for name, value in details.items() if value != ""}
    if kept["counter"] == 0:
        kept.pop("counter")
    out = {name: value for name, value in out.items() if value not in ("", 0)}
    return out | {name: part for name, part in kept.items() if name not in _NOT_KEPT}


def version_of(root: Node) -> int | None:
    """The number of the format a mapping says it has; None when it is no template at all."""
    entries = root.entries if isinstance(root, MapNode) else ()
    for key, value in entries:
        if key.text == "format" and isinstance(value, TextNode):
            name, number = value.text[: len(FORMAT)], value.text[len(FORMAT) :]
            if name == FORMAT and number.isascii() and number.isdigit() and len(number) < 6:
                return int(number)
    return None


def decode(root: MapNode, faults: Faults) -> Template:
    """The template a mapping of format 1 or 2 stands for; what is wrong is noted in `faults`."""
    fields = Fields(root, faults)
    fields.text("format")
    languages = tuple(each for each in fields.texts("languages") if each in LANGUAGES) or LANGUAGES
    one = languages[0] if len(languages) == 1 else "en"
    nodes = fields.items("sections")
    if len(nodes) > MOST_SECTIONS:
        faults.note("content-too-many", root, expected=MOST_SECTIONS)
        nodes = ()
    plans = [_decode_plan(node, faults, one) for node in nodes]
    named = keys((plan.key, plan.title["en"]) for plan in plans)
    sections = tuple(structs.replace(plan, key=key) for plan, key in zip(plans, named, strict=True))
    if not sections:
        faults.note("content-missing", root, expected="sections")
    return Template(
        id=fields.line("id", required=True),
        name=_both(fields, "name", one, required=True),
        line=_both(fields, "line", one),
        sections=sections,
        house_style=fields.line("house_style", "standard"),
        limit=fields.number("limit"),
        pages=fields.number("pages"),
        thumbnail=_thumbnail(fields),
        version=fields.number("version") or 1,
        languages=languages,
        saved=fields.line("saved"),
        maker=fields.line("maker"),
        made_by=fields.line("made_by"),
        content=_decode_kept(root, nodes, sections, faults),
    )


# -------------------------------------------------------------------------------------- sections


def _encode_plan(plan: SectionPlan, blocks: Mapping[str, Plain], one: str) -> Plain:
    out: dict[str, Plain] = {
        "key": plan.key,
        "title": _text(plan.title, one),
        "role": plan.role.value,
        "hint": _text(plan.hint, one),
        "limit": plan.limit,
    }
    if plan.left_out:
        out["left_out"] = True
    if not plan.whole:
        out["text"] = _text(plan.text, one)
    out = {name: value for name, value in out.items() if value not in ("", 0) or value is True}
    kept = blocks.get(plan.key)
    return out | kept if plan.whole and isinstance(kept, dict) else out


def _blocks_by_key(kept: Mapping[str, Plain]) -> dict[str, Plain]:
    """The identifier and the blocks of every section kept whole, by its key."""
    found: dict[str, Plain] = {}
    for section in cast("list[dict[str, Plain]]", kept.get("sections", [])):
        found[str(section["plan"])] = {"id": section["id"], "blocks": section.get("blocks", [])}
    return found


def _decode_plan(node: Node, faults: Faults, one: str) -> SectionPlan:
    fields = Fields(node, faults)
    whole = fields.get("blocks") is not None
    fields.get("id")
    plan = SectionPlan(
        title=_both(fields, "title", one),
        role=fields.choice("role", SectionRole.TEXT),
        hint=_both(fields, "hint", one),
        text=_both(fields, "text", one),
        limit=fields.number("limit"),
        key=fields.line("key"),
        left_out=fields.flag("left_out"),
        whole=whole,
    )
    fields.done()
    return plan


def _decode_kept(
    root: MapNode, nodes: tuple[Node, ...], plans: tuple[SectionPlan, ...], faults: Faults
) -> Brief:
    """What is kept beside the plan, read as the brief it was written as."""
    sections: list[Node] = []
    for node, plan in zip(nodes, plans, strict=False):
        if plan.whole and isinstance(node, MapNode):
            entries = tuple(e for e in node.entries if e[0].text in ("id", "role", "blocks"))
            key = (TextNode("plan"), TextNode(plan.key))
            sections.append(MapNode((*entries, key), node.line, node.column))
    entries = tuple(entry for entry in root.entries if entry[0].text not in _OWN)
    kept = (TextNode("sections"), ListNode(tuple(sections), root.line, root.column))
    return codec.decode(MapNode((*entries, kept), root.line, root.column), faults)


# ----------------------------------------------------------------------------------------- texts


def _text(text: Bilingual, one: str) -> Plain:
    """A text alone where the template has one language, else in each there is."""
    if one:
        return text[one]
    both: dict[str, Plain] = {name: getattr(text, name) for name in LANGUAGES}
    both = {name: value for name, value in both.items() if value}
    return both or ""


def _both(fields: Fields, name: str, one: str, *, required: bool = False) -> Bilingual:
    node = fields.get(name, required=required)
    if isinstance(node, MapNode):
        part = Fields(node, fields.faults)
        both = Bilingual(part.text("en"), part.text("fr"))
        part.done()
        return both
    text = fields.text(name)
    return Bilingual(fr=text) if one == "fr" else Bilingual(en=text)


def _thumbnail(fields: Fields) -> str:
    wanted = fields.line("thumbnail", "band")
    return wanted if wanted in THUMBNAILS else "band"
