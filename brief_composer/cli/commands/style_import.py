"""`style import`: takes a house style from a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from brief_composer.cli import style_words
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.render import style_file, styles
from brief_composer.render.styles import StyleError
from brief_composer.session import house_styles
from brief_composer.words import Words

NAME = "style import"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.flag("--force")
    parser.flag("--keep-both")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Copy the file into the folder of one's own styles."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    path = Path(args.file)
    try:
        taken = house_styles.take_in(path, over=args.force, beside=args.keep_both)
    except StyleError as problem:
        if problem.code != "style-there":
            raise
        name = problem.params["name"]
        raise Ended(Exit.CANNOT_WRITE, "style-import.there", name=name) from problem
    style = taken.kept.style
    key = "style-import.already" if taken.already else "style-import.done"
    terminal.say(key, name=style.name[terminal.words.language], id=style.id)
    style_words.remark(terminal, styles.dressed(style_file.read(taken.kept.path)).findings)
    return Exit.DONE
