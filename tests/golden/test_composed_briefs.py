"""A whole brief as a tree, in both languages."""

from __future__ import annotations

import pytest

from brief_composer.doc.dump import dump
from brief_composer.render.compose import compose
from brief_composer.render.options import Options
from tests import example, golden


@pytest.mark.parametrize("language", ["en-GB", "fr"])
def test_the_example_composes_to_the_tree_it_always_did(language: str) -> None:
    options = Options(draft=True, notes_as_comments=True)
    document = compose(example.brief(language), example.ACTORS, options)
    assert golden.matches(f"example-{language}.txt", dump(document))
