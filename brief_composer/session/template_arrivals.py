"""What an arriving template is to those that are here already, and what can be made of that.

Belongs here: telling, and renaming or renumbering a template so that it finds its place. Does not
belong here: asking, files (`storage.templates`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from enum import Enum

from msgspec import Struct, structs

from brief_composer.library.items import Library, Template
from brief_composer.library.plans import fingerprint
from brief_composer.model.terms import Bilingual
from brief_composer.session.edits.parts import one_line


class Standing(Enum):
    """NEW: nothing like it is here. SAME: it is here. NEWER, OLDER: another version is here.
    OTHER: that version is here and says something else. NAME: another one has its name."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    OTHER = "other"
    NAME = "name"


class Arrival(Struct, frozen=True):
    """A template that arrives, what it is to those here, and the one it is that to."""

    template: Template
    standing: Standing
    there: Template | None = None


def arrival(template: Template, library: Library) -> Arrival:
    """What a template is to those in a library."""
    there = library.templates.get(template.id)
    if there is not None:
        if fingerprint(there) == fingerprint(template) and there.version == template.version:
            return Arrival(template, Standing.SAME, there)
        if template.version > there.version:
            return Arrival(template, Standing.NEWER, there)
        older = template.version < there.version
        return Arrival(template, Standing.OLDER if older else Standing.OTHER, there)
    named = with_name(shown_name(template), library)
    return Arrival(template, Standing.NAME if named else Standing.NEW, named)


def with_name(name: str, library: Library) -> Template | None:
    """The template that bears a name in either language, whatever its capitals."""
    wanted = one_line(name).strip().casefold()
    for each in library.templates.values():
        if wanted and wanted in (each.name.en.casefold(), each.name.fr.casefold()):
            return each
    return None


def beside(template: Template, library: Library) -> Template:
    """The same as one of its own, under a name and an id that are free."""
    free = free_name(shown_name(template), library)
    return renamed(structs.replace(template, id=new_id(), version=1), free)


def renamed(template: Template, name: str) -> Template:
    """The template under another name, in the languages it has one in."""
    said = one_line(name).strip()
    both = Bilingual(
        said if template.name.en or "en" in template.languages else "",
        said if template.name.fr or "fr" in template.languages else "",
    )
    return structs.replace(template, name=both)


def next_version(template: Template, saved: str) -> Template:
    """The template as its next version, saved on a day."""
    return structs.replace(template, version=template.version + 1, saved=saved)


def free_name(name: str, library: Library) -> str:
    """A name no template has: the name itself, else "Name (2)", …"""
    free, number = name, 2
    while with_name(free, library) is not None:
        free, number = f"{name} ({number})", number + 1
    return free


def shown_name(template: Template, language: str = "") -> str:
    """The name of a template in a language, else in its first."""
    return template.name[language or template.languages[0]]


def new_id() -> str:
    """An id no other template has."""
    return secrets.token_hex(8)


def ordered(templates: Iterable[Template]) -> tuple[Template, ...]:
    """Templates by name, whatever its capitals."""
    return tuple(sorted(templates, key=lambda each: shown_name(each).casefold()))
