"""Painting pages: shapes into the content streams of a tagged PDF.

Everything painted is either marked as part of a structure element or as an artifact, here and
nowhere else, so that nothing can stand outside the tree. y is counted from the top of the page
and turned around at the very last.
"""

from __future__ import annotations

from msgspec import Struct

from brief_composer.render.writers.pdf.fonts import FaceFile, Word
from brief_composer.render.writers.pdf.images import Embedded
from brief_composer.render.writers.pdf.lines import Line, Run
from brief_composer.render.writers.pdf.objects import number, string
from brief_composer.render.writers.pdf.runs import Path
from brief_composer.render.writers.pdf.strips import (
    BoxShape,
    LineShape,
    PictureShape,
    Scope,
    Shape,
)
from brief_composer.render.writers.pdf.tags import Mark, Node, attribute, lang_entry


class LinkArea(Struct, frozen=True):
    """A rectangle to click: page index, corners from the top left, what it leads to, and the
    node of the structure tree it belongs to."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    kind: str
    target: str
    node: Node


class Call(Struct, frozen=True):
    """Where a note is called from, for the way back."""

    page: int
    x: float
    y: float


class Canvas:
    """Paints one page."""

    def __init__(self, painter: Painter, index: int, width: float, height: float) -> None:
        self._painter = painter
        self._index = index
        self.width = width
        self.height = height
        self.owners: list[Node] = []
        self.pictures: dict[bytes, Embedded] = {}
        self._out: list[bytes] = []
        self._fill = ""
        self._font: tuple[FaceFile, float] | None = None

    @property
    def content(self) -> bytes:
        """The page's content stream."""
        return b"\n".join(self._out)

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
        bottom = self.height - y - height
        colour = self._colour(fill)
        if radius:
            path = _rounded(x, bottom, width, height, radius)
        else:
            path = b"%b %b %b %b re" % tuple(map(number, (x, bottom, width, height)))
        self._out.append(b"/Artifact BMC %b%b f EMC" % (colour, path))

    def line(self, line: Line, x: float, y: float, scope: Scope) -> None:
        """Paint a line with its left end at x and its baseline at y."""
        for run in line.runs:
            ink = run.ink
            if ink.ground:
                top = y - ink.size * 0.86
                self.box(x + run.x - 1, top, run.width + 2, ink.size * 1.16, ink.ground, 1.5)
            if ink.underline:
                self.box(x + run.x, y + ink.size * 0.13, run.width, 0.45, ink.colour)
        self._out.append(b"BT")
        node: Node | None = None
        opened = False
        for run in line.runs:
            if not run.shown:
                continue
            target = self._target(run, scope, x, y)
            if target is not node or not opened:
                if opened:
                    self._out.append(b"EMC")
                self._out.append(self._mark(target))
                node, opened = target, True
            self._run(run, x + run.x, y)
        if opened:
            self._out.append(b"EMC")
        self._out.append(b"ET")

    def watermark(self, text: str, face: FaceFile, colour: str) -> None:
        """Write a word large across the page, behind everything, as decoration.

        In outlines, not as text: whoever searches or copies the page does not meet it.
        """
        path, width = face.outline(text)
        if not path:
            return
        scale = min(0.15, self.height * 0.62 / width)
        cos, sin = 0.574 * scale, 0.819 * scale  # 55 degrees, the diagonal of a page
        x = self.width / 2 - cos * width / 2 + sin * 330
        y = self.height / 2 - sin * width / 2 - cos * 330
        turned = b"%.5f %.5f %.5f %.5f" % (cos, sin, -sin, cos)
        place = turned + b" " + number(x) + b" " + number(y)
        colours = self._colour(colour)
        self._out.append(b"/Artifact BMC %bq %b cm %b f Q EMC" % (colours, place, path))

    # ------------------------------------------------------------------------------------- pieces

    def _run(self, run: Run, x: float, y: float) -> None:
        ink = run.ink
        self._use(ink.face, ink.size)
        place = b"1 0 0 1 %b %b Tm" % (number(x), number(self.height - y + ink.rise))
        shown = b"[%b] TJ" % bytes(run.shown)
        if run.actual:
            shown = b"/Span <</ActualText %b>> BDC %b EMC" % (string(run.actual), shown)
        self._out.append(b"%b%b %b" % (self._colour(ink.colour), place, shown))
        self._painter.used(ink.face, run.words)

    def _use(self, face: FaceFile, size: float) -> None:
        if self._font != (face, size):
            self._font = (face, size)
            self._out.append(b"%b %b Tf" % (self._painter.font(face), number(size)))

    def _colour(self, colour: str) -> bytes:
        if colour == self._fill:
            return b""
        self._fill = colour
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return b"%b %b %b rg " % tuple(f"{p:.3f}".rstrip("0").rstrip(".").encode() for p in parts)

    def _mark(self, node: Node | None) -> bytes:
        if node is None:
            return b"/Artifact BMC"
        mark = Mark(self._index, len(self.owners))
        self.owners.append(node)
        node.kids.append(mark)
        return b"/%b <</MCID %d>> BDC" % (node.kind.encode(), mark.number)

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
                self._painter.links.append(
                    LinkArea(self._index, left, y - size * 0.8, left + run.width, y + size * 0.25,
                             part.kind, part.value, node)
                )  # fmt: skip
                if part.kind == "note":
                    call = Call(self._index, left, y - size * 1.4)
                    self._painter.calls.setdefault(part.value, call)
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
        name = self._painter.picture(shape.picture)
        self.pictures[name] = shape.picture
        bottom = self.height - y - shape.height
        corners = (x, bottom, x + shape.width, bottom + shape.height)
        if shape.node is not None:
            box = b"[%b %b %b %b]" % tuple(map(number, corners))
            shape.node.entries = (*shape.node.entries, attribute("Layout", ("BBox", box)))
        head = self._mark(shape.node)
        place = b" ".join(map(number, (shape.width, 0, 0, shape.height, x, bottom)))
        self._out.append(b"%b q %b cm %b Do Q EMC" % (head, place, name))


