"""Puts what went wrong below into words."""

from __future__ import annotations

from brief_composer.errors import BriefComposerError
from brief_composer.words import Words


def sentence(words: Words, problem: BriefComposerError) -> str:
    """What a person reads of a problem the program knows."""
    return words(f"error.{problem.code}", **problem.params)
