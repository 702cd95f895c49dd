"""Words of a brief named in a message, in the quotation marks of the message's language."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.words import Words

_MARKS = {"fr": "«\u202f{}\u202f»"}


def quoted(words: Words, named: Sequence[str], most: int = 5) -> str:
    """“one”, “two” and so on, separated by commas; after `most` of them "…"."""
    marks = _MARKS.get(words.language, "“{}”")
    shown = [marks.format(each) for each in named[:most]]
    return ", ".join([*shown, "…"] if len(named) > most else shown)