class Painter:
    """What all pages of a document share: fonts in use, pictures, links and calls of notes."""

    def __init__(self, names: dict[FaceFile, bytes], targets: frozenset[str]) -> None:
        """`targets` are the origins and notes a link inside the document may lead to."""
        self.links: list[LinkArea] = []
        self.calls: dict[str, Call] = {}
        self.words: dict[FaceFile, dict[Word, None]] = {}
        self.pictures: dict[Embedded, bytes] = {}
        self._names = names
        self._targets = targets

    def font(self, face: FaceFile) -> bytes:
        """The name of a face in the pages' resources."""
        return self._names[face]

    def used(self, face: FaceFile, words: list[Word]) -> None:
        """Note that words were painted, so that their glyphs are embedded."""
        self.words.setdefault(face, {}).update(dict.fromkeys(words))

    def picture(self, picture: Embedded) -> bytes:
        """The name of a picture in the pages' resources; the same picture goes in once."""
        return self.pictures.setdefault(picture, b"/I%d" % (len(self.pictures) + 1))

    def leads(self, kind: str, value: str) -> bool:
        """Whether a link leads somewhere."""
        match kind:
            case "link" if value.startswith("#"):
                return value[1:] in self._targets
            case "link":
                return bool(value)
            case "note" | "back":
                return f"note:{value}" in self._targets
            case _:
                return False


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> bytes:
    r = min(radius, width / 2, height / 2)
    k = r * 0.4477
    right, top = x + width, y + height
    moves = (
        (b"m", (x + r, y)),
        (b"l", (right - r, y)),
        (b"c", (right - k, y, right, y + k, right, y + r)),
        (b"l", (right, top - r)),
        (b"c", (right, top - k, right - k, top, right - r, top)),
        (b"l", (x + r, top)),
        (b"c", (x + k, top, x, top - k, x, top - r)),
        (b"l", (x, y + r)),
        (b"c", (x, y + k, x + k, y, x + r, y)),
    )
    return b" ".join(b" ".join(map(number, points)) + b" " + name for name, points in moves)
