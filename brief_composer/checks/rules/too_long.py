"""The brief has more words than it may have.

What it does: counts the words that are printed (`model.measure` says which) and compares them with
the limit in the brief's details.

Why it matters: a brief is read in the minutes between two meetings, or not at all.

Instead: cut where most of the words are, or change the limit on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.model.measure import brief_words, section_words

CODE = "too-long"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """At most one finding: `n` words over `max`, `total` in all, `k` of them in `section`."""
    most, total = context.brief.details.word_limit, brief_words(context.brief)
    if not 0 < most < total:
        return
    longest = max(printed.sections(context.brief), key=section_words)
    yield finding(
        CODE,
        SEVERITY,
        "",
        None,
        n=total - most,
        total=total,
        max=most,
        section=longest.title,
        k=section_words(longest),
        section_id=longest.id,
    )


def good() -> Context:
    """As many words as allowed."""
    return samples.context(samples.text("b1", "Five words and no more"), word_limit=5)


def bad() -> Context:
    """One word more than allowed."""
    return samples.context(samples.text("b1", "One word more than five words"), word_limit=5)
