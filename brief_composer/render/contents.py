"""On which page each line of the contents leads to.

Belongs here: laying the document out as our own pages to learn that, for every format: Word and
LibreOffice show what stands in the file until they are asked to count anew. Which lines there are
is the matter of `compose`, how they look that of the writers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from brief_composer.doc.tree import Block, Contents, Document
from brief_composer.doc.walk import walk
from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError

if TYPE_CHECKING:
    from brief_composer.render.writers.pdf import Layouter

_MOST = 4
"""How often a document is laid out until the pages do not move: once more for each time the numbers
grow by a digit that needs a line of its own."""


def paged(document: Document, theme: Theme, layouter: Layouter | None = None) -> Document:
    """The document with the page of each line of its contents; any other as it is.

    A `layouter` that has laid it out before spares half the time.
    A document no pages can be made of keeps its contents without pages: the writer that is asked
    for a file says what stands in the way.
    """
    if not any(isinstance(block, Contents) for block in walk(document.blocks)):
        return document
    if layouter is None:
        # Only a brief with contents pays for this: reportlab alone is a tenth of a second.
        from brief_composer.render.writers.pdf import Layouter

        layouter = Layouter()
    for _ in range(_MOST):
        try:
            laid = layouter.layout(document, theme)
        except WriterError:
            return document
        pages: dict[str, str] = {}
        for place in laid.places:
            pages.setdefault(place.origin, str(place.page + 1))
        filled = replace(document, blocks=tuple(_filled(each, pages) for each in document.blocks))
        if filled == document:
            break
        document = filled
    return document


def _filled(block: Block, pages: dict[str, str]) -> Block:
    if not isinstance(block, Contents):
        return block
    entries = tuple(replace(each, page=pages.get(each.target, "")) for each in block.entries)
    return replace(block, entries=entries)
