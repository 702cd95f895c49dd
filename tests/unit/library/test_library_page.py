"""`docs/library.md` is what the library is, and no recommendation rests on nothing."""

from __future__ import annotations

import pytest

from brief_composer.library.items import Library
from brief_composer.library.load import load
from tools.library_page import PAGE, documents, made_from, page


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def test_the_page_is_the_one_made_from_the_library(library: Library) -> None:
    written = PAGE.read_text("utf-8")
    assert written == page(library), "write it anew: python -m tools.library_page"


def test_every_recommendation_was_made_from_a_document(library: Library) -> None:
    sources = documents(library)
    assert len(sources) == 5
    empty = [
        item.id
        for item in library.recommendations.values()
        if not any(made_from(item, source) for source in sources)
    ]
    assert empty == []


def test_every_recommendation_has_a_quote_for_it(library: Library) -> None:
    assert [i.id for i in library.recommendations.values() if not i.evidence] == []


def test_every_document_speaks_for_some_recommendation(library: Library) -> None:
    used = {
        source
        for item in library.recommendations.values()
        for source in documents(library)
        if made_from(item, source)
    }
    assert used == set(documents(library))


def test_every_recommendation_and_quote_stands_on_the_page(library: Library) -> None:
    text = page(library)
    assert [id for id in library.recommendations if text.count(f"`{id}`") < 3] == []
    assert [id for id in library.quotes if id not in text] == []
