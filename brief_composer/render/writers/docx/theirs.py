"""What stands in a Word file of somebody else: its styles, numbers taken, pages, and its end.

Belongs here: looking. What is done with it is the matter of `base`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import cast

from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as TYPE
from docx.oxml.parser import parse_xml
from docx.section import Section
from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]
from msgspec.structs import replace

from brief_composer.render.theme import Margins, Theme
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.docx.frame import set_sheet
from brief_composer.render.writers.docx.names import english
from brief_composer.render.writers.docx.package import Package, parsed
from brief_composer.render.writers.docx.parts import EXPORT
from brief_composer.render.writers.docx.xml import W

UNREADABLE = (
    AttributeError, IndexError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError,
    etree.XMLSyntaxError, zipfile.BadZipFile,
)  # fmt: skip
"""What python-docx and zipfile raise over files that are not what they should be."""

_LARGEST = 200_000_000
_TEMPLATE = b".template.main+xml"
_MACROS = b"macroEnabled"
_EMU_IN_MM = 36000
_READABLE = 4.5
_PICTURE = re.compile(rb"<wp:docPr\b[^>]*?\bid=\"(\d+)")
_LEFTOVERS = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
)
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def readable(data: bytes) -> bytes:
    """The file as a document: a template's type set to that of a document.

    Raises WriterError: `word-base-broken`, `word-base-macros`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            infos = container.infolist()
            if sum(info.file_size for info in infos) > _LARGEST:
                raise WriterError("word-base-broken")
            members = {info.filename: container.read(info) for info in infos}
        types = members["[Content_Types].xml"]
    except UNREADABLE as problem:
        raise WriterError("word-base-broken") from problem
    if _MACROS in types:
        raise WriterError("word-base-macros")
    if _TEMPLATE not in types:
        return data
    members["[Content_Types].xml"] = types.replace(_TEMPLATE, b".document.main+xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


def make_sound(package: Package, theme: Theme) -> None:
    """Give the file a last section where it has none, and take out what must not come back: old
    looks of other programs, the picture of its first page, marks of an earlier export of ours."""
    body = cast("Element", package.document.element[0])
    if len(body) == 0 or body[-1].tag != f"{{{W}}}sectPr":
        body.append(parsed("<w:sectPr/>")[0])
        set_sheet(package.document.sections[-1], theme)
    ends: set[str] = set()
    for mark in [*body.iter(f"{{{W}}}bookmarkStart")]:
        parent = mark.getparent()
        if value(mark, "name").startswith("_bc_") and parent is not None:
            ends.add(value(mark, "id"))
            parent.remove(mark)
    for mark in [*body.iter(f"{{{W}}}bookmarkEnd")]:
        parent = mark.getparent()
        if value(mark, "id") in ends and parent is not None:
            parent.remove(mark)
    for rels in (package.main.rels, package.outer.rels):
        for id, rel in [*rels.items()]:
            own = rel.reltype == TYPE.CUSTOM_XML and EXPORT.encode() in rel.target_part.blob
            if own or rel.reltype in _LEFTOVERS:
                del rels[id]


def fitted(theme: Theme, section: Section, columns: Element | None) -> Theme:
    """The theme with the lengths of their pages: the margins that leave their width and height."""

    def mm(length: int | None, otherwise: float) -> float:
        return length / _EMU_IN_MM if length is not None else otherwise

    across, down = theme.paper.value
    margins = theme.margins
    left, right = mm(section.left_margin, margins.left), mm(section.right_margin, margins.right)
    top, bottom = mm(section.top_margin, margins.top), mm(section.bottom_margin, margins.bottom)
    width = mm(section.page_width, across) - left - right
    height = mm(section.page_height, down) - abs(top) - abs(bottom)
    count = value(columns, "num") if columns is not None else ""
    return replace(
        theme,
        margins=Margins(
            top=0, bottom=down - max(height, 50), left=0, right=across - max(width, 30)
        ),
        columns=min(max(int(count), 1), 9) if count.isdigit() else 1,
        rail=0,
        cover_band=False,
    )


def coloured(theme: Theme, package: Package) -> Theme:
    """The theme with their first accent for ours, where it can be read on white."""
    part = package.related(TYPE.THEME)
    found = next(parse_xml(part.blob).iter(f"{{{_A}}}accent1"), None) if part else None
    rgb = next(found.iter(f"{{{_A}}}srgbClr"), None) if found is not None else None
    if rgb is None or not re.fullmatch("[0-9A-Fa-f]{6}", rgb.get("val") or ""):
        return theme
    parts = tuple(bytes.fromhex(rgb.get("val") or ""))
    if _contrast(parts) < _READABLE:
        return theme
    soft = "".join(f"{round(255 - (255 - part) * 0.1):02X}" for part in parts)
    colours = replace(theme.colours, accent=f"#{rgb.get('val')}", accent_soft=f"#{soft}")
    return replace(theme, colours=colours)


def _contrast(parts: tuple[int, ...]) -> float:
    """How a colour stands out from white, 1 to 21, as the accessibility guidelines count."""
    linear = [
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def styles_of(among: Iterable[Element]) -> Iterator[Element]:
    """The styles in a style sheet."""
    return (element for element in among if element.tag == f"{{{W}}}style")


def index(sheet: Element) -> dict[tuple[str, str], Element]:
    """The styles of a sheet by type and English name in lower case; where no style has the name,
    by an alias. By "#" and the id too, and by "" the one everything of its type stands on."""
    found: dict[tuple[str, str], Element] = {}
    for style in styles_of(sheet):
        type = value(style, "type") or "paragraph"
        found.setdefault((type, name(style)), style)
        if not value(style, "customStyle"):
            found.setdefault((type, f"#{value(style, 'styleId').casefold()}"), style)
        if value(style, "default") in ("1", "true", "on"):
            found.setdefault((type, ""), style)
    for style in styles_of(sheet):
        aliases = style.find(f"{{{W}}}aliases")
        for alias in value(aliases, "val").split(",") if aliases is not None else ():
            found.setdefault((value(style, "type") or "paragraph", english(alias)), style)
    return found


def name(style: Element) -> str:
    """The English name of a style in lower case."""
    element = style.find(f"{{{W}}}name")
    return english(value(element, "val")) if element is not None else ""


def numbers(style: Element) -> bool:
    """Whether the style numbers or marks its paragraphs."""
    list_ = style.find(f"{{{W}}}pPr/{{{W}}}numPr/{{{W}}}numId")
    return list_ is not None and value(list_, "val") != "0"


def value(element: Element, attribute: str) -> str:
    """An attribute of WordprocessingML, "" where there is none."""
    return element.get(f"{{{W}}}{attribute}") or ""


def words(paragraph: Element) -> str:
    """What a paragraph says."""
    return "".join(text.text or "" for text in paragraph.iter(f"{{{W}}}t")).strip()


def taken(package: Package) -> dict[str, int]:
    """The highest number taken of each kind; for remarks, which count from 0, the next free."""
    body = package.document.element
    lists = package.lists
    related = (rel.target_part for rel in package.main.rels.values() if not rel.is_external)
    drawn = [package.main.blob, *(p.blob for p in related if p.partname.ext == "xml")]
    return {
        "bookmark": _highest(body.iter(f"{{{W}}}bookmarkStart"), "id"),
        "picture": max((int(id) for part in drawn for id in _PICTURE.findall(part)), default=0),
        "note": max(
            _highest(children(package, kind), "id")
            for kind in (CONTENT.WML_FOOTNOTES, CONTENT.WML_ENDNOTES)
        ),
        "remark": _highest(children(package, CONTENT.WML_COMMENTS), "id", -1) + 1,
        "list": max(
            _highest(lists.iter(f"{{{W}}}num"), "numId"),
            _highest(lists.iter(f"{{{W}}}abstractNum"), "abstractNumId"),
        ),
    }


def children(package: Package, content_type: str) -> list[Element]:
    """What stands in the part of that type the body leads to; nothing where there is none."""
    for rel in package.main.rels.values():
        if not rel.is_external and rel.target_part.content_type == content_type:
            return list(parse_xml(rel.target_part.blob))
    return []


def place(body: Element, mark: str) -> Element:
    """Before what the brief goes: the paragraph that says the mark, or the end of the body.

    Empty paragraphs at the end are taken out, but for those that end a section.
    """
    for paragraph in body.iterchildren(f"{{{W}}}p"):
        if words(paragraph) == mark:
            return paragraph
    last = body[-1]
    while (before := last.getprevious()) is not None and _is_empty(before):
        body.remove(before)
    return last


def _is_empty(element: Element) -> bool:
    kept = ("sectPr", "r", "hyperlink", "sdt", "fldSimple", "bookmarkStart", "bookmarkEnd")
    return element.tag == f"{{{W}}}p" and all(
        next(element.iter(f"{{{W}}}{tag}"), None) is None for tag in kept
    )


def _highest(elements: Iterable[Element], attribute: str, least: int = 0) -> int:
    found = (value(element, attribute) for element in elements)
    return max((int(each) for each in found if each.isdigit()), default=least)
