"""The catalogue of every word the program says, by key and language.

Belongs here: looking a key up, filling its gaps, choosing singular or plural. Does not belong
here: the words themselves (`resources/translations/<language>/<area>.json`), or deciding what to
say. A key is "<area>.<name>"; an area is read when its first word is asked for. The rooms below
`cli` and `ui` never call this for messages; `render` asks it for the words that are printed in a
brief, in the language of the brief.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from brief_composer import paths

LANGUAGES = ("en", "fr")

_Entry = str | dict[str, str]


class Words:
    """The words of one language. Call it with a key: `words("status.words", n=3)`."""

    __slots__ = ("_areas", "_folder", "language")

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self._folder = folder
        self._areas: dict[str, dict[str, _Entry]] = {}

    def __contains__(self, key: str) -> bool:
        area, _, name = key.partition(".")
        return name in self._area(area)

    def __call__(self, key: str, /, **params: object) -> str:
        """The words under `key`, gaps ("{n}") filled from `params`.

        An entry with a singular and a plural form (`{"one": …, "other": …}`) is chosen by `n`.
        Raises KeyError when the catalogue has no such key.
        """
        area, _, name = key.partition(".")
        entry = self._area(area).get(name)
        if entry is None:
            raise KeyError(key)
        if isinstance(entry, dict):
            entry = entry["one"] if self._is_one(params["n"]) else entry["other"]
        return entry.format(**self._shown(params)) if params else entry

    def number(self, n: int) -> str:
        """A whole number as this language writes it: 1,500 or 1 500."""
        return f"{n:,}".replace(",", "\u202f") if self.language == "fr" else f"{n:,}"

    def decimal(self, value: float) -> str:
        """A number with one place: 11.8 or 11,8."""
        return f"{value:.1f}".replace(".", "," if self.language == "fr" else ".")

    def _shown(self, params: dict[str, object]) -> dict[str, object]:
        """Whole numbers in the manner of the language; a year is passed as text."""
        return {
            name: self.number(value) if type(value) is int else value
            for name, value in params.items()
        }

    def _area(self, area: str) -> dict[str, _Entry]:
        if area not in self._areas:
            file = self._folder / f"{area}.json"
            self._areas[area] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        return self._areas[area]

    def _is_one(self, n: object) -> bool:
        count = abs(cast("float", n))
        return count < 2 if self.language == "fr" else count == 1


def base_language(tag: str) -> str:
    """The language the catalogue has for a tag: "fr-FR" → "fr", anything unknown → "en"."""
    base = tag.replace("_", "-").split("-")[0].lower()
    return base if base in LANGUAGES else "en"


def preferred(environ: Mapping[str, str]) -> str:
    """The language of whoever sits here: BRIEF_COMPOSER_LANGUAGE, else the system's."""
    names = ("BRIEF_COMPOSER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return base_language(next((environ[name] for name in names if environ.get(name)), "en"))


@cache
def load(language: str) -> Words:
    """The catalogue of a language tag ("en", "fr-FR"; unknown ones get English)."""
    base = base_language(language)
    return Words(base, paths.resource("translations", base))
