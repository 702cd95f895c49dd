"""A word judges, blurs or wounds.

What it does: finds the words of the terms list in what the brief says in its own voice: not in
quotes, between quotation marks, in titles of sources or in proper names. How firmly a word is
advised against depends on whom the brief is for; what is only good to know is a note.

Why it matters: readers who find themselves or their neighbours judged stop reading, and a word may
decide who is protected, tried or shot at.

Instead: name the group, the act and the people. Keep the word where it is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.library.items import Level
from brief_composer.library.terminology import Match, fitted, judged_by
from brief_composer.library.terms import matcher, vocabulary
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.words import base_language

CODE = "loaded-term"
SEVERITY = Severity.REVIEW

_BLANK = re.compile(r"\{(?:\w+: )?([^{}]*)\}")


def check(context: Context) -> Iterator[Finding]:
    """One finding for each use: the `term` as written, the `better` words and `why` in the brief's
    language, the `term_id`.

    `start` and `end` are the characters of the `paragraph` that the `words` are to replace: a
    little more than the term where "a" becomes "an".
    """
    details = context.brief.details
    language = base_language(details.language)
    find = matcher(vocabulary(context.library, context.brief.terms), language).find
    for voice in printed.voices(context.brief):
        for match in find(voice.text):
            yield _finding(voice, match, details.profile, language)


def _finding(voice: printed.Voice, match: Match, profile: str, language: str) -> Finding:
    level, why = judged_by(match.term, profile, language)
    new = fitted(voice.text, match.start, match.end, match.use[0], language)
    return finding(
        CODE,
        Severity.NOTE if level is Level.INFORM else SEVERITY,
        voice.where,
        None,
        term=voice.text[match.start : match.end],
        better=_BLANK.sub(r"[\1]", match.use[0]),
        why=why,
        term_id=match.term.id,
        paragraph=voice.paragraph,
        start=new.start,
        end=new.end,
        was=voice.text[new.start : new.end],
        words=new.words,
        aside=f"{voice.where}/{match.term.id}",
    )


def good() -> Context:
    """The word stands in somebody else's words alone."""
    return samples.context(samples.text("b1", "A minister spoke of “terrorist groups”."))


def bad() -> Context:
    """The brief says it itself."""
    return samples.context(samples.text("b1", "The council should meet terrorist groups."))
