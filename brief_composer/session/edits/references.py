"""References inside a brief: links to a table, a figure or a recommendation that say its number.

Belongs here: putting one in, and having all of them say the number of today after an edit moved
what they lead to. In print the number is made anew in any case (`blocks.numbering`).
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from brief_composer.blocks.numbering import numbers, reference
from brief_composer.model.blocks import Block, with_prose
from brief_composer.model.brief import Brief
from brief_composer.model.richtext import Inline, Paragraph, Run
from brief_composer.words import load


def targets(brief: Brief) -> dict[str, str]:
    """What can be referred to, by its id, in the words of a reference: "Table 1"."""
    words = load(brief.details.language)
    return {id: reference(numbered, words) for id, numbered in numbers(brief).items()}


def link_to(id: str, said: str) -> Run:
    """A reference as it stands in running text."""
    return Run(said, link=f"#{id}")


def renewed(before: Brief, after: Brief) -> Brief:
    """`after` with the references whose numbers changed since `before` saying the new ones."""
    if before.sections is after.sections and before.details is after.details:
        return after
    same = before.details.language == after.details.language
    if same and numbers(before) == numbers(after):
        return after
    old, new = targets(before), targets(after)
    changed = {id: (old[id], said) for id, said in new.items() if old.get(id, said) != said}
    if not changed:
        return after
    sections = tuple(
        structs.replace(section, blocks=tuple(_block(each, changed) for each in section.blocks))
        for section in after.sections
    )
    return structs.replace(after, sections=sections)


def _block(block: Block, changed: Mapping[str, tuple[str, str]]) -> Block:
    prose = tuple(_paragraph(part, changed) for part in block.prose)
    same = all(a is b for a, b in zip(prose, block.prose, strict=True))
    return block if same else with_prose(block, prose)


def _paragraph(part: Paragraph, changed: Mapping[str, tuple[str, str]]) -> Paragraph:
    if not any(isinstance(i, Run) and i.link.startswith("#") for i in part.inlines):
        return part
    return structs.replace(part, inlines=tuple(_inline(i, changed) for i in part.inlines))


def _inline(inline: Inline, changed: Mapping[str, tuple[str, str]]) -> Inline:
    if not isinstance(inline, Run) or not inline.link.startswith("#"):
        return inline
    was, now = changed.get(inline.link[1:], ("", ""))
    return structs.replace(inline, text=now) if was and inline.text == was else inline
