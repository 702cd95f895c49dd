"""Prose as plain characters, the way it stands in a file: `parse` reads it, `write` writes it.

Paragraphs are parted by a blank line; a single line end within one is a space. `**bold**`,
`*italic*`, `[text](https://address)`, a citation `[@source-id, p. 14]`. A blank is `{label}`,
`{date: label}`, `{choice: label | one | other}` or `{organisation: email | label}`. List items are
lines starting `- ` or `1. `, two spaces more per level; `### ` starts a subheading. A backslash
takes away the meaning of the next character, and is a line break at a line end. `{}` is nothing at
all: it holds the place of an empty paragraph.

Nothing is ever refused: marks that make no sense are characters like any other. `parse(write(p))`
is `p` for every prose in normal form (`normal`). What prose is belongs to `model.richtext`.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TypeAlias, assert_never

from msgspec import structs

from brief_composer.model.ids import SourceId
from brief_composer.model.richtext import (
    Blank,
    BlankKind,
    Cite,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    joined,
)

MAX_LEVEL = 3
"""The deepest level of a list item."""

_ITEM = re.compile(r"( *)(-|\d{1,3}\.) +(?=[^ \t])")
_SUBHEADING = re.compile(r" {0,3}### +(?=[^ \t])")
_SOURCE_ID = re.compile(r"[^\s,\[\]\\{}*]+")
_CITED = re.compile(rf"\s*({_SOURCE_ID.pattern})\s*")
_BLANK_KIND = re.compile(r"(text|date|place|body|choice|organisation):[ \t\n]+(?=[^ \t\n])")
_OPTION = re.compile(r"((?:\\.|[^\\|])*)(?:\||$)", re.DOTALL)
_DETAIL = re.compile(r"[a-z][a-z_]{0,30}")
_SPACES = re.compile(r"[ \t\n]+")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffc\ufffe\uffff]"
)
_PLAIN_SPAN = re.compile(r"(?:[^\\*\[{]++|\\.)++", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BRACKET = re.compile(r"\\.|[\[\]{}()]", re.DOTALL)
_LIST_KINDS = (ParagraphKind.BULLET, ParagraphKind.NUMBER)

# ----------------------------------------------------------------------------------- normal form


def normal(prose: Prose) -> Prose:
    """The same prose in the one form that can be written down and read back exactly.

    Drops characters no reader sees (control characters, halves of a character), gives every line
    end the form "\\n", joins like runs, and keeps levels to list items. Normal prose is returned as
    the same object.
    """
    parts = tuple(_normal_paragraph(part) for part in prose)
    return prose if all(a is b for a, b in zip(parts, prose, strict=True)) else parts


def normal_text(text: str) -> str:
    """Characters of a run in normal form."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def normal_line(text: str) -> str:
    """Characters of a title, a label or another single line: spaces single, none at the ends.

    Spaces of a certain width, such as those that do not break, are left as they are.
    """
    return _SPACES.sub(" ", normal_text(text)).strip(" ")


def _normal_paragraph(part: Paragraph) -> Paragraph:
    inlines = joined(_normal_inline(inline) for inline in part.inlines if _says_something(inline))
    level = min(max(part.level, 0), MAX_LEVEL) if part.kind in _LIST_KINDS else 0
    result = Paragraph(inlines, part.kind, level)
    return part if result == part else result


def _says_something(inline: Inline) -> bool:
    match inline:
        case Run():
            return bool(inline.text)
        case Cite():
            return bool(_SOURCE_ID.fullmatch(inline.source))
        case Blank():
            return bool(normal_line(inline.label))
        case _:
            assert_never(inline)


def _normal_blank(blank: Blank) -> Blank:
    """The blank with what its kind has no use for left out; an organisation's detail without a
    name is words."""
    label, kind, options, field = normal_line(blank.label), blank.kind, (), ""
    if kind is BlankKind.CHOICE:
        options = tuple(option for each in blank.options if (option := normal_line(each)))
    elif kind is BlankKind.ORGANISATION and _DETAIL.fullmatch(blank.field):
        field = blank.field
    elif kind is BlankKind.ORGANISATION:
        kind = BlankKind.TEXT
    return Blank(label, kind, options, field)


