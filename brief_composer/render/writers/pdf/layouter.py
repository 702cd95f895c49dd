"""Laying out a whole document and writing it as a PDF.

The one place where the pieces meet: set text, build strips, fill pages, paint them, put the file
together. A `Layouter` remembers the paragraphs it has set, so that laying out the same document
with one paragraph changed costs little.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pyphen  # pyright: ignore[reportMissingTypeStubs]
from msgspec import Struct

from brief_composer import words
from brief_composer.doc import text as doc_text
from brief_composer.doc import tree
from brief_composer.doc.walk import inside, note_numbers
from brief_composer.render.theme import Theme
from brief_composer.render.writers import Progress, WriterError, ignore
from brief_composer.render.writers.pdf import places
from brief_composer.render.writers.pdf.blocks import draw
from brief_composer.render.writers.pdf.building import Area, Builder, Landmark
from brief_composer.render.writers.pdf.canvas import Canvas
from brief_composer.render.writers.pdf.filling import filled
from brief_composer.render.writers.pdf.flow import Column, Frame, stack
from brief_composer.render.writers.pdf.fonts import FaceFile, FontSet
from brief_composer.render.writers.pdf.headings import settle
from brief_composer.render.writers.pdf.lines import Line, Run, set_lines
from brief_composer.render.writers.pdf.looks import Look, looks
from brief_composer.render.writers.pdf.paint import Page, Painter
from brief_composer.render.writers.pdf.paragraphs import called, note_strips
from brief_composer.render.writers.pdf.places import Place
from brief_composer.render.writers.pdf.runs import LIFT, LIFTED, Ink, Part, Setting, boxes
from brief_composer.render.writers.pdf.sheet import Sheet
from brief_composer.render.writers.pdf.strips import Strip
from brief_composer.render.writers.pdf.tags import Node

_MM = 72 / 25.4

_SHORT_BOX = 1500
"""A box of fewer characters may stand across both columns."""

_BESIDE = 18.0
"""Between the box in the rail and the text, in points."""

_NARROWEST = 100.0
"""A box in the rail is at least so wide."""


class Layout(Struct, frozen=True):
    """A laid-out document: the file, how many pages it has, what stands where, and which
    characters no typeface has (printed as boxes)."""

    pdf: bytes
    pages: int
    places: tuple[Place, ...]
    missing: tuple[str, ...] = ()


class Layouter:
    """Lays documents out, remembering faces and paragraphs from one time to the next."""

    def __init__(self, *, remembers: bool = True) -> None:
        """One that makes a single file need not remember what it set."""
        self._remembers = remembers
        self._faces: dict[tuple[Path, int, bool], FaceFile] = {}
        self._theme: Theme | None = None
        self._fonts: FontSet | None = None
        self._inks: dict[tuple[Any, ...], Ink] = {}
        self._kept: dict[object, list[Line]] = {}
        self._fresh: dict[object, list[Line]] = {}

    def layout(self, document: tree.Document, theme: Theme, progress: Progress = ignore) -> Layout:
        """The document as a PDF in that theme.

        Raises WriterError: `font-missing` (name); `picture-missing`, `picture-kind`,
        `picture-broken`, `picture-too-large` (alt); `note-missing`, `note-in-note` (note).
        """
        if theme != self._theme or self._fonts is None:
            self._theme, self._fonts = theme, FontSet(theme, self._faces)
            self._kept, self._inks = {}, {}
        self._fresh = {}
        with _undisturbed():
            made = _Run(document, theme, self._fonts, self._inks, self._remember).run(progress)
        # What this document no longer uses is forgotten.
        self._kept, self._fresh = self._fresh, {}
        return made

    def _remember(self, key: object, make: Callable[[], list[Line]]) -> list[Line]:
        if not self._remembers:
            return make()
        lines = self._fresh.get(key)
        if lines is None:
            lines = self._kept.get(key)
            if lines is None:
                lines = make()
            self._fresh[key] = lines
        return lines


@contextmanager
def _undisturbed() -> Generator[None]:
    """Without Python looking for cycles meanwhile: a long layout makes hundreds of thousands of
    values that all stay until its end, and looking through them again and again is a quarter of
    the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Run:
    """One layout of one document."""

    def __init__(
        self,
        document: tree.Document,
        theme: Theme,
        fonts: FontSet,
        inks: dict[tuple[Any, ...], Ink],
        remember: Callable[[object, Callable[[], list[Line]]], list[Line]],
    ) -> None:
        self._document = document
        self._theme = theme
        self._fonts = fonts
        self._remember = remember
        self._looks = looks(theme)
        self._lang = document.properties.lang or "en-GB"
        self._words = words.load(self._lang)
        self._numbers = note_numbers(document)
        self._known = {note.id: note for note in document.notes}
        self._setting = Setting(fonts, theme.colours, self._numbers, inks)
        width, height = theme.paper.value
        self._width, self._height = width * _MM, height * _MM
        self._root = Node("Document")
        self._missing: dict[str, None] = {}

    def run(self, progress: Progress) -> Layout:
        """Build, fill, paint, write."""
        frame = self._frame()
        tallest = frame.bottom - frame.top
        head, side, body, landmarks, notes = self._strips(frame, tallest)
        lowered = self._lowered(frame, head) if head else 0.0
        pages = self._fill(frame, notes, lowered, [*head, *side], body)
        if side:
            left = frame.xs[0] - self._theme.rail * _MM
            pages[0].insert(0, _column(side, left, frame.top + lowered, self._side, frame))
        if head:
            top = self._head_top(frame)
            pages[0].insert(0, _column(head, frame.xs[0], top, self._span(frame), frame))
        found = tuple(places.places(pages))
        size = (self._width, self._height)
        canvas = Canvas(self._document.properties, size, len(pages))
        spots = places.spots(found, pages, notes)
        entries = places.headings(pages, landmarks)
        count, first_clear = len(pages), bool(head)
        del head, side, body, landmarks, notes
        painter = Painter(canvas, size, self._fonts.names, spots, self._says)
        sheet = Sheet(self._document, self._theme, self._looks, self._fonts, self._set)
        for index, columns in enumerate(pages):
            progress(index + 1, count)
            page = Page(painter, index)
            sheet.paint(page, columns, (index + 1, count), clear=first_clear and not index)
            page.close()
            # What is painted is done with: a long document need not be held twice.
            pages[index] = []
        pdf = painter.finish(self._root, entries)
        missing = {word.actual for kept in painter.words.values() for word in kept if word.missing}
        return Layout(pdf, count, found, tuple(sorted(missing)))

    def _says(self, kind: str, target: str) -> str:
        """What a screen reader says of a link."""
        match kind:
            case "note":
                return self._words("pdf.note", n=self._numbers[target])
            case "back":
                return self._words("pdf.back")
            case _:
                return self._words("pdf.inside") if target.startswith("#") else target

    # --------------------------------------------------------------------------------- set text

    def _set(
        self, inlines: tuple[tree.Inline, ...], look: Look, width: float, lang: str
    ) -> list[Line]:
        """Inlines as lines, remembered."""
        calls = tuple(
            self._numbers.get(each.note, 0)
            for each in inside(inlines)
            if isinstance(each, tree.NoteRef)
        )
        key = (inlines, look, round(width, 2), lang, calls)

        def make() -> list[Line]:
            content = boxes(inlines, look, lang or self._lang, self._setting)
            return set_lines(content, look, width, hyphens)

        return self._remember(key, make)

    def _measure(
        self, inlines: tuple[tree.Inline, ...], look: Look, lang: str
    ) -> tuple[float, float]:
        content = boxes(inlines, look, lang, self._setting)
        return max(box.width for box in content), sum(box.width + box.space for box in content)

    # ------------------------------------------------------------------------------- the strips

    def _strips(
        self, frame: Frame, tallest: float
    ) -> tuple[list[Strip], list[Strip], list[Strip], list[Landmark], dict[str, list[Strip]]]:
        """The strips above the columns of the first page, those beside them, those in columns,
        headings, notes."""
        blocks = self._document.blocks
        builder = self._builder(tallest)
        notes: dict[str, list[Strip]] = {}
        wide = Area(0, self._span(frame), self._root, self._lang)
        area = Area(0, frame.width, self._root, self._lang)
        lead = _lead(blocks, self._theme)
        at_end = self._document.notes_at == "end"

        def build(chosen: tuple[tree.Block, ...], where: Area) -> list[Strip]:
            start = len(builder.strips)
            for block in chosen:
                if at_end and isinstance(block, tree.Imprint):
                    self._notes_at_end(builder, notes, area)
                builder.block(block, where)
                if not at_end:
                    self._notes_of((block,), notes, frame.width)
            return builder.strips[start:]

        head = build(blocks[:lead], wide)
        side: list[Strip] = []
        if self._stands_beside(blocks[lead : lead + 1], frame, head):
            beside = Area(0, self._side, self._root, self._lang, beside=True)
            side = build(blocks[lead : lead + 1], beside)
            lead += 1
        body = build(blocks[lead:], area)
        settled = len(builder.strips)
        settle(builder, area)
        if at_end:
            self._notes_at_end(builder, notes, area)
        body += builder.strips[settled:]
        return head, side, body, builder.landmarks, notes

    def _builder(self, tallest: float) -> Builder:
        return Builder(self._theme, self._looks, self._set, self._measure, tallest, draw)

    @property
    def _side(self) -> float:
        """The width of the box in the rail."""
        return self._theme.rail * _MM - _BESIDE

    def _stands_beside(
        self, blocks: tuple[tree.Block, ...], frame: Frame, head: list[Strip]
    ) -> bool:
        """Whether the first block is a box that fits beside the text of the first page."""
        if not self._theme.side_box or not head or self._side < _NARROWEST:
            return False
        if not blocks or not isinstance(blocks[0], tree.Callout):
            return False
        room = frame.bottom - frame.top - self._lowered(frame, head)
        tried = self._builder(room)
        tried.block(blocks[0], Area(0, self._side, Node("Sect"), self._lang, beside=True))
        return stack(tried.strips) <= room

    def _notes_at_end(self, builder: Builder, made: dict[str, list[Strip]], area: Area) -> None:
        """Set all notes under a heading of their own, once; before the imprint if there is one."""
        settle(builder, area)
        if made or not self._numbers:
            return
        if title := self._document.notes_title:
            builder.block(tree.Heading(1, (tree.Text(title),)), area)
        self._notes_of(self._document.blocks, made, area.width)
        below = self._looks.note.leading * 0.4
        for strips in made.values():
            builder.put(strips, 0, below, area)

    def _notes_of(
        self, blocks: Sequence[tree.Block], made: dict[str, list[Strip]], width: float
    ) -> None:
        """Set the notes first called from some blocks; in the tree they follow them."""
        known = self._known
        for id in (id for block in blocks for id in called(block)):
            if id in made:
                continue
            if id not in known:
                raise WriterError("note-missing", note=id)
            number = self._numbers[id]
            node = Node("Note", self._root, id=f"note-{number}")
            look = self._looks.note
            back = self._back(id, number, look)
            made[id] = note_strips(
                known[id], number, node, look, width, self._lang, self._set, back
            )

    def _back(self, id: str, number: int, look: Look) -> Line:
        """The number before a note, which leads back to the place it is called from."""
        face = self._fonts.face(look.family, False, False)
        size, rise = (LIFTED, LIFT * look.size) if face.lifts_figures else (1, 0)
        ink = Ink(face, look.size * size, look.colour, (Part("back", id, 0),), rise)
        word = face.raised(str(number))
        space = face.word(" ")
        run = Run(ink, 0.0)
        run.shown += word.shown + space.shown
        run.words += [word, space]
        run.actual = f"{word.actual} " if word.actual else ""
        run.width = word.width * ink.size / 1000
        return Line([run], run.width, ())

    # -------------------------------------------------------------------------------- the pages

    def _frame(self) -> Frame:
        theme, margins = self._theme, self._theme.margins
        left = (margins.left + (theme.rail if theme.columns == 1 else 0)) * _MM
        right = self._width - margins.right * _MM
        gutter = theme.gutter * _MM
        count = max(theme.columns, 1)
        width = (right - left - gutter * (count - 1)) / count
        xs = tuple(left + index * (width + gutter) for index in range(count))
        return Frame(xs, width, margins.top * _MM, self._height - margins.bottom * _MM)

    def _span(self, frame: Frame) -> float:
        return frame.xs[-1] + frame.width - frame.xs[0]

    def _head_top(self, frame: Frame) -> float:
        """Where the title block begins: a band reaches up to the edge, so its text may too."""
        return frame.top * 0.6 if self._theme.cover_band else frame.top

    def _lowered(self, frame: Frame, head: list[Strip]) -> float:
        """How far down the columns of the first page begin."""
        foot = self._head_top(frame) + stack(head) + self._theme.leading * 1.5
        return foot - frame.top

    def _fill(
        self,
        frame: Frame,
        notes: dict[str, list[Strip]],
        lowered: float,
        head: list[Strip],
        body: list[Strip],
    ) -> list[list[Column]]:
        lowered = max(0.0, min(lowered, frame.bottom - frame.top))
        # Notes at the end are strips like any other: none stands at a column's foot.
        at_foot = {} if self._document.notes_at == "end" else notes
        return filled(frame, at_foot, lowered, head, body)


def _column(strips: list[Strip], x: float, top: float, width: float, frame: Frame) -> Column:
    column = Column(x, top, width, frame.bottom - top)
    for strip in strips:
        column.add(strip)
    return column


def _lead(blocks: tuple[tree.Block, ...], theme: Theme) -> int:
    """How many blocks stand across the whole page before the columns begin: the title block, and
    in two columns the box that follows it, unless it is long."""
    if not blocks or not isinstance(blocks[0], tree.Masthead):
        return 0
    boxed = blocks[1] if theme.columns > 1 and len(blocks) > 1 else None
    if isinstance(boxed, tree.Callout) and len(doc_text.text(boxed)) < _SHORT_BOX:
        return 2
    return 1


@cache
def _dictionary(lang: str) -> pyphen.Pyphen | None:
    base = lang.replace("-", "_")
    known = pyphen.language_fallback(base)
    return pyphen.Pyphen(lang=known) if known else None


@cache
def hyphens(lang: str, word: str) -> tuple[int, ...]:
    """Where a word may be hyphenated in a language; nowhere in one that has no patterns."""
    dictionary = _dictionary(lang)
    return tuple(dictionary.positions(word)) if dictionary else ()
