"""Words and fields of heads and feet."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brief_composer.doc import running
from brief_composer.doc.running import Count
from brief_composer.doc.tree import Document, Masthead, Properties

WHOLE = Document(
    Properties(title="T", lang="en-GB"),
    (Masthead("Talking first", date="12 May 2024"),),
    running_head="Talking first",
    foot="Sahel Centre",
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{title}", "Talking first"),
        ("{organisation} · {date}", "Sahel Centre · 12 May 2024"),
        ("{page} / {pages}", "2 / 5"),
        ("Page {page}", "Page 2"),
        ("{unknown} {Title}", "{unknown} {Title}"),
        ("{{title}}", "{Talking first}"),
        ("", ""),
    ],
)
def test_fields_are_filled_and_other_braces_stay(text: str, said: str) -> None:
    assert running.words(text, WHOLE, 2, 5) == said


def test_what_parted_an_empty_field_goes_with_it() -> None:
    nobody = replace(WHOLE, foot="")
    assert running.words("{organisation} · {date}", nobody, 1, 1) == "12 May 2024"
    assert running.words("{date} – {organisation}", nobody, 1, 1) == "12 May 2024"


def test_a_title_with_braces_is_not_taken_for_fields() -> None:
    odd = replace(WHOLE, running_head="On {page} and {date}")
    assert running.words("{title}, {page}", odd, 2, 5) == "On {page} and {date}, 2"


def test_page_numbers_are_pieces_of_their_own() -> None:
    assert running.pieces("{organisation}, {page} of {pages}", WHOLE) == (
        "Sahel Centre, ", Count.PAGE, " of ", Count.PAGES,
    )  # fmt: skip
