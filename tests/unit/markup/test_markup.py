"""How prose is read from and written as plain characters."""

from __future__ import annotations

import time

import pytest

from brief_composer.model import markup
from brief_composer.model.ids import SourceId
from brief_composer.model.richtext import (
    Blank,
    BlankKind,
    Cite,
    Paragraph,
    ParagraphKind,
    Run,
    paragraph,
    plain,
)


def inlines(text: str) -> tuple[object, ...]:
    (only,) = markup.parse(text)
    return only.inlines


def test_a_blank_line_parts_paragraphs_and_a_line_end_is_a_space() -> None:
    assert markup.parse("One\ntwo.\n\n\nThree.") == (paragraph("One two."), paragraph("Three."))


def test_stars_make_bold_and_italic() -> None:
    assert inlines("a **b** *c* ***d***") == (
        Run("a "),
        Run("b", bold=True),
        Run(" "),
        Run("c", italic=True),
        Run(" "),
        Run("d", bold=True, italic=True),
    )


@pytest.mark.parametrize("text", ["5 * 3 * 2", "a * b", "one * star", "2 ** 3"])
def test_a_star_between_spaces_is_a_star(text: str) -> None:
    assert inlines(text) == (Run(text),)


def test_a_mark_that_is_never_closed_is_a_star() -> None:
    assert inlines("*see below") == (Run("*see below"),)


def test_a_link_keeps_brackets_within_its_address() -> None:
    assert inlines("[Mali](https://en.example.org/Mali_(country))") == (
        Run("Mali", link="https://en.example.org/Mali_(country)"),
    )


def test_a_citation_has_a_source_and_perhaps_a_place() -> None:
    assert inlines("[@bicc-2019][@cep-2019, p. 14]") == (
        Cite(SourceId("bicc-2019")),
        Cite(SourceId("cep-2019"), "p. 14"),
    )


def test_a_blank_has_a_label_and_perhaps_a_kind() -> None:
    assert inlines("{the body}{date: of the review}{place:x}") == (
        Blank("the body"),
        Blank("of the review", BlankKind.DATE),
        Blank("place:x"),
    )


def test_a_choice_has_a_label_and_what_it_is_between() -> None:
    assert inlines("{choice: who signs | the ministry | the \\| council|}") == (
        Blank("who signs", BlankKind.CHOICE, ("the ministry", "the | council")),
    )


def test_a_detail_of_the_organisation_has_a_name_and_perhaps_a_label() -> None:
    assert inlines("{organisation: email | e-mail address}{organisation: name}") == (
        Blank("e-mail address", BlankKind.ORGANISATION, (), "email"),
        Blank("name", BlankKind.ORGANISATION, (), "name"),
    )


@pytest.mark.parametrize(
    "written", ["colour: red", "organisation: No Name", "organisation: |x", "choice: | a", "choice"]
)
def test_a_kind_that_makes_no_sense_is_words(written: str) -> None:
    (blank,) = inlines("{" + written + "}")
    assert blank == Blank(written)


@pytest.mark.parametrize(
    "blank",
    [
        Blank("choice: a | b"),
        Blank("a | b", BlankKind.DATE),
        Blank("who {signs}", BlankKind.CHOICE, ("a|b", "c\\")),
        Blank("colour", BlankKind.ORGANISATION, (), "colour"),
    ],
)
def test_a_blank_of_any_kind_is_written_and_read_back(blank: Blank) -> None:
    prose = (Paragraph((blank,)),)
    assert markup.parse(markup.write(prose)) == prose


def test_a_blank_may_run_over_a_line_end() -> None:
    assert inlines("{the body that\ndecides}") == (Blank("the body that decides"),)


def test_list_items_and_subheadings_need_no_blank_line() -> None:
    prose = markup.parse("### First steps\nThen:\n- one\n  - two\n    deep\n1. three\n\nEnd")
    assert [(part.kind.value, part.level, plain((part,))) for part in prose] == [
        ("subheading", 0, "First steps"),
        ("body", 0, "Then:"),
        ("bullet", 0, "one"),
        ("bullet", 1, "two deep"),
        ("number", 0, "three"),
        ("body", 0, "End"),
    ]


def test_a_year_at_a_line_start_begins_no_list() -> None:
    assert markup.parse("in\n2019. Then") == (paragraph("in 2019. Then"),)


@pytest.mark.parametrize("text", ["- no item", "1. no item", "### no heading", " a ", "[x]", "{y}"])
def test_plain_characters_that_look_like_marks_stay_plain(text: str) -> None:
    assert markup.parse(markup.write((paragraph(text),))) == (paragraph(text),)


def test_brackets_that_begin_nothing_are_characters() -> None:
    assert inlines("[…] and [@] {open [a](b") == (Run("[…] and [@] {open [a](b"),)


def test_a_backslash_at_a_line_end_is_a_line_break() -> None:
    assert inlines("one\\\ntwo") == (Run("one\ntwo"),)


def test_empty_paragraphs_are_kept() -> None:
    prose = (paragraph("a"), Paragraph(), Paragraph((), ParagraphKind.BULLET))
    assert markup.write(prose) == "a\n\n{}\n\n- {}"
    assert markup.parse("a\n\n{}\n\n- {}") == prose


def test_numbered_items_are_numbered_when_written() -> None:
    prose = markup.parse("1. a\n1. b\n  1. c\n1. d\n\nx\n\n7. e")
    assert markup.write(prose) == "1. a\n2. b\n  1. c\n3. d\n\nx\n\n1. e"


def test_characters_no_reader_sees_are_dropped() -> None:
    assert markup.normal((Paragraph((Run("a\x00b\ufeff\ud800"), Run("")), level=2),)) == (
        paragraph("ab"),
    )


@pytest.mark.parametrize("piece", ["[", "{", "[@a,"])
def test_a_hundred_thousand_stray_marks_are_read_at_once(piece: str) -> None:
    started = time.process_time()
    markup.parse(piece * 100_000)
    assert time.process_time() - started < 5


def test_spaces_beside_marks_are_written_as_they_are() -> None:
    assert markup.write(markup.parse("a **b** c *d*, e")) == "a **b** c *d*, e"
    odd = markup.parse("a **\\ b** c")
    assert markup.write(odd) == "a **\\ b** c"


@pytest.mark.parametrize("piece", ["[", "{", "[@a,"])
def test_marks_that_make_no_sense_take_no_more_time_the_more_there_are(piece: str) -> None:
    def seconds(n: int) -> float:
        started = time.process_time()
        markup.parse(piece * n)
        return time.process_time() - started

    assert seconds(200_000) < 10 * max(seconds(50_000), 0.05)  # the square of it would be 16


def test_citations_in_each_other_that_are_none_take_no_long_time() -> None:
    started = time.process_time()
    markup.parse("[@ " * 100_000 + "]" * 100_000)
    assert time.process_time() - started < 4
