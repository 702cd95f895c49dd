"""Whatever the main colour of a house is, its pages can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brief_composer.render.colours import ENOUGH, WHITE, contrast, is_colour, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(COLOURS)
def test_every_pair_of_a_palette_stands_out(main: str) -> None:
    c = palette(main)
    pairs = (
        (c.text, WHITE), (c.muted, WHITE), (c.accent, WHITE), (c.link, WHITE), (c.quote, WHITE),
        (c.on_accent, c.accent), (c.on_accent, c.quote), (c.text, c.accent_soft),
        (c.accent, c.accent_soft), (c.text, c.quote_soft), (c.muted, c.quote_soft),
        (c.link, c.quote_soft), (c.link, c.accent_soft), (c.text, c.mark),
    )  # fmt: skip
    assert [pair for pair in pairs if contrast(*pair) < ENOUGH] == []


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(main: str) -> None:
    assert (palette(main).accent == main) == (contrast(main, WHITE) >= ENOUGH)


@given(COLOURS, COLOURS)
def test_contrast_is_that_of_two_colours_whichever_comes_first(first: str, second: str) -> None:
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21


def test_black_and_white_stand_out_most() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 6) == 21


def test_only_six_figures_after_a_sign_are_a_colour() -> None:
    assert [is_colour(each) for each in ("#17666b", "17666B", "#17666", "red", "#17666B ")] == [
        True, False, False, False, False,
    ]  # fmt: skip
