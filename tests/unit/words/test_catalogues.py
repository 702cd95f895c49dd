"""The words of the catalogues: each is used, each that is used is there, in both languages."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import brief_composer
from brief_composer import paths

Entry = str | dict[str, str]

PACKAGE = Path(brief_composer.__file__).parent
ROOT = paths.resource("translations")
AREAS = tuple(sorted(file.stem for file in (ROOT / "en").glob("*.json")))
PREFIXES = ("cli.", "error.", "findings.", "print.")
"""What the code puts before a key it was given: `terminal.say("added")`, an exception's code."""

FROM_DATA = re.compile(r"(checks|library|style|findings|error|blanks|menu|start|newbrief|app)\..+")
"""Areas that have keys made of ids of rules, facets, house styles and languages: values that stand
in content or are made by code, so that not every one of their keys can be looked for."""

COMPOSED = tuple(
    re.compile(each)
    for each in (
        r"differences\.([a-z-]+)-(added|changed|moved|removed)",  # what, and how it differs
        r"print\.month_(?:0\d|1[0-2])",  # the number of the month
        r"print\.(title)_(open|close)",  # filled into "print.title_{}"
        r"citations\.title_(open|close)_us",
        r"citations\.(?!title_)(\w+)_us",  # as Americans write what has a key of its own
        r"export\.quit\.[1-3]",  # how many files are being written
        r"template\.come\.(\w+)\.(?:title|text)",  # how a template that comes stands
        r"versions\.reason\.([a-z-]+)-named",  # a reason with the name of a thing
    )
)
"""Keys made in ways the patterns of the code do not show; what stands in brackets must be there."""


class Code(NamedTuple):
    """What the program's code holds: whole strings, patterns with gaps, and names."""

    strings: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    names: frozenset[str]


def catalogue(language: str, area: str) -> dict[str, Entry]:
    return json.loads((ROOT / language / f"{area}.json").read_text("utf-8"))


def gaps(entry: Entry) -> set[str]:
    forms = (entry,) if isinstance(entry, str) else tuple(entry.values())
    return {gap for form in forms for gap in re.findall(r"{(\w+)}", form)}


@cache
def code() -> Code:
    strings: set[str] = set()
    names: set[str] = set()
    patterns: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Constant(value=str(said)):
                    strings.add(said)
                case ast.JoinedStr(values=values):
                    parts = (
                        re.escape(str(each.value)) if isinstance(each, ast.Constant) else "(.+)"
                        for each in values
                    )
                    patterns.add("".join(parts))
                case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                    names.add(name)
                case ast.keyword(arg=str(name)):
                    names.add(name)
                case _:
                    pass
    telling = (re.compile(each) for each in patterns if re.match(r"[a-z]\w*\\?[.\-_]", each))
    return Code(frozenset(strings), tuple(telling), frozenset(names))


def is_used(key: str) -> bool:
    """Whether the code says the key, or makes it from words it says elsewhere."""
    short = next((key[len(each) :] for each in PREFIXES if key.startswith(each)), key)
    if {key, short} & code().strings:
        return True
    patterns = (*COMPOSED, *code().patterns)
    matches = (pattern.fullmatch(key) or pattern.fullmatch(short) for pattern in patterns)
    return any(
        FROM_DATA.fullmatch(key) or all(map(is_known, found.groups())) for found in matches if found
    )


def is_known(part: str) -> bool:
    """Whether a part of a key stands in the code: as words, a name, an option or a command."""
    forms = {part, part.replace("-", " "), f"--{part}", part.upper()}
    return not forms.isdisjoint(code().strings | code().names)


@pytest.mark.parametrize("area", AREAS)
def test_every_key_is_used(area: str) -> None:
    assert [key for key in catalogue("en", area) if not is_used(f"{area}.{key}")] == []


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_keys_and_gaps(area: str) -> None:
    english, french = catalogue("en", area), catalogue("fr", area)
    american = {key for key in english if key.endswith("_us")}
    assert english.keys() - american == french.keys()
    assert [key for key, entry in french.items() if gaps(entry) != gaps(english[key])] == []


def test_every_key_the_code_says_is_there() -> None:
    there = {f"{area}.{key}" for area in AREAS for key in catalogue("en", area)}
    said: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="words" | "printed") | ast.Attribute(attr="words" | "_words"),
                    args=[ast.Constant(value=str(key)), *_],
                ):
                    said.add(key)
                case _:
                    pass
    assert len(said) > 300
    assert sorted(said - there) == []


def test_a_key_nobody_says_is_found() -> None:
    assert not is_used("editor.nobody-says-this")
    assert not is_used("export.nobody-says-this")
