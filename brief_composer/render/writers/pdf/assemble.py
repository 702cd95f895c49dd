"""Putting the file together: pages, fonts, pictures, links, outline, structure tree, catalogue."""

from __future__ import annotations

from msgspec import Struct

from brief_composer.doc.tree import Properties
from brief_composer.render.writers.pdf import metadata
from brief_composer.render.writers.pdf.fonts import FaceFile, Word
from brief_composer.render.writers.pdf.objects import (
    PdfFile,
    array,
    mapping,
    number,
    ref,
    string,
)
from brief_composer.render.writers.pdf.paint import Canvas, LinkArea, Painter
from brief_composer.render.writers.pdf.tags import Annotation, Node, write_tree
from brief_composer.words import Words

Spot = tuple[int, float, float]
"""A page (from 0) and a point on it, from the top left."""


class Entry(Struct, frozen=True):
    """A line of the outline: its level from 1, its words, and where it leads."""

    level: int
    title: str
    page: int
    y: float


class Shown(Struct):
    """Everything that was painted, and where the links inside it lead."""

    properties: Properties
    root: Node
    canvases: list[Canvas]
    painter: Painter
    words: Words
    numbers: dict[str, int]
    headings: list[Entry]
    origins: dict[str, Spot]
    notes: dict[str, Spot]


def write(shown: Shown) -> bytes:
    """The whole file."""
    file = PdfFile()
    pages = [file.reserve() for _ in shown.canvases]
    owners: list[list[Node] | Node] = [canvas.owners for canvas in shown.canvases]
    links = _links(file, shown, pages, owners)
    holder = file.reserve()
    resources = file.put(
        mapping(
            (("Font", _fonts(file, shown.painter)), ("XObject", _pictures(file, shown.painter)))
        )
    )
    for index, canvas in enumerate(shown.canvases):
        content = file.stream(canvas.content)
        entries = [
            ("Type", b"/Page"),
            ("Parent", ref(holder)),
            ("MediaBox", array(map(number, (0, 0, canvas.width, canvas.height)))),
            ("Contents", ref(content)),
            ("Resources", ref(resources)),
            ("StructParents", b"%d" % index),
            ("Tabs", b"/S"),
        ]
        if links[index]:
            entries.append(("Annots", array(map(ref, links[index]))))
        file.put(mapping(entries), pages[index])
    kids = array(map(ref, pages))
    file.put(mapping((("Type", b"/Pages"), ("Kids", kids), ("Count", b"%d" % len(pages)))), holder)
    tree = write_tree(file, shown.root, pages, owners)
    root = file.put(
        mapping(
            (
                ("Type", b"/Catalog"),
                ("Pages", ref(holder)),
                ("StructTreeRoot", ref(tree)),
                ("MarkInfo", b"<</Marked true>>"),
                ("Lang", string(shown.properties.lang or "en-GB")),
                ("ViewerPreferences", b"<</DisplayDocTitle true>>"),
                ("Metadata", ref(metadata.packet(file, shown.properties))),
                ("PageLabels", b"<</Nums [0 <</S /D>>]>>"),
                *_outline(file, shown.headings, pages, shown.canvases),
            )
        )
    )
    return file.finish(root, metadata.information(file, shown.properties))


def _fonts(file: PdfFile, painter: Painter) -> bytes:
    entries: list[tuple[str, bytes]] = []
    for face, words in sorted(painter.words.items(), key=lambda item: painter.font(item[0])):
        name = painter.font(face).decode()[1:]
        entries.append((name, ref(face.embed(file, _glyphs(face, words)))))
    return mapping(entries)


def _glyphs(face: FaceFile, words: dict[Word, None]) -> dict[int, str]:
    """The glyphs of some words with the characters they stand for, the first use deciding."""
    used: dict[int, str] = {0: ""}
    for word in words:
        for glyph, text in word.glyphs:
            if not used.get(glyph):
                used[glyph] = text
    space = face.word(" ").glyphs[0][0]
    if space in used:
        used[space] = " "
    return used


def _pictures(file: PdfFile, painter: Painter) -> bytes:
    return mapping(
        (name.decode()[1:], ref(picture.put(file))) for picture, name in painter.pictures.items()
    )


