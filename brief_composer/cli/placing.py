"""How a part of a brief is called where a person reads of it."""

from __future__ import annotations

from brief_composer.model.brief import Brief
from brief_composer.words import Words


def place_of(brief: Brief, where: str, words: Words) -> str:
    """Where in the brief, as a person would say it: "R3 Agree local ceasefires"."""
    for number, block in enumerate(brief.recommendations(), start=1):
        if where == block.id or any(where == each.id for each in block.evidence):
            return f"R{number} {block.title}".strip()
    for section in brief.sections:
        if where == section.id or any(where == block.id for block in section.blocks):
            return section.title or words("cli.untitled-section")
    return ""
