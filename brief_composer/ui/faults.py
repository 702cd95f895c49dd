"""Puts what went wrong below into words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from brief_composer.errors import BriefComposerError
from brief_composer.words import Words

if TYPE_CHECKING:
    # Only its name is needed: the model must not be loaded before the first paint.
    from brief_composer.model.finding import Finding


def sentence(words: Words, problem: BriefComposerError) -> str:
    """What a person reads of a problem the program knows."""
    return words(f"error.{problem.code}", **problem.params)


def fault_words(fault: Finding, words: Words, whole: bool = False) -> str:
    """A fault as a sentence with its place: the file's name, or its `whole` path."""
    key = f"findings.{fault.code}"
    # What keeps a template out is said as when somebody opens its file.
    text = words(key if key in words else f"error.{fault.code}", **dict(fault.params))
    if fault.origin is None:
        return text
    path = Path(fault.origin.path)
    file = str(path) if whole else path.name
    if fault.origin.line:
        return words("library.fault_at", file=file, line=str(fault.origin.line), text=text)
    return words("library.fault_in", file=file, text=text)
