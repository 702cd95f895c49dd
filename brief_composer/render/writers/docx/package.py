"""Parts to one file: content types, relationships, the zip container, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from brief_composer.render.writers.docx.xml import DECLARATION

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "word/document.xml": f"{_WML}.document.main+xml",
    "word/styles.xml": f"{_WML}.styles+xml",
    "word/settings.xml": f"{_WML}.settings+xml",
    "word/numbering.xml": f"{_WML}.numbering+xml",
    "word/fontTable.xml": f"{_WML}.fontTable+xml",
    "word/footnotes.xml": f"{_WML}.footnotes+xml",
    "word/comments.xml": f"{_WML}.comments+xml",
    "word/header1.xml": f"{_WML}.header+xml",
    "word/header2.xml": f"{_WML}.header+xml",
    "word/footer1.xml": f"{_WML}.footer+xml",
    "word/footer2.xml": f"{_WML}.footer+xml",
    "word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
    "customXml/itemProps1.xml": f"{_OFFICE}.customXmlProperties+xml",
}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}
_MOMENT = (1980, 1, 1, 0, 0, 0)
_STORED = (".png", ".jpeg")


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a file: content types first, the others in the order they are given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, content in {"[Content_Types].xml": _content_types(parts), **parts}.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            stored = name.endswith(_STORED)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            container.writestr(info, content, compresslevel=6)
    return buffer.getvalue()


def _content_types(parts: Mapping[str, str | bytes]) -> str:
    endings = {name.rpartition(".")[2] for name in parts}
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{type}"/>'
        for ending, type in _DEFAULTS.items()
        if ending in endings
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>'
        for name in parts
        if name in _TYPES
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{DECLARATION}<Types xmlns="{space}">{defaults}{overrides}</Types>'
