"""Words to avoid, as the library, a template and a brief all carry them.

Belongs here: what a term is. Does not belong here: finding terms in a text
(`library.terminology`), or which of them come with the program (`library.terms`).
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from brief_composer.model.finding import Origin
from brief_composer.model.ids import SourceId


class Bilingual(Struct, frozen=True):
    """One text in English and in French."""

    en: str = ""
    fr: str = ""

    def __getitem__(self, language: str) -> str:
        """The text in a language tag ("fr-FR" is French); English when there is no other."""
        return (self.fr if language.lower().startswith("fr") else self.en) or self.en or self.fr


class Level(Enum):
    """How firmly a word is advised against. STOP: do not write it in a brief's own voice. SUGGEST:
    better words are at hand. INFORM: good to know, never held against a brief."""

    STOP = "stop"
    SUGGEST = "suggest"
    INFORM = "inform"


class Wording(Struct, frozen=True):
    """Words to find and, the best first, the words to use instead.

    In the notation of `library.terminology`: "child soldier(s)". `exact` heeds capital letters.
    """

    words: str
    use: tuple[str, ...]
    exact: bool = False


class Judgement(Struct, frozen=True):
    """How firmly a term is advised against before one kind of readers, and why them."""

    audience: str
    level: Level
    why: Bilingual


class Term(Struct, frozen=True):
    """A word that judges, blurs or wounds: how it is written, what to write, why, who says so.

    `seen_in` names sources of the library that say so; in the phrases `unless_en` and `unless_fr`
    the words are left alone.
    """

    id: str
    level: Level
    en: tuple[Wording, ...]
    fr: tuple[Wording, ...]
    why: Bilingual
    source: str = ""
    seen_in: tuple[SourceId, ...] = ()
    unless_en: tuple[str, ...] = ()
    unless_fr: tuple[str, ...] = ()
    audiences: tuple[Judgement, ...] = ()
    origin: Origin = Origin("")
    owner: str = ""

    def judged(self, audience: str) -> tuple[Level, Bilingual]:
        """How firmly it is advised against before these readers ("" for any), and why."""
        for item in self.audiences:
            if item.audience == audience:
                return item.level, item.why
        return self.level, self.why
