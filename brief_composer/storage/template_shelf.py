"""All templates at hand: those of the library's own folders and the files people keep and share.

Belongs here: looking through the folders for `.brieftemplate` files and putting what they hold into
the library. Does not belong here: what is in a file (`storage.templates`), which folders people
added (`library.folders`).

Of two files with one id the higher version counts, of two with one version the first: the user's
own before the organisation's. A file that cannot be used is told and stops nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import structs

from brief_composer import paths
from brief_composer.library import folders as library_folders
from brief_composer.library import load as library_load
from brief_composer.library.folders import ORGANISATION, YOURS, Folder
from brief_composer.library.gathering import PATIENCE, Gathered, Part, gather
from brief_composer.library.items import Library, Template
from brief_composer.library.plans import fingerprint
from brief_composer.model.finding import Finding, Origin, Severity, finding
from brief_composer.storage import templates
from brief_composer.storage.templates import SUFFIX, TemplateProblem

MOST_FILES: Final = 500
MOST_BYTES: Final = 300_000_000
"""All template files of one folder together; what lies behind them is left out."""

REMEMBERED: Final = 1_000_000
"""Bytes a file may have for what was read from it to be remembered."""


def folders() -> tuple[Folder, ...]:
    """Where templates of people's own are looked for, the user's folder first."""
    shared = dict.fromkeys((*library_folders.given(), *library_folders.chosen()))
    return (
        Folder(paths.own_templates(), YOURS, optional=True),
        *(Folder(path, ORGANISATION) for path in shared),
    )


def load_all(patience: float = PATIENCE) -> Library:
    """The bundled library, the organisation's and the user's own, with all templates."""
    return with_templates(library_load.load_all(patience), patience)


def load_own(base: Library, patience: float = PATIENCE) -> Library:
    """`base`, the bundled library, with people's own and their templates."""
    return with_templates(library_load.load_own(base, patience), patience)


def with_templates(library: Library, patience: float = PATIENCE) -> Library:
    """The library with the templates of people's own folders; itself where there are none.

    Never raises for what is in the files or for folders that cannot be read.
    """
    found: list[Template] = []
    findings: list[Finding] = []
    for gathered in gather(folders(), patience, _parts):
        # Folders that are gone or slow were told when the library was read.
        for path, data in gathered.files:
            taken = _taken(gathered, path, data)
            if isinstance(taken, Template):
                found.append(taken)
            else:
                findings.append(taken)
        findings += [f for f in gathered.findings if not f.code.startswith("library.")]
    known = {id: each for id, each in library.templates.items() if not _is_file(each.origin)}
    if not found and not findings and len(known) == len(library.templates):
        return library
    shelf, twice = _merged(known, found)
    told = ("template-", "not-a-template")
    others = (each for each in library.findings if not each.code.startswith(told))
    return structs.replace(library, templates=shelf, findings=(*others, *findings, *twice))


def own_path(template: Template) -> Path | None:
    """The file of a template the user keeps; None for one of anybody else."""
    path = Path(template.origin.path)
    return path if template.owner == YOURS and path.suffix == SUFFIX else None


def _is_file(origin: Origin) -> bool:
    """Whether something was read from the file of a template when the folders were last read."""
    return origin.path.endswith(SUFFIX)


def _taken(gathered: Gathered, path: Path, data: bytes) -> Template | Finding:
    read = _read_once if len(data) <= REMEMBERED else _read
    template = read(data, path.name)
    if isinstance(template, TemplateProblem):
        problem = template
        first = problem.findings[0].origin if problem.findings else None
        origin = Origin(str(path), first.line if first else 0, first.column if first else 0)
        params = {k: v for k, v in problem.params.items() if isinstance(v, str | int)}
        return finding(problem.code, Severity.FIX, "", origin, **params)
    return structs.replace(template, origin=Origin(str(path)), owner=gathered.folder.owner)


def _read(data: bytes, name: str) -> Template | TemplateProblem:
    try:
        return templates.from_bytes(data, name)
    except TemplateProblem as problem:
        return problem


_read_once = lru_cache(maxsize=100)(_read)
"""Folders are looked through again and again, and what lies there is mostly the same."""


def _merged(
    known: dict[str, Template], found: Iterable[Template]
) -> tuple[dict[str, Template], tuple[Finding, ...]]:
    shelf = dict(known)
    twice: list[Finding] = []
    for template in found:
        there = shelf.get(template.id)
        if there is None or (there.owner and template.version > there.version):
            shelf[template.id] = template
        elif not there.owner or (
            there.version == template.version and fingerprint(there) != fingerprint(template)
        ):
            twice.append(
                finding(
                    "template-twice",
                    Severity.REVIEW,
                    "",
                    template.origin,
                    name=Path(template.origin.path).name,
                    other=there.name[there.languages[0]],
                )
            )
    return shelf, tuple(twice)


def _parts(folder: Folder) -> Iterator[Part]:
    """The template files of a folder and the folders in it with their bytes; hidden ones left
    alone. A folder that cannot be walked is passed over: reading the library tells of it."""
    count, size = 0, 0
    for place, inner, names in os.walk(folder.path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.endswith(SUFFIX) or name.startswith("."):
                continue
            path = Path(place, name)
            count += 1
            if count > MOST_FILES:
                yield _too_many(folder)
                return
            try:
                # A pipe is no file of a template, and reading one might never end.
                if path.is_file():
                    with path.open("rb") as stream:
                        data = stream.read(templates.LARGEST + 1)
                    size += len(data)
                    if size > MOST_BYTES:
                        yield _too_much(folder)
                        return
                    yield path, data
            except OSError as broken:
                system = broken.strerror or type(broken).__name__
                yield finding(
                    "template-unreadable",
                    Severity.FIX,
                    "",
                    Origin(str(path)),
                    name=path.name,
                    system=system,
                )


def _too_many(folder: Folder) -> Finding:
    origin = Origin(str(folder.path))
    return finding("template-too-many", Severity.FIX, "", origin, expected=MOST_FILES)


def _too_much(folder: Folder) -> Finding:
    origin, limit = Origin(str(folder.path)), MOST_BYTES // 1_000_000
    return finding("template-too-much", Severity.FIX, "", origin, expected=limit)
