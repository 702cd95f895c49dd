"""`style export`: writes a house style to a file that can be sent."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from brief_composer.cli import style_words
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, size
from brief_composer.render import style_file, styles
from brief_composer.render.style_file import SUFFIX
from brief_composer.storage import exports, names
from brief_composer.words import Words

NAME = "style export"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("style")
    parser.option("-o", "--output", metavar="DIR_OR_FILE", default=".")
    parser.flag("--force")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Write the style with its logo and Word file."""
    options = parser(terminal.words)
    args = options.parse(given, ("style",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    file = styles.find(style_words.known(args.style))
    target = Path(args.output)
    if os.path.isdir(target):
        target /= f"{names.safe(file.style.name.en, file.style.id)}{SUFFIX}"
    elif target.suffix.lower() != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
    data = style_file.pack(file)
    exports.write(target, data, overwrite=args.force)
    terminal.say("export.saved", path=target, size=size(terminal.words, len(data)))
    return Exit.DONE
