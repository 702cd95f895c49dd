"""A recommendation rests on nothing.

What it does: tells recommendations without a quote that are not marked as the organisation's own
position.

Why it matters: a reader who disagrees asks for the ground first; a demand without one is taken for
an opinion, and the others with it.

Instead: add at least one quote, or mark the recommendation as a position, which is honest too.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.finding import Finding, Severity, finding

CODE = "unsupported"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """One finding for each recommendation without evidence: `rec` is its title."""
    for block in printed.recommendations(context.brief):
        if not block.evidence and not block.position:
            rec = printed.name(block, context.brief)
            yield finding(CODE, SEVERITY, block.id, None, rec=rec)


def good() -> Context:
    """One with a quote, one marked as a position."""
    return samples.context(
        samples.asks("b1", "Talk", evidence=samples.WORDS),
        samples.asks("b2", "Listen", position=True),
    )


def bad() -> Context:
    """No quote and no mark."""
    return samples.context(samples.asks("b1", "Talk"))
