"""The differences of two briefs as one text that can be read, gone through by keys and copied.

Belongs here: the look of marks, headings and rows. Does not belong here: finding differences
(`session.differences`), what to do about them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from brief_composer.model.brief import Brief
from brief_composer.session.differences import Difference, Group, Row, What, compare
from brief_composer.session.word_changes import NO_NAMES, Mark, Piece, shortened
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.widgets.looks import look, named
from brief_composer.words import Words

GAP, SMALL_GAP, GROUP_GAP, MARGIN = 8, 2, 16, 12


class Side(NamedTuple):
    """A state of a brief and what it is called: "Now", "10:38, before export"."""

    title: str
    brief: Brief


class DifferenceText(QTextBrowser):
    """Shows what differs: insertions underlined, deletions struck through, section by section."""

    compared = Signal(object)
    """The Difference that is shown now."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._jobs = Jobs(self)
        self._titles = ("", "")
        self._shown: Difference | None = None
        self._message = ""
        named(look(self, "paper"), "differenceText", words("differences.title"))
        self.setOpenLinks(False)
        # So that the text can be gone through by the keys alone.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document().setDocumentMargin(MARGIN)
        theme.changed.connect(self._write)

    def show_found(self, before: str, after: str, found: Difference) -> None:
        """Show differences found elsewhere, between sides of these titles."""
        self.say("")
        self._titles = (before, after)
        self._arrived(found)

    def compare(self, before: Side, after: Side, names: Mapping[str, str] = NO_NAMES) -> None:
        """Find the differences away from the window, then show them and tell `compared`."""
        self._titles = (before.title, after.title)
        self.say(self._words("differences.comparing"))
        self._jobs.start(
            compare, before.brief, after.brief, names, done=self._arrived, name="compare"
        )

    def say(self, text: str) -> None:
        """Show a sentence in place of differences; those still being found are dropped."""
        self._jobs.drop("compare")
        self._shown, self._message = None, text
        self._write()

    def close_part(self) -> None:
        """Stop what runs; the view is going away."""
        self._jobs.stop()

    # -------------------------------------------------------------------------------------- inside

    def _arrived(self, found: Difference) -> None:
        self._shown = found
        self._write()
        self.compared.emit(found)

    def _write(self) -> None:
        self.clear()
        self.document().setDefaultFont(self._theme.font("body"))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if self._shown is None:
            self._line(cursor, self._message, tone="muted")
        elif not self._shown:
            words = self._words
            before, after = self._titles
            self._line(cursor, words("differences.none"), weight=600)
            text = words("differences.none_text", before=before, after=after)
            self._line(cursor, text, tone="muted")
        else:
            self._differences(cursor, self._shown)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _differences(self, cursor: QTextCursor, found: Difference) -> None:
        before, after = self._titles
        legend = self._words("differences.legend", before=before, after=after)
        self._line(cursor, legend, tone="muted", type="small")
        for group in found.groups:
            self._heading(cursor, heading(self._words, group))
            for _, rows in groupby(group.rows, key=lambda row: (row.place, row.what, row.how)):
                self._rows(cursor, list(rows))

    def _rows(self, cursor: QTextCursor, rows: Sequence[Row]) -> None:
        for row in rows:
            self._line(cursor, row_title(self._words, row), above=GAP, weight=500)
            if row.pieces:
                self._block(cursor, SMALL_GAP, GAP)
                self._pieces(cursor, row)

    def _pieces(self, cursor: QTextCursor, row: Row) -> None:
        before = Piece(Mark.SAME, "")
        for piece in shortened(row.pieces):
            replaces = before.mark is Mark.DELETED and piece.mark is Mark.INSERTED
            if replaces and not before.text[-1:].isspace():
                self._piece(cursor, Piece(Mark.SAME, " "))
            text = value_words(self._words, row, piece.text)
            self._piece(cursor, Piece(piece.mark, text))
            before = piece

    def _piece(self, cursor: QTextCursor, piece: Piece) -> None:
        looks = QTextCharFormat()
        looks.setForeground(self._theme.colour("text"))
        text = piece.text
        match piece.mark:
            case Mark.SAME:
                looks.setForeground(self._theme.colour("muted"))
            case Mark.INSERTED:
                looks.setForeground(self._theme.colour("ok"))
                looks.setBackground(self._theme.colour("ok_soft"))
                looks.setFontUnderline(True)
            case Mark.DELETED:
                looks.setForeground(self._theme.colour("fix"))
                looks.setBackground(self._theme.colour("fix_soft"))
                looks.setFontStrikeOut(True)
            case Mark.LOOK:
                looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        if piece.mark is not Mark.SAME:
            text = text.replace("\n", f"{self._words('differences.paragraph')}\n")
        # A line of its own within the paragraph, so that the row stays one block.
        cursor.insertText(text.replace("\n", "\u2028"), looks)

    def _heading(self, cursor: QTextCursor, text: str) -> None:
        self._block(cursor, GROUP_GAP, SMALL_GAP, level=2)
        looks = QTextCharFormat()
        looks.setFont(self._theme.font("block", 600))
        looks.setForeground(self._theme.colour("text"))
        cursor.insertText(text, looks)

    def _line(
        self,
        cursor: QTextCursor,
        text: str,
        tone: str = "text",
        type: str = "body",
        weight: int = 400,
        above: int = 0,
    ) -> None:
        self._block(cursor, above, SMALL_GAP)
        looks = QTextCharFormat()
        looks.setFont(self._theme.font(type, weight))
        looks.setForeground(self._theme.colour(tone))
        cursor.insertText(text, looks)

    def _block(self, cursor: QTextCursor, above: int, below: int, level: int = 0) -> None:
        shape = QTextBlockFormat()
        shape.setHeadingLevel(level)
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.document().isEmpty():
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape, QTextCharFormat())


def heading(words: Words, group: Group) -> str:
    """What the rows of a group stand under."""
    if group.section:
        return group.title or words("differences.no_title")
    return words(f"differences.{group.title}")


def row_title(words: Words, row: Row) -> str:
    """What became of what: "Recommendation changed: wording · Gate DDR on SSR"."""
    said = words(f"differences.{row.key}")
    part = f"differences.part.{row.part}"
    # A text has no other part, and a section's name stands over its rows.
    told = row.what is What.TEXT
    label = "" if row.what is What.SECTION else row.label
    if row.part and part in words and not told:
        said = words("differences.with_part", what=said, part=words(part))
    was = words("differences.from", section=row.was) if row.was else ""
    return " · ".join(filter(None, (said, label, was)))


def value_words(words: Words, row: Row, text: str) -> str:
    """A value of a fixed choice ("summary", "yes") in words; any other text as it is."""
    key = f"differences.value.{row.part}.{text}"
    return words(key) if row.part and key in words else text
