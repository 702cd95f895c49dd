"""The published JSON Schemas of the library's files, made from the forms.

An editor that knows the schema completes and checks a file while it is written. A file names it in
its first line: `# yaml-language-server: $schema=../resources/schemas/source.json`. Run this module
to write them anew: `python -m brief_composer.library.schemas`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from brief_composer import paths
from brief_composer.library.forms import BARE_NUMBER, FORMS, Form

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def names() -> dict[str, type[Form]]:
    """The forms by the name of their schema: "recommendation", "source" …"""
    return {kind.split("/")[1]: form for kind, form in FORMS.items()}


def schema(form: type[Form]) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    # Only whoever publishes schemas needs this part of msgspec.
    from msgspec.json import schema as schema_of

    made = schema_of(form)
    definitions = made.pop("$defs", {})
    root = definitions.pop(form.__name__)
    title = form.__name__.removesuffix("Form")
    return _with_numbers({"$schema": DRAFT, **root, "title": title, "$defs": definitions})


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


def text(form: type[Form]) -> str:
    """The schema as it is written to its file."""
    return json.dumps(schema(form), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path | None = None) -> None:
    """Write every schema into a folder, `resources/schemas` when none is given."""
    target = folder or paths.resource("schemas")
    target.mkdir(parents=True, exist_ok=True)
    for name, form in names().items():
        (target / f"{name}.json").write_text(text(form), "utf-8", newline="\n")


if __name__ == "__main__":
    write()
