"""Which parts of two briefs are one part: known by id, else by what they say.

Belongs here: pairing sections, blocks and uses of quotes, and telling which of them stand in
another order. Does not belong here: what differs in a pair (`session.differences`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec import structs

from brief_composer.model.blocks import Block, Evidence, RecommendationBlock
from brief_composer.model.brief import Brief, Section
from brief_composer.model.ids import BlockId, EvidenceId, SectionId

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def sections(before: Brief, after: Brief) -> dict[SectionId, Section]:
    """The earlier section for the id of each later one that has one."""
    return _paired(before.sections, after.sections, lambda s: s.id, lambda s: (s.title, s.role))


def blocks(before: Brief, after: Brief) -> dict[BlockId, Block]:
    """The earlier block for the id of each later one that has one."""
    return _paired(
        before.blocks(),
        after.blocks(),
        lambda block: block.id,
        _nameless,
        lambda a, b: type(a) is type(b),
    )


def evidence(before: Iterable[Evidence], after: Iterable[Evidence]) -> dict[EvidenceId, Evidence]:
    """The earlier use of a quote for the id of each later one that has one."""
    return _paired(before, after, lambda each: each.id, lambda each: (each.quote, each.text))


def moved(before: Sequence[K], after: Sequence[K]) -> set[K]:
    """The fewest of the things that stand in both whose moving explains the other order."""
    place = {each: number for number, each in enumerate(before)}
    places = [place[each] for each in after]
    # The longest run that kept its order (patience sorting): all others moved.
    ends: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for number, value in enumerate(places):
        at = bisect_left(ends, value)
        back.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            last.append(number)
        else:
            ends[at] = value
            last[at] = number
    stayed: set[int] = set()
    number = last[-1] if last else -1
    while number >= 0:
        stayed.add(number)
        number = back[number]
    return {each for number, each in enumerate(after) if number not in stayed}


def _paired(
    before: Iterable[T],
    after: Iterable[T],
    id: Callable[[T], K],
    saying: Callable[[T], Hashable],
    may: Callable[[T, T], bool] = lambda a, b: True,
) -> dict[K, T]:
    old = {id(each): each for each in before}
    new = {id(each): each for each in after}
    out = {k: old[k] for k, each in new.items() if k in old and may(old[k], each)}
    left: defaultdict[Hashable, list[T]] = defaultdict(list)
    for key, each in old.items():
        if key not in out:
            left[saying(each)].append(each)
    if left:
        for key, each in new.items():
            if key not in out and left.get(saying(each)):
                out[key] = left[saying(each)].pop(0)
    return out


def _nameless(block: Block) -> Block:
    """The block as it would be under no name: equal to any that says the same."""
    nobody = BlockId("")
    if isinstance(block, RecommendationBlock):
        uses = tuple(structs.replace(each, id=EvidenceId("")) for each in block.evidence)
        return structs.replace(block, id=nobody, evidence=uses)
    return structs.replace(block, id=nobody)