def _normal_inline(inline: Inline) -> Inline:
    match inline:
        case Run():
            link = "".join(_NOT_TEXT.sub("", inline.link).split())
            return structs.replace(inline, text=normal_text(inline.text), link=link)
        case Cite():
            return structs.replace(inline, locator=normal_line(inline.locator))
        case Blank():
            return _normal_blank(inline)
        case _:
            assert_never(inline)


# --------------------------------------------------------------------------------------- writing


def write(prose: Prose) -> str:
    """The prose as characters, without a line end after the last one."""
    out: list[str] = []
    counts = [0] * (MAX_LEVEL + 1)
    for number, part in enumerate(prose):
        if number:
            together = part.kind in _LIST_KINDS and prose[number - 1].kind in _LIST_KINDS
            out.append("\n" if together else "\n\n")
        out.append(_lead(part, counts))
        out.append(_write_inlines(part.inlines))
    return "".join(out)


def _lead(part: Paragraph, counts: list[int]) -> str:
    """What stands before the words of a paragraph; keeps the numbers of numbered items."""
    level = part.level
    deeper = range(level + 1, len(counts))
    if part.kind not in _LIST_KINDS:
        deeper = range(len(counts))
    for depth in deeper:
        counts[depth] = 0
    match part.kind:
        case ParagraphKind.BODY:
            return ""
        case ParagraphKind.SUBHEADING:
            return "### "
        case ParagraphKind.BULLET:
            counts[level] = 0
            return "  " * level + "- "
        case ParagraphKind.NUMBER:
            counts[level] = min(counts[level] + 1, 999)
            return "  " * level + f"{counts[level]}. "
        case _:
            assert_never(part.kind)


def _write_inlines(inlines: tuple[Inline, ...]) -> str:
    out: list[str] = []
    bold = italic = False
    for inline in inlines:
        is_run = isinstance(inline, Run)
        marks = "**" * (bold != (is_run and inline.bold))
        marks += "*" * (italic != (is_run and inline.italic))
        bold, italic = (inline.bold, inline.italic) if is_run else (False, False)
        # A mark between two spaces would be read as a sign: the second space is made plain.
        spaced = bool(marks) and bool(out) and out[-1].endswith((" ", "\t", "\n"))
        out.append(marks)
        match inline:
            case Run():
                start = not any(out)
                text = _write_text(inline.text, start, spaced, bool(inline.link))
                out.append(f"[{text}]({_write_address(inline.link)})" if inline.link else text)
            case Cite():
                place = f", {_escape(inline.locator, '[]')}" if inline.locator else ""
                out.append(f"[@{inline.source}{place}]")
            case Blank():
                out.append("{" + _write_label(inline) + "}")
            case _:
                assert_never(inline)
    out.append("**" * bold + "*" * italic)
    text = "".join(out)
    if text.endswith((" ", "\t")) and not _ends_open(text[:-1]):
        text = f"{text[:-1]}\\{text[-1]}"
    return text or "{}"


def _write_text(text: str, at_start: bool, spaced: bool, in_link: bool) -> str:
    lines = _escape(text, "*[{" + "]" * in_link).split("\n")
    for number, line in enumerate(lines):
        if number or (at_start and not in_link):
            lines[number] = _guard_start(line)
        elif spaced and line[:1] in (" ", "\t"):
            lines[number] = "\\" + line
    if in_link and lines[0].startswith("@"):  # "[@" would begin a citation
        lines[0] = "\\" + lines[0]
    return "\\\n".join(lines)


def _guard_start(line: str) -> str:
    """The line with whatever would be a mark at a line start made plain."""
    if line.startswith((" ", "\t", "- ", "### ")):
        return "\\" + line
    found = re.match(r"\d{1,3}(?=\. )", line)
    return f"{found[0]}\\{line[found.end() :]}" if found else line


def _write_address(address: str) -> str:
    return _escape(address, "()")


