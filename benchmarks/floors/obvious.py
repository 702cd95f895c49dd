"""The obvious scripts on a flat document: python-docx's paragraphs, reportlab's platypus."""

from __future__ import annotations

import base64
import io
from typing import Any
from xml.sax.saxutils import escape

_STYLES = {
    "title": "Title", "text": "Normal", "quote": "Quote", "small": "Caption", "caption": "Caption",
    "bullet": "List Bullet", "number": "List Number",
}  # fmt: skip


def obvious_docx(content: dict[str, Any]) -> bytes:
    """Through python-docx, a call a paragraph and a call a run; notes are a list at the end."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    for kind, runs, more in content["lines"]:
        if kind == "table":
            table = document.add_table(len(more), len(more[0]))
            for row, cells in zip(table.rows, more, strict=True):
                for cell, inner in zip(row.cells, cells, strict=True):
                    cell.text = "".join(run[0] for run in inner)
        elif kind == "figure":
            document.add_picture(io.BytesIO(base64.b64decode(more)), width=Mm(100))
        else:
            style = f"Heading {more}" if kind == "heading" else _STYLES[kind]
            paragraph = document.add_paragraph(style=style)
            for text, look, _, note in runs:
                run = paragraph.add_run(f"[{note}]" if note else text)
                run.bold, run.italic = "b" in look, "i" in look
    for note in content["notes"]:
        document.add_paragraph("".join(run[0] for run in note), style="List Number")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def platypus_pdf(content: dict[str, Any]) -> bytes:
    """Through reportlab's platypus and its sample styles; notes are a list at the end."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    names = {"title": "Title", "quote": "Italic", "bullet": "Bullet"}
    story: list[Flowable] = []
    for kind, runs, more in content["lines"]:
        if kind == "table":
            body = styles["BodyText"]
            story.append(Table([[Paragraph(_markup(cell), body) for cell in row] for row in more]))
        elif kind == "figure":
            story.append(Image(io.BytesIO(base64.b64decode(more)), 100 * mm, 50 * mm))
        else:
            name = f"Heading{more}" if kind == "heading" else names.get(kind, "BodyText")
            story.append(Paragraph(_markup(runs), styles[name]))
    for number, note in enumerate(content["notes"], start=1):
        story.append(Paragraph(f"{number}. {_markup(note)}", styles["BodyText"]))
    out = io.BytesIO()
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def _markup(runs: list[list[Any]]) -> str:
    out: list[str] = []
    for text, look, to, note in runs:
        words = f"<super>{note}</super>" if note else escape(text)
        words = f"<b>{words}</b>" if "b" in look else words
        words = f"<i>{words}</i>" if "i" in look else words
        out.append(f'<a href="{escape(to)}">{words}</a>' if to.startswith("http") else words)
    return "".join(out)
