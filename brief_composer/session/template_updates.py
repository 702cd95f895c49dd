"""What a newer version of a template changes in a brief made from an older one, part by part.

Belongs here: telling the changes, and the edit that takes some of them. Does not belong here:
finding newer templates (`storage.template_shelf`), showing them.

Three things are told apart by the fingerprints the brief remembers: what the template said when the
brief was made, what it says now, and what the brief says. What is not taken is not asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import Enum
from typing import TypeAlias

from msgspec import Struct, structs

from brief_composer.library import plans
from brief_composer.library.items import Library, SectionPlan, Template
from brief_composer.model.blocks import (
    Block,
    FigureBlock,
    RecommendationBlock,
    TextBlock,
    quotes_of,
)
from brief_composer.model.brief import Brief, Section
from brief_composer.model.ids import BlockId, EvidenceId
from brief_composer.model.made_from import MadeFrom, PartMark
from brief_composer.model.richtext import Inline, Prose, Run, plain
from brief_composer.session.edits.parts import (
    Edit,
    Ids,
    cited,
    with_counter,
    with_quotes,
    with_sources,
    without_unused,
)
from brief_composer.session.edits.sections import starts_with_text


class Part(Enum):
    """What of a brief a change is about."""

    ADDED = "added"
    REMOVED = "removed"
    TITLE = "title"
    HINT = "hint"
    TEXT = "text"
    LIMIT = "limit"
    ORDER = "order"
    STYLE = "style"
    TERMS = "terms"
    WORDS = "words"


class PartChange(Struct, frozen=True):
    """One change of a template. `key` is the part it is about, "" for the brief as a whole.

    `section` is what the brief calls that section (the template, for one that was added). `mine` is
    what stands in the brief, `theirs` what the template says now. `changed` tells that the author
    changed it too, so that taking it would undo work.
    """

    part: Part
    key: str = ""
    section: str = ""
    mine: str = ""
    theirs: str = ""
    changed: bool = False

    @property
    def id(self) -> str:
        """What this change is known by among those of one update."""
        return f"{self.part.value}/{self.key}"


def newer(brief: Brief, library: Library) -> Template | None:
    """The template a brief was made from, where it has a newer version now that changes something
    for this brief."""
    made = brief.made_from
    template = library.templates.get(made.id) if made else None
    if made is None or template is None or template.version <= made.version:
        return None
    return template if changes(brief, template) else None


def changes(brief: Brief, template: Template) -> tuple[PartChange, ...]:
    """Every change of the template since the brief was made from it, in the order of the brief."""
    made = brief.made_from
    if made is None or made.id != template.id:
        return ()
    found = [
        *_added(brief, made, template),
        *_removed(brief, made, template),
        *_within(brief, made, template),
        *_order(brief, made, template),
        *_whole(brief, made, template),
    ]
    return tuple(found)


def take(template: Template, chosen: Collection[str]) -> Edit:
    """Take these changes (by their ids) of a newer version into a brief, as one step.

    The brief remembers the new version whatever was taken: what was left is not offered again.
    """

    def edit(brief: Brief) -> Brief:
        made = brief.made_from
        if made is None or made.id != template.id or made.version >= template.version:
            return brief
        after = brief
        for change in changes(brief, template):
            if change.id in chosen:
                after = _TAKING[change.part](after, template, change.key)
        after = without_unused(brief, after)
        return structs.replace(after, made_from=plans.mark(template, made.language))

    return edit


# ------------------------------------------------------------------------------------- telling


def _added(brief: Brief, made: MadeFrom, template: Template) -> Iterator[PartChange]:
    language = brief.details.language
    for plan in template.sections:
        if made.part(plan.key) is None and _made_from(brief, plan.key) is None:
            said = plan.hint[language] or _plain(plans.planned(template, plan, language))
            yield PartChange(Part.ADDED, plan.key, plan.title[language], "", said)


def _removed(brief: Brief, made: MadeFrom, template: Template) -> Iterator[PartChange]:
    there = {plan.key for plan in template.sections}
    for part in made.parts:
        section = _made_from(brief, part.key)
        if part.key not in there and section is not None:
            changed = plans.of_blocks(section.blocks) != part.text
            said = _plain(section.blocks)
            yield PartChange(Part.REMOVED, part.key, section.title, said, "", changed)


def _within(brief: Brief, made: MadeFrom, template: Template) -> Iterator[PartChange]:
    language = brief.details.language
    for plan in template.sections:
        before, section = made.part(plan.key), _made_from(brief, plan.key)
        if before is None or section is None:
            continue
        now = plans.part_mark(template, plan, made.language)
        yield from _differing(before, now, section, plan, template, language)


def _differing(
    before: PartMark,
    now: PartMark,
    section: Section,
    plan: SectionPlan,
    template: Template,
    language: str,
) -> Iterator[PartChange]:
    mine = PartMark(
        plan.key,
        plans.of_text(section.title),
        plans.of_text(section.hint),
        plans.of_blocks(_answering(section.blocks, template, plan, language)),
        section.limit,
    )
    theirs = plans.part_mark(template, plan, language)
    blocks = plans.planned(template, plan, language)
    told: tuple[tuple[Part, str, str, str], ...] = (
        (Part.TITLE, "title", section.title, plan.title[language]),
        (Part.HINT, "hint", section.hint, plan.hint[language]),
        (Part.TEXT, "text", _plain(section.blocks), _plain(blocks)),
        (Part.LIMIT, "limit", _number(section.limit), _number(plan.limit)),
    )
    for part, name, is_now, wanted in told:
        was, then, own = getattr(before, name), getattr(now, name), getattr(mine, name)
        if was != then and own != getattr(theirs, name):
            yield PartChange(part, plan.key, section.title, is_now, wanted, own != was)


def _order(brief: Brief, made: MadeFrom, template: Template) -> Iterator[PartChange]:
    mine = [section.plan for section in brief.sections if section.plan]
    now = [plan.key for plan in template.sections if plan.key in mine]
    was = [part.key for part in made.parts if part.key in now]
    mine = [key for key in mine if key in now]
    if [key for key in now if key in was] != was and mine != now:
        titles = {section.plan: section.title for section in brief.sections}
        yield PartChange(
            Part.ORDER,
            mine=" · ".join(titles[key] for key in mine),
            theirs=" · ".join(titles[key] for key in now),
            changed=[key for key in mine if key in was] != was,
        )


def _whole(brief: Brief, made: MadeFrom, template: Template) -> Iterator[PartChange]:
    details = brief.details
    wanted = template.house_style
    redrawn = template.style is not None and made.style != plans.of_style(template.style)
    other = made.house_style != wanted and details.house_style != wanted
    if other or (redrawn and details.house_style == wanted):
        own = details.house_style != made.house_style
        yield PartChange(Part.STYLE, mine=details.house_style, theirs=wanted, changed=own)
    if made.limit != template.limit and details.word_limit != template.limit:
        mine, theirs = _number(details.word_limit), _number(template.limit)
        own = details.word_limit != made.limit
        yield PartChange(Part.WORDS, mine=mine, theirs=theirs, changed=own)
    terms = plans.of_terms(template.content.terms)
    have = plans.of_terms(brief.terms)
    if made.terms != terms and have != terms:
        mine, theirs = (_number(len(each)) for each in (brief.terms, template.content.terms))
        yield PartChange(Part.TERMS, mine=mine, theirs=theirs, changed=have != made.terms)


def _made_from(brief: Brief, key: str) -> Section | None:
    return next((section for section in brief.sections if section.plan == key), None)


def _answering(
    blocks: tuple[Block, ...], template: Template, plan: SectionPlan, language: str
) -> tuple[Block, ...]:
    """The blocks that stand where the template's stood: recommendations only where it has some."""
    planned = plans.planned(template, plan, language)
    if any(isinstance(block, RecommendationBlock) for block in planned):
        return blocks
    return tuple(block for block in blocks if not isinstance(block, RecommendationBlock))


