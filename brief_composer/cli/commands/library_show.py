"""`library show`: one item of the library, whole; without an id, the note on the library itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from brief_composer.cli import choosing, prose_lines
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.library.items import Library, Recommendation, Template
from brief_composer.model import markup
from brief_composer.model.evidence import Quote, Source
from brief_composer.model.ids import QuoteId, RecommendationId, SourceId
from brief_composer.model.richtext import plain
from brief_composer.sources.citations.terms import Terms
from brief_composer.storage import template_shelf
from brief_composer.words import Words

NAME = "library show"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("id", optional=True)
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Show the recommendation, quote, source or template of an id, or the note."""
    options = parser(terminal.words)
    args = options.parse(given)
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    library = template_shelf.load_all()
    if not args.id:
        _show_notes(library, terminal, as_json=args.json)
        return Exit.DONE
    data = _found(library, args.id, terminal.words.language)
    if args.json:
        terminal.answer_json("library-item", **data)
        return Exit.DONE
    for name, value in data.items():
        if value in ("", [], None):
            continue
        label = terminal.words(f"cli.field.{name}")
        line = terminal.words("cli.labelled", label=label, value=_shown(value, terminal))
        terminal.answer(line.replace(" \n", "\n", 1))
    return Exit.DONE


def _show_notes(library: Library, terminal: Terminal, *, as_json: bool) -> None:
    language = terminal.words.language
    if as_json:
        notes = [
            {
                "title": note.title[language],
                "as_of": note.as_of,
                "text": note.text[language],
                "owner": note.owner,
                "path": note.origin.path,
            }
            for note in library.notes
        ]
        terminal.answer_json("library-notes", notes=notes)
        return
    for note in library.notes:
        terminal.answer(note.title[language])
        date = Terms(terminal.words).date(note.as_of)
        terminal.answer(terminal.words("library.as_of", date=date))
        for line in prose_lines.lines(markup.parse(note.text[language]), library):
            terminal.answer(line)


def _shown(value: Any, terminal: Terminal) -> str:
    """A value as a person reads it; what has a word of its own is said in it."""
    if not isinstance(value, list):
        key = f"cli.value.{value}"
        return terminal.words(key) if key in terminal.words else str(value)
    items = cast("list[str | dict[str, str]]", value)
    plain_items = [item for item in items if isinstance(item, str)]
    relations = [_relation(item, terminal) for item in items if isinstance(item, dict)]
    return ", ".join(plain_items) + "".join(f"\n  {line}" for line in relations)


def _relation(relation: dict[str, str], terminal: Terminal) -> str:
    said = terminal.words(f"cli.relation.{relation['kind']}", to=relation["to"])
    text = terminal.words("cli.labelled", label=said, value=relation["reason"])
    return f"{text} ({relation['source']})"


def _found(library: Library, id: str, language: str) -> dict[str, Any]:
    if RecommendationId(id) in library.recommendations:
        return _recommendation(library.recommendations[RecommendationId(id)], library, language)
    quote = library.quote(QuoteId(id), language)
    if quote is not None:
        return _quote(quote)
    source = library.source(SourceId(id), language)
    if source is not None:
        return _source(source)
    if id in library.templates:
        return _template(library.templates[id], language)
    ids = [*library.recommendations, *library.quotes, *library.sources, *library.templates]
    raise choosing.not_found(id, ids)


def _recommendation(item: Recommendation, library: Library, language: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title[language],
        "line": item.line[language],
        "text": plain(markup.parse(item.text[language])),
        "short": plain(markup.parse(item.short[language])),
        "indicator": item.indicator[language],
        "horizon": item.horizon.value,
        "theme": item.theme,
        "addressees": [
            library.actors[id].name[language] if id in library.actors else id
            for id in item.addressees
        ],
        "evidence": list(item.evidence),
        "against": list(item.against),
        "relations": [
            {
                "kind": each.kind.value,
                "to": each.to,
                "reason": each.reason[language],
                "source": each.source,
                "strength": each.strength.value,
            }
            for each in item.relations
        ],
        "harm": item.safeguards.harm[language],
        "first": item.safeguards.first[language],
        "stop": item.safeguards.stop[language],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "text": quote.text,
        "language": quote.language,
        "speaker": quote.speaker.name,
        "role": quote.speaker.role,
        "chain": list(quote.chain),
        "page": quote.locator.page,
        "paragraph": quote.locator.paragraph,
        "spoken_on": quote.spoken_on,
        "spoken_at": quote.spoken_at,
        "about": quote.about,
        "risk": quote.risk,
        "supports": list(quote.supports),
        "against": list(quote.against),
        "checked": quote.verified.on if quote.verified else "",
    }


def _source(source: Source) -> dict[str, Any]:
    record = source.record
    return {
        "id": source.id,
        "title": record.title,
        "author": [each.literal or f"{each.given} {each.family}".strip() for each in record.author],
        "issued": record.issued,
        "publisher": record.publisher,
        "url": record.url,
        "kind_of_source": source.kind.value,
        "as_of": source.as_of,
        "licence": source.licence,
        "note": source.note,
    }


def _template(item: Template, language: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.name[language],
        "line": item.line[language],
        "house_style": item.house_style,
        "pages": item.pages,
        "limit": item.limit,
        "sections": [plan.title[language] for plan in item.sections],
    }
