"""Every brief that can be written can be read back, with the same bytes each time."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief_composer.model.brief import Brief
from brief_composer.storage import container, files, media, plain
from brief_composer.storage.errors import ReadError
from tests.strategies import briefs

SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.data_too_large])


@given(briefs(3, 3))
@SLOW
def test_a_brief_written_down_is_read_back(brief: Brief) -> None:
    again, others = media.attached(
        plain.read(plain.write(brief), "x").brief, media.parts(brief), "x"
    )
    assert again == brief
    assert not others


@given(briefs(2, 2))
@SLOW
def test_a_brief_read_back_gives_the_same_bytes(brief: Brief) -> None:
    data = container.pack(plain.write(brief))
    again = plain.read(plain.write(brief), "x").brief
    assert container.pack(plain.write(again)) == data


BASE = container.pack(plain.write(Brief()))


@given(st.data())
@settings(max_examples=200)
def test_a_file_with_wrong_bytes_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(BASE) - 1))
    kind = data.draw(st.sampled_from(["cut", "flip", "insert"]))
    raw = bytearray(BASE)
    match kind:
        case "cut":
            del raw[at:]
        case "flip":
            raw[at] ^= data.draw(st.integers(1, 255))
        case _:
            raw[at:at] = data.draw(st.binary(min_size=1, max_size=8))
    path = tmp_path_factory.getbasetemp() / "torn.brief"
    path.write_bytes(bytes(raw))
    with contextlib.suppress(ReadError):
        files.load(path)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=200)
def test_any_content_is_read_or_refused_in_words(content: bytes) -> None:
    with contextlib.suppress(ReadError):
        plain.read(b"format: brief-composer/brief/1\n" + content, "x")
