"""What exports are allowed to cost, judged from what they cost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.children import Cost, cost, costs_in_turn
from benchmarks.export_goals import GOALS, Outcome, judged

MIB = 2**20


def outcome(
    size: str, pages: int, seconds: float, *, memory: int = 50, peer: bool = True
) -> Outcome:
    """Our PDF at that cost; the floor at one second, the peer at two and four on the clock."""
    goal = GOALS["pdf"]
    costs = {
        goal.ours: Cost(seconds, seconds, memory * MIB),
        goal.floor: Cost(1, 1, MIB),
        goal.obvious: Cost(1, 1, MIB),
    }
    if peer:
        costs[goal.peer] = Cost(2, 4, MIB)
    warm = {goal.ours: seconds, goal.floor: 1.0, goal.obvious: 1.0}
    return Outcome(size, pages, costs, warm, {})


def verdicts(*outcomes: Outcome) -> dict[str, tuple[str, bool]]:
    return {each.what: (each.shown, each.held) for each in judged("pdf", outcomes)}


def test_a_goal_beside_the_floor_is_held_up_to_its_bound() -> None:
    said = verdicts(outcome("4 pages", 4, 1.3), outcome("200 pages", 200, 1.31))
    assert said["4 pages: x canvas script"] == ("1.30x", True)
    assert said["200 pages: x canvas script"] == ("1.31x", False)


def test_a_peer_counts_on_both_clocks() -> None:
    said = verdicts(outcome("4 pages", 4, 1), outcome("200 pages", 200, 1.5))
    assert said["200 pages: x typst, processor"] == ("0.75x", False)
    assert said["200 pages: x typst, clock"] == ("0.38x", True)


def test_a_peer_that_was_left_out_is_not_judged() -> None:
    sizes = (outcome("4 pages", 4, 1, peer=False), outcome("200 pages", 200, 1, peer=False))
    assert not [what for what in verdicts(*sizes) if "typst" in what]


def test_a_page_of_the_longest_is_beside_one_of_the_shortest() -> None:
    said = verdicts(outcome("4 pages", 4, 1), outcome("200 pages", 200, 60))
    assert said["200 pages: a page, to 4 pages"] == ("1.20x", False)


def test_what_takes_no_time_in_a_running_program_is_held_whatever_the_floor() -> None:
    goal = GOALS["docx"]
    costs = dict.fromkeys((goal.ours, goal.floor, goal.obvious), Cost(1, 1, MIB))
    at = {
        ms: Outcome("4 pages", 4, costs, {goal.ours: ms / 1000, goal.floor: 0.002}, {})
        for ms in (10, 11)
    }
    held = {
        ms: next(v.held for v in judged("docx", [one]) if "warm" in v.what)
        for ms, one in at.items()
    }
    assert held == {10: True, 11: False}


def test_memory_is_judged_at_the_longest() -> None:
    small, large = outcome("4 pages", 4, 1, memory=200), outcome("200 pages", 200, 1, memory=109)
    assert verdicts(small, large)["200 pages: memory"] == ("109 MiB", True)


def test_memory_of_a_process_is_its_own_and_not_that_of_who_started_it() -> None:
    held = bytearray(150 * MIB)  # This process holds more than the child may be said to.
    held[::4096] = b"x" * len(held[::4096])
    child = cost([sys.executable, "-S", "-E", "-c", "b = b'x' * (40 << 20)"])
    assert 40 * MIB < child.memory < 100 * MIB


def test_time_on_the_clock_goes_on_where_the_processor_rests() -> None:
    child = cost([sys.executable, "-S", "-E", "-c", "import time; time.sleep(0.1)"])
    assert child.elapsed > 0.1 > child.processor


def test_the_least_of_all_rounds_is_told() -> None:
    took = costs_in_turn({"a": [sys.executable, "-S", "-c", ""]}, rounds=2)
    assert 0 < took["a"].processor < 10


def test_a_program_that_goes_wrong_is_not_measured() -> None:
    with pytest.raises(subprocess.CalledProcessError, match="exit status 3"):
        cost([sys.executable, "-S", "-c", "raise SystemExit(3)"])
