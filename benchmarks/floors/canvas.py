"""The least a PDF export on reportlab could do: lines broken by hand on its canvas.

Embedded faces, first-fit lines, footnotes on the page of their call, links and bookmarks; nothing
is justified, hyphenated, kept together or tagged.
"""

from __future__ import annotations

import base64
import io
from typing import Any

_WIDTH, _HEIGHT, _EDGE = 595.0, 842.0, 68.0
_COLUMN = _WIDTH - 2 * _EDGE
_LOOKS = {
    "title": ("Sans-b", 24, 28), "heading": ("Sans-b", 14, 20), "text": ("Serif", 10.5, 14.5),
    "quote": ("Serif-i", 10.5, 14.5), "small": ("Sans", 8.5, 11), "caption": ("Sans-b", 9, 12),
    "bullet": ("Serif", 10.5, 14.5), "number": ("Serif", 10.5, 14.5), "note": ("Serif", 8.4, 10.7),
}  # fmt: skip


class _Pages:
    def __init__(self, out: io.BytesIO, notes: list[list[list[Any]]]) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth
        from reportlab.pdfgen.canvas import Canvas

        self.canvas = Canvas(out, (_WIDTH, _HEIGHT), pageCompression=1)
        self.measure = stringWidth
        self.widths: dict[tuple[str, str, float], float] = {}
        self.y = _HEIGHT - _EDGE
        self.notes = notes
        self.foot: list[list[tuple[float, str, str, float, str]]] = []

    def width(self, word: str, font: str, size: float) -> float:
        key = (word, font, size)
        if key not in self.widths:
            self.widths[key] = self.measure(word, font, size)
        return self.widths[key]

    def lines(self, runs: list[list[Any]], kind: str) -> list[list[Any]]:
        """Lines of (x, word, font, size, link), each with the notes called in it."""
        base, size, _ = _LOOKS[kind]
        out: list[list[Any]] = [[[], []]]
        x = 0.0
        for text, look, to, note in runs:
            if note:
                out[-1][0].append((x, str(note), base, size * 0.7, ""))
                out[-1][1].append(note)
                x += self.width(str(note), base, size * 0.7)
                continue
            font = base if not look else f"{base.partition('-')[0]}-{look[0]}"
            space = self.width(" ", font, size)
            for position, word in enumerate(text.split(" ")):
                x += space if position else 0
                wide = self.width(word, font, size)
                if x + wide > _COLUMN and out[-1][0]:
                    out.append([[], []])
                    x = 0.0
                if word:
                    out[-1][0].append((x, word, font, size, to))
                    x += wide
        return out

    def write(self, runs: list[list[Any]], kind: str) -> None:
        leading = _LOOKS[kind][2]
        self.y -= leading * 0.5
        for words, notes in self.lines(runs, kind):
            called = [self.lines(self.notes[n - 1], "note") for n in notes]
            extra = sum(len(note) for note in called) * _LOOKS["note"][2]
            self.room(leading + extra)
            self.foot += [line[0] for note in called for line in note]
            self.y -= leading
            self.draw(words, self.y)

    def room(self, height: float) -> None:
        if self.y - height < _EDGE + len(self.foot) * _LOOKS["note"][2]:
            self.turn()

    def turn(self) -> None:
        y = _EDGE + len(self.foot) * _LOOKS["note"][2]
        for line in self.foot:
            y -= _LOOKS["note"][2]
            self.draw(line, y)
        self.foot = []
        self.canvas.showPage()
        self.y = _HEIGHT - _EDGE

    def draw(self, words: list[tuple[float, str, str, float, str]], y: float) -> None:
        text = self.canvas.beginText()
        last = None
        for x, word, font, size, to in words:
            if (font, size) != last:
                text.setFont(font, size)
                last = (font, size)
            text.setTextOrigin(_EDGE + x, y)
            text.textOut(word + " ")
            if to.startswith("http"):
                end = _EDGE + x + self.width(word, font, size)
                self.canvas.linkURL(to, (_EDGE + x, y - 2, end, y + size))
        self.canvas.drawText(text)


def canvas_pdf(content: dict[str, Any]) -> bytes:
    """A flat document (`floors.flat`) as a PDF."""
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    from brief_composer import paths

    rl_config.useA85 = 0
    cuts = {"": "Regular", "-b": "Bold", "-i": "Italic"}
    for family in ("Serif", "Sans"):
        for ending, cut in cuts.items():
            file = paths.resource("fonts", f"Brief{family}-{cut}.ttf")
            registerFont(TTFont(f"{family}{ending}", str(file)))
    out = io.BytesIO()
    pages = _Pages(out, content["notes"])
    for number, (kind, runs, more) in enumerate(content["lines"]):
        if kind == "table":
            for row in more:
                pages.write([run for cell in row for run in (*cell, ["   ", "", "", 0])], "small")
        elif kind == "figure":
            pages.room(150)
            pages.y -= 150
            image = ImageReader(io.BytesIO(base64.b64decode(more)))
            pages.canvas.drawImage(image, _EDGE, pages.y, 280, 140)
        else:
            if kind == "heading":
                pages.canvas.bookmarkPage(f"h{number}")
                title = "".join(run[0] for run in runs)
                pages.canvas.addOutlineEntry(title, f"h{number}", 0)
            pages.write(runs, kind)
    pages.turn()
    pages.canvas.save()
    return out.getvalue()
