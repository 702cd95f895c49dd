"""Flat documents as pandoc's Markdown: headings, lists, quotes, pipe tables, pictures, footnotes.

Every character of the content arrives as it is: what means something to pandoc is escaped.
"""

from __future__ import annotations

import json
import re
from typing import Any

from benchmarks.peers.flat_lines import Line, Pictures, Runs, Source, lines

_SIGNS = re.compile(r"([\\`*_\[\]<>#~^$@|{}&!])")
_AT_START = re.compile(r"^(\(?\w+)([.)])(?=\s|$)|^([-+:%=])")
_SPACES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
_MARKS = {"": "", "b": "**", "i": "*", "bi": "***", "ib": "***"}


def markdown(content: dict[str, Any]) -> Source:
    """The document with its notes at the end."""
    pictures = Pictures()
    blocks = [f"---\ntitle: {json.dumps(_escaped(content['title']), ensure_ascii=False)}\n---"]
    blocks += [_block(line, pictures) for line in lines(content) if line.kind != "title"]
    blocks += [f"[^{n}]: {_inlines(runs)}" for n, runs in enumerate(content["notes"], start=1)]
    return Source("\n\n".join(blocks) + "\n", pictures.files)


def _block(line: Line, pictures: Pictures) -> str:
    words = _inlines(line.runs)
    match line.kind:
        case "heading":
            return f"{'#' * line.more} {words}"
        case "quote":
            return f"> {_started(words)}"
        case "bullet":
            return f"- {_started(words)}"
        case "number":
            return f"1. {_started(words)}"
        case "table":
            return _table(line)
        case "figure":
            # The caption alone: pandoc takes it for the words read aloud, too.
            name = pictures.name(line.more)
            return f"![{_inlines(line.caption) or words}]({name}){{width=100mm}}"
        case _:
            return _started(words)


def _table(line: Line) -> str:
    head, *rows = [[_inlines(cell) for cell in row] for row in line.more]
    made = [head, ["---"] * len(head), *rows]
    table = "\n".join(f"| {' | '.join(row)} |" for row in made)
    return f"{table}\n\n: {_inlines(line.caption)}" if line.caption else table


def _inlines(runs: Runs) -> str:
    out: list[str] = []
    marked = False
    for text, look, to, note in runs:
        if note:
            out.append(f"[^{note}]")
            marked = False
            continue
        # A mark counts only next to a letter: spaces stand outside.
        parts = _SPACES.match(text.replace("\n", " "))
        assert parts is not None  # It fits every text.
        before, words, after = parts.groups()
        mark = _MARKS[look] if words else ""
        words = f"{mark}{_escaped(words)}{mark}"
        if words and to.startswith("http"):
            words = f"[{words}](<{to}>)"
        # Two runs of marks without a space between would be read as one.
        apart = "<!-- -->" if marked and mark and not before else ""
        out.append(f"{apart}{before}{words}{after}")
        marked = bool(mark) and not after
    return "".join(out)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _started(words: str) -> str:
    """Words that begin a paragraph: no number, letter or dash at their head makes a list of it."""
    return _AT_START.sub(lambda m: f"\\{m[3]}" if m[3] else f"{m[1]}\\{m[2]}", words)
