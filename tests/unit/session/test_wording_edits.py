"""Other words put in their place, and initials written out."""

from __future__ import annotations

import pytest

from brief_composer.model import markup
from brief_composer.model.blocks import RecommendationBlock, TextBlock
from brief_composer.model.brief import SUBTITLE, TITLE, Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.session.edits.wording import explain_acronym, replace_words

B1, B2 = BlockId("b1"), BlockId("b2")


def brief(text: str = "") -> Brief:
    blocks = (TextBlock(B1, markup.parse(text)), RecommendationBlock(B2, "Meet the bandits"))
    section = Section(SectionId("s1"), "The bandits", blocks=blocks)
    return Brief(Details(title="On bandits", subtitle="Of bandits"), (section,))


def said(made: Brief) -> str:
    block = made.block(B1)
    assert block is not None
    return markup.write(block.prose)


@pytest.mark.parametrize(
    ("before", "start", "end", "after"),
    [
        ("One two three", 4, 7, "One new three"),
        ("One two three", 0, 13, "new"),
        ("One **two** three", 4, 7, "One **new** three"),
        ("One **two three** four", 0, 7, "new** three** four"),
        ("A **two** three", 0, 5, "**new** three"),
        ("One *tw*o three", 4, 7, "One *new* three"),
        ("One tw[@a-b]o three", 4, 7, "One new[@a-b] three"),
        ("One[@a-b] two three", 4, 7, "One[@a-b] new three"),
        ("One [two](https://a.b) three", 4, 7, "One [new](https://a.b) three"),
        ("One {place: town} two", 9, 12, "One {place: town} new"),
    ],
)
def test_words_are_replaced_in_the_look_most_of_them_have(
    before: str, start: int, end: int, after: str
) -> None:
    assert said(replace_words(B1, 0, start, end, "new")(brief(before))) == after


def test_a_gap_in_the_words_becomes_a_blank() -> None:
    made = replace_words(B1, 0, 4, 7, "aged {ages} in {place: town}")(brief("One two three"))
    assert said(made) == "One aged {ages} in {place: town} three"


@pytest.mark.parametrize(
    ("where", "line", "old", "after"),
    [
        ("", TITLE, (3, 10), "On people"),
        ("", SUBTITLE, (3, 10), "Of people"),
        ("s1", TITLE, (4, 11), "The people"),
        ("b2", TITLE, (9, 16), "Meet the people"),
    ],
)
def test_words_of_a_title_are_replaced(
    where: str, line: int, old: tuple[int, int], after: str
) -> None:
    made = replace_words(where, line, *old, "people", was="bandits")(brief())
    titles = [
        made.details.title,
        made.details.subtitle,
        made.sections[0].title,
        made.recommendations()[0].title,
    ]
    assert after in titles
    assert sum("bandits" in title for title in titles) == 3


@pytest.mark.parametrize(
    ("where", "paragraph", "start", "end", "was"),
    [
        ("b1", 0, 4, 7, "ten"),
        ("b1", 0, 4, 70, None),
        ("b1", 0, 7, 7, None),
        ("b1", 3, 0, 1, None),
        ("b9", 0, 0, 1, None),
        ("b9", TITLE, 0, 1, None),
        ("b1", TITLE, 0, 1, None),
        ("", -9, 0, 1, None),
        ("", TITLE, 0, 99, None),
    ],
)
def test_what_is_not_there_any_more_changes_nothing(
    where: str, paragraph: int, start: int, end: int, was: str | None
) -> None:
    first = brief("One two three")
    assert replace_words(where, paragraph, start, end, "new", was)(first) is first


def test_initials_are_written_out_before_themselves() -> None:
    made = explain_acronym(B1, 0, 4, 7, "security sector reform")(brief("The **SSR** council"))
    assert said(made) == "The **security sector reform (SSR)** council"
    gone = brief("None")
    assert explain_acronym(BlockId("b9"), 0, 0, 1, "long")(gone) is gone
