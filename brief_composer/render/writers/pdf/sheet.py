"""One sheet: columns with their grounds and notes, head and foot, the draft mark.

Belongs here: what is painted where once the pages are filled. Does not belong here: how a shape is
painted (`paint`), what stands on which page (`filling`).
"""

from __future__ import annotations

from brief_composer.doc import running, tree
from brief_composer.render.theme import Running, Theme
from brief_composer.render.writers.pdf import places
from brief_composer.render.writers.pdf.flow import NOTE_RULE, Column
from brief_composer.render.writers.pdf.fonts import FontSet
from brief_composer.render.writers.pdf.lines import Line
from brief_composer.render.writers.pdf.looks import Look, Looks
from brief_composer.render.writers.pdf.paint import Page
from brief_composer.render.writers.pdf.paragraphs import SetText
from brief_composer.render.writers.pdf.strips import DECORATION, Ground

_MM = 72 / 25.4

_WATERMARK = "#F3F1EF"
"""Pale enough that the text on it keeps its contrast."""


class Sheet:
    """Paints the pages of one document."""

    def __init__(
        self, document: tree.Document, theme: Theme, looks: Looks, fonts: FontSet, set_text: SetText
    ) -> None:
        self._document = document
        self._theme = theme
        self._looks = looks
        self._fonts = fonts
        self._set = set_text

    def paint(self, page: Page, columns: list[Column], at: tuple[int, int], *, clear: bool) -> None:
        """Paint one page: grounds, text, notes, then head and foot.

        `at` is its number and how many there are; `clear` leaves the head out.
        """
        if self._document.draft:
            face = self._fonts.face("heading", True, False)
            page.watermark(self._document.draft, face, _WATERMARK)
        for column in columns:
            for ground, top, bottom in places.grounds(column):
                self._ground(page, column, ground, top, bottom)
        for column in columns:
            for placed in column.placed:
                for shape in placed.strip.shapes:
                    page.shape(shape, column.x, column.top + placed.y)
        for column in columns:
            if column.notes:
                self._notes(page, column)
        self._margins(page, at, clear=clear)

    def _ground(
        self, page: Page, column: Column, ground: Ground, top: float, bottom: float
    ) -> None:
        x, y = column.x + ground.x, column.top + top
        width, height = ground.width, bottom - top
        if ground.bleed:
            x, width, height, y = 0.0, page.width, height + y, 0.0
        if ground.fill:
            page.box(x, y, width, height, ground.fill)
        if ground.bar:
            page.box(x, y, ground.bar_width, height, ground.bar)

    def _notes(self, page: Page, column: Column) -> None:
        y = column.top + column.height - column.notes_height
        page.box(column.x, y + NOTE_RULE * 0.35, 64, 0.5, self._theme.colours.muted)
        y += NOTE_RULE
        for index, strip in enumerate(column.notes):
            y += strip.above if index else 0.0
            for shape in strip.shapes:
                page.shape(shape, column.x, y)
            y += strip.height

    def _margins(self, page: Page, at: tuple[int, int], *, clear: bool) -> None:
        """Head, foot and the draft mark, none of which is read aloud."""
        theme, document = self._theme, self._document
        left, right = theme.margins.left * _MM, page.width - theme.margins.right * _MM
        top = theme.margins.top * _MM * 0.6
        foot = page.height - theme.margins.bottom * _MM * 0.52
        free = right
        if document.draft:
            free -= self._mark(page, right, top) + 10
        if not clear and (theme.header.left or theme.header.right):
            self._ends(page, theme.header, (left, free if document.draft else right), top, at)
            page.box(left, top + 6, right - left, 0.6, theme.colours.accent)
        self._ends(page, theme.footer, (left, right), foot, at)

    def _ends(
        self,
        page: Page,
        said: Running,
        across: tuple[float, float],
        y: float,
        at: tuple[int, int],
    ) -> None:
        """What stands at the left and at the right of a head or foot, each on one line."""
        left, right = across
        look, document = self._looks.running, self._document
        last = running.words(said.right, document, *at)
        first = running.words(said.left, document, *at)
        share = 0.6 if first else 1.0
        if line := self._short(last, look, (right - left) * share):
            page.line(line, right - line.width, y, DECORATION)
            right = min(right - line.width - 12, left + (right - left) * 0.8)
        else:
            right = left + (right - left) * 0.8
        if line := self._short(first, look, right - left):
            page.line(line, left, y, DECORATION)

    def _mark(self, page: Page, right: float, y: float) -> float:
        """The word "Draft" on a chip, its right end at `right`; how wide it is."""
        look = Look("heading", 8, 10, self._theme.colours.on_accent, bold=True)
        line = self._short(self._document.draft, look, 150)
        if line is None:
            return 0.0
        width = line.width + 12
        page.box(right - width, y - 9.2, width, 13, self._theme.colours.quote, 2)
        page.line(line, right - width + 6, y, DECORATION)
        return width

    def _short(self, text: str, look: Look, width: float) -> Line | None:
        """Text on one line, cut with … where it is too long."""
        text = " ".join(text.split())
        if not text:
            return None
        lines = self._set((tree.Text(text),), look, width, "")
        cut = text
        while len(lines) > 1 and " " in cut:
            cut = cut.rsplit(" ", 1)[0]
            lines = self._set((tree.Text(cut + "…"),), look, width, "")
        return lines[0] if lines[0].runs else None
