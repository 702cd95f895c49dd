"""One file per command, found by listing this folder.

A command module holds NAME ("library list"), `parser(words)` → Parser, and
`run(words, terminal)` → Exit, which raises Ended or a BriefComposerError where it cannot go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.words import Words


class Command(Protocol):
    """What a command module holds."""

    NAME: str

    def parser(self, words: Words) -> Parser: ...
    def run(self, given: Sequence[str], terminal: Terminal) -> Exit: ...


def names() -> tuple[str, ...]:
    """Every command as it is typed: "add", "library list", …"""
    modules = (info.name for info in iter_modules(__path__))
    return tuple(sorted(name.replace("_", " ") for name in modules))


def command(name: str) -> Command:
    """The module of a command named by `names`."""
    module = import_module(f"{__name__}.{name.replace(' ', '_')}")
    return cast("Command", module)
