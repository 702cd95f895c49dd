"""Which marks a straight one becomes."""

from __future__ import annotations

import pytest

from brief_composer.ui.editor.french import Spacing
from brief_composer.ui.editor.marks import quoting, style_for


def after(before: str, style: str) -> str:
    """The characters up to the caret once the mark was put."""
    fix = quoting(before, style)
    return before[: len(before) - fix.back] + fix.text if fix else before


@pytest.mark.parametrize(
    ("before", "style", "expected"),
    [
        ('"', "double", "“"),
        ('He said "', "double", "He said “"),
        ('He said “no"', "double", "He said “no”"),
        ('("', "double", "(“"),
        ('Il dit "', "guillemets", "Il dit «\u202f"),
        ('Il dit «\u202fnon"', "guillemets", "Il dit «\u202fnon\u202f»"),
        ('a "', "single", "a ‘"),
        ('a ‘b"', "single", "a ‘b’"),
        ("don'", "double", "don’"),
        ("l'", "guillemets", "l’"),
        ("the '", "double", "the ‘"),
        ("la '", "guillemets", "la ’"),
        ("“'", "double", "“‘"),
    ],
)
def test_a_straight_mark_becomes_the_one_that_belongs(
    before: str, style: str, expected: str
) -> None:
    assert after(before, style) == expected


@pytest.mark.parametrize("before", ['a "', "don'"])
def test_marks_stay_straight_where_that_is_set(before: str) -> None:
    assert quoting(before, "straight") is None


def test_marks_in_a_web_address_stay_straight() -> None:
    assert quoting("https://example.org/?q='", "double") is None


def test_what_was_set_goes_before_the_language() -> None:
    assert style_for("single", "fr") == "single"
    assert style_for("", "fr-FR") == "guillemets"
    assert style_for("", "en-GB") == "double"


def test_one_character_is_put_for_the_one_typed() -> None:
    assert quoting('"', "double") == Spacing(1, "“")
