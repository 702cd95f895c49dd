"""Letters a format has no shapes for are told of, never passed over in silence."""

from __future__ import annotations

import pytest

from brief_composer.doc.text import words_with
from brief_composer.doc.tree import Document, Note, NoteRef, Paragraph, Text
from brief_composer.render import styles, writers
from tests.trees import para, plain

THEME = styles.theme("standard")


def _document(words: str) -> Document:
    return plain(para(words))


@pytest.mark.parametrize("words", ["ߒߞߏ", "السلام", "😀", "漢字", "ɓaa ߒ"])
def test_the_pdf_says_which_letters_it_would_show_as_boxes(words: str) -> None:
    lacking = writers.writer("pdf").lacks(_document(f"Plain {words} words"), THEME)
    assert lacking
    assert set(lacking) <= set(words)


def test_letters_of_french_and_bambara_are_all_there() -> None:
    document = _document("Œuvre, façade, l’été : « ɲɔgɔn » ŋana ɛ Ɛ — 5 % … €")
    assert writers.writer("pdf").lacks(document, THEME) == ()


@pytest.mark.parametrize("format", ["docx", "html"])
def test_files_that_borrow_letters_from_the_readers_computer_lack_none(format: str) -> None:
    assert writers.writer(format).lacks(_document("ߒߞߏ"), THEME) == ()


def test_the_words_with_such_letters_are_named_once_and_in_order() -> None:
    note = Note("n1", (para("see ߞߏ and a😀"),))
    said = Paragraph((Text("one a😀 two a😀"), NoteRef("n1")))
    assert words_with(plain(said, notes=(note,)), {"😀", "ߞ"}) == ("a😀", "ߞߏ")
