"""What a Word file says of looks, for the pages that are not made with it: the PDF and the preview.

Belongs here: paper, margins, columns, typefaces, size, main colour and logo of a file somebody else
made, and what of it cannot be had outside Word. Does not belong here: writing into the file
(`writers.docx.base`).
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]
from msgspec import Struct
from msgspec.structs import replace

from brief_composer.render.colours import WHITE, contrast, is_colour
from brief_composer.render.style_error import StyleError
from brief_composer.render.style_file import StyleFile, sound_logo
from brief_composer.render.style_form import StyleMargins
from brief_composer.render.theme import Paper
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx import theirs
from brief_composer.render.writers.docx.xml import W

LARGEST = 50_000_000
"""Bytes of a Word file that can be a base."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TWIPS_IN_MM = 1440 / 25.4
_NEAR = 3.0
_COLOURFUL = 24
_PALE = 1.6
_PICTURES = (".png", ".jpg", ".jpeg")
_PAPERS = {"A4": Paper.A4, "Letter": Paper.LETTER}
_READABLE_SIZES = (7.0, 16.0)


class WordLook(Struct, frozen=True):
    """The looks of a Word file; what it does not say is None or "". `left_out` are the names of
    what stands in Word files alone: "running", "cover", "paper", "colour"."""

    paper: str = ""
    margins: StyleMargins | None = None
    columns: int = 1
    main: str = ""
    body: str = ""
    heading: str = ""
    size: float = 0
    logo: bytes = b""
    left_out: tuple[str, ...] = ()


def look_of(data: bytes, name: str) -> WordLook:
    """The looks of a Word file; `name` is what messages call it.

    Raises StyleError: `word-base-broken`, `word-base-macros`, `word-base-password`,
    `word-base-old`, `word-base-too-large` (name).
    """
    if len(data) > LARGEST:
        raise StyleError("word-base-too-large", name=name)
    if data.startswith(_OLE):
        locked = _ENCRYPTED in data
        raise StyleError("word-base-password" if locked else "word-base-old", name=name)
    try:
        whole = theirs.readable(data)
        with zipfile.ZipFile(io.BytesIO(whole)) as container:
            return _File(container).look()
    except WriterError as problem:
        raise StyleError(problem.code, name=name) from problem
    except theirs.UNREADABLE as problem:
        raise StyleError("word-base-broken", name=name) from problem


def taken_on(file: StyleFile, base: bytes, look: WordLook, *, template: bool = False) -> StyleFile:
    """The house style based on a Word file, with the looks it has for the other pages."""
    style = replace(
        file.style,
        word_base="base.dotx" if template else "base.docx",
        paper=look.paper or file.style.paper,
        margins=look.margins or file.style.margins,
        columns=min(look.columns, 2),
        rail=0,
        side_box=False,
        side_headings=False,
        main=look.main or file.style.main,
        colours=None if look.main else file.style.colours,
        body=look.body or file.style.body,
        heading=look.heading or look.body or file.style.heading,
    )
    if look.size:
        ratio = file.style.leading / file.style.size
        style = replace(style, size=look.size, leading=min(round(look.size * ratio, 1), 28))
    return StyleFile(style, look.logo or file.logo, base)


