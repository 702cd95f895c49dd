"""`recover`: brings back what was typed and not saved, or lists what there is to bring back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, assert_never

from brief_composer.cli.exits import Exit
from brief_composer.cli.opening import when
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.storage import files, marks, recovery, rescue
from brief_composer.storage.errors import DamagedBrief
from brief_composer.storage.recovery import Leftover, Outcome
from brief_composer.words import Words

NAME = "recover"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file", optional=True)
    parser.flag("--list")
    parser.option("--to", metavar="FILE")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Bring a brief back, or list those that can be."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",) if "--to" in given else ())
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    path = Path(args.file) if args.file else None
    if path is None or args.list:
        _list(path, args.json, terminal)
    elif args.to:
        _to_other(path, Path(args.to), args.json, terminal)
    else:
        _in_place(path, args.json, terminal)
    return Exit.DONE


def _list(path: Path | None, as_json: bool, terminal: Terminal) -> None:
    if path is None:
        found = recovery.leftovers()
    else:
        left = recovery.left_of(path)
        found = (left,) if left is not None else ()
    if as_json:
        terminal.answer_json("recover", left=[_as_data(each) for each in found])
        return
    if not found:
        _say_nothing(path, terminal)
    for each in found:
        row = terminal.words("cli.recover.row", path=each.path, time=when(each.journaled.at))
        state = terminal.words(f"cli.recover.row.{each.outcome.value}")
        terminal.answer(f"{row} · {state}")


def _to_other(path: Path, target: Path, as_json: bool, terminal: Terminal) -> None:
    """Write what is left to a new file; brief and journal stay as they are."""
    left = recovery.left_of(path)
    if left is None:
        marks.need_closed(path)
        _nothing(path, as_json, terminal)
        return
    target = target if target.suffix else target.with_name(target.name + files.SUFFIX)
    recovery.bring_back_to(left, target)
    _say_done(left, target, as_json, terminal)


def _in_place(path: Path, as_json: bool, terminal: Terminal) -> None:
    left = recovery.left_of(path)
    if left is None:
        # What a window is writing is not left behind: nobody can say that the file holds all of it.
        marks.need_closed(path)
        _without_journal(path, as_json, terminal)
        return
    hold = marks.mark(left.brief, path)
    try:
        # Again: until it was marked, another could have brought it back.
        left = recovery.look(left.folder, path)
        if left is None:
            _nothing(path, as_json, terminal)
            return
        match left.outcome:
            case Outcome.SAME:
                _nothing(path, as_json, terminal)
            case Outcome.AHEAD | Outcome.GONE:
                recovery.bring_back(left, path)
                recovery.discard(left)
                _say_done(left, path, as_json, terminal)
            case Outcome.DAMAGED:
                _rescue(path, DamagedBrief("brief-torn", name=path.name), as_json, terminal)
            case Outcome.APART:
                time = when(left.journaled.at)[11:16].replace(":", ".")
                name = terminal.words("file.other_name", name=path.stem, time=time)
                aside = rescue.apart(left, name)
                _say_aside("apart", path, left.journaled.at, aside, as_json, terminal)
            case _:
                assert_never(left.outcome)
    finally:
        if hold is not None:
            hold.release()


def _without_journal(path: Path, as_json: bool, terminal: Terminal) -> None:
    """There is nothing, unless the file is damaged and there is an earlier version of it."""
    try:
        files.open_brief(path, to_read_only=True)
    except DamagedBrief as problem:
        _rescue(path, problem, as_json, terminal)
        return
    _nothing(path, as_json, terminal)


def _rescue(path: Path, problem: DamagedBrief, as_json: bool, terminal: Terminal) -> None:
    name = terminal.words("recovery.damaged_name", name=path.stem)
    done = rescue.damaged(path, name, problem)
    _say_aside("damaged", path, done.at, done.aside, as_json, terminal)


def _nothing(path: Path, as_json: bool, terminal: Terminal) -> None:
    if as_json:
        terminal.answer_json("recover", left=[])
    else:
        _say_nothing(path, terminal)


def _say_nothing(path: Path | None, terminal: Terminal) -> None:
    if path is None:
        terminal.say("recover.nothing")
    else:
        terminal.say("recover.nothing-of", name=path.name)


def _say_done(left: Leftover, target: Path, as_json: bool, terminal: Terminal) -> None:
    held = left.journaled
    if as_json:
        terminal.answer_json("recover", left=[_as_data(left)], written=str(target), aside=None)
        return
    key = "recover.done" if held.sure else "recover.done-some"
    terminal.say(key, name=target.name, time=when(held.at))


def _say_aside(
    key: str, path: Path, at: float, aside: Path, as_json: bool, terminal: Terminal
) -> None:
    if as_json:
        terminal.answer_json("recover", left=[], written=str(path), aside=str(aside))
        return
    terminal.say(f"recover.{key}", name=path.name, time=when(at), aside=aside.name)


def _as_data(left: Leftover) -> dict[str, Any]:
    held = left.journaled
    return {
        "path": str(left.path),
        "title": left.brief.details.title,
        "at": when(held.at),
        "complete": held.sure,
        "file": left.outcome.value,
    }
