"""The words of an HTML export as a reader sees them."""

from __future__ import annotations

from lxml import html

from tests.readback import Read, tidy

_LINES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "figcaption", "caption", "th", "td"}
_NOT_OF_THE_TREE = {"draft", "foot"}


def read(data: bytes) -> Read:
    """The lines of the page and of each note."""
    root = html.document_fromstring(data.decode("utf-8"))
    body = root.find("body")
    assert body is not None
    endnotes = body.find(".//section[@role='doc-endnotes']")
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
