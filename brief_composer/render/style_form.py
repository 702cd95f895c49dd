"""What a house style's file must contain, as a type, and reading its YAML.

From the form come the published schema (`resources/schemas/style.json`) and all checks. Belongs
here: one style by itself. Does not belong here: where styles are found (`render.styles`), and the
file of a style with its logo (`render.style_file`).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

import msgspec
import yaml
from msgspec import Meta, Struct

from brief_composer.model.terms import Bilingual
from brief_composer.render.colours import is_colour, palette
from brief_composer.render.style_error import StyleError
from brief_composer.render.theme import FOOT, HEAD, Colours, Margins, Running

FORMAT = "brief-composer/style/1"

LARGEST = 200_000
"""Bytes of the YAML."""

LONGEST = 200
"""Characters of a name, and of each end of a header or footer."""

_COLOUR = "#[0-9A-Fa-f]{6}"
_DEEPEST = 8


class StyleColours(Colours, frozen=True, forbid_unknown_fields=True):
    """All colours, each by itself."""

    def __post_init__(self) -> None:
        for name in Colours.__struct_fields__:
            if not is_colour(getattr(self, name)):
                raise ValueError(f"colours.{name} is not a colour such as #17666B")


class StyleMargins(Margins, frozen=True, forbid_unknown_fields=True):
    """In millimetres, 5 to 60 each."""

    def __post_init__(self) -> None:
        for name in Margins.__struct_fields__:
            if not 5 <= getattr(self, name) <= 60:
                raise ValueError(f"margins.{name} is not between 5 and 60")


class Style(Struct, frozen=True, forbid_unknown_fields=True):
    """A house style as its file states it. Lengths are points, margins, rail and gutter
    millimetres. `body` and `heading` name typefaces: BriefSerif, BriefSans, or one of the computer.
    `main` is the colour the others are made from where `colours` does not give them. `logo` and
    `word_base` name the parts beside it in its file."""

    format: str
    id: Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    name: Bilingual
    line: Bilingual = Bilingual()
    main: str = ""
    body: Annotated[str, Meta(max_length=100)] = "BriefSerif"
    heading: Annotated[str, Meta(max_length=100)] = "BriefSans"
    size: Annotated[float, Meta(ge=7, le=16)] = 10.5
    leading: Annotated[float, Meta(ge=8, le=28)] = 14.5
    paper: Literal["A4", "Letter"] = "A4"
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
    header: Running = HEAD
    footer: Running = FOOT
    citations: Literal["notes", "chicago-notes", "chicago-author-date", "apa", "harvard"] = "notes"
    references: Literal["footnotes", "endnotes", "text", "list"] = "footnotes"
    quote_threshold: Annotated[int, Meta(ge=0, le=400)] = 0
    quote_marks: Literal["", "“”", "‘’", "«»"] = ""
    page_limit: Annotated[int, Meta(ge=0, le=500)] = 0
    contents: bool = False
    logo: Literal["", "logo.png", "logo.jpeg"] = ""
    logo_alt: Annotated[str, Meta(max_length=300)] = ""
    word_base: Literal["", "base.docx", "base.dotx"] = ""
    margins: StyleMargins = StyleMargins()
    colours: StyleColours | None = None

    def __post_init__(self) -> None:
        if self.main and not is_colour(self.main):
            raise ValueError("main is not a colour such as #17666B")
        if not (self.name.en.strip() or self.name.fr.strip()):
            raise ValueError("name is empty")
        running = (self.header.left, self.header.right, self.footer.left, self.footer.right)
        if max(map(len, (self.name.en, self.name.fr, *running))) > LONGEST:
            raise ValueError(f"a name, header or footer is longer than {LONGEST} characters")

    def palette(self) -> Colours:
        """The colours it is printed in."""
        if self.colours is not None:
            return Colours(**msgspec.structs.asdict(self.colours))
        return palette(self.main) if self.main else Colours()


def parsed(data: bytes, name: str) -> Style:
    """The style a YAML text states; `name` is what messages call its file.

    Raises StyleError `style-broken` (path, detail), `style-newer` (path), `style-too-large` (path).
    """
    if len(data) > LARGEST:
        raise StyleError("style-too-large", path=name)
    try:
        text = data.decode("utf-8-sig")
        _check(text)
        # Everything as text first, so that no value is guessed to be a date or "no".
        raw: Any = yaml.load(text, yaml.CBaseLoader)
        if _is_newer(raw):
            raise StyleError("style-newer", path=name)
        style = msgspec.convert(raw, Style, strict=False)
    except (UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as problem:
        raise StyleError("style-broken", path=name, detail=str(problem)) from problem
    if style.format != FORMAT:
        raise StyleError("style-broken", path=name, detail=style.format)
    return style


def text(style: Style) -> str:
    """A style as YAML, without what is as the form has it anyway."""
    # Lengths are lengths: 24 and 24.0 are written alike.
    style = msgspec.convert(msgspec.to_builtins(style), Style)
    plain: dict[str, Any] = msgspec.to_builtins(style)
    usual: dict[str, Any] = msgspec.to_builtins(Style(FORMAT, "x", Bilingual("x")))
    kept = {
        key: value
        for key, value in plain.items()
        if key in ("format", "id", "name") or value != usual[key]
    }
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100)


def schema() -> dict[str, Any]:
    """The JSON Schema of a house style's file."""
    # Only whoever publishes schemas needs the forms of the library; every export reads a style.
    from brief_composer.library import schemas

    made = schemas.of(Style, "Style")
    made["properties"]["format"] = {"const": FORMAT}
    made["properties"]["main"]["pattern"] = f"^({_COLOUR})?$"
    for each in made["$defs"]["StyleColours"]["properties"].values():
        each["pattern"] = f"^{_COLOUR}$"
    for each in made["$defs"]["StyleMargins"]["properties"].values():
        each.update(minimum=5, maximum=60)
    return schemas.closed(made)


def _is_newer(raw: Any) -> bool:
    said: Any = cast("dict[str, Any]", raw).get("format") if isinstance(raw, dict) else None
    kind, _, version = said.rpartition("/") if isinstance(said, str) else ("", "", "")
    ours, _, own = FORMAT.rpartition("/")
    return kind == ours and version.isdigit() and len(version) < 5 and int(version) > int(own)


def _check(text: str) -> None:
    """No aliases, by which a short text can stand for a very long one, and no deep nesting."""
    depth = 0
    reader: Any = yaml
    for event in reader.parse(text, yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError("an alias (*)")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.YAMLError("nested too deeply")