def _plain(blocks: tuple[Block, ...]) -> str:
    return "\n".join(filter(None, (plain(block.prose).strip() for block in blocks)))


def _number(number: int) -> str:
    return str(number) if number else ""


# ------------------------------------------------------------------------------------- taking

_Taking: TypeAlias = Callable[[Brief, Template, str], Brief]


def _take_added(brief: Brief, template: Template, key: str) -> Brief:
    """A section as the template has it, behind the one it follows there."""
    plan = _plan(template, key)
    language = brief.details.language
    ids = Ids(brief)
    id = ids.section()
    section = Section(
        id,
        plan.title[language],
        plan.role,
        _fresh(ids, plans.planned(template, plan, language), plan),
        plan.hint[language],
        plan.limit,
        plan.left_out,
        plan.key,
    )
    order = [each.key for each in template.sections]
    before = set(order[: order.index(key)])
    at = max((n + 1 for n, s in enumerate(brief.sections) if s.plan in before), default=0)
    sections = (*brief.sections[:at], section, *brief.sections[at:])
    return _supplied(with_counter(structs.replace(brief, sections=sections), ids), template)


def _take_removed(brief: Brief, template: Template, key: str) -> Brief:
    del template
    return structs.replace(brief, sections=tuple(s for s in brief.sections if s.plan != key))


def _take_title(brief: Brief, template: Template, key: str) -> Brief:
    title = _plan(template, key).title[brief.details.language]
    return _changed(brief, key, title=title)


