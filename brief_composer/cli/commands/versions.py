"""`versions`: the earlier versions of a brief, what differs from them, and the ways back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from msgspec import structs

from brief_composer.cli import difference_lines, opening
from brief_composer.cli.commands.show import tell
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, sentence, size
from brief_composer.library import load as library_load
from brief_composer.model import ids
from brief_composer.model.brief import Brief
from brief_composer.render.compose import actor_names
from brief_composer.session.differences import compare
from brief_composer.session.edits.restoring import restore
from brief_composer.storage import files, settings, versions
from brief_composer.storage.errors import VersionProblem
from brief_composer.storage.plain import Opened
from brief_composer.storage.versions import Reason, Version
from brief_composer.words import Words

NAME = "versions"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.place("do", optional=True)
    parser.place("version", optional=True)
    parser.place("other", optional=True)
    parser.option("--to", metavar="FILE")
    parser.flag("--force")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Do what was asked with the versions of a brief."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    asked = args.do or "list"
    if asked not in DOES:
        near = get_close_matches(asked, DOES, 1)
        known = near[0] if near else ", ".join(DOES)
        raise Ended(Exit.WRONG_USE, "versions.no-do", word=asked, known=known, command=NAME)
    if asked != "list" and not (args.version or "").strip():
        key = "NAME" if asked == "keep" else "VERSION"
        raise Ended(Exit.WRONG_USE, "missing", option=key, command=NAME)
    try:
        DOES[asked](Path(args.file), args, terminal)
    except VersionProblem as problem:
        terminal.remark(sentence(terminal.words, problem))
        return Exit.CANNOT_WRITE
    return Exit.DONE


# ------------------------------------------------------------------------------------ what it does


def _list(path: Path, args: Namespace, terminal: Terminal) -> None:
    there = _there(opening.to_read(path, terminal), path)
    if args.json:
        rows = [_as_data(number, each) for number, each in enumerate(there, start=1)]
        terminal.answer_json("versions", versions=rows)
        return
    if not there:
        terminal.say("versions.none")
    for number, each in enumerate(there, start=1):
        terminal.answer(f"{number:>3}  {_line(each, terminal.words)}")


def _show(path: Path, args: Namespace, terminal: Terminal) -> None:
    version = _named(_there(opening.to_read(path, terminal), path), args.version)
    if not args.json:
        terminal.answer(_line(version, terminal.words))
        terminal.answer()
    tell(versions.read(version), terminal, as_json=args.json)


def _diff(path: Path, args: Namespace, terminal: Terminal) -> None:
    opened = opening.to_read(path, terminal)
    there = _there(opened, path)
    before = versions.read(_named(there, args.version)).brief
    other = versions.read(_named(there, args.other)).brief if args.other else opened.brief
    actors = actor_names(library_load.load(), terminal.words.language)
    found = compare(before, other, {str(id): name for id, name in actors.items()})
    if args.json:
        terminal.answer_json("differences", differences=difference_lines.as_data(found))
        return
    if not found:
        terminal.say("versions.same")
    for line in difference_lines.lines(found, terminal.words):
        terminal.answer(line)


def _restore(path: Path, args: Namespace, terminal: Terminal) -> None:
    if args.to:
        _restore_copy(path, args, terminal)
        return
    with opening.to_change(path) as changing:
        brief = changing.brief
        version = _named(versions.all_versions(brief.id, path), args.version)
        earlier = versions.read(version).brief
        # Nothing undoes a command: what is there now is kept, or nothing is done.
        _keep(brief, path, changing.others, Reason.RESTORE)
        changing.save(restore(earlier)(brief))
    terminal.say("versions.restored", name=path.name, version=_when(version))


def _restore_copy(path: Path, args: Namespace, terminal: Terminal) -> None:
    target = Path(args.to)
    target = target if target.suffix else target.with_name(target.name + files.SUFFIX)
    version = _named(_there(opening.to_read(path, terminal), path), args.version)
    opened = versions.read(version)
    copy = structs.replace(opened.brief, id=ids.fresh())
    write = files.save if args.force else files.create
    write(target, copy, opened.others)
    terminal.say("versions.copied", path=target, version=_when(version))


def _keep_named(path: Path, args: Namespace, terminal: Terminal) -> None:
    opened = files.open_brief(path)
    kept = _keep(opened.brief, path, opened.others, Reason.NAMED, args.version)
    if kept.name == " ".join(args.version.split()):
        terminal.say("versions.kept", name=kept.name)
    else:
        terminal.say("versions.kept-already", version=kept.name)


def _delete(path: Path, args: Namespace, terminal: Terminal) -> None:
    version = _named(_there(opening.to_read(path, terminal), path), args.version)
    versions.delete(version)
    terminal.say("versions.deleted", version=_line(version, terminal.words))


DOES: dict[str, Callable[[Path, Namespace, Terminal], None]] = {
    "list": _list,
    "show": _show,
    "diff": _diff,
    "restore": _restore,
    "keep": _keep_named,
    "delete": _delete,
}

# ------------------------------------------------------------------------------------------ inside


def _there(opened: Opened, path: Path) -> tuple[Version, ...]:
    return versions.all_versions(opened.brief.id, path)


def _keep(
    brief: Brief, path: Path, others: Mapping[str, bytes], why: Reason, name: str = ""
) -> Version:
    days = settings.load().settings.keep_versions_days
    return versions.keep(brief, path, why, name=name, others=others, keep_days=days).version


def _named(there: tuple[Version, ...], given: str) -> Version:
    """The version of a number (1 is the newest) or a name."""
    if given.isascii() and given.isdigit() and 0 < int(given) <= len(there):
        return there[int(given) - 1]
    for each in there:
        if each.name and each.name.casefold() == given.casefold().strip():
            return each
    key = "versions.no-version" if there else "versions.none"
    raise Ended(Exit.NOT_FOUND, key, word=given, n=len(there))


def _line(version: Version, words: Words) -> str:
    """ "2026-11-22 10:38 · As sent · Before export · 1,177 words · 8 KB"."""
    key = f"versions.reason.{version.reason.value}"
    named = version.who and f"{key}-named" in words
    why = words(f"{key}-named", who=version.who) if named else words(key)
    counted = words("versions.words", n=version.words)
    parts = (_when(version), version.name, why, counted, size(words, version.whole_size))
    return " · ".join(filter(None, parts))


def _when(version: Version) -> str:
    return f"{version.at.astimezone():%Y-%m-%d %H:%M}"


def _as_data(number: int, version: Version) -> dict[str, object]:
    return {
        "number": number,
        "at": version.at.isoformat(timespec="seconds"),
        "reason": version.reason.value,
        "who": version.who,
        "name": version.name,
        "words": version.words,
        "size": version.whole_size,
    }
