"""Reads the HTML other programs put on the clipboard, and keeps what has a meaning in prose.

Belongs here: paragraphs, headings (subheadings), lists (Word's too, which are paragraphs with a
style), bold, italic and web links. Everything else is dropped: fonts, colours, pictures, scripts.
Does not belong here: Qt, the clipboard. Nothing is fetched; size, depth and number of paragraphs
are bounded, and no HTML is refused.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TypeAlias

from msgspec import Struct

from brief_composer.model import markup
from brief_composer.model.richtext import Paragraph, ParagraphKind, Prose, Run, joined

MAX_SIZE = 2_000_000
"""Characters of HTML that are looked at."""

MAX_DEPTH = 200
MAX_PARAGRAPHS = 5_000
_CHUNK = 32_768
_MAX_TAG = 4 * _CHUNK

_Attributes: TypeAlias = "list[tuple[str, str | None]]"

_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        "head style script title template noscript svg math object iframe select textarea xml",
    )
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table blockquote pre section article header"
        " footer main aside nav figure figcaption address center form hr body html caption",
    )
)
_VOID = frozenset(
    re.findall(r"\w+", "br hr img meta link input col area base wbr source embed param")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)]")
_WEIGHT = re.compile(r"(?<![\w-])font-weight:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style:\s*(\w+)", re.IGNORECASE)
_LOOKS = re.compile(r"(?:color|font-family|font-size|background)\s*:", re.IGNORECASE)
_WORD = re.compile(r"class=[\"']?Mso|mso-|urn:schemas-microsoft-com:office:word|Word\.Document")
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
_WEB = ("http://", "https://", "mailto:")


class Taken(Struct, frozen=True):
    """What was read. `looks` says whether fonts or colours were left behind: "word" when the text
    came from Word, "other", or "" for none."""

    prose: Prose = ()
    looks: str = ""


def read_html(html: str) -> Taken:
    """The prose in some HTML, in normal form."""
    html = _without_comments(html[:MAX_SIZE])
    reader = _Reader()
    for start in range(0, len(html), _CHUNK):
        reader.feed(html[start : start + _CHUNK])
        if len(reader.rawdata) > _MAX_TAG or len(reader.parts) >= MAX_PARAGRAPHS:
            break  # a tag that never ends: the parser would look through it again and again
    else:
        reader.close()
    reader.end_paragraph()
    prose = markup.normal(tuple(reader.parts[:MAX_PARAGRAPHS]))
    looks = "word" if _WORD.search(html) else "other" if reader.has_looks else ""
    return Taken(prose, looks)


def _without_comments(html: str) -> str:
    """The HTML without comments and without Word's conditions, what they enclose kept."""
    out: list[str] = []
    at = 0
    while (start := html.find("<!", at)) >= 0:
        out.append(html[at:start])
        mark = "-->" if html.startswith("<!--", start) else ">"
        end = html.find(mark, start + 2)
        if end < 0:
            return "".join(out)
        at = end + len(mark)
    out.append(html[at:])
    # What is left of a declaration inside a declaration must not start one again.
    return "".join(out).replace("<!", "").replace("<?", "<")


class _Frame(Struct):
    """An open element: its name, what it does to the looks, and whether it is to be left out."""

    tag: str
    bold: bool
    italic: bool
    link: str
    skipped: bool
    ignored: bool = False


