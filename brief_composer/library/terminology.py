"""Finds the words to avoid in plain text, and what to write instead.

Belongs here: the notation of the words to find, the matcher made of them, which parts of a text are
a writer's own voice, and how other words fit in. Does not belong here: the words themselves
(`resources/terms`), what a finding says.

In the notation "child soldier(s)" stands for two phrases, "(milice|la milice)" too. The choices in
round brackets are made again, in order, in the words to use: "(groupe|le groupe) armé"; what has
more of them goes on with the last choice. Those in square brackets are not: "radicali[s|z]ation".
Capital letters, accents and the sign between two
words (a space, a hyphen, an apostrophe, a slash) are not looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product, repeat
from typing import TypeAlias

from msgspec import Struct

from brief_composer.library.items import Level, Term, Wording

MOST_PHRASES = 500
"""How many phrases one wording may stand for."""

HIDDEN = "\ufffc"
"""What `own_voice` puts for a character that is not the writer's own. No brief contains it."""

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\s|\s?[-‐‑/]\s?|['’]")
_IN_NAMES = re.compile(r",?\s\(?|\s?[-‐‑–/]\s?|['’]")
_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
_QUOTED = re.compile(
    r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|‹[^‹›]*›|\"[^\"\n]*\""
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^'\n]|'(?=\w))*'(?!\w)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_ARTICLE = re.compile(r"(?<!\w)(an?) $", re.IGNORECASE)
_ELIDED = re.compile(r"(?<!\w)([dD])(?:e[ \u00a0]|['’])$")
_VOWEL_SOUND = re.compile(r"(?!uni|use|eu|one)[aeiou]")
_VOWEL = re.compile(r"[aeiouyœæ]|h(?!aut|uit|onte|iérarch)")


_ACCENTS = {
    code: base
    for code in range(0xC0, 0x250)
    if (base := unicodedata.normalize("NFD", chr(code))[0]).isascii()
}


class Phrase(Struct, frozen=True):
    """One phrase to find and what to use for it."""

    words: str
    use: tuple[str, ...]


class Match(Struct, frozen=True):
    """A term found at characters `start` to `end` of a text, and words to use instead."""

    term: Term
    start: int
    end: int
    use: tuple[str, ...]


class _Entry(Struct, frozen=True):
    words: tuple[str, ...]
    term: Term | None
    use: tuple[str, ...] = ()
    exact: str = ""


_Entries: TypeAlias = Mapping[str, tuple[_Entry, ...]]


# -------------------------------------------------------------------------------------- notation


def phrases(wording: Wording) -> tuple[Phrase, ...]:
    """Every phrase a wording stands for; none at all when its notation makes no sense."""
    parts = _parts(wording.words)
    replacements = [_parts(use) for use in wording.use]
    carried = [len(options) for kind, options in parts if kind == "carried"]
    if not _sound(parts, replacements, carried):
        return ()
    found: list[Phrase] = []
    for choice in product(*(range(len(options)) for _, options in parts)):
        kept = [n for n, (kind, _) in zip(choice, parts, strict=True) if kind == "carried"]
        words = "".join(options[n] for n, (_, options) in zip(choice, parts, strict=True))
        use = tuple(_written(replacement, kept) for replacement in replacements)
        if words.strip():
            found.append(Phrase(" ".join(words.split()).replace("’ ", "’"), use))
    return tuple(found)


_Part: TypeAlias = tuple[str, tuple[str, ...]]


def _parts(text: str) -> list[_Part]:
    """Plain stretches and choices, in order. One option alone may also be left out."""
    parts: list[_Part] = []
    at = 0
    for group in _GROUP.finditer(text):
        parts.append(("plain", (text[at : group.start()],)))
        kind = "carried" if group[1] is not None else "free"
        options = tuple((group[1] if group[1] is not None else group[2]).split("|"))
        parts.append((kind, ("", *options) if len(options) == 1 else options))
        at = group.end()
    parts.append(("plain", (text[at:],)))
    return parts


def _sound(parts: list[_Part], replacements: list[list[_Part]], carried: list[int]) -> bool:
    total = 1
    for _, options in parts:
        total *= len(options)
    for use in replacements:
        wanted = [len(options) for kind, options in use if kind == "carried"]
        given = (carried + carried[-1:] * len(wanted))[: len(wanted)]
        if wanted != given or any(kind == "free" for kind, _ in use):
            return False
    plain = [o for each in (parts, *replacements) for k, os in each if k == "plain" for o in os]
    return total <= MOST_PHRASES and not any(c in "()[]|" for text in plain for c in text)


def _written(parts: list[_Part], choice: list[int]) -> str:
    left = chain(choice, repeat(choice[-1] if choice else 0))
    text = "".join(o[next(left)] if kind == "carried" else o[0] for kind, o in parts)
    return " ".join(part for part in text.split(" ") if part)


# --------------------------------------------------------------------------------------- finding


class Matcher:
    """Finds the terms of one language in text. Make it once: that takes some milliseconds."""

    __slots__ = ("_entries",)

    def __init__(self, terms: Iterable[Term], names: Iterable[str], language: str) -> None:
        """`names` are proper names: no word in them is judged. `language` is "en" or "fr"."""
        found: dict[str, dict[tuple[str, ...], _Entry]] = {}

        def add(phrase: str, entry_of: Term | None, use: tuple[str, ...], exact: bool) -> None:
            words = tuple(_WORD.findall(_folded(phrase)))
            if words:
                entry = _Entry(words, entry_of, use, phrase if exact else "")
                found.setdefault(words[0], {}).setdefault(words, entry)

        for name in names:
            add(name, None, (), False)
        for term in terms:
            unless = term.unless_fr if language == "fr" else term.unless_en
            for text in unless:
                for phrase in phrases(Wording(text, ())):
                    add(phrase.words, None, (), False)
        for term in terms:
            for wording in term.fr if language == "fr" else term.en:
                for phrase in phrases(wording):
                    add(phrase.words, term, phrase.use, wording.exact)
        self._entries: _Entries = {
            first: tuple(sorted(among.values(), key=lambda entry: -len(entry.words)))
            for first, among in found.items()
        }

    def find(self, text: str) -> Iterator[Match]:
        """The terms in a text from left to right; of several at one place the longest."""
        plain = _folded(text)
        spans = [match.span() for match in _WORD.finditer(plain)]
        folded = [plain[start:end] for start, end in spans]
        at = 0
        while at < len(spans):
            among = self._entries.get(folded[at], ())
            entry = _first(among, text, spans, folded, at) if among else None
            if entry is None:
                at += 1
                continue
            last = at + len(entry.words)
            if entry.term is not None:
                yield Match(entry.term, spans[at][0], spans[last - 1][1], entry.use)
            at = last


def _folded(text: str) -> str:
    """Small letters without accents, every one at its place."""
    small = text.lower()
    if len(small) != len(text):
        # A very few capitals become two characters.
        small = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    return small.translate(_ACCENTS)


def _first(
    among: tuple[_Entry, ...],
    text: str,
    spans: list[tuple[int, int]],
    folded: list[str],
    at: int,
) -> _Entry | None:
    """The longest entry whose words stand from word `at` on."""
    for entry in among:
        count = len(entry.words)
        if tuple(folded[at : at + count]) != entry.words:
            continue
        gaps = range(at, at + count - 1)
        between = _BETWEEN if entry.term else _IN_NAMES
        if not all(between.fullmatch(text, spans[n][1], spans[n + 1][0]) for n in gaps):
            continue
        if not entry.exact or text[spans[at][0] : spans[at + count - 1][1]] == entry.exact:
            return entry
    return None


def own_voice(text: str, titles: Iterable[str] = ()) -> str:
    """The text with everything hidden that is not the writer's own, at the same length.

    Hidden are words between quotation marks of any style, addresses, and the titles given.
    """
    for pattern in (_QUOTED, _ADDRESS):
        text = pattern.sub(lambda found: HIDDEN * len(found.group()), text)
    for title in titles:
        if title in text:
            text = text.replace(title, HIDDEN * len(title))
    return text


# --------------------------------------------------------------------------------------- fitting


class Replacement(Struct, frozen=True):
    """Words to put for the characters `start` to `end` of a text."""

    start: int
    end: int
    words: str


def fitted(text: str, start: int, end: int, words: str, language: str) -> Replacement:
    """The words as they fit in: a capital where one stood; "a" or "an", "de" or "d’" before them.

    Takes the small word before in with it where that has to change.
    """
    if _capitalised(text[start:end], text[:start]) and words[:1].islower():
        words = words[0].upper() + words[1:]
    before = text[:start]
    if language == "fr":
        found = _ELIDED.search(before)
        if found:
            small = f"{found[1]}’" if _VOWEL.match(words.lower()) else f"{found[1]}e "
            if small.strip() != found.group().strip().replace("'", "’"):
                return Replacement(found.start(), end, small + words)
    else:
        found = _ARTICLE.search(before)
        if found:
            small = found[1][0] + ("n" if _VOWEL_SOUND.match(words.lower()) else "")
            if small != found[1]:
                return Replacement(found.start(1), end, f"{small} {words}")
    return Replacement(start, end, words)


def _capitalised(old: str, before: str) -> bool:
    """Whether the old words began with a capital and stood where a sentence begins."""
    if not old[:1].isupper():
        return False
    so_far = before.rstrip(" \u00a0\u202f\"'“‘«(")
    return not so_far or so_far[-1] in ".!?:…\n•–"


def judged_by(term: Term, audience: str, language: str) -> tuple[Level, str]:
    """How firmly a term is advised against before these readers, and why, in a language."""
    level, why = term.judged(audience)
    return level, why[language]
