"""Titles as styles print them: in italics or in marks, whole or short, in headline capitals.

Belongs here: capitals, marks, what a short title is. Not which kind of work gets which: that is a
style's matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from brief_composer.doc.tree import Text
from brief_composer.model.evidence import Record
from brief_composer.sources.citations.pieces import Inlines, foreign, italic, merged
from brief_composer.sources.citations.terms import Terms

_SMALL = frozenset(
    """a an the and but or nor so yet for about above across after against along amid among
    around as at atop before behind below beneath beside besides between beyond by despite
    down during except from in inside into like near of off on onto out outside over past
    per pro since than through throughout till to toward towards under underneath until unto
    up upon versus vs vs. via with within without""".split()  # noqa: SIM905 - a list this long is read as text
)
_ENDS_A_PART = (":", "?", "!", ".", "—")
_INNER = str.maketrans({"“": "‘", "”": "’"})


def title(
    record: Record,
    terms: Terms,
    *,
    quoted: bool = False,
    headline: bool = False,
    short: bool = False,
) -> Inlines:
    """The title in italics, or `quoted` in marks; in `headline` capitals where it is English;
    `short` is the main title alone. A translated title follows in brackets.

    It is marked with its language where that differs from the text around it.
    """
    text = record.title.strip() or terms.words("print.no_title")
    text = main(text) if short else text
    text = cased(text, record, terms) if headline else text
    shown = (
        in_marks(text, record, terms) if quoted else italic(text, record.language, terms.language)
    )
    other = record.translated_title.strip()
    return merged((*shown, Text(f" [{other}]"))) if other and not short else shown


def bare(record: Record, terms: Terms) -> Inlines:
    """The title in running letters, without marks, with its translation."""
    text = record.title.strip() or terms.words("print.no_title")
    other = record.translated_title.strip()
    shown = (foreign(Text(text), record.language, terms.language),)
    return merged((*shown, Text(f" [{other}]"))) if other else shown


def in_marks(text: str, record: Record, terms: Terms) -> Inlines:
    """Words in the marks of titles of articles; American ones change the marks inside."""
    opening, closing = terms.title_marks()
    text = text.translate(_INNER) if terms.american else text
    inner = foreign(Text(text), record.language, terms.language)
    return merged((Text(opening), inner, Text(closing)))


def container(record: Record, terms: Terms, *, headline: bool, roman: bool = False) -> Inlines:
    """The title of what a work stands in."""
    text = record.container_title.strip()
    if not text:
        return ()
    text = cased(text, record, terms) if headline else text
    if roman:
        return (foreign(Text(text), record.language, terms.language),)
    return italic(text, record.language, terms.language)


def main(text: str) -> str:
    """A title without its subtitle."""
    return re.split(r"\s*: ", text, maxsplit=1)[0]


def cased(text: str, record: Record, terms: Terms) -> str:
    """An English title in headline capitals; others as they are."""
    language = (record.language or terms.language).lower()
    return headlined(text) if language.startswith("en") else text


@lru_cache(maxsize=1024)
def headlined(text: str) -> str:
    """ "Who pays the ferryman?" → "Who Pays the Ferryman?"

    Articles, conjunctions and prepositions stay small within a part; words that carry a capital
    anywhere keep the letters they have.
    """
    words = text.split(" ")
    out: list[str] = []
    starts = True
    for position, word in enumerate(words):
        last = position == len(words) - 1
        out.append(_capital(word, always=starts or last))
        starts = word.endswith(_ENDS_A_PART)
    return " ".join(out)


def _capital(word: str, *, always: bool) -> str:
    parts = word.split("-")
    return "-".join(
        _first(part) if (always and not position) or part.strip("“”‘’(),;") not in _SMALL else part
        for position, part in enumerate(parts)
    )


def _first(word: str) -> str:
    """The word with its first letter a capital, unless it has capitals of its own."""
    if any(char.isupper() for char in word):
        return word
    for position, char in enumerate(word):
        if char.isalpha():
            return word[:position] + char.upper() + word[position + 1 :]
        if char.isdigit():
            return word
    return word
