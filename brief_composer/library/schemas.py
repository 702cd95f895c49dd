"""The JSON Schemas of the library's files, made from the forms.

An editor that knows the schema completes and checks a file while it is written. A bundled file
names it in its first line: `# yaml-language-server: $schema=../resources/schemas/source.json`. They
are published in `resources/schemas/` by `python -m tools.schemas`, beside those of house styles and
of briefs, which are made by whoever reads these.
"""

from __future__ import annotations

import json
from typing import Any, cast

from msgspec import Struct

from brief_composer.library.forms import BARE_NUMBER, FORMS, Form

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def names() -> dict[str, type[Form]]:
    """The forms by the name of their schema: "recommendation", "source" …"""
    return {kind.split("/")[1]: form for kind, form in FORMS.items()}


def schema(form: type[Form]) -> dict[str, Any]:
    """The JSON Schema of one kind of library file."""
    return of(form, form.__name__.removesuffix("Form"))


def of(form: type[Struct], title: str) -> dict[str, Any]:
    """The JSON Schema of a form of any kind of file."""
    # Only whoever publishes schemas needs this part of msgspec.
    from msgspec.json import schema as schema_of

    made = schema_of(form)
    definitions = made.pop("$defs", {})
    root = definitions.pop(form.__name__)
    return _with_numbers({"$schema": DRAFT, **root, "title": title, "$defs": definitions})


def closed(part: Any) -> Any:
    """The same schema where a mapping may hold no other names, and a bare number may stand for a
    text: for files whose forms are the values of the program themselves."""
    if isinstance(part, list):
        return [closed(item) for item in cast("list[Any]", part)]
    if not isinstance(part, dict):
        return part
    made = {key: closed(value) for key, value in cast("dict[str, Any]", part).items()}
    if made.get("type") == "object" and "properties" in made:
        made["additionalProperties"] = False
    if made.get("type") == "string":
        made["type"] = ["string", "number"]
    return made


def _with_numbers(part: Any) -> Any:
    """The same schema with bare numbers allowed where a text may look like one."""
    if isinstance(part, list):
        return [_with_numbers(item) for item in cast("list[Any]", part)]
    if not isinstance(part, dict):
        return part
    made = {key: _with_numbers(value) for key, value in cast("dict[str, Any]", part).items()}
    if made.get("$comment") == BARE_NUMBER:
        made["type"] = ["string", "number"]
    return made


def text(made: dict[str, Any]) -> str:
    """A schema as it is written to its file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
