"""What exports are allowed to cost, and whether they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.children import Cost
from benchmarks.measure import ms


class Goal(NamedTuple):
    """Whom our writer of a format is beside, and how many times their cost we allow ourselves."""

    ours: str
    floor: str
    obvious: str
    peer: str
    floors: float
    """Times the floor, at each size, whole process and warm."""
    instant: float
    """Seconds warm that are little enough whatever the floor takes."""
    peers: dict[str, float]
    """Times the peer, at some sizes."""
    memory: float
    """Bytes at the largest size; 0 for no limit."""


GOALS = {
    "docx": Goal(
        "ours docx", "raw WordprocessingML", "naive python-docx", "pandoc", 2.0, 0.01,
        {"200 pages": 0.1}, 0,
    ),
    "pdf": Goal(
        "ours pdf", "canvas script", "naive platypus", "typst", 1.3, 0,
        {"4 pages": 1.5, "200 pages": 0.5}, 110 * 2**20,
    ),
}  # fmt: skip
GROWTH = 1.1
"""The cost of a page in the longest document beside that in the shortest."""


class Outcome(NamedTuple):
    """What everyone took for documents of one size; warm seconds only where that can be."""

    size: str
    pages: int
    costs: dict[str, Cost]
    warm: dict[str, float]
    files: dict[str, int]


class Verdict(NamedTuple):
    """A goal, what is, what is allowed, and the size it was judged at."""

    what: str
    shown: str
    allowed: str
    held: bool
    size: str


def judged(format: str, outcomes: Sequence[Outcome]) -> list[Verdict]:
    """Every goal of a format; those beside a peer only where it took part."""
    return [*_beside(format, outcomes), *_of_the_longest(format, outcomes)]


def _beside(format: str, outcomes: Sequence[Outcome]) -> Iterator[Verdict]:
    goal = GOALS[format]
    for outcome in outcomes:
        costs, warm = outcome.costs, outcome.warm
        own = costs[goal.ours]
        cold = own.processor / costs[goal.floor].processor
        yield _times(f"x {goal.floor}", cold, goal.floors, outcome.size)
        yield _warm(goal, warm[goal.ours], warm[goal.floor], outcome.size)
        if goal.peer in costs and outcome.size in goal.peers:
            allowed, peer = goal.peers[outcome.size], costs[goal.peer]
            # A peer may work on several cores at once: both clocks count, neither alone is fair.
            work = own.processor / peer.processor
            yield _times(f"x {goal.peer}, processor", work, allowed, outcome.size)
            wait = own.elapsed / peer.elapsed
            yield _times(f"x {goal.peer}, clock", wait, allowed, outcome.size)


def _of_the_longest(format: str, outcomes: Sequence[Outcome]) -> Iterator[Verdict]:
    goal = GOALS[format]
    short, long = outcomes[0], outcomes[-1]
    pages = long.pages / short.pages
    own = long.costs[goal.ours]
    whole = own.processor / short.costs[goal.ours].processor / pages
    yield _times(f"a page, to {short.size}", whole, GROWTH, long.size)
    warm = long.warm[goal.ours] / short.warm[goal.ours] / pages
    yield _times(f"a page, to {short.size}, warm", warm, GROWTH, long.size)
    if goal.memory:
        shown, allowed = f"{own.memory / 2**20:.0f} MiB", f"{goal.memory / 2**20:.0f} MiB"
        held = own.memory <= goal.memory
        yield Verdict(f"{long.size}: memory", shown, allowed, held, long.size)


def _warm(goal: Goal, own: float, floor: float, size: str) -> Verdict:
    """Beside the floor; what nobody waits for is held all the same."""
    what, shown = f"{size}: x {goal.floor}, warm", f"{own / floor:.2f}x"
    allowed = f"{goal.floors:g}x" + (f" or {ms(goal.instant)}" if goal.instant else "")
    return Verdict(what, shown, allowed, own <= max(goal.floors * floor, goal.instant), size)


def _times(what: str, value: float, allowed: float, size: str) -> Verdict:
    return Verdict(f"{size}: {what}", f"{value:.2f}x", f"{allowed:g}x", value <= allowed, size)
