"""WordprocessingML as strings: escaping, lengths, languages, attributes in schema order.

The body is built in bulk as text: an element tree of a long brief costs twenty times as much.
"""

from __future__ import annotations

import re

from brief_composer.doc.text import printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_MARKUP = re.compile('[&<>"]')
_REGIONS = {
    "ar": "ar-SA", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "it": "it-IT",
    "nl": "nl-NL", "pt": "pt-PT",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "nqo", "ps", "syr", "ur", "yi"})
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(f"([{_RIGHT}]+(?:[^\\w{_RIGHT}<>&;]+[{_RIGHT}]+)*)")
"""Words written from right to left, with what stands between them: Hebrew, Arabic, N'Ko …"""


def escape(text: str) -> str:
    """Characters as they stand in element content and in attributes."""
    if not text.isprintable():
        text = printable(text)
    if text.isalnum() or _MARKUP.search(text) is None:
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """A run of characters; `properties` is a whole `w:rPr` or ""."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


_TURNED = "<w:bidi/>"
TAB = "<w:r><w:tab/></w:r>"
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A field with the result it has until Word works it out anew."""
    return (
        field_begin(instruction, properties) + run(shown, properties)
        + f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip


def field_begin(instruction: str, properties: str = "") -> str:
    """The beginning of a field, up to its result."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
        f'</w:r><w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def bookmarked(inner: str, id: int, name: str) -> str:
    """Some runs within a bookmark."""
    start = f'<w:bookmarkStart w:id="{id}" w:name="{escape(name)}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{id}"/>'


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def hexadecimal(colour: str) -> str:
    """ "#17666b" → "17666B"."""
    return colour.lstrip("#").upper()


def full_tag(language: str) -> str:
    """A language with its region, as Word wants it: "fr" → "fr-FR"."""
    return _REGIONS.get(language.lower(), language.replace("_", "-"))


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return language.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT


def direction(text: str, language: str = "") -> str:
    """What turns a paragraph round: its language, or its first letter, is written from right to
    left. "" for any other."""
    if language:
        return _TURNED if is_right_to_left(language) else ""
    if text.isascii():
        return ""
    first = next((each for each in text if each.isalpha()), "")
    return _TURNED if RIGHT_TO_LEFT.match(first) else ""
