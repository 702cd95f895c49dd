"""`check`: what is still to fix or to review in a brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from brief_composer.checks import engine
from brief_composer.checks.context import Context
from brief_composer.cli import opening
from brief_composer.cli.exits import Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.placing import place_of
from brief_composer.cli.terminal import Terminal
from brief_composer.library import load as library_load
from brief_composer.model.brief import Brief
from brief_composer.model.finding import Finding, Severity
from brief_composer.words import Words

NAME = "check"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.flag("--json")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Run every check on the brief."""
    options = parser(terminal.words)
    args = options.parse(given, ("file",))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    brief = opening.to_read(Path(args.file), terminal).brief
    report = engine.run(Context(brief, library_load.load_all()))
    if args.json:
        terminal.answer_json(
            "check",
            to_fix=report.count(Severity.FIX),
            to_review=report.count(Severity.REVIEW),
            findings=_as_data(report.open, brief, terminal.words),
            set_aside=_as_data(report.set_aside, brief, terminal.words),
            notes=_as_data(report.notes, brief, terminal.words),
            passed=list(report.passed),
        )
    else:
        _show(report, brief, terminal)
    return Exit.TO_FIX if report.count(Severity.FIX) else Exit.DONE


def worded(finding: Finding, words: Words) -> tuple[str, str]:
    """The title and the text of a finding."""
    params = dict(finding.params)
    key = f"checks.{finding.code}.text"
    other = key + finding.ending
    text = words(other if other in words else key, **params)
    return words(f"checks.{finding.code}.title", **params), text


def _show(report: engine.Report, brief: Brief, terminal: Terminal) -> None:
    words = terminal.words
    for finding in report.open:
        title, text = worded(finding, words)
        level = words(f"cli.level.{finding.severity.value}")
        place = place_of(brief, finding.where, words)
        shown = f"{title} ({place})" if place else title
        terminal.answer(words("cli.labelled", label=level, value=shown))
        terminal.answer(f"  {text}")
    if not report.open:
        terminal.say("check.nothing")
        return
    parts = [
        words(f"cli.check.{severity.value}", n=report.count(severity))
        for severity in (Severity.FIX, Severity.REVIEW)
        if report.count(severity)
    ]
    terminal.answer(", ".join(parts))


def _as_data(found: Iterable[Finding], brief: Brief, words: Words) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for finding in found:
        title, text = worded(finding, words)
        out.append(
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "where": finding.where,
                "place": place_of(brief, finding.where, words),
                "params": dict(finding.params),
                "title": title,
                "text": text,
            }
        )
    return out
