"""What brief.yaml may hold, as a type a JSON Schema is made from.

Belongs here: the few places where the text of a brief differs from the values of `model`: prose
stands as one text in markup, a block says its kind. All else is the model itself, so that what is
added there is in the schema too. Reading and writing are the matter of `storage.codec`.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType, defstruct, field
from msgspec.structs import FieldInfo, fields

from brief_composer.blocks import codecs
from brief_composer.library import schemas
from brief_composer.library.forms import TermForm
from brief_composer.model.blocks import Evidence
from brief_composer.model.brief import Author, Brief, Details, Section, SetAside
from brief_composer.model.evidence import Quote, Source
from brief_composer.model.made_from import MadeFrom
from brief_composer.model.richtext import Paragraph, Prose
from brief_composer.storage.codec import FORMAT
from brief_composer.storage.migrations import CURRENT


class EvidenceForm(Evidence, frozen=True):
    """One use of a quote; `text` only where it says something else than the quote."""

    text: str = ""


def schema() -> dict[str, Any]:
    """The JSON Schema of brief.yaml in its present format."""
    made = schemas.of(_brief_form(), "Brief")
    made["properties"]["format"] = {"const": f"{FORMAT}{CURRENT}"}
    made["required"] = ["format", "details"]
    return schemas.closed(made)


def _brief_form() -> type[Struct]:
    blocks: Any = None
    for codec in codecs():
        form = _block_form(codec.TYPE, codec.KIND)
        blocks = form if blocks is None else blocks | form
    section = defstruct(
        "Section", [_as_written(f, {"blocks": tuple[blocks, ...]}) for f in fields(Section)]
    )
    people = tuple[Author | str, ...]
    details = defstruct("Details", [_as_written(f, {"authors": people}) for f in fields(Details)])
    parts: list[Any] = [
        ("format", str),
        ("details", details),
        ("made_by", str, ""),
        ("id", str, ""),
        ("counter", int, 0),
        ("sections", tuple[section, ...], ()),  # type: ignore[valid-type]
        ("quotes", tuple[Quote, ...], ()),
        ("sources", tuple[Source, ...], ()),
        ("set_aside", tuple[SetAside, ...], ()),
        ("made_from", MadeFrom | UnsetType, field(default=UNSET)),
        ("terms", tuple[TermForm, ...], ()),
    ]
    named = {each[0] for each in parts} - {"format", "made_by"} | {"media"}  # parts of their own
    assert named == set(Brief.__struct_fields__), "brief.yaml has what a Brief has"
    return defstruct("Brief", parts)


def _block_form(block: type[Struct], kind: str) -> type[Struct]:
    """A block as it is written down: its kind, its prose as text."""
    types = {"evidence": tuple[EvidenceForm, ...], "rows": tuple[tuple[str, ...], ...]}
    parts = [_as_written(each, types) for each in fields(block)]
    return defstruct(block.__name__, parts, tag_field="kind", tag=kind)


def _as_written(each: FieldInfo, types: dict[str, Any]) -> Any:
    """A field of the model as brief.yaml has it; only identifiers must be there."""
    name, kind = each.name, types.get(each.name, each.type)
    if kind is Prose or kind == Prose:
        name, kind = "text", str
    elif kind is Paragraph:
        kind = str
    if name == "id":
        return name, kind
    return name, kind | UnsetType, field(default=UNSET)
