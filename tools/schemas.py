"""Publishes the schema of every kind of file, and names it in the first line of every bundled file.

`python -m tools.schemas` writes `resources/schemas/` and the first lines anew. Run it after a form
changed or a file was added; the tests tell when it was forgotten.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from brief_composer import paths
from brief_composer.library import schemas
from brief_composer.library.places import entry
from brief_composer.library.yaml_text import read
from brief_composer.model.node import TextNode
from brief_composer.render import styles
from brief_composer.storage import schema as brief_schema

MARK = b"# yaml-language-server: $schema="


def published() -> dict[str, dict[str, Any]]:
    """Every schema by its name, which is the second part of a file's `format:`."""
    made = {name: schemas.schema(form) for name, form in schemas.names().items()}
    return {**made, "style": styles.schema(), "brief": brief_schema.schema()}


def bundled_files() -> Iterator[Path]:
    """Every YAML file that comes with the program."""
    for name in ("recommendations", "seeds", "resources"):
        yield from sorted(paths.bundled(name).rglob("*.yaml"))


def kind_of(file: Path) -> str:
    """What kind of file it says it is: "brief-composer/source/1" → "source"; "" for none."""
    root = read(file.read_bytes()).root
    kind = entry(root, "format") if root else None
    return kind.text.split("/")[1] if isinstance(kind, TextNode) and "/" in kind.text else ""


def first_line(file: Path, kind: str) -> bytes:
    """The line that names the schema, as a way from the file's own folder."""
    way = os.path.relpath(paths.resource("schemas", f"{kind}.json"), file.parent)
    return MARK + Path(way).as_posix().encode() + b"\n"


def name_schema(file: Path) -> bool:
    """Have a file name its schema; whether that was still to do."""
    text, line = file.read_bytes(), first_line(file, kind_of(file))
    if text.startswith(line):
        return False
    rest = text.partition(b"\n")[2] if text.startswith(MARK) else text
    file.write_bytes(line + rest)
    return True


def main() -> int:
    """Write schemas and first lines; the exit code."""
    made = published()
    for name, schema in made.items():
        text = schemas.text(schema)
        paths.resource("schemas", f"{name}.json").write_text(text, "utf-8", newline="\n")
    named = [file for file in bundled_files() if kind_of(file) in made and name_schema(file)]
    print(f"{len(made)} schemas; {len(named)} files name theirs now")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
