"""Takes the words of a command apart: argparse, with every word it says ours.

Belongs here: options, their help, and what is said about a word that fits nowhere. Does not belong
here: what a command does.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from brief_composer.cli.exits import Ended, Exit
from brief_composer.words import LANGUAGES, Words

PROGRAM = "brief-composer"


class Parser:
    """The options of one command. Help and usage come from the catalogue: "cli.<command>.…"."""

    __slots__ = ("_options", "_parser", "_places", "_shown", "name", "words")

    def __init__(self, name: str, words: Words) -> None:
        self.name = name
        self.words = words
        self._options: list[str] = ["--help", "--lang"]
        key = name.replace(" ", "-")
        self._parser = _Quiet(
            prog=f"{PROGRAM} {name}",
            usage=words(f"cli.{key}.usage"),
            description=words(f"cli.{key}.help"),
            formatter_class=_formatter(words("cli.usage")),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self._places = self._parser.add_argument_group(words("cli.arguments"))
        self._shown = self._parser.add_argument_group(words("cli.options"))
        self._group("--help", "-h", action="store_true", help=words("cli.help"))
        self._group("--lang", metavar="en|fr", help=words("cli.lang"))

    def place(self, name: str, *, optional: bool = False) -> None:
        """A word that stands by itself: a file, an id."""
        help = self.words(f"cli.{self._key}.{name}")
        # Whether it is there is seen in `parse`, so that we say it in our words.
        metavar = f"[{name.upper()}]" if optional else name.upper()
        self._places.add_argument(name, nargs="?", metavar=metavar, help=help)

    def places(self, name: str) -> None:
        """Any number of words that stand by themselves; a list."""
        help = self.words(f"cli.{self._key}.{name}")
        self._places.add_argument(name, nargs="*", metavar=f"[{name.upper()} ...]", help=help)

    def option(self, *names: str, metavar: str, many: bool = False, default: str = "") -> None:
        """An option with a value; `many` may be given more than once and is a list."""
        dest = names[-1].lstrip("-").replace("-", "_")
        action: dict[str, Any] = (
            {"action": "append", "default": None} if many else {"default": default}
        )
        self._group(*names, dest=dest, metavar=metavar, help=self._help(names[-1]), **action)

    def flag(self, name: str) -> None:
        """An option without a value."""
        self._group(name, action="store_true", help=self._help(name))

    def parse(self, words: Sequence[str], required: Iterable[str] = ()) -> argparse.Namespace:
        """The options as attributes. Raises Ended for words that fit nowhere or are missing.

        `required` names options ("--title") and places ("file") without which nothing can be done.
        """
        try:
            found, left = self._parser.parse_known_args(list(words))
        except argparse.ArgumentError as wrong:
            option = (wrong.argument_name or "").partition("/")[0]
            key = "takes-no-value" if "explicit" in str(wrong) else "needs-value"
            raise Ended(Exit.WRONG_USE, key, option=option, command=self.name) from wrong
        if found.help:
            return found
        if found.lang is not None and found.lang.lower()[:2] not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise Ended(Exit.WRONG_USE, "no-answers-in", word=found.lang, known=known)
        for word in left:
            self._unknown(word)
        for name in required:
            if not getattr(found, name.lstrip("-").replace("-", "_")):
                shown = name if name.startswith("-") else name.upper()
                raise Ended(Exit.WRONG_USE, "missing", option=shown, command=self.name)
        return found

    def help(self) -> str:
        """What `--help` says."""
        return self._parser.format_help().rstrip()

    @property
    def _key(self) -> str:
        return self.name.replace(" ", "-")

    def _group(self, *names: str, **settings: Any) -> None:
        self._options += [name for name in names if name.startswith("--")]
        self._shown.add_argument(*names, **settings)

    def _help(self, name: str) -> str:
        """The help of an option: its own, or the one all commands share."""
        plain = name.lstrip("-")
        keys = (
            f"cli.{self._key}.option.{plain}",
            f"cli.{self._key}.{plain}",
            f"cli.option.{plain}",
        )
        return self.words(next(key for key in keys if key in self.words))

    def _unknown(self, word: str) -> NoReturn:
        near = get_close_matches(word.partition("=")[0], self._options, 1)
        if near:
            raise Ended(Exit.WRONG_USE, "unknown-near", word=word, near=near[0], command=self.name)
        raise Ended(Exit.WRONG_USE, "unknown", word=word, command=self.name)


class _Quiet(argparse.ArgumentParser):
    """argparse that never prints and never ends the program."""

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


def _formatter(prefix: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        """Help with our own word for "usage"."""

        def __init__(self, prog: str) -> None:
            super().__init__(prog, max_help_position=30, width=92)

        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
            del prefix
            super().add_usage(usage, actions, groups, f"{_usage} ")

    _usage = prefix
    return Formatter
