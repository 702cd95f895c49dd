"""`light`: a copy of a brief under a chosen size, for e-mail."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, size
from brief_composer.storage import files, light
from brief_composer.storage.light import Light
from brief_composer.words import Words

NAME = "light"

_SIZE = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*([kmg]?)[bo]?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_SUFFIXES = ("B", "o")


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.option("--under", metavar="SIZE")
    parser.option("--to", metavar="FILE")
    parser.flag("--force")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Make the copy; nothing is written where it cannot be made that small."""
    options = parser(terminal.words)
    args = options.parse(given, ("file", "--under"))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    under = bytes_of(args.under)
    path = Path(args.file)
    target = Path(args.to) if args.to else path.with_name(_name(path, terminal.words))
    if os.path.realpath(target) == os.path.realpath(path):
        raise Ended(Exit.CANNOT_WRITE, "light.same-file", name=path.name)
    opened = files.open_brief(path)
    made = light.make(opened.brief, opened.others, under)
    if not made.fits:
        params = {"name": path.name, "size": size(terminal.words, made.size)}
        raise Ended(Exit.CANNOT_MAKE, "light.too-large", **params)
    write = files.save if args.force else files.create
    write(target, made.brief, made.others)
    _tell(made, target, terminal, args.json)
    return Exit.DONE


def bytes_of(given: str) -> int:
    """The bytes of a size: "2MB", "500 kB", "1,5 Mo". Raises Ended for anything else."""
    found = _SIZE.fullmatch(given.strip())
    if not found or not float(found[1].replace(",", ".")):
        raise Ended(Exit.WRONG_USE, "light.no-size", word=given, command=NAME)
    return int(float(found[1].replace(",", ".")) * _UNITS[found[2].lower()])


def _name(path: Path, words: Words) -> str:
    return words("light.name", stem=path.stem) + files.SUFFIX


def _tell(made: Light, target: Path, terminal: Terminal, as_json: bool) -> None:
    words = terminal.words
    if as_json:
        terminal.answer_json(
            "light",
            path=str(target),
            size=made.size,
            was=made.was,
            left_out=[
                {"part": each.part, "size": each.size, "sha256": each.digest}
                for each in made.about.left_out
            ],
            pictures=[
                {"was": each.was, "now": each.now, "was_size": each.was_size, "size": each.size}
                for each in made.about.pictures
            ],
        )
        return
    sizes = {"size": size(words, made.size), "was": size(words, made.was)}
    terminal.say("light.saved", path=target, **sizes)
    for each in made.about.left_out:
        terminal.say("light.left-out", name=each.name, size=size(words, each.size))
    if made.about.pictures:
        terminal.say("light.pictures", n=len(made.about.pictures))
