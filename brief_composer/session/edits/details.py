"""The brief as a whole: its details, its word limit, and findings set aside."""

from __future__ import annotations

import re
from typing import Any

from msgspec import structs

from brief_composer.model.brief import Author, Brief, SetAside
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


_AUTHOR = re.compile(r"(?P<name>[^,(]*)(?:,(?P<role>[^(]*))?(?:\((?P<contact>.*)\))?.*")


def authors_in(line: str) -> tuple[Author, ...]:
    """The authors a line names: "Awa Diarra, researcher (awa@example.org); Moussa Keita"."""
    found = (_AUTHOR.fullmatch(one_line(part)) for part in line.split(";"))
    parts = (each.groupdict("") for each in found if each)
    authors = (
        Author(each["name"].strip(), each["role"].strip(), each["contact"].strip())
        for each in parts
    )
    return tuple(author for author in authors if author != Author())


def authors_line(authors: tuple[Author, ...]) -> str:
    """The line that names some authors, as `authors_in` reads it."""
    return "; ".join(
        author.name
        + (f", {author.role}" if author.role else "")
        + (f" ({author.contact})" if author.contact else "")
        for author in authors
    )


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