def _write_label(blank: Blank) -> str:
    label = _escape(blank.label, "{}")
    match blank.kind:
        case BlankKind.TEXT:
            return f"text: {label}" if _BLANK_KIND.match(label) else label
        case BlankKind.DATE | BlankKind.PLACE | BlankKind.BODY:
            return f"{blank.kind.value}: {label}"
        case BlankKind.CHOICE:
            parts = (blank.label, *blank.options)
        case BlankKind.ORGANISATION:
            parts = (blank.field,) if blank.label == blank.field else (blank.field, blank.label)
        case _:
            assert_never(blank.kind)
    return f"{blank.kind.value}: " + " | ".join(_escape(part, "{}|") for part in parts)


def _escape(text: str, marks: str) -> str:
    for mark in "\\" + marks:
        if mark in text:
            text = text.replace(mark, "\\" + mark)
    return text


# --------------------------------------------------------------------------------------- reading


def parse(text: str) -> Prose:
    """The prose some characters stand for, in normal form."""
    out: list[Paragraph] = []
    lead = _PLAIN
    lines: list[str] = []

    def close() -> None:
        if lines:
            out.append(Paragraph(_parse_inlines("\n".join(lines)), *lead))
            lines.clear()

    for raw in normal_text(text).split("\n"):
        broken = bool(lines) and _ends_open(lines[-1])
        starts, begins = (None, 0) if broken else _read_lead(raw)
        line = _strip(raw[begins:])
        if starts:
            close()
            lead = starts
        elif not line:
            close()
            lead = _PLAIN
            continue
        elif lead[0] is ParagraphKind.SUBHEADING and not broken:
            close()
            lead = _PLAIN
        lines.append(line)
    close()
    return tuple(out)


_Lead: TypeAlias = tuple[ParagraphKind, int]
_PLAIN: _Lead = (ParagraphKind.BODY, 0)


