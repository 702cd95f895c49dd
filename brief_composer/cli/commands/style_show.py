"""`style show`: one house style, whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from brief_composer.cli import style_words
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, size
from brief_composer.render import style_form, styles
from brief_composer.words import Words

NAME = "style show"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("style")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Show what the style says, as it stands in its file, and what it has to do without here."""
    options = parser(terminal.words)
    args = options.parse(given, ("style",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    file = style_words.file(args.style)
    made = styles.dressed(file)
    if args.json:
        plain: dict[str, Any] = msgspec.to_builtins(file.style)
        colours = msgspec.to_builtins(file.style.palette())
        missing = [{"code": f.code, "params": dict(f.params)} for f in made.findings]
        terminal.answer_json("style", **{**plain, "colours": colours}, missing=missing)
        return Exit.DONE
    terminal.answer(style_form.text(file.style).rstrip())
    for name, data in (("logo", file.logo), ("word_base", file.word_base)):
        if data:
            label = terminal.words(f"cli.style-show.has-{name}")
            terminal.say("labelled", label=label, value=size(terminal.words, len(data)))
    style_words.remark(terminal, made.findings)
    return Exit.DONE
