"""Loads the library from its folders: the one that comes with the program, then anybody's own.

Belongs here: making items of the files, and the faults that show only when all files
are known (unknown ids, ids given twice, circles). Does not belong here: which folders there are
(`library.folders`), finding their files (`library.gathering`), judgements about content
(`library.inspect`).

A file is what its `format:` line says, wherever it lies. The first of two items with one id stays,
so nobody's folder overwrites the bundled library. A file that cannot be used never stops the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from brief_composer.library.building import Shelves
from brief_composer.library.filling import fill
from brief_composer.library.folders import Folder, bundled, everybodys, own
from brief_composer.library.forms import FORMS, Form, RecommendationForm, SourceForm, TemplateForm
from brief_composer.library.gathering import PATIENCE, Gathered, gather
from brief_composer.library.items import Library, Recommendation, RelationKind
from brief_composer.library.places import entry, origin_of
from brief_composer.library.references import references
from brief_composer.library.yaml_text import read
from brief_composer.model.finding import Finding, Origin, Severity, finding
from brief_composer.model.ids import RecommendationId
from brief_composer.model.node import ListNode, MapNode, TextNode, shown


class _File(Struct, frozen=True):
    path: str
    root: MapNode
    form: Form


def load(folders: Iterable[Folder] | None = None, patience: float = PATIENCE) -> Library:
    """Everything in the folders, the bundled ones when none are given; faults in `findings`.

    `folders.everybodys()` are the bundled ones and people's own, which may take `patience` seconds
    together. Never raises for what is in the files or for folders that cannot be read.
    """
    return _assembled(gather(bundled() if folders is None else folders, patience))


def load_all(patience: float = PATIENCE) -> Library:
    """The bundled library, the organisation's and the user's own."""
    return load(everybodys(), patience)


def load_own(base: Library, patience: float = PATIENCE) -> Library:
    """`base`, the bundled library, with people's own; itself where nobody has any."""
    own_ones = tuple(gather(own(), patience))
    if not any(each.files or each.findings for each in own_ones):
        return base
    return _assembled((*gather(bundled()), *own_ones))


def _assembled(all_gathered: Iterable[Gathered]) -> Library:
    findings: list[Finding] = []
    shelves = Shelves()
    files: list[_File] = []
    for gathered in all_gathered:
        findings += gathered.findings
        for path, data in gathered.files:
            file = _read(path, data, findings)
            if file is None:
                continue
            files.append(file)
            lines = _lines(file)
            findings += shelves.put(file.form, lines, gathered.folder.owner)
    library = shelves.library()
    for file in files:
        findings += _unknown(file, library)
    findings += _circles(library)
    order = sorted(findings, key=lambda f: (f.origin.path, f.origin.line) if f.origin else ("", 0))
    return shelves.library(tuple(order))


def _read(path: Path, data: bytes, findings: list[Finding]) -> _File | None:
    """One file, or None when nothing in it can be used."""
    name = str(path)
    reading = read(data)
    for fault in reading.faults:
        origin = Origin(name, fault.line, fault.column)
        code = f"library.{fault.code}"
        findings.append(Finding(code, Severity.FIX, "", fault.params, origin))
    if reading.root is None:
        return None
    root = reading.root
    kind = entry(root, "format")
    form_type = FORMS.get(kind.text) if isinstance(kind, TextNode) else None
    if form_type is None or not isinstance(root, MapNode):
        place = kind or root
        origin = Origin(name, place.line, place.column)
        known, there = ", ".join(FORMS), shown(kind) if kind else ""
        code = "library.format" if kind else "library.no-format"
        findings.append(finding(code, Severity.FIX, "", origin, found=there, expected=known))
        return None
    form, faults = fill(root, form_type, name)
    findings += faults
    if form is None:
        return None
    findings += _misnamed(path, root, form)
    return _File(name, root, form)


def _misnamed(path: Path, root: MapNode, form: Form) -> Iterator[Finding]:
    if isinstance(form, RecommendationForm | SourceForm | TemplateForm) and form.id != path.stem:
        place = entry(root, "id") or root
        origin = Origin(str(path), place.line, place.column)
        yield finding(
            "library.file-name", Severity.FIX, "", origin, found=form.id, expected=path.stem
        )


def _lines(file: _File) -> dict[str, Origin]:
    """Where the items of a file begin, by id; "" is the file's own item."""
    found = {"": Origin(file.path, file.root.line, file.root.column)}
    for _, value in file.root.entries:
        for part in value.items if isinstance(value, ListNode) else ():
            name = entry(part, "id")
            if isinstance(name, TextNode):
                found.setdefault(name.text, Origin(file.path, name.line, name.column))
    return found


def _unknown(file: _File, library: Library) -> Iterator[Finding]:
    for reference in references(file.form):
        if not reference.known(library):
            yield finding(
                f"library.unknown-{reference.kind}",
                Severity.FIX,
                "",
                origin_of(file.path, file.root, reference.within, reference.key, reference.id),
                found=reference.id,
                key=reference.key,
            )


def _circles(library: Library) -> Iterator[Finding]:
    """Recommendations that need each other in a circle, each circle once."""
    items = library.recommendations
    seen: set[frozenset[RecommendationId]] = set()
    done: set[RecommendationId] = set()
    for start in items:
        for circle in _circles_from(start, items, done):
            if frozenset(circle) not in seen:
                seen.add(frozenset(circle))
                found = " → ".join((*circle, circle[0]))
                origin = items[circle[0]].origin
                yield finding("library.cycle", Severity.FIX, "", origin, found=found)


def _circles_from(
    start: RecommendationId,
    items: dict[RecommendationId, Recommendation],
    done: set[RecommendationId],
) -> Iterator[tuple[RecommendationId, ...]]:
    """Follow `needs` from one recommendation; a step back onto the way gone is a circle."""
    way: list[RecommendationId] = []
    ahead: list[Iterator[RecommendationId]] = [iter((start,))]
    while ahead:
        following = next(ahead[-1], None)
        if following is None:
            ahead.pop()
            if way:
                done.add(way.pop())
        elif following in way:
            yield tuple(way[way.index(following) :])
        elif following not in done and following in items:
            way.append(following)
            ahead.append(iter(items[following].related(RelationKind.NEEDS)))