def _take_hint(brief: Brief, template: Template, key: str) -> Brief:
    return _changed(brief, key, hint=_plan(template, key).hint[brief.details.language])


def _take_limit(brief: Brief, template: Template, key: str) -> Brief:
    return _changed(brief, key, limit=_plan(template, key).limit)


def _take_text(brief: Brief, template: Template, key: str) -> Brief:
    plan, language = _plan(template, key), brief.details.language
    ids = Ids(brief)
    blocks = _fresh(ids, plans.planned(template, plan, language), plan)
    section = _made_from(brief, key)
    old = section.blocks if section else ()
    answering = _answering(old, template, plan, language)
    blocks += tuple(block for block in old if block not in answering)
    return _supplied(with_counter(_changed(brief, key, blocks=blocks), ids), template)


def _take_order(brief: Brief, template: Template, key: str) -> Brief:
    """The sections of the template in its order; the author's own stay behind what they follow."""
    del key
    order = {plan.key: number for number, plan in enumerate(template.sections)}
    groups: list[list[Section]] = [[]]
    for section in brief.sections:
        if section.plan in order:
            groups.append([section])
        else:
            groups[-1].append(section)
    led = sorted(groups[1:], key=lambda group: order[group[0].plan])
    sections = tuple(section for group in (groups[0], *led) for section in group)
    return structs.replace(brief, sections=sections)


def _take_style(brief: Brief, template: Template, key: str) -> Brief:
    del key
    details = structs.replace(brief.details, house_style=template.house_style)
    return structs.replace(brief, details=details)


def _take_words(brief: Brief, template: Template, key: str) -> Brief:
    del key
    details = structs.replace(brief.details, word_limit=template.limit)
    return structs.replace(brief, details=details)


def _take_terms(brief: Brief, template: Template, key: str) -> Brief:
    del key
    return structs.replace(brief, terms=template.content.terms)


_TAKING: dict[Part, _Taking] = {
    Part.ADDED: _take_added,
    Part.REMOVED: _take_removed,
    Part.TITLE: _take_title,
    Part.HINT: _take_hint,
    Part.TEXT: _take_text,
    Part.LIMIT: _take_limit,
    Part.ORDER: _take_order,
    Part.STYLE: _take_style,
    Part.TERMS: _take_terms,
    Part.WORDS: _take_words,
}


def _plan(template: Template, key: str) -> SectionPlan:
    return next(plan for plan in template.sections if plan.key == key)


def _changed(brief: Brief, key: str, **values: object) -> Brief:
    sections = tuple(
        structs.replace(each, **values) if each.plan == key else each for each in brief.sections
    )
    return structs.replace(brief, sections=sections)


def _fresh(ids: Ids, blocks: tuple[Block, ...], plan: SectionPlan) -> tuple[Block, ...]:
    """Blocks of a template with identifiers of the brief; links among them follow."""
    if not blocks:
        return (TextBlock(ids.block()),) if starts_with_text(plan.role) else ()
    given: dict[str, BlockId] = {block.id: ids.block() for block in blocks}
    fresh: list[Block] = []
    for block in blocks:
        new = structs.replace(block, id=given[block.id])
        uses = getattr(new, "evidence", ())
        if uses:
            renewed = tuple(structs.replace(e, id=EvidenceId(ids.evidence())) for e in uses)
            new = structs.replace(new, evidence=renewed)
        if isinstance(new, TextBlock):
            new = structs.replace(new, prose=_relinked(new.prose, given))
        fresh.append(new)
    return tuple(fresh)


def _relinked(prose: Prose, given: dict[str, BlockId]) -> Prose:
    def followed(inline: Inline) -> Inline:
        if isinstance(inline, Run) and inline.link[1:] in given and inline.link[:1] == "#":
            return structs.replace(inline, link=f"#{given[inline.link[1:]]}")
        return inline

    return tuple(
        structs.replace(part, inlines=tuple(followed(each) for each in part.inlines))
        for part in prose
    )


def _supplied(brief: Brief, template: Template) -> Brief:
    """The brief with the quotes, sources and pictures the template's blocks in it use."""
    kept = template.content
    sources = {source.id: source for source in kept.sources}
    used = {id for block in brief.blocks() for id in quotes_of(block)}
    brief = with_quotes(brief, (q for q in kept.quotes if q.id in used), sources)
    brief = with_sources(brief, (id for b in brief.blocks() for id in cited(b.prose)), sources)
    have = {medium.id for medium in brief.media}
    shown = {block.medium for block in brief.blocks() if isinstance(block, FigureBlock)}
    new = tuple(m for m in kept.media if m.id in shown - have)
    return structs.replace(brief, media=(*brief.media, *new)) if new else brief
