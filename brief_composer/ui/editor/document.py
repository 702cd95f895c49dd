"""Prose in a QTextDocument, and out of it again, one paragraph at a time.

Belongs here: the formats that carry a run's and a paragraph's meaning, reading a block, writing a
paragraph, and making a document say other prose by touching only what differs. Does not belong
here: widgets, keys, undo. Meaning is carried in our own properties; how it looks is derived, so
that a change of theme cannot change a text.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from brief_composer.model.richtext import (
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    joined,
)
from brief_composer.ui.editor import chips
from brief_composer.ui.editor.extents import LISTS, Spot, cut, units, width

_USER = int(QTextFormat.Property.UserProperty)
KIND, LEVEL = _USER + 10, _USER + 11
BOLD, ITALIC, LINK, HEAD = _USER + 20, _USER + 21, _USER + 22, _USER + 23
KINDS = tuple(ParagraphKind)
INDENT = 22
_LINE_SEPARATOR = "\u2028"
_PITCH = 1.62


class TextLook(Struct, frozen=True):
    """The fonts and colours of running text."""

    body: QFont
    subheading: QFont
    text: str
    link: str
    gap: int = 8


def set_leading(format_: QTextBlockFormat, font: QFont) -> None:
    """Set lines as far apart as suits writing, whatever room the font itself leaves."""
    natural = QFontMetricsF(font).height()
    percent = 100 * _PITCH * font.pixelSize() / natural
    format_.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)


def block_format(part: Paragraph, look: TextLook) -> QTextBlockFormat:
    """How a paragraph stands: its kind and level, and the margins that follow from them."""
    format_ = QTextBlockFormat()
    format_.setProperty(KIND, KINDS.index(part.kind))
    format_.setProperty(LEVEL, part.level)
    set_leading(format_, look.body)
    format_.setBottomMargin(look.gap)
    if part.kind in LISTS:
        format_.setLeftMargin(INDENT * (part.level + 1))
        format_.setBottomMargin(look.gap // 2)
    elif part.kind is ParagraphKind.SUBHEADING:
        format_.setHeadingLevel(3)
        format_.setTopMargin(look.gap // 2)
        format_.setBottomMargin(look.gap // 2)
    return format_


def char_format(inline: Inline, kind: ParagraphKind, look: TextLook) -> QTextCharFormat:
    """How an inline looks in a paragraph of that kind, with its meaning in our properties."""
    head = kind is ParagraphKind.SUBHEADING
    format_ = QTextCharFormat()
    format_.setFont(look.subheading if head else look.body)
    format_.setForeground(QBrush(QColor(look.text)))
    format_.setProperty(HEAD, head)
    if not isinstance(inline, Run):
        return chips.dress(format_, inline)
    if inline.bold:
        format_.setProperty(BOLD, True)
        format_.setFontWeight(QFont.Weight.Bold)
    if inline.italic:
        format_.setProperty(ITALIC, True)
        format_.setFontItalic(True)
    if inline.link:
        format_.setProperty(LINK, inline.link)
        format_.setForeground(QBrush(QColor(look.link)))
        format_.setFontUnderline(True)
        format_.setToolTip(inline.link)
    return format_


def run_of(format_: QTextCharFormat, text: str = "") -> Run:
    """A run with the meaning a format carries."""
    return Run(
        text,
        bool(format_.property(BOLD)),
        bool(format_.property(ITALIC)),
        format_.stringProperty(LINK),
    )


def read_block(block: QTextBlock) -> tuple[Paragraph, bool]:
    """The paragraph a block holds, and whether its look fits its kind.

    The look does not fit after a native edit joined paragraphs of two kinds.
    """
    format_ = block.blockFormat()
    kind = KINDS[format_.intProperty(KIND)]
    head = kind is ParagraphKind.SUBHEADING
    fits = True
    inlines: list[Inline] = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        look = fragment.charFormat()
        text = fragment.text()
        if look.objectType() == chips.OBJECT:
            chip = chips.decode(look.stringProperty(chips.CHIP))
            inlines.extend(chip for _ in range(fragment.length()))
        else:
            inlines.append(run_of(look, text.replace(_LINE_SEPARATOR, "\n")))
        fits = fits and bool(look.property(HEAD)) is head
        at += 1
    return Paragraph(joined(inlines), kind, format_.intProperty(LEVEL)), fits


def read(document: QTextDocument) -> Prose:
    """All the prose of a document; one empty body paragraph is no prose."""
    parts: list[Paragraph] = []
    block = document.begin()
    while block.isValid():
        parts.append(read_block(block)[0])
        block = block.next()
    return trimmed(tuple(parts))


def trimmed(prose: Prose) -> Prose:
    """The same prose, () where it is one empty body paragraph."""
    return () if prose == (Paragraph(),) else prose


def spread(prose: Prose) -> Prose:
    """The prose as a document holds it: at least one paragraph."""
    return prose or (Paragraph(),)


def insert_inlines(
    cursor: QTextCursor, inlines: tuple[Inline, ...], kind: ParagraphKind, look: TextLook
) -> None:
    """Put inlines where the cursor is."""
    for inline in inlines:
        format_ = char_format(inline, kind, look)
        if isinstance(inline, Run):
            cursor.insertText(inline.text.replace("\n", _LINE_SEPARATOR), format_)
        else:
            cursor.insertText(chips.MARK, format_)


def fill(document: QTextDocument, prose: Prose, look: TextLook) -> None:
    """Replace everything a document says."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    _write(cursor, spread(prose), look)
    cursor.endEditBlock()


