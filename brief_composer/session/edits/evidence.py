"""Evidence: quotes under recommendations, and the stated marks that may be made in their words."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import structs

from brief_composer.model.blocks import Evidence, PullQuoteBlock, RecommendationBlock
from brief_composer.model.brief import Brief
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import BlockId, EvidenceId
from brief_composer.session.edits.parts import (
    NO_SOURCES,
    Edit,
    Ids,
    Sources,
    one_line,
    recommendation,
    with_block,
    with_counter,
    with_quotes,
    without_unused,
)

OMISSION = "[…]"

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_OMISSIONS = re.compile(r"\[…\](?:\s*\[…\])+")
_CLOSING = (",", ".", ";", ":", "!", "?", ")", "]", "”", "’", "»")


def add_quote(
    block_id: BlockId, quote: Quote, sources: Sources = NO_SOURCES, *, again: bool = False
) -> Edit:
    """A quote under a recommendation; copies it and every source of its chain into the brief.

    A quote the recommendation has already is not added twice, unless `again`.
    """

    def edit(brief: Brief) -> Brief:
        block = recommendation(brief, block_id)
        if block is None or (not again and _uses(block, quote)):
            return brief
        ids = Ids(brief)
        own = brief.quote(quote.id) or quote
        evidence = (*block.evidence, Evidence(ids.evidence(), own.id, own.text))
        after = with_block(brief, block, structs.replace(block, evidence=evidence))
        return with_counter(with_quotes(after, (own,), sources), ids)

    return edit


def remove_evidence(evidence_id: EvidenceId) -> Edit:
    """One use of a quote, and the quote and its sources where nothing else uses them."""

    def edit(brief: Brief) -> Brief:
        found = brief.evidence(evidence_id)
        if found is None:
            return brief
        block, evidence = found
        return without_unused(brief, with_block(brief, block, _without(block, evidence)))

    return edit


def move_evidence(evidence_id: EvidenceId, to: BlockId, index: int | None = None) -> Edit:
    """One use of a quote under another recommendation, or at another place under its own.

    `index` counts without the evidence itself. Where the quote stands already it is not moved to.
    """

    def edit(brief: Brief) -> Brief:
        found, target = brief.evidence(evidence_id), recommendation(brief, to)
        if found is None or target is None:
            return brief
        block, evidence = found
        if block is not target:
            if any(each.quote == evidence.quote for each in target.evidence):
                return brief
            brief = with_block(brief, block, _without(block, evidence))
        others = tuple(each for each in target.evidence if each is not evidence)
        at = len(others) if index is None else max(0, min(index, len(others)))
        evidences = (*others[:at], evidence, *others[at:])
        return with_block(brief, target, structs.replace(target, evidence=evidences))

    return edit


def mark_omission(evidence_id: EvidenceId, start: int, end: int) -> Edit:
    """The printed words from `start` to `end` left out, marked "[…]".

    A bracket touched is left out whole; two omissions that meet become one. Leaving out every word
    changes nothing.
    """

    def change(text: str) -> str:
        first, last = _whole_brackets(text, max(0, start), min(end, len(text)))
        before, after = text[:first].rstrip(), text[last:].lstrip()
        left = _BRACKETED.sub("", before + after)
        if first >= last or not any(char.isalnum() for char in left):
            return text
        return _OMISSIONS.sub(OMISSION, _spaced(before, OMISSION, after))

    return _change_text(evidence_id, change)


def insert_words(evidence_id: EvidenceId, at: int, words: str) -> Edit:
    """Words of our own in the printed words, marked "[words]", at a place between two words."""
    added = " ".join(one_line(words).replace("[", "").replace("]", "").split())

    def change(text: str) -> str:
        if not added:
            return text
        place = max(0, min(at, len(text)))
        _, place = _whole_brackets(text, place, place)
        while 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum():
            place += 1
        return _spaced(text[:place].rstrip(), f"[{added}]", text[place:].lstrip())

    return _change_text(evidence_id, change)


def restore_quote(evidence_id: EvidenceId, original: Quote | None = None) -> Edit:
    """The printed words as the quote has them, without any mark.

    With `original` (the library's quote of the same id), the brief's own copy of the quote becomes
    that one first.
    """

    def edit(brief: Brief) -> Brief:
        found = _use(brief, evidence_id)
        if found is None:
            return brief
        block, evidence = found
        own = brief.quote(evidence.quote)
        if original and own and original.id == own.id and original != own:
            quotes = tuple(original if each is own else each for each in brief.quotes)
            brief, own = structs.replace(brief, quotes=quotes), original
        if own is None:
            return brief
        return with_block(brief, block, _with_text(block, evidence, own.text))

    return edit


def _uses(block: RecommendationBlock, quote: Quote) -> bool:
    return any(each.quote == quote.id for each in block.evidence)


def _without(block: RecommendationBlock, evidence: Evidence) -> RecommendationBlock:
    kept = tuple(each for each in block.evidence if each is not evidence)
    return structs.replace(block, evidence=kept)


def _use(
    brief: Brief, id: EvidenceId
) -> tuple[RecommendationBlock | PullQuoteBlock, Evidence] | None:
    """The use of a quote of that id: under a recommendation, or as a pull quote of that id."""
    block = brief.block(BlockId(id))
    if isinstance(block, PullQuoteBlock):
        return (block, Evidence(id, block.quote, block.text)) if block.quote else None
    return brief.evidence(id)


def _with_text(
    block: RecommendationBlock | PullQuoteBlock, evidence: Evidence, text: str
) -> RecommendationBlock | PullQuoteBlock:
    if evidence.text == text:
        return block
    if isinstance(block, PullQuoteBlock):
        return structs.replace(block, text=text)
    new = structs.replace(evidence, text=text)
    return structs.replace(
        block, evidence=tuple(new if each is evidence else each for each in block.evidence)
    )


def _change_text(evidence_id: EvidenceId, change: Callable[[str], str]) -> Edit:
    def edit(brief: Brief) -> Brief:
        found = _use(brief, evidence_id)
        if found is None:
            return brief
        block, evidence = found
        return with_block(brief, block, _with_text(block, evidence, change(evidence.text)))

    return edit


def _whole_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, widened so that it holds every bracket it cuts through."""
    for found in _BRACKETED.finditer(text):
        if found.start() < end and start < found.end():
            start, end = min(start, found.start()), max(end, found.end())
        elif found.start() < start == end < found.end():
            start = end = found.end()
    return start, end


def _spaced(before: str, mark: str, after: str) -> str:
    """The three joined by single spaces, with none at the ends or before a closing sign."""
    gap = "" if after.startswith(_CLOSING) else " "
    return f"{before} {mark}{gap}{after}".strip()
