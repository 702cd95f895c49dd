"""`template export`: writes a template to a file that can be sent."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from brief_composer.cli import template_words
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, sentence
from brief_composer.session import template_keeping
from brief_composer.session.template_arrivals import shown_name
from brief_composer.session.template_keeping import TemplateError
from brief_composer.storage import names, template_shelf
from brief_composer.storage.templates import SUFFIX
from brief_composer.words import Words

NAME = "template export"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("template")
    parser.option("-o", "--output", metavar="DIR_OR_FILE", default=".")
    parser.flag("--force")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Write the template with all it brings."""
    options = parser(terminal.words)
    args = options.parse(given, ("template",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    template = template_words.found(template_shelf.load_all(), args.template)
    target = Path(args.output)
    if os.path.isdir(target):
        target /= f"{names.safe(shown_name(template), template.id)}{SUFFIX}"
    try:
        path = template_keeping.send(template, target, overwrite=args.force)
    except TemplateError as problem:
        terminal.remark(sentence(terminal.words, problem))
        return Exit.CANNOT_WRITE
    terminal.say("template-export.done", path=path)
    return Exit.DONE
