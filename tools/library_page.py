"""Writes `docs/library.md`: what the bundled library holds, and what each part of it rests on.

`python -m tools.library_page` writes it anew; a test tells when that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from brief_composer.library.browsing import Browser, Facet, short_title
from brief_composer.library.inspect import LARGEST_SHARE, shares
from brief_composer.library.items import Library, Recommendation
from brief_composer.library.load import load
from brief_composer.model.ids import SourceId

PAGE = Path(__file__).resolve().parents[1] / "docs" / "library.md"

EXPLICIT, IMPLICIT = "●", "○"


def page(library: Library) -> str:
    """The whole page."""
    return "\n".join(_lines(library)) + "\n"


def documents(library: Library) -> tuple[SourceId, ...]:
    """The documents the library was made from, in its order."""
    return tuple(id for id, card in library.source_cards.items() if card.capture)


def made_from(item: Recommendation, source: SourceId) -> str:
    """How a recommendation stands in a source: EXPLICIT, IMPLICIT or not at all."""
    said = [each.explicit for each in item.provenance if each.source == source]
    return EXPLICIT if any(said) else IMPLICIT if said else ""


def _lines(library: Library) -> Iterator[str]:
    yield "<!-- Made by `python -m tools.library_page`. Change the library and run it again. -->"
    yield ""
    yield "# The bundled library"
    yield ""
    items, sources = library.recommendations, documents(library)
    yield (
        f"{len(items)} recommendations made from {len(sources)} documents, with "
        f"{len(library.quotes)} quotes and {len(library.claims)} figures. What to know before "
        "relying on it is told by `brief-composer library show`, and in the window by “About this "
        "library”."
    )
    yield from _list(library)
    yield from _sources(library, sources)
    yield from _evidence(library)
    yield from _shares(library)


def _list(library: Library) -> Iterator[str]:
    yield from _head("Recommendations")
    groups = Browser(library).groups(library.recommendations.values(), Facet.THEME)
    for group in groups:
        theme = library.themes[group.key].name
        yield ""
        yield f"### {theme.en} / {theme.fr}"
        rows = [(f"`{each.id}`", each.title.en, each.title.fr) for each in group.items]
        yield from _table(("id", "English", "French"), rows)


def _sources(library: Library, sources: tuple[SourceId, ...]) -> Iterator[str]:
    yield from _head("Recommendation × source")
    yield ""
    yield (
        f"{EXPLICIT} the document asks for it; {IMPLICIT} it follows from what the document "
        "reports. The number is how many of the quotes for or against it stand in the document."
    )
    head = ("recommendation", *(short_title(library.sources[id]) for id in sources))
    rows = [
        (f"`{item.id}`", *(_cell(library, item, id) for id in sources))
        for item in library.recommendations.values()
    ]
    yield from _table(head, rows)


def _cell(library: Library, item: Recommendation, source: SourceId) -> str:
    quotes = (library.quotes.get(id) for id in (*item.evidence, *item.against))
    count = sum(quote is not None and quote.document == source for quote in quotes)
    return f"{made_from(item, source)} {count or ''}".strip()


def _evidence(library: Library) -> Iterator[str]:
    yield from _head("Recommendation × evidence")
    rows = [
        (f"`{item.id}`", ", ".join(item.evidence), ", ".join(item.against))
        for item in library.recommendations.values()
    ]
    yield from _table(("recommendation", "quotes for it", "quotes against it"), rows)


def _shares(library: Library) -> Iterator[str]:
    yield from _head("How much of each document is quoted")
    yield ""
    yield f"At most {LARGEST_SHARE} per cent of a document, and at most 60 words at a time."
    rows = [
        (
            f"`{share.source}`",
            str(share.quotes),
            str(share.quoted),
            str(share.words),
            f"{share.percent:.1f}%",
        )
        for share in shares(library)
    ]
    yield from _table(("document", "quotes", "words quoted", "words in all", "share"), rows)


def _head(title: str) -> Iterator[str]:
    yield ""
    yield f"## {title}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def main() -> int:
    """Write the page; the exit code."""
    PAGE.write_text(page(load()), "utf-8", newline="\n")
    print(PAGE.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
