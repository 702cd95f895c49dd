"""`style delete`: throws one of one's own house styles away."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.cli import style_words
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, sentence
from brief_composer.render.styles import StyleError
from brief_composer.session import house_styles
from brief_composer.words import Words

NAME = "style delete"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("style")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Move its file to where it can be had back for a month."""
    options = parser(terminal.words)
    args = options.parse(given, ("style",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    id = style_words.known(args.style)
    try:
        lies = house_styles.remove(id)
    except StyleError as problem:
        terminal.remark(sentence(terminal.words, problem))
        return Exit.CANNOT_WRITE
    terminal.say("style-delete.done", name=lies.stem, path=lies, days=house_styles.BIN_DAYS)
    return Exit.DONE
