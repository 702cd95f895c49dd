"""What LibreOffice shows of a Word file, where LibreOffice is there; most of it by `-m nightly`."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from bisect import bisect_left
from pathlib import Path

import docx
import pypdfium2
import pytest
from msgspec.structs import replace

from brief_composer.doc.tree import Document
from brief_composer.render import styles
from brief_composer.render.compose import compose
from brief_composer.render.contents import paged
from brief_composer.render.options import Options, in_house
from brief_composer.render.theme import Theme
from brief_composer.render.writers import ignore, writer
from tests import example, readback, themes
from tests.trees import everything
from tests.unit.docx.test_samples import drawn

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def shown(tree: Document, theme: Theme, folder: Path) -> str:
    """All characters LibreOffice prints, without spaces."""
    file = folder / "file.docx"
    file.write_bytes(writer("docx").write(tree, theme, ignore))
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(folder / "file.pdf") as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return bare("".join(pages))


def bare(text: str) -> str:
    """Characters without spaces, hyphens (of which those at the end of a line are lost) and the
    dots before a page of the contents."""
    return re.sub(r"[\s\x02\u00ad\ufffe-]", "", re.sub(r"\.{4,}", "", text))


def missing(tree: Document, text: str) -> list[str]:
    """The parts of the lines, and of the notes, that do not stand where they should: one after the
    other. A part may go on after the end of a page."""
    lines, notes = readback.of_tree(tree)
    out: list[str] = []
    for several in (lines, [line for note in notes for line in note]):
        at = 0
        for part in [part for line in several for part in re.split(r"\[\d+\]", line)]:
            end = _end(bare(part), text, at, ends=2)
            if end < 0:
                out.append(part)
            else:
                at = end
    return out


def _end(part: str, text: str, at: int, *, ends: int) -> int:
    """Where a part of the words ends that begins at or after a place, over so many ends of pages;
    -1 where it does not stand there."""
    found = text.find(part, at)
    if found >= 0 or not ends:
        return found + len(part) if found >= 0 else -1
    most = bisect_left(range(len(part)), True, key=lambda n: text.find(part[: n + 1], at) < 0)
    for length in range(most, max(most - 4, 0), -1):
        begun = text.find(part[:length], at) + length
        if (end := _end(part[length:], text, begun, ends=ends - 1)) >= 0:
            return end
    return -1


def of_another() -> bytes:
    """A Word file of somebody else."""
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


@pytest.mark.nightly
@pytest.mark.parametrize(
    "theme",
    [themes.standard(), themes.alert(), themes.standard(word_base=of_another())],
    ids=["standard", "alert", "on a file of the user's own"],
)
@pytest.mark.parametrize(
    "tree",
    [
        everything(),
        replace(everything(), notes_at="end", notes_title="Notes"),
        compose(example.brief("fr"), example.ACTORS),
    ],
    ids=["everything", "notes at the end", "a brief in French"],
)
def test_libreoffice_shows_every_line_and_note(
    tree: Document, theme: Theme, tmp_path: Path
) -> None:
    assert missing(tree, shown(tree, theme, tmp_path)) == []


@pytest.mark.slow
def test_libreoffice_shows_everything_in_order(tmp_path: Path) -> None:
    tree = everything()
    assert missing(tree, shown(tree, themes.alert(), tmp_path)) == []


@pytest.mark.nightly
@pytest.mark.parametrize("style", [style.id for style in styles.names()])
@pytest.mark.parametrize("language", ["en-GB", "fr"])
@pytest.mark.parametrize("references", ["footnotes", "endnotes", "text"])
def test_libreoffice_shows_a_brief_in_every_house_style(
    style: str, language: str, references: str, tmp_path: Path
) -> None:
    theme = styles.theme(style, language=language)
    options = replace(in_house(Options(), theme), references=references, contents=True)
    tree = paged(compose(example.brief(language), example.ACTORS, options), theme)
    assert missing(tree, shown(tree, theme, tmp_path)) == []


@pytest.mark.nightly
@pytest.mark.parametrize("style", [style.id for style in styles.names()])
@pytest.mark.parametrize("name", ["talking-first", "talking-first-fr"])
def test_libreoffice_shows_the_samples_in_every_house_style(
    name: str, style: str, tmp_path: Path
) -> None:
    document, theme = drawn(name, style, "notes", "footnotes")
    tree = paged(document, theme)
    assert missing(tree, shown(tree, theme, tmp_path)) == []
