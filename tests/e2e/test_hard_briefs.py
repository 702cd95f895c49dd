"""Briefs nobody would write, exported from the command line in every format and house style.

Each gives sound files that say everything, or a message that names what is in the way and no file.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief_composer.cli.main import main
from brief_composer.model.blocks import FigureBlock, TableBlock, TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, MediumId, SectionId, SourceId
from brief_composer.model.media import Medium, medium_id
from brief_composer.model.richtext import Cite, Paragraph, Run, paragraph
from brief_composer.storage import files
from brief_composer.storage.errors import StorageError
from tests import example
from tests.pdf_reading import faults as pdf_faults
from tests.readback import docx as word
from tests.readback import html as web
from tests.readback import pdf as print_
from tests.trees import striped
from tests.validators import docx as word_faults

FORMATS = ("docx", "html", "pdf")


def _brief(*blocks: object, **details: str) -> Brief:
    section = Section(SectionId("s1"), "Section", blocks=blocks)  # pyright: ignore
    return Brief(Details("A hard brief", **details), (section,))  # pyright: ignore


def _said(text: str, id: str = "b1") -> TextBlock:
    return TextBlock(BlockId(id), (paragraph(text),))


def _export(brief: Brief, folder: Path, style: str = "standard") -> tuple[int, str]:
    """Exports in all formats to out.*; the exit code and what was remarked."""
    path = folder / "hard.brief"
    files.save(path, brief)
    typed = ["export", str(path), "-o", str(folder / "out.pdf"), "--house-style", style]
    typed += [word for format in FORMATS for word in ("--to", format)]
    out, err = io.StringIO(), io.StringIO()
    code = main(typed, out, err, {"BRIEF_COMPOSER_LANGUAGE": "en"})
    return code, err.getvalue()


def _sound(folder: Path) -> str:
    """Checks the files; gives the words all three say, which are the same."""
    data = {format: (folder / f"out.{format}").read_bytes() for format in FORMATS}
    assert word_faults.faults(data["docx"]) == []
    assert pdf_faults(data["pdf"]) == []
    said = [
        " ".join(" ".join(read.lines).split())
        for read in (word.read(data["docx"]), web.read(data["html"]), print_.read(data["pdf"]))
    ]
    assert said[0] == said[1] == said[2]
    return said[0]


def _table(columns: int, rows: int, words: str) -> TableBlock:
    line = tuple(paragraph(f"{words} {number}") for number in range(columns))
    return TableBlock(BlockId("b1"), (line,) * rows, caption=paragraph("Wide"))


def _thousand_notes() -> Brief:
    brief = example.brief()
    source = brief.sources[0].id
    calls = tuple(
        each for n in range(1000) for each in (Run(f"Word {n}"), Cite(SourceId(source), f"p. {n}"))
    )
    block = TextBlock(BlockId("b1"), (Paragraph(calls),))
    return replace(_brief(block), sources=brief.sources)


def _long_note() -> Brief:
    brief = example.brief()
    first = brief.sources[0]
    title = "A title that never ends, " * 400
    long = replace(first, record=replace(first.record, title=title.strip()))
    block = TextBlock(BlockId("b1"), (Paragraph((Run("Said."), Cite(first.id, "p. 1"))),))
    return replace(_brief(block), sources=(long,))


HARD: dict[str, Callable[[], Brief]] = {
    "nothing at all": lambda: Brief(),
    "nothing but a title": lambda: Brief(Details("Only a title")),
    "a section without a word": lambda: _brief(),
    "a word longer than a line": lambda: _brief(_said("a" * 700 + " end")),
    "an address longer than a line": lambda: _brief(_said("https://example.org/" + "path/" * 90)),
    "a title of three hundred words": lambda: replace(
        _brief(_said("Text.")), details=Details("Very long title " * 100)
    ),
    "a table wider than the page": lambda: _brief(_table(14, 6, "Reconciliation")),
    "a table of long words": lambda: _brief(_table(6, 3, "x" * 90)),
    "a table of 200 rows and 20 columns": lambda: _brief(_table(20, 200, "cell")),
    "a thousand notes": _thousand_notes,
    "a note longer than a page": _long_note,
    "a paragraph of ten thousand words": lambda: _brief(_said("one two three four five " * 2000)),
    "control characters": lambda: _brief(_said("a\x00b\x07c\x1bd\u200be\ufeff \ud800 end")),
}


@pytest.mark.parametrize("style", ["standard", "recommendations-first"])
@pytest.mark.parametrize("name", HARD)
def test_a_hard_brief_becomes_sound_files_that_agree(name: str, style: str, tmp_path: Path) -> None:
    code, remarks = _export(HARD[name](), tmp_path, style)
    assert code == 0, remarks
    _sound(tmp_path)


@pytest.mark.parametrize("words", ["ߒߞߏ ߞߊ߲", "السلام عليكم", "😀 👩🏽‍🌾", "漢字", "שלום"])
def test_letters_the_pdf_lacks_are_named_and_stay_in_every_file(words: str, tmp_path: Path) -> None:
    code, remarks = _export(_brief(_said(f"Before {words} after.")), tmp_path)
    assert code == 0
    assert words.split()[0] in remarks
    assert "The PDF has no letters for" in remarks
    assert f"Before {words} after." in _sound(tmp_path)


# --------------------------------------------------------------------------------------- pictures


def _figure(data: bytes, *, id: str = "", kind: str = "png") -> Brief:
    medium = Medium(MediumId(id or medium_id(data)), kind, 6, 4, data)
    block = FigureBlock(BlockId("b1"), medium.id, alt="Bars")
    return replace(_brief(block, _said("After.", "b2")), media=(medium,))


def test_a_picture_that_is_not_in_the_file_is_named(tmp_path: Path) -> None:
    gone = replace(_figure(striped()), media=())
    code, _ = _export(gone, tmp_path)
    assert code == 0
    assert "After." in _sound(tmp_path)
    out, err = io.StringIO(), io.StringIO()
    main(["check", str(tmp_path / "hard.brief")], out, err, {"BRIEF_COMPOSER_LANGUAGE": "en"})
    assert "picture" in out.getvalue()


@pytest.mark.parametrize("data", [b"", b"no picture", striped()[:40], b"\xff\xd8\xff" + b"\0" * 40])
def test_a_broken_picture_is_never_half_a_file(data: bytes, tmp_path: Path) -> None:
    try:
        code, remarks = _export(_figure(data), tmp_path)
    except StorageError:  # refused before it gets into a file
        return
    if code:
        assert "icture" in remarks
        assert not list(tmp_path.glob("out.*"))
    else:
        _sound(tmp_path)


# ----------------------------------------------------------------------------------------- places


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for next to nothing."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small file system here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_named_and_leaves_no_half_file(small_disk: Path, tmp_path: Path) -> None:
    path = tmp_path / "hard.brief"
    files.save(path, _brief(_said("Text.")))
    before = small_disk / "out.docx"
    before.write_bytes(b"what was there")
    out, err = io.StringIO(), io.StringIO()
    typed = ["export", str(path), "--to", "docx", "--force", "-o", str(before)]
    code = main(typed, out, err, {"BRIEF_COMPOSER_LANGUAGE": "en"})
    assert code != 0
    assert "full" in err.getvalue()
    assert before.read_bytes() == b"what was there"
    assert [each.name for each in small_disk.iterdir()] == ["out.docx"]
