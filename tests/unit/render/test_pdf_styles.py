"""What house styles do to a page: logo, a box beside the text, headings in the margin."""

from __future__ import annotations

import re
import zlib

import pytest
from msgspec.structs import replace

from brief_composer.doc.tree import Callout, Heading, Masthead, Note, NoteRef, Paragraph, Text
from brief_composer.render import styles
from brief_composer.render.pages import Pages
from brief_composer.render.theme import Theme
from brief_composer.render.writers import WriterError
from brief_composer.render.writers.pdf import Place, layout
from tests.pdf_reading import faults, read
from tests.trees import LOREM, para, plain, striped

ALL = [styles.theme(style.id) for style in styles.names()]
KEY_POINTS, QUESTIONS = styles.theme("key-points"), styles.theme("three-questions")
HEAD = Masthead("Talking first", organisation="Sahel Dialogue Network")


def box(times: int) -> Callout:
    return Callout((para(LOREM * times),), "Key points", origin="box")


def said(words: str, origin: str) -> Paragraph:
    return replace(para(words), origin=origin)


def place(places: tuple[Place, ...], origin: str) -> Place:
    return next(each for each in places if each.origin == origin)


def drawn(pdf: bytes) -> bytes:
    """Everything drawn on the pages, unpacked."""
    packed = re.findall(rb"stream\n(x.*?)endstream", pdf, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(each) for each in packed)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.id)
def test_a_logo_is_in_the_title_block_with_its_description(theme: Theme) -> None:
    marked = replace(theme, logo=striped(60, 20), logo_alt="Logo of the network")
    pdf = layout(plain(HEAD, para(LOREM)), marked).pdf
    tree = read(pdf)
    (figure,) = tree.all("Figure")
    assert figure.raw["/Alt"] == "Logo of the network"
    assert figure.pages == [0]
    assert faults(pdf) == []
    assert next(each.text.strip() for each in tree.all("P")) == "Sahel Dialogue Network"


def test_a_logo_without_a_description_is_decoration() -> None:
    pdf = layout(plain(HEAD), replace(KEY_POINTS, logo=striped(60, 20))).pdf
    assert read(pdf).all("Figure") == []
    assert pdf.count(b"/Subtype /Image") == 1


def test_a_logo_never_stands_on_the_colour_of_the_band() -> None:
    marked = replace(KEY_POINTS, logo=striped(60, 20))
    assert b"1 1 1 rg" in drawn(layout(plain(Masthead("T")), marked).pdf).split(b" Do")[0]


def test_a_logo_that_cannot_be_read_is_named() -> None:
    with pytest.raises(WriterError) as refused:
        layout(plain(HEAD), replace(KEY_POINTS, logo=b"no picture", logo_alt="Logo"))
    assert (refused.value.code, refused.value.params["alt"]) == ("picture-kind", "Logo")


def test_key_points_stand_beside_the_text_of_the_first_page() -> None:
    laid = layout(plain(HEAD, box(2), said(LOREM * 3, "text")), KEY_POINTS)
    beside, body = place(laid.places, "box"), place(laid.places, "text")
    assert (beside.page, body.page) == (0, 0)
    assert beside.x1 < body.x0
    assert abs(beside.y0 - body.y0) < 1


def test_key_points_too_long_for_the_margin_stand_above_the_text() -> None:
    laid = layout(plain(HEAD, box(12), said(LOREM * 3, "text")), KEY_POINTS)
    above, body = place(laid.places, "box"), place(laid.places, "text")
    assert above.x0 == body.x0
    assert (above.page, above.y1) < (body.page, body.y0)


def test_a_note_called_beside_the_text_stands_on_the_first_page() -> None:
    called = Callout((Paragraph((Text("In short."), NoteRef("n1"))),), "Key points")
    note = Note("n1", (para("Where it was said."),))
    pdf = layout(plain(HEAD, called, *[para(LOREM * 4)] * 12, notes=(note,)), KEY_POINTS).pdf
    (written,) = read(pdf).all("Note")
    assert {page for each in written.walk() for page in each.pages} == {0}


def test_a_question_in_the_margin_stands_level_with_its_answer() -> None:
    heading = Heading(1, (Text("Why does it matter?"),), "2", origin="question")
    laid = layout(plain(HEAD, heading, said(LOREM, "answer")), QUESTIONS)
    question, answer = place(laid.places, "question"), place(laid.places, "answer")
    assert abs(question.y0 - answer.y0) < 1


def test_a_long_question_with_a_short_answer_does_not_run_into_the_next() -> None:
    words = "Why does it matter so much to everyone who lives and works here today?"
    long = Heading(1, (Text(words),), "1", origin="first")
    after = Heading(1, (Text("What should be done?"),), "2", origin="second")
    laid = layout(plain(HEAD, long, para("Yes."), after, para("Talk.")), QUESTIONS)
    first, second = place(laid.places, "first"), place(laid.places, "second")
    assert second.y0 - first.y0 > 5 * QUESTIONS.size * 1.3


def test_a_long_word_in_the_margin_is_not_cut() -> None:
    heading = Heading(1, (Text("Recommandations préliminaires"),), "3")
    pdf = layout(plain(HEAD, heading, para(LOREM)), QUESTIONS).pdf
    with Pages(pdf) as pages:
        assert "Recommandations" in pages.text(0).split()


def test_a_question_at_the_end_of_a_document_has_its_room() -> None:
    words = "Why does it matter so much to everyone who lives and works here? " * 3
    asked = Heading(1, (Text(words),), origin="question")
    fill = [said(LOREM * 3, f"p{n}") for n in range(40)]
    for count in range(4, 10):
        laid = layout(plain(HEAD, *fill[:count], asked, said("Yes.", "answer")), QUESTIONS)
        question = place(laid.places, "question")
        assert question.y0 < 842 - 62 - 8 * QUESTIONS.size * 1.3


def test_the_plain_style_hyphenates_nothing_and_slants_nothing() -> None:
    theme = styles.theme("plain")
    assert (theme.hyphenate, theme.justify, theme.italic_quotes) == (False, False, False)
    assert b"\\255" not in drawn(layout(plain(*[para(LOREM * 9)] * 3), theme).pdf)
    assert theme.size >= 12
    assert theme.note_size >= 10
