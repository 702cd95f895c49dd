"""What is written down as markup is read back as it was."""

from __future__ import annotations

from hypothesis import given, settings

from brief_composer.model import markup
from brief_composer.model.richtext import Prose
from tests.strategies import characters, proses


@given(proses())
@settings(max_examples=400)
def test_prose_written_down_is_read_back(prose: Prose) -> None:
    assert markup.parse(markup.write(prose)) == prose


@given(characters)
@settings(max_examples=400)
def test_any_characters_read_as_prose_in_normal_form(text: str) -> None:
    prose = markup.parse(text)
    assert markup.normal(prose) is prose
    assert markup.parse(markup.write(prose)) == prose


@given(proses())
def test_normal_prose_is_left_as_the_same_object(prose: Prose) -> None:
    assert markup.normal(prose) is prose
