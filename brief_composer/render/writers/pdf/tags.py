"""The structure tree of a tagged PDF: what each painted piece is, in reading order.

Nodes are made while the document is read, so that reading order never depends on where the pages
break; painting only hangs marks on them. A node is an object of reportlab's file and spells itself:
there are thousands, and a PDFDictionary each would take ten times as long.
"""

# What is known of reportlab's types leaves gaps.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
)
from reportlab.pdfbase.pdfdoc import (
    format as spelled,
)

from brief_composer.render.writers.pdf.spelling import text

Entries = tuple[tuple[str, PDFObject], ...]


class Mark(Struct, frozen=True):
    """A marked piece of a page: the page's index and the piece's number on it."""

    page: int
    number: int


class Annotation(Struct, frozen=True):
    """An annotation (a link) standing in the tree: page index and the reference to it."""

    page: int
    ref: bytes


class Node(PDFObject):
    """A structure element: its kind, and in order the elements and marks inside it."""

    # reportlab keeps an object's name on the object, under `__InternalName__`.
    __slots__ = ("__InternalName__", "entries", "id", "kids", "kind", "pages", "parent", "ref")

    def __init__(
        self,
        kind: str,
        parent: Node | None = None,
        entries: Entries = (),
        id: str = "",
    ) -> None:
        self.kind = kind
        self.kids: list[Node | Mark | Annotation] = []
        self.entries = entries
        self.id = id
        # What the file calls this node, its parent and the pages; `plant` fills these in.
        self.ref = b""
        self.parent = b""
        self.pages: list[bytes] = []
        if parent is not None:
            parent.kids.append(self)

    def format(self, document: PDFDocument) -> bytes:
        """The element as it stands in the file; reportlab asks for it."""
        own = next((kid.page for kid in self.kids if isinstance(kid, Mark)), -1)
        kids: list[bytes] = []
        for kid in self.kids:
            match kid:
                case Node():
                    kids.append(kid.ref)
                case Mark(page=page, number=number) if page == own:
                    kids.append(b"%d" % number)
                case Mark(page=page, number=number):
                    kids.append(b"<</Type/MCR/Pg %b/MCID %d>>" % (self.pages[page], number))
                case Annotation(page=page, ref=ref):
                    kids.append(b"<</Type/OBJR/Obj %b/Pg %b>>" % (ref, self.pages[page]))
        head = b"<</Type/StructElem/S/%b/P %b" % (self.kind.encode(), self.parent)
        if own >= 0:
            head += b"/Pg " + self.pages[own]
        if self.id:
            head += b"/ID " + spelled(text(self.id), document)
        for key, value in self.entries:
            head += b"/" + key.encode() + b" " + spelled(value, document)
        return head + b"/K[" + b" ".join(kids) + b"]>>"


def attribute(owner: str, **values: object) -> tuple[str, PDFObject]:
    """The entry that gives a node attributes of one kind, such as a header cell's scope."""
    return "A", PDFDictionary({"O": PDFName(owner), **values})


def lang_entry(lang: str) -> Entries:
    """The entry that says a node's language."""
    return (("Lang", text(lang)),) if lang else ()


def plant(
    document: PDFDocument, root: Node, pages: list[bytes], owners: list[list[Node] | Node]
) -> PDFDictionary:
    """Put the whole tree into the file; returns its root, for the catalogue.

    `pages` are the references to the pages. `owners` is the parent tree: for each page's
    StructParents the nodes of its marks in order, for each annotation's StructParent its node.
    """
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    ids: list[tuple[str, bytes]] = []
    waiting = [(root, _ref(document, top))]
    while waiting:
        node, node.parent = waiting.pop()
        node.ref, node.pages = _ref(document, node), pages
        if node.id:
            ids.append((node.id, node.ref))
        waiting += [(kid, node.ref) for kid in reversed(node.kids) if isinstance(kid, Node)]
    nums: list[object] = []
    for index, owner in enumerate(owners):
        if isinstance(owner, Node):
            nums += [index, owner.ref]
        else:
            nums += [index, document.Reference(PDFArray([node.ref for node in owner]))]
    top["K"] = PDFArray([root.ref])
    top["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(nums)}))
    top["ParentTreeNextKey"] = len(owners)
    if ids:
        top["IDTree"] = document.Reference(_names(document, sorted(ids)))
    return top


def _names(document: PDFDocument, ids: list[tuple[str, bytes]]) -> PDFDictionary:
    """A name tree of one level; its root carries no limits, its only kid does."""
    names = [part for id, ref in ids for part in (text(id), ref)]
    limits = PDFArray([text(ids[0][0]), text(ids[-1][0])])
    leaf = PDFDictionary({"Names": PDFArray(names), "Limits": limits})
    return PDFDictionary({"Kids": PDFArray([document.Reference(leaf)])})


def _ref(document: PDFDocument, made: PDFObject) -> bytes:
    return document.Reference(made).format(document)
