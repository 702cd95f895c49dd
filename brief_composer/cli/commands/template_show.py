"""`template show`: what a template holds, section by section."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.cli import template_words
from brief_composer.cli.commands.template_list import as_data
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.library import plans
from brief_composer.library.items import SectionPlan, Template
from brief_composer.model.richtext import plain
from brief_composer.render import styles
from brief_composer.storage import template_shelf
from brief_composer.words import Words

NAME = "template show"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("template")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Show one template, by its name, id or file."""
    options = parser(terminal.words)
    args = options.parse(given, ("template",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    template = template_words.found(template_shelf.load_all(), args.template)
    if args.json:
        sections = [_section(template, plan) for plan in template.sections]
        terminal.answer_json("template", **as_data(template), sections=sections)
    else:
        _show(template, terminal)
    return Exit.DONE


def _show(template: Template, terminal: Terminal) -> None:
    words = terminal.words
    language = words.language if words.language in template.languages else template.languages[0]
    terminal.answer(template.name[language])
    if template.line[language]:
        terminal.answer(template.line[language])
    looks = {style.id: style.name[words.language] for style in styles.names()}
    rows = {
        "id": template.id,
        "version": words.number(template.version),
        "saved": template.saved,
        "maker": template.maker,
        "languages": template_words.languages(template, words),
        "house_style": looks.get(template.house_style, template.house_style),
        "limit": words("start.up_to", n=template.limit) if template.limit else "",
        "terms": words("cli.template-show.terms_n", n=len(template.content.terms))
        if template.content.terms
        else "",
    }
    for name, value in rows.items():
        if value:
            terminal.say("labelled", label=words(f"cli.template-show.{name}"), value=value)
    terminal.answer()
    for number, plan in enumerate(template.sections, start=1):
        terminal.answer(_line(number, template, plan, language, words))


def _line(number: int, template: Template, plan: SectionPlan, language: str, words: Words) -> str:
    parts: list[str] = []
    if plan.limit:
        parts.append(words("start.up_to", n=plan.limit))
    if plans.planned(template, plan, language):
        parts.append(words("cli.template-show.text"))
    return f"{number}. {plan.title[language]}" + (f"  · {' · '.join(parts)}" if parts else "")


def _section(template: Template, plan: SectionPlan) -> dict[str, object]:
    return {
        "key": plan.key,
        "role": plan.role.value,
        "limit": plan.limit,
        **{
            name: {
                "title": plan.title[name],
                "hint": plan.hint[name],
                "text": "\n\n".join(
                    plain(block.prose) for block in plans.planned(template, plan, name)
                ),
            }
            for name in template.languages
        },
    }
