"""Which ids a library file names, so that unknown ones are told with their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from brief_composer.library.forms import (
    AcronymsForm,
    ActorsForm,
    Form,
    NamesForm,
    NoteForm,
    QuoteForm,
    RecommendationForm,
    SourceForm,
    TemplateForm,
    TermsForm,
    ThemesForm,
)
from brief_composer.library.items import Library


class Reference(Struct, frozen=True):
    """An id some item names. `key` is where ("relations.to"), `within` the id of the part of the
    file that names it, "" for the file's own item."""

    kind: str
    id: str
    key: str
    within: str = ""

    def known(self, library: Library) -> bool:
        """Whether the library has an item of that kind and id."""
        return self.id in getattr(library, _SHELF[self.kind])


_SHELF = {
    "recommendation": "recommendations",
    "quote": "quotes",
    "source": "sources",
    "actor": "actors",
    "theme": "themes",
    "claim": "claims",
}


def references(form: Form) -> Iterator[Reference]:
    """Every id the form names."""
    match form:
        case RecommendationForm():
            yield from _of_recommendation(form)
        case SourceForm():
            for quote in form.quotes:
                yield from _of_quote(quote)
            for claim in form.claims:
                for id in claim.disagrees:
                    yield Reference("claim", id, "disagrees", claim.id)
                if claim.seen_in:
                    yield Reference("source", claim.seen_in, "seen_in", claim.id)
        case TermsForm():
            for term in form.terms:
                for id in term.seen_in:
                    yield Reference("source", id, "seen_in", term.id)
        case (
            ActorsForm() | ThemesForm() | TemplateForm() | NamesForm() | AcronymsForm() | NoteForm()
        ):
            return
        case _:
            assert_never(form)


def _of_recommendation(form: RecommendationForm) -> Iterator[Reference]:
    yield Reference("theme", form.theme, "theme")
    for id in form.addressees:
        yield Reference("actor", id, "addressees")
    for id in form.evidence:
        yield Reference("quote", id, "evidence")
    for id in form.against:
        yield Reference("quote", id, "against")
    for relation in form.relations:
        yield Reference("recommendation", relation.to, "relations.to")
    for provenance in form.provenance:
        yield Reference("source", provenance.source, "provenance.source")


def _of_quote(form: QuoteForm) -> Iterator[Reference]:
    for id in form.chain:
        yield Reference("source", id, "chain", form.id)
    for id in form.supports:
        yield Reference("recommendation", id, "supports", form.id)
    for id in form.against:
        yield Reference("recommendation", id, "against", form.id)
