"""Which versions go: bounds are kept, and what a person named never goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from brief_composer.storage import thinning

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)


class Some(Struct, frozen=True, eq=False):
    at: datetime
    name: str
    digest: str
    size: int
    parts: Mapping[str, int]


one = st.builds(
    Some,
    at=st.integers(-60, 60 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    name=st.sampled_from(["", "", "", "As sent"]),
    digest=st.sampled_from("abc"),
    size=st.integers(1, 50),
    parts=st.dictionaries(st.sampled_from(["p", "q"]), st.just(40), max_size=2),
)
many = st.lists(one, max_size=30).map(lambda all: sorted(all, key=lambda v: v.at, reverse=True))


def left(versions: list[Some], days: int, room: int = thinning.MOST_BYTES) -> list[Some]:
    gone = thinning.to_drop(versions, NOW, days, room)
    return [each for each in versions if each not in gone]


@given(many, st.integers(1, 60), st.integers(0, 900))
def test_named_versions_and_the_newest_never_go(all: list[Some], days: int, room: int) -> None:
    kept = left(all, days, room)
    assert [each for each in all if each.name or each is all[0]] == [
        each for each in kept if each.name or each is all[0]
    ]


@given(many, st.integers(1, 60), st.integers(0, 900))
def test_what_is_over_the_room_is_named_or_the_newest(
    all: list[Some], days: int, room: int
) -> None:
    kept = left(all, days, room)
    if thinning.total(kept) > room:
        assert all_must_stay(kept)


def all_must_stay(kept: list[Some]) -> bool:
    return all(each.name or number == 0 for number, each in enumerate(kept))


@given(many, st.integers(1, 60))
def test_what_is_too_old_goes_and_of_each_day_one_stays(all: list[Some], days: int) -> None:
    kept = left(all, days)
    old = [v for v in kept[1:] if not v.name and NOW - v.at > thinning.DAY]
    assert all_within(old, days)
    assert len({v.at.date() for v in old}) == len(old)


def all_within(old: list[Some], days: int) -> bool:
    return all(NOW - each.at <= timedelta(days=days) for each in old)


@given(many, st.integers(1, 60), st.integers(0, 900))
def test_neighbours_that_say_the_same_are_both_wanted(
    all: list[Some], days: int, room: int
) -> None:
    kept = left(all, days, room)
    for number, (newer, older) in enumerate(pairwise(kept)):
        if newer.digest == older.digest:
            assert older.name
            assert newer.name or number == 0


@given(many, st.integers(1, 60), st.integers(0, 900))
def test_thinning_again_takes_nothing_more(all: list[Some], days: int, room: int) -> None:
    kept = left(all, days, room)
    assert left(kept, days, room) == kept


def test_a_busy_day_keeps_no_more_than_its_number() -> None:
    all_ = [Some(NOW - timedelta(seconds=number), "", str(number), 1, {}) for number in range(500)]
    assert len(left(all_, 30)) == thinning.MOST_AUTOMATIC + 1
