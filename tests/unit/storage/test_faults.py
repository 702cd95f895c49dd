"""A fault made by hand is told with its place, what stands there and what was expected."""

from __future__ import annotations

import pytest

from brief_composer import words as catalogue
from brief_composer.storage import plain
from brief_composer.storage.errors import DamagedBrief, NewerBrief, NotABrief

LOST_QUOTE = """sections:
  - id: s1
    blocks:
      - kind: recommendation
        id: b1
        evidence: [{id: e1, quote: q9}]
"""
HEAD = "format: brief-composer/brief/1\n"


def faults(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(DamagedBrief) as told:
        plain.read((HEAD + text).encode(), "t.brief")
    for found in told.value.findings:
        for language in ("en", "fr"):
            assert catalogue.load(language)(f"error.{found.code}", **dict(found.params))
    places = [(found.code, found.origin) for found in told.value.findings]
    return [(code, at.line, at.column) for code, at in places if at]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("detials: {}", ("content-unknown-near", 2, 1)),
        ("details: [a]", ("content-not-mapping", 2, 10)),
        ("details: {title: [a]}", ("content-not-text", 2, 18)),
        ("details: {authors: A}", ("content-not-list", 2, 20)),
        ("counter: many", ("content-not-number", 2, 10)),
        ("counter: -1", ("content-not-number", 2, 10)),
        ("counter: 1\ncounter: 2", ("content-twice", 3, 1)),
        ("sections:\n  - {title: A}", ("content-missing", 3, 5)),
        ("sections:\n  - {id: s1, role: chapter}", ("content-not-one-of", 3, 20)),
        ("sections:\n  - {id: s1, left_out: perhaps}", ("content-not-true-false", 3, 24)),
        ("sections:\n  - {id: s1}\n  - {id: s1}", ("content-id-twice", 4, 10)),
        ("quotes:\n  - {id: q, text: a}", ("content-missing", 3, 5)),
        (
            "sections:\n  - id: s1\n    blocks:\n      - {kind: poem, id: b1}",
            ("content-not-one-of", 5, 16),
        ),
        (
            LOST_QUOTE,
            ("content-no-such-quote", 7, 36),
        ),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, fault: tuple[str, int, int]) -> None:
    assert faults(text) == [fault]


def test_every_fault_is_told_at_once_in_the_order_of_the_file() -> None:
    found = faults("counter: x\nsections:\n  - {id: s1, rolle: text}\n  - {id: s1}\n")
    assert [code for code, _, _ in found] == [
        "content-not-number",
        "content-unknown-near",
        "content-id-twice",
    ]


def test_texts_that_look_like_something_else_stay_texts() -> None:
    text = HEAD + "details: {title: NO, number: 1.10, date: 2019-03-01, series: 12:30}\n"
    details = plain.read(text.encode(), "t").brief.details
    assert (details.title, details.number, details.date, details.series) == (
        "NO",
        "1.10",
        "2019-03-01",
        "12:30",
    )


def test_an_identifier_written_by_hand_is_never_given_again() -> None:
    text = HEAD + "counter: 3\nsections:\n  - id: s1\n    blocks: [{kind: text, id: b17}]\n"
    assert plain.read(text.encode(), "t").brief.counter == 17


def test_a_newer_brief_is_told_with_what_made_it() -> None:
    with pytest.raises(NewerBrief) as told:
        plain.read(b"format: brief-composer/brief/99\nmade_by: Brief Composer 2.1\n", "t")
    assert told.value.params["version"] == "2.1"


@pytest.mark.parametrize(
    "text", ["", "a: b", "format: brief-composer/actors/1", "- a", "format: [x]"]
)
def test_other_yaml_is_no_brief(text: str) -> None:
    with pytest.raises(NotABrief):
        plain.read(text.encode(), "t")
