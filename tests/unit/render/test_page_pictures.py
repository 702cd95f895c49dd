"""Pictures of pages, for looking at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from brief_composer.doc.tree import Paragraph
from brief_composer.render.writers import ignore, writer
from tests import themes
from tests.trees import document, text
from tools.page_pictures import draw, sheet


def test_every_page_is_drawn_and_pictures_of_an_earlier_time_go(tmp_path: Path) -> None:
    tree = document(*(Paragraph(text("word " * 300)) for _ in range(5)))
    pdf = tmp_path / "file.pdf"
    pdf.write_bytes(writer("pdf").write(tree, themes.standard(), ignore))
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "page-99.png").touch()
    draw(pdf, tmp_path / "file", 0.5)
    names = sorted(file.name for file in (tmp_path / "file").iterdir())
    assert names == [f"page-{n}.png" for n in range(1, len(names) + 1)]
    assert len(names) > 1
    assert (tmp_path / "file.png").is_file()


@pytest.mark.parametrize(("count", "across", "down"), [(1, 1, 1), (4, 4, 1), (5, 4, 2)])
def test_a_sheet_holds_four_pages_in_a_row(count: int, across: int, down: int) -> None:
    made = sheet([Image.new("RGB", (100, 140))] * count)
    assert (made.width // 66, made.height // 86) == (across, down)