class _Reader(HTMLParser):
    """Builds paragraphs from tags and characters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Paragraph] = []
        self.has_looks = False
        self._stack: list[_Frame] = []
        self._lists: list[ParagraphKind] = []
        self._items: list[bool] = []
        self._runs: list[Run] = []
        self._kind = ParagraphKind.BODY
        self._level = 0
        self._word_level = 0
        self._word_mark = ""
        self._in_item = False

    # ---------------------------------------------------------------------------------- events

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
            return
        if tag in _BLOCKS:
            self._open_block(tag, values)
        elif tag in ("td", "th") and self._runs:
            self._add("\t")
        if tag not in _VOID and len(self._stack) < MAX_DEPTH:
            self._stack.append(self._frame(tag, values))

    def handle_endtag(self, tag: str) -> None:
        depth = next((n for n, f in enumerate(reversed(self._stack), 1) if f.tag == tag), 0)
        if depth:
            del self._stack[-depth:]
        if tag in ("ul", "ol") and self._lists:
            self.end_paragraph()
            self._lists.pop()
        elif tag in _BLOCKS:
            self.end_paragraph(continues=tag in ("p", "div") and bool(self._lists))
        if tag == "li":
            self._in_item = False

    def handle_data(self, data: str) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame and frame.skipped:
            return
        if frame and frame.ignored:
            self._word_mark += data
            return
        self._add(_SPACES.sub(" ", data))

    def unknown_decl(self, data: str) -> None:
        """Leave declarations out."""

    # ------------------------------------------------------------------------------ paragraphs

    def end_paragraph(self, continues: bool = False) -> None:
        """Close the paragraph being read; with `continues` more of the same list item may come."""
        if not self._runs:
            self._word_level, self._word_mark = 0, ""
            return
        runs, self._runs = self._runs, []
        kind, level = self._paragraph_kind()
        self._word_level, self._word_mark = 0, ""
        pieces = _tidy(runs)
        if not pieces:
            return
        if continues and self._in_item and self._items and self._items[-1]:
            last = self.parts[-1]
            more = joined((*last.inlines, Run("\n"), *pieces[0]))
            self.parts[-1] = Paragraph(more, last.kind, last.level)
            pieces = pieces[1:]
        for piece in pieces:
            heading = kind is ParagraphKind.SUBHEADING
            inlines = tuple(Run(r.text, False, r.italic, r.link) for r in piece)
            self.parts.append(Paragraph(joined(inlines if heading else piece), kind, level))
        if self._in_item and self._items:
            self._items[-1] = True

    def _paragraph_kind(self) -> tuple[ParagraphKind, int]:
        if self._word_level:
            numbered = _NUMBERED.match(self._word_mark.strip())
            kind = ParagraphKind.NUMBER if numbered else ParagraphKind.BULLET
            return kind, min(self._word_level - 1, markup.MAX_LEVEL)
        if any(frame.tag in _HEADINGS for frame in self._stack) or self._kind in _TITLES:
            return ParagraphKind.SUBHEADING, 0
        if self._in_item and self._lists:
            return self._lists[-1], min(len(self._lists) - 1, markup.MAX_LEVEL)
        return ParagraphKind.BODY, 0

    def _open_block(self, tag: str, values: dict[str, str]) -> None:
        self.end_paragraph(continues=tag in ("p", "div"))
        self._kind = ParagraphKind.SUBHEADING if tag in _HEADINGS else ParagraphKind.BODY
        if tag in ("ul", "ol"):
            bullet = tag == "ul"
            self._lists.append(ParagraphKind.BULLET if bullet else ParagraphKind.NUMBER)
        elif tag == "li":
            self._in_item = True
            self._items = [False]
        level = _WORD_LIST.search(values.get("style", ""))
        if level and tag not in ("li", "ul", "ol"):
            self._word_level = int(level[1])

    def _frame(self, tag: str, values: dict[str, str]) -> _Frame:
        above = self._stack[-1] if self._stack else _Frame("", False, False, "", False)
        style = values.get("style", "")
        if tag == "font" or _LOOKS.search(style):
            self.has_looks = True
        bold = above.bold or tag in ("b", "strong", "th")
        italic = above.italic or tag in ("i", "em")
        if weight := _WEIGHT.search(style):
            bold = weight[1].lower() in ("bold", "bolder", "600", "700", "800", "900")
        if slant := _SLANT.search(style):
            italic = slant[1].lower() in ("italic", "oblique")
        href = values.get("href", "").strip()
        link = href if tag == "a" and href.lower().startswith(_WEB) else above.link
        return _Frame(
            tag,
            bold,
            italic,
            link,
            skipped=above.skipped or tag in _SKIPPED or bool(_HIDDEN.search(style)),
            ignored=above.ignored or "mso-list:ignore" in style.replace(" ", "").lower(),
        )

    def _add(self, text: str) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is None:
            self._runs.append(Run(text))
        elif not frame.skipped and not frame.ignored:
            self._runs.append(Run(text, frame.bold, frame.italic, frame.link))


_TITLES = (ParagraphKind.SUBHEADING,)


def _tidy(runs: list[Run]) -> list[tuple[Run, ...]]:
    """The runs with single spaces and none at the ends, parted where two line breaks meet."""
    pieces: list[list[Run]] = [[]]
    before = "\n"
    breaks = 0
    for run in runs:
        text = ""
        for char in run.text:
            if char == "\n":
                breaks += 1
                text = text.rstrip(" ")
            elif char == " " and (before in " \n" or breaks):
                continue
            else:
                if breaks > 1:
                    pieces[-1].append(Run(text, run.bold, run.italic, run.link))
                    pieces.append([])
                    text = ""
                elif breaks and before != "\n":
                    text += "\n"
                breaks = 0
                text += char
            before = "\n" if char == "\n" and before == "\n" else char if char != "\n" else before
        pieces[-1].append(Run(text, run.bold, run.italic, run.link))
    return [cleaned for piece in pieces if (cleaned := _trimmed(piece))]


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """One paragraph's runs without spaces at its ends; () where only spaces are left."""
    kept = [run for run in joined(runs) if isinstance(run, Run)]
    while kept and not kept[0].text.strip(" \n\t\xa0"):
        kept.pop(0)
    while kept and not kept[-1].text.strip(" \n\t\xa0"):
        kept.pop()
    if not kept:
        return ()
    first = kept[0]
    kept[0] = Run(first.text.lstrip(" \n\t\xa0"), first.bold, first.italic, first.link)
    last = kept[-1]
    kept[-1] = Run(last.text.rstrip(" \n\t\xa0"), last.bold, last.italic, last.link)
    return tuple(kept)
