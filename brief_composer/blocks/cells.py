"""Single paragraphs as they are written down: the cells of a table, a caption, a line of source.

Not a kind of block itself.
"""

from __future__ import annotations

from brief_composer.model import markup
from brief_composer.model.blocks import as_cell
from brief_composer.model.node import Plain
from brief_composer.model.richtext import Paragraph


def read(text: str) -> Paragraph:
    """The one paragraph a text stands for; several become its lines."""
    return as_cell(markup.parse(text))


def write(cell: Paragraph) -> str:
    """A paragraph as text; nothing for an empty one."""
    return markup.write((cell,)) if cell.inlines else ""


def part(name: str, cell: Paragraph) -> dict[str, Plain]:
    """A paragraph under a name, where it says anything."""
    return {name: write(cell)} if cell.inlines else {}
