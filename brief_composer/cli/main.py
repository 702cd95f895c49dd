"""From the words typed in a shell to an exit code.

Belongs here: finding the command, and what is said when it cannot go on. Does not belong here: what
any command does (`cli.commands`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from brief_composer import __version__
from brief_composer import words as catalogue
from brief_composer.cli import commands
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import PROGRAM
from brief_composer.cli.terminal import UNWRITTEN, Terminal, choose_language, sentence
from brief_composer.errors import BriefComposerError
from brief_composer.render.style_error import StyleError
from brief_composer.storage.errors import (
    OpenElsewhere,
    ReadError,
    SaveError,
    TargetError,
    cannot_read,
)


def main(
    given: Sequence[str],
    out: TextIO | None = None,
    err: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
) -> int:
    """Run one command; the exit code. `given` is what stands after the program's name."""
    typed = list(given)
    words = catalogue.load(choose_language(typed, environ))
    terminal = Terminal(out or sys.stdout, err or sys.stderr, words)
    try:
        code = _run(typed, terminal)
        terminal.flush()
    except Ended as ended:
        terminal.remark(words(f"cli.{ended.key}", **ended.params))
        if out is None and ended.key == UNWRITTEN:
            _let_go_of_stdout()
        if ended.exit is Exit.WRONG_USE:
            command = ended.params.get("command", "")
            terminal.remark(words("cli.see-help", command=f"{PROGRAM} {command}".strip()))
        return ended.exit
    except BriefComposerError as problem:
        return _told(problem, terminal)
    except KeyboardInterrupt:
        terminal.remark(words("cli.stopped"))
        return Exit.STOPPED
    except BrokenPipeError:
        # Whoever read our answer has seen enough.
        if out is None:
            _let_go_of_stdout()
        return Exit.NOBODY_READS
    except Exception as unexpected:  # noqa: BLE001  (the one border; nothing is being edited here)
        terminal.remark(words("cli.unexpected", details=_details(unexpected)))
        return Exit.UNEXPECTED
    return code


def _let_go_of_stdout() -> None:
    """Have what is left go nowhere, or Python would complain once more as it ends:
    https://docs.python.org/3/library/signal.html"""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(typed: list[str], terminal: Terminal) -> Exit:
    names = commands.names()
    rest = _without_language(typed)
    if rest[:1] == ["help"] and len(rest) > 1:
        rest = [*rest[1:], "--help"]
    if not rest or rest[0] in ("--help", "-h", "help"):
        terminal.answer(_overview(terminal, names))
        return Exit.DONE
    if rest[0] in ("--version", "-V"):
        terminal.answer(f"Brief Composer {__version__}")
        return Exit.DONE
    for length in (2, 1):
        name = " ".join(rest[:length])
        if name in names and len(rest) >= length:
            return commands.command(name).run(rest[length:], terminal)
    if rest[0].endswith(".brief"):  # one that is there was opened in the window
        raise cannot_read(FileNotFoundError(), Path(rest[0]))
    groups = {name.partition(" ")[0] for name in names if " " in name}
    if rest[0] in groups:
        return _group(rest, [name for name in names if name.startswith(f"{rest[0]} ")], terminal)
    both = " ".join(rest[:2])
    raise _unknown(both if get_close_matches(both, names, 1, 0.8) else rest[0], names)


def _group(rest: list[str], names: list[str], terminal: Terminal) -> Exit:
    """The commands of one group: its overview, or what was meant instead."""
    if len(rest) == 1 or rest[1] in ("--help", "-h"):
        terminal.answer(_overview(terminal, tuple(names)))
        return Exit.DONE if len(rest) > 1 else Exit.WRONG_USE
    raise _unknown(" ".join(rest[:2]), tuple(names))


def _unknown(word: str, names: tuple[str, ...]) -> Ended:
    near = get_close_matches(word, names, 1, 0.5)
    if near:
        return Ended(Exit.WRONG_USE, "no-command-near", word=word, near=near[0])
    return Ended(Exit.WRONG_USE, "no-command", word=word, known=", ".join(names))


def _overview(terminal: Terminal, names: tuple[str, ...]) -> str:
    words = terminal.words
    lines = [words("cli.overview"), ""]
    for name in names:
        key = name.replace(" ", "-")
        lines.append(f"  {name:<17}{words(f'cli.{key}.help')}")
    return "\n".join([*lines, "", words("cli.overview-end")])


def _without_language(typed: list[str]) -> list[str]:
    """The words without a `--lang` that stands before the command."""
    rest = list(typed)
    while rest and rest[0].partition("=")[0] == "--lang":
        if rest == ["--lang"]:
            raise Ended(Exit.WRONG_USE, "needs-value", option="--lang")
        del rest[: 1 if "=" in rest[0] else 2]
    return rest


def _told(problem: BriefComposerError, terminal: Terminal) -> Exit:
    words = terminal.words
    terminal.remark(sentence(words, problem))
    match problem:
        case OpenElsewhere() | SaveError() | TargetError():
            return Exit.CANNOT_WRITE
        case ReadError():
            for each in problem.findings[:20]:
                line = each.origin.line if each.origin else 0
                said = words(f"error.{each.code}", **dict(each.params))
                terminal.remark(words("cli.at-line", line=line, text=said))
            return Exit.CANNOT_READ
        case StyleError():
            return Exit.CANNOT_READ
        case _:
            return Exit.UNEXPECTED


def _details(unexpected: Exception) -> str:
    """The kind of the exception and the last place of ours it came through."""
    place = ""
    step = unexpected.__traceback__
    while step is not None:
        name = str(step.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("brief_composer."):
            place = f"{name}:{step.tb_lineno}"
        step = step.tb_next
    return f"{type(unexpected).__name__} ({unexpected}) {place}".strip()