def _read_lead(line: str) -> tuple[_Lead | None, int]:
    """What a line begins, if anything, and where its words begin."""
    found = _ITEM.match(line)
    if found:
        kind = ParagraphKind.BULLET if found[2] == "-" else ParagraphKind.NUMBER
        return (kind, min(len(found[1]) // 2, MAX_LEVEL)), found.end()
    found = _SUBHEADING.match(line)
    if found:
        return (ParagraphKind.SUBHEADING, 0), found.end()
    return None, 0


def _strip(line: str) -> str:
    """The line without spaces at its ends, but for one made plain by a backslash."""
    line = line.lstrip(" \t")
    short = line.rstrip(" \t")
    return line[: len(short) + 1] if short != line and _ends_open(short) else short


def _ends_open(line: str) -> bool:
    """Whether the line ends in a backslash that is not itself made plain."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


class _Star(Enum):
    """A mark that turns a look on, or off again."""

    BOLD = "**"
    ITALIC = "*"


_Piece: TypeAlias = Run | Cite | Blank | _Star


def _parse_inlines(raw: str) -> tuple[Inline, ...]:
    pieces: list[_Piece] = []
    _scan(raw, 0, len(raw), _partners(raw), "", pieces)
    for star in _Star:  # a mark that is never closed is a star like any other
        places = [n for n, piece in enumerate(pieces) if piece is star]
        if len(places) % 2:
            pieces[places[-1]] = Run(star.value)
    out: list[Inline] = []
    bold = italic = False
    for piece in pieces:
        if piece is _Star.BOLD:
            bold = not bold
        elif piece is _Star.ITALIC:
            italic = not italic
        elif isinstance(piece, Run) and (bold or italic):
            out.append(Run(piece.text, bold, italic, piece.link))
        else:
            out.append(piece)
    return joined(out)


def _partners(raw: str) -> dict[int, int]:
    """Where each bracket that is closed is closed, found in one pass."""
    partners: dict[int, int] = {}
    stacks: dict[str, list[int]] = {"]": [], "}": [], ")": []}
    opened = {"[": stacks["]"], "{": stacks["}"], "(": stacks[")"]}
    last = max(map(raw.rfind, stacks))  # what is opened after the last close is never closed
    for found in _BRACKET.finditer(raw, 0, last + 1):
        char = found[0]
        if char in opened:
            opened[char].append(found.start())
        elif stacks.get(char):
            partners[stacks[char].pop()] = found.start()
    return partners


def _scan(
    raw: str, at: int, end: int, partners: dict[int, int], link: str, pieces: list[_Piece]
) -> None:
    """Read a stretch of `raw` into pieces. Characters up to the next mark are one piece: a text of
    nothing but signs that mean nothing is one run."""
    words: list[str] = []

    def mark(piece: _Piece | None) -> None:
        if words:
            pieces.append(Run("".join(words), link=link))
            words.clear()
        if piece is not None:
            pieces.append(piece)

    while at < end:
        found = _PLAIN_SPAN.match(raw, at, end)
        if found:
            words.append(_said(found[0]))
            at = found.end()
        elif raw[at] == "*":
            star = _Star.BOLD if raw.startswith("**", at) else _Star.ITALIC
            after = at + len(star.value)
            if _lonely(raw, at, after):
                words.append(star.value)
            else:
                mark(star)
            at = after
        elif at not in partners:
            words.append("\n" if raw[at] == "\\" else raw[at])  # a backslash ends the paragraph
            at += 1
        elif place := _link(raw, at, partners, link):
            mark(None)
            _scan(raw, at + 1, partners[at], partners, _address(raw, *place), pieces)
            at = place[1] + 1
        else:
            piece, after = _bracketed(raw, at, partners[at])
            if isinstance(piece, str):
                words.append(piece)
            elif piece is not None:
                mark(piece)
            at = after
    mark(None)


def _said(span: str) -> str:
    """The characters some without marks stand for: a line end is a space unless a backslash, which
    is nothing itself, keeps it."""
    if "\\" not in span:
        return span.replace("\n", " ")
    parts = _ESCAPED.split(span)
    if "\n" in span:
        parts[::2] = [part.replace("\n", " ") for part in parts[::2]]
    return "".join(parts)


def _lonely(raw: str, at: int, after: int) -> bool:
    """Whether a star stands by itself between spaces: a sign, not a mark."""
    return at > 0 and raw[at - 1] in " \t\n" and raw[after : after + 1] in (" ", "\t", "\n")


def _link(raw: str, at: int, partners: dict[int, int], link: str) -> tuple[int, int] | None:
    """Where the address begins and ends, if a bracket begins a link; there is none within one."""
    after = partners[at] + 1
    if link or raw[at] != "[" or raw.startswith("@", at + 1) or not raw.startswith("(", after):
        return None
    return (after + 1, partners[after]) if after in partners else None


def _address(raw: str, start: int, end: int) -> str:
    return "".join(_unescape(raw[start:end]).split())


def _bracketed(raw: str, at: int, close: int) -> tuple[Cite | Blank | str | None, int]:
    """The citation or blank that a bracket begins, and where to read on; a bracket that begins none
    is a character, an empty blank nothing."""
    if raw[at] == "{":
        return blank(raw[at + 1 : close]), close + 1
    cite = _cite(raw, at + 2, close) if raw.startswith("@", at + 1) else None
    return (cite, close + 1) if cite else (raw[at], at + 1)


def _cite(raw: str, at: int, end: int) -> Cite | None:
    found = _CITED.match(raw, at, end)
    if not found or (found.end() < end and raw[found.end()] != ","):
        return None
    return Cite(SourceId(found[1]), normal_line(_unescape(raw[found.end() + 1 : end])))


def blank(inside: str) -> Blank | None:
    """The blank that stands between braces as `inside`; None where nothing is asked for."""
    if not inside:
        return None
    found = _BLANK_KIND.match(inside)
    kind = BlankKind(found[1]) if found else BlankKind.TEXT
    rest = inside[found.end() :] if found else inside
    if kind not in (BlankKind.CHOICE, BlankKind.ORGANISATION):
        label = normal_line(_unescape(rest))
        return Blank(label, kind) if label else None
    first, *others = (normal_line(_unescape(each[1])) for each in _OPTION.finditer(rest))
    others = [each for each in others if each]
    if kind is BlankKind.CHOICE and first:
        return Blank(first, kind, tuple(others))
    if kind is BlankKind.ORGANISATION and _DETAIL.fullmatch(first):
        return Blank(others[0] if others else first, kind, (), first)
    label = normal_line(_unescape(inside))  # a kind that makes no sense is a word like any other
    return Blank(label) if label else None


def _unescape(raw: str) -> str:
    return re.sub(r"\\(.)", r"\1", raw, flags=re.DOTALL)
