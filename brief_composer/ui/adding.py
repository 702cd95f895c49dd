"""Adding a recommendation of the library to an open brief, with its best quote, as one step.

Every way in (the library's cards, the outline, a finding's button) comes through here, so that all
of them bring the same.
"""

from __future__ import annotations

from brief_composer.library.items import Recommendation
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import BlockId, RecommendationId, SectionId
from brief_composer.session import labels
from brief_composer.session.change import Change
from brief_composer.session.edits import recommendations
from brief_composer.session.start import sources_in
from brief_composer.ui.workspace import Workspace


def add_recommendation(
    workspace: Workspace,
    id: RecommendationId,
    section: SectionId | None = None,
    index: int | None = None,
) -> Change | None:
    """Add it at an index of a section, else where recommendations stand; None if there is none of
    that id."""
    item = workspace.library.recommendations.get(id)
    if item is None:
        return None
    language = workspace.language
    sources = sources_in(workspace.library, language)
    edit = recommendations.add_recommendation(
        section, index, item, language, best_quotes(workspace, item), sources
    )
    return workspace.do(labels.adding(item.title[language]), edit)


def add_before(workspace: Workspace, before: BlockId, id: RecommendationId) -> Change | None:
    """Add it right before a block that needs it; None if there is none of that id."""
    item = workspace.library.recommendations.get(id)
    if item is None:
        return None
    language = workspace.language
    sources = sources_in(workspace.library, language)
    quotes = best_quotes(workspace, item)
    edit = recommendations.add_before(before, item, language, quotes, sources)
    return workspace.do(labels.adding_before(item.title[language]), edit)


def best_quotes(workspace: Workspace, item: Recommendation) -> tuple[Quote, ...]:
    """The quote a recommendation is added with: its first, in the language of the brief."""
    library, language = workspace.library, workspace.language
    return tuple(library.quote(q.id, language) or q for q in library.quotes_for(item.id)[:1])
