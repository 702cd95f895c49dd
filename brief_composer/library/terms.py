"""The words a brief is written in: words to avoid, proper names, initials.

Belongs here: the bundled ones, read when the first check asks for them and not before (reading
takes longer than opening a brief may), joined with those of people's own folders; looking a name or
initials up. Does not belong here: finding them in text (`library.terminology`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from brief_composer import paths
from brief_composer.library.items import Acronym, Library, NameEntry, Term
from brief_composer.library.load import Folder, load
from brief_composer.library.search import fold
from brief_composer.library.terminology import Matcher


class Vocabulary(Struct, frozen=True, eq=False):
    """Terms, names and acronyms. Two of them are never equal: each keeps its own matchers."""

    terms: tuple[Term, ...] = ()
    names: tuple[NameEntry, ...] = ()
    acronyms: tuple[Acronym, ...] = ()

    def name(self, written: str) -> NameEntry | None:
        """The name that is written so, in either language or in one of its variants."""
        wanted = _loose(written)
        for entry in self.names:
            if wanted in map(_loose, (entry.name.en, entry.name.fr, *entry.variants)):
                return entry
        return None

    def acronym(self, short: str, language: str) -> Acronym | None:
        """What the initials stand for in a language; those of the other language where it has
        none of its own."""
        own = (item for item in self.acronyms if item.short[language] == short)
        both = (item for item in self.acronyms if short in (item.short.en, item.short.fr))
        return next(own, None) or next(both, None)


def folder() -> Folder:
    """Where the bundled words are."""
    return Folder(paths.resource("terms"))


def vocabulary(library: Library, terms: tuple[Term, ...] = ()) -> Vocabulary:
    """The bundled words and those of the library's folders, which stand before them; first of all
    the `terms` a brief brought along from its template."""
    if not (terms or library.terms or library.names or library.acronyms):
        return bundled()
    own = _of(library)
    first = {term.id for term in terms}
    others = tuple(term for term in own.terms if term.id not in first)
    return _joined(terms + others, own.names, own.acronyms)


@cache
def bundled() -> Vocabulary:
    """The words that come with the program, read on the first call."""
    return _of(load((folder(),)))


def _of(library: Library) -> Vocabulary:
    return Vocabulary(
        tuple(library.terms.values()),
        tuple(library.names.values()),
        tuple(library.acronyms.values()),
    )


@lru_cache(maxsize=2)
def _joined(
    terms: tuple[Term, ...], names: tuple[NameEntry, ...], acronyms: tuple[Acronym, ...]
) -> Vocabulary:
    base = bundled()
    return Vocabulary(
        terms + tuple(item for item in base.terms if item.id not in {own.id for own in terms}),
        names + tuple(item for item in base.names if item.id not in {own.id for own in names}),
        acronyms
        + tuple(item for item in base.acronyms if item.id not in {own.id for own in acronyms}),
    )


@lru_cache(maxsize=4)
def matcher(words: Vocabulary, language: str) -> Matcher:
    """What finds the terms of a vocabulary in a language ("en", "fr")."""
    return Matcher(words.terms, _protected(words), language)


def _protected(words: Vocabulary) -> Iterator[str]:
    """Names as they are written anywhere, and what initials stand for with these after it."""
    for name in words.names:
        yield from (name.name.en, name.name.fr, *name.variants)
    for item in words.acronyms:
        yield f"{item.long.en} ({item.short.en})"
        yield f"{item.long.fr} ({item.short.fr})"


def _loose(text: str) -> str:
    """A name without case, accents and signs."""
    return "".join(c for c in fold(text) if c.isalnum())
