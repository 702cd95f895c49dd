"""The paragraphs of the body while it is written: their markup, and the marks around them.

A block's paragraphs lie in a hidden bookmark `_bc_<origin>`, so that an edited file can be compared
with the brief it came from; a remark hangs on the same span.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from brief_composer.render.writers.docx.xml import escape

_NAME = 40  # Word's longest bookmark name


def bookmark_name(origin: str) -> str:
    """The name of the bookmark of an origin: letters, digits and low lines, at most 40."""
    return "_bc_" + re.sub(r"\W", "_", origin, flags=re.ASCII)[: _NAME - 8]


def bookmark_names(origins: Iterable[str]) -> dict[str, str]:
    """A bookmark name for each origin, no two alike whatever the case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for origin in origins:
        name, number = bookmark_name(origin), 1
        while name.casefold() in taken:
            number += 1
            name = f"{bookmark_name(origin)}_{number}"
        taken.add(name.casefold())
        names[origin] = name
    return names


class Paragraphs:
    """Collects markup. `add` returns nothing: marks are put in once all is there."""

    def __init__(self, bookmarks: dict[str, str]) -> None:
        self._bookmarks = bookmarks
        self._out: list[str] = []
        self._marks: list[tuple[str, int]] = []
        self._texts: dict[str, list[str]] = {}

    def add(
        self, style: str, inner: str, *, extra: str = "", origin: str = "", text: str = ""
    ) -> None:
        """A paragraph. `extra` follows the style in its `w:pPr`; `text` is what it says, escaped
        as in markup."""
        opening = _opening(style) if not extra else _opening(style, extra)
        if origin:
            self._marks.append((origin, len(self._out) + 1))
            self._texts.setdefault(origin, []).append(text)
        self._out += (opening, "", inner, "", "</w:p>")

    def raw(self, markup: str) -> None:
        """Markup between paragraphs: the beginning or end of a table, row or cell."""
        self._out.append(markup)

    @property
    def last(self) -> str:
        """The markup added last."""
        return self._out[-1] if self._out else ""

    def end_section(self, properties: str) -> bool:
        """Let the last paragraph end a section; False where no paragraph stands there."""
        if self.last != "</w:p>":
            return False
        opening = self._out[-5]
        self._out[-5] = opening.removesuffix("</w:pPr>") + properties + "</w:pPr>"
        return True

    def texts(self) -> dict[str, str]:
        """What each origin's paragraphs say, parted by line ends; escaped as in markup."""
        return {origin: "\n".join(parts) for origin, parts in self._texts.items()}

    def markup(self, remarks: dict[str, list[int]], linked: set[str]) -> str:
        """Everything, with bookmarks, and the remarks of those ids on their origins.

        A remark on an origin that has no paragraph, and the bookmark of a linked one, is put on the
        first paragraph. There must be one.
        """
        waiting = dict(remarks)
        times: Counter[str] = Counter()
        taken = set(self._bookmarks.values())
        spans = self._spans()
        for number, (origin, first, last) in enumerate(spans, start=1):
            times[origin] += 1
            name = self._bookmarks[origin]
            if times[origin] > 1:
                name = _free(f"{name[: _NAME - 8]}__{times[origin]}", taken)
            self._bookmark(first, last, number, name)
            self._remark(first, last, waiting.pop(origin, []))
        first = next(i for i, part in enumerate(self._out) if part.startswith("<w:p>")) + 1
        for number, origin in enumerate(sorted(linked - times.keys()), start=len(spans) + 1):
            self._bookmark(first, first, number, self._bookmarks[origin])
        for ids in waiting.values():
            self._remark(first, first, ids)
        return "".join(self._out)

    def _bookmark(self, first: int, last: int, id: int, name: str) -> None:
        start = f'<w:bookmarkStart w:id="{id}" w:name="{escape(name)}"/>'
        self._around(first, last, start, f'<w:bookmarkEnd w:id="{id}"/>')

    def _remark(self, first: int, last: int, ids: list[int]) -> None:
        begun = "".join(f'<w:commentRangeStart w:id="{id}"/>' for id in ids)
        self._around(first, last, begun, "".join(map(_remark, ids)))

    def _around(self, first: int, last: int, start: str, end: str) -> None:
        """Put marks before the words of one paragraph and after those of another."""
        self._out[first] += start
        self._out[last + 2] = end + self._out[last + 2]

    def _spans(self) -> list[tuple[str, int, int]]:
        """Each stretch of neighbouring paragraphs of one origin: origin, first, last."""
        spans: list[tuple[str, int, int]] = []
        for origin, place in self._marks:
            if spans and spans[-1][0] == origin and place == spans[-1][2] + 5:
                spans[-1] = (origin, spans[-1][1], place)
            else:
                spans.append((origin, place, place))
        return spans


@cache
def _opening(style: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>'


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _remark(id: int) -> str:
    return (
        f'<w:commentRangeEnd w:id="{id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{id}"/></w:r>'
    )
