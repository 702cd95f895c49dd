"""`library check`: whether the library keeps to its own rules, and to the original documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal, fault_words
from brief_composer.library import folders, terms
from brief_composer.library.folders import Folder
from brief_composer.library.inspect import Inspection, inspect
from brief_composer.model.finding import Finding, Severity
from brief_composer.words import Words

NAME = "library check"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.option("--originals", metavar="DIR")
    parser.option("--folder", metavar="DIR", many=True)
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Look the library over."""
    options = parser(terminal.words)
    args = options.parse(given)
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    originals = Path(args.originals) if args.originals else None
    if originals and not originals.is_dir():
        raise Ended(Exit.CANNOT_READ, "no-folder", word=args.originals)
    for folder in args.folder or ():  # one file of a library will do
        if not Path(folder).exists():
            raise Ended(Exit.CANNOT_READ, "no-folder", word=folder)
    found = inspect(_folders(args.folder or ()), originals)
    if args.json:
        terminal.answer_json("library-check", **_as_data(found, terminal.words))
    else:
        _show(found, originals is not None, terminal)
    return Exit.TO_FIX if found.count(Severity.FIX) else Exit.DONE


def _folders(given: Sequence[str]) -> tuple[Folder, ...]:
    """The folders named, as whose own they are; else everything there is."""
    if given:
        return tuple(Folder(Path(each)) for each in given)
    return (*folders.bundled(), terms.folder(), *folders.own())


def _show(found: Inspection, with_originals: bool, terminal: Terminal) -> None:
    words = terminal.words
    for finding in found.findings:
        level = words(f"cli.level.{finding.severity.value}")
        text = words("cli.labelled", label=level, value=_text(finding, words))
        terminal.answer(f"{_place(finding)}: {text}")
    library = found.library
    if not (found.findings or any(getattr(library, kind) for kind in library.__struct_fields__)):
        terminal.say("library-check.empty")
        return
    terminal.say(
        "library-check.counts",
        recommendations=len(library.recommendations),
        quotes=len(library.quotes),
        sources=len(library.sources),
    )
    for share in found.shares:
        terminal.say(
            "library-check.share",
            source=share.source,
            quotes=share.quotes,
            quoted=share.quoted,
            words=share.words,
            percent=words.decimal(share.percent),
        )
    if with_originals:
        terminal.say("library-check.compared", n=found.compared)
    parts = [
        words(f"cli.check.{severity.value}", n=found.count(severity))
        for severity in (Severity.FIX, Severity.REVIEW)
        if found.count(severity)
    ]
    terminal.answer(", ".join(parts) or words("cli.check.nothing"))


def _as_data(found: Inspection, words: Words) -> dict[str, Any]:
    return {
        "to_fix": found.count(Severity.FIX),
        "to_review": found.count(Severity.REVIEW),
        "recommendations": len(found.library.recommendations),
        "quotes": len(found.library.quotes),
        "sources": len(found.library.sources),
        "compared": found.compared,
        "findings": _findings(found.findings, words),
        "shares": [
            {
                "source": each.source,
                "quotes": each.quotes,
                "quoted": each.quoted,
                "words": each.words,
                "percent": round(each.percent, 1),
            }
            for each in found.shares
        ],
    }


def _findings(found: Iterable[Finding], words: Words) -> list[dict[str, Any]]:
    return [
        {
            "code": each.code,
            "severity": each.severity.value,
            "where": each.where,
            "path": each.origin.path if each.origin else "",
            "line": each.origin.line if each.origin else 0,
            "column": each.origin.column if each.origin else 0,
            "params": dict(each.params),
            "text": _text(each, words),
        }
        for each in found
    ]


def _text(finding: Finding, words: Words) -> str:
    return fault_words(words, finding.code, dict(finding.params))


def _place(finding: Finding) -> str:
    """`path:line:column`, as editors understand it."""
    origin = finding.origin
    return f"{origin.path}:{origin.line}:{origin.column}" if origin else finding.where
