"""The command line answers as the case files under tests/cases/cli say.

A case file is a walk through a shell in an empty folder. A line "$ …" is what is typed after the
program's name; the lines under it what is answered, "! " before remarks on standard error; "= 5" is
an exit code other than 0. "> name" and lines "| …" make a file. In an answer, "<n>" stands for any
number, " ..." at the end of a line for more words, and "..." on a line of its own for any lines.
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from brief_composer.cli.main import main

CASES = Path(__file__).resolve().parents[2] / "cases" / "cli"
ENVIRON = {"BRIEF_COMPOSER_LANGUAGE": "en"}


def answer(typed: str) -> list[str]:
    """Everything said to some words, with its signs and the exit code."""
    out, err = io.StringIO(), io.StringIO()
    code = main(shlex.split(typed), out, err, ENVIRON)
    lines = out.getvalue().splitlines()
    lines += [f"! {line}" for line in err.getvalue().splitlines()]
    return lines + ([f"= {code}"] if code else [])


def steps(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each step of a case: its first line, and the lines that belong to it."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(("$ ", "> ")):
            found.append((line, []))
        elif found and not line.startswith("#"):
            found[-1][1].append(line)
    for first, lines in found:
        while lines and not lines[-1]:
            lines.pop()
        yield first, lines


def pattern(lines: list[str]) -> str:
    parts: list[str] = []
    for line in lines:
        if line == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            plain, more, _ = line.partition(" ...")
            rest = r" .*" if more else ""
            parts.append(re.escape(plain).replace("<n>", r"[\d,]+") + rest + r"\n")
    return "".join(parts)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_command_line_answers_as_the_case_says(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for first, lines in steps(case.read_text("utf-8")):
        if first.startswith("> "):
            content = "".join(f"{line.removeprefix('| ').removeprefix('|')}\n" for line in lines)
            Path(first[2:]).parent.mkdir(exist_ok=True)
            Path(first[2:]).write_text(content, "utf-8")
            continue
        said = answer(first[2:])
        if re.fullmatch(pattern(lines), "".join(f"{line}\n" for line in said)) is None:
            assert said == lines, first


def test_there_is_a_case_for_every_command() -> None:
    from brief_composer.cli import commands

    typed = "\n".join(path.read_text("utf-8") for path in CASES.glob("*.txt"))
    missing = [name for name in commands.names() if f"\n$ {name}" not in typed]
    assert missing == []
