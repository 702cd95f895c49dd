"""From inlines to boxes: shaped words with the breaks allowed between them.

Belongs here: where a line may break and where never (French spaces, hyphens, addresses), how
words are hyphenated, what a note reference or a blank looks like. Does not belong here: choosing
the breaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from typing import Any, TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from brief_composer.doc.text import inline_text, printable
from brief_composer.doc.tree import (
    Blank,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    Strong,
    Text,
)
from brief_composer.render.theme import Colours
from brief_composer.render.writers.pdf.fonts import FaceFile, FontSet, Word
from brief_composer.render.writers.pdf.looks import Look

SOFT_HYPHEN = "\u00ad"


class Part(Struct, frozen=True):
    """One step of the path from a paragraph to a run in the structure tree. `kind` is "link",
    "note", "lang" or "back"; `serial` tells apart two parts that say the same."""

    kind: str
    value: str
    serial: int


Path: TypeAlias = tuple[Part, ...]


LIFTED, LIFT = 0.65, 0.3
"""How large superior figures are that the face has not itself, and how high, in sizes."""


class Ink:
    """How a stretch of characters is shown. Neighbours of one ink are painted as one run."""

    __slots__ = ("boxes", "colour", "face", "ground", "path", "rise", "size", "underline")

    def __init__(
        self,
        face: FaceFile,
        size: float,
        colour: str,
        path: Path = (),
        rise: float = 0,
        ground: str = "",
        underline: bool = False,
    ) -> None:
        self.face = face
        self.size = size
        self.colour = colour
        self.path = path
        self.rise = rise
        self.ground = ground
        self.underline = underline
        self.boxes: dict[tuple[str, str], Box] = {}


class Gap(IntEnum):
    """What stands between a box and the next: a space, a place where a line may break, a place
    where a hyphen would be printed, or the end of a line in any case."""

    SPACE = 0
    BREAK = 1
    HYPHEN = 2
    END = 3


class Box:
    """Shaped words that stay together, and the gap after them.

    `text` is set for one plain word, which may be hyphenated: `fine` holds its syllables once
    they were asked for, `whole` leads from a syllable back to its word. A box is never changed
    once it is put out: plain words are shared by all places they stand in.
    """

    __slots__ = (
        "fine", "gap", "lang", "notes", "parts", "space", "space_ink", "text", "whole", "width",
    )  # fmt: skip

    def __init__(self, parts: list[tuple[Ink, Word]], text: str = "", lang: str = "") -> None:
        self.parts = parts
        self.width = sum(ink.size * word.width for ink, word in parts) / 1000
        self.text = text
        self.lang = lang
        self.gap = Gap.BREAK
        self.space = 0.0
        self.space_ink: Ink | None = None
        self.notes: tuple[str, ...] = ()
        self.whole: Box | None = None
        self.fine: list[Box] | None = None


_SPACES = "\t\n\r\v\f \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
_TOKEN = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_FRENCH = (
    (re.compile(r"(?<=\S) (?=[;:!?»%€])"), "\u00a0"),
    (re.compile(r"(?<=«) (?=\S)"), "\u00a0"),
)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\w+@)\S+")
_IN_ADDRESS = re.compile(r"(?<=[^/]/)(?=[^/])|(?<=[.?&=_#-])(?=[^/])")
_IN_WORD = re.compile(
    r"(?<=[^\W\d_][-‐])(?=[^\W_]{2})|(?<=[—\u200b])(?=\w)|(?<=\w–)(?=[^\W\d])|(?<=\w{4}/)(?=\w{4})"
)
_LETTERS = re.compile(r"[^\W\d_]{6,}")

Hyphens: TypeAlias = Callable[[str, str], tuple[int, ...]]
"""Where a word of a language may be hyphenated: `hyphens("fr", "organisation")`."""


class Setting(Struct, frozen=True):
    """What setting text needs to know of its document: fonts, colours and the numbers of notes;
    and the inks made so far, which may be kept from one layout to the next."""

    fonts: FontSet
    colours: Colours
    numbers: Mapping[str, int]
    inks: dict[tuple[Any, ...], Ink]


def boxes(inlines: tuple[Inline, ...], look: Look, lang: str, setting: Setting) -> list[Box]:
    """The text as boxes, the last of which ends its line."""
    return _Reader(look, lang, setting).read(inlines)


class _State(Struct, frozen=True):
    bold: bool
    italic: bool
    colour: str
    lang: str
    path: Path = ()
    ground: str = ""
    underline: bool = False
    address: bool = False


_NO_INK: Any = None


class _Reader:
    """Reads inlines once, keeping the box under construction."""

    def __init__(self, look: Look, lang: str, setting: Setting) -> None:
        self._look = look
        self._lang = lang
        self._setting = setting
        self._out: list[Box] = []
        self._word: list[tuple[str, _State]] = []
        self._serial = 0
        self._inks: dict[tuple[object, ...], Ink] = {}
        self._last_state: _State | None = None
        self._last_ink: Ink = _NO_INK

    def read(self, inlines: tuple[Inline, ...]) -> list[Box]:
        look = self._look
        self._inlines(inlines, _State(look.bold, look.italic, look.colour, self._lang))
        self._close(Gap.END)
        return self._out

    def _inlines(self, inlines: tuple[Inline, ...], state: _State) -> None:
        colours = self._setting.colours
        for inline in inlines:
            match inline:
                case Text(text):
                    self._text(text, state)
                case Strong(inner):
                    self._inlines(inner, replace(state, bold=True))
                case Emphasis(inner):
                    # Emphasis inside italic text stands upright.
                    self._inlines(inner, replace(state, italic=not self._look.italic))
                case Link(target, inner):
                    self._inlines(inner, self._linked(target, inner, state))
                case NoteRef(note):
                    self._note(note, state)
                case LineBreak():
                    # The space parts the words for whoever hears them read.
                    self._close(Gap.SPACE, state)
                    self._close(Gap.END)
                case Foreign(lang, inner):
                    path = self._step("lang", lang, state)
                    self._inlines(inner, replace(state, lang=lang, path=path))
                case Blank(label):
                    self._text(label, replace(state, ground=colours.mark))
                case _:
                    assert_never(inline)

    def _linked(self, target: str, inner: tuple[Inline, ...], state: _State) -> _State:
        """How a link looks. A web address says itself what it is; other words are underlined."""
        path = self._step("link", target, state)
        if target.startswith("#"):
            return replace(state, path=path)
        spelled = _ADDRESS.match(inline_text(inner)) is not None
        colour = self._setting.colours.link
        return replace(state, path=path, colour=colour, underline=not spelled, address=spelled)

    def _step(self, kind: str, value: str, state: _State) -> Path:
        self._serial += 1
        return (*state.path, Part(kind, value, self._serial))

    def _text(self, text: str, state: _State) -> None:
        text = printable(text).replace(SOFT_HYPHEN, "")
        if state.lang.startswith("fr"):
            for pattern, replacement in _FRENCH:
                text = pattern.sub(replacement, text)
        ink = self._ink(state)
        tokens = _TOKEN.findall(text)
        last = len(tokens) - 1
        index = 0
        while index <= last:
            token = tokens[index]
            index += 1
            if token[0].isspace() and token[0] not in "\u00a0\u202f\u2007":
                self._close(Gap.SPACE, state)
            elif index <= last and not self._word:
                # A word with spaces at both its sides, as nearly all are.
                box = ink.boxes.get((token, state.lang))
                if box is not None:
                    self._out.append(box)
                    index += 1
                    continue
                start = len(self._out)
                self._word.append((token, state))
                self._close(Gap.SPACE, state)
                index += 1
                if len(self._out) == start + 1:
                    ink.boxes[token, state.lang] = self._out[-1]
            else:
                self._word.append((token, state))

    def _note(self, note: str, state: _State) -> None:
        number = self._setting.numbers.get(note)
        if number is None:
            return
        path = self._step("note", note, state)
        shown = str(number)
        if self._word and self._word[-1][1].path and self._word[-1][1].path[-1].kind == "note":
            # Two notes called from one place: "1, 2", not "12".
            shown = f",\u202f{number}"
        self._word.append((shown, replace(state, path=path, colour=state.colour)))

    def _close(self, gap: Gap, state: _State | None = None) -> None:
        """End the word under construction and put its boxes out."""
        made = list(self._split())
        self._word = []
        if not made:
            if gap is Gap.END and (not self._out or self._out[-1].gap is Gap.END):
                self._out.append(Box([]))
            elif gap is Gap.SPACE or not self._out:
                if self._out and self._out[-1].gap is Gap.BREAK:
                    self._space(self._own_last(), state)
                return
        else:
            self._out += made
        last = self._own_last()
        if gap is Gap.SPACE:
            self._space(last, state)
        else:
            last.gap = gap
            last.space = 0.0

    def _own_last(self) -> Box:
        """The last box, as one that may still be changed."""
        last = self._out[-1]
        if last.text and last.parts[0][0].boxes.get((last.text, last.lang)) is last:
            copy = Box(last.parts, last.text, last.lang)
            copy.gap, copy.space, copy.space_ink = last.gap, last.space, last.space_ink
            self._out[-1] = last = copy
        return last

    def _space(self, box: Box, state: _State | None) -> None:
        assert state is not None
        ink = self._ink(state)
        box.gap = Gap.SPACE
        box.space_ink = ink
        box.space = ink.face.word(" ").width * ink.size / 1000

    def _split(self) -> Iterator[Box]:
        """The boxes of the word: cut where a line may break inside it."""
        parts: list[tuple[Ink, Word]] = []
        texts: list[str] = []
        notes: list[str] = []
        langs: list[str] = []

        def flush() -> Box:
            plain = len(texts) == 1 and not notes
            box = Box(parts.copy(), texts[0] if plain else "", langs[0] if langs else "")
            box.notes = tuple(notes)
            for each in (parts, texts, notes, langs):
                each.clear()
            return box

        for text, state in self._word:
            last = state.path[-1] if state.path else None
            if last is not None and last.kind == "note":
                parts += self._raised(text, state)
                notes.append(last.value)
                continue
            for index, piece in enumerate(_pieces(text, state.address)):
                if index and parts:
                    yield flush()
                ink = self._ink(state)
                split = self._setting.fonts.split(piece, ink.face, state.bold)
                parts += [(ink if f is ink.face else self._ink(state, f), w) for f, w in split]
                texts.append(piece if len(split) == 1 else "")
                langs.append(state.lang)
        if parts:
            yield flush()

    def _raised(self, text: str, state: _State) -> Iterator[tuple[Ink, Word]]:
        """A note's number: superior figures."""
        ink = self._ink(state)
        for token in re.findall(r"\d+|\D+", text):
            high = self._ink(state, rise=LIFT)
            if token.isdigit():
                yield high if ink.face.lifts_figures else ink, ink.face.raised(token)
            else:
                yield high, high.face.word(token)

    def _ink(self, state: _State, face: FaceFile | None = None, rise: float = 0) -> Ink:
        if state is self._last_state and face is None and not rise:
            return self._last_ink
        look = self._look
        used = face or self._setting.fonts.face(look.family, state.bold, state.italic)
        size = look.size * (LIFTED if rise else 1)
        key = (
            used, size, state.colour, state.path, rise * look.size, state.ground, state.underline
        )  # fmt: skip
        # Links and notes are their paragraph's own; all other inks are shared by the document.
        store = self._inks if state.path else self._setting.inks
        ink = store.get(key)
        if ink is None:
            ink = store[key] = Ink(*key)
        if face is None and not rise:
            self._last_state, self._last_ink = state, ink
        return ink


