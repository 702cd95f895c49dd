"""What the commands about house styles have in common: finding one by a word typed, and saying
what it had to do without."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from brief_composer.cli import choosing
from brief_composer.cli.terminal import Terminal
from brief_composer.model.finding import Finding
from brief_composer.render import style_file, styles
from brief_composer.render.style_file import SUFFIX, StyleFile
from brief_composer.words import Words

_FILES = (SUFFIX, ".yaml", ".yml")


def file(given: str) -> StyleFile:
    """A house style by its id, its name in either language, or its file.

    Raises StyleError for a file that is none, Ended where nothing is called so.
    """
    path = Path(given)
    if path.suffix.lower() in _FILES:
        return style_file.read(path)
    return styles.find(known(given))


def known(given: str) -> str:
    """The id of a house style by its id or name. Raises Ended where nothing is called so."""
    wanted = given.casefold().strip()
    there = styles.names()
    for style in there:
        if wanted in (style.id, style.name.en.casefold(), style.name.fr.casefold()):
            return style.id
    raise choosing.not_found(given, [name for s in there for name in (s.id, s.name.en, s.name.fr)])


def said(words: Words, found: Finding) -> str:
    """What a finding about a house style says, on one line."""
    title, _, text = words(f"style.said.{found.code}", **dict(found.params)).partition(" / ")
    return f"{title}. {text}" if text else title


def remark(terminal: Terminal, findings: Iterable[Finding]) -> None:
    """Tell what is amiss, one line each, apart from the answer."""
    for each in findings:
        terminal.remark(said(terminal.words, each))
