"""Text with bold, italic, links, citations and blanks: what a person types into a brief.

A `Prose` is a sequence of paragraphs, a paragraph a sequence of inlines. Neighbouring runs with
the same looks are always one run (`joined`), so equal text has one value. How prose is written
down as plain characters is the matter of `model.markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias, assert_never

from msgspec import Struct

from brief_composer.model.ids import SourceId


class Run(Struct, frozen=True, tag="run"):
    """Characters with one look. A "\\n" inside is a line break within the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class Cite(Struct, frozen=True, tag="cite"):
    """A citation of a source in running text; `locator` is the place as printed ("p. 14")."""

    source: SourceId
    locator: str = ""


class BlankKind(Enum):
    """What kind of thing is to be filled in."""

    TEXT = "text"
    DATE = "date"
    PLACE = "place"
    BODY = "body"
    CHOICE = "choice"
    ORGANISATION = "organisation"


class Blank(Struct, frozen=True, tag="blank"):
    """A gap still to fill in, shown as its label: "the body that decides".

    `options` are what a CHOICE is between. `field` is the detail an ORGANISATION blank asks for
    ("email"). Both are empty for the other kinds.
    """

    label: str
    kind: BlankKind = BlankKind.TEXT
    options: tuple[str, ...] = ()
    field: str = ""


Inline: TypeAlias = Run | Cite | Blank


class ParagraphKind(Enum):
    """How a paragraph stands on the page."""

    BODY = "body"
    BULLET = "bullet"
    NUMBER = "number"
    SUBHEADING = "subheading"


class Paragraph(Struct, frozen=True):
    """One paragraph; `level` is the depth of a list item, 0 to 3."""

    inlines: tuple[Inline, ...] = ()
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0


Prose: TypeAlias = tuple[Paragraph, ...]

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


def joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same inlines with empty runs dropped and like neighbours made one run."""
    out: list[Inline] = []
    like: list[Run] = []  # joined once: a text of nothing but marks is one run per character

    def close() -> None:
        if len(like) > 1:
            first = like[0]
            text = "".join(each.text for each in like)
            out.append(Run(text, first.bold, first.italic, first.link))
        else:
            out.extend(like)
        like.clear()

    for inline in inlines:
        if not isinstance(inline, Run):
            close()
            out.append(inline)
        elif inline.text:
            if like and _look(like[0]) != _look(inline):
                close()
            like.append(inline)
    close()
    return tuple(out)


def paragraph(text: str, kind: ParagraphKind = ParagraphKind.BODY, level: int = 0) -> Paragraph:
    """A paragraph of plain characters."""
    return Paragraph(joined((Run(text),)), kind, level)


def plain(prose: Prose) -> str:
    """The characters of the prose: paragraphs parted by a line end, blanks as their labels."""
    return "\n".join(plain_inlines(part.inlines) for part in prose)


def plain_inlines(inlines: Iterable[Inline]) -> str:
    """The characters of some inlines; a citation has none of its own."""
    return "".join(_plain(inline) for inline in inlines)


def count_words(text: str) -> int:
    """How many words: "d'abord" and "cease-fire" are one word each, a lone dash is none."""
    return len(_WORD.findall(text))


def blanks(prose: Prose) -> tuple[Blank, ...]:
    """Every blank in the prose, in order."""
    return tuple(i for part in prose for i in part.inlines if isinstance(i, Blank))


def sentence_at(paragraph: Paragraph, place: int) -> str:
    """The sentence an inline of a paragraph stands in, every blank in square brackets."""
    before = "".join(_bracketed(inline) for inline in paragraph.inlines[:place])
    after = "".join(_bracketed(inline) for inline in paragraph.inlines[place + 1 :])
    ends = tuple(_SENTENCE_END.finditer(before))
    start = before[ends[-1].end() :] if ends else before
    end = _SENTENCE_END.search(after)
    rest = after[: end.end()] if end else after
    return " ".join((start + _bracketed(paragraph.inlines[place]) + rest).split())


def is_empty(prose: Prose) -> bool:
    """Whether the prose holds nothing a reader would see."""
    return not any(
        not isinstance(inline, Run) or inline.text.strip()
        for part in prose
        for inline in part.inlines
    )


def _bracketed(inline: Inline) -> str:
    return f"[{inline.label}]" if isinstance(inline, Blank) else _plain(inline)


def _plain(inline: Inline) -> str:
    match inline:
        case Run():
            return inline.text
        case Cite():
            return ""
        case Blank():
            return inline.label
        case _:
            assert_never(inline)


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.link
