"""PDF pages as pictures."""

from __future__ import annotations

import pytest

from brief_composer.doc.tree import Heading, Text
from brief_composer.render import styles
from brief_composer.render.pages import Pages
from brief_composer.render.writers.pdf import layout
from tests.trees import every_kind, para, plain


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return layout(every_kind(), styles.theme("standard")).pdf


def test_pages_are_counted_and_measured(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        assert pages.count == 2
        assert pages.size(0) == pytest.approx((595.28, 841.89), abs=0.01)


def test_a_picture_has_four_bytes_for_every_pixel(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        image = pages.image(0, 0.5)
    assert (image.width, image.height) == (298, 421)
    assert image.stride >= 4 * image.width
    assert len(image.data) == image.stride * image.height


def test_colours_come_blue_first(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        image = pages.image(0, 0.5)
    corner = image.data[:3]
    assert tuple(corner) == pytest.approx((0x6B, 0x66, 0x17), abs=2)


def test_the_words_of_a_page_come_in_reading_order() -> None:
    document = plain(
        Heading(1, (Text("Why now"),), "1"),
        para("The organisations of the centre wait for office hours."),
        para("Then they talk."),
    )
    with Pages(layout(document, styles.theme("standard")).pdf) as pages:
        words = " ".join(pages.text(0).split())
    assert words.startswith(
        "1 Why now The organisations of the centre wait for office hours. Then they talk."
    )
