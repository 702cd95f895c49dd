"""Finding and replacing words in a brief. No Qt.

Belongs here: what matches (accents and case do not matter, styles of apostrophe and space neither),
where, and the edit that replaces. Does not belong here: the bar.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import structs

from brief_composer.model.blocks import Block, BoxBlock, PullQuoteBlock, RecommendationBlock
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId
from brief_composer.model.richtext import Inline, Paragraph, Prose, Run, joined
from brief_composer.session.edits import text
from brief_composer.session.edits.boxes import set_box_title
from brief_composer.session.edits.parts import Edit
from brief_composer.session.edits.recommendations import set_title
from brief_composer.ui.editor.extents import Spot, cut, units

_ALIKE = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "“": '"', "”": '"'})
CHIP = "\ufffc"


class Match(NamedTuple):
    """A place that matches. `part` is "title", "text" or "quote"; `id` a block or evidence."""

    id: str
    part: str
    start: Spot
    end: Spot


class Replaced(NamedTuple):
    """The edit that replaces, how many places it changes (`done`) and leaves (`left`)."""

    edit: Edit
    done: int
    left: int


def find(brief: Brief, wanted: str) -> list[Match]:
    """Every place in the brief, in the order of the page."""
    needle = _folded(wanted)[0]
    if not needle.strip():
        return []
    return [match for block in brief.blocks() for match in _in_block(block, needle)]


def replace_all(brief: Brief, wanted: str, new: str) -> Replaced:
    """Replace in titles and texts; quotes are left as they are."""
    matches = find(brief, wanted)
    left = sum(match.part == "quote" for match in matches)
    by_block: dict[str, list[Match]] = {}
    for match in matches:
        if match.part != "quote":
            by_block.setdefault(match.id, []).append(match)

    def edit(now: Brief) -> Brief:
        for id, found in by_block.items():
            now = replacement(BlockId(id), found, new)(now)
        return now

    return Replaced(edit, len(matches) - left, left)


def replacement(id: BlockId, matches: list[Match], new: str) -> Edit:
    """The edit that replaces some places of one block."""

    def edit(brief: Brief) -> Brief:
        block = brief.block(id)
        if block is None:
            return brief
        titles = [match for match in matches if match.part == "title"]
        texts = [match for match in matches if match.part == "text"]
        if titles and isinstance(block, RecommendationBlock | BoxBlock):
            whole: tuple[Inline, ...] = (Run(block.title),)
            for match in reversed(titles):
                whole = _put(whole, match, new)
            named = "".join(r.text for r in whole if isinstance(r, Run))
            rename = set_box_title if isinstance(block, BoxBlock) else set_title
            brief = rename(id, named)(brief)
        prose = list(block.prose)
        for match in reversed(texts):
            at = match.start.paragraph
            prose[at] = structs.replace(prose[at], inlines=_put(prose[at].inlines, match, new))
        return text.set_prose(id, tuple(prose))(brief) if texts else brief

    return edit


def _put(inlines: tuple[Inline, ...], match: Match, new: str) -> tuple[Inline, ...]:
    """Inlines with one place replaced, in the look of its first character."""
    old = cut(inlines, match.start.offset, match.end.offset)
    look = next((i for i in old if isinstance(i, Run)), Run(""))
    put = (structs.replace(look, text=new),)
    before = cut(inlines, 0, match.start.offset)
    return joined((*before, *put, *cut(inlines, match.end.offset, 1 << 30)))


def _in_block(block: Block, needle: str) -> Iterator[Match]:
    if isinstance(block, RecommendationBlock | BoxBlock):
        yield from _in_text(block.id, "title", 0, block.title, needle)
    if isinstance(block, PullQuoteBlock) and block.quote:
        yield from _in_text(block.id, "quote", 0, block.text, needle)
    yield from _in_prose(block.id, block.prose, needle)
    if isinstance(block, RecommendationBlock):
        for each in block.evidence:
            yield from _in_text(each.id, "quote", 0, each.text, needle)


def _in_prose(id: str, prose: Prose, needle: str) -> Iterator[Match]:
    for index, part in enumerate(prose):
        yield from _in_text(id, "text", index, _characters(part), needle)


def _characters(part: Paragraph) -> str:
    return "".join(i.text if isinstance(i, Run) else CHIP for i in part.inlines)


def _in_text(id: str, part: str, index: int, text_: str, needle: str) -> Iterator[Match]:
    folded, places = _folded(text_)
    at = folded.find(needle)
    while at >= 0:
        start, end = places[at], places[at + len(needle)]
        offset: Callable[[int], int] = lambda n: units(text_[:n])  # noqa: E731
        yield Match(id, part, Spot(index, offset(start)), Spot(index, offset(end)))
        at = folded.find(needle, at + max(1, len(needle)))


def _folded(text_: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each character left, where it stood."""
    out: list[str] = []
    places: list[int] = []
    for index, char in enumerate(text_):
        plain = unicodedata.normalize("NFKD", char.translate(_ALIKE)).casefold()
        for each in plain:
            if not unicodedata.combining(each):
                out.append(each)
                places.append(index)
    places.append(len(text_))
    return "".join(out), places
