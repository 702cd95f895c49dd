"""Numbers and bullets, bound to styles: `word/numbering.xml`.

Headings number themselves where the numbers of the document are what counting gives ("1", "2" or
"R1", "R2"); other numbers are written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from brief_composer.doc.text import inline_text
from brief_composer.doc.tree import Block, Heading
from brief_composer.render.theme import Theme
from brief_composer.render.writers.docx.measures import INDENT, box_inset, hanging, rail
from brief_composer.render.writers.docx.xml import escape, hexadecimal

HEADINGS, BULLETS, NUMBERS = 1, 2, 3
BOXED = {"Callout": (4, 5), "LeadCallout": (6, 7)}
"""Lists every file has; those in a box (bullets, numbers) by the style of the box. Numbered ones
are only what a new list starts from: each gets its own."""

_FIXED = 7
_RECOMMENDATIONS = 1
"""The level of headings at which recommendations stand; their numbers stand on a ground."""

_NUMBER = re.compile(r"(\D*)(\d+)(\D*)")


class Counted(Struct, frozen=True):
    """How the headings of one level are numbered: what stands around the number, or None."""

    around: tuple[str, str] | None = None


def counting(blocks: Iterable[Block]) -> tuple[Counted, Counted, Counted]:
    """How the headings of levels 1 to 3 among all the blocks of a document are numbered, where
    counting gives their numbers."""
    numbers: tuple[list[str], list[str], list[str]] = ([], [], [])
    for block in blocks:
        if isinstance(block, Heading) and block.number:
            # A number without words is written out: a paragraph needs something in it.
            worded = block.number if inline_text(block.inlines).strip() else ""
            numbers[level_of(block)].append(worded)
    first, second, third = map(_counted, numbers)
    return first, second, third


def level_of(heading: Heading) -> int:
    """The level of a heading from 0, within what Word's headings and ours have."""
    return min(max(heading.level, 1), 3) - 1


class Lists:
    """The numbered lists of a document, each with a number of its own so that it starts at 1."""

    def __init__(self) -> None:
        self._starts: list[tuple[int, int]] = []

    def new(self, level: int, box: str) -> int:
        """The number of a new list whose items stand at `level`, in the box of that style."""
        self._starts.append((BOXED[box][1] if box else NUMBERS, level))
        return _FIXED + len(self._starts)

    def markup(self, theme: Theme, headings: tuple[Counted, Counted, Counted]) -> str:
        """The inside of `word/numbering.xml`."""
        accent = hexadecimal(theme.colours.accent)
        abstract = [
            _abstract(HEADINGS, _heading_levels(theme, headings)),
            _abstract(BULLETS, _list_levels("ListBullet", 0, accent)),
            _abstract(NUMBERS, _list_levels("ListNumber", 0, accent)),
        ]
        for style, (bullets, numbers) in BOXED.items():
            inset = box_inset(theme, style)
            abstract.append(_abstract(bullets, _list_levels("", inset, accent, bullets=True)))
            abstract.append(_abstract(numbers, _list_levels("", inset, accent)))
        fixed = "".join(_num(id, id) for id in range(HEADINGS, _FIXED + 1))
        own = "".join(
            _num(_FIXED + 1 + position, base, level)
            for position, (base, level) in enumerate(self._starts)
        )
        return "".join(abstract) + fixed + own


def _counted(numbers: list[str]) -> Counted:
    first = _NUMBER.fullmatch(numbers[0]) if numbers else None
    if not first or "%" in numbers[0]:
        return Counted()
    before, _, after = first.groups()
    expected = [f"{before}{n}{after}" for n in range(1, len(numbers) + 1)]
    return Counted((before, after) if numbers == expected else None)


def _heading_levels(theme: Theme, headings: tuple[Counted, ...]) -> Iterator[str]:
    for level, counted in enumerate(headings):
        if counted.around is None:
            yield _level(level, "none", "", 0, 0)
            continue
        before, after = counted.around
        space = hanging(theme, level)
        left = 0 if rail(theme) else space
        shown = f"{before}%{level + 1}{after}"
        look = ""
        if level == _RECOMMENDATIONS:
            shown, look = f"\u00a0{shown}\u00a0", _chip(theme)
        yield _level(
            level, "decimal", shown, left, space, style=f"Heading{level + 1}", through=True,
            look=look,
        )  # fmt: skip


def _chip(theme: Theme) -> str:
    """The look of a number on a ground of its own."""
    c = theme.colours
    solid = theme.solid_numbers
    colour, ground = (c.on_accent, c.accent) if solid else (c.accent, c.accent_soft)
    return (
        f'<w:rPr><w:color w:val="{hexadecimal(colour)}"/><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{hexadecimal(ground)}"/></w:rPr>'
    )


def _list_levels(style: str, inset: int, accent: str, *, bullets: bool = False) -> Iterator[str]:
    """The levels of a list. The bar of a box follows the first line of each paragraph, so in a box
    every level begins at the same place and deeper ones put spaces before their mark."""
    boxed = not style
    for level in range(5):
        left = inset + INDENT * (level + 1)
        hanging = INDENT * (level + 1) if boxed else INDENT
        before = "\u2003" * level if boxed else ""
        id = (f"{style}{level + 1}" if level else style) if style else ""
        if bullets or style == "ListBullet":
            kind, text = "bullet", "•–•–•"[level]
        else:
            kind = ("decimal", "lowerLetter", "lowerRoman", "decimal", "lowerLetter")[level]
            text = f"%{level + 1}."
        yield _level(level, kind, before + text, left, hanging, style=id, colour=accent)


def _level(
    level: int, kind: str, text: str, left: int, hanging: int, *,
    style: str = "", colour: str = "", through: bool = False, look: str = "",
) -> str:  # fmt: skip
    restart = '<w:lvlRestart w:val="0"/>' if through and level else ""
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    if colour:
        look = f'<w:rPr><w:i w:val="0"/><w:color w:val="{colour}"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{restart}{bound}'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{look}</w:lvl>'
    )


def _abstract(id: int, levels: Iterable[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _num(id: int, abstract: int, level: int | None = None) -> str:
    start = (
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        if level is not None
        else ""
    )
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'
