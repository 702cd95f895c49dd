"""`template list`: the templates there are, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.cli import template_words
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, fault_words
from brief_composer.library.items import Template
from brief_composer.session.template_arrivals import ordered
from brief_composer.storage import template_shelf
from brief_composer.words import Words

NAME = "template list"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """List them: one's own first, then the organisation's, then those of the program."""
    options = parser(terminal.words)
    args = options.parse(given)
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    library = template_shelf.load_all()
    every = ordered(library.templates.values())
    owners = ("yours", "organisation", "")
    rows = [each for owner in owners for each in every if each.owner == owner]
    if args.json:
        terminal.answer_json("templates", templates=[as_data(each) for each in rows])
        return Exit.DONE
    for each in rows:
        terminal.answer(_line(each, terminal.words))
    for fault in library.findings:
        if fault.code.startswith(("template-", "not-a-template")) and fault.origin is not None:
            text = fault_words(terminal.words, fault.code, dict(fault.params))
            terminal.remark(terminal.words("cli.labelled", label=fault.origin.path, value=text))
    return Exit.DONE


def as_data(template: Template) -> dict[str, object]:
    """A template for another program."""
    return {
        "id": template.id,
        "name": {name: getattr(template.name, name) for name in template.languages},
        "line": {name: getattr(template.line, name) for name in template.languages},
        "version": template.version,
        "saved": template.saved,
        "maker": template.maker,
        "made_by": template.made_by,
        "owner": template.owner,
        "languages": list(template.languages),
        "house_style": template.house_style,
        "limit": template.limit,
        "pages": template.pages,
        "path": template.origin.path if template.owner else "",
    }


def _line(template: Template, words: Words) -> str:
    parts = [template_words.languages(template, words)]
    if template.owner:
        parts.append(words(f"library.group.owner.{template.owner}"))
        parts.append(words("cli.template-list.version", n=template.version))
    if template.limit:
        parts.append(words("start.up_to", n=template.limit))
    return f"{template.id:<19}{template_words.named(template, words):<27}{' · '.join(parts)}"
