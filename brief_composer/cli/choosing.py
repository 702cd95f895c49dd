"""Finds what a word typed in a shell means: a template, an item of the library, part of a brief.

What is not found is told with the names that come near it.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from brief_composer import words as catalogue
from brief_composer.cli.exits import Ended, Exit
from brief_composer.library.items import Bilingual, Library, Recommendation, Template
from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import PROFILES, Brief, Section
from brief_composer.model.evidence import Quote
from brief_composer.model.ids import QuoteId, RecommendationId

_TAGS = {"en": "en-GB", "fr": "fr-FR"}


def language_tag(given: str) -> str:
    """The tag of a brief's language: "en" → "en-GB". Raises Ended for one we have no words in."""
    base = given.replace("_", "-").partition("-")[0].lower()
    if base not in catalogue.LANGUAGES:
        known = ", ".join(catalogue.LANGUAGES)
        raise Ended(Exit.WRONG_USE, "no-language", word=given, known=known, command="new")
    return _TAGS.get(given.lower(), given.replace("_", "-"))


def profile(given: str) -> str:
    """The kind of readers a brief is for. Raises Ended for one that is not known."""
    if given not in PROFILES:
        known = ", ".join(filter(None, PROFILES))
        raise Ended(Exit.WRONG_USE, "no-profile", word=given, known=known, command="new")
    return given


def template(library: Library, given: str) -> Template:
    """A template by its id or by its name in either language."""
    wanted = given.casefold().strip()
    for item in library.templates.values():
        if wanted in (item.id, item.name.en.casefold(), item.name.fr.casefold()):
            return item
    names = [name for item in library.templates.values() for name in _names(item.id, item.name)]
    raise not_found(given, names)


def recommendation(library: Library, given: str) -> Recommendation:
    """A recommendation of the library by its id or title."""
    items = library.recommendations
    found = items.get(RecommendationId(given))
    if found is not None:
        return found
    wanted = given.casefold().strip()
    for item in items.values():
        if wanted in (item.title.en.casefold(), item.title.fr.casefold()):
            return item
    raise not_found(given, [name for i in items.values() for name in _names(i.id, i.title)])


def quote(library: Library, given: str) -> Quote:
    """A quote of the library by its id."""
    found = library.quotes.get(QuoteId(given))
    if found is None:
        raise not_found(given, library.quotes)
    return found


def place(brief: Brief, given: str) -> Section | RecommendationBlock | None:
    """A section or recommendation of the brief: by id, by title, or by its number "R2".

    None where nothing was given.
    """
    if not given:
        return None
    wanted = given.casefold().strip()
    asks = brief.recommendations()
    for number, block in enumerate(asks, start=1):
        origin = block.origin.id if block.origin else ""
        if wanted in (block.id, f"r{number}", block.title.casefold(), origin):
            return block
    for section in brief.sections:
        if wanted in (section.id, section.title.casefold()):
            return section
    names = [f"R{n}" for n in range(1, len(asks) + 1)]
    names += [name for s in brief.sections for name in (s.id, s.title)]
    names += [name for block in asks for name in (block.id, block.title)]
    raise not_found(given, names)


def not_found(given: str, names: Iterable[str]) -> Ended:
    """That nothing is called so, and what comes near."""
    by_fold = {name.casefold(): name for name in names if name}
    near = get_close_matches(given.casefold(), by_fold, 3, 0.5)
    if near:
        shown = ", ".join(by_fold[each] for each in near)
        return Ended(Exit.NOT_FOUND, "not-found-near", word=given, near=shown)
    return Ended(Exit.NOT_FOUND, "not-found", word=given)


def recommendation_of(brief: Brief, id: RecommendationId) -> RecommendationBlock | None:
    """The brief's first block made from a library recommendation."""
    for block in brief.recommendations():
        if block.origin and block.origin.id == id:
            return block
    return None


def supported_by(brief: Brief, quote: Quote) -> RecommendationBlock | None:
    """The first recommendation of the brief that a quote speaks for."""
    for block in brief.recommendations():
        if block.origin and block.origin.id in quote.supports:
            return block
    return None


def _names(id: str, name: Bilingual) -> tuple[str, ...]:
    return (id, name.en, name.fr)
