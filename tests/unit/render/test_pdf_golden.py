"""Where every line of a document with each kind of node comes to stand, kept as text.

After a change that is meant, look at the pages, then write the new text with
`BRIEF_COMPOSER_GOLDEN=write pytest tests/unit/render/test_pdf_golden.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brief_composer.render import styles
from brief_composer.render.pages import Pages
from brief_composer.render.writers.pdf import layout
from tests.trees import every_kind

FOLDER = Path(__file__).parents[2] / "golden" / "pdf"


def shown(style: str) -> str:
    """The lines of every page as they are drawn, and what stands where, rounded to points."""
    laid = layout(every_kind(), styles.theme(style))
    out: list[str] = []
    with Pages(laid.pdf) as pages:
        for page in range(pages.count):
            out.append(f"--- page {page + 1}")
            lines = pages.text(page).replace("\r\n", "\n").replace("\ufffe", "-").split("\n")
            out += [line.rstrip() for line in lines if line.strip()]
    out.append("--- places")
    for place in laid.places:
        corners = " ".join(f"{each:.0f}" for each in (place.x0, place.y0, place.x1, place.y1))
        out.append(f"{place.origin}: page {place.page + 1} at {corners}")
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("style", ["standard", "alert"])
def test_every_line_stands_where_it_stood(style: str) -> None:
    kept = FOLDER / f"every-kind-{style}.txt"
    if os.environ.get("BRIEF_COMPOSER_GOLDEN") == "write":
        kept.write_text(shown(style), "utf-8")
    assert shown(style) == kept.read_text("utf-8")
