"""The words of an HTML export as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import html
from msgspec.structs import replace

from brief_composer.doc.tree import Block, Callout, Contents, Document, List
from tests import readback
from tests.readback import Read, tidy

_LINES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "figcaption", "caption", "th", "td"}
_NOT_OF_THE_TREE = {"draft", "foot"}


def read(data: bytes) -> Read:
    """The lines of the page and of each note."""
    root = html.document_fromstring(data.decode("utf-8"))
    body = root.find("body")
    assert body is not None
    endnotes = body.find(".//*[@role='doc-endnotes']")
    notes: list[tuple[str, ...]] = []
    if endnotes is not None:
        notes = [tidy(map(_words, item.iter("p"))) for item in endnotes.iter("li")]
        endnotes.drop_tree()
    lines = [
        _words(element)
        for element in body.iter(*_LINES)
        if element.get("class") not in _NOT_OF_THE_TREE
        and not any(child.tag in _LINES for child in element.iter() if child is not element)
    ]
    return Read(tidy(lines), tuple(notes))


def of_tree(document: Document) -> Read:
    """What a web page made from the document must say; it has no pages to name."""
    return readback.of_tree(replace(document, blocks=_without_pages(document.blocks)))


def _without_pages(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(map(_without, blocks))


def _without(block: Block) -> Block:
    match block:
        case Contents():
            return replace(block, entries=tuple(replace(e, page="") for e in block.entries))
        case Callout():
            return replace(block, blocks=_without_pages(block.blocks))
        case List():
            items = (replace(item, blocks=_without_pages(item.blocks)) for item in block.items)
            return replace(block, items=tuple(items))
        case _:
            return block


def _words(element: html.HtmlElement) -> str:
    out = [element.text or ""]
    for child in element:
        role = child.get("role")
        if child.tag == "sup":
            out.append(f"[{child.text_content()}]")
        elif child.tag == "br":
            out.append(" ")
        elif role != "doc-backlink":
            out.append(_words(child))
        out.append(child.tail or "")
    return "".join(out)
