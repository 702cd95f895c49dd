"""`library list`: what a brief can be made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.library import load as library_load
from brief_composer.library.items import Library, RelationKind
from brief_composer.words import Words

NAME = "library list"
_Row = dict[str, Any]


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("what", optional=True)
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """List recommendations, quotes, sources or templates."""
    options = parser(terminal.words)
    args = options.parse(given)
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    what = args.what or "recommendations"
    if what not in _ROWS:
        known = ", ".join(_ROWS)
        raise Ended(Exit.WRONG_USE, "no-list", word=what, known=known, command=NAME)
    rows = _ROWS[what](library_load.load(), terminal.words.language)
    if args.json:
        terminal.answer_json("library-list", **{what: rows})
        return Exit.DONE
    group = ""
    for row in rows:
        if row.get("group", "") != group:
            group = row["group"]
            terminal.answer(f"{group}")
        indent = "  " if group else ""
        terminal.answer(f"{indent}{row['id']:<34} {row['title']}")
    return Exit.DONE


def _recommendations(library: Library, language: str) -> list[_Row]:
    order = list(library.themes)
    items = sorted(
        library.recommendations.values(),
        key=lambda item: order.index(item.theme) if item.theme in order else len(order),
    )
    return [
        {
            "id": item.id,
            "title": item.title[language],
            "line": item.line[language],
            "theme": item.theme,
            "group": library.themes[item.theme].name[language]
            if item.theme in library.themes
            else item.theme,
            "needs": list(item.related(RelationKind.NEEDS)),
            "after": list(item.related(RelationKind.AFTER)),
            "evidence": list(item.evidence),
        }
        for item in items
    ]


def _quotes(library: Library, language: str) -> list[_Row]:
    return [
        {
            "id": quote.id,
            "title": _short(quote.text),
            "text": quote.text,
            "language": quote.language,
            "chain": list(quote.chain),
            "speaker": quote.speaker.name,
            "role": quote.speaker.role,
            "supports": list(quote.supports),
        }
        for quote in (library.quote(id, language) for id in library.quotes)
        if quote is not None
    ]


def _sources(library: Library, language: str) -> list[_Row]:
    return [
        {
            "id": source.id,
            "title": source.record.title,
            "issued": source.record.issued,
            "kind": source.kind.value,
            "note": source.note,
        }
        for source in (library.source(id, language) for id in library.sources)
        if source is not None
    ]


def _templates(library: Library, language: str) -> list[_Row]:
    return [
        {
            "id": item.id,
            "title": item.name[language],
            "line": item.line[language],
            "pages": item.pages,
            "limit": item.limit,
        }
        for item in library.templates.values()
    ]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")


_ROWS: dict[str, Callable[[Library, str], list[_Row]]] = {
    "recommendations": _recommendations,
    "quotes": _quotes,
    "sources": _sources,
    "templates": _templates,
}
