"""The finished briefs that come with the program say what the library says."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_composer import paths
from brief_composer.checks.context import Context
from brief_composer.checks.engine import run
from brief_composer.library.items import Library, wording_digest
from brief_composer.library.load import load
from brief_composer.model.brief import Brief
from brief_composer.storage import files

SAMPLES = sorted(paths.resource("samples").glob("*.yaml"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(params=SAMPLES, ids=[path.stem for path in SAMPLES])
def brief(request: pytest.FixtureRequest) -> Brief:
    path: Path = request.param
    return files.load(path)


def test_there_is_one_in_each_language() -> None:
    assert len(SAMPLES) == 2


def test_no_check_finds_anything(brief: Brief, library: Library) -> None:
    assert run(Context(brief, library)).open == ()


def test_its_quotes_are_the_librarys(brief: Brief, library: Library) -> None:
    assert brief.quotes
    for quote in brief.quotes:
        assert quote == library.quote(quote.id, brief.details.language)


def test_its_recommendations_are_up_to_date(brief: Brief, library: Library) -> None:
    for block in brief.recommendations():
        assert block.origin is not None
        item = library.recommendations[block.origin.id]
        assert wording_digest(item, block.origin.language) == block.origin.digest
