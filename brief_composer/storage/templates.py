"""Templates and their files: `.brieftemplate`, a container like that of a brief.

Belongs here: reading and writing one, keeping the user's own in their folder, and the bin for those
that are deleted. Does not belong here: what template.yaml says (`storage.template_codec`), looking
through folders (`storage.template_shelf`), what is asked before a template is replaced (`session`).
"""

from __future__ import annotations

import contextlib
import io
import os
import time
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from brief_composer import paths
from brief_composer.library import yaml_text
from brief_composer.library.items import StyleFile, Template
from brief_composer.model.finding import Finding, Origin, Severity
from brief_composer.model.node import Faults, MapNode
from brief_composer.storage import (
    atomic,
    codec,
    container,
    exports,
    media,
    names,
    notation,
    template_codec,
)
from brief_composer.storage.container import LARGEST_CONTENT, Kind
from brief_composer.storage.errors import (
    ReadError,
    SaveError,
    cannot_read,
    cannot_save,
    reason_of,
    system_words,
)

SUFFIX: Final = ".brieftemplate"
KIND: Final = Kind("application/vnd.brief-composer.template+zip", template_codec.FILE)
LARGEST: Final = 64_000_000
"""Bytes a template's file may have; pictures of sections that are kept whole are most of it."""

KEPT_FOR: Final = 30 * 86_400
"""Seconds a deleted template stays in the bin."""

STYLES: Final = "style/"
_BIN: Final = "thrown-away/templates"
_NAMES: Final = {"not-a-brief": "not-a-template"}


class TemplateProblem(ReadError):
    """A template's file cannot be used; `findings` says where, where there are places."""


class Binned(Struct, frozen=True):
    """A template that was deleted: where its file was, and where it lies in the bin."""

    path: Path
    kept: Path


def read(path: Path) -> Template:
    """The template in a file, with `origin` its path. Raises TemplateProblem."""
    try:
        if path.is_fifo():
            raise _problem("not-a-template", path.name)
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        told = cannot_read(error, path)
        raise TemplateProblem(_named(told.code), (), **told.params) from error
    return structs.replace(from_bytes(data, path.name), origin=Origin(str(path)))