def _pieces(text: str, address: bool) -> list[str]:
    """The word cut after hyphens, dashes and slashes; an address cut wherever it may be."""
    if len(text) < 5:
        return [text]
    pattern = _IN_ADDRESS if address or _ADDRESS.match(text) else _IN_WORD
    return [piece for piece in pattern.split(text) if piece]


def syllables(box: Box, hyphens: Hyphens) -> list[Box]:
    """A plain word as boxes parted by places for a hyphen; the box itself where it has none."""
    if box.fine is None:
        box.fine = _syllables(box, hyphens)
    return box.fine


def _syllables(box: Box, hyphens: Hyphens) -> list[Box]:
    found = _LETTERS.search(box.text)
    if not box.text or not found or len(box.parts) != 1:
        return [box]
    core = found.group()
    if not core.islower():
        # Names and abbreviations stay whole.
        return [box]
    cuts = [found.start() + at for at in hyphens(box.lang, core) if 3 <= at <= len(core) - 3]
    if not cuts:
        return [box]
    ink = box.parts[0][0]
    if ink.ground or ink.underline:
        # A blank or a linked word is read as one.
        return [box]
    out: list[Box] = []
    for start, end in zip([0, *cuts], [*cuts, len(box.text)], strict=True):
        part = Box([(ink, ink.face.word(box.text[start:end]))], box.text[start:end], box.lang)
        part.gap = Gap.HYPHEN
        part.whole = box
        out.append(part)
    last = out[-1]
    last.gap, last.space, last.space_ink = box.gap, box.space, box.space_ink
    return out


def letters(box: Box, width: float) -> list[Box]:
    """A box wider than `width` as boxes that fit, cut between letters."""
    out: list[Box] = []
    for ink, word in box.parts:
        if word.missing:
            out.append(Box([(ink, word)]))
            continue
        text = word.actual or "".join(part for _, part in word.glyphs)
        out += [Box([(ink, ink.face.word(character))]) for character in text]
    if not out:
        return [box]
    merged: list[Box] = [out[0]]
    for each in out[1:]:
        if merged[-1].width + each.width <= width:
            merged[-1] = Box(merged[-1].parts + each.parts)
        else:
            merged.append(each)
    last = merged[-1]
    last.gap, last.space, last.space_ink, last.notes = box.gap, box.space, box.space_ink, box.notes
    return merged
