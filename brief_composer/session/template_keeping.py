"""Keeping templates: saving, taking in, renaming, sending, throwing away.

Belongs here: what happens to the files in the folder of one's own templates, and to the house style
a template brings along. Does not belong here: what a template keeps of a brief
(`session.templating`), the files as such (`storage.templates`), asking anybody anything.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import structs

from brief_composer import __version__
from brief_composer.errors import BriefComposerError
from brief_composer.library.folders import ORGANISATION, YOURS
from brief_composer.library.items import Library, StyleFile, Template
from brief_composer.model.finding import Origin
from brief_composer.model.terms import Term
from brief_composer.render import style_file, styles
from brief_composer.render.styles import StyleError
from brief_composer.session import house_styles
from brief_composer.session.template_arrivals import (
    Arrival,
    Standing,
    beside,
    free_name,
    new_id,
    next_version,
    renamed,
    shown_name,
)
from brief_composer.storage import exports, template_shelf, templates
from brief_composer.storage.templates import SUFFIX, Binned

MADE_BY = f"Brief Composer {__version__}"


class TemplateError(BriefComposerError):
    """Something cannot be done with this template."""


class How(Enum):
    """ADD: as it is. REPLACE: in the place of the one that is here. BESIDE: as another one."""

    ADD = "add"
    REPLACE = "replace"
    BESIDE = "beside"


def take_in(arrival: Arrival, how: How, library: Library) -> Template:
    """Put a template that arrived into the folder of one's own; as it is kept now.

    What it replaces goes into the bin, if it is one's own. The house style it brings is put beside
    the others where there is none of that id. Raises SaveError.
    """
    template, there = arrival.template, arrival.there
    if there is not None and not there.owner and there.id == template.id:
        how = How.BESIDE  # what comes with the program stays as it is
    if arrival.standing is Standing.SAME and there is not None and how is not How.BESIDE:
        return there
    if how is How.BESIDE and arrival.standing is Standing.NAME:
        template = renamed(template, free_name(shown_name(template), library))
    elif how is How.BESIDE:
        template = beside(template, library)
    put_style(template)
    return save(template, there if how is How.REPLACE else None)


def save(template: Template, over: Template | None = None) -> Template:
    """Keep a template of one's own, in the place of another if that is wanted.

    The one it replaces goes into the bin. Raises SaveError.
    """
    old = template_shelf.own_path(over) if over is not None else None
    path = templates.create(template) if old is None else templates.replace(old, template)
    return _kept(template, path)


def rename(template: Template, name: str, today: str) -> Template:
    """Give a template of one's own another name, as its next version.

    Raises TemplateError for one that is not one's own, SaveError.
    """
    path = _own(template)
    new = renamed(next_version(template, today), name)
    return _kept(new, templates.replace(path, new))


def duplicate(template: Template, library: Library, name: str, today: str) -> Template:
    """A copy of any template as one's own, under a name that is free. Raises SaveError."""
    copy = structs.replace(
        renamed(template, free_name(name, library)),
        id=new_id(),
        version=1,
        saved=today,
        made_by=MADE_BY,
    )
    return _kept(copy, templates.create(copy))


def send(template: Template, target: Path, *, overwrite: bool = False) -> Path:
    """Write a template to a file to be passed on; its path.

    Raises TemplateError for one that comes with the program, TargetError where something stands in
    the way of writing.
    """
    if not template.owner:
        raise TemplateError("template-bundled", name=shown_name(template))
    path = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    return exports.write(path, templates.to_bytes(template), overwrite=overwrite)


def delete(template: Template) -> Binned:
    """Throw a template of one's own away; it can be had back for 30 days.

    Raises TemplateError for one that is not one's own, SaveError.
    """
    return templates.delete(_own(template))


def style_of(id: str) -> StyleFile | None:
    """The file of a house style of people's own; None for one that comes with the program."""
    try:
        kept = styles.kept_as(id)
        return StyleFile(kept.path.name, kept.path.read_bytes()) if kept.owner else None
    except (StyleError, OSError):  # a brief names a style that is gone: it looks standard then
        return None


def put_style(template: Template, *, over: bool = False) -> bool:
    """Put the house style a template brings beside the others; whether it was put there.

    Where one of that id is here it stays, unless it is one's own and the new one is wanted `over`
    it. One that cannot be used is left: the brief looks standard then.
    """
    if template.style is None:
        return False
    try:
        file = style_file.unpack(template.style.data, template.style.name)
        there = next((k for k in styles.shelved().styles if k.style.id == file.style.id), None)
        if there is None:
            house_styles.keep(file)
        elif over and there.owner == YOURS and style_file.read(there.path) != file:
            house_styles.remove(file.style.id)  # it can be had back
            house_styles.keep(file)
        else:
            return False
    except BriefComposerError:
        return False
    return True


def own_terms(library: Library) -> tuple[Term, ...]:
    """The words to avoid of people's own folders: those that do not come with the program."""
    return tuple(term for term in library.terms.values() if term.owner)


def _own(template: Template) -> Path:
    path = template_shelf.own_path(template)
    if path is None:
        codes = {"": "template-bundled", ORGANISATION: "template-shared"}
        code = codes.get(template.owner, "template-by-hand")
        raise TemplateError(code, name=shown_name(template))
    return path


def _kept(template: Template, path: Path) -> Template:
    return structs.replace(template, origin=Origin(str(path)), owner=YOURS)
