"""`library folders`: whose folders make the library, and adding those of an organisation."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, fault_words
from brief_composer.library import folders
from brief_composer.library.folders import Folder
from brief_composer.storage import template_shelf
from brief_composer.words import Words

NAME = "library folders"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.option("--add", metavar="DIR")
    parser.option("--remove", metavar="DIR")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Add or take away a folder of the organisation, else list them all."""
    options = parser(terminal.words)
    args = options.parse(given)
    if args.help:
        terminal.answer(options.help())
    elif args.add:
        _add(args.add, terminal)
    elif args.remove:
        _remove(args.remove, terminal)
    else:
        _list(terminal, as_json=args.json)
    return Exit.DONE


def _add(given: str, terminal: Terminal) -> None:
    path = Path(given)
    if not os.path.isdir(path):
        raise Ended(Exit.CANNOT_READ, "no-folder", word=given)
    try:
        new = folders.add(path)
    except OSError as problem:
        raise _unwritten(problem) from problem
    terminal.say("library-folders.added" if new else "library-folders.there", path=path.absolute())


def _remove(given: str, terminal: Terminal) -> None:
    path = Path(given)
    try:
        gone = folders.remove(path)
    except OSError as problem:
        raise _unwritten(problem) from problem
    if gone:
        terminal.say("library-folders.removed", path=path.absolute())
    elif path.absolute() in folders.given():
        raise Ended(Exit.NOT_FOUND, "folder-given", path=path, variable=folders.VARIABLE)
    else:
        raise Ended(Exit.NOT_FOUND, "folder-not-listed", word=given)


def _list(terminal: Terminal, *, as_json: bool) -> None:
    rows = _rows()
    if as_json:
        terminal.answer_json("library-folders", folders=rows)
        return
    words = terminal.words
    for row in rows:
        owner = words(f"library.group.owner.{row['owner'] or 'none'}")
        terminal.say("labelled", label=owner, value=row["path"])
        key = "missing" if row["missing"] else "holds"
        terminal.say(f"library-folders.{key}", n=row["recommendations"])
        for fault in row["faults"]:
            terminal.answer(f"  {_text(fault, words)}")


def _rows() -> list[dict[str, Any]]:
    library = template_shelf.load_all()
    return [
        {
            "path": str(folder.path),
            "owner": folder.owner,
            "missing": folder.optional and not folder.path.is_dir(),
            "recommendations": sum(
                _is_under(item.origin.path, folder) for item in library.recommendations.values()
            ),
            "faults": [
                {
                    "code": each.code,
                    "path": each.origin.path,
                    "line": each.origin.line,
                    "params": dict(each.params),
                }
                for each in library.findings
                if each.origin and _is_under(each.origin.path, folder)
            ],
        }
        for folder in folders.own()
    ]


def _is_under(path: str, folder: Folder) -> bool:
    return Path(path).is_relative_to(folder.path)


def _text(fault: dict[str, Any], words: Words) -> str:
    said = fault_words(words, fault["code"], fault["params"])
    place = f"{fault['path']}:{fault['line']}" if fault["line"] else fault["path"]
    return words("cli.labelled", label=place, value=said)


def _unwritten(problem: OSError) -> Ended:
    reason = problem.strerror or type(problem).__name__
    return Ended(Exit.CANNOT_WRITE, "folders-unwritten", path=problem.filename, reason=reason)
