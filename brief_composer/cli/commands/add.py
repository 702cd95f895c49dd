"""`add`: one more recommendation or quote of the library, table, picture or pull quote."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from brief_composer.cli import apart, choosing, opening
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.library import load as library_load
from brief_composer.library.items import Library, RelationKind
from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import Brief, Section
from brief_composer.session.edits.evidence import add_quote
from brief_composer.session.edits.parts import index_of, takes_blocks
from brief_composer.session.edits.recommendations import add_recommendation
from brief_composer.session.start import sources_in
from brief_composer.words import Words

NAME = "add"

_Said: TypeAlias = tuple[str, dict[str, str]]
"""A key of the area "cli", and what fills its gaps."""


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.option("--recommendation", metavar="ID")
    parser.option("--quote", metavar="ID")
    parser.option("--picture", metavar="FILE")
    parser.option("--table", metavar="FILE")
    parser.option("--pull-quote", metavar="ID|TEXT")
    parser.option("--to", metavar="PLACE")
    for about in ("--alt", "--caption", "--credit", "--source"):
        parser.option(about, metavar="TEXT")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Add it and save the brief."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    wanted = (args.recommendation, args.quote, args.picture, args.table, args.pull_quote)
    if sum(map(bool, wanted)) != 1:
        raise Ended(Exit.WRONG_USE, "one-of-five", command=NAME)
    with opening.to_change(Path(args.file)) as changing:
        brief = changing.brief
        library = library_load.load_all()
        place = choosing.place(brief, args.to)
        if args.recommendation:
            after, said = _recommendation(brief, library, args.recommendation, place)
        elif not args.quote:
            after, said = _apart(brief, library, args, place)
        else:
            after, said = _quote(brief, library, args.quote, place)
        if after is not brief:
            changing.save(after)
    for key, params in said:  # told once it is true
        terminal.say(key, **params)
    return Exit.DONE


def _apart(
    brief: Brief, library: Library, args: Namespace, place: apart.Place
) -> tuple[Brief, list[_Said]]:
    if args.picture:
        about = {"alt": args.alt, "caption": args.caption, "credit": args.credit}
        return apart.picture(brief, args.picture, place, **about)
    if args.table:
        return apart.table(brief, args.table, place, caption=args.caption, source=args.source)
    return apart.pull_quote(brief, library, args.pull_quote, place)


def _recommendation(
    brief: Brief,
    library: Library,
    given: str,
    place: Section | RecommendationBlock | None,
) -> tuple[Brief, list[_Said]]:
    item = choosing.recommendation(library, given)
    language = brief.details.language
    there = choosing.recommendation_of(brief, item.id)
    if there is not None:
        return brief, [("add.there", {"title": there.title, "number": _number(brief, there)})]
    index = None
    section = brief.section_of(place.id) if isinstance(place, RecommendationBlock) else place
    if section is not None and not takes_blocks(section):
        raise Ended(Exit.NOT_FOUND, "no-blocks", section=section.title)
    if section is not None and isinstance(place, RecommendationBlock):
        index = index_of(section, place.id) + 1
    quotes = [library.quote(q.id, language) or q for q in library.quotes_for(item.id)[:1]]
    home = section.id if section else None
    sources = sources_in(library, language)
    after = add_recommendation(home, index, item, language, quotes, sources)(brief)
    said: list[_Said] = []
    added = choosing.recommendation_of(after, item.id)
    if added is not None:
        params = {"title": added.title, "number": _number(after, added)}
        said.append(("add.recommendation", params))
    for need in item.related(RelationKind.NEEDS):
        if need in library.recommendations and choosing.recommendation_of(after, need) is None:
            title = library.recommendations[need].title[language]
            said.append(("needs", {"rec": item.title[language], "need": title, "id": need}))
    return after, said


def _quote(
    brief: Brief,
    library: Library,
    given: str,
    place: Section | RecommendationBlock | None,
) -> tuple[Brief, list[_Said]]:
    quote = choosing.quote(library, given)
    if isinstance(place, Section):
        raise Ended(Exit.WRONG_USE, "quote-to-section", command=NAME)
    block = place or choosing.supported_by(brief, quote)
    if block is None:
        ids = ", ".join(quote.supports)
        raise Ended(Exit.NOT_FOUND, "quote-without-place", quote=quote.id, ids=ids)
    language = brief.details.language
    own = library.quote(quote.id, language) or quote
    after = add_quote(block.id, own, sources_in(library, language))(brief)
    key = "add.quoted" if after is brief else "add.quote"
    params = {"quote": quote.id, "title": block.title, "number": _number(brief, block)}
    return after, [(key, params)]


def _number(brief: Brief, block: RecommendationBlock) -> str:
    return f"R{[each.id for each in brief.recommendations()].index(block.id) + 1}"
