"""Timing that is fair to both sides: contestants in turn, medians, ratios."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Mapping


def processor_time() -> float:
    """Seconds the processor has worked for this process and for those it started and that ended:
    what others do on the machine hardly shows in it."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


def in_turn(
    contestants: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Median seconds of each contestant by a clock; every round runs all of them, forwards then
    backwards."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            start = clock()
            contestants[name]()
            times[name].append(clock() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def table(title: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A plain table with its columns aligned, the first to the left."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]

    def line(row: tuple[str, ...]) -> str:
        first, *rest = row
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        return "  ".join(cells).rstrip()

    rule = "  ".join("-" * width for width in widths)
    return "\n".join(("", title, line(head), rule, *map(line, rows)))


def ms(seconds: float) -> str:
    """Seconds as milliseconds for a table."""
    return f"{seconds * 1000:.0f} ms"


def ratio(value: float, floor: float) -> str:
    """How many times the floor."""
    return f"{value / floor:.2f}x"
