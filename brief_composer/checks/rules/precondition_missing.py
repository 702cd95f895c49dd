"""A recommendation expects another step that the brief does not ask for.

What it does: looks up what each recommendation taken from the library needs, and tells what is not
printed in the brief.

Why it matters: asked for alone, such a step cannot be taken, or does harm: a programme that disarms
people before anyone can protect them.

Instead: add the step before it, or say why it is not needed here.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.library.items import RelationKind
from brief_composer.model.finding import Finding, Severity, finding

CODE = "precondition-missing"
SEVERITY = Severity.REVIEW


def check(context: Context) -> Iterator[Finding]:
    """One finding for each step missing: `need` is its title in the brief's language, `need_id` its
    id in the library."""
    brief, library = context.brief, context.library
    blocks = printed.recommendations(brief)
    there = {block.origin.id for block in blocks if block.origin}
    for block in blocks:
        item = library.recommendations.get(block.origin.id) if block.origin else None
        for id in item.related(RelationKind.NEEDS) if item else ():
            need = library.recommendations.get(id)
            if need is not None and id not in there:
                yield finding(
                    CODE,
                    SEVERITY,
                    block.id,
                    None,
                    rec=printed.name(block, brief),
                    need=need.title[brief.details.language],
                    need_id=id,
                )


def good() -> Context:
    """Both steps are asked for."""
    return samples.context(
        samples.asks("b1", "Take the first step", "first-step"),
        samples.asks("b2", "Take the second step", "second-step"),
    )


def bad() -> Context:
    """The second step alone."""
    return samples.context(samples.asks("b2", "Take the second step", "second-step"))
