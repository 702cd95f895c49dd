"""A section has more words than the template allows it.

What it does: counts the words of each printed section that has a limit.

Why it matters: a summary of two pages is no summary; key messages are remembered when they are few.

Instead: cut, or move what is detail to a section that has room for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.model.measure import section_words

CODE = "section-too-long"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """One finding for each section that is `n` words over `max`, with `k` in all."""
    for section in printed.sections(context.brief):
        words = section_words(section)
        if 0 < section.limit < words:
            yield finding(
                CODE,
                SEVERITY,
                section.id,
                None,
                section=section.title,
                n=words - section.limit,
                k=words,
                max=section.limit,
            )


def good() -> Context:
    """As many words as allowed."""
    return _limited("Five words and no more")


def bad() -> Context:
    """One word more than allowed."""
    return _limited("One word more than five words")


def _limited(words: str) -> Context:
    context = samples.context(samples.text("b1", words))
    section = replace(context.brief.sections[0], limit=5)
    return Context(replace(context.brief, sections=(section,)), context.library)
