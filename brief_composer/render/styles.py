"""House styles: `resources/styles/<id>.yaml` → Theme.

Belongs here: finding the files, checking them, resolving typefaces to files. Does not belong here:
what a writer does with a theme.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import yaml
from msgspec import Meta, Struct

from brief_composer import paths
from brief_composer.errors import BriefComposerError
from brief_composer.library import schemas
from brief_composer.library.items import Bilingual
from brief_composer.render.theme import Colours, Face, Margins, Paper, Theme

FORMAT = "brief-composer/style/1"

_COLOUR = "#[0-9A-Fa-f]{6}"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class StyleError(BriefComposerError):
    """A house style cannot be used."""


class _Colours(Colours, frozen=True, forbid_unknown_fields=True):
    def __post_init__(self) -> None:
        for name in Colours.__struct_fields__:
            if not re.fullmatch(_COLOUR, getattr(self, name)):
                raise ValueError(f"colours.{name} is not a colour such as #17666B")


class Style(Struct, frozen=True, forbid_unknown_fields=True):
    """A house style as its file states it. Lengths are points, margins, rail and gutter
    millimetres; `body` and `heading` name families of `resources/fonts`."""

    format: str
    id: str
    name: Bilingual
    line: Bilingual = Bilingual()
    body: str = "BriefSerif"
    heading: str = "BriefSans"
    size: Annotated[float, Meta(ge=7, le=16)] = 10.5
    leading: Annotated[float, Meta(ge=8, le=28)] = 14.5
    columns: Annotated[int, Meta(ge=1, le=2)] = 1
    gutter: Annotated[float, Meta(ge=3, le=20)] = 8
    rail: Annotated[float, Meta(ge=0, le=60)] = 0
    justify: bool = True
    cover_band: bool = True
    hyphenate: bool = True
    italic_quotes: bool = True
    side_box: bool = False
    side_headings: bool = False
    solid_numbers: bool = False
    note_size: Annotated[float, Meta(ge=0, le=14)] = 0
    citations: Literal["notes", "chicago-notes", "chicago-author-date", "apa", "harvard"] = "notes"
    references: Literal["footnotes", "endnotes", "text", "list"] = "footnotes"
    margins: Margins = Margins()
    colours: _Colours = _Colours()


def schema() -> dict[str, Any]:
    """The JSON Schema of a house style's file."""
    made = schemas.of(Style, "Style")
    made["properties"]["format"] = {"const": FORMAT}
    colours = made["$defs"]["_Colours"]["properties"]
    for each in colours.values():
        each["pattern"] = f"^{_COLOUR}$"
    return schemas.closed(made)


def names() -> tuple[Style, ...]:
    """Every bundled house style, "standard" first, then by name. Raises StyleError."""
    files = sorted(paths.resource("styles").glob("*.yaml"))
    return tuple(sorted(map(_read, files), key=lambda s: (s.id != "standard", s.name.en)))


def theme(
    id: str, paper: Paper = Paper.A4, *, cover_band: bool = True, language: str = "en"
) -> Theme:
    """The house style of that id as a theme. `cover_band=False` leaves band and logo out.

    Raises StyleError: `style-unknown` (id), `style-broken` (path, detail), `font-missing` (name).
    """
    file = paths.resource("styles", f"{id}.yaml")
    if not _ID.fullmatch(id) or not file.is_file():
        raise StyleError("style-unknown", id=id)
    style = _read(file)
    colours = msgspec.structs.asdict(style.colours)
    return Theme(
        id=style.id,
        name=style.name[language],
        body=_face(style.body),
        heading=_face(style.heading),
        size=style.size,
        leading=style.leading,
        colours=Colours(**colours),
        margins=style.margins,
        paper=paper,
        columns=style.columns,
        gutter=style.gutter,
        rail=style.rail if style.columns == 1 else 0,
        justify=style.justify,
        cover_band=style.cover_band and cover_band,
        hyphenate=style.hyphenate,
        italic_quotes=style.italic_quotes,
        side_box=style.side_box and style.columns == 1,
        side_headings=style.side_headings and style.columns == 1,
        solid_numbers=style.solid_numbers,
        note_size=style.note_size,
        citations=style.citations,
        references=style.references,
    )


def _read(file: Path) -> Style:
    try:
        # Everything as text first, so that no value is guessed to be a date or "no".
        raw: Any = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        style = msgspec.convert(raw, Style, strict=False)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as problem:
        raise StyleError("style-broken", path=str(file), detail=str(problem)) from problem
    if style.format != FORMAT:
        raise StyleError("style-broken", path=str(file), detail=style.format)
    return style


def _face(family: str) -> Face:
    """The four files of a bundled family. Raises StyleError when one is not there."""
    cuts = ("Regular", "Bold", "Italic", "BoldItalic")
    files = tuple(paths.resource("fonts", f"{family}-{cut}.ttf") for cut in cuts)
    for file in files:
        if not file.is_file():
            raise StyleError("font-missing", name=file.name)
    return Face(family, *files)
