"""The published schemas say what the program accepts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from brief_composer import paths
from brief_composer.library import schemas
from brief_composer.library.yaml_text import read
from brief_composer.model.node import ListNode, MapNode, Node, TextNode
from tests.unit.library.conftest import Shelf

NAMES = sorted(schemas.names())


def published(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(paths.resource("schemas", f"{name}.json").read_text()))


def as_an_editor_reads(node: Node) -> Any:
    match node:
        case TextNode():
            return {"true": True, "false": False}.get(
                node.text, int(node.text) if node.text.isdigit() else node.text
            )
        case ListNode():
            return [as_an_editor_reads(item) for item in node.items]
        case MapNode():
            return {key.text: as_an_editor_reads(value) for key, value in node.entries}


@pytest.mark.parametrize("name", NAMES)
def test_a_published_schema_is_the_one_made_from_the_code(name: str) -> None:
    written = paths.resource("schemas", f"{name}.json").read_text("utf-8")
    assert written == schemas.text(schemas.names()[name]), (
        "write them anew: python -m brief_composer.library.schemas"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_published_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(published(name).schema)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("seeds", "source"),
        ("recommendations", "recommendation"),
        ("resources/templates", "template"),
        ("resources/actors.yaml", "actors"),
        ("resources/themes.yaml", "themes"),
        ("resources/terms/terms.yaml", "terms"),
        ("resources/terms/names.yaml", "names"),
        ("resources/terms/acronyms.yaml", "acronyms"),
    ],
)
def test_the_bundled_files_answer_to_their_schema(folder: str, name: str) -> None:
    first, *rest = folder.split("/")
    place = paths.bundled(first).joinpath(*rest)
    files = [place] if place.is_file() else sorted(place.rglob("*.yaml"))
    assert files
    validator = published(name)
    for file in files:
        root = read(file.read_bytes()).root
        assert root is not None
        faults = [error.message for error in validator.iter_errors(as_an_editor_reads(root))]
        assert not faults, file


def test_a_schema_refuses_what_the_program_refuses(shelf: Shelf) -> None:
    path = shelf.change("recommendations/first-step.yaml", "horizon: now", "horizon: soon")
    root = read(path.read_bytes()).root
    assert root is not None
    assert list(published("recommendation").iter_errors(as_an_editor_reads(root)))
