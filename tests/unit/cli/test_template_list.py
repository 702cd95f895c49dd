"""The list of templates says whose each is, and what could not be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from brief_composer import paths
from brief_composer.cli.main import main
from brief_composer.library.items import SectionPlan, Template
from brief_composer.model.terms import Bilingual
from brief_composer.storage import templates

NOTE = Template(
    "note",
    Bilingual("Country note"),
    Bilingual(),
    (SectionPlan(Bilingual("Summary"), key="summary"),),
    languages=("en",),
)


def listed(language: str) -> tuple[list[str], str]:
    out, err = io.StringIO(), io.StringIO()
    assert main(["template", "list", "--lang", language], out, err, {}) == 0
    return out.getvalue().splitlines(), err.getvalue()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "English · Yours · version 1"), ("fr", "Anglais · À vous · version 1")],
)
def test_ones_own_stand_first_with_their_version(language: str, words: str) -> None:
    templates.create(NOTE)
    first, second, *_ = listed(language)[0]
    assert first == f"{'note':<19}{'Country note':<27}{words}"
    assert second.startswith("evidence-brief")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_that_cannot_be_used_is_told(language: str) -> None:
    folder = paths.own_templates()
    folder.mkdir(parents=True)
    Path(folder, "Broken.brieftemplate").write_text("hello", "utf-8")
    lines, remarks = listed(language)
    assert len(lines) == 6
    assert "Broken.brieftemplate" in remarks
    assert ".brieftemplate." in remarks
