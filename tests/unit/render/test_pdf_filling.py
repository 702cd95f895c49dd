"""How the pages of a whole document end."""

from __future__ import annotations

from brief_composer.render.writers.pdf.filling import filled
from brief_composer.render.writers.pdf.flow import Column, Frame
from brief_composer.render.writers.pdf.strips import Strip

ONE = Frame((0.0,), 100.0, 0.0, 100.0)
TWO = Frame((0.0, 60.0), 50.0, 0.0, 100.0)


def _strips(count: int, above: float) -> list[Strip]:
    return [Strip(10, [], above=above) for _ in range(count)]


def _pages(frame: Frame, body: list[Strip]) -> list[list[Column]]:
    return filled(frame, {}, 0.0, [], body)


def test_a_last_page_with_little_on_it_is_done_without() -> None:
    body = _strips(6, above=10)  # as they are, 110 points
    assert len(_pages(ONE, body)) == 1
    assert [strip.above for strip in body] == [8.0] * 6


def test_paragraphs_keep_their_distance_where_less_would_not_help() -> None:
    body = _strips(8, above=5)  # at the least, 104.5 points
    assert len(_pages(ONE, body)) == 2
    assert [strip.above for strip in body] == [5] * 8


def test_a_last_page_with_enough_on_it_stays() -> None:
    body = _strips(8, above=10)
    assert len(_pages(ONE, body)) == 2
    assert [strip.above for strip in body] == [10] * 8


def test_the_columns_of_the_last_page_end_at_one_height() -> None:
    (last,) = _pages(TWO, _strips(6, above=0))
    assert [column.used for column in last] == [30.0, 30.0]
