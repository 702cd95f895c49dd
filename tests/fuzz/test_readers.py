"""Whatever bytes a reader is given, it gives a value or says in words what is wrong, and soon."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief_composer.errors import BriefComposerError
from tests.fuzz.targets import TARGETS, good

LONGEST = 10.0
"""Seconds for one small file, on a machine that has much else to do."""

TOKENS = (
    b"\x00", b"\xff" * 4, b"&a [*a, *a]", b"*a", b"!!python/object:os.system", b"<<: ", b"- " * 40,
    b"{" * 40, b"[" * 200, b": ", b"\r\n", b"\xef\xbb\xbf", "\u2028".encode(), b"../../x",
    b"PK\x05\x06", b"id: ", b"kind: table\n", b"|\n  x\n", b'"\\uD800"', b"%YAML 1.1\n---\n",
    b"\xdf\xff\xff\xff\xff",
    b"\xc1", b"\xdd\xff\xff\xff\xff", b"9" * 400,
)  # fmt: skip

mutations = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "delete", "repeat", "token"]),
        st.floats(0, 1),
        st.integers(0, 255),
        st.binary(min_size=1, max_size=12),
    ),
    min_size=1,
    max_size=6,
)


def mutated(data: bytes, how: list[tuple[str, float, int, bytes]]) -> bytes:
    """Bytes with some of them gone, doubled or others."""
    raw = bytearray(data)
    for kind, where, number, some in how:
        at = int(where * max(len(raw) - 1, 0))
        match kind:
            case "flip" if raw:
                raw[at] ^= number or 1
            case "cut":
                del raw[at:]
            case "insert":
                raw[at:at] = some
            case "delete":
                del raw[at : at + number]
            case "repeat":
                raw[at:at] = raw[at : at + number] * 3
            case _:
                raw[at:at] = TOKENS[number % len(TOKENS)]
    return bytes(raw)


def tried(name: str, data: bytes) -> None:
    """Give bytes to a reader."""
    begun = time.monotonic()
    with contextlib.suppress(BriefComposerError):
        TARGETS[name](data)
    assert time.monotonic() - begun < LONGEST


@pytest.mark.parametrize("name", TARGETS)
def test_sound_bytes_are_read(name: str) -> None:
    for data in good()[name]:
        TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.binary(max_size=400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_read_or_refused_in_words(name: str, data: bytes) -> None:
    tried(name, data)


@pytest.mark.parametrize("name", TARGETS)
@given(how=mutations, number=st.integers(0, 9))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_sound_bytes_gone_wrong_are_read_or_refused_in_words(
    name: str, how: list[tuple[str, float, int, bytes]], number: int
) -> None:
    sound = good()[name]
    tried(name, mutated(sound[number % len(sound)], how))


@pytest.mark.nightly
@pytest.mark.parametrize("name", TARGETS)
@given(how=mutations, number=st.integers(0, 9))
@settings(max_examples=4000, suppress_health_check=[HealthCheck.too_slow])
def test_sound_bytes_gone_wrong_all_night(
    name: str, how: list[tuple[str, float, int, bytes]], number: int
) -> None:
    sound = good()[name]
    tried(name, mutated(sound[number % len(sound)], how))


@pytest.mark.nightly
@pytest.mark.parametrize("name", TARGETS)
def test_a_fuzzer_that_watches_the_way_through_finds_nothing(name: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: pip install atheris")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, str(tmp_path), "-max_total_time=300"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:].decode("utf-8", "replace")
