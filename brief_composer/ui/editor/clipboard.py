"""Prose on the clipboard: our own flavour, HTML and plain text, out and in.

Belongs here: the flavours and their limits. Does not belong here: reading foreign HTML
(`ui.editor.paste`), where in a text it lands.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData

from brief_composer.model import markup
from brief_composer.model.ids import SourceId
from brief_composer.model.richtext import (
    Blank,
    Cite,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    is_empty,
    joined,
)
from brief_composer.ui.editor.extents import LISTS
from brief_composer.ui.editor.paste import MAX_PARAGRAPHS, MAX_SIZE, Taken, read_html

FLAVOUR = "application/x-brief-composer+json"
_TAGS = {ParagraphKind.BULLET: "ul", ParagraphKind.NUMBER: "ol"}


class Packed(Struct, frozen=True):
    """Our own flavour. `cites` has the words of each citation, for briefs without its source."""

    prose: Prose
    cites: dict[str, str] = {}


def mime_of(prose: Prose, cite_words: Callable[[Cite], str]) -> QMimeData:
    """The prose in every flavour."""
    data = QMimeData()
    cites: dict[str, str] = {
        i.source: cite_words(i) for part in prose for i in part.inlines if isinstance(i, Cite)
    }
    data.setData(FLAVOUR, QByteArray(msgspec.json.encode(Packed(prose, cites))))
    data.setHtml(to_html(prose, cite_words))
    data.setText(to_text(prose, cite_words))
    return data


def has_text(data: QMimeData) -> bool:
    """Whether there is something `prose_of` can read."""
    return data.hasFormat(FLAVOUR) or data.hasHtml() or (data.hasText() and not data.hasUrls())


def prose_of(data: QMimeData, knows: Callable[[SourceId], bool] = lambda _: True) -> Taken:
    """The prose on the clipboard, from the richest flavour that can be read.

    A citation of a source nobody here `knows` becomes its words.
    """
    if data.hasFormat(FLAVOUR):
        raw = data.data(FLAVOUR).data()
        try:
            packed = msgspec.json.decode(raw[: 4 * MAX_SIZE], type=Packed)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            packed = Packed(())
        if packed.prose:
            return Taken(markup.normal(_known(packed, knows)[:MAX_PARAGRAPHS]))
    if data.hasHtml():
        taken = read_html(data.html())
        if taken.prose and not is_empty(taken.prose):
            return taken
    return Taken(plain_prose(data.text()))


def plain_prose(text: str) -> Prose:
    """Plain characters as prose: every line a paragraph, empty lines left out."""
    lines = markup.normal_text(text[:MAX_SIZE]).split("\n")
    if len(lines) == 1:
        return (Paragraph((Run(lines[0]),)),) if lines[0] else ()
    kept = [line.strip() for line in lines if line.strip()]
    return tuple(Paragraph((Run(line),)) for line in kept[:MAX_PARAGRAPHS])


def to_text(prose: Prose, cite_words: Callable[[Cite], str]) -> str:
    """The prose as plain characters, citations as "(Author, year)"."""
    lines: list[str] = []
    counts = [0] * (markup.MAX_LEVEL + 1)
    for part in prose:
        lead = ""
        if part.kind in LISTS:
            counts[part.level + 1 :] = [0] * len(counts[part.level + 1 :])
            numbered = part.kind is ParagraphKind.NUMBER
            counts[part.level] = counts[part.level] + 1 if numbered else 0
            mark = f"{counts[part.level]}." if numbered else "•"
            lead = "  " * part.level + mark + " "
        else:
            counts = [0] * len(counts)
        lines.append(lead + "".join(_as_text(i, cite_words) for i in part.inlines))
    return "\n".join(lines)


def to_html(prose: Prose, cite_words: Callable[[Cite], str]) -> str:
    """The prose as HTML with structure and no looks."""
    out: list[str] = []
    open_lists: list[ParagraphKind] = []

    def close_to(depth: int) -> None:
        while len(open_lists) > depth:
            out.append(f"</li></{_TAGS[open_lists.pop()]}>")

    for part in prose:
        words = "".join(_as_html(i, cite_words) for i in part.inlines)
        if part.kind not in LISTS:
            close_to(0)
            tag = "h3" if part.kind is ParagraphKind.SUBHEADING else "p"
            out.append(f"<{tag}>{words}</{tag}>")
            continue
        close_to(part.level + 1)
        if len(open_lists) == part.level + 1 and open_lists[-1] is not part.kind:
            close_to(part.level)
        elif len(open_lists) == part.level + 1:
            out.append("</li>")
        while len(open_lists) < part.level + 1:
            out.append(f"<{_TAGS[part.kind]}>")
            open_lists.append(part.kind)
            if len(open_lists) < part.level + 1:
                out.append("<li>")
        out.append(f"<li>{words}")
    close_to(0)
    return "".join(out)


def _known(packed: Packed, knows: Callable[[SourceId], bool]) -> Prose:
    def inline(value: Inline) -> Inline:
        if isinstance(value, Cite) and not knows(value.source):
            return Run(packed.cites.get(value.source, f"({value.source})"))
        return value

    return tuple(
        Paragraph(joined(inline(i) for i in part.inlines), part.kind, part.level)
        for part in packed.prose
    )


def _as_text(inline: Inline, cite_words: Callable[[Cite], str]) -> str:
    match inline:
        case Run():
            return inline.text
        case Cite():
            return cite_words(inline)
        case Blank():
            return f"[{inline.label}]"


def _as_html(inline: Inline, cite_words: Callable[[Cite], str]) -> str:
    text = escape(_as_text(inline, cite_words)).replace("\n", "<br>")
    if not isinstance(inline, Run):
        return text
    if inline.italic:
        text = f"<i>{text}</i>"
    if inline.bold:
        text = f"<b>{text}</b>"
    return f'<a href="{escape(inline.link)}">{text}</a>' if inline.link else text
