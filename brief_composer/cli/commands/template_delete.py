"""`template delete`: throws one of one's own templates away."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.cli import choosing, template_words
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, sentence
from brief_composer.session import template_keeping
from brief_composer.session.template_keeping import TemplateError
from brief_composer.storage import template_shelf
from brief_composer.storage.templates import KEPT_FOR
from brief_composer.words import Words

NAME = "template delete"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("template")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Move its file to where it can be had back for a month."""
    options = parser(terminal.words)
    args = options.parse(given, ("template",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    template = choosing.template(template_shelf.load_all(), args.template)
    try:
        binned = template_keeping.delete(template)
    except TemplateError as problem:
        terminal.remark(sentence(terminal.words, problem))
        return Exit.CANNOT_WRITE
    name, days = template_words.named(template, terminal.words), KEPT_FOR // 86_400
    terminal.say("template-delete.done", name=name, path=binned.kept, days=days)
    return Exit.DONE
