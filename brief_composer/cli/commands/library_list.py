"""`library list`: what a brief can be made from, grouped, filtered and searched."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from brief_composer.cli import choosing, rows
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.library import folders
from brief_composer.library.browsing import LANGUAGES, Browser, Facet, Fit
from brief_composer.library.items import Horizon, Library, Recommendation
from brief_composer.storage import files, template_shelf
from brief_composer.words import Words

NAME = "library list"

ASKED = (
    Facet.THEME,
    Facet.ADDRESSEE,
    Facet.HORIZON,
    Facet.SOURCE,
    Facet.LANGUAGE,
    Facet.FIT,
    Facet.OWNER,
)
"""What can be asked for with an option of its name."""

_WIDTH = 34


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("what", optional=True)
    parser.option("--search", metavar="WORDS")
    for facet in ASKED:
        parser.option(f"--{facet.value}", metavar=facet.name)
    parser.option("--for", metavar="FILE.brief")
    parser.option("--group", metavar="BY")
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
    known = ("recommendations", *rows.PLAIN)
    if what not in known:
        names = ", ".join(known)
        raise Ended(Exit.WRONG_USE, "no-list", word=what, known=names, command=NAME)
    _refuse_misfits(args, what)
    library = template_shelf.load_all()
    wanted = _wanted(args, library)
    if what == "recommendations":
        _recommendations(args, library, wanted, terminal)
    else:
        make, _ = rows.PLAIN[what]
        source, language = wanted.get(Facet.SOURCE, ""), wanted.get(Facet.LANGUAGE, "")
        listed = rows.chosen(make(library, terminal.words.language), source, language, args.search)
        _answer(what, listed, terminal, as_json=args.json)
    return Exit.DONE


def _refuse_misfits(args: argparse.Namespace, what: str) -> None:
    """Tell of options that mean nothing for what is listed, or without a brief."""
    fitting = ASKED if what == "recommendations" else rows.PLAIN[what][1]
    given = [facet.value for facet in ASKED if getattr(args, facet.value)]
    misfits = [name for name in given if Facet(name) not in fitting]
    if what != "recommendations":
        misfits += [name for name in ("for", "group") if getattr(args, name)]
    if misfits:
        option = f"--{misfits[0]}"
        raise Ended(Exit.WRONG_USE, "no-such-filter", option=option, word=what, command=NAME)
    by_fit = args.fit or args.group == Facet.FIT.value
    if by_fit and not getattr(args, "for"):
        raise Ended(Exit.WRONG_USE, "missing", option="--for", command=NAME)


def _wanted(args: argparse.Namespace, library: Library) -> dict[Facet, str]:
    """The groups asked for, by the ids or names given for them."""
    named: dict[Facet, Mapping[str, str]] = {
        Facet.THEME: {
            name: theme.id
            for theme in library.themes.values()
            for name in (theme.id, theme.name.en, theme.name.fr)
        },
        Facet.ADDRESSEE: {
            name: actor.id
            for actor in library.actors.values()
            for name in (actor.id, actor.name.en, actor.name.fr)
        },
        Facet.HORIZON: {horizon.value: horizon.value for horizon in Horizon},
        Facet.SOURCE: {str(id): str(id) for id in library.sources},
        Facet.LANGUAGE: {language: language for language in LANGUAGES},
        Facet.FIT: {fit.value: fit.value for fit in Fit},
        Facet.OWNER: {folders.YOURS: folders.YOURS, folders.ORGANISATION: folders.ORGANISATION},
    }
    wanted: dict[Facet, str] = {}
    for facet in ASKED:
        asked: str = getattr(args, facet.value)
        if asked:
            by_fold = {name.casefold(): id for name, id in named[facet].items()}
            if asked.casefold() not in by_fold:
                raise choosing.not_found(asked, named[facet])
            wanted[facet] = by_fold[asked.casefold()]
    return wanted


def _recommendations(
    args: argparse.Namespace, library: Library, wanted: Mapping[Facet, str], terminal: Terminal
) -> None:
    language, brief = terminal.words.language, getattr(args, "for")
    browser = Browser(library, _used(Path(brief)) if brief else ())
    facet = _facet(args.group, Facet.FIT if brief else Facet.THEME)
    items = browser.chosen(rows.found(library, language, args.search), wanted)
    if args.json:
        listed = [rows.recommendation(browser, item, language) for item in items]
        groups = [
            {
                "key": group.key,
                "name": _name(browser, facet, group.key, terminal.words),
                "ids": [item.id for item in group.items],
            }
            for group in browser.groups(items, facet)
        ]
        terminal.answer_json(
            "library-list", recommendations=listed, grouped_by=facet.value, groups=groups
        )
    elif args.search and not args.group:
        # The best first says more than any group.
        for item in items:
            _show(browser, item, terminal, "")
    else:
        for group in browser.groups(items, facet):
            terminal.answer(_name(browser, facet, group.key, terminal.words))
            for item in group.items:
                _show(browser, item, terminal, "  ", facet)
    if not items and not args.json:
        terminal.say("library-list.none")


def _used(path: Path) -> frozenset[str]:
    brief = files.load(path)
    return frozenset(block.origin.id for block in brief.recommendations() if block.origin)


def _facet(given: str, otherwise: Facet) -> Facet:
    if not given:
        return otherwise
    try:
        return Facet(given)
    except ValueError:
        known = ", ".join(facet.value for facet in Facet)
        raise Ended(Exit.WRONG_USE, "no-group", word=given, known=known, command=NAME) from None


def _name(browser: Browser, facet: Facet, key: str, words: Words) -> str:
    own = browser.name(facet, key, words.language)
    return own or words(f"library.group.{facet.value}.{key or 'none'}")


def _show(
    browser: Browser,
    item: Recommendation,
    terminal: Terminal,
    indent: str,
    grouped: Facet = Facet.THEME,
) -> None:
    terminal.answer(f"{indent}{item.id:<{_WIDTH}} {item.title[terminal.words.language]}")
    if item.owner and grouped is not Facet.OWNER:
        owner = _name(browser, Facet.OWNER, item.owner, terminal.words)
        terminal.answer(f"{indent}{'':<{_WIDTH}} {owner}")
    for fit, titles in rows.marks(browser, item, terminal.words.language):
        if fit is not Fit.USED or grouped is not Facet.FIT:
            said = terminal.words(f"cli.fit.{fit.value}", titles=titles)
            terminal.answer(f"{indent}{'':<{_WIDTH}} {said}")


def _answer(what: str, listed: list[rows.Row], terminal: Terminal, *, as_json: bool) -> None:
    if as_json:
        terminal.answer_json("library-list", **{what: listed})
        return
    for row in listed:
        terminal.answer(f"{row['id']:<{_WIDTH}} {row['title']}")
    if not listed:
        terminal.say("library-list.none")
