"""Things on the clipboard that become blocks of their own: a table, a picture.

Belongs here: telling whether there is one, and what is in it. Does not belong here: prose
(`ui.editor.clipboard`), putting it into the brief (`ui.editor.inserting`).
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from brief_composer.model import markup
from brief_composer.model.blocks import as_cell, even
from brief_composer.model.richtext import Paragraph, Run
from brief_composer.session.edits.tables import MOST_COLUMNS, MOST_ROWS, Rows
from brief_composer.storage.pictures import SUFFIXES
from brief_composer.ui.editor.clipboard import FLAVOUR
from brief_composer.ui.editor.paste import MAX_SIZE, read_html

_FEWEST = 2


def is_thing(data: QMimeData) -> bool:
    """Whether a table or a picture is on the clipboard rather than text."""
    return bool(table_of(data)) or has_picture(data)


def has_picture(data: QMimeData) -> bool:
    """Whether there is a picture and no text that says more."""
    if data.hasFormat(FLAVOUR):
        return False
    if picture_files(data):
        return True
    return data.hasImage() and not (data.hasText() and data.text().strip())


def picture_files(data: QMimeData) -> list[Path]:
    """The files of pictures that are carried."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def picture_bytes(data: QMimeData) -> bytes:
    """A picture that is carried itself, as a PNG file; b"" for none."""
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(held.data())


def table_of(data: QMimeData) -> Rows:
    """The cells of a table that is carried and nothing beside it; () for none.

    A table is HTML with one table in it, or lines of cells parted by tabs.
    """
    if data.hasFormat(FLAVOUR):
        return ()
    if data.hasHtml():
        html = data.html()[:MAX_SIZE]
        return _from_html(html) if "<t" in html or "<T" in html else ()
    return _from_lines(data.text()[:MAX_SIZE]) if data.hasText() else ()


def _from_lines(text: str) -> Rows:
    lines = [line for line in markup.normal_text(text).split("\n") if line.strip()]
    if len(lines) < _FEWEST or not all("\t" in line for line in lines):
        return ()
    rows = [[each.strip() for each in line.split("\t")] for line in lines[:MOST_ROWS]]
    return even(tuple(tuple(_plain(cell) for cell in row[:MOST_COLUMNS]) for row in rows))


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),)) if text else Paragraph()


def _from_html(html: str) -> Rows:
    reader = _Tables()
    reader.feed(html)
    reader.close()
    if reader.tables != 1 or reader.beside.strip() or not reader.rows:
        return ()
    rows = tuple(
        tuple(as_cell(read_html(cell).prose) for cell in row[:MOST_COLUMNS])
        for row in reader.rows[:MOST_ROWS]
        if row
    )
    return even(rows) if sum(map(len, rows)) >= _FEWEST else ()


class _Tables(HTMLParser):
    """Takes the HTML of each cell of one table out, and the words beside it.

    A cell over several columns or rows is followed by empty ones, so that columns stay columns.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tables = 0
        self.rows: list[list[str]] = []
        self.beside = ""
        self._depth = 0
        self._cell: list[str] | None = None
        self._spans = 0
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables += 1
            self._depth += 1
        elif tag in ("style", "script", "title", "head"):
            self._skipped += 1
        elif tag == "tr" and self._depth:
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self._depth:
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._spans = min(int(span), MOST_COLUMNS) - 1 if span.isdigit() else 0
        elif self._cell is not None:
            self._cell.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._end_cell()
            self._depth -= self._depth > 0
        elif tag in ("style", "script", "title", "head"):
            self._skipped -= self._skipped > 0
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif self._cell is not None:
            self._cell.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        elif not self._skipped:
            self.beside += data

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name};")

    def _entity(self, entity: str) -> None:
        if self._cell is not None:
            self._cell.append(entity)
        elif entity not in ("&nbsp;", "&#160;"):
            self.beside += entity

    def _end_cell(self) -> None:
        if self._cell is not None and self.rows:
            self.rows[-1] += ["".join(self._cell), *[""] * max(0, self._spans)]
        self._cell = None
