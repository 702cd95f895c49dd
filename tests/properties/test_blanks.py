"""Filling in blanks, over any brief."""

from __future__ import annotations

from hypothesis import given, settings

from brief_composer.model.blocks import Block
from brief_composer.model.brief import Brief
from brief_composer.model.richtext import Blank, plain, plain_inlines
from brief_composer.session.edits import blanks
from tests.strategies import briefs


def with_words(block: Block, words: str) -> str:
    """The characters of a block with words where its blanks are."""
    return "\n".join(
        "".join(words if isinstance(i, Blank) else plain_inlines((i,)) for i in part.inlines)
        for part in block.prose
    )


@given(briefs())
@settings(max_examples=60)
def test_filling_every_blank_leaves_none_and_changes_no_other_word(brief: Brief) -> None:
    after = blanks.fill({gap.spot: "word" for gap in blanks.gaps(brief)})(brief)
    assert blanks.gaps(after) == ()
    expected = [with_words(block, "word") for block in brief.blocks()]
    assert [plain(block.prose) for block in after.blocks()] == expected


@given(briefs())
@settings(max_examples=60)
def test_filling_one_leaves_the_others_in_their_order(brief: Brief) -> None:
    gaps = blanks.gaps(brief)
    values = {gap.spot: "filled" for gap in gaps[:1]}
    after = blanks.fill(values)(brief)
    assert [gap.blank for gap in blanks.gaps(after)] == [gap.blank for gap in gaps[1:]]
