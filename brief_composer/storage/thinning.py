"""Which earlier versions go when there are too many of them.

Belongs here: the rules, as a pure function of what is there. Does not belong here: files
(`storage.versions`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

DAY = timedelta(hours=24)

MOST_AUTOMATIC: Final = 200
"""Automatic versions of the last 24 hours."""

MOST_BYTES: Final = 200_000_000
"""Of one brief's versions together."""


class Aged(Protocol):
    """What the rules look at: `at` knows its time zone; `parts` are kept beside, each once."""

    @property
    def at(self) -> datetime: ...
    @property
    def name(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def parts(self) -> Mapping[str, int]:
        """Bytes by the hash of each part kept beside."""
        ...


V = TypeVar("V", bound=Aged)


def to_drop(
    versions: Sequence[V], now: datetime, keep_days: int, most_bytes: int = MOST_BYTES
) -> tuple[V, ...]:
    """Those of the versions (the newest first) that go.

    Named ones and the newest never go. Days are those of the time zone of `now`.
    """
    kept = _by_age(versions, now, keep_days)
    kept = _without_equals(kept)
    kept = _without_equals(_within(kept, most_bytes))
    return tuple(each for each in versions if not any(each is stays for stays in kept))


def total(versions: Sequence[Aged]) -> int:
    """Bytes of versions together, each part they share counted once."""
    parts = {name: size for each in versions for name, size in each.parts.items()}
    return sum(each.size for each in versions) + sum(parts.values())


def _by_age(versions: Sequence[V], now: datetime, keep_days: int) -> list[V]:
    kept: list[V] = []
    days: set[object] = set()
    recent = 0
    for number, each in enumerate(versions):
        age = now - each.at
        if each.name or number == 0:
            kept.append(each)
        elif age <= DAY:  # one from a clock that ran ahead counts as new
            recent += 1
            if recent <= MOST_AUTOMATIC:
                kept.append(each)
        elif age <= timedelta(days=keep_days):
            day = each.at.astimezone(now.tzinfo).date()
            if day not in days:
                days.add(day)
                kept.append(each)
    return kept


def _without_equals(versions: list[V]) -> list[V]:
    """Of neighbours that say the same, one: those in between may have gone."""
    kept: list[V] = []
    for each in versions:
        if kept and kept[-1].digest == each.digest:
            if not each.name:
                continue
            if not kept[-1].name and len(kept) > 1:
                kept.pop()
        kept.append(each)
    return kept


def _within(versions: list[V], most_bytes: int) -> list[V]:
    kept = list(versions)
    room = total(kept)
    for each in reversed(versions[1:]):
        if room <= most_bytes:
            break
        if not each.name:
            kept = [stays for stays in kept if stays is not each]
            room = total(kept)
    return kept
