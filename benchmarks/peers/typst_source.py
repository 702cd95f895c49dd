"""Flat documents as typst source: headings, lists, quotes, tables, figures, notes at the page foot.

Our faces and sizes, set justified and hyphenated as ours are, so that a page holds about as much.
"""

from __future__ import annotations

import json
import re
from typing import Any

from benchmarks.peers.flat_lines import Line, Pictures, Runs, Source, lines

_SIGNS = re.compile(r"([\\#*_`$<>@\[\]~/'\"=+\-])")
_AT_START = re.compile(r"^(\d+)\.")
_LOOK = """\
#set document(title: {title})
#set page(paper: "a4", margin: 24mm, numbering: "1")
#set text(font: "Brief Serif", size: 10.5pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true)
#show heading: set text(font: "Brief Sans")
#show figure.where(kind: table): set figure.caption(position: top)
#let small(body) = block(text(font: "Brief Sans", size: 8.5pt, body))
#let head(body) = block(text(font: "Brief Sans", size: 24pt, weight: "bold", body))
"""


def typst(content: dict[str, Any]) -> Source:
    """The document, each note where it is called."""
    pictures, notes = Pictures(), content["notes"]
    blocks = [_LOOK.format(title=_string(content["title"]))]
    blocks += [_block(line, notes, pictures) for line in lines(content)]
    return Source("\n\n".join(blocks) + "\n", pictures.files)


def _block(line: Line, notes: list[Runs], pictures: Pictures) -> str:
    words = _inlines(line.runs, notes)
    match line.kind:
        case "title":
            return f"#head[{words}]"
        case "heading":
            return f"{'=' * line.more} {_started(words)}"
        case "quote":
            return f"#quote(block: true)[{words}]"
        case "bullet":
            return f"- {_started(words)}"
        case "number":
            return f"+ {_started(words)}"
        case "small":
            return f"#small[{words}]"
        case "table":
            return _table(line, notes)
        case "figure":
            alt = _string(line.runs[0][0])
            image = f"image({_string(pictures.name(line.more))}, width: 100mm, alt: {alt})"
            return f"#figure({image}, caption: [{_inlines(line.caption, notes)}])"
        case _:
            return _started(words)


def _table(line: Line, notes: list[Runs]) -> str:
    head, *rows = [", ".join(f"[{_inlines(cell, notes)}]" for cell in row) for row in line.more]
    body = ",\n  ".join([f"table.header({head})", *rows])
    caption = f", caption: [{_inlines(line.caption, notes)}]" if line.caption else ""
    return f"#figure(table(columns: {len(line.more[0])},\n  {body}){caption})"


def _inlines(runs: Runs, notes: list[Runs]) -> str:
    out: list[str] = []
    for text, look, to, note in runs:
        if note:
            out.append(f"#footnote[{_inlines(notes[note - 1], notes)}];")
            continue
        words = _SIGNS.sub(r"\\\1", text.replace("\n", " "))
        # The semicolon ends a call: what follows is text, never a further argument.
        words = f"#strong[{words}];" if "b" in look else words
        words = f"#emph[{words}];" if "i" in look else words
        out.append(f"#link({_string(to)})[{words}];" if to.startswith("http") else words)
    return "".join(out)


def _started(words: str) -> str:
    """Words that begin a paragraph: a number at their head makes no list of it."""
    return _AT_START.sub(r"\1\\.", words)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
