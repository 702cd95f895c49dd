"""Which house styles there are, and the themes made from them.

Belongs here: finding styles (the user's own, the organisation's, the bundled), and making one ready
for a writer with whatever this computer has. Does not belong here: the form of a style
(`render.style_form`), its file (`render.style_file`), what a writer does with a theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from brief_composer import paths
from brief_composer.doc import picture
from brief_composer.library import folders
from brief_composer.model.finding import Finding, Origin, Severity, finding
from brief_composer.render import style_file, typefaces
from brief_composer.render.style_error import StyleError
from brief_composer.render.style_file import SUFFIX, StyleFile
from brief_composer.render.style_form import FORMAT, Style, schema
from brief_composer.render.theme import Face, Margins, Paper, Theme
from brief_composer.render.typefaces import Shelf, TypefaceError

STANDARD = "standard"
PAPERS = {"A4": Paper.A4, "Letter": Paper.LETTER}

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_FILES = 300


class Kept(Struct, frozen=True):
    """A house style, the file it stands in, and whose it is: "" for what comes with the program,
    `folders.YOURS` or `folders.ORGANISATION`."""

    style: Style
    path: Path
    owner: str = ""


class Shelved(Struct, frozen=True):
    """All house styles that can be used, those people made first; and what was wrong with files
    that cannot, or that bear the id of one before them."""

    styles: tuple[Kept, ...]
    findings: tuple[Finding, ...] = ()


class Dressed(Struct, frozen=True):
    """A theme, and what it had to do without."""

    theme: Theme
    findings: tuple[Finding, ...] = ()


def names() -> tuple[Style, ...]:
    """Every house style that can be used: people's own by name, "standard", the others by name."""
    return tuple(kept.style for kept in shelved().styles)


def shelved() -> Shelved:
    """Every house style with its file, people's own first. A broken file is told and left out;
    only a broken bundled one raises StyleError."""
    found: dict[str, Kept] = {}
    findings: list[Finding] = []
    for path, owner in _own_files():
        try:
            style = style_file.read(path, whole=False).style
        except StyleError as problem:
            findings.append(_told(problem, path))
            continue
        if style.id in found:
            there = found[style.id].path
            findings.append(
                finding(
                    "style-twice", Severity.REVIEW, "", Origin(str(path)),
                    name=path.name, other=there.name,
                )
            )  # fmt: skip
        else:
            found[style.id] = Kept(style, path, owner)
    own = sorted(found.values(), key=lambda kept: kept.style.name.en.casefold())
    ours = [kept for kept in _bundled() if kept.style.id not in found]
    ours.sort(key=lambda kept: (kept.style.id != STANDARD, kept.style.name.en))
    return Shelved((*own, *ours), tuple(findings))


def find(id: str, *, whole: bool = True) -> StyleFile:
    """The house style of that id with its logo and, if `whole`, its Word file.

    Raises StyleError: `style-unknown` (id), `style-broken` (path, detail) and the like.
    """
    kept = kept_as(id)
    return style_file.read(kept.path, whole=whole)


def kept_as(id: str) -> Kept:
    """Where the house style of that id stands. Raises StyleError `style-unknown` (id)."""
    broken: StyleError | None = None
    for path, owner in _own_files():
        try:
            style = style_file.read(path, whole=False).style
        except StyleError as problem:
            broken = broken or (problem if path.stem == id else None)
            continue
        if style.id == id:
            return Kept(style, path, owner)
    file = paths.resource("styles", f"{id}.yaml")
    if _ID.fullmatch(id) and file.is_file():
        return Kept(style_file.read(file).style, file)
    raise broken or StyleError("style-unknown", id=id)


def theme(
    id: str, paper: Paper | None = None, *, cover_band: bool = True, language: str = "en"
) -> Theme:
    """The house style of that id as a theme. `cover_band=False` leaves band and logo out; without
    `paper` it is on the style's own. Typefaces that are not here are ours.

    Raises StyleError as `find` does.
    """
    return dressed(find(id), paper, cover_band=cover_band, language=language).theme


def dress(
    id: str,
    paper: Paper | None = None,
    *,
    cover_band: bool = True,
    language: str = "en",
    whole: bool = True,
    shelf: Shelf | None = None,
) -> Dressed:
    """The house style of that id, or "standard" in its place, as a theme; what is amiss is told."""
    missing: tuple[Finding, ...] = ()
    try:
        file = find(id, whole=whole)
    except StyleError as problem:
        if id == STANDARD:
            raise
        missing = (_finding(problem.code, Severity.REVIEW, _shown(problem.params)),)
        file = find(STANDARD, whole=whole)
    made = dressed(file, paper, cover_band=cover_band, language=language, shelf=shelf)
    return Dressed(made.theme, (*missing, *made.findings))