def from_bytes(data: bytes, name: str) -> Template:
    """The template in the bytes of a file. `name` is what messages call it.

    Raises TemplateProblem for whatever is not a template of ours, whole and sound.
    """
    if len(data) > LARGEST:
        raise _problem("template-too-large", name, limit=LARGEST // 1_000_000)
    try:
        unpacked = container.unpack_all(io.BytesIO(data), name, KIND)
    except ReadError as told:
        raise TemplateProblem(_named(told.code), told.findings, **told.params) from told
    template = _parsed(unpacked.content, name)
    try:
        content, others = media.attached(template.content, unpacked.others, name)
    except ReadError as told:
        raise TemplateProblem(_named(told.code), told.findings, **told.params) from told
    style = next((each for each in others if each.startswith(STYLES)), "")
    kept = StyleFile(style.removeprefix(STYLES), others[style]) if style else None
    return structs.replace(template, content=content, style=kept)


def to_bytes(template: Template) -> bytes:
    """The bytes of a template's file; the same template gives the same bytes.

    Raises SaveError where it would be too large to open again.
    """
    content = notation.write(template_codec.encode(template)).encode("utf-8")
    parts = media.parts(template.content)
    if template.style is not None:
        parts[f"{STYLES}{names.safe(template.style.name)}"] = template.style.data
    data = container.pack(content, parts, KIND)
    if len(content) > LARGEST_CONTENT or len(data) > LARGEST:
        name = template.name["en"]
        limit = (LARGEST_CONTENT if len(content) > LARGEST_CONTENT else LARGEST) // 1_000_000
        raise SaveError("template-save-too-large", name=name, limit=limit)
    return data


def create(template: Template, folder: Path | None = None) -> Path:
    """Write a template to a file of its own in a folder (the user's when none is given).

    The file has the template's name, with a number where that is taken. Raises SaveError.
    """
    place = paths.own_templates() if folder is None else folder
    stem = names.safe(template.name[template.languages[0]], "Template")
    path = exports.free_name(place / f"{stem}{SUFFIX}")
    write(path, template, fresh=True)
    return path


def write(path: Path, template: Template, *, fresh: bool = False) -> None:
    """Write a template to a file, replacing it whole unless `fresh`. Raises SaveError."""
    data = to_bytes(template)
    try:
        if path.parent == paths.own_templates():
            path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(path, data, fresh=fresh)
    except FileExistsError as error:
        raise cannot_save("exists", path) from error
    except atomic.ReadBackDiffers as error:
        raise cannot_save("not-verified", path) from error
    except OSError as error:
        raise cannot_save(reason_of(error), path, system_words(error)) from error


def replace(path: Path, template: Template) -> Path:
    """Write a template in the place of another, whose file goes into the bin; where it is now.

    Under another name it gets another file. Raises SaveError; what was there is there then.
    """
    stem = names.safe(template.name[template.languages[0]], "Template")
    if path.stem == stem or path.stem.startswith(f"{stem} ("):
        _into_bin(path)
        write(path, template)
        return path
    new = create(template, path.parent)
    delete(path)
    return new


def delete(path: Path) -> Binned:
    """Move a template's file into the bin, from which `restore` brings it back for 30 days.

    Raises SaveError; the file is where it was then.
    """
    kept = _into_bin(path)
    try:
        path.unlink()
    except OSError as error:
        with contextlib.suppress(OSError):
            kept.unlink()
        raise cannot_save(reason_of(error), path, system_words(error)) from error
    return Binned(path, kept)


def restore(binned: Binned) -> Path:
    """Bring a deleted template back to where it was; its path. Raises SaveError."""
    try:
        back = exports.free_name(binned.path)
        back.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(back, binned.kept.read_bytes(), fresh=True)
        binned.kept.unlink()
    except OSError as error:
        raise cannot_save(reason_of(error), binned.path, system_words(error)) from error
    return back


def empty_old() -> None:
    """Take away what has lain in the bin for more than 30 days."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(paths.state() / _BIN):
            stamp = entry.name.partition("-")[0]
            old = stamp.isdigit() and time.time() - int(stamp) / 1e9 > KEPT_FOR
            if old:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _into_bin(path: Path) -> Path:
    empty_old()
    kept = paths.state() / _BIN / f"{time.time_ns()}-{path.name}"
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Another disk perhaps: copied whole, not moved.
        atomic.write(kept, path.read_bytes(), fresh=True)
    except OSError as error:
        raise cannot_save(reason_of(error), path, system_words(error)) from error
    return kept


def _parsed(data: bytes, name: str) -> Template:
    reading = yaml_text.read(data, LARGEST_CONTENT)
    if reading.root is None or reading.faults:
        raise _damaged(name, tuple(_unreadable(fault) for fault in reading.faults))
    root = reading.root
    version = template_codec.version_of(root)
    if version is None or not isinstance(root, MapNode):
        raise _problem("not-a-template", name)
    if version > template_codec.CURRENT:
        maker = codec.made_by(root).rpartition(" ")[2]
        raise _problem("template-newer", name, version=maker or version)
    faults = Faults(template_codec.FILE)
    template = template_codec.decode(root, faults)
    if faults.found:
        found = sorted(faults.found, key=lambda each: each.origin.line if each.origin else 0)
        raise _damaged(name, tuple(found))
    return template


def _problem(code: str, name: str, **params: str | int) -> TemplateProblem:
    return TemplateProblem(code, (), name=name, **params)


def _named(code: str) -> str:
    """The code of what is wrong with a brief's file, said of a template's."""
    return _NAMES.get(code, code.replace("brief-", "template-", 1))


def _unreadable(fault: yaml_text.Fault) -> Finding:
    origin = Origin(template_codec.FILE, fault.line, fault.column)
    params = tuple(("there" if key == "found" else key, value) for key, value in fault.params)
    return Finding(f"content-{fault.code}", Severity.FIX, "", params, origin)


def _damaged(name: str, findings: tuple[Finding, ...]) -> TemplateProblem:
    first = findings[0].origin or Origin(template_codec.FILE)
    return TemplateProblem(
        "template-damaged", findings, name=name, line=first.line, column=first.column
    )
