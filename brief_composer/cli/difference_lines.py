"""The differences of two briefs as lines of text and as data.

Belongs here: words and signs: [-taken out-], {+put in+}. Does not belong here: finding them
(`session.differences`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brief_composer.session.differences import Difference, Row, What
from brief_composer.session.word_changes import Mark, Piece, shortened
from brief_composer.words import Words

SIGNS = {Mark.SAME: "{}", Mark.INSERTED: "{{+{}+}}", Mark.DELETED: "[-{}-]", Mark.LOOK: "{}"}


def lines(found: Difference, words: Words) -> Iterator[str]:
    """What differs, section by section; nothing where nothing does."""
    for number, group in enumerate(found.groups):
        if number:
            yield ""
        title = group.title or words("differences.no_title")
        yield title if group.section else words(f"differences.{group.title}")
        for row in group.rows:
            yield f"  {_title(row, words)}"
            if row.pieces:
                text = "".join(_marked(each, row, words) for each in shortened(row.pieces))
                yield from (f"    {line}" for line in text.split("\n"))


def as_data(found: Difference) -> list[dict[str, Any]]:
    """The rows for another program, in the order of the page."""
    return [
        {
            "section": group.section,
            "section_title": group.title if group.section else "",
            "what": row.what.value,
            "how": row.how.value,
            "part": row.part,
            "place": row.place,
            "label": row.label,
            "was": row.was,
            "pieces": [{"mark": each.mark.value, "text": each.text} for each in row.pieces],
        }
        for group in found.groups
        for row in group.rows
    ]


def _title(row: Row, words: Words) -> str:
    said = words(f"differences.{row.key}")
    part = f"differences.part.{row.part}"
    if row.part and part in words and row.what is not What.TEXT:
        said = words("differences.with_part", what=said, part=words(part))
    label = "" if row.what is What.SECTION else row.label
    was = words("differences.from", section=row.was) if row.was else ""
    return " · ".join(filter(None, (said, label, was)))


def _marked(piece: Piece, row: Row, words: Words) -> str:
    key = f"differences.value.{row.part}.{piece.text}"
    text = words(key) if row.part and key in words else piece.text
    return SIGNS[piece.mark].format(text)
