"""What of a brief is printed, and how its parts are called in a finding."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from brief_composer.library.terminology import HIDDEN, own_voice
from brief_composer.model.blocks import Block, BoxBlock, RecommendationBlock
from brief_composer.model.brief import SUBTITLE, TITLE, Brief, Section
from brief_composer.model.richtext import Blank, Paragraph, plain_inlines


class Voice(Struct, frozen=True):
    """One paragraph or title: the id of its block or section ("" for the brief's own), its number
    (TITLE and SUBTITLE have theirs), and its characters with what is not the writer's own hidden.

    The characters stand at the same places as those of the paragraph itself.
    """

    where: str
    paragraph: int
    text: str


def sections(brief: Brief) -> tuple[Section, ...]:
    """The sections that are not left out."""
    return tuple(section for section in brief.sections if not section.left_out)


def blocks(brief: Brief) -> Iterator[Block]:
    """The blocks of the sections that are not left out, in order."""
    for section in sections(brief):
        yield from section.blocks


def recommendations(brief: Brief) -> tuple[RecommendationBlock, ...]:
    """The recommendations that are printed, in order."""
    return tuple(b for b in blocks(brief) if isinstance(b, RecommendationBlock))


def voices(brief: Brief, *, titles: bool = True) -> Iterator[Voice]:
    """What a brief says in its writers' own voice, from the top of the first page to the end.

    Evidence is left out; what stands in quotation marks, blanks, addresses and titles of the
    brief's sources are hidden.
    """
    works = tuple(dict.fromkeys(s.record.title for s in brief.sources if s.record.title.strip()))
    if titles:
        yield Voice("", TITLE, own_voice(brief.details.title, works))
        yield Voice("", SUBTITLE, own_voice(brief.details.subtitle, works))
    for section in sections(brief):
        if titles:
            yield Voice(section.id, TITLE, own_voice(section.title, works))
        for block in section.blocks:
            if titles and isinstance(block, RecommendationBlock | BoxBlock):
                yield Voice(block.id, TITLE, own_voice(block.title, works))
            for number, paragraph in enumerate(block.prose):
                yield Voice(block.id, number, own_voice(_text(paragraph), works))


def _text(paragraph: Paragraph) -> str:
    return "".join(
        HIDDEN * len(inline.label) if isinstance(inline, Blank) else plain_inlines((inline,))
        for inline in paragraph.inlines
    )


def name(block: RecommendationBlock, brief: Brief) -> str:
    """The title of a recommendation, or its number ("R3") while it has none."""
    if block.title.strip():
        return block.title.strip()
    same = (n for n, other in enumerate(brief.recommendations(), 1) if other is block)
    return f"R{next(same, 0)}"
