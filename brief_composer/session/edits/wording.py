"""Single words: other words in their place, initials written out.

Characters are counted in the plain text of a paragraph (`richtext.plain_inlines`). The number of
the paragraph may be TITLE or SUBTITLE: then `where` is a block, a section, or "" for the brief.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import structs

from brief_composer.model import markup
from brief_composer.model.blocks import BoxBlock, RecommendationBlock, with_prose
from brief_composer.model.brief import SUBTITLE, TITLE, Brief
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import (
    Inline,
    Run,
    joined,
    plain_inlines,
)
from brief_composer.session.edits.parts import Edit, one_line, with_block, with_section

_BLANK = re.compile(r"\{([^{}]+)\}")


def replace_words(
    where: str, paragraph: int, start: int, end: int, words: str, was: str | None = None
) -> Edit:
    """Other words for the characters `start` to `end`, in the look most of them have.

    "{ages}" in the words becomes a blank to fill in. Citations among the old words stay after the
    new ones. Changes nothing where `was` is given and stands there no more.
    """

    def new_line(text: str) -> str:
        if not _fits(text, start, end, was):
            return text
        return one_line(text[:start] + _BLANK.sub(_bracketed, words) + text[end:])

    def edit(brief: Brief) -> Brief:
        if paragraph < 0:
            return _with_line(brief, where, paragraph, new_line)
        block = brief.block(BlockId(where))
        if block is None or paragraph >= len(block.prose):
            return brief
        part = block.prose[paragraph]
        if not _fits(plain_inlines(part.inlines), start, end, was):
            return brief
        new = structs.replace(part, inlines=_spliced(part.inlines, start, end, words))
        prose = (*block.prose[:paragraph], new, *block.prose[paragraph + 1 :])
        return with_block(brief, block, with_prose(block, markup.normal(prose)))

    return edit


def explain_acronym(
    block_id: BlockId, paragraph: int, start: int, end: int, long: str, was: str | None = None
) -> Edit:
    """Initials written out: "DDR" becomes "long form (DDR)"."""

    def edit(brief: Brief) -> Brief:
        block = brief.block(block_id)
        if block is None or not 0 <= paragraph < len(block.prose):
            return brief
        short = plain_inlines(block.prose[paragraph].inlines)[start:end]
        return replace_words(block_id, paragraph, start, end, f"{long} ({short})", was)(brief)

    return edit


def _fits(text: str, start: int, end: int, was: str | None) -> bool:
    return 0 <= start < end <= len(text) and (was is None or text[start:end] == was)


def _with_line(brief: Brief, where: str, line: int, new: Callable[[str], str]) -> Brief:
    """The brief with another title or subtitle."""
    if not where:
        name = {TITLE: "title", SUBTITLE: "subtitle"}.get(line, "")
        if not name:
            return brief
        old = getattr(brief.details, name)
        details = structs.replace(brief.details, **{name: new(old)})
        return brief if new(old) == old else structs.replace(brief, details=details)
    section = brief.section(SectionId(where))
    if section is not None:
        title = new(section.title)
        if title == section.title:
            return brief
        return with_section(brief, section, structs.replace(section, title=title))
    block = brief.block(BlockId(where))
    if not isinstance(block, RecommendationBlock | BoxBlock):
        return brief
    return with_block(brief, block, structs.replace(block, title=new(block.title)))


def _spliced(inlines: tuple[Inline, ...], start: int, end: int, words: str) -> tuple[Inline, ...]:
    before: list[Inline] = []
    after: list[Inline] = []
    look, most, at = Run(""), 0, 0
    for inline in inlines:
        size = len(plain_inlines((inline,)))
        if at + size <= start:
            before.append(inline)
        elif at >= end or size == 0:
            after.append(inline)
        elif isinstance(inline, Run):
            head, tail = inline.text[: max(0, start - at)], inline.text[max(0, end - at) :]
            covered = min(end, at + size) - max(start, at)
            if covered > most:
                look, most = inline, covered
            if at <= start:
                before.append(structs.replace(inline, text=head))
            if at + size > end:
                after.append(structs.replace(inline, text=tail))
        at += size
    return joined((*before, *_in_look(words, look), *after))


def _bracketed(found: re.Match[str]) -> str:
    """A blank in a title, which holds plain characters: its label in square brackets."""
    blank = markup.blank(found[1])
    return f"[{blank.label}]" if blank else found[0]


def _in_look(words: str, look: Run) -> tuple[Inline, ...]:
    made: list[Inline] = []
    at = 0
    for found in _BLANK.finditer(words):
        made.append(structs.replace(look, text=words[at : found.start()]))
        blank = markup.blank(found[1])
        made.append(blank or structs.replace(look, text=found[0]))
        at = found.end()
    made.append(structs.replace(look, text=words[at:]))
    return tuple(made)
