"""The structure tree of a tagged PDF: what each painted piece is, in reading order.

Nodes are made while the document is read, so that reading order never depends on where the pages
break; painting only hangs marks on them.
"""

from __future__ import annotations

from msgspec import Struct

from brief_composer.render.writers.pdf.objects import PdfFile, array, mapping, ref, string


class Mark(Struct, frozen=True):
    """A marked piece of a page: the page's index and the piece's number on it."""

    page: int
    number: int


class Annotation(Struct, frozen=True):
    """An annotation (a link) standing in the tree: page index and object number."""

    page: int
    number: int


class Node:
    """A structure element: its kind, and in order the elements and marks inside it."""

    __slots__ = ("entries", "id", "kids", "kind", "number")

    def __init__(
        self,
        kind: str,
        parent: Node | None = None,
        entries: tuple[tuple[str, bytes], ...] = (),
        id: str = "",
    ) -> None:
        self.kind = kind
        self.kids: list[Node | Mark | Annotation] = []
        self.entries = entries
        self.id = id
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


def attribute(owner: str, *pairs: tuple[str, bytes]) -> tuple[str, bytes]:
    """The entry that gives a node attributes of one kind, such as a header cell's scope."""
    return "A", mapping((("O", b"/" + owner.encode()), *pairs))


def lang_entry(lang: str) -> tuple[tuple[str, bytes], ...]:
    """The entry that says a node's language."""
    return (("Lang", string(lang)),) if lang else ()


def write_tree(file: PdfFile, root: Node, pages: list[int], owners: list[list[Node] | Node]) -> int:
    """Put the whole tree into the file; returns the number of its root.

    `pages` are the object numbers of the pages. `owners` is the parent tree: for each page's
    StructParents the nodes of its marks in order, for each annotation's StructParent its node.
    """
    top = file.reserve()
    ids: list[tuple[str, int]] = []
    _number(file, root)
    _put(file, root, top, pages, ids)
    nums: list[bytes] = []
    for index, owner in enumerate(owners):
        if isinstance(owner, Node):
            nums += [b"%d" % index, ref(owner.number)]
        else:
            holder = file.put(array(ref(node.number) for node in owner))
            nums += [b"%d" % index, ref(holder)]
    entries = [
        ("Type", b"/StructTreeRoot"),
        ("K", array((ref(root.number),))),
        ("ParentTree", ref(file.put(mapping((("Nums", array(nums)),))))),
        ("ParentTreeNextKey", b"%d" % len(owners)),
    ]
    if ids:
        ids.sort()
        names = [part for id, number in ids for part in (string(id), ref(number))]
        limits = array((string(ids[0][0]), string(ids[-1][0])))
        tree = mapping((("Names", array(names)), ("Limits", limits)))
        # One level is enough: the root of a name tree carries no limits, its only kid does.
        leaf = file.put(tree)
        entries.append(("IDTree", ref(file.put(mapping((("Kids", array((ref(leaf),))),))))))
    file.put(mapping(entries), top)
    return top


def _number(file: PdfFile, root: Node) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.number = file.reserve()
        waiting += [kid for kid in reversed(node.kids) if isinstance(kid, Node)]


def _put(file: PdfFile, root: Node, top: int, pages: list[int], ids: list[tuple[str, int]]) -> None:
    waiting = [(root, top)]
    while waiting:
        node, parent = waiting.pop()
        own = next((kid.page for kid in node.kids if isinstance(kid, Mark)), -1)
        kids: list[bytes] = []
        for kid in node.kids:
            match kid:
                case Node():
                    kids.append(ref(kid.number))
                    waiting.append((kid, node.number))
                case Mark(page=page, number=number) if page == own:
                    kids.append(b"%d" % number)
                case Mark(page=page, number=number):
                    kids.append(b"<</Type/MCR/Pg %b/MCID %d>>" % (ref(pages[page]), number))
                case Annotation(page=page, number=number):
                    kids.append(b"<</Type/OBJR/Obj %b/Pg %b>>" % (ref(number), ref(pages[page])))
        head = b"<</Type/StructElem/S/%b/P %b" % (node.kind.encode(), ref(parent))
        if own >= 0:
            head += b"/Pg " + ref(pages[own])
        if node.id:
            ids.append((node.id, node.number))
            head += b"/ID " + string(node.id)
        for key, value in node.entries:
            head += b"/" + key.encode() + b" " + value
        file.put(head + b"/K[" + b" ".join(kids) + b"]>>", node.number)