def become(document: QTextDocument, old: Prose, new: Prose, look: TextLook) -> Spot | None:
    """Make a document that says `old` say `new`, touching only what differs.

    The end of what was touched, None when nothing differed. Cursors elsewhere keep their places.
    """
    old, new = spread(old), spread(new)
    top = _alike(old, new)
    bottom = _alike(old[top:][::-1], new[top:][::-1])
    if top == len(old) == len(new):
        return None
    if len(old) != len(new) and (top + bottom == min(len(old), len(new))):
        # A cursor cannot replace nothing: take a neighbour into what is replaced.
        top, bottom = (top - 1, bottom) if top else (top, bottom - 1)
    end_old, end_new = len(old) - bottom, len(new) - bottom
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    if len(old) == len(new):
        spot = Spot(top, 0)
        for index in range(top, end_old):
            if old[index] != new[index]:
                block = document.findBlockByNumber(index)
                spot = Spot(index, _update(block, old[index], new[index], look))
    else:
        cursor.setPosition(document.findBlockByNumber(top).position())
        last = document.findBlockByNumber(end_old - 1)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        _write(cursor, new[top:end_new], look)
        spot = Spot(end_new - 1, width(new[end_new - 1].inlines))
    cursor.endEditBlock()
    return spot


def _write(cursor: QTextCursor, prose: Prose, look: TextLook) -> None:
    for index, part in enumerate(prose):
        blank = char_format(Run(""), part.kind, look)
        if index:
            cursor.insertBlock(block_format(part, look), blank)
        else:
            cursor.setBlockFormat(block_format(part, look))
            cursor.setBlockCharFormat(blank)
        insert_inlines(cursor, part.inlines, part.kind, look)


def _update(block: QTextBlock, old: Paragraph, new: Paragraph, look: TextLook) -> int:
    """Make one block say another paragraph; the offset after what was touched."""
    cursor = QTextCursor(block)
    subheading = ParagraphKind.SUBHEADING
    relook = (old.kind is subheading) is not (new.kind is subheading)
    if (old.kind, old.level) != (new.kind, new.level):
        cursor.setBlockFormat(block_format(new, look))
        cursor.setBlockCharFormat(char_format(Run(""), new.kind, look))
    size_old, size_new = width(old.inlines), width(new.inlines)
    top, bottom = (0, 0) if relook else _same_ends(old.inlines, new.inlines)
    start = block.position()
    cursor.setPosition(start + top)
    cursor.setPosition(start + size_old - bottom, QTextCursor.MoveMode.KeepAnchor)
    if cursor.hasSelection():
        cursor.removeSelectedText()
    insert_inlines(cursor, cut(new.inlines, top, size_new - bottom), new.kind, look)
    return size_new - bottom


def _alike(old: Prose, new: Prose) -> int:
    count = 0
    for a, b in zip(old, new, strict=False):
        if a is not b and a != b:
            break
        count += 1
    return count


def _same_ends(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[int, int]:
    a, b = _cells(old), _cells(new)
    top = 0
    while top < min(len(a), len(b)) and a[top] == b[top]:
        top += 1
    bottom = 0
    while bottom < min(len(a), len(b)) - top and a[-1 - bottom] == b[-1 - bottom]:
        bottom += 1
    return sum(c[2] for c in a[:top]), sum(c[2] for c in a[len(a) - bottom :])


def _cells(inlines: tuple[Inline, ...]) -> list[tuple[str, Inline | None, int]]:
    """One cell a character, with its look and its width."""
    cells: list[tuple[str, Inline | None, int]] = []
    for inline in inlines:
        if isinstance(inline, Run):
            look = Run("", inline.bold, inline.italic, inline.link)
            cells.extend((char, look, units(char)) for char in inline.text)
        else:
            cells.append(("", inline, 1))
    return cells
