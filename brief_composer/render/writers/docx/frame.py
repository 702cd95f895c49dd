"""What stands on every page: running heads and feet, and the sections of the body."""

from __future__ import annotations

from typing import cast

from docx.enum.section import WD_SECTION
from docx.section import Section
from docx.shared import Twips
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

from brief_composer.doc import running
from brief_composer.doc.tree import Document
from brief_composer.render.theme import Running, Theme
from brief_composer.render.writers.docx.measures import left, page
from brief_composer.render.writers.docx.package import Package, fill, parsed
from brief_composer.render.writers.docx.xml import field, run, twips

_EDGE_MM = 12.0


def columns(count: int, theme: Theme) -> str:
    """The mark of a section in the body: its columns. The rest of it is `set_sections`' matter.

    Notes at the end are counted in figures, as the settings say too: LibreOffice asks the section.
    """
    number = f' w:num="{count}"' if count > 1 else ""
    return (
        '<w:sectPr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
        f'<w:cols{number} w:space="{twips(theme.gutter)}"/></w:sectPr>'
    )


def set_sections(package: Package, document: Document, theme: Theme) -> None:
    """Page size, margins, head and foot of the sections that stand in the body.

    The first carries head and foot, later ones take them over and begin on the same page.
    """
    for number, section in enumerate(package.document.sections):
        set_sheet(section, theme)
        if number:
            section.start_type = WD_SECTION.CONTINUOUS
        else:
            section.different_first_page_header_footer = True
            _running(section, document, theme)


def set_sheet(section: Section, theme: Theme) -> None:
    """Page size and margins of a section."""
    width, height = page(theme)
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.top_margin = Twips(twips(theme.margins.top))
    section.right_margin = Twips(twips(theme.margins.right))
    section.bottom_margin = Twips(twips(theme.margins.bottom))
    section.left_margin = Twips(left(theme))
    section.header_distance = section.footer_distance = Twips(twips(_EDGE_MM))
    section.gutter = Twips(0)


def _running(section: Section, document: Document, theme: Theme) -> None:
    draft = _draft(document.draft)
    foot = _ends(theme.footer, document)
    head = _ends(theme.header, document)
    if draft and "<w:tab/>" in head:
        draft = draft.replace("<w:r><w:tab/></w:r>", run("  "), 1)
    places = (
        (section.header, "Header", head + draft),
        (section.first_page_header, "HeaderFirst", _draft(document.draft)),
        (section.footer, "Footer", foot),
        (section.first_page_footer, "Footer", foot),
    )
    for place, style, inner in places:
        if inner:
            place.is_linked_to_previous = False
            properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            fill(place.part.element, f"<w:p>{properties}{inner}</w:p>")


def _ends(said: Running, document: Document) -> str:
    """What stands at the left and, behind a tab, at the right of a head or foot."""
    left, right = _runs(said.left, document), _runs(said.right, document)
    return left + (f"<w:r><w:tab/></w:r>{right}" if right else "")


def _runs(text: str, document: Document) -> str:
    fields = {running.Count.PAGE: "PAGE", running.Count.PAGES: "NUMPAGES"}
    return "".join(
        field(fields[piece], "1") if isinstance(piece, running.Count) else run(piece)
        for piece in running.pieces(text, document)
    )


def set_draft(package: Package, mark: str, style: str) -> None:
    """Put the mark of a draft, in a character style of that id, over the heads that are there."""
    if not mark.strip():
        return
    made: set[int] = set()
    for section in package.document.sections:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if package.document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            new = head.is_linked_to_previous
            element = cast("Element", head.part.element)
            if id(element) not in made:
                made.add(id(element))
                shown = run(mark, f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>')
                paragraph = parsed(f"<w:p>{shown}</w:p>")[0]
                if new:  # python-docx begins a head with an empty line
                    element[:] = [paragraph]
                else:
                    element.insert(0, paragraph)


def _draft(mark: str) -> str:
    if not mark.strip():
        return ""
    styled = run(mark, '<w:rPr><w:rStyle w:val="DraftMark"/></w:rPr>')
    return f"<w:r><w:tab/></w:r>{styled}"
