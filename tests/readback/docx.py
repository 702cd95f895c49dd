"""The words of a Word file as a reader sees them, numbers of headings worked out."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

from lxml import etree

from tests.readback import Read, tidy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes) -> Read:
    """The lines of the body and of each note."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {
            name: etree.fromstring(container.read(f"word/{name}.xml"))
            for name in ("document", "styles", "numbering", "footnotes", "endnotes")
            if f"word/{name}.xml" in container.namelist()
        }
    numbers = _HeadingNumbers(parts["styles"], parts["numbering"])
    lines = [
        numbers.before(paragraph) + _words(paragraph)
        for paragraph in parts["document"].iter(f"{W}p")
    ]
    notes = [
        [_words(paragraph) for paragraph in note.iter(f"{W}p")]
        for note in (*parts.get("footnotes", ()), *parts.get("endnotes", ()))
        if note.get(f"{W}type") is None
    ]
    return Read(tidy(lines), tuple(tidy(note) for note in notes))


def _words(paragraph: etree._Element) -> str:
    out: list[str] = []
    hidden = False
    for element in paragraph.iter(etree.Element):
        match str(element.tag).removeprefix(W):
            case "t" if not hidden:
                out.append(element.text or "")
            case "br" | "tab":
                out.append(" ")
            case "footnoteReference" | "endnoteReference":
                out.append(f"[{element.get(f'{W}id')}]")
            case "instrText":
                hidden = "NOTEREF" in (element.text or "")
                if hidden:
                    number = (element.text or "").split()[1].removeprefix("_bc_note")
                    out.append(f"[{number}]")
            case "fldChar" if element.get(f"{W}fldCharType") == "end":
                hidden = False
            case _:
                pass
    return "".join(out)


class _HeadingNumbers:
    """Counts headings as Word does: through the list their style is bound to."""

    def __init__(self, styles: etree._Element, numbering: etree._Element) -> None:
        self._counts: Counter[str] = Counter()
        self._bound: dict[str, str] = {}
        shown = {
            level.find(f"{W}pStyle").get(f"{W}val"): level.find(f"{W}lvlText").get(f"{W}val")  # pyright: ignore
            for level in numbering.iter(f"{W}lvl")
            if level.find(f"{W}pStyle") is not None
        }
        for style in styles.iter(f"{W}style"):
            id = style.get(f"{W}styleId") or ""
            list_ = style.find(f"{W}pPr/{W}numPr/{W}numId")
            if id.startswith("Heading") and list_ is not None and list_.get(f"{W}val") != "0":
                self._bound[id] = shown[id] or ""

    def before(self, paragraph: etree._Element) -> str:
        """What Word prints before a paragraph, but for lists."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        id = style.get(f"{W}val") if style is not None else None
        if id not in self._bound:
            return ""
        self._counts[id] += 1
        level = int(id.removeprefix("Heading"))
        return self._bound[id].strip("\u00a0").replace(f"%{level}", str(self._counts[id])) + " "
