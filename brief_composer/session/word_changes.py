"""Which words of a text were put in and which taken out.

Belongs here: two texts, word by word. Does not belong here: what the texts are part of
(`session.differences`), how marks look on a screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple, assert_never

from msgspec import Struct

from brief_composer.model.richtext import Blank, Cite, Inline, Prose, Run

NO_NAMES: Mapping[str, str] = {}

ALIKE = 0.2
"""Below this share of words in common two texts are shown one after the other: what happens to
stand in both says nothing then."""

SHORT = 3
"""Letters up to which a word between two changes is taken as part of them ("of", "the")."""


class Mark(Enum):
    """What happened to some words. LOOK: the same words in another look (bold, a list, a link) or
    with other spaces between them."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"
    LOOK = "look"


class Piece(Struct, frozen=True):
    """A stretch of text of which one thing can be said. A "\\n" in it ends a paragraph."""

    mark: Mark
    text: str


class Token(NamedTuple):
    """One word, sign or space. `key` is what it is compared by, `look` what it may change without
    being another word."""

    text: str
    key: str
    look: object = None


_TOKEN = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*|\n|[^\S\n]+|.", re.DOTALL)
_WORD = re.compile(r"[^\W_]")


def of_text(text: str) -> list[Token]:
    """The tokens of plain characters."""
    return list(_tokens(text, None))


def of_prose(prose: Prose, named: Mapping[str, str] = NO_NAMES) -> list[Token]:
    """The tokens of prose; a citation is "(source, place)", a blank "[label]".

    `named` says what to call a source.
    """
    out: list[Token] = []
    for number, part in enumerate(prose):
        how = (part.kind, part.level)
        if number:
            out.append(Token("\n", "\n", how))
        for inline in part.inlines:
            out.extend(_inline(inline, how, named))
    return out


def pieces(before: Sequence[Token], after: Sequence[Token]) -> tuple[Piece, ...]:
    """What became of the tokens: SAME, LOOK and DELETED pieces together say the text before, SAME,
    LOOK and INSERTED ones the text after (spaces of LOOK pieces are those after)."""
    changes = _grouped(before, after)
    kept = sum(_counts(before[a:b]) for same, a, b, _, _ in changes if same)
    words = max(_counts(before), _counts(after))
    if kept < ALIKE * words or (words and not kept):
        changes = [(False, 0, len(before), 0, len(after))]
    out: list[Piece] = []
    for same, a, b, c, d in changes:
        if same:
            out.extend(
                Piece(_mark(old, new), new.text)
                for old, new in zip(before[a:b], after[c:d], strict=True)
            )
        else:
            out.extend(Piece(Mark.DELETED, each.text) for each in before[a:b])
            out.extend(Piece(Mark.INSERTED, each.text) for each in after[c:d])
    return _joined(out)


def whole(tokens: Iterable[Token], mark: Mark) -> tuple[Piece, ...]:
    """All tokens under one mark."""
    return _joined([Piece(mark, each.text) for each in tokens])


def shortened(found: Sequence[Piece], around: int = 24) -> tuple[Piece, ...]:
    """The pieces with long stretches that are the same cut to `around` words beside a change."""
    out: list[Piece] = []
    for number, each in enumerate(found):
        if each.mark is not Mark.SAME:
            out.append(each)
            continue
        words = list(_TOKEN.finditer(each.text))
        first = around if number else 0
        last = around if number < len(found) - 1 else 0
        places = [at for at, word in enumerate(words) if _WORD.search(word[0])]
        if len(places) <= first + last + around:
            out.append(each)
            continue
        head = each.text[: words[places[first - 1]].end()] + " " if first else ""
        tail = " " + each.text[words[places[-last]].start() :] if last else ""
        out.append(Piece(Mark.SAME, f"{head}…{tail}"))
    return tuple(out)


# ---------------------------------------------------------------------------------------- inside

_Stretch = tuple[bool, int, int, int, int]
"""Whether it is the same on both sides, and where it stands before and after."""


def _tokens(text: str, look: object) -> Iterable[Token]:
    for found in _TOKEN.finditer(text):
        word = found[0]
        yield Token(word, " " if word.isspace() and word != "\n" else word, look)


def _inline(inline: Inline, how: object, named: Mapping[str, str]) -> Iterable[Token]:
    match inline:
        case Run():
            # A line break within a paragraph is no end of one.
            look = (how, inline.bold, inline.italic, inline.link)
            return _tokens(inline.text.replace("\n", " "), look)
        case Cite():
            place = f", {inline.locator}" if inline.locator else ""
            shown = f"({named.get(inline.source, inline.source)}{place})"
            return (Token(shown, f"@{inline.source}{place}", how),)
        case Blank():
            return (Token(f"[{inline.label}]", f"{{{inline.kind.value}: {inline.label}", how),)
        case _:
            assert_never(inline)


def _grouped(before: Sequence[Token], after: Sequence[Token]) -> list[_Stretch]:
    """The stretches in order, same and changed in turn, without crumbs between two changes."""
    # Imported here: only who compares needs it, not whoever starts the program.
    from rapidfuzz.distance import Indel

    out: list[_Stretch] = []
    codes = Indel.opcodes([t.key for t in before], [t.key for t in after])
    for code in codes:
        here = (
            code.tag == "equal",
            code.src_start,
            code.src_end,
            code.dest_start,
            code.dest_end,
        )
        if out and out[-1][0] == here[0]:
            out[-1] = (here[0], out[-1][1], here[2], out[-1][3], here[4])
        else:
            out.append(here)
    return _without_crumbs(out, before)


def _without_crumbs(stretches: list[_Stretch], before: Sequence[Token]) -> list[_Stretch]:
    out: list[_Stretch] = []
    for number, each in enumerate(stretches):
        same, a, b, _, _ = each
        inner = 0 < number < len(stretches) - 1
        if same and inner and _is_crumb(before[a:b]):
            each = (False, *each[1:])
        if out and not out[-1][0] and not each[0]:
            out[-1] = (False, out[-1][1], each[2], out[-1][3], each[4])
        else:
            out.append(each)
    return out


def _is_crumb(tokens: Sequence[Token]) -> bool:
    """Whether a stretch says too little to be read between two changes."""
    words = [each.text for each in tokens if _WORD.search(each.text)]
    if any(each.key == "\n" for each in tokens):
        return False
    return len(words) < 2 and all(len(word) <= SHORT for word in words)


def _counts(tokens: Iterable[Token]) -> int:
    return sum(1 for each in tokens if _WORD.search(each.text))


def _mark(old: Token, new: Token) -> Mark:
    return Mark.SAME if old.text == new.text and old.look == new.look else Mark.LOOK


def _joined(parts: Iterable[Piece]) -> tuple[Piece, ...]:
    out: list[tuple[Mark, list[str]]] = []
    for each in parts:
        if out and out[-1][0] is each.mark:
            out[-1][1].append(each.text)
        else:
            out.append((each.mark, [each.text]))
    return tuple(Piece(mark, "".join(texts)) for mark, texts in out)
