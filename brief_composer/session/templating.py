"""A template of a brief: what is kept is chosen, and a brief made from it begins there.

Belongs here: Brief → Template, as a pure function. Does not belong here: Template → Brief
(`session.start`), offering updates (`session.template_updates`), files (`storage.templates`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct, structs

from brief_composer.library import plans
from brief_composer.library.items import Bilingual, SectionPlan, StyleFile, Template
from brief_composer.model import markup
from brief_composer.model.blocks import Block, RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief, Details, Section, SectionRole
from brief_composer.model.richtext import blanks
from brief_composer.model.terms import Term
from brief_composer.session.edits.parts import one_line, only_used
from brief_composer.words import base_language

STANDING: Final = (
    *("organisation", "contact", "series", "place", "publisher", "licence", "issn", "funder"),
    "disclaimer",
)
"""What the details say of the organisation in every brief of it."""

STYLED: Final = ("citations", "references", "contents")
"""What the details say of the looks, beside the house style."""

_NEVER: Final = ("title", "date", "template", "house_style", "word_limit")
_PICTURES: Final = {
    "recommendations-first": "columns",
    "three-questions": "block",
    "alert": "block",
    "key-points": "side",
    "plain": "plain",
}


_EMPTY: Final = SectionPlan(Bilingual(), key="text")


class Keep(Struct, frozen=True):
    """What a template keeps of its brief. Without `sections` nothing of `boilerplate`,
    `recommendations` and `text` can be kept either."""

    sections: bool = True
    house_style: bool = True
    boilerplate: bool = True
    limits: bool = True
    words: bool = True
    recommendations: bool = False
    text: bool = False


class Naming(Struct, frozen=True):
    """What a template is called and who made it, when. `id` and `version` say which one it is."""

    id: str
    name: str
    line: str = ""
    version: int = 1
    saved: str = ""
    maker: str = ""
    made_by: str = ""


def template_of(
    brief: Brief,
    naming: Naming,
    keep: Keep,
    base: Template | None = None,
    terms: Iterable[Term] = (),
    style: StyleFile | None = None,
) -> Template:
    """A template that keeps what is wanted of a brief, in the brief's language.

    `base` is the template the brief was made from: its sections stand in where those of the brief
    are not kept, and what still says what it said there is boilerplate. `terms` are the words to
    avoid of the author's own folders, `style` the file of the brief's house style if it is an own
    one.
    """
    language = base_language(brief.details.language)
    parts = tuple(_parts(brief, keep, base, language)) if keep.sections else ()
    content = _content(brief, keep, parts)
    if keep.words:
        own = {term.id: term for term in (*brief.terms, *terms)}
        content = structs.replace(content, terms=tuple(own.values()))
    sections = tuple(_plan(part, keep, language) for part in parts)
    picture = _PICTURES.get(brief.details.house_style, base.thumbnail if base else "band")
    return Template(
        id=naming.id,
        name=_in(language, one_line(naming.name).strip()),
        line=_in(language, one_line(naming.line).strip()),
        sections=sections or (base.sections if base else (_EMPTY,)),
        house_style=brief.details.house_style if keep.house_style else "standard",
        limit=brief.details.word_limit if keep.limits else 0,
        thumbnail=picture,
        version=naming.version,
        languages=(language,) if sections or base is None else base.languages,
        saved=naming.saved,
        maker=naming.maker,
        made_by=naming.made_by,
        content=content,
        style=style if keep.house_style else None,
    )


def is_boilerplate(section: Section, base: Template | None, language: str) -> bool:
    """Whether a section's text is one that every brief has: about the organisation, with blanks to
    fill in, or still what the template said."""
    if section.role is SectionRole.ABOUT:
        return True
    if any(blanks(block.prose) for block in _texts(section)):
        return True
    plan = next((p for p in base.sections if p.key == section.plan), None) if base else None
    if base is None or plan is None:
        return False
    said = plans.of_blocks(plans.planned(base, plan, language))
    return bool(said) and said == plans.of_blocks(section.blocks)


def boilerplate(brief: Brief, base: Template | None) -> tuple[Section, ...]:
    """The sections whose text is boilerplate and not empty."""
    language = base_language(brief.details.language)
    return tuple(
        section
        for section in brief.sections
        if is_boilerplate(section, base, language) and plans.of_blocks(_texts(section))
    )


class _Part(Struct, frozen=True):
    """A section to be kept: its key, what is kept of its blocks, and whether as blocks."""

    section: Section
    key: str
    blocks: tuple[Block, ...]
    whole: bool


def _parts(brief: Brief, keep: Keep, base: Template | None, language: str) -> Iterator[_Part]:
    keys = plans.keys((section.plan, section.title) for section in brief.sections)
    for section, key in zip(brief.sections, keys, strict=True):
        texts = keep.text or (keep.boilerplate and is_boilerplate(section, base, language))
        asks = keep.recommendations
        blocks = tuple(
            block
            for block in section.blocks
            if (asks if isinstance(block, RecommendationBlock) else texts)
        )
        one = len(blocks) == 1 and isinstance(blocks[0], TextBlock)
        yield _Part(section, key, blocks, whole=keep.text or bool(blocks and not one))


def _plan(part: _Part, keep: Keep, language: str) -> SectionPlan:
    section = part.section
    text = "" if part.whole or not part.blocks else markup.write(part.blocks[0].prose)
    return SectionPlan(
        title=_in(language, section.title),
        role=section.role,
        hint=_in(language, section.hint),
        text=_in(language, text),
        limit=section.limit if keep.limits else 0,
        key=part.key,
        left_out=section.left_out,
        whole=part.whole,
    )


def _content(brief: Brief, keep: Keep, parts: tuple[_Part, ...]) -> Brief:
    """What is kept beside the plan, as a brief of the sections that are kept whole."""
    kept = structs.replace(
        brief,
        details=_details(brief.details, keep),
        sections=tuple(structs.replace(each.section, blocks=each.blocks) for each in parts),
        set_aside=brief.set_aside if keep.text else (),
        id="",
        made_from=None,
        terms=(),
    )
    everything = keep.text and keep.recommendations
    if not everything:
        kept = only_used(kept)
    whole = tuple(
        structs.replace(
            each.section,
            title="",
            hint="",
            limit=0,
            left_out=False,
            plan=each.key,
            blocks=each.blocks,
        )
        for each in parts
        if each.whole
    )
    kept = structs.replace(kept, media=kept.media_in_use(), sections=whole)
    return kept if whole else structs.replace(kept, counter=0)


def _details(details: Details, keep: Keep) -> Details:
    names: set[str] = {"language"}
    if keep.house_style:
        names.update(STYLED)
    if keep.boilerplate:
        names.update(STANDING)
    if keep.text:
        names.update(set(Details.__struct_fields__) - {*_NEVER, *STYLED})
    return Details(**{name: getattr(details, name) for name in names})


def _texts(section: Section) -> tuple[Block, ...]:
    return tuple(each for each in section.blocks if not isinstance(each, RecommendationBlock))


def _in(language: str, text: str) -> Bilingual:
    return Bilingual(fr=text) if language == "fr" else Bilingual(en=text)
