"""Initials are used without saying what they stand for.

What it does: looks at the first use of each acronym in the text. "Long form (LF)", "LF (long
form)" or the long form explain it, in the same paragraph. Titles do not count as a use. Known
initials come from the acronyms list; any other three capital letters or more are told too.

Why it matters: a reader outside the field stops at the third one.

Instead: write it out once, with the initials after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.library.items import Acronym
from brief_composer.library.search import fold
from brief_composer.library.terminology import fitted
from brief_composer.library.terms import Vocabulary, vocabulary
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.words import base_language

CODE = "acronym"
SEVERITY = Severity.REVIEW

_CAPITALS = "A-ZÀÂÄÇÈÉÊËÎÏÔÖÙÛÜ"
_IN_BRACKETS = re.compile(r"\w[”’»]?\s?\($")
_BRACKET_AFTER = re.compile(r"\s?\(([^()]*)")
_SHOUTED = re.compile(rf"(?:[{_CAPITALS}]{{2,}}[ ,]+$)|(?:^[ ,]+[{_CAPITALS}]{{2,}}\b)")
_ROMAN = re.compile(r"[IVXLCDM]+")


def check(context: Context) -> Iterator[Finding]:
    """One finding for each acronym nobody explains: its `short` and its `long` form, "" where it is
    not known, in the brief's language.

    `start` and `end` are the characters of the `paragraph` that the `words` are to replace.
    """
    words = vocabulary(context.library)
    language = base_language(context.brief.details.language)
    pattern = _pattern(words)
    seen: set[str] = set()
    for voice in printed.voices(context.brief, titles=False):
        for found in pattern.finditer(voice.text):
            short = found[1] or found[2]
            item = words.acronym(short, language) if found[1] else None
            if short in seen or (item is None and _no_initials(voice.text, found)):
                continue
            seen.add(short)
            plain = item is not None and item.everyday
            if not plain and not _explained(voice.text, found, item, language):
                yield _finding(voice, found, short, item, language)


def _pattern(words: Vocabulary) -> re.Pattern[str]:
    """Known initials, then anything that looks like some; an English plural s after either."""
    known = {short for item in words.acronyms for short in (item.short.en, item.short.fr)}
    listed = "|".join(map(re.escape, sorted(known, key=lambda short: (-len(short), short))))
    return re.compile(rf"(?<!\w)(?=[{_CAPITALS}])(?:({listed})|([{_CAPITALS}]{{3,}}))(s?)(?!\w)")


def _no_initials(text: str, found: re.Match[str]) -> bool:
    """Whether capitals that are not known are a number or a word written loudly."""
    around = (text[: found.start()][-24:], text[found.end() :][:24])
    return bool(_ROMAN.fullmatch(found[2] or "")) or any(map(_SHOUTED.search, around))


def _explained(text: str, found: re.Match[str], item: Acronym | None, language: str) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    later = rf"\w[”’»]?\s?\({re.escape(found.group())}\)"
    if _IN_BRACKETS.search(before) or re.search(later, after):
        return True
    bracket = _BRACKET_AFTER.match(after)
    if item is None:
        return bool(bracket and len(bracket[1].split()) > 1)
    whole, long = fold(" ".join(text.split())), fold(item.long[language])
    return long in whole or bool(bracket and _shares_words(fold(bracket[1]), long))


def _shares_words(text: str, long: str) -> bool:
    return any(len(word) > 4 and word in text for word in re.findall(r"\w+", long))


def _finding(
    voice: printed.Voice, found: re.Match[str], short: str, item: Acronym | None, language: str
) -> Finding:
    long = item.long[language] if item else ""
    plural = found[3] if language == "en" else ""
    written = f"{long}{plural} ({short}{plural})" if long else found.group()
    new = fitted(voice.text, found.start(), found.end(), written, language)
    return finding(
        CODE,
        SEVERITY,
        voice.where,
        None,
        short=short,
        long=long,
        paragraph=voice.paragraph,
        start=new.start,
        end=new.end,
        was=voice.text[new.start : new.end],
        words=new.words,
        aside=f"/{short}",
    )


def good() -> Context:
    """Written out at the first use."""
    words = "Start security sector reform (SSR). Then SSR goes on."
    return samples.context(samples.text("b1", words))


def bad() -> Context:
    """Never written out."""
    return samples.context(samples.text("b1", "First comes SSR."))
