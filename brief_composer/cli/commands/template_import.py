"""`template import`: takes a template from a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from brief_composer.cli import template_words
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.session import template_keeping
from brief_composer.session.template_arrivals import Arrival, Standing, arrival
from brief_composer.session.template_keeping import How
from brief_composer.storage import template_shelf, templates
from brief_composer.words import Words

NAME = "template import"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.flag("--force")
    parser.flag("--keep-both")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Copy the file into the folder of one's own templates."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    library = template_shelf.load_all()
    come = arrival(templates.read(Path(args.file)), library)
    how = _how(come, args.force, args.keep_both, terminal.words)
    kept = template_keeping.take_in(come, how, library)
    name = template_words.named(kept, terminal.words)
    if come.standing is Standing.SAME and how is not How.BESIDE:
        terminal.say("template-import.already", name=name)
    else:
        terminal.say("template-import.done", name=name, version=kept.version)
    return Exit.DONE


def _how(come: Arrival, force: bool, both: bool, words: Words) -> How:
    """What to do with it. Raises Ended where that is for the person to say."""
    if both:
        return How.BESIDE
    match come.standing:
        case Standing.NEW | Standing.SAME:
            return How.ADD
        case _ if force:
            return How.REPLACE
        case _:
            name = template_words.named(come.there or come.template, words)
            raise Ended(
                Exit.CANNOT_WRITE,
                f"template-import.{come.standing.value}",
                name=name,
                version=come.template.version,
                there=come.there.version if come.there else 0,
            )
