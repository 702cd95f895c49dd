"""Painting pages: shapes onto the canvas of a tagged PDF.

Everything painted is either marked as part of a structure element or as an artifact, here and
nowhere else, so that nothing can stand outside the tree. y is counted from the top of the page
and turned around at the very last.
"""

# What is known of reportlab's types leaves gaps.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import quote

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFZCompress

from brief_composer.render.writers.pdf.canvas import Canvas
from brief_composer.render.writers.pdf.fonts import Embedding, FaceFile, Word
from brief_composer.render.writers.pdf.images import Embedded
from brief_composer.render.writers.pdf.lines import Line, Run
from brief_composer.render.writers.pdf.places import Entry, Spot
from brief_composer.render.writers.pdf.runs import Path
from brief_composer.render.writers.pdf.spelling import number, string
from brief_composer.render.writers.pdf.strips import (
    BoxShape,
    LineShape,
    PictureShape,
    Scope,
    Shape,
)
from brief_composer.render.writers.pdf.tags import Mark, Node, attribute, lang_entry

Says = Callable[[str, str], str]
"""What a screen reader says of a link, from its kind and target."""


class LinkArea(Struct, frozen=True):
    """A rectangle to click: its corners from the top left, what it leads to, and the node of the
    structure tree it belongs to."""

    x0: float
    y0: float
    x1: float
    y1: float
    kind: str
    target: str
    node: Node


