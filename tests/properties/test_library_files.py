"""Whatever stands in a library file, loading goes on and every fault has a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief_composer.library.forms import FORMS
from brief_composer.library.load import Folder, load
from brief_composer.library.yaml_text import read
from brief_composer.model.finding import Finding

SOUND = (
    "format: brief-composer/recommendation/1\nid: a\ntheme: t\nhorizon: now\n"
    'title: {en: "A", fr: B}\nline: {en: A, fr: B}\ntext:\n  en: |\n    A\n  fr: >-\n    B\n'
    "addressees: [x, y]\nrelations:\n  - {kind: needs, to: b, reason: {en: A, fr: B},\n"
    "     source: editors, strength: claim}\n"
)

names = st.sampled_from(
    ["id", "theme", "title", "en", "fr", "text", "quotes", "chain", "kind", "actors", "sections"]
) | st.text("abc", max_size=3)

values = st.recursive(
    st.text("ab1-: [{'\"é|>&*!%@#\n\t", max_size=8) | st.sampled_from(["now", "true", "2019", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


def flow(value: object) -> str:
    """The value written as YAML in one line."""
    match value:
        case dict():
            return "{" + ", ".join(f'"{k}": {flow(v)}' for k, v in value.items()) + "}"  # pyright: ignore[reportUnknownVariableType]
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"  # pyright: ignore[reportUnknownVariableType]
        case _:
            return "'" + str(value).replace("'", "''").replace("\n", " ").replace("\t", " ") + "'"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


def faults(folder: Path, data: bytes) -> tuple[Finding, ...]:
    (folder / "a.yaml").write_bytes(data)
    return load((Folder(folder),)).findings


KEPT = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.binary(max_size=60))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reading = read(data)
    assert (reading.root is not None) or reading.faults
    assert all(fault.line >= 1 and fault.column >= 1 for fault in reading.faults)


@given(data=st.data())
@KEPT
def test_a_file_with_a_piece_cut_or_doubled_is_loaded_or_told(
    folder: Path, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(SOUND)))
    end = data.draw(st.integers(start, min(len(SOUND), start + 30)))
    put = data.draw(st.sampled_from(["", SOUND[start:end] * 2, "\t", "'", "}", ": ", "\u0000"]))
    spoilt = SOUND[:start] + put + SOUND[end:]
    for found in faults(folder, spoilt.encode()):
        assert found.origin is not None
        assert found.origin.line >= 1


@given(kind=st.sampled_from(sorted(FORMS)), value=st.dictionaries(names, values, max_size=6))
@KEPT
def test_any_values_under_any_names_are_told_with_a_place(
    folder: Path, kind: str, value: dict[str, object]
) -> None:
    body = "".join(f'"{name}": {flow(part)}\n' for name, part in value.items())
    found = faults(folder, f"format: {kind}\n{body}".encode())
    assert all(item.origin and item.origin.line >= 1 and item.origin.column >= 1 for item in found)
