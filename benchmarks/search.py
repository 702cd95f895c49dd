"""How long the search of the library takes over 5,000 recommendations, at every keystroke.

`python -m benchmarks.search` prints the median, the 95th of a hundred and the longest answer for
one letter, two, three, whole words and several words, in both languages. The limit is 10 ms.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from itertools import product
from string import ascii_lowercase

from benchmarks.measure import table
from brief_composer.library import search
from brief_composer.library.load import load

ENTRIES = 5_000
LIMIT = 10.0
"""Milliseconds."""


def entries(language: str, count: int = ENTRIES) -> list[search.Entry]:
    """That many recommendations, their words drawn as often as the bundled ones use them."""
    dice = random.Random(7)
    items = list(load().recommendations.values())
    shelves = {
        key: [word for item in items for word in getattr(item, key)[language].split()]
        for key in ("title", "line", "text")
    }

    def words(key: str) -> str:
        length = len(getattr(dice.choice(items), key)[language].split())
        return " ".join(dice.choices(shelves[key], k=length))

    return [
        search.Entry(f"r{number}", words("title"), words("line"), words("text"))
        for number in range(count)
    ]


def queries(among: list[search.Entry]) -> dict[str, list[str]]:
    """What is typed, by kind: the beginnings of words, whole words, several words."""
    said = sorted({search.fold(w) for e in among[:400] for w in e.text.split() if w.isalpha()})
    dice = random.Random(8)
    beginnings = sorted({word[:3] for word in said if len(word) > 3})
    return {
        "one letter": list(ascii_lowercase),
        "two letters": ["".join(pair) for pair in product(ascii_lowercase, repeat=2)],
        "three letters": beginnings,
        "a word": said,
        "three words": [" ".join(dice.choices(said, k=3)) for _ in range(200)],
        "letter by letter": ["communautaire"[:n] for n in range(1, 14)],
    }


def measure(language: str) -> tuple[list[tuple[str, ...]], float]:
    """The rows of the table for a language, and the longest answer in milliseconds."""
    among = entries(language)
    start = time.perf_counter()
    index = search.index(among)
    built = time.perf_counter() - start
    print(f"{language}: index of {len(among)} built in {built * 1000:.0f} ms")
    rows: list[tuple[str, ...]] = []
    longest = 0.0
    for kind, asked in queries(among).items():
        times = sorted(best_of(index, query) for query in asked)
        longest = max(longest, times[-1])
        p95 = times[int(0.95 * (len(times) - 1))]
        shown = (statistics.median(times), p95, times[-1])
        rows.append((f"{language}: {kind}", str(len(times)), *(f"{ms:.2f}" for ms in shown)))
    return rows, longest


def best_of(index: search.Index, query: str, rounds: int = 3) -> float:
    """Milliseconds of the quickest of some answers: the others were disturbed."""
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        search.search(index, query, ENTRIES)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> int:
    """Print the table; 1 where an answer took longer than the limit."""
    gc.disable()
    rows: list[tuple[str, ...]] = []
    longest = 0.0
    for language in ("en", "fr"):
        more, most = measure(language)
        rows += more
        longest = max(longest, most)
    head = ("search, ms", "queries", "p50", "p95", "max")
    print(table(f"{ENTRIES} recommendations, all answers asked for", head, rows))
    print(f"\nlongest {longest:.2f} ms, limit {LIMIT:.0f} ms")
    return int(longest > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
