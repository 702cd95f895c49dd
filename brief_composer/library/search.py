"""Finds recommendations (or anything with a title and a text) by words, as they are typed.

Belongs here: folding of accents, stems of English and French words, ranking. Does not belong
here: what is searched (`entries` of the caller's choosing), filters, screens.

A word asked for finds every word that begins with it or shares its stem: "cessez" finds
"cessez-le-feu", "militias" finds "militia", "dialoguer" finds "dialogues". All words asked for
must be found. A hit in the title counts more than one in the line, the line more than the text.
One or two letters find the words of titles that begin with them and the words of that length
anywhere: the beginnings of all other words would be nearly everything.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+")
_TITLE, _LINE, _TEXT = 16, 4, 1
_WHOLE, _BEGINNING, _STEM = 4, 3, 2
_SHORT = 2
"""Up to so many letters, only titles are looked through for words that begin with them."""
_ENDINGS = (
    "ations ation ements ement ments ment ingly edly ings ing ated ates ate ities ity ites ite "
    "istes iste isms ism ismes isme ences ence ances ance iques ique ives ive ifs if euses euse "
    "eurs eur elles elle els el ales ale als al eaux eau ees ee er ers ez ent ant ants ed es "
    "ies ied ier iers iere ieres ia ias y e s a"
)
_BY_LENGTH = tuple(sorted(_ENDINGS.split(), key=len, reverse=True))
_SHORTEST_STEM = 4


class Entry(Struct, frozen=True):
    """One thing that can be found."""

    id: str
    title: str
    line: str = ""
    text: str = ""


class Index(Struct, frozen=True):
    """Everything that can be found, ready to be asked.

    `words` are all words and stems in order; `places[k]` says which entries have `words[k]` and
    what it weighs there. `begun` are the entries by the first one or two letters of the words of
    their titles. Ties keep the order the entries were given in.
    """

    ids: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[dict[int, int], ...]
    begun: dict[str, tuple[int, ...]]


def index(entries: Iterable[Entry]) -> Index:
    """An index of entries, about 0.1 ms each; build it once."""
    ids: list[str] = []
    found: dict[str, dict[int, int]] = {}
    known: dict[str, tuple[str, ...]] = {}
    for number, entry in enumerate(entries):
        ids.append(entry.id)
        for weight, text in ((_TITLE, entry.title), (_LINE, entry.line), (_TEXT, entry.text)):
            for word in set(_WORD.findall(fold(text))):
                if word not in known:
                    known[word] = tuple({word, "~" + stem(word)})
                for key in known[word]:
                    weights = found.setdefault(key, {})
                    weights[number] = weights.get(number, 0) | weight
    words = tuple(sorted(found))
    return Index(tuple(ids), words, tuple(found[word] for word in words), _begun(found))


def search(among: Index, query: str, most: int = 50) -> tuple[str, ...]:
    """The ids that answer the words of a query, the best first; all ids for an empty query."""
    asked = _WORD.findall(fold(query))
    # The "d" of "d’abord" finds half the library; it says nothing beside a longer word.
    asked = [word for word in asked if len(word) > 1] or asked
    if not asked:
        return among.ids[:most]
    scores: dict[int, int] | None = None
    for word in asked:
        hits = _hits(among, word)
        if scores is None:
            scores = hits
        else:
            scores = {number: scores[number] + hits[number] for number in hits if number in scores}
    scores = scores or {}
    # Two sorts without a key of ours take a third of the time of one with it.
    ranked = sorted(sorted(scores), key=scores.__getitem__, reverse=True)
    return tuple(among.ids[number] for number in ranked[:most])


def _begun(found: dict[str, dict[int, int]]) -> dict[str, tuple[int, ...]]:
    """The entries with a word in the title that begins with one or two letters, by these."""
    begun: dict[str, set[int]] = {}
    for word, weights in found.items():
        if word.startswith("~"):
            continue
        titled = [number for number, weight in weights.items() if weight & _TITLE]
        for length in range(1, min(_SHORT, len(word)) + 1):
            begun.setdefault(word[:length], set()).update(titled)
    return {start: tuple(sorted(numbers)) for start, numbers in begun.items()}


def fold(text: str) -> str:
    """Small letters without accents: "Énoncé" → "enonce", "cœur" → "coeur"."""
    text = text.lower()
    if text.isascii():
        return text
    text = text.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


def stem(word: str) -> str:
    """What is left of a folded word without its English or French ending; at least 4 letters."""
    if len(word) > _SHORTEST_STEM and word.endswith("aux"):
        word = word[:-3] + "al"
    for ending in _BY_LENGTH:
        if len(word) - len(ending) >= _SHORTEST_STEM and word.endswith(ending):
            return word[: len(word) - len(ending)]
    return word


def _hits(among: Index, word: str) -> dict[int, int]:
    """The entries with the word, with words that begin with it, or with its stem."""
    words, places = among.words, among.places
    place = bisect_left(words, word)
    if len(word) <= _SHORT:
        best = dict.fromkeys(among.begun.get(word, ()), _TITLE * _BEGINNING)
        if place < len(words) and words[place] == word:
            _raise(best, places[place], _WHOLE)
        return best
    best: dict[int, int] = {}
    while place < len(words) and words[place].startswith(word):
        # A whole word counts more than the beginning of one.
        _raise(best, places[place], _WHOLE if words[place] == word else _BEGINNING)
        place += 1
    key = "~" + stem(word)
    place = bisect_left(words, key)
    if place < len(words) and words[place] == key:
        _raise(best, places[place], _STEM)
    return best


def _raise(best: dict[int, int], weights: dict[int, int], factor: int) -> None:
    if not best:
        best.update({number: weight * factor for number, weight in weights.items()})
        return
    for number, weight in weights.items():
        score = weight * factor
        if score > best.get(number, 0):
            best[number] = score
