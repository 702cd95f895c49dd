"""A picture is not in the brief's file.

What it does: finds figures whose picture the brief does not carry.

Why it matters: on the page words in its place would say that a picture is missing.

Instead: choose the picture again, or delete the block.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.blocks import FigureBlock
from brief_composer.model.finding import Finding, Severity, finding

CODE = "figure-missing"
SEVERITY = Severity.FIX


def check(context: Context) -> Iterator[Finding]:
    """One finding for each figure without its picture."""
    there = {medium.id for medium in context.brief.media}
    for block in printed.blocks(context.brief):
        if isinstance(block, FigureBlock) and block.medium not in there:
            yield finding(CODE, SEVERITY, block.id)


def good() -> Context:
    """There."""
    return samples.context(samples.figure("b1", alt="A road"))


def bad() -> Context:
    """Gone."""
    context = good()
    return Context(structs.replace(context.brief, media=()), context.library)
