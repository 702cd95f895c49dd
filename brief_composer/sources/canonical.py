"""A document's text in the form quotes are looked for in, with a way back to the original.

Belongs here: what is left aside when words are compared, and the map of offsets. Does not belong
here: the comparison itself (`sources.locate`), reading files.

Left aside are ligatures, unseen characters, the style of quote marks, and spaces except between
two words. A hyphen inside a word is taken out and its place remembered, because a hyphen at the
end of a line may belong to the word ("non-\\nstate") or to the line ("Govern-\\nment"): nobody can
tell, so `locate` accepts both there, and demands the same hyphens everywhere else. The original
is never repaired.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from msgspec import Struct

from brief_composer.model.quoting import APOSTROPHES, DOUBLE_MARKS, HYPHENS, SOFT, fold

_LETTER = rf"\w\u0300-\u036f{SOFT}"
_LIGATURES = "\ufb00-\ufb06"
_SPECIAL = re.compile(
    rf"(?P<hyphen>(?<=[{_LETTER}])(?:[{re.escape(HYPHENS)}]\s*(?=\w)|[\u00ad\ufffe]\s+(?=\w)|\ufffe))"
    r"|(?P<dots>\.\s?\.\s?\.)"
    r"|(?P<accent>[^\W\d_][\u0300-\u036f]+)"
    rf"|(?P<fold>[{re.escape(APOSTROPHES[1:] + DOUBLE_MARKS)}‐‑{_LIGATURES}{SOFT}])"
    rf"|(?P<space>(?<![{_LETTER}])\s++|\s++(?![{_LETTER}])|\s\s++|[^\S ])"
)


class Canonical(Struct, frozen=True):
    """An original and its canonical text.

    `hyphens` are the places in `text` a hyphen inside a word was taken from, `line_ends` those
    where it stood at the end of a line. The arrays are the map back: segment k of `text` begins at
    `starts[k]` and stands for `original[origins[k]:ends[k]]`.
    """

    original: str
    text: str
    hyphens: tuple[int, ...]
    line_ends: tuple[int, ...]
    starts: array[int]
    origins: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of `text[start:end]`; `start` < `end`."""
        return self._back(start)[0], self._back(end - 1)[1]

    def words(self, start: int, end: int) -> str:
        """The original's own characters for `text[start:end]`, on one line."""
        first, last = self.span(start, end)
        return " ".join(self.original[first:last].split())

    def is_whole(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` begins and ends where a word does."""
        text = self.text
        opens = start == 0 or not (_inside(text[start - 1]) and _inside(text[start]))
        closes = end == len(text) or not (_inside(text[end - 1]) and _inside(text[end]))
        return opens and closes

    def hyphens_in(self, start: int, end: int) -> tuple[set[int], set[int]]:
        """The hyphens and the line ends strictly inside `text[start:end]`, counted from `start`."""
        return _within(self.hyphens, start, end), _within(self.line_ends, start, end)

    def _back(self, place: int) -> tuple[int, int]:
        """The original's offsets of one character."""
        segment = bisect_right(self.starts, place) - 1
        origin, end = self.origins[segment], self.ends[segment]
        following = segment + 1
        length = (
            self.starts[following] if following < len(self.starts) else len(self.text)
        ) - self.starts[segment]
        if length == end - origin:
            exact = origin + place - self.starts[segment]
            return exact, exact + 1
        return origin, end


def canonical(original: str) -> Canonical:
    """The canonical form of a text; about 0.2 ms for a page."""
    build = _Build()
    last = 0
    for match in _SPECIAL.finditer(original):
        start, end = match.span()
        if start > last:
            build.add(original[last:start], last, start)
        build.special(match)
        last = end
    if last < len(original):
        build.add(original[last:], last, len(original))
    return Canonical(
        original,
        "".join(build.parts),
        tuple(build.hyphens),
        tuple(build.line_ends),
        build.starts,
        build.origins,
        build.ends,
    )


class _Build:
    """The pieces of a canonical text while it is made."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.hyphens: list[int] = []
        self.line_ends: list[int] = []
        self.starts, self.origins, self.ends = array("l"), array("l"), array("l")

    def add(self, text: str, start: int, end: int) -> None:
        self.starts.append(self.length)
        self.origins.append(start)
        self.ends.append(end)
        self.parts.append(text)
        self.length += len(text)

    def special(self, match: re.Match[str]) -> None:
        start, end = match.span()
        found = match.group()
        kind = match.lastgroup
        if kind == "hyphen":
            # A soft hyphen was put there by whoever laid out the lines, as the end of a line was.
            at_line_end = "\n" in found or found[0] in SOFT
            (self.line_ends if at_line_end else self.hyphens).append(self.length)
        elif kind == "dots":
            self.add("…", start, end)
        elif kind == "space":
            between = start > 0 and end < len(match.string)
            if between and _lettered(match.string[start - 1]) and _lettered(match.string[end]):
                self.add(" ", start, end)
        elif folded := fold(found):
            self.add(folded, start, end)


def _lettered(character: str) -> bool:
    return _inside(character) or character in SOFT or "\u0300" <= character <= "\u036f"


def _inside(character: str) -> bool:
    return character.isalnum() or character == "_"


def _within(places: tuple[int, ...], start: int, end: int) -> set[int]:
    first, last = bisect_right(places, start), bisect_left(places, end)
    return {place - start for place in places[first:last]}
