"""The first brief: made from a template, the recommendations ticked and the quotes chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from brief_composer.library import plans
from brief_composer.library.items import Library, RelationKind, SectionPlan, Template
from brief_composer.model import markup
from brief_composer.model.blocks import Block, TextBlock
from brief_composer.model.brief import Brief, Section
from brief_composer.model.ids import RecommendationId, fresh
from brief_composer.session.edits.parts import (
    Ids,
    Sources,
    cited,
    one_line,
    with_counter,
    with_sources,
)
from brief_composer.session.edits.recommendations import add_recommendation
from brief_composer.session.edits.sections import starts_with_text


def new_brief(
    template: Template,
    title: str,
    audience: str,
    date: str,
    language: str,
    house_style: str,
    library: Library,
    recommendations: Sequence[RecommendationId] = (),
    *,
    with_evidence: bool = True,
    id: str = "",
) -> Brief:
    """A brief as its template plans it, in a language ("en-GB", "fr").

    The recommendations stand in the order given, except that one another needs stands before it;
    `with_evidence` attaches the best quote of each. Raises KeyError for an id the library lacks. An
    empty `house_style` means the template's, as an empty `audience` does; without an `id` the brief
    gets a fresh one.
    """
    content = template.content
    details = structs.replace(
        content.details,
        title=one_line(title).strip(),
        audience=one_line(audience).strip() or content.details.audience,
        date=date,
        language=language,
        template=template.id,
        house_style=house_style or template.house_style,
        word_limit=template.limit,
    )
    ids = Ids(content)
    sections = tuple(_section(ids, template, plan, language) for plan in template.sections)
    brief = structs.replace(
        content,
        details=details,
        sections=sections,
        id=id or fresh(),
        made_from=plans.mark(template, language),
    )
    brief = with_counter(brief, ids)
    sources = sources_in(library, language)
    wanted = (id for block in brief.blocks() for id in cited(block.prose))
    brief = with_sources(brief, wanted, sources)
    for id in in_needed_order(recommendations, library):
        best = library.quotes_for(id)[:1] if with_evidence else ()
        quotes = [library.quote(quote.id, language) or quote for quote in best]
        item = library.recommendations[id]
        brief = add_recommendation(None, None, item, language, quotes, sources)(brief)
    return brief


def named(brief: Brief, id: str = "") -> Brief:
    """The brief with an id: its own, else the one it was `id` given before, else a fresh one."""
    return brief if brief.id else structs.replace(brief, id=id or fresh())


def copied(brief: Brief) -> Brief:
    """The same brief as one of its own, to be kept beside the other."""
    return structs.replace(brief, id=fresh())


def sources_in(library: Library, language: str) -> Sources:
    """The sources of the library with what it says of them in a language."""
    return {id: library.source(id, language) or each for id, each in library.sources.items()}


def in_needed_order(
    chosen: Iterable[RecommendationId], library: Library
) -> tuple[RecommendationId, ...]:
    """Recommendations in their order, but each after those of them it needs.

    Recommendations that need each other in a ring stay in the order given.
    """
    wanted = tuple(dict.fromkeys(chosen))
    done: dict[RecommendationId, None] = {}
    # Each entry is an id and whether what it needs was looked at: a stack, as chains may be long.
    stack = [(id, False) for id in reversed(wanted)]
    seen: set[RecommendationId] = set()
    while stack:
        id, ready = stack.pop()
        if ready:
            done[id] = None
        elif id not in seen:
            seen.add(id)
            stack.append((id, True))
            needs = library.recommendations[id].related(RelationKind.NEEDS)
            stack += [(need, False) for need in reversed(needs) if need in wanted]
    return tuple(done)


def _section(ids: Ids, template: Template, plan: SectionPlan, language: str) -> Section:
    """A section as planned; one kept whole has the identifiers it had, so that what refers to them
    still does."""
    whole = template.whole(plan.key) if plan.whole else None
    blocks: tuple[Block, ...] = ()
    prose = markup.parse(plan.text[language])
    id = whole.id if whole else ids.section()
    if whole is not None:
        blocks = whole.blocks
    elif prose or starts_with_text(plan.role):
        blocks = (TextBlock(ids.block(), prose),)
    return Section(
        id=id,
        title=plan.title[language],
        role=plan.role,
        blocks=blocks,
        hint=plan.hint[language],
        limit=plan.limit,
        left_out=plan.left_out,
        plan=plan.key,
    )
