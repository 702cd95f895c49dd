"""The published schemas say what the program accepts, and every bundled file names its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from brief_composer import paths
from brief_composer.blocks import codecs
from brief_composer.library import schemas
from brief_composer.library.yaml_text import read
from brief_composer.model.node import Faults, ListNode, MapNode, Node, TextNode
from brief_composer.storage import codec
from tests.unit.library.conftest import Shelf
from tools.schemas import MARK, bundled_files, kind_of, published

NAMES = sorted(published())
FILES = tuple(bundled_files())


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(paths.resource("schemas", f"{name}.json").read_text()))


def as_an_editor_reads(node: Node) -> Any:
    match node:
        case TextNode():
            return {"true": True, "false": False}.get(node.text, _number(node.text))
        case ListNode():
            return [as_an_editor_reads(item) for item in node.items]
        case MapNode():
            return {key.text: as_an_editor_reads(value) for key, value in node.entries}


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def root_of(file: Path) -> Node:
    root = read(file.read_bytes()).root
    assert root is not None
    return root


@pytest.mark.parametrize("name", NAMES)
def test_a_published_schema_is_the_one_made_from_the_code(name: str) -> None:
    written = paths.resource("schemas", f"{name}.json").read_text("utf-8")
    assert written == schemas.text(published()[name]), "write them anew: python -m tools.schemas"


@pytest.mark.parametrize("name", NAMES)
def test_a_published_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(validator(name).schema)


def test_no_other_schema_is_published() -> None:
    files = {path.stem for path in paths.resource("schemas").glob("*.json")}
    assert files == set(NAMES)


def test_there_is_a_bundled_file_of_every_kind() -> None:
    assert {kind_of(file) for file in FILES} == set(NAMES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_bundled_file_names_its_schema_and_answers_to_it(file: Path) -> None:
    first = file.read_bytes().partition(b"\n")[0]
    assert first.startswith(MARK), "name it: python -m tools.schemas"
    named = file.parent / first.removeprefix(MARK).decode()
    assert named.resolve() == paths.resource("schemas", f"{kind_of(file)}.json").resolve()
    faults = validator(named.stem).iter_errors(as_an_editor_reads(root_of(file)))
    assert [(fault.json_path, fault.message) for fault in faults] == []


def test_a_schema_refuses_what_the_program_refuses(shelf: Shelf) -> None:
    path = shelf.change("recommendations/first-step.yaml", "horizon: now", "horizon: soon")
    assert list(validator("recommendation").iter_errors(as_an_editor_reads(root_of(path))))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_names_nobody_knows(name: str) -> None:
    file = next(file for file in FILES if kind_of(file) == name)
    content = as_an_editor_reads(root_of(file)) | {"colour_of_the_sky": "blue"}
    assert list(validator(name).iter_errors(content))


# ------------------------------------------------------------------------------- the brief's schema


def asked_for(text: str, at: str) -> set[str]:
    """The names the reading of a brief asks for where `at` was written: an unknown name brings
    them to light."""
    root = read(text.encode()).root
    assert root is not None
    faults = Faults("brief.yaml")
    codec.decode(root, faults)
    told = [
        f for f in faults.found if f.code.startswith("content-unknown") and f.param("there") == at
    ]
    assert len(told) == 1
    return set(str(told[0].param("expected")).split(", "))


STRANGE = "zzz-strange"
PLACES = {
    "": f"{STRANGE}: x",
    "Details": f"details: {{{STRANGE}: x}}",
    "Section": f"sections: [{{id: s1, {STRANGE}: x}}]",
    "TextBlock": f"sections: [{{id: s1, blocks: [{{kind: text, id: b1, {STRANGE}: x}}]}}]",
    "RecommendationBlock": (
        f"sections: [{{id: s1, blocks: [{{kind: recommendation, id: b1, {STRANGE}: x}}]}}]"
    ),
    "Quote": f"quotes: [{{id: q, chain: [a], {STRANGE}: x}}]",
    "Source": f"sources: [{{id: a, {STRANGE}: x}}]",
    "Record": f"sources: [{{id: a, record: {{title: T, {STRANGE}: x}}}}]",
    "SetAside": f"set_aside: [{{code: c, {STRANGE}: x}}]",
}


@pytest.mark.parametrize("part", PLACES)
def test_the_schema_of_a_brief_has_the_names_that_are_read(part: str) -> None:
    made = published()["brief"]
    properties = made["$defs"][part]["properties"] if part else made["properties"]
    assert set(properties) == asked_for(PLACES[part], STRANGE)


def test_the_schema_of_a_brief_has_every_kind_of_block() -> None:
    blocks = published()["brief"]["$defs"]["Section"]["properties"]["blocks"]["items"]
    assert set(blocks["discriminator"]["mapping"]) == {each.KIND for each in codecs()}
