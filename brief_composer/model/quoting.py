"""What may be done to a quote's words, and whether a printed text kept to it.

Belongs here: the fingerprint of a quote's words, and the comparison of the words with what a brief
prints. Does not belong here: looking for words in a document (`sources.locate`).

Stated marks are an omission "[…]", an insertion "[and]", "[sic]" and a first letter "[I]t". Two
changes need no mark: the case of the very first letter and the final full stop, comma, colon or
semicolon. Ligatures, soft hyphens, spaces and the style of quote marks are not looked at. Anything
else, a dash or a dropped word too, alters the quote.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from difflib import SequenceMatcher
from enum import Enum, Flag

from msgspec import Struct

SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"
"""Characters nobody sees: soft hyphens, the sign PDF readers put for one, zero-width ones."""

APOSTROPHES = "'\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"
DOUBLE_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2039\u203a'
HYPHENS = "-\u2010\u2011"

_FOLD = str.maketrans(
    dict.fromkeys(SOFT, "")
    | dict.fromkeys(APOSTROPHES + DOUBLE_MARKS, "'")
    | dict.fromkeys(HYPHENS, "-")
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
)
_LETTER = rf"[\w\u0300-\u036f{SOFT}]"
_LINK = f"[{re.escape(APOSTROPHES + HYPHENS)}]"
_DOTS = r"(?:…|\.\s?\.\s?\.)"
_TOKEN = re.compile(
    rf"(?P<omission>\[\s*{_DOTS}\s*\])"
    r"|(?P<sic>\[\s*[sS]ic\s*\])"
    rf"|(?P<first>\[[^\W\d_]\](?:{_LETTER}|{_LINK}(?={_LETTER}))+)"
    r"|(?P<insertion>\[[^\[\]]*\])"
    rf"|(?P<word>{_LETTER}+(?:{_LINK}{_LETTER}+)*)"
    rf"|(?P<dots>{_DOTS})"
    r"|(?P<sign>\S)"
)
_END = frozenset(".,;:")
_CONTEXT = 3
_LONGEST = 12
_WINDOW = 80
_READ = frozenset({"word", "first", "omission", "insertion", "sic", "dots"})


class Verdict(Enum):
    """What a printed text is to the words it quotes."""

    MATCHES = "matches"
    SHORTENED = "shortened"
    ALTERED = "altered"


class Mark(Flag):
    """What was done to the words on the way to the page; all of it is allowed."""

    NONE = 0
    END_PUNCTUATION = 1
    FIRST_LETTER = 2
    SIC = 4
    INSERTION = 8
    OMISSION = 16


class Comparison(Struct, frozen=True):
    """The verdict, the marks it rests on and, when ALTERED, the first words that differ.

    `source_says` and `brief_says` carry up to three words of context on each side.
    """

    verdict: Verdict
    marks: Mark = Mark.NONE
    source_says: str = ""
    brief_says: str = ""


class Token(Struct, frozen=True):
    """One word, sign or mark: its kind, its folded characters and its place in the text."""

    kind: str
    text: str
    start: int
    end: int

    def same(self, other: Token) -> bool:
        """Whether both are the same word, sign or mark."""
        return self.text == other.text and self.kind == other.kind


def digest(text: str) -> str:
    """The fingerprint of some words: the SHA-256 of their UTF-8 characters, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fold(text: str) -> str:
    """The text without what is not looked at: ligatures, unseen characters, styles of quote mark.

    Spaces stay as they are. Letters with a separate accent become one character.
    """
    return text if text.isascii() and '"' not in text and "`" not in text else _folded(text)