def _links(
    file: PdfFile, shown: Shown, pages: list[int], owners: list[list[Node] | Node]
) -> list[list[int]]:
    """The annotations of each page; each is hung into the tree beside the text it covers."""
    out: list[list[int]] = [[] for _ in pages]
    for area in shown.painter.links:
        action = _action(area, shown, pages)
        if action is None:
            continue
        height = shown.canvases[area.page].height
        corners = (area.x0, height - area.y1, area.x1, height - area.y0)
        made = file.put(
            mapping(
                (
                    ("Type", b"/Annot"),
                    ("Subtype", b"/Link"),
                    ("Rect", array(map(number, corners))),
                    ("Border", b"[0 0 0]"),
                    ("F", b"4"),
                    ("StructParent", b"%d" % len(owners)),
                    ("Contents", string(_says(area, shown))),
                    action,
                )
            )
        )
        owners.append(area.node)
        area.node.kids.append(Annotation(area.page, made))
        out[area.page].append(made)
    return out


def _action(area: LinkArea, shown: Shown, pages: list[int]) -> tuple[str, bytes] | None:
    spot: Spot | None
    match area.kind:
        case "note":
            spot = shown.notes.get(area.target)
        case "back":
            call = shown.painter.calls.get(area.target)
            spot = (call.page, call.x, call.y) if call else None
        case _ if area.target.startswith("#"):
            spot = shown.origins.get(area.target[1:])
        case _:
            uri = string(area.target) if area.target.isascii() else string(_ascii(area.target))
            return ("A", b"<</S/URI/URI %b>>" % uri)
    return ("Dest", _destination(spot, shown.canvases, pages)) if spot else None


def _destination(spot: Spot, canvases: list[Canvas], pages: list[int]) -> bytes:
    page, x, y = spot
    top = canvases[page].height - max(y - 6, 0)
    return b"[%b /XYZ %b %b null]" % (ref(pages[page]), number(max(x - 12, 0)), number(top))


def _says(area: LinkArea, shown: Shown) -> str:
    """What a screen reader says of a link."""
    if area.kind == "note":
        return shown.words("pdf.note", n=shown.numbers[area.target])
    if area.kind == "back":
        return shown.words("pdf.back")
    return area.target if not area.target.startswith("#") else shown.words("pdf.inside")


def _outline(
    file: PdfFile, headings: list[Entry], pages: list[int], canvases: list[Canvas]
) -> list[tuple[str, bytes]]:
    """The bookmarks, nested by level."""
    if not headings:
        return []
    root = file.reserve()
    numbers = [file.reserve() for _ in headings]
    parents: list[int] = []
    path: list[int] = []
    for index, entry in enumerate(headings):
        while path and headings[path[-1]].level >= entry.level:
            path.pop()
        parents.append(path[-1] if path else -1)
        path.append(index)
    kids: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        kids.setdefault(parent, []).append(index)
    for index, entry in enumerate(headings):
        parent, row = parents[index], kids[parents[index]]
        place = row.index(index)
        items = [
            ("Title", string(entry.title)),
            ("Parent", ref(numbers[parent] if parent >= 0 else root)),
            ("Dest", _destination((entry.page, 0, entry.y), canvases, pages)),
        ]
        if place:
            items.append(("Prev", ref(numbers[row[place - 1]])))
        if place + 1 < len(row):
            items.append(("Next", ref(numbers[row[place + 1]])))
        if inner := kids.get(index):
            items += [
                ("First", ref(numbers[inner[0]])),
                ("Last", ref(numbers[inner[-1]])),
                ("Count", b"%d" % (len(inner) if entry.level == 1 else -len(inner))),
            ]
        file.put(mapping(items), numbers[index])
    top = kids[-1]
    file.put(
        mapping(
            (
                ("Type", b"/Outlines"),
                ("First", ref(numbers[top[0]])),
                ("Last", ref(numbers[top[-1]])),
                ("Count", b"%d" % len(top)),
            )
        ),
        root,
    )
    return [("Outlines", ref(root)), ("PageMode", b"/UseOutlines")]


def _ascii(address: str) -> str:
    """A web address with its other letters spelled the way addresses spell them."""
    from urllib.parse import quote

    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")
