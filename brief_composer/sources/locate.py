"""Finds a quote's words in a document and says how well they agree.

Belongs here: looking words up, telling what was left aside, the difference when they disagree.
Does not belong here: what a brief may do to the words afterwards (`model.quoting`).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import Enum, Flag

from msgspec import Struct

from brief_composer.model.quoting import APOSTROPHES, DOUBLE_MARKS, SOFT, tokens
from brief_composer.sources.canonical import Canonical, canonical


class Agreement(Enum):
    """How a quote stands in a document. EXACT: character for character. NORMALISED: the same but
    for what is left aside. NEAR: something much like it. NONE: nothing like it."""

    EXACT = "exact"
    NORMALISED = "normalised"
    NEAR = "near"
    NONE = "none"


class LeftAside(Flag):
    """What a comparison did not look at."""

    NOTHING = 0
    SPACES = 1
    QUOTE_MARKS = 2
    LIGATURES = 4
    SOFT_HYPHENS = 8
    LINE_END_HYPHENS = 16


class Difference(Struct, frozen=True):
    """Words of the document and the words the quote has in their place; "" where there are none."""

    source: str
    quote: str


class Place(Struct, frozen=True):
    """Where a quote was found: offsets in the original text, and how well it agrees."""

    agreement: Agreement
    start: int = 0
    end: int = 0
    left_aside: LeftAside = LeftAside.NOTHING
    differences: tuple[Difference, ...] = ()


_ASIDE = (
    (LeftAside.SPACES, re.compile(r"\S+")),
    (LeftAside.QUOTE_MARKS, re.compile(f"[^{re.escape(APOSTROPHES + DOUBLE_MARKS)}]+")),
    (LeftAside.LIGATURES, re.compile("[^\ufb00-\ufb06…\u0300-\u036f]+")),
    (LeftAside.SOFT_HYPHENS, re.compile(f"[^{SOFT}]+")),
)
_OUTER = APOSTROPHES + DOUBLE_MARKS + " \t\r\n\u00a0\u202f"
_CUTOFF = 80.0
_MARGIN = 60


def locate(quote: str, document: Canonical) -> Place:
    """The best place of a quote's words in a document; NONE for an empty quote.

    Under 1 ms for a document of 20 pages; a quote that is not there takes longer.
    """
    wanted = canonical(quote.strip())
    if not wanted.text:
        return Place(Agreement.NONE)
    place = _same(wanted, document)
    if place is None and (
        bare := quote.strip().strip(APOSTROPHES + DOUBLE_MARKS + " \u00a0\u202f")
    ):
        place = _same(canonical(bare), document)
        if place is not None and place.agreement in (Agreement.EXACT, Agreement.NORMALISED):
            aside = place.left_aside | LeftAside.QUOTE_MARKS
            place = Place(Agreement.NORMALISED, place.start, place.end, aside)
    return place or _near(wanted, document)


def contains(words: str, document: Canonical) -> bool:
    """Whether the words stand in the document, leaving aside what is always left aside."""
    return locate_exactly(words, document) is not None


def locate_exactly(words: str, document: Canonical) -> Place | None:
    """The place the words stand at, or None when only something like them does."""
    place = _same(canonical(words.strip()), document)
    return place if place and place.agreement is not Agreement.NEAR else None


def paragraph_start(document: Canonical, offset: int, words: int = 7) -> str:
    """The first words of the paragraph that holds an offset of the original.

    A paragraph begins after an empty line, or after a line that ends a sentence.
    """
    original = document.original
    start = 0
    for match in _PARAGRAPH.finditer(original, 0, max(0, offset)):
        start = match.end()
    return " ".join(original[start : start + 60 * words].split()[:words])


_PARAGRAPH = re.compile(r"(?:[.!?:…][\"'”’»)\]\d]*[ \t]*\n|\n[ \t]*\n)\s*")


def _same(wanted: Canonical, document: Canonical) -> Place | None:
    """A place with the same words. NEAR when no place has the same hyphens too."""
    if not wanted.text:
        return None
    hyphens, loose = wanted.hyphens_in(0, len(wanted.text))
    best: Place | None = None
    start = document.text.find(wanted.text)
    while start >= 0:
        end = start + len(wanted.text)
        if document.is_whole(start, end):
            theirs, line_ends = document.hyphens_in(start, end)
            if (hyphens ^ theirs) <= (loose | line_ends):
                return _agreeing(wanted, document, start, end, bool(loose | line_ends))
            best = best or _differing(wanted, document, start, end)
        start = document.text.find(wanted.text, start + 1)
    return best


def _agreeing(
    wanted: Canonical, document: Canonical, start: int, end: int, line_ends: bool
) -> Place:
    first, last = document.span(start, end)
    there = document.original[first:last]
    if there == wanted.original:
        return Place(Agreement.EXACT, first, last)
    aside = LeftAside.LINE_END_HYPHENS if line_ends else LeftAside.NOTHING
    for kind, rest in _ASIDE:
        if rest.sub("\0", there) != rest.sub("\0", wanted.original):
            aside |= kind
    return Place(Agreement.NORMALISED, first, last, aside)


def _differing(wanted: Canonical, document: Canonical, start: int, end: int) -> Place:
    first, last = document.span(start, end)
    found = _differences(document.original[first:last], wanted.original)
    return Place(Agreement.NEAR, first, last, LeftAside.NOTHING, found)


def _near(wanted: Canonical, document: Canonical) -> Place:
    # Most quotes are found word for word; what compares loosely is loaded when one is not.
    from rapidfuzz.fuzz import partial_ratio_alignment

    if not document.text:
        return Place(Agreement.NONE)
    found = partial_ratio_alignment(wanted.text, document.text, score_cutoff=_CUTOFF)
    if found is None or found.dest_end <= found.dest_start:
        return Place(Agreement.NONE)
    start, end = _aligned(wanted, document, found.dest_start, found.dest_end)
    return _differing(wanted, document, start, end)


def _aligned(wanted: Canonical, document: Canonical, start: int, end: int) -> tuple[int, int]:
    """The words of the document that answer to the quote's, first to last, near a rough place."""
    start, end = max(0, start - _MARGIN), min(len(document.text), end + _MARGIN)
    there, quoted = tokens(document.text[start:end]), tokens(wanted.text)
    matcher = SequenceMatcher(
        None, [token.text for token in there], [token.text for token in quoted], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return start, end
    first = max(0, blocks[0].a - blocks[0].b)
    after = len(quoted) - blocks[-1].b - blocks[-1].size
    last = min(len(there) - 1, blocks[-1].a + blocks[-1].size - 1 + after)
    return start + there[first].start, start + there[last].end


_LINE_END = re.compile(r"(?<=\w)[-‐‑\u00ad\ufffe][ \t\u00a0]*\r?\n\s*(?=\w)")


def _differences(there: str, quoted: str) -> tuple[Difference, ...]:
    """The words that differ, in order; a line-end hyphen of the document is read without."""
    read = _LINE_END.sub("", there)
    source, quote = tokens(read), tokens(quoted)
    matcher = SequenceMatcher(
        None, [token.text for token in source], [token.text for token in quote], autojunk=False
    )
    return tuple(
        Difference(
            " ".join(read[t.start : t.end] for t in source[a:b]),
            " ".join(quoted[t.start : t.end] for t in quote[c:d]),
        )
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
