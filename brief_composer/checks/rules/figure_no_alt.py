"""A picture has no description.

What it does: finds pictures that are neither described nor marked as decorative.

Why it matters: a brief is also read by people who do not see it, and aloud. To them a picture
without a description is a hole in the text.

Instead: say in one sentence what the picture shows; mark it as decorative where it says nothing the
text does not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.blocks import FigureBlock
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.model.richtext import plain

CODE = "figure-no-alt"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """One finding for each such picture; `caption` is what is said under it."""
    for block in printed.blocks(context.brief):
        if isinstance(block, FigureBlock) and not block.decorative and not block.alt.strip():
            caption = " ".join(plain((block.caption,)).split())
            yield finding(CODE, SEVERITY, block.id, None, caption=caption)


def good() -> Context:
    """Described."""
    return samples.context(samples.figure("b1", alt="Two bars, the second twice as high"))


def bad() -> Context:
    """Only a caption."""
    return samples.context(samples.figure("b1"))
