"""Writes `resources/word/template.docx`, the empty Word file every export starts from.

Run it after changing the styles of Word files: `python -m tools.make_word_template`. The same
styles make the same bytes. It carries the standard house style, so it is also what a reader may
begin a template of their own with; nothing of python-docx's default template is in it.
"""

from __future__ import annotations

import io
import zipfile

from brief_composer import paths
from brief_composer.render import styles
from brief_composer.render.writers.docx import looks, numbering, parts
from brief_composer.render.writers.docx.fonts import font_table
from brief_composer.render.writers.docx.frame import columns
from brief_composer.render.writers.docx.notes import NoteKind, separators
from brief_composer.render.writers.docx.xml import DECLARATION, NAMESPACES, full_tag

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LANGUAGE = "en-GB"
_TYPES = {
    "word/document.xml": f"{_WML}.document.main+xml",
    "word/styles.xml": f"{_WML}.styles+xml",
    "word/settings.xml": f"{_WML}.settings+xml",
    "word/numbering.xml": f"{_WML}.numbering+xml",
    "word/fontTable.xml": f"{_WML}.fontTable+xml",
    "word/footnotes.xml": f"{_WML}.footnotes+xml",
    "word/endnotes.xml": f"{_WML}.endnotes+xml",
    "word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


def template() -> bytes:
    """The template as a file."""
    theme = styles.theme("standard")
    counted = tuple(numbering.Counted(("", "")) for _ in range(3))
    headings = (counted[0], counted[1], counted[2])
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_REL}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": _part("document", f"<w:body>{columns(1, theme)}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_REL}/{kind}", f"{kind}.xml") for kind in _KINDS),
            (f"{_REL}/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": _part("styles", looks.style_sheet(theme, _LANGUAGE, (True, True, True))),
        "word/settings.xml": _part("settings", _settings()),
        "word/numbering.xml": _part("numbering", numbering.Lists().markup(theme, headings)),
        "word/fontTable.xml": font_table(theme),
        "word/footnotes.xml": _part("footnotes", separators(NoteKind.FOOT)),
        "word/endnotes.xml": _part("endnotes", separators(NoteKind.END)),
        "word/theme/theme1.xml": parts.word_theme(theme),
        "docProps/core.xml": (
            f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            container.writestr(info, content, compresslevel=9)
    return out.getvalue()


_KINDS = ("styles", "settings", "numbering", "fontTable", "footnotes", "endnotes")


def _part(tag: str, inner: str) -> str:
    return f"{DECLARATION}<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"


def _settings() -> str:
    """Children in the order of the schema."""
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:endnotePr><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/>'
        "</w:endnotePr>"
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{full_tag(_LANGUAGE)}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{type}"/>' for name, type in _TYPES.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*links: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{type}" Target="{target}"/>'
        for number, (type, target) in enumerate(links, start=1)
    )
    space = f"{_PACKAGE}/relationships"
    return f'{DECLARATION}<Relationships xmlns="{space}">{rows}</Relationships>'


def main() -> None:
    """Write the template."""
    file = paths.resource("word", "template.docx")
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(template())


if __name__ == "__main__":
    main()
