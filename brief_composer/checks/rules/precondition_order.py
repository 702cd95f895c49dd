"""A step comes after the one that needs it.

What it does: compares the order of the recommendations with what each needs according to the
library.

Why it matters: readers take the order for the order of doing.

Instead: move the needed step up, or keep the order where it is one of importance.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.library.items import RelationKind
from brief_composer.model.finding import Finding, Severity, finding

CODE = "precondition-order"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """One finding for each needed step that comes `n` recommendations too late.

    `need_block` is the block that has the step, `need_id` its id in the library.
    """
    blocks = printed.recommendations(context.brief)
    first = {b.origin.id: at for at, b in reversed(tuple(enumerate(blocks))) if b.origin}
    for at, block in enumerate(blocks):
        if block.origin is None or first[block.origin.id] != at:
            continue
        item = context.library.recommendations.get(block.origin.id)
        for id in item.related(RelationKind.NEEDS) if item else ():
            later = first.get(id, at)
            if later > at:
                yield finding(
                    CODE,
                    SEVERITY,
                    block.id,
                    None,
                    rec=printed.name(block, context.brief),
                    need=printed.name(blocks[later], context.brief),
                    n=later - at,
                    need_id=id,
                    need_block=blocks[later].id,
                )


def good() -> Context:
    """The first step first."""
    return samples.context(
        samples.asks("b1", "Take the first step", "first-step"),
        samples.asks("b2", "Take the second step", "second-step"),
    )


def bad() -> Context:
    """The second step first."""
    return samples.context(
        samples.asks("b2", "Take the second step", "second-step"),
        samples.asks("b1", "Take the first step", "first-step"),
    )
