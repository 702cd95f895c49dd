"""The brief as a whole: its details, its word limit, and findings set aside."""

from __future__ import annotations

from typing import Any

from msgspec import structs

from brief_composer.model.brief import Brief, SetAside
from brief_composer.session.edits.parts import Edit, one_line


def set_details(**changes: Any) -> Edit:
    """Details by their names in `model.brief.Details`: `set_details(title="…", audience="…")`."""
    wanted = {
        name: one_line(value) if isinstance(value, str) else value
        for name, value in changes.items()
    }

    def edit(brief: Brief) -> Brief:
        details = structs.replace(brief.details, **wanted)
        return brief if details == brief.details else structs.replace(brief, details=details)

    return edit


def set_word_limit(limit: int) -> Edit:
    """How many words the brief may have; 0 for any number."""
    return set_details(word_limit=max(0, limit))


def set_aside(code: str, where: str, reason: str = "") -> Edit:
    """A finding put away, and why; a second reason replaces the first."""
    item = SetAside(code, where, one_line(reason).strip())

    def edit(brief: Brief) -> Brief:
        if item in brief.set_aside:
            return brief
        return structs.replace(brief, set_aside=(*_others(brief, code, where), item))

    return edit


def take_back_aside(code: str, where: str) -> Edit:
    """A finding that was put away shown again."""

    def edit(brief: Brief) -> Brief:
        kept = _others(brief, code, where)
        if len(kept) == len(brief.set_aside):
            return brief
        return structs.replace(brief, set_aside=kept)

    return edit


def _others(brief: Brief, code: str, where: str) -> tuple[SetAside, ...]:
    return tuple(each for each in brief.set_aside if (each.code, each.where) != (code, where))