def tokens(text: str) -> tuple[Token, ...]:
    """The words, signs and marks of a text in order, with their places in it."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        folded = "…" if kind == "dots" else " ".join(fold(match.group()).split())
        if folded:
            found.append(Token(kind, folded, match.start(), match.end()))
    return tuple(found)


def compare(words: str, printed: str) -> Comparison:
    """Whether `printed` is `words` but for the stated marks."""
    if words == printed:
        return Comparison(Verdict.MATCHES)
    return _Walk(words, printed).result()


class _Walk:
    """Reads the printed tokens one by one, keeping every place of the source they may stand at.

    Several places are possible after an omission, and a bracket may be the source's own; each
    place keeps the least that had to be done to get there.
    """

    def __init__(self, words: str, printed: str) -> None:
        self._words, self._printed = words, printed
        self._source, ended = _without_end(tokens(words))
        self._shown, shown_ended = _without_end(tokens(printed))
        self._end_mark = Mark.NONE if ended == shown_ended else Mark.END_PUNCTUATION
        kinds = ("word", "first")
        self._first = next((i for i, t in enumerate(self._shown) if t.kind in kinds), -1)

    def result(self) -> Comparison:
        places: dict[int, Mark] = {0: Mark.NONE}
        for index, token in enumerate(self._shown):
            following = self._step(index, token, places)
            if not following:
                return self._altered(index, places)
            places = following
        marks = places.get(len(self._source))
        if marks is None or self._first < 0 < len(self._source):
            return self._altered(len(self._shown), places)
        verdict = Verdict.SHORTENED if Mark.OMISSION in marks else Verdict.MATCHES
        return Comparison(verdict, marks | self._end_mark)

    def _step(self, index: int, token: Token, places: dict[int, Mark]) -> dict[int, Mark]:
        """The places after one more printed token."""
        after: dict[int, Mark] = {}

        def reach(place: int, marks: Mark) -> None:
            if place not in after or marks.value < after[place].value:
                after[place] = marks

        for place, marks in places.items():
            here = self._source[place] if place < len(self._source) else None
            if here is not None and here.same(token):
                reach(place + 1, marks)
            elif here is not None and self._same_but_first_letter(index, token, here):
                reach(place + 1, marks | Mark.FIRST_LETTER)
            if token.kind == "insertion":
                reach(place, marks | Mark.INSERTION)
            elif token.kind == "sic":
                reach(place, marks | Mark.SIC)
        if token.kind == "omission":
            cheapest = min(places.values(), key=lambda marks: marks.value) | Mark.OMISSION
            for place in range(min(places), len(self._source) + 1):
                reach(place, cheapest)
        return after

    def _same_but_first_letter(self, index: int, token: Token, here: Token) -> bool:
        if here.kind != "word":
            return False
        if token.kind == "first":
            shown = token.text[1] + token.text[3:]
        elif token.kind == "word" and index == self._first:
            shown = token.text
        else:
            return False
        same_rest = shown[1:] == here.text[1:]
        return same_rest and shown[:1].casefold() == here.text[:1].casefold()

    def _altered(self, index: int, places: dict[int, Mark]) -> Comparison:
        """The first difference, from the printed token at `index` on."""
        start = min(places)
        shown = self._shown[index : index + _WINDOW]
        if len(places) > 1 and shown:
            start = self._likeliest(start, shown)
        source = self._source[start : start + _WINDOW]
        shown_gone, source_gone = _first_difference(source, shown)
        return Comparison(
            Verdict.ALTERED,
            Mark.NONE,
            _around(self._words, self._source, start, start + source_gone),
            _around(self._printed, self._shown, index, index + shown_gone),
        )

    def _likeliest(self, start: int, shown: tuple[Token, ...]) -> int:
        """The place of the source, from `start` on, the printed tokens look taken from."""
        rest = [token.text for token in self._source[start:]]
        here = [token.text for token in shown]
        match = SequenceMatcher(None, rest, here, autojunk=False).find_longest_match()
        return max(start, start + match.a - match.b) if match.size else start


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_FOLD))


def _without_end(found: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """The tokens without the final punctuation, and that punctuation; closing marks stay."""
    last = len(found)
    while last and found[last - 1].kind == "sign" and found[last - 1].text in _END | {"'"}:
        last -= 1
    tail = found[last:]
    body = found[:last] + tuple(token for token in tail if token.text == "'")
    return body, tuple(token.text for token in tail if token.text != "'")


def _first_difference(source: tuple[Token, ...], shown: tuple[Token, ...]) -> tuple[int, int]:
    """How many printed and how many source tokens the first difference takes up."""
    matcher = SequenceMatcher(
        None, [token.text for token in source], [token.text for token in shown], autojunk=False
    )
    for tag, _, source_end, _, shown_end in matcher.get_opcodes():
        if tag != "equal":
            return shown_end, source_end
    return len(shown), len(source)


def _around(text: str, found: tuple[Token, ...], start: int, end: int) -> str:
    """The characters of some tokens with a few words on either side, on one line."""
    if not found:
        return ""
    first = min(start, len(found) - 1)
    last = max(first, min(end, start + _LONGEST, len(found)) - 1)
    read = [index for index, token in enumerate(found) if token.kind in _READ]
    before = [index for index in read if index < first][-_CONTEXT:]
    after = [index for index in read if index > last][:_CONTEXT]
    first, last = (before or [first])[0], (after or [last])[-1]
    return " ".join(text[found[first].start : found[last].end].split())
