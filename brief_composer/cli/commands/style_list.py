"""`style list`: the house styles there are."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.cli import style_words
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.render import styles
from brief_composer.words import Words

NAME = "style list"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """List every style, people's own first; files that cannot be used are told."""
    options = parser(terminal.words)
    args = options.parse(given)
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    shelf, words = styles.shelved(), terminal.words
    rows = [
        {
            "id": kept.style.id,
            "name": kept.style.name[words.language],
            "line": kept.style.line[words.language],
            "owner": kept.owner,
            "path": str(kept.path) if kept.owner else "",
        }
        for kept in shelf.styles
    ]
    if args.json:
        faults = [{"code": f.code, "params": dict(f.params)} for f in shelf.findings]
        terminal.answer_json("styles", styles=rows, faults=faults)
        return Exit.DONE
    for row in rows:
        owner = words(f"library.group.owner.{row['owner']}") if row["owner"] else row["line"]
        terminal.answer(f"{row['id']:<30} {row['name']:<28} {owner}".rstrip())
    style_words.remark(terminal, shelf.findings)
    return Exit.DONE
