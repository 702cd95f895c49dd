"""What is told of two briefs is all that differs, and nothing else."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from brief_composer.model.brief import Brief
from brief_composer.session import pairing
from brief_composer.session.differences import compare
from brief_composer.session.word_changes import Mark, of_prose, of_text, pieces
from tests.strategies import briefs, proses

sentences = st.lists(
    st.sampled_from(["boats", "the", "river", ",", "of", "a\u00a0b", "l’eau", "\n", "x-y"]),
    max_size=30,
).map(" ".join)


def said(found: Any, *marks: Mark) -> str:
    return "".join(each.text for each in found if each.mark in marks)


@given(sentences, sentences)
def test_every_word_of_both_texts_is_shown(before: str, after: str) -> None:
    found = pieces(of_text(before), of_text(after))
    assert said(found, Mark.SAME, Mark.LOOK, Mark.INSERTED) == after
    assert said(found, Mark.SAME, Mark.LOOK, Mark.DELETED).split() == before.split()


@given(proses(), proses())
def test_prose_marked_as_the_same_is_the_same(before: Any, after: Any) -> None:
    found = pieces(of_prose(before), of_prose(after))
    if of_prose(before) == of_prose(after):
        assert {each.mark for each in found} <= {Mark.SAME}
    else:
        assert any(each.mark is not Mark.SAME for each in found)


@given(briefs())
def test_the_difference_of_equal_briefs_is_empty(brief: Brief) -> None:
    again = structs.replace(brief, sections=tuple(structs.replace(s) for s in brief.sections))
    assert not compare(brief, again)


@settings(max_examples=60)
@given(briefs(), briefs())
def test_what_differs_is_told(before: Brief, after: Brief) -> None:
    assert bool(compare(before, after)) == (_bare(before) != _bare(after))


@settings(max_examples=60)
@given(briefs(), briefs())
def test_every_row_has_a_place_in_one_of_the_briefs(before: Brief, after: Brief) -> None:
    known = {str(s.id) for b in (before, after) for s in b.sections}
    for group in compare(before, after).groups:
        assert group.section in known | {""}


@given(st.permutations(range(12)))
def test_without_what_moved_the_order_is_kept(order: list[int]) -> None:
    moved = pairing.moved(range(12), order)
    stayed = [each for each in order if each not in moved]
    assert stayed == sorted(stayed)


def _bare(brief: Brief) -> object:
    """A brief without what is no difference: ids, the order of quotes and sources, quotes that go
    with their use."""
    used = {each.quote for block in brief.recommendations() for each in block.evidence}
    sections = [
        (
            structs.replace(section, blocks=(), id="s"),
            [pairing._nameless(block) for block in section.blocks],  # pyright: ignore[reportPrivateUsage]
        )
        for section in brief.sections
    ]
    quotes = {each.id: each for each in brief.quotes if each.id not in used}
    all_quotes = {each.id: each for each in brief.quotes}
    sources = {each.id: each for each in brief.sources}
    aside = {(each.code, each.where): each.reason for each in brief.set_aside}
    return brief.details, sections, (quotes, all_quotes), sources, aside