class Page:
    """Paints one page."""

    def __init__(self, painter: Painter, index: int) -> None:
        self._painter = painter
        self._canvas = painter.canvas
        self._index = index
        self.width, self.height = painter.width, painter.height
        self._owners: list[Node] = []
        self._links: list[LinkArea] = []
        self._fill = ""
        self._font: tuple[FaceFile, float] | None = None

    def close(self) -> None:
        """Make the links work and end the page."""
        for area in self._links:
            corners = (area.x0, self.height - area.y1, area.x1, self.height - area.y0)
            self._painter.link(area.kind, area.target, corners, area.node)
        self._canvas.finish_page(self._owners)

    def shape(self, shape: Shape, x: float, y: float) -> None:
        """Paint a shape of a strip whose top left corner stands at x, y."""
        match shape:
            case LineShape():
                self.line(shape.line, x + shape.x, y + shape.y, shape.scope)
            case BoxShape():
                self.box(
                    x + shape.x, y + shape.y, shape.width, shape.height, shape.fill, shape.radius
                )
            case PictureShape():
                self._picture(shape, x + shape.x, y + shape.y)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0
    ) -> None:
        """Fill a rectangle, as decoration."""
        canvas, bottom = self._canvas, round(self.height - y - height, 2)
        x, width, height = round(x, 2), round(width, 2), round(height, 2)
        canvas.addLiteral(f"/Artifact BMC{self._colour(fill)}")
        if radius:
            radius = min(radius, width / 2, height / 2)
            canvas.roundRect(x, bottom, width, height, radius, stroke=0, fill=1)
        else:
            canvas.rect(x, bottom, width, height, stroke=0, fill=1)
        canvas.addLiteral("EMC")

    def line(self, line: Line, x: float, y: float, scope: Scope) -> None:
        """Paint a line with its left end at x and its baseline at y."""
        for run in line.runs:
            ink = run.ink
            if ink.ground:
                top = y - ink.size * 0.86
                self.box(x + run.x - 1, top, run.width + 2, ink.size * 1.16, ink.ground, 1.5)
            if ink.underline:
                self.box(x + run.x, y + ink.size * 0.13, run.width, 0.45, ink.colour)
        out = ["BT"]
        node: Node | None = None
        opened = False
        for run in line.runs:
            if not run.shown:
                continue
            target = self._target(run, scope, x, y)
            if target is not node or not opened:
                if opened:
                    out.append("EMC")
                out.append(self._mark(target))
                node, opened = target, True
            out.append(self._run(run, x + run.x, y))
        if opened:
            out.append("EMC")
        out.append("ET")
        self._canvas.addLiteral("\n".join(out))

    def watermark(self, text: str, face: FaceFile, colour: str) -> None:
        """Write a word large across the page, behind everything, as decoration."""
        width = self._painter.drawing(text, face)
        if not width:
            return
        canvas = self._canvas
        scale = min(0.15, self.height * 0.62 / width)
        cos, sin = 0.574 * scale, 0.819 * scale  # 55 degrees, the diagonal of a page
        x = self.width / 2 - cos * width / 2 + sin * 330
        y = self.height / 2 - sin * width / 2 - cos * 330
        canvas.addLiteral(f"/Artifact BMC{self._colour(colour)}")
        canvas.saveState()
        canvas.transform(cos, sin, -sin, cos, x, y)
        canvas.doForm(_DRAWING)
        canvas.restoreState()
        canvas.addLiteral("EMC")

    # ------------------------------------------------------------------------------------- pieces

    def _run(self, run: Run, x: float, y: float) -> str:
        ink = run.ink
        used = self._use(ink.face, ink.size)
        shown = b"[%b] TJ" % bytes(run.shown)
        if run.actual:
            shown = b"/Span <</ActualText %b>> BDC %b EMC" % (string(run.actual), shown)
        self._painter.used(ink.face, run.words)
        at = number(x), number(self.height - y + ink.rise)
        place = b"1 0 %b 1 %b %b Tm %b" % (_SLOPE if ink.face.slanted else b"0", *at, shown)
        return f"{used}{self._colour(ink.colour)} {place.decode('ascii')}"

    def _use(self, face: FaceFile, size: float) -> str:
        if self._font == (face, size):
            return ""
        self._font = (face, size)
        return f"/{self._painter.font(face)} {number(size).decode()} Tf"

    def _colour(self, colour: str) -> str:
        if colour == self._fill:
            return ""
        self._fill = colour
        return _filled(colour)

    def _mark(self, node: Node | None) -> str:
        if node is None:
            return "/Artifact BMC"
        mark = Mark(self._index, len(self._owners))
        self._owners.append(node)
        node.kids.append(mark)
        return f"/{node.kind} <</MCID {mark.number}>> BDC"

    def _target(self, run: Run, scope: Scope, x: float, y: float) -> Node | None:
        """The node a run belongs to: the scope's own, or that of its link, note or language."""
        node = scope.node
        if node is None or not run.ink.path:
            return node
        path = run.ink.path
        for depth in range(1, len(path) + 1):
            node = self._step(path[:depth], scope, node)
            part = path[depth - 1]
            if part.kind in ("link", "note", "back") and self._painter.leads(part.kind, part.value):
                left, size = x + run.x, run.ink.size
                self._links.append(
                    LinkArea(left, y - size * 0.8, left + run.width, y + size * 0.25,
                             part.kind, part.value, node)
                )  # fmt: skip
                if part.kind == "note":
                    self._painter.called(part.value, (self._index, left, y - size * 1.4))
        return node

    def _step(self, path: Path, scope: Scope, parent: Node) -> Node:
        made = scope.inner.get(path)
        if made is None:
            part = path[-1]
            leads = self._painter.leads(part.kind, part.value)
            match part.kind:
                case "lang":
                    made = Node("Span", parent, lang_entry(part.value))
                case "note":
                    outer = Node("Reference", parent)
                    made = Node("Link", outer) if leads else outer
                case _:
                    made = Node("Link" if leads else "Span", parent)
            scope.inner[path] = made
        return made

    def _picture(self, shape: PictureShape, x: float, y: float) -> None:
        canvas, name = self._canvas, self._painter.picture(shape.picture)
        bottom = self.height - y - shape.height
        corners = (x, bottom, x + shape.width, bottom + shape.height)
        if shape.node is not None:
            box = PDFArray([number(each) for each in corners])
            shape.node.entries = (*shape.node.entries, attribute("Layout", BBox=box))
        canvas.addLiteral(self._mark(shape.node))
        canvas.saveState()
        canvas.transform(shape.width, 0, 0, shape.height, x, bottom)
        canvas.doForm(name)
        canvas.restoreState()
        canvas.addLiteral("EMC")


