"""What one brief has that another has not, written down and put on again."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from brief_composer.model.brief import Brief
from brief_composer.storage import patches
from brief_composer.storage.patches import Budget, Patch
from tests.strategies import briefs


def written(patch: Patch) -> Patch:
    """The patch as it comes back from a file."""
    return msgspec.msgpack.decode(patches.encode(patch), type=Patch)


@given(briefs(), briefs())
def test_a_patch_makes_one_brief_the_other(before: Brief, after: Brief) -> None:
    patch = written(patches.between(before, after))
    assert patches.applied(before, patch, Budget()) == after


@given(briefs(), st.randoms())
@settings(max_examples=60)
def test_parts_that_move_come_back_in_their_places(brief: Brief, chance: random.Random) -> None:
    sections = list(brief.sections)
    chance.shuffle(sections)
    kept = tuple(
        replace(each, blocks=tuple(chance.sample(each.blocks, len(each.blocks) // 2)))
        for each in sections[: chance.randint(0, len(sections))]
    )
    after = replace(brief, sections=kept)
    assert patches.applied(brief, written(patches.between(brief, after)), Budget()) == after


@given(briefs())
def test_nothing_changed_is_an_empty_patch(brief: Brief) -> None:
    assert patches.is_empty(patches.between(brief, brief))


@given(briefs(), st.binary(max_size=200))
def test_any_bytes_are_a_patch_that_fits_or_one_that_does_not(brief: Brief, data: bytes) -> None:
    try:
        patch = msgspec.msgpack.decode(data, type=Patch)
        assert isinstance(patches.applied(brief, patch, Budget()), Brief)
    except (msgspec.MsgspecError, UnicodeDecodeError, patches.Unfit):
        pass
