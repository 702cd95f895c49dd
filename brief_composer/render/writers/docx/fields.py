"""What Word counts and looks up by itself, with the results it has until it does so anew: numbers
of captions, references to them, the contents.

Every result is there already, so that nothing has to be asked when the file is opened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from brief_composer.doc.text import entry_text, label_text
from brief_composer.doc.tree import Block, Contents, Entry, Figure, Table
from brief_composer.render.writers.docx.xml import (
    FIELD_END,
    TAB,
    bookmarked,
    escape,
    field,
    field_begin,
    run,
)

_BOOKMARKS = 2_000_000  # their ids begin where those of blocks and notes never reach
_DEEPEST = 3


class Labels:
    """The numbered captions of a document, in reading order."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._bookmarks: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()
        self._made = 0
        position = 0
        for block in blocks:
            if isinstance(block, (Table, Figure)) and (label := block.label) and label_text(block):
                position += 1
                if block.origin:
                    words = _plain(f"{label.word} {label.number}")
                    self._bookmarks.setdefault((block.origin, words), _bookmark(position))

    def bookmark(self, origin: str, words: str) -> str:
        """The bookmark around the number of that origin's label where the words are that label,
        with a small letter or a large one; "" where they are not."""
        return self._bookmarks.get((origin, _plain(words)), "")

    def next(self, block: Table | Figure) -> tuple[str, str]:
        """What stands before the caption of the next block as runs, counted by Word, and its
        words, escaped; "" and "" for a block without a label."""
        if not (block.label and label_text(block)):
            return "", ""
        self._made += 1
        label = block.label
        counter = re.sub(r"\W", "_", label.word) or "_"
        self._counts[counter] += 1
        instruction = f"SEQ {counter} \\* ARABIC"
        if self._counts[counter] != label.number:
            self._counts[counter] = label.number
            instruction += f" \\r {label.number}"
        number = field(instruction, str(label.number))
        marked = bookmarked(number, _BOOKMARKS + self._made, _bookmark(self._made))
        runs = run(f"{label.word}\u00a0") + marked + run(label.end) * bool(label.end)
        return runs, escape(label_text(block))


def contents(block: Contents, where: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """The lines of the contents under their title: the style of each, its runs, and its words,
    escaped. `where` gives the bookmark of an origin, "" for none.

    The first begins and the last ends the field by which Word makes the contents anew.
    """
    shown = [entry for entry in block.entries if entry_text(entry).strip()]
    deepest = max((_level(entry) for entry in shown), default=1)
    for position, entry in enumerate(shown):
        runs = _entry(entry, where(entry.target) if entry.target else "")
        if not position:
            runs = field_begin(f'TOC \\o "1-{deepest}" \\h \\z \\u') + runs
        if position == len(shown) - 1:
            runs += FIELD_END
        yield f"TOC{_level(entry)}", runs, escape(entry_text(entry))


def _entry(entry: Entry, bookmark: str) -> str:
    """Number, tab, words, tab, page: what Word itself makes of a heading."""
    runs = run(entry.number) + TAB if entry.number else ""
    runs += run(entry.words)
    if entry.page:
        page = field(f"PAGEREF {bookmark} \\h", entry.page) if bookmark else run(entry.page)
        runs += TAB + page
    if not bookmark:
        return runs
    return f'<w:hyperlink w:anchor="{escape(bookmark)}" w:history="1">{runs}</w:hyperlink>'


def _level(entry: Entry) -> int:
    return min(max(entry.level, 1), _DEEPEST)


def _bookmark(position: int) -> str:
    return f"_bc_label_{position}"


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