class Painter:
    """What all pages of a document share: the canvas, fonts, pictures, where links lead."""

    def __init__(
        self,
        canvas: Canvas,
        size: tuple[float, float],
        faces: Mapping[FaceFile, str],
        spots: Mapping[str, Spot],
        says: Says,
    ) -> None:
        """`spots` are the places a link inside the document may lead to: "#" and an origin, or
        "note:" and the identifier of a note."""
        self.canvas = canvas
        self.width, self.height = size
        self.words: dict[FaceFile, dict[Word, None]] = {}
        self._faces = faces
        self._pictures: dict[Embedded, str] = {}
        self._spots = dict(spots)
        self._bound: set[str] = set()
        self._says = says
        self._drawing: float | None = None

    # ------------------------------------------------------------------------------ while painting

    def font(self, face: FaceFile) -> str:
        """The name of a face in the pages' resources."""
        return self._faces[face]

    def used(self, face: FaceFile, words: list[Word]) -> None:
        """Note that words were painted, so that their glyphs are embedded."""
        self.words.setdefault(face, {}).update(dict.fromkeys(words))

    def picture(self, picture: Embedded) -> str:
        """The name of a picture in the file; the same picture goes in once."""
        name = self._pictures.get(picture)
        if name is None:
            name = self._pictures[picture] = f"I{len(self._pictures) + 1}"
            self.canvas.add_object(name, picture.stream())
        return name

    def drawing(self, text: str, face: FaceFile) -> float:
        """Put a word into the file in outlines, once; returns its width in thousandths.

        Not as text: whoever searches or copies the page does not meet it.
        """
        if self._drawing is None:
            path, self._drawing = face.outline(text)
            box = PDFArray([-200, -400, round(self._drawing) + 200, 1200])
            head = {"Type": "/XObject", "Subtype": "/Form", "BBox": box}
            code = f"{path.getCode()} f"
            made = PDFStream(PDFDictionary(head), code, [PDFZCompress])
            self.canvas.add_object(_DRAWING, made)
        return self._drawing

    # --------------------------------------------------------------------------------------- links

    def leads(self, kind: str, value: str) -> bool:
        """Whether a link leads somewhere."""
        match kind:
            case "link" if not value.startswith("#"):
                return bool(value)
            case "link" | "note" | "back":
                return _key("note" if kind == "back" else kind, value) in self._spots
            case _:
                return False

    def called(self, note: str, spot: Spot) -> None:
        """Note where a note is called from, for the way back; the first call counts."""
        self._spots.setdefault(_key("back", note), spot)

    def link(
        self, kind: str, target: str, corners: tuple[float, float, float, float], node: Node
    ) -> None:
        """Let a rectangle of the page being painted lead to its target."""
        says = self._says(kind, target)
        if kind == "link" and not target.startswith("#"):
            self.canvas.link(corners, says, node, url=_ascii(target))
            return
        key = _key(kind, target)
        page, x, y = self._spots[key]
        if key not in self._bound:
            self._bound.add(key)
            self.canvas.bind(key, page, x - 12, self.height - max(y - 6, 0))
        self.canvas.link(corners, says, node, key=key)

    # -------------------------------------------------------------------------------------- at last

    def finish(self, root: Node, headings: list[Entry]) -> bytes:
        """The whole file, with its outline, fonts and structure tree."""
        path: list[int] = []
        for index, entry in enumerate(headings):
            while path and path[-1] >= entry.level:
                path.pop()
            key = f"heading:{index}"
            self.canvas.bind(key, entry.page, 0, self.height - max(entry.y - 6, 0))
            self.canvas.addOutlineEntry(entry.title, key, len(path), closed=entry.level > 1)
            path.append(entry.level)
        if headings:
            self.canvas.showOutline()
        for face, words in sorted(self.words.items(), key=lambda item: self.font(item[0])):
            self.canvas.add_font(Embedding(face, self.font(face), words))
        return self.canvas.finish(root)


_DRAWING = "draft"

_SLOPE = b".213"
"""How far letters that have no italic lean: 12 degrees."""


def _key(kind: str, target: str) -> str:
    return target if kind == "link" else f"{kind}:{target}"


@cache
def _filled(colour: str) -> str:
    """The operator that fills with a colour, after a space."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)
    return f" {red} {green} {blue} rg"


def _ascii(address: str) -> str:
    """A web address with its other letters spelled the way addresses spell them."""
    return address if address.isascii() else quote(address, safe="%/:=&?~#+!$,;'@()*[]")
