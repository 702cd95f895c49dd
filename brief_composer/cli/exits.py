"""How a command can end. The table in docs/command-line.md is this one; a test keeps them equal."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes. The words are under "cli.exit.<name>"."""

    DONE = 0
    TO_FIX = 1
    WRONG_USE = 2
    CANNOT_READ = 3
    CANNOT_WRITE = 4
    NOT_FOUND = 5
    CANNOT_MAKE = 6
    UNEXPECTED = 70
    STOPPED = 130
    NOBODY_READS = 141


class Ended(Exception):
    """A command cannot go on: how it ends, and what is said about it (a key under "cli")."""

    def __init__(self, exit: Exit, key: str, **params: object) -> None:
        super().__init__(exit, key, params)
        self.exit = exit
        self.key = key
        self.params = params