class _File:
    """A Word file, opened."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        self._names = {name.lower(): name for name in container.namelist()}
        self._body = self._xml("word/document.xml")
        self._styles = self._xml("word/styles.xml")
        self._theme = self._xml("word/theme/theme1.xml")

    def look(self) -> WordLook:
        """Everything it says."""
        if self._body is None:
            raise KeyError("word/document.xml")
        left_out: list[str] = []
        if self._has_running():
            left_out.append("running")
        if theirs.words(self._body).replace("{brief}", "").strip():
            left_out.append("cover")
        paper = self._paper()
        if not paper:
            left_out.append("paper")
        main = self._accent()
        if not main:
            left_out.append("colour")
        body, heading = self._fonts()
        return WordLook(
            paper, self._margins(), self._columns(), main, body, heading, self._size(),
            self._logo(), tuple(left_out),
        )  # fmt: skip

    def _xml(self, name: str) -> Element | None:
        found = self._names.get(name)
        if found is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._container.read(found), parser)

    def _section(self, tag: str) -> Element | None:
        """A mark of the last section, whose pages hold most of a brief."""
        assert self._body is not None
        return next(reversed([*self._body.iter(f"{{{W}}}{tag}")]), None)

    def _paper(self) -> str:
        mark = self._section("pgSz")
        if mark is None:
            return ""
        width, height = (_mm(mark, name) for name in ("w", "h"))
        for name, paper in _PAPERS.items():
            across, down = paper.value
            if abs(width - across) < _NEAR and abs(height - down) < _NEAR:
                return name
        return ""

    def _margins(self) -> StyleMargins | None:
        mark = self._section("pgMar")
        if mark is None:
            return None
        sides = (_mm(mark, name) for name in ("top", "right", "bottom", "left"))
        return StyleMargins(*(round(min(max(abs(side), 5), 60), 1) for side in sides))

    def _columns(self) -> int:
        mark = self._section("cols")
        count = theirs.value(mark, "num") if mark is not None else ""
        return max(int(count), 1) if count.isdigit() else 1

    def _accent(self) -> str:
        """The colour of the first heading, else the first accent of the theme; a grey, a black and
        a pale one are none. What is too light for letters is darkened later."""
        found: list[str] = []
        heading = self._style("heading 1")
        if heading is not None:
            found += [theirs.value(each, "val") for each in heading.iter(f"{{{W}}}color")]
        if self._theme is not None:
            accent = self._theme.iterfind(f".//{{{_A}}}accent1/{{{_A}}}srgbClr")
            found += [rgb.get("val") or "" for rgb in accent]
        return next((f"#{each.upper()}" for each in found if _is_colourful(f"#{each}")), "")

    def _fonts(self) -> tuple[str, str]:
        """Of running text and of headings."""
        normal, heading = self._default_font(), ""
        style = self._style("heading 1")
        if style is not None:
            heading = self._font_in(style, "minor")
        return normal, heading or self._themed("major") or normal

    def _default_font(self) -> str:
        normal = self._style("normal")
        if normal is not None and (name := self._font_in(normal, "minor")):
            return name
        defaults = None
        if self._styles is not None:
            defaults = self._styles.find(f"{{{W}}}docDefaults")
        if defaults is not None and (name := self._font_in(defaults, "minor")):
            return name
        return self._themed("minor")

    def _font_in(self, element: Element, otherwise: str) -> str:
        fonts = next(element.iter(f"{{{W}}}rFonts"), None)
        if fonts is None:
            return ""
        themed = theirs.value(fonts, "asciiTheme") or theirs.value(fonts, "hAnsiTheme")
        if themed:
            return self._themed("major" if themed.startswith("major") else otherwise)
        return theirs.value(fonts, "ascii") or theirs.value(fonts, "hAnsi")

    def _themed(self, kind: str) -> str:
        if self._theme is None:
            return ""
        latin = self._theme.find(f".//{{{_A}}}{kind}Font/{{{_A}}}latin")
        return (latin.get("typeface") or "").strip()[:100] if latin is not None else ""

    def _size(self) -> float:
        for element in (self._style("normal"), self._defaults()):
            found = next(element.iter(f"{{{W}}}sz"), None) if element is not None else None
            half = theirs.value(found, "val") if found is not None else ""
            if half.isdigit() and _READABLE_SIZES[0] <= int(half) / 2 <= _READABLE_SIZES[1]:
                return int(half) / 2
        return 0

    def _defaults(self) -> Element | None:
        return self._styles.find(f"{{{W}}}docDefaults") if self._styles is not None else None

    def _style(self, name: str) -> Element | None:
        if self._styles is None:
            return None
        return theirs.index(self._styles).get(("paragraph", name))

    def _has_running(self) -> bool:
        """Whether anything stands in a head or foot: words, a field, a picture."""
        for name in self._running():
            part = self._xml(name)
            shown = ("t", "drawing", "pict", "fldSimple", "instrText")
            if part is not None and any(
                next(part.iter(f"{{{W}}}{tag}"), None) is not None for tag in shown
            ):
                return True
        return False

    def _running(self) -> list[str]:
        return [
            name
            for name in sorted(self._names)
            if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
        ]

    def _logo(self) -> bytes:
        """The first picture in a head, where it is one a page can show."""
        for name in self._running():
            folder, _, file = name.rpartition("/")
            rels = self._xml(f"{folder}/_rels/{file}.rels")
            for rel in rels if rels is not None and "header" in file else ():
                target = (rel.get("Target") or "").lower()
                found = self._names.get(f"{folder}/{target}")
                if found is None or not target.endswith(_PICTURES):
                    continue
                try:
                    return sound_logo(self._container.read(found))
                except StyleError:
                    continue
        return b""


def _is_colourful(colour: str) -> bool:
    if not is_colour(colour):
        return False
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(parts) - min(parts) > _COLOURFUL and contrast(colour, WHITE) > _PALE


def _mm(mark: Element, name: str) -> float:
    text = theirs.value(mark, name)
    try:
        return float(text) / _TWIPS_IN_MM
    except ValueError:
        return 0.0