def dressed(
    file: StyleFile,
    paper: Paper | None = None,
    *,
    cover_band: bool = True,
    language: str = "en",
    shelf: Shelf | None = None,
) -> Dressed:
    """A house style as a theme, with what it had to do without. `shelf` knows the typefaces of the
    computer; without one they are looked up where the style needs them."""
    style = file.style
    shelf = shelf or Shelf()
    findings: list[Finding] = []
    logo = _logo(file, findings)
    single = style.columns == 1
    made = Theme(
        id=style.id,
        name=style.name[language],
        body=_face(style.body, shelf, findings),
        heading=_face(style.heading, shelf, findings),
        size=style.size,
        leading=style.leading,
        colours=style.palette(),
        margins=Margins(*(getattr(style.margins, name) for name in Margins.__struct_fields__)),
        paper=paper or PAPERS[style.paper],
        columns=style.columns,
        gutter=style.gutter,
        rail=style.rail if single else 0,
        justify=style.justify,
        cover_band=style.cover_band and cover_band,
        hyphenate=style.hyphenate,
        italic_quotes=style.italic_quotes,
        side_box=style.side_box and single,
        side_headings=style.side_headings and single,
        solid_numbers=style.solid_numbers,
        note_size=style.note_size,
        logo=logo if cover_band else b"",
        logo_alt=style.logo_alt,
        word_base=file.word_base,
        citations=style.citations,
        references=style.references,
        header=style.header,
        footer=style.footer,
        quote_threshold=style.quote_threshold,
        quote_marks=style.quote_marks,
        page_limit=style.page_limit,
        contents=style.contents,
        spare=_spare(),
    )
    return Dressed(made, tuple(dict.fromkeys(findings)))


def _own_files() -> Iterator[tuple[Path, str]]:
    """The files of people's own styles with whose they are, in the order they count."""
    yield from ((path, folders.YOURS) for path in _in(paths.own_styles(), deep=False))
    for folder in folders.own():
        if folder.owner != folders.YOURS:
            yield from ((path, folder.owner) for path in _in(folder.path, deep=True))


def _in(folder: Path, *, deep: bool) -> list[Path]:
    try:
        found = sorted(folder.glob(f"*{SUFFIX}"))
        found += sorted(folder.glob(f"*/*{SUFFIX}")) if deep else []
        return [path for path in found if not path.name.startswith(".")][:_MOST_FILES]
    except OSError:
        return []


def _bundled() -> list[Kept]:
    files = sorted(paths.resource("styles").glob("*.yaml"))
    return [Kept(style_file.read(file).style, file) for file in files]


def _face(name: str, shelf: Shelf, findings: list[Finding]) -> Face:
    instead = typefaces.stand_in(name)
    try:
        return shelf.face(name)
    except TypefaceError as problem:
        params = {"name": name, "instead": typefaces.shown(instead)}
        findings.append(_finding(problem.code, Severity.REVIEW, params))
    try:
        ours = typefaces.bundled(instead)
    except TypefaceError as problem:
        raise StyleError("font-gone", **problem.params) from problem
    # The name stays, for the Word file: the next computer may have it.
    return replace(ours, family=name)


def _spare() -> Face:
    """Ours knows letters most do not: ɛ ɔ ɲ ŋ."""
    try:
        return typefaces.bundled(typefaces.SANS)
    except TypefaceError as problem:
        raise StyleError("font-gone", **problem.params) from problem


def _logo(file: StyleFile, findings: list[Finding]) -> bytes:
    if not file.logo:
        if file.style.logo:
            findings.append(finding("logo-missing", Severity.REVIEW))
        return b""
    try:
        known = picture.read(file.logo)
        sound = known.width * known.height <= style_file.MOST_DOTS
    except picture.PictureError:
        sound = False
    if not sound:
        findings.append(finding("logo-broken", Severity.REVIEW))
    return file.logo if sound else b""


def _told(problem: StyleError, path: Path) -> Finding:
    params = {**_shown(problem.params), "name": path.name}
    return _finding(problem.code, Severity.FIX, params, Origin(str(path)))


def _finding(
    code: str, severity: Severity, params: dict[str, str], origin: Origin | None = None
) -> Finding:
    return Finding(code, severity, "", tuple(params.items()), origin)


def _shown(params: dict[str, object]) -> dict[str, str]:
    """What is told of a file is its name: the folder is always the same few."""
    return {
        key: Path(str(value)).name if key == "path" else str(value) for key, value in params.items()
    }


__all__ = [
    "FORMAT", "PAPERS", "STANDARD", "Dressed", "Kept", "Shelved", "Style", "StyleError", "dress",
    "dressed", "find", "kept_as", "names", "schema", "shelved", "theme",
]  # fmt: skip
