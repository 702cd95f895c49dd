"""A blank has not been filled in.

What it does: finds the blanks the library's wordings leave for a place, a date or a body.

Why it matters: a reader who finds "[the body that decides]" on the page stops believing the rest.

Instead: fill it in, or remove the blank and the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.model.richtext import Blank, sentence_at

CODE = "blank-left"
SEVERITY = Severity.FIX


def check(context: Context) -> Iterator[Finding]:
    """One finding for each blank: its `label`, the `sentence` around it, and which inline of which
    `paragraph` of the block it is, counted from 0."""
    for block in printed.blocks(context.brief):
        for at, paragraph in enumerate(block.prose):
            for place, inline in enumerate(paragraph.inlines):
                if isinstance(inline, Blank):
                    yield finding(
                        CODE,
                        SEVERITY,
                        block.id,
                        None,
                        label=inline.label,
                        sentence=sentence_at(paragraph, place),
                        paragraph=at,
                        inline=place,
                    )


def good() -> Context:
    """Filled in."""
    return samples.context(samples.text("b1", "The council should meet by 1 May."))


def bad() -> Context:
    """Not filled in."""
    return samples.context(samples.text("b1", "The council should meet by {date: a date}."))
