"""What stands on every page: running heads and feet, and the sections of the body."""

from __future__ import annotations

from brief_composer.doc.tree import Document
from brief_composer.render.theme import Theme
from brief_composer.render.writers.docx.links import Relationships
from brief_composer.render.writers.docx.measures import left, page
from brief_composer.render.writers.docx.xml import (
    DECLARATION,
    NAMESPACES,
    field,
    run,
    twips,
)

_EDGE_MM = 12.0


class Frame:
    """Head and foot of a document. `parts` are its parts by name."""

    def __init__(self, document: Document, theme: Theme, links: Relationships) -> None:
        self._theme = theme
        draft = _draft(document.draft)
        self.parts: dict[str, str] = {}
        self._references: list[str] = []
        foot = run(document.foot) if document.foot.strip() else ""
        page_of = field("PAGE", "1") + run(" / ") + field("NUMPAGES", "1")
        foot += f"<w:r><w:tab/></w:r>{page_of}"
        if document.running_head.strip() or draft:
            head = run(document.running_head) if document.running_head.strip() else ""
            self._add("header", "default", "header1", "Header", head + draft, links)
        if draft:
            self._add("header", "first", "header2", "HeaderFirst", draft, links)
        self._add("footer", "default", "footer1", "Footer", foot, links)
        self._add("footer", "first", "footer2", "Footer", foot, links)

    def section(self, columns: int, *, first: bool) -> str:
        """The properties of a section: the first carries head and foot, later ones take them
        over; one that follows another begins on the same page."""
        theme, (width, height) = self._theme, page(self._theme)
        kind = "" if first else '<w:type w:val="continuous"/>'
        sides = (
            f'w:top="{twips(theme.margins.top)}" w:right="{twips(theme.margins.right)}" '
            f'w:bottom="{twips(theme.margins.bottom)}" w:left="{left(theme)}"'
        )
        edge = twips(_EDGE_MM)
        cols = f' w:num="{columns}"' if columns > 1 else ""
        return (
            f"<w:sectPr>{''.join(self._references) if first else ''}{kind}"
            f'<w:pgSz w:w="{width}" w:h="{height}"/>'
            f'<w:pgMar {sides} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
            f'<w:cols{cols} w:space="{twips(theme.gutter)}"/>'
            + ("<w:titlePg/>" if first else "")
            + "</w:sectPr>"
        )

    def _add(
        self, kind: str, pages: str, name: str, style: str, inner: str, links: Relationships
    ) -> None:
        tag = "hdr" if kind == "header" else "ftr"
        self.parts[f"word/{name}.xml"] = (
            f'{DECLARATION}<w:{tag} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f"{inner}</w:p></w:{tag}>"
        )
        id = links.to(kind, f"{name}.xml")
        self._references.append(f'<w:{kind}Reference w:type="{pages}" r:id="{id}"/>')


def _draft(mark: str) -> str:
    if not mark.strip():
        return ""
    styled = run(mark, '<w:rPr><w:rStyle w:val="DraftMark"/></w:rPr>')
    return f"<w:r><w:tab/></w:r>{styled}"
