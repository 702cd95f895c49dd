"""How strings are spelled in a PDF file."""

from brief_composer.render.writers.pdf.spelling import string


def test_plain_letters_stand_as_they_are() -> None:
    assert string("Mopti") == b"(Mopti)"


def test_a_soft_hyphen_is_spelled_in_a_way_every_reader_knows() -> None:
    assert string("\u00ad") == rb"(\376\377\000\255)"


def test_half_a_character_becomes_the_mark_for_one() -> None:
    assert string("\ud800") == rb"(\376\377\377\375)"
