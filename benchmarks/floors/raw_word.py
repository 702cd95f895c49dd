"""The least a Word export could do: WordprocessingML as strings, zipped. Standard library only.

Real footnotes, lists, tables, pictures and links; seven styles; no citations, checks or marks.
"""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_OPEN = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_A}/wordprocessingDrawing" xmlns:a="{_A}/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {
    "title": "Title", "heading": "Heading", "text": "Normal", "quote": "Quote", "small": "Caption",
    "caption": "Caption", "bullet": "ListBullet", "number": "ListNumber",
}  # fmt: skip


class _Script:
    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.images: list[bytes] = []

    def runs(self, runs: list[list[Any]]) -> str:
        out: list[str] = []
        for text, look, to, note in runs:
            if note:
                out.append(
                    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                    f'<w:footnoteReference w:id="{note}"/></w:r>'
                )
                continue
            bold = "<w:b/>" if "b" in look else ""
            italic = "<w:i/>" if "i" in look else ""
            properties = f"<w:rPr>{bold}{italic}</w:rPr>" if look else ""
            made = f'<w:r>{properties}<w:t xml:space="preserve">{_escape(text)}</w:t></w:r>'
            if to.startswith("http"):
                id = self.links.setdefault(to, f"L{len(self.links)}")
                made = f'<w:hyperlink r:id="{id}">{made}</w:hyperlink>'
            out.append(made)
        return "".join(out)

    def line(self, kind: str, runs: list[list[Any]], more: Any) -> str:
        if kind == "table":
            rows = "".join(
                "<w:tr>"
                + "".join(f"<w:tc><w:p>{self.runs(cell)}</w:p></w:tc>" for cell in row)
                + "</w:tr>"
                for row in more
            )
            grid = "<w:gridCol/>" * len(more[0])
            return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        if kind == "figure":
            return self.figure(base64.b64decode(more), runs[0][0])
        style = f"Heading{more}" if kind == "heading" else _STYLES[kind]
        list_ = ""
        if kind in ("bullet", "number"):
            id = 1 if kind == "bullet" else 2
            list_ = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{list_}</w:pPr>{self.runs(runs)}</w:p>'

    def figure(self, image: bytes, alt: str) -> str:
        if image not in self.images:
            self.images.append(image)
        id = self.images.index(image)
        return (
            '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/>'
            f'<wp:docPr id="{id + 1}" name="p" descr="{_escape(alt)}"/><a:graphic><a:graphicData '
            f'uri="{_A}/picture"><pic:pic xmlns:pic="{_A}/picture"><pic:nvPicPr><pic:cNvPr id="0" '
            f'name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="P{id}"/>'
            '<a:stretch/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" '
            'cy="1800000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )


def raw_docx(content: dict[str, Any]) -> bytes:
    """A flat document (`floors.flat`) as a Word file."""
    script = _Script()
    body = "".join(script.line(kind, runs, more) for kind, runs, more in content["lines"])
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{script.runs(runs)}</w:p>'
        "</w:footnote>"
        for n, runs in enumerate(content["notes"], start=1)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/></w:style>'
        for id in ("Normal", "Title", "Heading1", "Heading2", "Heading3", "Quote", "Caption")
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
        f'w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, kind, text in ((1, "bullet", "•"), (2, "decimal", "%1."))
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    kinds = ("styles", "numbering", "footnotes")
    relations = [(f"R{kind}", kind, f"{kind}.xml", "") for kind in kinds]
    relations += [
        (id, "hyperlink", to, ' TargetMode="External"') for to, id in script.links.items()
    ]
    relations += [(f"P{n}", "image", f"media/{n}.png", "") for n in range(len(script.images))]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(kinds),
        "_rels/.rels": _relations([("R1", "officeDocument", "word/document.xml", "")]),
        "word/document.xml": f"{_HEAD}<w:document {_OPEN}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
        "word/styles.xml": f"{_HEAD}<w:styles {_OPEN}>{styles}</w:styles>",
        "word/numbering.xml": f"{_HEAD}<w:numbering {_OPEN}>{lists}</w:numbering>",
        "word/footnotes.xml": f"{_HEAD}<w:footnotes {_OPEN}>{notes}</w:footnotes>",
        "word/_rels/footnotes.xml.rels": _relations(relations[3:]),
        **{f"word/media/{n}.png": image for n, image in enumerate(script.images)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            stored = zipfile.ZIP_STORED if name.endswith(".png") else None
            container.writestr(name, data, stored)
    return out.getvalue()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _types(kinds: tuple[str, ...]) -> str:
    rows = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for kind in kinds
    )
    package = "application/vnd.openxmlformats-package"
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{rows}'
        "</Types>"
    )


def _relations(links: list[tuple[str, str, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{id}" Type="{_R}/{kind}" Target="{_escape(to)}"{mode}/>'
        for id, kind, to, mode in links
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{rows}</Relationships>'
