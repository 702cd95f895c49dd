"""Set text as strips: paragraphs and notes."""

from __future__ import annotations

from collections.abc import Callable

from brief_composer.doc.tree import Block, Inline, Note, NoteRef
from brief_composer.doc.walk import children, inside, own_inlines
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.pdf.lines import Line
from brief_composer.render.writers.pdf.looks import Look
from brief_composer.render.writers.pdf.strips import LineShape, Scope, Strip
from brief_composer.render.writers.pdf.tags import Node, lang_entry

SetText = Callable[[tuple[Inline, ...], Look, float, str], list[Line]]
"""Sets inlines in a look and width and language as lines; may remember what it set before."""


def note_strips(
    note: Note, number: int, node: Node, look: Look, width: float, lang: str, set_text: SetText,
    back: Line | None,
) -> list[Strip]:  # fmt: skip
    """The lines of a note, its number hung before the first. Raises WriterError `note-in-note`."""
    if any(isinstance(each, NoteRef) for part in note.blocks for each in inside(part.inlines)):
        raise WriterError("note-in-note", note=note.id)
    indent = look.size * (0.8 if number < 10 else 1.2 if number < 100 else 1.6)
    made: list[Strip] = []
    for part in note.blocks:
        scope = Scope(Node("P", node, lang_entry(part.lang)))
        lines = set_text(part.inlines, look, width - indent, part.lang or lang)
        strips = line_strips(lines, look, indent, scope)
        strips[0].above = look.below if made else 0
        made += strips
    if not made:
        made = [Strip(look.leading, [])]
    if back is not None:
        label = Scope(Node("Lbl"))
        assert label.node is not None
        node.kids.insert(0, label.node)
        made[0].shapes.insert(0, LineShape(back, 0, first_baseline(look), label))
    return made


def called(block: Block) -> list[str]:
    """The notes called from a block and what stands in it, in reading order."""
    out: list[str] = []
    for inner in children(block):
        out += called(inner)
    out += [each.note for each in inside(own_inlines(block)) if isinstance(each, NoteRef)]
    return out


def first_baseline(look: Look) -> float:
    """How far below the top of a line its letters stand: capitals are centred in the line."""
    return (look.leading + 0.67 * look.size) / 2


def line_strips(
    lines: list[Line], look: Look, x: float, scope: Scope, *, keep: bool = False
) -> list[Strip]:
    """A strip for each line. Two lines stay together at either end; all of them with `keep`."""
    baseline = first_baseline(look)
    last = len(lines) - 1
    return [
        Strip(
            look.leading,
            [LineShape(line, x, baseline, scope)],
            keep=(keep if index == last else keep or index in (0, last - 1)),
            notes=line.notes,
        )
        for index, line in enumerate(lines)
    ]
