"""Blanks of a brief: which there are, and filling them in.

Belongs here: finding blanks in order, putting words in their place, looking up what is known of the
organisation. Does not belong here: asking for the words, writing a date (the faces), removing a
blank with the gap it leaves (`session.edits.text`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct, structs

from brief_composer.model import markup
from brief_composer.model.brief import Brief
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import Blank, BlankKind, Inline, Run, joined
from brief_composer.session.edits.details import set_details
from brief_composer.session.edits.lines import lines, with_lines
from brief_composer.session.edits.parts import Edit, with_block
from brief_composer.sources.citations.terms import terms

Spot: TypeAlias = tuple[BlockId, int]
"""A blank: the block it stands in, and its number among the blanks of that block, from 0."""

Values: TypeAlias = Mapping[Spot, str]
Line: TypeAlias = tuple[Inline, ...]


class Gap(Struct, frozen=True):
    """A blank in its place. `printed` is false in a section that is left out."""

    section: SectionId
    block: BlockId
    number: int
    blank: Blank
    printed: bool = True

    @property
    def spot(self) -> Spot:
        """Where it is filled in."""
        return self.block, self.number


def gaps(brief: Brief) -> tuple[Gap, ...]:
    """Every blank of a brief, from its first section to its last."""
    found: list[Gap] = []
    for section in brief.sections:
        for block in section.blocks:
            blanks = (i for line in lines(block) for i in line if isinstance(i, Blank))
            for number, blank in enumerate(blanks):
                found.append(Gap(section.id, block.id, number, blank, not section.left_out))
    return tuple(found)


def gap(brief: Brief, spot: Spot) -> Gap | None:
    """The blank that stands there now."""
    return next((each for each in gaps(brief) if each.spot == spot), None)


def alike(brief: Brief, one: Gap) -> tuple[Gap, ...]:
    """The other blanks that ask for the same: of one kind and called the same."""
    return tuple(
        each for each in gaps(brief) if each.spot != one.spot and same(each.blank, one.blank)
    )


def same(a: Blank, b: Blank) -> bool:
    """Whether two blanks ask for the same thing."""
    if a.kind is BlankKind.ORGANISATION and b.kind is BlankKind.ORGANISATION:
        return a.field == b.field
    return a.kind is b.kind and a.label.casefold() == b.label.casefold()


def fill(values: Values) -> Edit:
    """Words in the place of blanks, in the look of the words around them.

    A blank whose words are empty stays. A line end in the words is a line break. The name of the
    organisation goes into the details too, for the foot of the page, if they name none.
    """
    words = {spot: markup.normal_text(text).strip() for spot, text in values.items()}

    def put(spot: Spot, line: Line, at: int) -> Inline:
        text = words.get(spot, "")
        return structs.replace(_look(line, at), text=text) if text else line[at]

    def edit(brief: Brief) -> Brief:
        name = to_keep(brief, words).get("name", "")
        if name and not brief.details.organisation:
            brief = set_details(organisation=name)(brief)
        for id in dict.fromkeys(block_id for block_id, _ in words):
            brief = _with_blanks(brief, id, put)
        return brief

    return edit


def set_blank(spot: Spot, blank: Blank) -> Edit:
    """Another blank in the place of one: called otherwise, or of another kind."""

    def put(there: Spot, line: Line, at: int) -> Inline:
        return blank if there == spot else line[at]

    return lambda brief: _with_blanks(brief, spot[0], put)


def _with_blanks(brief: Brief, id: BlockId, put: Callable[[Spot, Line, int], Inline]) -> Brief:
    """The brief with what `put` says in the place of each blank of a block."""
    block = brief.block(id)
    if block is None:
        return brief
    number = -1
    changed: list[Line] = []
    for line in lines(block):
        new: list[Inline] = []
        for at, inline in enumerate(line):
            if isinstance(inline, Blank):
                number += 1
                inline = put((id, number), line, at)
            new.append(inline)
        changed.append(joined(new))
    return with_block(brief, block, with_lines(block, tuple(changed)))


def in_words(blank: Blank, typed: str, language: str) -> str:
    """What is printed for what was given: a date such as 2027-05-01 in the words of the language,
    a choice as it is offered; everything else as it is."""
    typed = typed.strip()
    if blank.kind is BlankKind.DATE:
        return terms(language).date(typed)
    chosen = (each for each in blank.options if each.casefold() == typed.casefold())
    return next(chosen, typed)


def from_organisation(brief: Brief, detail: Callable[[str, str], str]) -> Values:
    """What is known of the organisation, for every blank that asks for it.

    `detail` is asked with the name of a detail and the language of the brief; "" is not known.
    """
    language = brief.details.language
    found = {
        each.spot: detail(each.blank.field, language)
        for each in gaps(brief)
        if each.blank.kind is BlankKind.ORGANISATION
    }
    return {spot: text for spot, text in found.items() if text}


def to_keep(brief: Brief, values: Values) -> dict[str, str]:
    """The details of the organisation among words to be filled in, by their names."""
    return {
        each.blank.field: values[each.spot].strip()
        for each in gaps(brief)
        if each.blank.kind is BlankKind.ORGANISATION and values.get(each.spot, "").strip()
    }


def _look(line: Line, at: int) -> Run:
    """The look on both sides of an inline where they agree; plain where they do not."""
    before = next((i for i in reversed(line[:at]) if isinstance(i, Run)), None)
    after = next((i for i in line[at + 1 :] if isinstance(i, Run)), None)
    sides = [each for each in (before, after) if each is not None]
    return Run(
        "", all(s.bold for s in sides) and bool(sides), all(s.italic for s in sides) and bool(sides)
    )
