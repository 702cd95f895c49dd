"""Choosing line breaks, and lines ready to be painted.

Breaks are chosen for the paragraph as a whole (after Knuth and Plass): first between words, and
only where that would leave gaps with hyphens too. The same search evens out a ragged edge and the
lines of a heading; what differs is what a short line costs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from math import inf

from brief_composer.render.writers.pdf.fonts import Word
from brief_composer.render.writers.pdf.looks import Look
from brief_composer.render.writers.pdf.runs import Box, Gap, Hyphens, Ink, letters, syllables
from brief_composer.render.writers.pdf.spelling import number

_STRETCH = 0.5
_SHRINK = 0.28
"""How much a space may grow and shrink, as a part of itself."""

_LOOSE = 1.6
"""Lines stretched further than this many times `_STRETCH` ask for hyphens."""


class Run:
    """A stretch of a line in one ink: where it starts, how wide it is, the operands of TJ."""

    __slots__ = ("actual", "ink", "shown", "width", "words", "x")

    def __init__(self, ink: Ink, x: float) -> None:
        self.ink = ink
        self.x = x
        self.width = 0.0
        self.shown = bytearray()
        self.words: list[Word] = []
        self.actual = ""


class Line:
    """A line: its runs from left to right, its width, and the notes called from it."""

    __slots__ = ("notes", "runs", "width")

    def __init__(self, runs: list[Run], width: float, notes: tuple[str, ...]) -> None:
        self.runs = runs
        self.width = width
        self.notes = notes


def set_lines(content: list[Box], look: Look, width: float, hyphens: Hyphens) -> list[Line]:
    """The boxes as lines no wider than `width`."""
    out: list[Line] = []
    start = 0
    for end, box in enumerate(content, 1):
        if box.gap is Gap.END:
            out += _section(content[start:end], look, width, hyphens)
            start = end
    return out


def _section(content: list[Box], look: Look, width: float, hyphens: Hyphens) -> list[Line]:
    if any(box.width > width for box in content):
        content = [
            part
            for box in content
            for part in (_fitting(box, width, hyphens) if box.width > width else (box,))
        ]
    total = sum(box.width + box.space for box in content) - content[-1].space
    if total <= width:
        return [_line(content, width, justify=False)]
    breaks = _breaks(content, look, width, 1 if look.hyphenate else 8)
    if not breaks:
        fine = [part for box in content for part in syllables(box, hyphens)]
        breaks = _breaks(fine, look, width, 1)
        content = fine
        if not breaks:
            breaks = _breaks(fine, look, width, 8) or _greedy(fine, width)
    out: list[Line] = []
    start = 0
    for end in breaks:
        out.append(_line(content[start:end], width, look.justify and end < len(content)))
        start = end
    return out


def _fitting(box: Box, width: float, hyphens: Hyphens) -> list[Box]:
    """A box wider than the line as boxes that fit: at its hyphens if that is enough."""
    parts = syllables(box, hyphens)
    if all(part.width + _hyphen_width(part) <= width for part in parts):
        return parts
    return letters(box, width)


def _breaks(content: list[Box], look: Look, width: float, patience: float) -> list[int]:
    """Where lines end (index after their last box), or [] when some line would be too loose.

    `patience` multiplies the looseness that is allowed.
    """
    count = len(content)
    spaces = [box.space for box in content]
    natural = [0.0, *accumulate(box.width + box.space for box in content)]
    stretchy = [0.0, *accumulate(spaces)]
    broken = [box.gap is Gap.HYPHEN for box in content]
    hyphen = [
        _hyphen_width(box) if each else 0.0 for box, each in zip(content, broken, strict=True)
    ]
    cost, came, hyphened = [inf] * (count + 1), [-1] * (count + 1), [False] * (count + 1)
    cost[0] = 0.0
    loosest = _LOOSE * patience
    price = 4000 if look.justify else 20_000
    least = width * (0.8 if patience == 1 else 0.3)
    for start in range(count):
        so_far = cost[start]
        if so_far == inf:
            continue
        left, stretch_left = natural[start], stretchy[start]
        # The last line of a paragraph may be as short as it likes.
        first = min(max(bisect_left(natural, left + least) - 1, start), count - 1)
        last = bisect_right(natural, left + width * 1.12 + 3)
        for end in range(first, min(last, count)):
            line = natural[end + 1] - spaces[end] - left + hyphen[end]
            slack = width - line
            room = stretchy[end] - stretch_left
            final = end == count - 1
            if slack < -1e-6:
                if not look.justify or -slack > room * _SHRINK:
                    break
                ratio = -slack / (room * _SHRINK)
            elif look.justify:
                ratio = slack / (room * _STRETCH) if room else (99.0 if slack > 1 else 0.0)
            else:
                ratio = slack / (width * 0.09)
            if final and slack >= 0:
                ratio = ratio if look.balance else (0.8 if line < width * 0.1 else 0.0)
            elif ratio > loosest and not (look.balance and patience > 1):
                continue
            bad = 1 + 100 * ratio**3 if look.justify else 1 + 30 * ratio**2
            total = so_far + bad * bad
            if broken[end]:
                total += price * 4 if hyphened[start] else price
            if total < cost[end + 1]:
                cost[end + 1] = total
                came[end + 1] = start
                hyphened[end + 1] = broken[end]
    out: list[int] = []
    at = count
    while at > 0:
        if came[at] < 0:
            return []
        out.append(at)
        at = came[at]
    return out[::-1]


def _greedy(content: list[Box], width: float) -> list[int]:
    """First fit, for what no better search can set."""
    out: list[int] = []
    used = 0.0
    for index, box in enumerate(content):
        if used and used + box.width > width:
            out.append(index)
            used = 0.0
        used += box.width + box.space
    return [*out, len(content)]


def _hyphen_width(box: Box) -> float:
    ink = box.parts[-1][0]
    return ink.face.word("-").width * ink.size / 1000


def _line(content: list[Box], width: float, justify: bool) -> Line:
    """The boxes as one line; spaces grow or shrink to fill it when it is to be justified."""
    last = content[-1]
    hyphen = last.gap is Gap.HYPHEN
    line = sum(box.width + box.space for box in content) - last.space
    line += _hyphen_width(last) if hyphen else 0.0
    extra = 1.0
    if justify:
        room = sum(box.space for box in content) - last.space
        if room > 0:
            extra = 1 + (width - line) / room
            line = width
    notes = tuple(note for box in content for note in box.notes)
    content = _mended(content)
    plain = None if hyphen else _plain_run(content, extra)
    if plain is not None:
        return Line([plain], line, notes)
    maker = _Maker(extra)
    final = len(content) - 1
    for index, box in enumerate(content):
        maker.words(box.parts)
        if box.space_ink is not None:
            maker.space(box, index == final)
    if hyphen:
        maker.hyphen(last.parts[-1][0])
    return Line(maker.runs, line, notes)


def _mended(content: list[Box]) -> list[Box]:
    """The boxes with the syllables of words that were not broken here put together again, which
    brings back the kerning between them."""
    if all(box.whole is None for box in content):
        return content
    out: list[Box] = []
    pieces: list[Box] = []
    for index, box in enumerate(content):
        pieces.append(box)
        if box.whole is not None and box.gap is Gap.HYPHEN and index + 1 < len(content):
            continue
        whole = box.whole
        if whole is not None and len(pieces) > 1:
            text = "".join(piece.text for piece in pieces)
            ink = whole.parts[0][0]
            joined = Box(whole.parts if text == whole.text else [(ink, ink.face.word(text))])
            joined.space, joined.space_ink = box.space, box.space_ink
            box = joined
        out.append(box)
        pieces = []
    return out


def _plain_run(content: list[Box], extra: float) -> Run | None:
    """The one run of a line that is all in one ink, as most are; None for any other."""
    if not content[0].parts:
        return None
    ink = content[0].parts[0][0]
    last = content[-1]
    for box in content:
        if len(box.parts) != 1 or box.parts[0][0] is not ink or box.parts[0][1].actual:
            return None
        if box.space_ink is not ink and (box is not last or box.space_ink is not None):
            return None
    space = ink.face.word(" ")
    gap = space.shown
    advance = space.width * ink.size / 1000 * extra
    shift = space.width - advance * 1000 / ink.size
    if abs(shift) > 0.05:
        gap += number(round(shift, 1))
    words = [box.parts[0][1] for box in content]
    run = Run(ink, 0.0)
    run.shown = bytearray(gap.join([word.shown for word in words]))
    run.words = [each for word in words for each in (word, space)]
    if last.space_ink is not None:
        run.shown += space.shown
    else:
        run.words.pop()
    width = sum([word.width for word in words]) * ink.size / 1000
    run.width = width + advance * (len(content) - 1)
    return run


class _Maker:
    """Joins words and spaces of one ink into runs."""

    def __init__(self, extra: float) -> None:
        self.runs: list[Run] = []
        self._extra = extra
        self._x = 0.0

    def words(self, parts: list[tuple[Ink, Word]]) -> None:
        for ink, word in parts:
            run = self._run(ink, word.actual)
            run.shown += word.shown
            run.words.append(word)
            advance = word.width * ink.size / 1000
            run.width += advance
            self._x += advance

    def space(self, box: Box, final: bool) -> None:
        """The space after a box. At a line's end it is there for readers, without width."""
        ink = box.space_ink
        if ink is None:
            return
        word = ink.face.word(" ")
        run = self._run(ink, "")
        run.shown += word.shown
        run.words.append(word)
        if final:
            return
        advance = box.space * self._extra
        shift = word.width - advance * 1000 / ink.size
        if abs(shift) > 0.05:
            run.shown += number(round(shift, 1))
        run.width += advance
        self._x += advance

    def hyphen(self, ink: Ink) -> None:
        """The hyphen of a broken word, which readers are told is not one of its letters."""
        self.words([(ink, _soft(ink))])

    def _run(self, ink: Ink, actual: str) -> Run:
        last = self.runs[-1] if self.runs else None
        if last is not None and last.ink is ink and not actual and not last.actual:
            return last
        run = Run(ink, self._x)
        run.actual = actual
        self.runs.append(run)
        return run


def _soft(ink: Ink) -> Word:
    plain = ink.face.word("-")
    return Word(plain.shown, plain.width, plain.glyphs, "\u00ad")
