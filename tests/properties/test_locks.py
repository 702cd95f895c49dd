"""Whether the mark of another process still counts, over every way it can have ended."""

from __future__ import annotations

import platform

from hypothesis import given
from hypothesis import strategies as st

from brief_composer.storage import locks
from brief_composer.storage.locks import Holder

HERE = platform.node()
TIMES = st.sampled_from(["", "100", "200", "300"])
holders = st.builds(
    Holder,
    pid=st.integers(1, 9),
    started=TIMES,
    boot=st.sampled_from(["", locks.boot(), "another run"]),
    host=st.sampled_from([HERE, "another-computer"]),
)
processes = st.dictionaries(st.integers(1, 9), TIMES)


@given(holders, processes)
def test_a_mark_is_stale_only_if_its_process_cannot_be_running(
    found: Holder, running: dict[int, str]
) -> None:
    """The one way to be wrong that loses text: to call a window that is open gone."""
    may_run = found.host != HERE or (
        found.boot in ("", locks.boot())
        and found.pid in running
        and (not found.started or running[found.pid] in ("", found.started))
    )

    assert locks.is_stale(found, running.get) is not may_run


@given(holders)
def test_a_computer_started_anew_holds_nothing(found: Holder) -> None:
    always_there = {found.pid: found.started}

    if found.host == HERE and found.boot == "another run":
        assert locks.is_stale(found, always_there.get)


@given(holders, TIMES)
def test_a_later_process_of_the_same_number_is_another(found: Holder, began: str) -> None:
    if found.host == HERE and found.started and began and began != found.started:
        assert locks.is_stale(found, {found.pid: began}.get)


@given(holders, processes)
def test_of_another_computer_nothing_is_known(found: Holder, running: dict[int, str]) -> None:
    if found.host != HERE:
        assert not locks.is_stale(found, running.get)
