"""Briefs that grow by a key at a time, and journals of them on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.richtext import paragraph, plain
from brief_composer.storage.journal_file import JournalFile

ID = "0f" * 16


def brief(text: str = "", title: str = "Talking first") -> Brief:
    """A brief with one block of text."""
    block = TextBlock(BlockId("b2"), (paragraph(text),) if text else ())
    section = Section(SectionId("s1"), "Summary", blocks=(block,))
    return Brief(Details(title=title), (section,), counter=2, id=ID)


def typed(before: Brief, text: str) -> Brief:
    """The brief with other words in its block, everything else the same objects."""
    section = before.sections[0]
    block = TextBlock(BlockId("b2"), (paragraph(text),))
    return replace(before, sections=(replace(section, blocks=(block,)),))


def text_of(brief: Brief) -> str:
    """The words in its block."""
    block = brief.sections[0].blocks[0]
    assert isinstance(block, TextBlock)
    return plain(block.prose)


def keys(before: Brief, words: str) -> Iterator[Brief]:
    """The brief after each character."""
    for end in range(1, len(words) + 1):
        before = typed(before, words[:end])
        yield before


def write(
    folder: Path, path: Path, base: Brief, states: list[Brief], *, flush: bool = True
) -> Path:
    """A journal in the folder kept for a brief, as a process that died left it."""
    file = JournalFile(folder / "journal", path, base)
    for number, state in enumerate(states):
        file.know(state, 1_000_000.0 + number)
        file.write_edit()
    if flush:
        file.flush()
    file.give_up()
    (made,) = (folder / "journal").glob("*.journal")
    return made
