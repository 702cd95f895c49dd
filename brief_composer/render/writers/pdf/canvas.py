"""The file: reportlab's canvas, taught what a tagged PDF needs.

Belongs here: everything that touches reportlab's document beyond its public calls, each with the
reason beside it. Nothing of reportlab's own is changed; where it has no way, a class is derived.
"""

# What is known of reportlab's types leaves gaps.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference, PDFStream, PDFZCompress
from reportlab.pdfgen import canvas

from brief_composer.doc.tree import Properties
from brief_composer.render.writers.pdf import metadata
from brief_composer.render.writers.pdf.spelling import number, text
from brief_composer.render.writers.pdf.tags import Annotation, Node, plant

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top of a rectangle, in points from the bottom left of the page."""


_METADATA = {"Type": "/Metadata", "Subtype": "/XML"}


class _Link(pdfdoc.LinkAnnotation):
    # The list of entries it lets through was made before links stood in a structure tree.
    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


class Canvas(canvas.Canvas):
    """A canvas for one tagged document of so many pages of one size (width, height in points)."""

    # reportlab's own, not documented: the document behind the canvas, the annotations of the page
    # being painted, a bookmark by name, hanging an annotation on the page.
    _doc: Any
    _annotationrefs: list[PDFObjectReference]
    _bookmarkReference: Callable[[str], pdfdoc.Destination]
    _addAnnotation: Callable[[pdfdoc.Annotation], None]

    def __init__(self, properties: Properties, size: tuple[float, float], pages: int) -> None:
        super().__init__(
            "",
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=properties.lang or "en-GB",
        )
        self._owners: list[list[Node] | Node] = [[] for _ in range(pages)]
        self._page_refs: list[bytes] = []
        self._doc.info = metadata.Information(properties.date)
        self.setTitle(metadata.title(properties))
        self.setAuthor(metadata.author(properties))
        self.setSubject(metadata.printable(properties.subject))
        self.setCreator(metadata.CREATOR)
        self.setProducer(metadata.CREATOR)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.addPageLabel(0, "ARABIC")
        self.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))
        packet = metadata.packet(properties)
        self.setCatalogEntry("Metadata", PDFStream(PDFDictionary(_METADATA), packet))
        # The identifier in the trailer is made of what was said here.
        self._doc.updateSignature(packet)

    def _make_preamble(self) -> None:
        # reportlab begins every page by choosing Helvetica, which is not in the file, and asks a
        # register that all documents share. Our text names its own faces.
        self._preamble = ""

    # ------------------------------------------------------------------------------------- pages

    def finish_page(self, owners: list[Node]) -> None:
        """End the page. `owners` are the nodes of its marks, in order."""
        index = len(self._page_refs)
        self.showPage()
        page: Any = self._doc.Pages[-1]
        self._owners[index] = owners
        page.StructParents = index
        page.Tabs = "/S"
        # The entries a page writes; it does not know these two.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        # By itself it would write the stream in ASCII 85 unless a setting of the whole program is
        # changed.
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        self._doc.updateSignature(page.stream)
        self._page_refs.append(self._doc.Reference(page).format(self._doc))

    # ------------------------------------------------------------------------------------- links

    def bind(self, key: str, page: int, x: float, y: float) -> None:
        """Let a bookmark lead to a point of a page (from 0), y from the bottom of the page.

        As `bookmarkPage`, which only knows the page being painted.
        """
        found = self._bookmarkReference(key)
        found.xyz(number(max(x, 0)), number(y), "null")
        found.setPage(PDFObjectReference(f"Page{page + 1}"))

    def link(
        self, corners: Corners, says: str, node: Node, *, key: str = "", url: str = ""
    ) -> None:
        """Make a rectangle of this page lead to a bookmark or a web address.

        It is hung into the tree beside the text it covers. `says` is what a screen reader says.
        """
        more: dict[str, Any] = {"Border": "[0 0 0]", "F": 4, "StructParent": len(self._owners)}
        if url:
            self.linkURL(url, corners, Contents=text(says), **more)
        else:
            rect = (b"[%b %b %b %b]" % tuple(map(number, corners))).decode()
            to = self._bookmarkReference(key)
            self._addAnnotation(_Link(rect, text(says), to, **more))
        ref = self._annotationrefs[-1].format(self._doc)
        self._owners.append(node)
        node.kids.append(Annotation(len(self._page_refs), ref))

    # ----------------------------------------------------------------------------------- the rest

    def add_object(self, name: str, made: PDFStream) -> None:
        """Put a picture or a drawing into the file; `doForm(name)` shows it."""
        self._doc.addForm(name, made)

    def add_font(self, font: object) -> None:
        """Have a font's `addObjects(document)` called at the end, as for reportlab's own."""
        self._doc.delayedFonts.append(font)

    def finish(self, root: Node) -> bytes:
        """The whole file, with its structure tree."""
        tree = plant(self._doc, root, self._page_refs, self._owners)
        self.setCatalogEntry("StructTreeRoot", tree)
        return self.getpdfdata()
