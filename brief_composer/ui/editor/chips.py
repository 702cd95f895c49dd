"""Citations and blanks in running text, drawn as small chips.

Belongs here: carrying a citation or blank in a character's format, and drawing it. Does not belong
here: what a citation says (`label` is asked), reading whole documents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from brief_composer.model.ids import SourceId
from brief_composer.model.richtext import Blank, BlankKind, Cite
from brief_composer.ui.theme.tokens import Tokens

Chip: TypeAlias = Cite | Blank

OBJECT = int(QTextFormat.ObjectTypes.UserObject) + 1
CHIP = int(QTextFormat.Property.UserProperty) + 1
MARK = "\ufffc"
_SEPARATOR = "\x1f"
_PAD = 5.0


def encode(chip: Chip) -> str:
    """The chip as one string, for a format's property."""
    if isinstance(chip, Cite):
        return _SEPARATOR.join(("cite", chip.source, chip.locator))
    return _SEPARATOR.join(("blank", chip.kind.value, chip.label, chip.field, *chip.options))


def decode(text: str) -> Chip:
    """The chip a string of `encode` stands for."""
    what, first, second, *more = text.split(_SEPARATOR)
    if what == "cite":
        return Cite(SourceId(first), second)
    field, *options = more
    return Blank(second, BlankKind(first), tuple(options), field)


def dress(format_: QTextCharFormat, chip: Chip) -> QTextCharFormat:
    """Make the format that of a chip's one character."""
    format_.setObjectType(OBJECT)
    format_.setProperty(CHIP, encode(chip))
    return format_


class ChipPainter(QPyTextObject):
    """Draws chips. One painter serves any number of documents; `label` says what a chip reads."""

    def __init__(self, label: Callable[[Chip], str], font: QFont, tokens: Tokens) -> None:
        super().__init__()
        self._label = label
        self.font = font
        self.tokens = tokens
        self._chosen: tuple[QTextDocument | None, int] = (None, -1)

    def choose(self, doc: QTextDocument, position: int) -> bool:
        """Draw the chip at a position of a document as chosen (-1: none of that document);
        whether that is another one than before."""
        chosen = (doc, position) if position >= 0 else (None, -1)
        if position < 0 and self._chosen[0] is not doc:
            return False
        if chosen == self._chosen:
            return False
        self._chosen = chosen
        return True

    def intrinsicSize(
        self,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> QSizeF:
        """The size of the chip on its line."""
        metrics = QFontMetricsF(self.font)
        text = self._text(format)
        return QSizeF(metrics.horizontalAdvance(text) + 2 * _PAD + 2, metrics.ascent() + 1)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        """Draw the chip: a citation on the quote ground, a blank with a dashed edge."""
        chip = decode(format.stringProperty(CHIP))
        metrics = QFontMetricsF(self.font)
        box = QRectF(rect).adjusted(1, -1, -1, metrics.descent())
        tokens = self.tokens
        is_cite = isinstance(chip, Cite)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens.quote_soft if is_cite else tokens.review_line), 1)
        if not is_cite:
            pen.setStyle(Qt.PenStyle.DashLine)
        ground = tokens.quote_soft if is_cite else tokens.review_soft
        ink = tokens.quote if is_cite else tokens.review
        if self._chosen == (doc, posInDocument):
            # Qt lays the colour of a selection over it; what is under must stay legible.
            ground, ink = tokens.on_accent, tokens.text
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self.font)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text(format))
        painter.restore()

    def _text(self, format_: QTextFormat) -> str:
        return self._label(decode(format_.stringProperty(CHIP)))
