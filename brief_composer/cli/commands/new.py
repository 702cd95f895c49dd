"""`new`: a brief from a template, with recommendations and quotes of the library."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from brief_composer.cli import choosing, template_words
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, sentence
from brief_composer.library.items import Library, RelationKind
from brief_composer.model.brief import Brief
from brief_composer.model.evidence import Quote
from brief_composer.render import styles
from brief_composer.session import template_keeping
from brief_composer.session.edits.details import set_details
from brief_composer.session.edits.evidence import add_quote
from brief_composer.session.edits.parts import one_line
from brief_composer.session.organisation import fill_organisation
from brief_composer.session.start import new_brief, sources_in
from brief_composer.storage import files, settings, template_shelf
from brief_composer.words import Words

NAME = "new"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.option("--template", metavar="TEMPLATE")
    parser.option("--title", metavar="TITLE")
    parser.option("--audience", metavar="AUDIENCE")
    parser.option("--profile", metavar="authorities|donors|radio")
    parser.option("--date", metavar="2026-11-22")
    parser.option("--language", metavar="en|fr", default="en")
    parser.option("--house-style", metavar="STYLE")
    parser.option("--recommendation", metavar="ID", many=True)
    parser.option("--quote", metavar="ID", many=True)
    parser.flag("--no-quotes")
    parser.option("-o", "--output", metavar="FILE")
    parser.flag("--force")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Make the brief and its file."""
    options = parser(terminal.words)
    args = options.parse(given, ("--template", "--title", "--output"))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    if not one_line(args.title).strip():
        raise Ended(Exit.WRONG_USE, "no-title", command=NAME)
    language = choosing.language_tag(args.language)
    profile = choosing.profile(args.profile)
    house_styles = [each.id for each in styles.names()]
    if args.house_style and args.house_style not in house_styles:
        raise choosing.not_found(args.house_style, house_styles)
    day = _date(args.date)
    library = template_shelf.load_all()
    chosen = [choosing.recommendation(library, id).id for id in args.recommendation or ()]
    quotes = [choosing.quote(library, id) for id in args.quote or ()]
    template = template_words.found(library, args.template)
    brief = new_brief(
        template,
        args.title,
        args.audience,
        day,
        language,
        args.house_style,
        library,
        chosen,
        with_evidence=False,
    )
    if profile:
        brief = set_details(profile=profile)(brief)
    for quote in quotes:
        brief = _with_quote(brief, quote, library, language)
    if not args.no_quotes:
        brief = _with_best_quotes(brief, library, language)
    loaded = settings.load()
    if loaded.problem is not None:
        terminal.remark(sentence(terminal.words, loaded.problem))
    brief = fill_organisation(loaded.settings.organisation)(brief)
    template_keeping.put_style(template)
    path = _target(args.output)
    (files.save if args.force else files.create)(path, brief)
    _tell(brief, library, path, terminal)
    return Exit.DONE


def _date(given: str) -> str:
    if not given:
        return date.today().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as wrong:
        raise Ended(Exit.WRONG_USE, "no-date", word=given, command=NAME) from wrong


def _target(given: str) -> Path:
    path = Path(given)
    if os.path.isdir(path) or path.suffix in (files.SUFFIX, *files.PLAIN):
        return path
    return path.with_name(path.name + files.SUFFIX)


def _with_quote(brief: Brief, quote: Quote, library: Library, language: str) -> Brief:
    block = choosing.supported_by(brief, quote)
    if block is None:
        raise Ended(
            Exit.NOT_FOUND, "quote-without-place", quote=quote.id, ids=", ".join(quote.supports)
        )
    own = library.quote(quote.id, language) or quote
    return add_quote(block.id, own, sources_in(library, language))(brief)


def _with_best_quotes(brief: Brief, library: Library, language: str) -> Brief:
    """The brief with the library's best quote under each recommendation that has none."""
    for block in brief.recommendations():
        best = library.quotes_for(block.origin.id) if block.origin else ()
        if not block.evidence and best:
            quote = library.quote(best[0].id, language) or best[0]
            brief = add_quote(block.id, quote, sources_in(library, language))(brief)
    return brief


def _tell(brief: Brief, library: Library, path: Path, terminal: Terminal) -> None:
    terminal.say("new.made", path=path, n=len(brief.recommendations()))
    language = brief.details.language
    have = {block.origin.id for block in brief.recommendations() if block.origin}
    for block in brief.recommendations():
        item = library.recommendations.get(block.origin.id) if block.origin else None
        for need in item.related(RelationKind.NEEDS) if item else ():
            if need not in have and need in library.recommendations:
                title = library.recommendations[need].title[language]
                terminal.say("needs", rec=block.title, need=title, id=need)
