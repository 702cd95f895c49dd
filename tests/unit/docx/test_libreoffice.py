"""What LibreOffice shows of a Word file. Asked for by `-m nightly`, where LibreOffice is there."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest
from msgspec.structs import replace

from brief_composer.doc.tree import Document
from brief_composer.render.compose import compose
from brief_composer.render.theme import Theme
from brief_composer.render.writers import ignore, writer
from tests import example, readback, themes
from tests.trees import everything

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


def shown(tree: Document, theme: Theme, folder: Path) -> str:
    """All characters LibreOffice prints, without spaces."""
    file = folder / "file.docx"
    file.write_bytes(writer("docx").write(tree, theme, ignore))
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(folder / "file.pdf") as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return re.sub(r"[\s\u00ad\ufffe]", "", "".join(pages))


def of_another() -> bytes:
    """A Word file of somebody else."""
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


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
    text = shown(tree, theme, tmp_path)
    lines, notes = readback.of_tree(tree)
    wanted = [*lines, *(line for note in notes for line in note)]
    parts = [re.sub(r"\s", "", part) for line in wanted for part in re.split(r"\[\d+\]", line)]
    assert [part for part in parts if part not in text] == []
