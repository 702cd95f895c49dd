"""The language a document and its quotes are said to be in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.doc.tree import Quote
from brief_composer.doc.walk import walk
from brief_composer.model.language import sound
from brief_composer.render.compose import compose
from tests import example


@pytest.mark.parametrize("tag", ["en", "fr-FR", "bm", "zh-Hant-TW", "es-419", "ff-Adlm"])
def test_a_tag_that_is_one_stays(tag: str) -> None:
    assert sound(tag) == tag


@pytest.mark.parametrize("tag", ["", "français", "en_GB", "x", "fr FR", "en-GB\n", "(en)", "e" * 9])
def test_anything_else_is_not_passed_on(tag: str) -> None:
    assert sound(tag, "en-GB") == "en-GB"


def test_a_brief_in_a_language_nobody_knows_is_said_to_be_in_english() -> None:
    brief = example.brief()
    odd = replace(brief, details=replace(brief.details, language="<none>"))
    assert compose(odd, example.ACTORS).properties.lang == "en-GB"


def test_a_quote_in_a_language_nobody_knows_says_nothing_of_it() -> None:
    brief = example.brief()
    quotes = tuple(replace(each, language="/Lang (x)") for each in brief.quotes)
    document = compose(replace(brief, quotes=quotes), example.ACTORS)
    said = [each.lang for each in walk(document.blocks) if isinstance(each, Quote)]
    assert said
    assert set(said) == {""}
